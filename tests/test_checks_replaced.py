"""Names and titles in the place of others: a swapped place, person or office is found, a carried-over one is not."""

import pytest
from sample_article import article

from briefing.checks.prepared import prepare
from briefing.checks.replaced import replaced
from briefing.checks.source import Source
from briefing.nouns.brief import Finding


def checked(claim: str, *sentences: str, best: int = 0) -> tuple[Finding, ...]:
    """What is found where the sentence of that number is the best evidence."""
    one = article(*sentences)
    near = tuple(n for n in (best - 1, best, best + 1) if 0 <= n < len(sentences))
    return replaced(prepare(claim), Source(one.text, one.sentences, "en"), (best,), near)


def severities(claim: str, *sentences: str, best: int = 0) -> list[tuple[str, str]]:
    return [(one.check, one.severity) for one in checked(claim, *sentences, best=best)]


ELSEWHERE = ("Rain fell.", "Snow came.", "Ships from Karlund reached Belmar with Petra Berg aboard.")


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Envoys met in Belmar on Monday.", "Envoys met in Lund on Monday."),
        ("Envoys travelled to Belmar on Monday.", "Envoys travelled to Lund on Monday."),
        ("Talks were opened by Petra Berg on Monday.", "Talks were opened by Anna Holm on Monday."),
        ("Envoys flew grain from Karlund to the north.", "Envoys flew grain from Vostria to the north."),
        ("The fleet fired at Karlund ships.", "The fleet fired at Vostria ships."),
    ],
)
def test_a_name_in_the_place_of_another_is_a_fault(claim: str, sentence: str) -> None:
    assert severities(claim, sentence, *ELSEWHERE) == [("names", "fault")]
    assert checked(sentence, sentence, *ELSEWHERE) == ()


def test_a_nation_takes_the_place_of_a_nation_only() -> None:
    told = ("Envoys met in France with Holm.", "Rain fell.", "Snow came.", "Ships left Spain.")
    (finding,) = checked("Envoys met in Spain with Holm.", *told)
    assert finding.words == ("Spain", "France")


def test_an_actor_that_opens_the_claim_where_the_evidence_opens_with_another_is_a_doubt() -> None:
    told = ("Vostria closed the harbour on Monday.", *ELSEWHERE, "Ships of Vostria stayed.")
    assert severities("Karlund closed the harbour on Monday.", *told) == [("names", "doubt")]


@pytest.mark.parametrize(
    ("claim", "sentences", "best"),
    [
        ("Anna Holm opened the harbour.", ("Anna Holm came to Lund.", "She opened the harbour."), 1),
        ("Vostria will pay for the harbour.", ("Vostria built it.", "They will pay for the harbour."), 1),
        ("Envoys met in Lund.", ("Envoys met in the town of Lund.", "Ships left Belmar."), 0),
        ("Holm met envoys in Lund.", ("Holm met envoys in southern Lund.",), 0),
        ("Duterte met envoys.", ("Rodrigo Duterte met envoys.",), 0),
        ("Rodrigo met envoys.", ("Duterte met envoys.", "Snow fell.", "Rodrigo Duterte left."), 0),
        ("Russia sent envoys.", ("The Kremlin sent envoys.",), 0),
        ("The Kremlin sent envoys.", ("Russia sent envoys.",), 0),
        ("Washington sent envoys.", ("The United States sent envoys.",), 0),
    ],
)
def test_a_name_taken_up_joined_or_in_other_words_passes(
    claim: str, sentences: tuple[str, ...], best: int
) -> None:
    assert checked(claim, *sentences, best=best) == ()


def test_a_name_that_a_neighbour_binds_to_the_same_words_passes() -> None:
    told = ("Grain reached Lund on Monday.", "Grain reached Belmar on Tuesday.")
    assert checked("Grain reached Belmar.", *told) == ()


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The governor of Lund opened the harbour.", "The mayor of Lund opened the harbour."),
        ("They heard Senator Holm speak.", "They heard Governor Holm speak."),
    ],
)
def test_a_title_in_the_place_of_another_is_a_fault(claim: str, sentence: str) -> None:
    assert severities(claim, sentence) == [("titles", "fault")]
    assert checked(sentence, sentence) == ()


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The mayor opened the harbour.", "The mayor and the governor opened the harbour."),
        ("The leader of Lund opened it.", "The mayor of Lund opened it."),
        ("The spokesman spoke in Lund.", "The spokeswoman spoke in Lund."),
        ("A founder left.", "The governor opened the harbour."),
    ],
)
def test_a_title_that_stands_there_too_or_for_it_passes(claim: str, sentence: str) -> None:
    assert checked(claim, sentence) == ()


def test_in_a_speech_a_name_may_stand_for_the_i_but_a_place_for_no_other() -> None:
    speech = ("I met envoys in Lund.", "We agreed.", "I thank Belmar.")
    assert checked("Belmar met envoys in Lund.", *speech) == ()
    assert [finding.severity for finding in checked("I met envoys in Belmar.", *speech)] == ["fault"]


def test_a_finding_names_both() -> None:
    (finding,) = checked("Envoys met in Belmar.", "Envoys met in Lund.", *ELSEWHERE)
    assert finding.words == ("Belmar", "Lund")
    assert "Belmar" in finding.message
    assert "Lund" in finding.message
