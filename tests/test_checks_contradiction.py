"""Contradictions inside an article are shown, each with both sides, and not resolved."""

import pytest

from briefing.checks.contradiction import HEADLINE, concerning, contradictions
from briefing.nouns.brief import Evidence, What, Who


def shown(*text: str, headline: str | None = None) -> list[tuple[str, ...]]:
    """Both sides of every contradiction."""
    return [one.finding.words for one in contradictions(text, headline)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            ("U.S. President Anders Holm called.", "Critics and former President Holm agreed."),
            ("President Anders Holm", "former President Holm"),
        ),
        (
            ("President Anders Holm called.", "Holm, a former president, agreed."),
            ("President Anders Holm", "Holm, a former president"),
        ),
        (
            ("Mayor Ida Lund was killed in the fire.", "Ida Lund is still alive, police say."),
            ("Ida Lund was killed", "Ida Lund is still alive"),
        ),
        (("Anders Holm, 53, won.", "The 54-year-old Anders Holm sang. Holm bowed."), ("53", "54")),
        (("12 people were killed.", "15 people were killed by the flood."), ("12", "15")),
    ],
)
def test_two_values_for_one_thing_are_shown(text: tuple[str, ...], words: tuple[str, ...]) -> None:
    (sides,) = shown(*text)
    assert all(word in side for word, side in zip(words, sides, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        ("President Anders Holm called.", "President Holm agreed."),
        ("President Anders Holm called.", "Then-President Holm had agreed.", "Vice President Holm sang."),
        ("President Anders Holm met former President Ida Lund.",),
        # Two persons of one surname.
        ("President George Bush called his father.", "Former President Herbert Bush agreed."),
        ("President Anders Holm called.", "Former Senator Holm sat in Lund."),
        ("Anders Holm, 53, won.", "Holm, 53, sang."),
        ("Anders Holm, 53, won.", "Ida Lund, 54, sang."),
        ("12 people were killed.", "15 people were wounded."),
    ],
)
def test_what_is_no_contradiction_is_left_alone(text: tuple[str, ...]) -> None:
    assert shown(*text) == []


def test_the_headline_counts() -> None:
    (one,) = contradictions(["15 people were killed by the flood."], "12 people killed in flood")
    assert one.sentences == (HEADLINE, 1)


def test_findings_are_notes_and_name_their_sentences() -> None:
    (one,) = contradictions(["President Anders Holm called.", "It rained.", "Former President Holm agreed."])
    assert one.sentences == (1, 3)
    assert one.finding.severity == "note"
    assert one.finding.check == "contradiction"


def test_persons_are_read_in_english_alone() -> None:
    assert contradictions(["President Anders Holm.", "Former President Holm."], None, "de") == ()


TEXT = ("President Anders Holm called.", "It rained.", "Lund trusts former President Holm.")
SPANS = ((0, 29), (30, 40), (41, 75))


def _evidence(number: int) -> tuple[Evidence, ...]:
    start, end = SPANS[number - 1]
    return (Evidence(start=start, end=end, text=TEXT[number - 1]),)


def _what(statement: str, number: int) -> What:
    return What(
        id="what-1", evidence=_evidence(number), verdict="supported", statement=statement, status="happened"
    )


HOLM = Who(
    id="who-1", evidence=_evidence(2), verdict="supported", name="Anders Holm", kind="person", role="got wet"
)


def test_a_line_on_the_person_has_the_note_and_others_have_not() -> None:
    items = (HOLM, _what("Lund trusts somebody", 3), _what("Holm called", 1), _what("It rained", 2))
    notes = concerning(contradictions(TEXT), items, SPANS)
    assert [len(one) for one in notes] == [1, 0, 1, 0]


def test_where_no_line_names_the_person_its_evidence_decides() -> None:
    items = (_what("Lund trusts somebody", 3), _what("It rained", 2))
    assert [len(one) for one in concerning(contradictions(TEXT), items, SPANS)] == [1, 0]
