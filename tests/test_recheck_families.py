"""Every family in every format is understood: each printed line is checked, and edits in each section are caught."""

import re

import pytest
from sample_brief import full_brief, signed_brief
from sample_lint import ARTICLE, clean_brief

from briefing.checks import Checker
from briefing.excerpts import excerpts
from briefing.nouns.brief import Brief
from briefing.recheck import Edited, Report, read_brief, recheck
from briefing.recheck.template_parts import SLOT, headings, kinds, slots, yardstick
from briefing.render import FORMATS, render, templates
from briefing.render.sources import OUTLET, UNNAMED

BRIEF = clean_brief()
CHECKER = Checker(ARTICLE)
FAMILIES = [known.name for known in templates()]
READ = "2026-11-18"


def printed(family: str, form: str, brief: Brief = BRIEF) -> str:
    return render(brief, template=family, format=form)


def read(text: str, form: str, brief: Brief = BRIEF) -> Edited:
    return read_brief(text.encode("utf-8"), f"brief.{form}", brief.article)


def checked(text: str, form: str) -> Report:
    return recheck(read(text, form), f"brief.{form}", ARTICLE, CHECKER, as_of=READ)


def body(text: str) -> list[tuple[int, str]]:
    """The lines of a Markdown print that cite evidence, with their numbers: all it says of the article."""
    rows = enumerate(text.split("\n"), start=1)
    above = re.split(r"\n##+ Evidence\n|\n---\n", text)[0].count("\n")
    cited = [
        (number, row) for number, row in rows if number <= above + 1 and re.search(r"\[\d+\]( \|)?$", row)
    ]
    quiet = ("- **Times", "- **Demands or", "- **Lines", f"| {OUTLET}", f"| {UNNAMED}")
    return [(number, row) for number, row in cited if not row.startswith(quiet)]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("family", FAMILIES)
def test_an_unedited_brief_is_supported_line_by_line(family: str, form: str) -> None:
    report = checked(printed(family, form), form)
    assert [(line.status, line.text) for line in report.lines if line.status != "supported"] == []
    assert [one for one in report.unchecked if not one.ours] == []


@pytest.mark.parametrize("make", [clean_brief, full_brief, signed_brief])
@pytest.mark.parametrize("family", FAMILIES)
def test_each_line_that_cites_evidence_is_checked(family: str, make: type[Brief]) -> None:
    brief = make()
    text = printed(family, "md", brief)
    lines = read(text, "md", brief).lines
    assert {number for number, _ in body(text)} == {line.place for line in lines if line.list != "headline"}
    assert all(line.cites for line in lines if line.list != "headline")


@pytest.mark.parametrize("make", [clean_brief, full_brief, signed_brief])
@pytest.mark.parametrize("family", FAMILIES)
def test_the_formats_of_a_family_have_the_same_lines_in_the_same_lists(
    family: str, make: type[Brief]
) -> None:
    brief = make()
    md, html, txt = (
        [(line.list, line.text) for line in read(printed(family, form, brief), form, brief).lines]
        for form in FORMATS
    )
    assert md == html or sorted(map(str, md)) == sorted(
        map(str, html)
    )  # a flash's page has its rows in another order
    assert md == txt


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("family", FAMILIES)
def test_only_a_correction_stands_word_for_word_among_the_unchecked(family: str, form: str) -> None:
    brief = signed_brief()
    quiet = [one for one in read(printed(family, form, brief), form, brief).unchecked if not one.ours]
    assert {one.why for one in quiet} <= {"record of what was corrected"}
    assert len(quiet) == len(brief.corrections)


EDITS = {
    "a number": ("12 people were injured", "21 people were injured"),
    "a not lost": ("The talks did not address the repair", "The talks did address the repair"),
    "a denial lost": ("denied that the dam leaks", "said that the dam leaks"),
    "an amount": ("$3 million", "$8 million"),
    "a figure without its number's line": ("The repair costs $3 million", "The repair costs $13 million"),
    "who demands of whom": ("Ruth Vale calls on Brill Ltd", "Brill Ltd calls on Ruth Vale"),
    "who threatens whom": ("Threat by Ruth Vale against Brill Ltd", "Threat by Brill Ltd against Ruth Vale"),
    "another mouth": ("“We will not wait” — Ruth Vale, mayor of Arden", "“We will not wait” — Brill Ltd"),
    "other words in the mouth": ("“We will not wait” — Ruth", "“We will wait no longer” — Ruth"),
    "a title": ("Ruth Vale, mayor of Arden", "Ruth Vale, governor of Arden"),
    "a day": ("17 November 2026", "24 November 2026"),
    "a deadline": ("20 November 2026", "27 November 2026"),
    "earlier times": ("In March 2024: A senior", "In March 2020: A senior"),
    "a source that the article lacks": ("A senior safety official — unnamed", "Olaf Meyer — unnamed"),
}  # fmt: skip


