"""Who is believed about title, outlet, author, date and language, and what is no date."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UnreadableInput, UsageError
from briefing.reading.metadata import Metadata, checked_overrides, iso_date, language_code, read_sidecar


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025", "2025"),
        ("2025-05", "2025-05"),
        (" 2025-05-15 ", "2025-05-15"),
        ("2025-05-15T10:30", "2025-05-15T10:30"),
        ("2025-05-15 10:30:05", "2025-05-15T10:30:05"),
        ("2025-05-15T10:30:05.123Z", "2025-05-15T10:30:05.123Z"),
        ("2025-05-15T10:30:05+0200", "2025-05-15T10:30:05+02:00"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_dates_of_every_precision_are_kept_as_precise_as_they_are(written: str, date: str) -> None:
    assert iso_date(written) == date


@pytest.mark.parametrize(
    "written",
    ["", "25", "2025-13", "2025-02-29", "2025-5-1", "20250515", "2025-W20", "0000", "May 15, 2025", "15.05.2025",
     "2025-05-15T25:00", "2025-05-15T10", "٢٠٢٥", "2025-05-15/2025-05-16"],
)  # fmt: skip
def test_what_is_no_real_iso_date_is_none(written: str) -> None:
    assert iso_date(written) is None


@given(st.dates())
def test_every_calendar_day_is_its_own_canonical_form(day: object) -> None:
    assert iso_date(str(day)) == str(day)


def test_a_region_is_dropped_from_a_language() -> None:
    assert [language_code(tag) for tag in ("en-GB", "zh_Hans_CN", "UK", "english", "")] == [
        "en", "zh", "uk", None, None,
    ]  # fmt: skip


def test_higher_metadata_wins_field_by_field_and_empty_counts_as_said() -> None:
    given_ = Metadata(title="A", published="")
    assert given_.over(Metadata(title="B", outlet="O", published="2025")) == Metadata(
        title="A", outlet="O", published=""
    )


def test_overrides_are_made_canonical() -> None:
    said = checked_overrides(Metadata(title="  Two\nlines ", published="2025-05-15 10:00", language="EN-us"))
    assert said == Metadata(title="Two lines", published="2025-05-15T10:00", language="en")


def test_a_date_that_is_none_is_a_usage_error_that_shows_how_to_write_one() -> None:
    with pytest.raises(UsageError, match='the date "15/05/2025" is not an ISO 8601 date') as raised:
        checked_overrides(Metadata(published="15/05/2025"))
    assert "2025-05-15" in (raised.value.hint or "")


def test_a_language_that_is_none_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match='the language "English!" is not a language code'):
        checked_overrides(Metadata(language="English!"))


def test_no_sidecar_says_nothing(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "a.txt") == Metadata()


def test_a_sidecar_is_found_beside_the_file_and_its_free_keys_are_ignored(tmp_path: Path) -> None:
    content = {"title": "T", "outlet": "", "author": None, "published": "2025-05", "licence": "CC", "n": 3}
    (tmp_path / "a.txt.meta.json").write_text(json.dumps(content), encoding="utf-8-sig")
    assert read_sidecar(tmp_path / "a.txt") == Metadata(title="T", outlet="", published="2025-05")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "it is not JSON in UTF-8"),
        ("[]", "it is not a JSON object"),
        ('{"title": 3}', '"title" is 3, not a string'),
        ('{"published": "yesterday"}', 'the date "yesterday" is not an ISO 8601 date'),
        ("[" * 100_000, "it is not JSON in UTF-8"),
    ],
)
def test_a_bad_sidecar_is_named_with_its_fault(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.txt.meta.json").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableInput) as raised:
        read_sidecar(tmp_path / "a.txt")
    assert raised.value.message.startswith(f"cannot use a.txt.meta.json: {reason}")
