"""The seed article with its hand-written gold draft: every right line stands, and none of its wrong twins."""

from pathlib import Path

import pytest

from briefing.checks import Checker
from briefing.checks.items import sentences_of
from briefing.checks.omission import omission
from briefing.grounding import Body, ground
from briefing.nouns.article import Article
from briefing.nouns.brief import Item, When
from briefing.nouns.draft import Draft
from briefing.reading import Metadata, read_text
from briefing.voices import hear

SEED = Path(__file__).resolve().parent.parent / "seeds" / "000_b27834ae53af7043.txt"
ARTICLE = read_text(SEED.read_text(encoding="utf-8"), Metadata())
DRAFT = Draft.model_validate_json(SEED.with_suffix(".draft.json").read_bytes())
BODY: Body = ground(DRAFT, ARTICLE, as_of="2026-11-22")
"""Without a published date: the text and the day of reading alone."""
CHECKER = Checker(ARTICLE)
LISTS = ("who", "what", "when", "where", "demands", "threats")


def every() -> list[Item]:
    """All lines of the body."""
    return [item for name in LISTS for item in getattr(BODY, name)]


def numbers(item: Item, source: Article = ARTICLE) -> list[int]:
    """Sentence numbers of the evidence, from 1."""
    return [source.sentences.index((one.start, one.end)) + 1 for one in item.evidence]


def test_nothing_of_the_draft_is_lost() -> None:
    assert BODY.losses == ()
    for name in LISTS:
        assert len(getattr(BODY, name)) == len(getattr(DRAFT, name)), name


@pytest.mark.parametrize("item", every(), ids=lambda item: f"{item.id}: {sentences_of(item)[0][:60]}")
def test_every_right_line_is_supported(item: Item) -> None:
    assert item.verdict == "supported", item.findings


@pytest.mark.parametrize("item", every(), ids=lambda item: item.id)
def test_every_line_rests_on_the_sentences_the_gold_names(item: Item) -> None:
    name = item.id.partition("-")[0]
    cited = {number for one in getattr(DRAFT, name) for number in one.s}
    assert cited & set(numbers(item))


def moment(phrase: str) -> When:
    (found,) = [item for item in BODY.when if item.phrase == phrase]
    return found


@pytest.mark.parametrize(
    ("phrase", "date", "reasons"),
    [
        ("next Thursday, May 15", "2025-05-15", ("weekday", "2025", "2022", "2026-11-22")),
        ("Sunday", "2025-05-11", ("2025-05-15", "next Thursday, May 15")),
        ("beginning Monday", "2025-05-12", ("beginning", "next Thursday, May 15")),
    ],
)
def test_dates_follow_from_the_text_and_the_day_of_reading(
    phrase: str, date: str, reasons: tuple[str, ...]
) -> None:
    found = moment(phrase)
    assert found.date == date
    assert all(reason in found.basis for reason in reasons), found.basis


def test_the_demand_has_its_deadline_and_source() -> None:
    demand = BODY.demands[0]
    assert demand.by == ("leaders of Germany, France, the United Kingdom, and Poland",)
    assert demand.of == ("Vladimir Putin",)
    assert demand.deadline is not None
    assert demand.deadline.date == "2025-05-12"
    assert demand.speaker == "Emmanuel Macron"
    assert demand.kind == "yield"


def test_peskovs_reply_is_the_response_to_the_demand() -> None:
    response = BODY.demands[0].response
    assert response is not None
    assert response.status == "open"
    said = " ".join(one.text for one in response.evidence)
    assert "Kremlin spokesperson Dmitry Peskov said" in said
    assert "there are lots of questions" in said


def test_the_threat_has_its_trigger() -> None:
    (threat,) = BODY.threats
    assert threat.consequence.strip("“”") == "massive sanctions"
    assert threat.trigger is not None
    assert "agree to a 30-day ceasefire" in threat.trigger
    assert threat.explicit
    assert threat.kind == "restrict"


def test_trump_is_president_and_former_president_and_that_is_shown() -> None:
    trump = next(item for item in BODY.who if item.name == "Donald Trump")
    (found,) = [finding for finding in trump.findings if finding.check == "contradiction"]
    assert found.words == ("President Donald Trump", "former President Trump")
    assert found.severity == "note"
    assert trump.verdict == "supported"


