"""Without a published date, days come from what the text fixes and the day of reading, or not at all."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.grounding import ground
from briefing.nouns.draft import Draft, DraftWhen
from briefing.times import Anchor, anchor, expressions, resolve

SEED = "000_b27834ae53af7043.txt"
ADDRESS = (
    "Delegates met in 2022.",
    "In an address on Sunday, the minister said: “We start already next Thursday, May 15.”",
    "Leaders called on him to agree to a truce beginning Monday or face sanctions.",
)


def dates(texts: tuple[str, ...], known: Anchor) -> dict[str, str | None]:
    return {
        phrase: resolve(phrase, known, around=text)[0] for text in texts for phrase in expressions(text, "en")
    }


@pytest.mark.parametrize("as_of", ["2026-11-22", "2025-06-01", "2025-05-11"])
def test_the_seed_is_dated_by_its_text_and_the_day_of_reading(root: Path, as_of: str) -> None:
    article = briefing.read_text((root / "seeds" / SEED).read_text(encoding="utf-8"))
    texts = tuple(article.text[start:end] for start, end in article.sentences)
    known = anchor(texts, None, as_of, "en")
    found = dates(texts, known)
    assert found["next Thursday, May 15"] == "2025-05-15"
    assert found["on Sunday"] == "2025-05-11"
    assert found["beginning Monday"] == "2025-05-12"
    address = next(text for text in texts if "on Sunday" in text)
    for phrase in ("on Sunday", "next Thursday, May 15"):
        basis = resolve(phrase, known, around=address)[1]
        assert "“next Thursday, May 15” fits 2025, alone since 2022" in basis
        assert as_of in basis


def test_without_a_day_of_reading_no_year_is_looked_for() -> None:
    assert set(dates(ADDRESS, anchor(ADDRESS, None, None, "en")).values()) == {None, "2022"}


def test_of_several_possible_years_none_is_picked_unless_the_reading_is_near() -> None:
    texts = ADDRESS[1:]
    date, basis = resolve("next Thursday, May 15", anchor(texts, None, "2026-11-22", "en"), around=texts[0])
    assert date is None
    assert "2025, 2014" in basis
    date, basis = resolve("next Thursday, May 15", anchor(texts, None, "2025-05-12", "en"), around=texts[0])
    assert date == "2025-05-15"
    assert "2014" in basis


def test_all_pairs_must_fit_one_year() -> None:
    texts = ("They met on Thursday, May 15, after talks on Monday, May 13.",)
    known = anchor(texts, None, "2026-11-22", "en")
    assert set(dates(texts, known).values()) == {None}
    assert "no year" in known.basis


def test_a_bare_weekday_that_two_days_fit_stays_open() -> None:
    texts = ("In 2022 it was hit.", "Troops entered on Thursday, May 15.", "They left on Saturday.")
    date, basis = resolve("on Saturday", anchor(texts, None, "2025-07-01", "en"), around=texts[2])
    assert date is None
    assert "2025-05-10 or 2025-05-17" in basis


def test_a_first_line_that_is_a_date_is_the_publication() -> None:
    texts = ("Friday, August 21, 2015", "They exchanged fire yesterday.")
    assert resolve("yesterday", anchor(texts, None, None, "en"), around=texts[1])[0] == "2015-08-20"
    born = ("On Friday, August 21, 2015 he died.", "They mourned yesterday.")
    assert resolve("yesterday", anchor(born, None, None, "en"), around=born[1])[0] is None


def test_a_published_date_outweighs_what_the_text_fixes() -> None:
    known = anchor(ADDRESS, "2031-05-12", "2031-06-01", "en")
    assert dates(ADDRESS, known)["next Thursday, May 15"] == "2031-05-15"


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 3000))
def test_a_day_fixed_by_its_weekday_has_it_and_is_not_long_after_the_reading(
    day: dt.date, later: int
) -> None:
    texts = (f"They met on {day:%A}, {day:%B} {day.day}.",)
    read = day + dt.timedelta(later)
    known = anchor(texts, None, read.isoformat(), "en")
    date, basis = resolve(f"{day:%A}, {day:%B} {day.day}", known, around=texts[0])
    if date is None:
        assert later > 183 or "nothing tells which" in basis
    else:
        found = dt.date.fromisoformat(date)
        assert (found.weekday(), found.month, found.day) == (day.weekday(), day.month, day.day)
        assert (found - read).days <= 183


def test_a_brief_counts_from_the_day_of_reading_where_nothing_else_is_known(root: Path) -> None:
    article = briefing.read_text((root / "seeds" / SEED).read_text(encoding="utf-8"))
    number = next(n for n in range(1, len(article.sentences) + 1) if "on Sunday" in article.sentence(n))
    said = DraftWhen(
        s=(number,), phrase="on Sunday", event="Putin stated: “We would like to start immediately"
    )
    undated, dated = (ground(Draft(when=(said,)), article, as_of).when[0] for as_of in (None, "2026-11-22"))
    assert (undated.date, dated.date) == (None, "2025-05-11")
    assert undated.basis
