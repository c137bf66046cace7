"""The press review as a value: what stands where, what is said about what is missing, and how long it gets."""

import datetime as dt
import random
from itertools import permutations

from sample_brief import bare_brief
from sample_press import BLAST, agency_copy, blast, blast_elsewhere, budget, evidence, plain_brief, strike

from briefing.digest import press_review
from briefing.digest.length import WORDS, fitted
from briefing.nouns.brief import Brief, Finding, Quote, What
from briefing.nouns.press_review import Dated, Entry, PressReview, Scope, Theme, Unreadable
from briefing.nouns.signature import UNREVIEWED

NOW = dt.datetime(2025, 5, 15, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def review(*briefs: Brief, **more: object) -> PressReview:
    return press_review(briefs, now=NOW, **more)


def every_story() -> tuple[Brief, ...]:
    return blast(), blast_elsewhere(), agency_copy(), budget(), strike()


def test_larger_themes_come_first_then_newer_and_in_each_the_newest_article_then_by_outlet() -> None:
    made = review(*every_story())
    assert [[made.briefs[one.article - 1].headline for one in theme.entries] for theme in made.themes] == [
        ["Fifteen die in Arden", "Explosion in Arden", "Blast at Arden power station"],
        ["Velmar adopts budget"],
        ["Nurses keep strike date"],
    ]
    assert [one.article for theme in made.themes for one in theme.entries] == [1, 2, 3, 4, 5]


def test_the_order_of_the_input_changes_nothing() -> None:
    orders = list(permutations(every_story()))
    random.Random(0).shuffle(orders)
    first, *others = [review(*order) for order in orders[:6]]
    assert all(other == first for other in others)


def test_an_entry_is_the_bottom_line_the_event_that_adds_to_it_and_a_quotation() -> None:
    (entry,) = review(blast()).themes[0].entries
    assert [line.text for line in entry.lines] == [BLAST[0], BLAST[1]]
    assert entry.lines[0].times == (Dated(phrase="on Monday", date="2025-05-12"),)
    assert entry.quote is not None
    assert entry.quote.speaker == "Ruth Vale"


def test_supported_events_that_stand_by_themselves_go_before_unclear_and_leaning_ones() -> None:
    brief = plain_brief("The dam broke.", "It was full.", "Water ran into the town of Arden.", headline="Dam")
    doubt = Finding(check="words", message="“town” is not there")
    unclear = brief.what[0].model_copy(
        update={"verdict": "unclear", "findings": (doubt,), "statement": "A flood."}
    )
    told = brief.model_copy(update={"bottom_line": None, "what": (unclear, *brief.what[1:])})
    (entry,) = review(told).themes[0].entries
    assert [line.text for line in entry.lines] == ["Water ran into the town of Arden.", "It was full."]
    only = told.model_copy(update={"what": (unclear,)})
    assert review(only).themes[0].entries[0].lines[0].unclear == "“town” is not there"


def test_a_bottom_line_carries_the_speaker_of_the_event_on_the_same_words() -> None:
    brief = blast()
    said = brief.what[0].model_copy(update={"speaker": "Ruth Vale", "status": "alleged"})
    made = review(brief.model_copy(update={"what": (said,)}))
    assert made.top_line is not None
    assert (made.top_line.speaker, made.top_line.status) == ("Ruth Vale", "alleged")


def test_a_quotation_already_in_a_line_is_taken_only_where_there_is_no_other() -> None:
    brief = plain_brief("Vale said “we will sue”.", "She added “and win”.", headline="Vale")
    here = brief.article
    quotes = [
        Quote(id=text, evidence=evidence(here, number), verdict="supported", text=text, speaker="Vale")
        for number, text in ((1, "we will sue"), (2, "and win"))
    ]
    events: tuple[What, ...] = brief.what[:1]
    told = brief.model_copy(update={"what": events, "quotes": tuple(quotes)})
    assert review(told).themes[0].entries[0].quote == quotes[1]
    assert review(told.model_copy(update={"quotes": (quotes[0],)})).themes[0].entries[0].quote == quotes[0]


def test_the_top_line_is_that_of_the_largest_themes_newest_article_with_a_bottom_line() -> None:
    silent = blast_elsewhere().model_copy(update={"bottom_line": None})
    made = review(silent, blast(), budget())
    assert made.top_line is not None
    assert (made.top_line.article, made.top_line.text) == (2, BLAST[0])
    assert review(bare_brief()).top_line is None


def test_one_text_given_twice_stands_once_in_its_latest_version_and_is_said() -> None:
    signed = blast().model_copy(update={"version": 2})
    made = review(blast(), signed, budget())
    assert [brief.version for brief in made.briefs] == [2, 1]
    assert made.repeated == (
        Unreadable(name="blast.html", reason="the very text of “Blast at Arden power station”"),
    )


def test_an_agency_copy_stays_and_is_marked() -> None:
    made = review(blast(), agency_copy())
    assert [(one.article, one.same_text_as) for one in made.themes[0].entries] == [(1, None), (2, 1)]


def test_divergences_point_into_their_articles() -> None:
    made = review(*every_story())
    number, *alone = made.divergences
    assert (number.kind, number.about) == ("number", "15 / 12")
    assert [side.article for side in number.sides] == [1, 2]
    assert [(one.kind, one.sides[0].article) for one in alone] == [("demand", 3)]


def test_what_could_not_be_read_is_named() -> None:
    lost = Unreadable(name="scan.pdf", reason="the file has no text")
    assert review(budget(), failures=(lost,)).unreadable == (lost,)


def test_the_scope_says_how_many_from_where_and_when() -> None:
    assert review(*every_story()).scope == Scope(
        articles=5,
        outlets=("Lowland Gazette", "Morning Courier", "The Arden Post", "Velmar News"),
        unnamed=1,
        languages=("en",),
        first="2025-05-13",
        last="2025-05-14",
        undated=1,
    )


def test_no_brief_gives_an_empty_review_that_says_so() -> None:
    made = review(failures=[Unreadable(name="x", reason="y")])
    assert (made.themes, made.top_line, made.scope.articles) == ((), None, 0)


def test_title_day_label_and_maker_are_the_reviews_own() -> None:
    made = review(budget(), title="Embassy press review")
    assert (made.title, made.date, made.label) == ("Embassy press review", "2025-05-15", UNREVIEWED)
    assert made.provenance.created == "2025-05-15T06:00:00Z"
    assert made.provenance.generator.startswith("briefing ")


def test_a_long_review_gives_up_its_last_quotations_and_second_sentences_and_says_so() -> None:
    words = " ".join(["word"] * 60)
    brief = plain_brief(f"First {words}.", f"Second {words}.", headline="Long")
    first, second = review(brief.model_copy(update={"bottom_line": None})).themes[0].entries[0].lines
    quote = Quote(
        id="q", evidence=evidence(brief.article, 1), verdict="supported", text=f"Second {words}", speaker="V"
    )
    entries = tuple(
        Entry(
            article=number, lines=(first, second.model_copy(update={"text": f"Other {words}"})), quote=quote
        )
        for number in range(1, 22)
    )
    short = fitted([Theme(name="Long", entries=entries)], [])
    kept = short.themes[0].entries
    quoted = [one.quote is not None for one in kept]
    assert not any(quoted), "second sentences go only when no quotation is left"
    lines = [len(one.lines) for one in kept]
    assert lines == sorted(lines, reverse=True)
    assert set(lines) == {1, 2}
    assert short.cut == ("21 quotations", f"{lines.count(1)} second sentences")
    assert WORDS > 1000


def test_a_short_review_is_whole() -> None:
    made = review(*every_story())
    assert made.cut == ()
