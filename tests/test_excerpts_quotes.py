"""Quotations that are printed: whole clauses, in the mouth of a speaker whom the article names or describes."""

import pytest
from sample_article import article

from briefing.excerpts import excerpts
from briefing.nouns.brief import Quote

LEAD = "Peru's President Ana Quispe closed the port of Callao on Tuesday."
UNION = "Union leader Luis Rojas called the closure a mistake."


def quotes(*sentences: str, **more: object) -> tuple[Quote, ...]:
    return excerpts(article(*sentences, published="2025-05-14", **more), as_of="2025-05-14").quotes


def said(*sentences: str) -> list[tuple[str, str | None, str]]:
    return [(one.speaker, one.title, one.text) for one in quotes(*sentences)]


def test_a_quotation_has_its_speaker_by_full_name_with_the_title_of_the_article() -> None:
    (one,) = quotes(LEAD, "“The port will stay closed until the talks begin,” Quispe said.", UNION)
    assert one == Quote(
        id="quotes-1",
        evidence=one.evidence,
        verdict="supported",
        text="The port will stay closed until the talks begin",
        speaker="Ana Quispe",
        title="President",
    )
    assert [piece.text for piece in one.evidence] == [
        "“The port will stay closed until the talks begin,” Quispe said."
    ]


def test_he_is_the_person_named_just_before_and_that_sentence_is_evidence_too() -> None:
    (one,) = quotes(LEAD, UNION, "“We will not talk to a closed door,” he said.")
    assert (one.speaker, one.title) == ("Luis Rojas", "Union leader")
    assert [piece.text for piece in one.evidence] == [UNION, "“We will not talk to a closed door,” he said."]


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "Luis Rojas met Minister Jorge Vega in Callao.",
            "Vega left early.",
            "“We will not sign this paper today,” they said.",
        ),
        ("Talks ended in Callao on Tuesday.", "“We will not sign this paper today,” he said."),
        ("The Valley Front blocked the road.", "“We will not sign this paper today,” she said."),
        ("Talks ended in Callao.", "“We will not sign this paper today.”"),
        ("Talks ended in Callao.", "A statement said: “We will not sign this paper today.”"),
        ("Talks ended in Callao.", "The PepsiCo statement said: “We will not sign this paper today.”"),
        ("Talks ended in Callao.", "The ban said “no person shall enter the harbour”, in Act No. 12."),
    ],
    ids=[
        "they",
        "he without a person",
        "she for a group",
        "nobody",
        "a paper",
        "a paper with a name",
        "a law",
    ],
)
def test_words_whose_speaker_is_not_told_are_not_quoted(sentences: tuple[str, ...]) -> None:
    assert quotes(*sentences) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Quispe spoke of “a port without any future at all” in Callao.",
        "Quispe said the talks “are going to hurt everybody who heats with oil”.",
        "“We will open the port again,” Quispe said, “unless the union strikes.”",
        "“Whenever there are signs of a new strike,” Quispe said.",
        "Quispe had not seen the paper, she said, “but up there you do not ask twice”.",
        "“No way,” Quispe said.",
        "“The drinking is so very prevalent at” “hot spots” in the port, Quispe said.",
        f"“{'very ' * 60}well, we will open the port again,” Quispe said.",
    ],
    ids=[
        "a phrase",
        "no subject",
        "half a sentence",
        "when",
        "but",
        "too short",
        "cut by another",
        "too long",
    ],
)
def test_only_whole_clauses_are_quoted(sentence: str) -> None:
    assert quotes(LEAD, sentence, UNION) == ()


def test_a_quotation_over_two_sentences_is_one_and_keeps_what_stands_between_them() -> None:
    text = "“We will not sign this. The port is ours,” Rojas said."
    told = article(UNION, text, LEAD)
    start, end = told.sentences[1]
    middle = start + text.index(" The")
    halves = told.model_copy(
        update={"sentences": (told.sentences[0], (start, middle), (middle + 1, end), told.sentences[2])}
    )
    (one,) = excerpts(halves, as_of=None).quotes
    assert one.text == "We will not sign this. The port is ours"
    assert [piece.text for piece in one.evidence] == [text[: middle - start], text[middle - start + 1 :]]


def test_speakers_of_the_lead_and_demands_come_first_and_nobody_speaks_more_than_twice() -> None:
    found = said(
        LEAD,
        "“The weather was fine in the harbour today,” said Maria Lopez.",
        "“We demand that the government open the port,” said Luis Rojas.",
        "“The port will stay closed for now,” Quispe said.",
        "“The port belongs to all of the people,” Quispe said.",
        "“The port has been closed before this,” Quispe said.",
    )
    assert [speaker for speaker, _, _ in found] == ["Ana Quispe", "Ana Quispe", "Luis Rojas", "Maria Lopez"]


def test_there_are_never_more_than_five() -> None:
    names = ("Ana Ruiz", "Berta Diaz", "Carla Soto", "Diego Luna", "Elena Mora", "Felix Vega", "Gina Paz")
    assert len(said(LEAD, *(f"“The port is closed to all of us,” said {name}." for name in names))) == 1
    lines = (f"“The port is closed to all {number} of us,” said {n}." for number, n in enumerate(names, 20))
    assert len(said(LEAD, *lines)) == 5


def test_an_office_behind_the_name_is_its_title() -> None:
    (one,) = said(
        "Ibou Sane, the head of the port office, spoke in Callao.",
        "“The port is closed to all of us,” said Marta Gil, a spokeswoman for Norway, on Monday.",
    )
    assert one == ("Marta Gil", "spokeswoman for Norway", "The port is closed to all of us")


@pytest.mark.parametrize("who", ["a government official", "a Pepsi spokeswoman in Beijing"])
def test_a_described_official_stays_as_the_article_has_him(who: str) -> None:
    (one,) = said(LEAD, f"“The port is closed to all of us,” {who} said.")
    assert one == (who, None, "The port is closed to all of us")


@pytest.mark.parametrize("language", ["fr", None])
def test_in_other_languages_nobody_is_quoted(language: str | None) -> None:
    assert quotes(LEAD, "“The port will stay closed for now,” Quispe said.", language=language) == ()
