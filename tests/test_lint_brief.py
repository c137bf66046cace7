"""The lint of a Brief: a clean one, each rule broken by a change of its value, and the table of the rules."""

import json
from typing import Any

import pytest
from sample_lint import ARTICLE, TEXT, clean_brief, rests

from briefing.lint import Lint, as_json, lint, rules, told
from briefing.nouns.article import digest
from briefing.nouns.brief import BottomLine, Brief, Evidence
from briefing.nouns.signature import Correction, Review, Superseded

BRIEF = clean_brief()
FIX = Correction(what="the day", why="a slip", at="2026-11-23T09:00:00Z", by="A. Editor", version=2)
FIRST = Superseded(version=1, sha256="cd" * 32, uri=BRIEF.uri)


def with_(where: str, position: int = 0, /, **changes: Any) -> Brief:
    """The clean brief with fields of one item of that list changed."""
    items = list(getattr(BRIEF, where))
    items[position] = items[position].model_copy(update=changes)
    return BRIEF.model_copy(update={where: tuple(items)})


def but(**changes: Any) -> Brief:
    return BRIEF.model_copy(update=changes)


def made(**changes: Any) -> Brief:
    return but(provenance=BRIEF.provenance.model_copy(update=changes))


def test_a_clean_brief_keeps_every_rule() -> None:
    assert lint(BRIEF) == ()


def test_so_does_one_without_anything() -> None:
    empty = {name: () for name in ("who", "what", "when", "where", "demands", "threats", "quotes", "figures",
                                   "background")}  # fmt: skip
    assert lint(but(bottom_line=None, **empty)) == ()


SPACE = (Evidence(start=41, end=42, text="\n"),)
FURNITURE = ARTICLE.model_copy(update={"furniture": ((0, 41),)})
DEFECTS: dict[str, tuple[int, Brief]] = {
    "evidence between sentences": (1, with_("what", 2, evidence=SPACE)),
    "evidence that is page furniture": (1, but(article=FURNITURE)),
    "two items with one id": (1, with_("what", 2, id="what-1")),
    "a quotation with another word": (2, with_("quotes", text="We shall not wait")),
    "marks around other words": (2, with_("what", statement="Talks “failed badly”")),
    "a figure that is not verbatim": (2, with_("figures", figure="3 million dollars")),
    "a time phrase that is not the article's": (2, with_("when", phrase="on Thursday")),
    "a denial that is nobody's": (3, with_("what", 3, speaker=None)),
    "one official made several": (3, with_("what", 1, speaker="Senior safety officials")),
    "an official without the article's description": (3, with_("what", 1, speaker="An official")),
    "said made claimed": (4, with_("who", role="claimed that the operator must close the dam by Friday")),
    "said made insisted": (4, with_("who", role="insisted that the operator must close the dam by Friday")),
    "a denial without a denying word": (4, with_("what", status="denied", speaker="Ruth Vale")),
    "a date that is none": (5, with_("when", date="next Tuesday")),
    "a date without its reason": (5, with_("when", basis="")),
    "a date without the article's words": (5, with_("when", phrase=" ")),
    "yesterday": (5, with_("what", 2, statement="The talks yesterday did not address the repair")),
    "a weekday that nothing dates": (5, but(when=())),
    "a title that the article lacks": (6, with_("who", title="Foreign Minister")),
    "a name that the article lacks": (6, with_("who", name="Olaf Meyer")),
    "a name in a line that the article lacks": (6, with_("what", statement="Olaf Meyer’s talks failed on Tuesday")),
    "another number": (7, with_("what", 1, statement="21 people were injured near Arden in March 2024")),
    "another currency": (7, with_("figures", statement="The repair costs €3 million")),
    "a not lost": (7, with_("what", 2, statement="The talks did address the repair")),
    "a not put in": (7, with_("what", statement="Talks on the Arden dam did not fail on Tuesday")),
    "probably": (8, with_("what", statement="Talks on the Arden dam probably failed on Tuesday")),
    "clearly": (8, but(bottom_line=BottomLine(text="Talks clearly failed on Tuesday.", evidence=rests(1)))),
    "must be seen as": (8, with_("what", statement="Talks on the Arden dam must be seen as failed")),
    "a model without a name": (9, made(model=BRIEF.provenance.model.model_copy(update={"name": "unknown"}))),
    "a label that nobody signed for": (9, made(label="Reviewed by the desk")),
    "a prompt without its hash": (9, made(prompt=BRIEF.provenance.prompt.model_copy(update={"sha256": "ab"}))),
    "an outlet filled with nothing": (9, but(article=ARTICLE.model_copy(update={"outlet": "N/A"}))),
    "a change after the signature": (9, but(version=2, supersedes=FIRST, review=Review(
        by="A. Editor", at="2026-11-23T10:00:00Z", content_sha256="00" * 32))),
    "a later version of nothing": (10, but(version=2, corrections=(FIX,))),
    "a later version without a record": (10, but(version=2, supersedes=FIRST)),
    "a correction of the first version": (10, but(corrections=(FIX,))),
    "a correction without a reason": (10, but(version=2, supersedes=FIRST,
                                             corrections=(FIX.model_copy(update={"why": "-"}),))),
    "a correction without a day": (10, but(version=2, supersedes=FIRST,
                                           corrections=(FIX.model_copy(update={"at": "soon"}),))),
    "a version in the place of itself": (10, but(version=2, corrections=(FIX,), supersedes=Superseded(
        version=2, sha256="cd" * 32, uri=BRIEF.uri))),
    "a speaker filled with unknown": (11, with_("what", 1, speaker="unknown")),
    "a condition filled with N/A": (11, with_("demands", condition="N/A")),
    "an empty role": (11, with_("who", role=" ")),
    "a headline that says nothing": (11, but(headline="[headline]")),
    "a bottom line of three sentences": (12, but(bottom_line=BottomLine(
        text="Talks on the Arden dam failed. The talks did not address the repair. The repair costs $3 million.",
        evidence=rests(1, 7, 8)))),
}  # fmt: skip