def _plain(text: str) -> str:
    """A Markdown print without its marks and its breaks of lines, in which an edit is looked for."""
    return re.sub(r"\*\*|(?<=\w) \|(?= \w)", lambda mark: " —" if "|" in mark.group() else "", text)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_in_any_section_of_any_family_is_caught(kind: str, family: str) -> None:
    old, new = EDITS[kind]
    text = _plain(printed(family, "md").split("\n## Evidence")[0].split("\n### Evidence")[0])
    first = re.search(r"\n##|\n\*\*|Bottom line", text)  # the header's own days are the program's
    assert first is not None
    places = [match.start() for match in re.finditer(re.escape(old), text) if match.start() > first.start()]
    if not places:
        pytest.skip("the family does not print it")
    for at in places:
        report = checked(f"{text[:at]}{new}{text[at + len(old) :]}", "md")
        assert report.counts["unsupported"] >= 1, text[at : at + 80]


def test_every_edit_meets_a_family_that_prints_it() -> None:
    texts = [_plain(printed(family, "md")) for family in FAMILIES]
    assert [kind for kind, (old, _) in EDITS.items() if not any(old in text for text in texts)] == []


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_person_wrote_in_their_place_is_listed_as_not_checked(form: str) -> None:
    text = printed("submission", form)
    place = "▢ For a person to write: recommendation."
    assert place in text
    edited = read(text.replace(place, "Arden must pay Brill Ltd $9 million.", 1), form)
    found = [one for one in edited.unchecked if not one.ours]
    assert "Arden must pay Brill Ltd $9 million." in " ".join(one.text for one in found)
    assert {one.why for one in found} == {"a person's words, not checked"}
    assert not any("$9 million" in line.text for line in edited.lines)


def test_a_persons_words_elsewhere_are_checked() -> None:
    text = printed("submission", "md").replace(
        "## Timing\n", "## Timing\n\nArden must pay Brill Ltd $9 million.\n"
    )
    report = checked(text, "md")
    assert [line.text for line in report.lines if line.status == "unsupported"] == [
        "Arden must pay Brill Ltd $9 million."
    ]


@pytest.mark.parametrize("form", ["md", "txt"])
def test_what_is_put_below_the_yardstick_the_gaps_or_the_corrections_is_checked(form: str) -> None:
    said = "Brill Ltd has paid nine ministers."
    brief = signed_brief()
    texts = {family: printed(family, form, brief) for family in ("assessment", "sitrep")}
    for family, anchor in (
        ("assessment", "almost certain"),
        ("sitrep", "Times for which"),
        ("sitrep", "Version 2, "),
    ):
        text = texts[family]
        at = text.index("\n", text.index(anchor))
        edited = read(f"{text[:at]}\n\n{said}\n\n{text[at + 1 :]}", form, brief)
        assert edited.format == form
        assert said in [line.text for line in edited.lines], anchor


def test_a_gap_that_quotes_what_the_article_does_not_have_is_a_line() -> None:
    brief = full_brief()
    text = printed("sitrep", "md", brief).replace("fixed:** “new talks”", "fixed:** “nine ministers”")
    assert any("nine ministers" in line.text for line in read(text, "md", brief).lines)


def test_the_verbatim_lists_of_a_real_article_are_supported_in_every_family() -> None:
    copied = excerpts(ARTICLE, as_of=READ)
    brief = BRIEF.model_copy(
        update={name: getattr(copied, name) for name in ("quotes", "figures", "background")}
    )
    for family in FAMILIES:
        report = checked(printed(family, "md", brief), "md")
        assert report.counts["unsupported"] == 0, family


def test_fixed_words_are_those_of_the_templates_on_disk() -> None:
    assert set(kinds()) == set(FAMILIES) - {"flash"} or set(kinds()) == set(FAMILIES)
    assert {"executive summary": "bottom_line", "recommendation": "judgement", "timing": "timing",
            "indicators to watch": "indicators", "key figures": "figures", "gaps": "gaps",
            "situation overview": "group", "yardstick (icd 203)": "yardstick"}.items() <= headings().items()  # fmt: skip
    assert len(slots()) >= 6
    assert all(slot.startswith(SLOT) for slot in slots())
    terms, use = yardstick()
    assert len(terms) == 7
    assert use.startswith("Terms of likelihood")
