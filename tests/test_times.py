"""Time expressions are found word for word, and a date is given only where it is certain."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.times import deadline, expressions, is_time, resolve

PUBLISHED = "2025-05-14"  # a Wednesday
SHAPE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
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
        "3 and 4 May 2025", "May or June 2025", "Monday and Friday", "2024 or 2025",
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
        ("en", "within 30 days"), ("en", "a year ago today"), ("en", "several days ago"), ("en", "10 hours ago"),
        ("en", "February 29"), ("uk", "у понеділок"), ("en", "the previous day"), ("en", "this summer"),
        ("en", "Black Monday"), ("en", "the last week of March"), ("en", "the same period last year"),
        ("de", "bis Freitag"), ("fr", "lundi"), ("zh", "星期一"), ("en", "soon"), ("en", ""),
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
        ends = [(end + "-01-01")[:10] for end in date.split("/")]
        assert [dt.date.fromisoformat(end).isoformat() for end in ends] == sorted(ends)


@given(PHRASES, LANGUAGES)
def test_without_a_publication_date_only_what_is_written_resolves(phrase: str, language: str | None) -> None:
    date, basis = resolve(phrase, None, language)
    if date is not None:
        assert date[:4] in phrase
        assert "as written" in basis


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_written_day_comes_back(day: dt.date) -> None:
    for phrase in (day.strftime(f"%A, {day.day} %B %Y"), day.strftime(f"%B {day.day}, %Y"), day.isoformat()):
        assert resolve(phrase, None, "en")[0] == day.isoformat()
        assert is_time(phrase, "en")


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("last week", "2025-05-05/2025-05-11"),
        ("next week", "2025-05-19/2025-05-25"),
        ("last month", "2025-04"),
        ("earlier this month", "2025-05"),
        ("last year", "2024"),
        ("two days ago", "2025-05-12"),
        ("two weeks ago", "2025-04-28/2025-05-04"),
        ("three months ago", "2025-02"),
        ("seventeen years ago", "2008"),
        ("last night", "2025-05-13"),
        ("this morning", "2025-05-14"),
        ("last weekend", "2025-05-10/2025-05-11"),
        ("in March", "2025-03"),
        ("the 1990s", "1990/1999"),
        ("the first quarter of last year", "2024-01/2024-03"),
        ("October of next year", "2026-10"),
        ("next Monday", "2025-05-19"),
    ],
)
def test_a_relative_phrase_is_as_precise_as_it_is(phrase: str, date: str) -> None:
    assert resolve(phrase, PUBLISHED, "en")[0] == date


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("12-15 May 2025", "2025-05-12/2025-05-15"),
        ("from 12 to 15 May 2025", "2025-05-12/2025-05-15"),
        ("May 3-5", "2025-05-03/2025-05-05"),
        ("between 3 and 5 May", "2025-05-03/2025-05-05"),
        ("between May 15 and 18", "2025-05-15/2025-05-18"),
        ("between 3 May and 5 June", "2025-05-03/2025-06-05"),
        ("December 28 - January 3, 2024", "2023-12-28/2024-01-03"),
        ("2024-2025", "2024/2025"),
        ("2025-05-15 to 2025-05-20", "2025-05-15/2025-05-20"),
        ("Monday to Friday", "2025-05-12/2025-05-16"),
        ("15 to 12 May 2025", None),
    ],
)
def test_an_interval_has_two_ends_in_order(phrase: str, date: str | None) -> None:
    assert resolve(phrase, PUBLISHED, "en")[0] == date


@pytest.mark.parametrize(
    ("phrase", "sentence", "date"),
    [
        ("Friday", "An official said Friday that the bridge will open.", "2025-05-09"),
        ("on Friday", "The bridge will open on Friday.", "2025-05-16"),
        ("On Friday", "On Friday, the ministers are to travel to Kyiv.", "2025-05-16"),
        ("On Friday", "On Friday, Mohamed and his father travelled to Kyiv.", "2025-05-09"),
        ("Friday", "Prices rose ahead of Friday's vote.", "2025-05-16"),
        ("by Friday", "It was seen a million times by Friday night.", "2025-05-09"),
        ("until Friday", "The markets remain closed until Friday.", "2025-05-16"),
        ("until Friday", "They had given it until Friday, but this deadline was not met.", "2025-05-09"),
        ("until Friday", "They had given the government until Friday.", None),
        ("on Friday", "He agreed to meet them on Friday.", "2025-05-16"),
        ("on Friday", "He refused to meet them on Friday.", "2025-05-09"),
        ("next Friday", "They meet next Friday.", None),
        ("in March", "It opened in March.", "2025-03"),
        ("in March", "It will open in March.", "2026-03"),
        ("in September", "They announced elections in September.", None),
        ("20 September", "They were banned on 20 September.", None),
        ("20 June", "They were arrested on 20 June.", None),
        ("20 June", "They announced elections on 20 June.", "2025-06-20"),
        ("May 9", "The show is to run from May 9.", "2025-05-09"),
        ("last May", "They were freed last May.", "2024-05"),
        ("over the weekend", "It began over the weekend.", "2025-05-10/2025-05-11"),
        ("in two weeks", "The bridge was built in two weeks.", None),
        ("in two days", "The bridge will open in two days.", "2025-05-16"),
        ("Monday", "It is known as Black Monday.", None),
    ],
)  # fmt: skip
def test_the_sentence_tells_which_way_a_time_points(phrase: str, sentence: str, date: str | None) -> None:
    found, basis = resolve(phrase, PUBLISHED, "en", around=sentence)
    assert (found, bool(basis)) == (date, True)


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("by Friday", "2025-05-16"),
        ("within 48 hours", "2025-05-16"),
        ("within 30 days", "2025-06-13"),
        ("within a month", "2025-06-14"),
        ("in two weeks", "2025-05-28"),
        ("until Thursday", "2025-05-15"),
        ("31 March", "2026-03-31"),
        ("before 31 March", "2026-03-31"),
        ("31 May", "2025-05-31"),
        ("by the end of the month", "2025-05-31"),
        ("by the end of next year", "2026-12-31"),
        ("by 2026", "2026"),
        ("by 15 May 2025", "2025-05-15"),
        ("within 10 hours", None),
        ("soon", None),
    ],
)
def test_a_deadline_lies_ahead(phrase: str, date: str | None) -> None:
    assert deadline(phrase, PUBLISHED, "en")[0] == date


def test_hours_are_counted_as_days_and_that_is_said() -> None:
    assert "48 hours as 2 days, as no time of day is known" in deadline("within 48 hours", PUBLISHED, "en")[1]


def test_a_deadline_set_on_another_day_is_not_guessed() -> None:
    told = "On Monday he gave the rebels until Friday."
    assert deadline("until Friday", "2025-05-18", "en", around=told)[0] is None
    assert deadline("until Friday", "2025-05-14", "en", around=told)[0] == "2025-05-16"


def test_a_missed_deadline_lies_behind() -> None:
    told = "They had given it until Thursday, but the deadline passed."
    assert deadline("until Thursday", PUBLISHED, "en", around=told)[0] == "2025-05-08"


@pytest.mark.parametrize(
    "phrase",
    [
        "for three months",
        "48-hour",
        "a 30-day ceasefire",
        "30 days",
        "over the last 30 years",
        "three-year-old",
    ],
)
def test_a_length_of_time_is_no_date(phrase: str) -> None:
    for known in (None, PUBLISHED):
        assert resolve(phrase, known, "en") == (None, "a length of time, not a date")


@pytest.mark.parametrize(
    ("language", "phrase", "date"),
    [
        ("uk", "вчора", "2025-05-13"), ("ru", "завтра", "2025-05-15"), ("fr", "aujourd’hui", "2025-05-14"),
        ("de", "gestern", "2025-05-13"), ("es", "ayer", "2025-05-13"), ("ar", "أمس", "2025-05-13"),
        ("zh", "昨天", "2025-05-13"), ("zh", "5月15日", "2025-05-15"), ("zh", "2025年5月15日", "2025-05-15"),
        ("uk", "15 травня", "2025-05-15"), ("ru", "в мае", "2025-05"), ("uk", "у травні", "2025-05"),
        ("es", "15 de mayo", "2025-05-15"), ("de", "12. bis 15. Mai 2025", "2025-05-12/2025-05-15"),
    ],
)  # fmt: skip
def test_near_days_and_cases_of_other_languages(language: str, phrase: str, date: str) -> None:
    assert is_time(phrase, language)
    assert resolve(phrase, PUBLISHED, language)[0] == date


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
WEEKDAYS = st.integers(0, 6)
NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SENTENCES = st.sampled_from(
    [
        ("They met on {}.", -1), ("On {} they left.", -1), ("They left last {}.", -1), ("Nothing since {}.", -1),
        ("They will meet on {}.", 1), ("They must go by {}.", 1), ("A truce beginning {} is near.", 1),
    ]
)  # fmt: skip


@given(DAYS, WEEKDAYS, SENTENCES)
def test_a_weekday_is_that_weekday_and_on_its_side(day: dt.date, weekday: int, told: tuple[str, int]) -> None:
    sentence, side = told[0].format(NAMES[weekday]), told[1]
    phrase = expressions(sentence, "en")[0]
    found, _ = resolve(phrase, day.isoformat(), "en", around=sentence)
    assert found is not None
    off = (dt.date.fromisoformat(found) - day).days
    assert (day.weekday() + off) % 7 == weekday
    assert 0 <= off * side <= 7


@given(DAYS, st.integers(1, 400))
def test_a_deadline_in_days_is_so_many_days_off(day: dt.date, days: int) -> None:
    assert deadline(f"within {days} days", day.isoformat(), "en")[0] == (day + dt.timedelta(days)).isoformat()


@given(DAYS, st.integers(-90, 90))
def test_a_day_without_its_year_comes_back(day: dt.date, off: int) -> None:
    meant = day + dt.timedelta(off)
    assert resolve(meant.strftime(f"{meant.day} %B"), day.isoformat(), "en")[0] == meant.isoformat()