@pytest.mark.parametrize("kind", DEFECTS)
def test_a_change_that_breaks_a_rule_is_found(kind: str) -> None:
    rule, brief = DEFECTS[kind]
    assert rule in {one.rule for one in lint(brief)}, lint(brief)


@pytest.mark.parametrize(
    "statement",
    [
        "12 people were injured near Arden in March 2024",
        "A senior safety official said that 12 people were injured",
        "The talks didn't address the repair",
        "Talks failed on Tuesday",
    ],
)
def test_other_words_for_the_same_break_no_rule(statement: str) -> None:
    evidence = rests(6) if "12" in statement else rests(8) if "didn" in statement else rests(1)
    assert lint(with_("what", statement=statement, evidence=evidence)) == ()


def test_a_quotation_may_differ_in_marks_spaces_and_soft_hyphens_alone() -> None:
    assert (
        lint(with_("what", 2, statement='Vale said: "We\u00a0will not wa\u00adit"', evidence=rests(3))) == ()
    )


def test_marks_within_the_article_do_not_count_for_the_comparison() -> None:
    text = TEXT.replace("“We will not wait,”", '"We will\u00a0not wait,"')
    plain = ARTICLE.model_copy(update={"text": text, "sha256": digest(text)})
    evidence = tuple(one.model_copy(update={"text": text[one.start : one.end]}) for one in rests(3))
    changed = with_("quotes", evidence=evidence).model_copy(update={"article": plain})
    assert [one for one in lint(changed) if one.rule == 2] == []


def test_words_are_not_judged_in_another_language() -> None:
    foreign = ARTICLE.model_copy(update={"language": "de"})
    line = with_("what", statement="Olaf claimed yesterday that it is probably so").model_copy(
        update={"article": foreign}
    )
    assert {one.rule for one in lint(line)} == set()


def test_a_lint_names_rule_place_and_what_to_do() -> None:
    (found,) = lint(with_("what", 1, statement="21 people were injured near Arden in March 2024"))
    assert found == Lint(
        rule=7,
        name="figure",
        place="what-2",
        message="the claim has “21” where the evidence has “12”: write what the evidence has",
        words=("21", "12"),
    )


def test_the_table_has_twelve_rules_with_names_of_their_own() -> None:
    table = rules()
    assert [rule.number for rule in table] == list(range(1, 13))
    assert len({rule.name for rule in table}) == 12
    assert all(rule.sentence.endswith(".") for rule in table)


def test_every_rule_is_broken_by_a_value() -> None:
    assert {rule for rule, _ in DEFECTS.values()} == set(range(1, 13))


def test_the_lint_is_told_rule_by_rule() -> None:
    found = lint(with_("what", 1, statement="21 people were injured near Arden in March 2024"))
    assert told(found) == (
        "   7  figure: Numbers, units, currencies and every “not” are found again in the evidence.\n"
        "      what-2: the claim has “21” where the evidence has “12”: write what the evidence has\n"
        "\n"
        "Lint: 1 place against 1 of 12 rules.\n"
    )
    assert told(()) == "Lint: all 12 rules kept.\n"


def test_text_from_outside_is_told_on_one_line_without_controls() -> None:
    evil = Lint(rule=1, name="citation", place="brief", message="cites nothing", words=("a\nb\x1b[31m",))
    assert "\x1b" not in told((evil,))
    assert "[“a b�[31m”]" in told((evil,))


def test_the_lint_as_json_counts_every_rule() -> None:
    found = lint(with_("what", 1, statement="21 people were injured near Arden in March 2024"))
    given = json.loads(as_json(found))
    assert given["counts"] == {str(number): int(number == 7) for number in range(1, 13)}
    assert [Lint.model_validate(one) for one in given["lints"]] == list(found)
