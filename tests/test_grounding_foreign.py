"""A brief in another language than the article: what is compared holds, and what is not compared is said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_article import article

from briefing.grounding import Body, ground
from briefing.nouns.article import Article
from briefing.nouns.brief import What
from briefing.nouns.draft import Draft, DraftDemand, DraftThreat, DraftWhat, DraftWhen, DraftWho
from briefing.nouns.language import language_name
from briefing.reading import read_file

NOT_COMPARED = (
    "written in Ukrainian: its words were not compared with the article’s English; its numbers were"
)
PORT = article(
    "У вівторок президентка Перу Ана Кіспе заявила, що порт Кальяо лишиться закритим 14 днів.",
    "Профспілка закликала уряд відновити переговори до п'ятниці.",
    "Уряд не відповів на лист 350 докерів, хоча чекав три тижні.",
    language="uk",
    published="2025-05-14",
)
"""Made for this test."""


@pytest.fixture
def seed(root: Path) -> Article:
    return read_file(root / "seeds" / "000_b27834ae53af7043.txt")


def what(statement: str, *s: int) -> DraftWhat:
    return DraftWhat(s=s, speaker=None, status="happened", statement=statement)


def told(statement: str, *s: int, source: Article = PORT, written: str = "en") -> What:
    """The one event that the statement becomes; it must not be lost."""
    body = ground(Draft(what=(what(statement, *s),)), source, written=written)
    assert body.losses == ()
    return body.what[0]


def checks(item: What) -> list[str]:
    return [finding.check for finding in item.findings]


def lost(draft: Draft, source: Article, written: str) -> Body:
    body = ground(draft, source, written=written)
    assert len(body.losses) == 1
    assert (body.what, body.who, body.demands) == ((), (), ())
    return body


def test_a_ukrainian_line_of_an_english_article_is_unclear_and_says_why(seed: Article) -> None:
    item = told("Путін запропонував прямі переговори у Стамбулі 15 травня", 2, source=seed, written="uk")
    assert item.verdict == "unclear"
    assert [finding.message for finding in item.findings] == [NOT_COMPARED]
    assert [one.text for one in item.evidence] == [seed.sentence(2)]
    assert item.source == "outlet"


def test_an_english_line_of_a_ukrainian_article_is_unclear_and_says_why() -> None:
    item = told("The port of Callao stays closed for 14 days.", 1)
    assert item.verdict == "unclear"
    assert checks(item) == ["language"]
    assert "written in English" in item.findings[0].message
    assert "article’s Ukrainian" in item.findings[0].message
    assert item.source is None


@pytest.mark.parametrize(
    "statement", ["The port stays closed for 140 days.", "The letter of 530 dockers came."]
)
def test_a_number_that_the_cited_sentences_do_not_have_leaves(statement: str) -> None:
    (gone,) = lost(Draft(what=(what(statement, 1),)), PORT, "en").losses
    assert gone.item["statement"] == statement


def test_a_number_that_may_be_written_out_is_doubted_and_named() -> None:
    item = told("The government did not answer the letter of 350 dockers for 3 weeks.", 3)
    assert checks(item) == ["values", "language"]
    assert item.findings[0].words == ("3",)


@pytest.mark.parametrize("written", ["1,5 млн", "10 000", "35"])
def test_numbers_are_compared_across_ways_of_writing_them(written: str) -> None:
    source = article("It cost 1.5 million, 10,000 ships and thirty-five men.")
    assert checks(told(f"Це {written}", 1, source=source, written="uk")) == ["language"]


@pytest.mark.parametrize("s", [(), (99,), (0,)])
def test_a_line_that_cites_no_sentence_of_the_article_leaves(s: tuple[int, ...]) -> None:
    (gone,) = lost(Draft(what=(what("The port stays closed.", *s),)), PORT, "en").losses
    assert gone.list == "what"


def test_a_lost_and_an_added_not_are_said() -> None:
    assert "не" in next(
        f.message for f in told("The government answered.", 3).findings if f.check == "polarity"
    )
    assert checks(told("The port does not stay closed.", 1)) == ["polarity", "language"]
    assert checks(told("The government did not answer.", 3)) == ["language"]


def test_a_translated_quotation_is_no_quotation() -> None:
    item = told("The president spoke of a “closed port”.", 1)
    assert checks(item) == ["quotation", "language"]
    assert item.findings[0].words == ("closed port",)


def test_a_line_that_is_the_articles_own_words_in_quotation_marks_is_supported() -> None:
    item = told("“порт Кальяо лишиться закритим 14 днів”", 1)
    assert (item.verdict, item.findings) == ("supported", ())


def test_a_name_in_the_articles_script_that_it_does_not_have_is_doubted() -> None:
    source = article("La ministre Anne Roux a quitté Paris avec Paul Petit mardi.", language="fr")
    assert checks(told("Minister Anne Roux left Paris on Tuesday.", 1, source=source)) == ["language"]
    strange = told("Minister Boris Johnson left Paris on Tuesday.", 1, source=source)
    assert checks(strange) == ["names", "language"]
    assert strange.findings[0].words == ("Boris", "Johnson")


def test_names_phrases_and_quotes_stay_in_the_original(seed: Article) -> None:
    draft = Draft(
        who=(DraftWho(s=(14,), name="Dmitry Peskov", title="Kremlin spokesperson", kind="person",
                      role="заявив, що Росія опирається тиску"),),
        when=(DraftWhen(s=(2,), phrase="next Thursday, May 15", event="переговори у Стамбулі"),),
    )  # fmt: skip
    body = ground(draft, seed, written="uk")
    assert body.losses == ()
    assert (body.who[0].name, body.who[0].title) == ("Dmitry Peskov", "Kremlin spokesperson")
    assert body.when[0].phrase == "next Thursday, May 15"
    assert {item.verdict for item in (*body.who, *body.when)} == {"unclear"}


def test_a_translated_name_of_an_actor_leaves(seed: Article) -> None:
    peskov = DraftWho(s=(14,), name="Дмитро Пєсков", title=None, kind="person", role="заявив про тиск")
    assert "Дмитро Пєсков" in lost(Draft(who=(peskov,)), seed, "uk").losses[0].reason


def test_a_translated_demand_has_its_reply_deadline_kind_and_speaker(seed: Article) -> None:
    call = DraftDemand(s=(9,), by=("The leaders",), of=("Putin",), demand="погодитися на 30-денне перемир'я",
                       condition=None, deadline="beginning Monday")  # fmt: skip
    body = ground(Draft(demands=(call,)), seed, written="uk")
    (item,) = body.demands
    assert item.response is not None
    assert (item.response.status, item.kind, item.speaker) == ("open", "yield", "Emmanuel Macron")
    assert item.deadline is not None
    assert item.deadline.phrase == "beginning Monday"
    ninety = call.model_copy(update={"demand": "погодитися на 90-денне перемир'я"})
    lost(Draft(demands=(ninety,)), seed, "uk")


def test_a_condition_that_code_read_is_quoted_in_the_original() -> None:
    source = article("Norland will attack the port of Karvia if Karvia does not open the border.")
    item = DraftThreat(s=(1,), by=("Norland",), against=("Karvia",), consequence="напад на порт", trigger=None,
                       deadline=None, explicit=False)  # fmt: skip
    (threat,) = ground(Draft(threats=(item,)), source, written="uk").threats
    assert threat.trigger == "“if Karvia does not open the border”"
    assert threat.explicit


def test_the_same_draft_in_the_articles_language_is_judged_as_before() -> None:
    source = article("The port stays closed for 14 days.")
    body = ground(Draft(what=(what("The port stays closed for 14 days.", 1),)), source)
    assert (body.what[0].verdict, body.what[0].findings) == ("supported", ())


@given(st.text(max_size=60), st.lists(st.integers(-1, 5), max_size=3))
def test_no_translated_line_is_supported_without_its_words_in_the_article(text: str, s: list[int]) -> None:
    body = ground(Draft(what=(what(text, *s),)), PORT, written="en")
    assert len(body.what) + len(body.losses) == 1
    for item in body.what:
        assert item.evidence
        bare = any(char.isalpha() for char in text) and not any(mark in text for mark in '“”"«»„')
        assert item.verdict == "unclear" or not bare


@pytest.mark.parametrize("code", ["", "UK", "ukr", "xx-YY", "zz", "1a"])
def test_what_is_no_code_of_a_language_has_no_name(code: str) -> None:
    assert language_name(code) is None
    assert language_name("uk") == "Ukrainian"
