"""Blocks that a template of the user's overrides and nothing above it has."""

from pathlib import Path

import pytest
from sample_brief import small_brief

from briefing.errors import UsageError
from briefing.render import render

POLICY = '{% extends "policy/policy.md.j2" %}\n'


def rendered(folder: Path, text: str) -> str:
    path = folder / "own.md.j2"
    path.write_text(text, encoding="utf-8")
    return render(small_brief(), template=path)


def test_a_misspelt_block_is_an_error_that_names_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        rendered(tmp_path, POLICY + "{% block metod %}x{% endblock %}")
    assert "line 2: there is no block 'metod' in what it extends" in caught.value.message
    assert caught.value.hint == "use method"


def test_where_no_name_is_near_all_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        rendered(tmp_path, POLICY + "{% block zzzz %}x{% endblock %}")
    assert (caught.value.hint or "").startswith("use background or body or bottom_line")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{% block options %}shown{% endblock %}", "shown"),
        ("{% block method %}{% block mine %}shown{% endblock %}{% endblock %}", "shown"),
        ("{% block evidence %}shown{{ super() }}{% endblock %}", "shown"),
    ],
)
def test_blocks_that_are_printed_are_none(tmp_path: Path, text: str, shown: str) -> None:
    assert shown in rendered(tmp_path, POLICY + text)


def test_a_block_of_the_users_own_base_may_be_overridden(tmp_path: Path) -> None:
    (tmp_path / "base.md.j2").write_text(
        POLICY + "{% block masthead %}{% block house %}x{% endblock %}{% endblock %}", encoding="utf-8"
    )
    assert "shown" in rendered(tmp_path, '{% extends "base.md.j2" %}{% block house %}shown{% endblock %}')


def test_a_template_that_extends_nothing_or_by_a_computed_name_is_left_alone(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{% block any %}shown{% endblock %}") == "shown\n"
    assert rendered(tmp_path, '{% extends "policy/" ~ "policy.md.j2" %}{% block any %}x{% endblock %}')


def test_an_import_without_context_says_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "own.html.j2"
    path.write_text(
        '{% from "parts/line.html.j2" import line %}{{ line(view.bottom_line) }}', encoding="utf-8"
    )
    with pytest.raises(UsageError) as caught:
        render(small_brief(), template=path)
    assert "with context" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ view.bottom_line }}", "a Line cannot be printed whole"),
        ("{{ view.lines.what }}", "a tuple cannot be printed whole"),
        ("{{ brief }}", "a Brief cannot be printed whole"),
        ("{{ article.retrieved.x or none }}", "has no attribute 'x'"),
        ("{{ none }}", "what is printed here is empty"),
        ("{{ none|md }}", "what is printed here is empty"),
        ("{{ view.bottom_line|md }}", "a Line cannot be printed whole"),
    ],
)
def test_what_no_reader_can_read_is_an_error_and_never_python_in_a_document(
    tmp_path: Path, text: str, reason: str
) -> None:
    with pytest.raises(UsageError) as caught:
        rendered(tmp_path, text)
    assert reason in caught.value.message