RIGHT = (
    "Vladimir Putin has proposed holding direct negotiations with Ukrainian officials in Istanbul.",
    "Putin said that the talks should be held “without any preconditions.”",
    "The leaders of Germany, France, the United Kingdom, and Poland appeared alongside Volodymyr Zelensky in Kyiv.",
    "The White House backed the coordinated appeal.",
    "The leaders called on Putin to agree to a 30-day ceasefire beginning Monday.",
    "Putin faces “massive sanctions” unless he agrees to a 30-day ceasefire, according to Emmanuel Macron.",
    "Kremlin spokesperson Dmitry Peskov said that Russia is resistant to any kind of pressure.",
    "Peskov accused Europe of “confronting us very openly.”",
    "Ukraine has been advocating for an immediate 30-day ceasefire.",
    "Russia has expressed tentative support for a temporary pause in hostilities.",
    "Istanbul hosted early efforts at negotiation in 2022.",
    "Trump called Putin’s proposal a “potentially great day for Russia and Ukraine!”",
)

TWINS = {
    "a not put in": "Peskov said that Russia is not resistant to any kind of pressure.",
    "a backing denied": "The White House did not back the coordinated appeal.",
    "a number": "The leaders called on Putin to agree to a 90-day ceasefire beginning Monday.",
    "another number": "Ukraine has been advocating for an immediate 60-day ceasefire.",
    "a date": "Putin has proposed holding direct negotiations with Ukrainian officials in Istanbul next Thursday, May 22.",
    "a weekday": "The leaders called on Putin to agree to a 30-day ceasefire beginning Friday.",
    "a year": "Istanbul previously hosted early efforts at negotiation in 2014.",
    "another actor": "Volodymyr Zelensky has proposed holding direct negotiations with Ukrainian officials in Istanbul.",
    "actor and target": "Putin called on the European leaders to agree to a 30-day ceasefire beginning Monday.",
    "accuser and accused": "Europe accused Peskov of “confronting us very openly.”",
    "another target": "The leaders jointly called on Zelensky to agree to a 30-day ceasefire beginning Monday.",
    "another partner": "Putin said he would be speaking with Trump about arranging the talks in Istanbul.",
    "another speaker": "Ukrainian President Volodymyr Zelensky said that Russia is resistant to any kind of pressure.",
    "a foreign speaker": "Erdoğan said that the talks should be held without any preconditions.",
    "a plan as fact": "Putin held direct negotiations with Ukrainian officials in Istanbul on Thursday, May 15.",
    "a demand as agreed": "Putin agreed to a 30-day ceasefire beginning Monday.",
    "a title": "Ukrainian Prime Minister Volodymyr Zelensky appeared alongside the leaders of Germany and France.",
    "another title": "Kremlin minister Dmitry Peskov said that Russia is resistant to any kind of pressure.",
    "a place": "Vladimir Putin has proposed holding direct negotiations with Ukrainian officials in Geneva.",
    "a place of the article": "The leaders of Germany, France, the United Kingdom, and Poland appeared alongside Zelensky in Istanbul.",
    "another state": "The leaders of Germany, Italy, the United Kingdom, and Poland appeared alongside Volodymyr Zelensky in Kyiv.",
    "a quote in another mouth": "Trump accused Europe of “confronting us very openly.”",
    "a speech in another mouth": "Macron said: “We are set on serious negotiations with Ukraine.”",
    "a quoted word": "Trump called Putin’s proposal a “truly great day for Russia and Ukraine!”",
    "a without lost": "Putin said that the talks should be held with preconditions.",
    "support as refusal": "Russia has rejected a temporary pause in hostilities.",
    "a threat as done": "The European leaders have imposed massive sanctions on Russia.",
    "a condition lost": "Putin will face “massive sanctions,” according to French President Emmanuel Macron.",
}  # fmt: skip


def test_there_are_twins_enough() -> None:
    assert len(TWINS) >= 20


@pytest.mark.parametrize("claim", RIGHT)
def test_a_right_claim_is_supported(claim: str) -> None:
    checked = CHECKER.check(claim)
    assert checked.verdict == "supported", checked.findings


@pytest.mark.parametrize("kind", TWINS)
def test_a_wrong_twin_is_not_supported(kind: str) -> None:
    assert CHECKER.check(TWINS[kind]).verdict != "supported"


def test_the_lost_condition_is_an_omission() -> None:
    number = 9
    found = omission(
        hear([TWINS["a condition lost"]]), hear([ARTICLE.sentence(n) for n in range(1, 21)]), [number]
    )
    assert [finding.severity for finding in found] == ["doubt"]
