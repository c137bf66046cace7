"""The quotation check: quoted words verbatim, and in the right mouth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checks.quotations import quotations
from briefing.voices import hear

TEXTS = [
    "Anna Berg, the mayor of Lund, met Peter Holm of the Workers' Union.",
    "“The bridge is old, and nobody has painted it for years,” Berg said.",
    "“We want our wages now,” said Holm.",
    "Holm left. Berg stayed.",
]
ARTICLE = hear(TEXTS)


def severities(claim: str) -> list[str]:
    """How grave the findings about the claim are."""
    return [finding.severity for finding in quotations(hear([claim]), ARTICLE)]


@pytest.mark.parametrize(
    "claim",
    [
        "Berg said “the bridge is new, and nobody has painted it for years”.",
        'Holm wants "our pensions and our houses now".',
        "“The bridge is old, and nobody has ever painted it,” Berg said.",
    ],
)
def test_words_that_the_article_does_not_have_are_a_fault(claim: str) -> None:
    assert severities(claim) == ["fault"]


@pytest.mark.parametrize(
    "claim",
    [
        "“The bridge is old, and nobody has painted it for years,” Peter Holm said.",
        "Anna Berg said: “We want our wages now.”",
    ],
)
def test_a_quote_in_the_wrong_mouth_is_a_fault(claim: str) -> None:
    assert severities(claim) == ["fault"]


@pytest.mark.parametrize(
    "claim",
    [
        "“The bridge is old, and nobody has painted it for years,” Berg said.",
        'Berg said "the bridge is old".',
        "Berg said “the bridge is old […] nobody has painted it”.",
        "Berg said “the bridge is old … for years”.",
        "Holm said: 'We want our wages now'.",
        "The mayor of Lund complained that “nobody has painted it for years”.",
        "Berg called the bridge old.",
    ],
)
def test_a_right_quote_is_left_alone(claim: str) -> None:
    assert severities(claim) == []


def test_an_expression_in_another_inflection_is_a_doubt() -> None:
    assert severities("Nobody ever “paints” it.") == ["doubt"]


def test_verbatim_is_asked_in_every_language() -> None:
    article = hear(["Le maire a dit : « Le pont est vieux »."], "fr")
    assert quotations(hear(["Pour le maire, « le pont est vieux »."], "fr"), article) == ()
    assert len(quotations(hear(["Pour le maire, « le pont est neuf »."], "fr"), article)) == 1


@given(st.data())
def test_any_stretch_of_whole_words_is_verbatim(data: st.DataObject) -> None:
    words = "The bridge is old, and nobody has painted it for years".split()
    start = data.draw(st.integers(0, len(words) - 2))
    end = data.draw(st.integers(start + 1, len(words)))
    assert severities(f"It was said that “{' '.join(words[start:end])}”.") == []
