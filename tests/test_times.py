"""Time expressions are found word for word, and a date is given only where it is certain."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.times import expressions, is_time, resolve

PUBLISHED = "2025-05-14"  # a Wednesday
SHAPE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
PHRASES = st.lists(
    st.sampled_from(
        "on by next last Monday Friday 15 May 2025 30 February 2024-02-30 2025-05-15 31 . , of the 1990s ago "
        "yesterday tomorrow 10:30 вівторок 15 травня Mai 月 - to".split()
    ),
    max_size=7,
).map(" ".join)
LANGUAGES = st.sampled_from(["en", "uk", "ru", "de", "fr", "ar", "zh", "xx", None])


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Talks began on Monday, 12 May 2025 and end on 15 May.", ["on Monday, 12 May 2025", "on 15 May"]),
        ("en", "within 30 days, two weeks ago, next year and tonight",
         ["within 30 days", "two weeks ago", "next year", "tonight"]),
        ("en", "In 2019, since June, by 2025-05-15", ["In 2019", "since June", "by 2025-05-15"]),
        ("en", "He may march. May I march too?", []),
        ("en", "It rained. It rained on Monday. It rained on Monday.", ["on Monday"]),
        ("uk", "У понеділок, 12 травня 2025 року, почалися переговори.", ["понеділок, 12 травня 2025"]),
        ("ru", "В понедельник, 12 мая 2025 года, начались переговоры.", ["понедельник, 12 мая 2025"]),
        ("de", "Am Montag, 12. Mai 2025, begannen Gespräche.", ["Montag, 12. Mai 2025"]),
        ("fr", "Lundi 12 mai 2025, puis le 1er juin.", ["Lundi 12 mai 2025", "1er juin"]),
        ("ar", "يوم الاثنين 15 مايو 2025", ["الاثنين 15 مايو 2025"]),
        ("zh", "会谈在星期一开始。", ["星期一"]),
        ("xx", "On Monday it rained.", ["Monday"]),
        ("en", "", []),
    ],
)  # fmt: skip
def test_expressions_are_found_verbatim(language: str, text: str, found: list[str]) -> None:
    assert list(expressions(text, language)) == found
    assert all(is_time(phrase, language) for phrase in found)


@given(PHRASES, LANGUAGES)
def test_an_expression_is_a_piece_of_its_text(text: str, language: str | None) -> None:
    found = expressions(text, language)
    assert all(phrase in text for phrase in found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("15 May 2025", "2025-05-15"),
        ("May 15, 2025", "2025-05-15"),
        ("Thursday, 15 May 2025", "2025-05-15"),
        ("2025-05-15", "2025-05-15"),
        ("at 10:30 on 15 May 2025", "2025-05-15"),
        ("15 May 2025 at 5 p.m.", "2025-05-15"),
        ("in May 2025", "2025-05"),
        ("early 2025", "2025"),
    ],
)
def test_a_written_date_is_as_precise_as_it_is_written(phrase: str, date: str) -> None:
    for published in (None, PUBLISHED):
        found, basis = resolve(phrase, published, "en")
        assert found == date
        assert basis.endswith("as written")


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("uk", "15 травня 2025 року"),
        ("ru", "15 мая 2025 года"),
        ("de", "15. Mai 2025"),
        ("fr", "le 15 mai 2025"),
        ("ar", "15 مايو 2025"),
        ("xx", "15 May 2025"),
        (None, "15 May 2025"),
    ],
)
def test_months_are_known_in_other_languages(language: str | None, phrase: str) -> None:
    assert resolve(phrase, None, language) == ("2025-05-15", "as written")


@pytest.mark.parametrize("phrase", ["30 February 2025", "2025-02-30", "2025-13-45", "31 June 2024"])
def test_a_day_that_the_calendar_lacks_is_no_date(phrase: str) -> None:
    assert resolve(phrase, PUBLISHED, "en") == (None, "there is no such day in the calendar")


def test_a_weekday_that_contradicts_its_date_is_said_and_not_repaired() -> None:
    date, basis = resolve("Monday, 15 May 2025", PUBLISHED, "en")
    assert date is None
    assert "2025-05-15 is not the weekday" in basis
    date, basis = resolve("Sunday, 12 May", PUBLISHED, "en")
    assert date is None
    assert "weekday" in basis


@pytest.mark.parametrize(
    "phrase",
    [
        "12-15 May 2025", "from 12 to 15 May 2025", "between 3 May and 5 June", "3 and 4 May 2025", "May or June 2025",
        "2024-2025", "2025-05-15 to 2025-05-20", "Monday to Friday",
    ],
)  # fmt: skip
def test_of_several_times_none_is_picked(phrase: str) -> None:
    assert resolve(phrase, PUBLISHED, "en") == (None, "the phrase names more than one time")


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("15 May", "2025-05-15"),
        ("20 December", "2024-12-20"),
        ("Friday 16 May", "2025-05-16"),
        ("on Monday", "2025-05-12"),
        ("on Wednesday", "2025-05-14"),
        ("last Wednesday", "2025-05-07"),
        ("by Friday", "2025-05-16"),
        ("by Wednesday", "2025-05-21"),
        ("yesterday", "2025-05-13"),
        ("today", "2025-05-14"),
        ("tomorrow", "2025-05-15"),
        ("the day before yesterday", "2025-05-12"),
        ("the day after tomorrow", "2025-05-16"),
    ],
)
def test_the_day_of_publication_fixes_what_hangs_on_it_and_says_so(phrase: str, date: str) -> None:
    found, basis = resolve(phrase, PUBLISHED, "en")
    assert found == date
    assert PUBLISHED in basis
    assert resolve(phrase, f"{PUBLISHED}T09:30:00+02:00", "en") == (found, basis)
    unknown, reason = resolve(phrase, None, "en")
    assert unknown is None
    assert "no publication date is known" in reason


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("en", "next week"), ("en", "within 30 days"), ("en", "two weeks ago"), ("en", "a year ago today"),
        ("en", "in May"), ("en", "the 1990s"), ("en", "February 29"), ("uk", "вчора"), ("uk", "у понеділок"),
        ("de", "bis Freitag"), ("fr", "lundi"), ("zh", "星期一"), ("ar", "أمس"), ("en", "soon"), ("en", ""),
    ],
)  # fmt: skip
def test_what_is_not_certain_stays_open_with_a_reason(language: str, phrase: str) -> None:
    for published in (None, PUBLISHED, "not a date"):
        date, basis = resolve(phrase, published, language)
        assert date is None
        assert basis


def test_a_year_is_taken_within_half_a_year_of_the_publication() -> None:
    assert resolve("3 January", "2025-12-30", "en")[0] == "2026-01-03"
    assert resolve("30 December", "2026-01-03", "en")[0] == "2025-12-30"
    assert resolve("29 February", "2024-05-14", "en")[0] == "2024-02-29"


@given(PHRASES, st.none() | st.dates(dt.date(1900, 1, 1)).map(dt.date.isoformat), LANGUAGES)
def test_a_date_is_null_or_real_and_its_reason_is_never_empty(
    phrase: str, published: str | None, language: str | None
) -> None:
    date, basis = resolve(phrase, published, language)
    assert basis
    if date is not None:
        assert SHAPE.fullmatch(date)
        dt.date.fromisoformat((date + "-01-01")[:10])


@given(PHRASES, LANGUAGES)
def test_without_a_publication_date_only_what_is_written_resolves(phrase: str, language: str | None) -> None:
    date, basis = resolve(phrase, None, language)
    if date is not None:
        assert date[:4] in phrase
        assert basis.endswith("as written")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_written_day_comes_back(day: dt.date) -> None:
    for phrase in (day.strftime(f"%A, {day.day} %B %Y"), day.strftime(f"%B {day.day}, %Y"), day.isoformat()):
        assert resolve(phrase, None, "en")[0] == day.isoformat()
        assert is_time(phrase, "en")
