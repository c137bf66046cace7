"""The table of output forms, and one function that makes any of them."""

import json
from pathlib import Path

import pytest
from sample_brief import small_brief

from briefing.errors import UsageError
from briefing.exports import FORMS, export
from briefing.nouns.brief import Brief
from briefing.render import render, templates

FAMILIES = [known.name for known in templates() if len(known.formats) == 3]
OPENINGS = {
    "md": b"# Arden threatens",
    "html": b"<!DOCTYPE html>",
    "txt": b"Arden threatens",
    "json": b'{\n  "schema_version"',
    "docx": b"PK\x03\x04",
    "pdf": b"%PDF-",
    "eml": b"MIME-Version: 1.0",
    "ninjs": b'{\n  "standard"',
    "superdesk": b'{\n  "guid"',
}


def test_the_table_names_every_form_once_under_its_own_name() -> None:
    assert list(FORMS) == list(OPENINGS)
    assert all(form.name == name and form.about and "/" in form.media_type for name, form in FORMS.items())
    assert [name for name, form in FORMS.items() if form.binary] == ["docx", "pdf"]
    assert {form.suffix for form in FORMS.values()} == {
        ".md",
        ".html",
        ".txt",
        ".json",
        ".docx",
        ".pdf",
        ".eml",
    }


@pytest.mark.parametrize("form", OPENINGS)
def test_every_form_is_made_of_a_brief_and_is_the_same_again(form: str) -> None:
    made = export(small_brief(), form)
    assert OPENINGS[form] in made[:60]
    assert made == export(small_brief(), form)
    if not FORMS[form].binary:
        made.decode("utf-8")


@pytest.mark.parametrize("form", ["md", "html", "txt"])
@pytest.mark.parametrize("family", FAMILIES)
def test_the_forms_of_templates_are_what_render_gives(form: str, family: str) -> None:
    assert export(small_brief(), form, template=family).decode() == render(
        small_brief(), template=family, format=form
    )


def test_json_is_the_brief_itself() -> None:
    assert Brief.model_validate_json(export(small_brief(), "json")) == small_brief()


def test_an_unknown_form_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no form 'doc'") as refused:
        export(small_brief(), "doc")
    assert str(refused.value.hint) == f"forms are {', '.join(OPENINGS)}"


@pytest.mark.parametrize("form", [name for name in OPENINGS if name != "json"])
def test_an_unknown_template_is_refused_in_every_form_that_takes_one(form: str) -> None:
    assert FORMS[form].rendered is not None
    with pytest.raises(UsageError, match="'polcy'"):
        export(small_brief(), form, template="polcy")


def test_a_template_of_the_users_own_makes_the_item_too(tmp_path: Path) -> None:
    own = tmp_path / "own.html.j2"
    own.write_text(
        "<title>x</title><h1>{{ brief.headline }}</h1><p class=a>By the desk</p>", encoding="utf-8"
    )
    item = json.loads(export(small_brief(), "ninjs", template=own))
    html, text = (body["value"] for body in item["bodies"])
    assert html == "<p><strong>AI-generated, not reviewed</strong></p>\n<p>By the desk</p>"
    assert text == "AI-generated, not reviewed\nBy the desk\n"
