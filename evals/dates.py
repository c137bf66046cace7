"""Dates measured: time expressions of a gold file resolved against the day of publication.

    python evals/dates.py timex/dev.jsonl [--dateparser]

Each line of the file has `text`, `sentence`, `dct` (day of publication), `iso_start`, `iso_end` and
`explicit_year`, and `type` (TIMEX3). The rows that count: one day, no written year, and a weekday, a month or a word such as
"today" in the text. The others are printed for information. With `--dateparser` the library of that name is
asked the same, if it is installed. Prints JSON lines: counts, then every miss.
"""

import argparse
import datetime as dt
import importlib
import json
import math
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from briefing.times import expressions, resolve
from briefing.times.calendar import bounds

Row = dict[str, Any]
Resolver = Callable[[Row], str | None]
_NAMED = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b|\b(?:yesterday|today|tonight|tomorrow)\b|\bthis (?:morning|afternoon|evening)\b",
    re.IGNORECASE,
)


def counts(row: Row) -> bool:
    """Whether the row belongs to those that are judged: a DATE of one day without a year that a word of the calendar names."""
    one_day = row["iso_start"] is not None and row["iso_start"] == row["iso_end"]
    dated = one_day and row.get("type", "DATE") == "DATE" and not row["explicit_year"]
    return dated and _NAMED.search(row["text"]) is not None


def ours(row: Row) -> str | None:
    """This project's date of the row."""
    return resolve(row["text"], row["dct"], "en", around=row["sentence"])[0]


def dateparsers() -> dict[str, Resolver]:
    """The library under each of its three preferences for a date without a year; empty when not installed."""
    try:
        library = importlib.import_module("dateparser")
    except ImportError:
        return {}
    return {
        f"dateparser, {preference}": partial(_asked, library, preference)
        for preference in ("past", "current_period", "future")
    }


def _asked(library: ModuleType, preference: str, row: Row) -> str | None:
    base = dt.datetime.fromisoformat(row["dct"])
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": preference, "RETURN_AS_TIMEZONE_AWARE": False}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = library.parse(row["text"], languages=["en"], settings=settings)
    return found.date().isoformat() if found else None


def judged(rows: Iterable[Row], resolver: Resolver) -> list[tuple[str, Row, str | None]]:
    """Each row with "exact", "wrong" or "unresolved" and the date that was given."""
    found: list[tuple[str, Row, str | None]] = []
    for row in rows:
        date = resolver(row)
        if date is None:
            found.append(("unresolved", row, None))
            continue
        first, last = (day.isoformat() for day in bounds(date))
        exact = (first, last) == (row["iso_start"], row["iso_end"])
        found.append(("exact" if exact else "wrong", row, date))
    return found


def wilson(hits: int, of: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson's score interval, z = 1.96); 0 to 1 for nothing."""
    if of == 0:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle, spread = share + z * z / (2 * of), z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)


def summary(name: str, found: list[tuple[str, Row, str | None]]) -> Row:
    """Counts of one resolver; a wrong year is a given date whose year is not the gold's."""
    tally = Counter(verdict for verdict, _, _ in found)
    low, high = wilson(tally["exact"], len(found))
    years = sum(date is not None and date[:4] != row["iso_start"][:4] for _, row, date in found)
    return {
        "resolver": name,
        "rows": len(found),
        **{verdict: tally[verdict] for verdict in ("exact", "wrong", "unresolved")},
        "wrong_years": years,
        "share_exact": round(tally["exact"] / len(found), 3) if found else None,
        "wilson_95": [round(low, 3), round(high, 3)],
    }


def report(rows: list[Row], others: Mapping[str, Resolver]) -> list[Row]:
    """Every line that is printed."""
    day_rows = [row for row in rows if counts(row)]
    rest = [row for row in rows if row["iso_start"] is not None and not counts(row)]
    lengths = [row for row in rows if row["iso_start"] is None]
    lines: list[Row] = []
    for name, resolver in {"briefing": ours, **others}.items():
        for kind, chosen in (("day without a year", day_rows), ("other dated rows", rest)):
            found = judged(chosen, resolver)
            lines.append({"kind": kind, **summary(name, found)})
            lines += [_miss(name, *one) for one in found if one[0] != "exact" and name == "briefing"]
        dated = sum(resolver(row) is not None for row in lengths)
        lines.append(
            {"kind": "rows that are no date", "resolver": name, "rows": len(lengths), "dated": dated}
        )
    found_by_us = sum(
        any(row["text"] in one for one in expressions(row["sentence"], "en")) for row in day_rows
    )
    return [
        *lines,
        {"kind": "day phrases found in their sentence", "rows": len(day_rows), "found": found_by_us},
    ]


def _miss(name: str, verdict: str, row: Row, date: str | None) -> Row:
    gold = row["iso_start"] if row["iso_start"] == row["iso_end"] else f"{row['iso_start']}/{row['iso_end']}"
    basis = resolve(row["text"], row["dct"], "en", around=row["sentence"])[1]
    kept = {key: row[key] for key in ("id", "dct", "text")}
    return {"miss": verdict, "resolver": name, **kept, "gold": gold, "given": date, "basis": basis}


def main() -> None:
    """Reads the file named on the command line and prints the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("path", type=Path)
    parser.add_argument("--dateparser", action="store_true")
    chosen = parser.parse_args()
    rows = [json.loads(line) for line in chosen.path.read_text(encoding="utf-8").splitlines() if line.strip()]
    others = dateparsers() if chosen.dateparser else {}
    if chosen.dateparser and not others:
        print(json.dumps({"resolver": "dateparser", "note": "not installed"}))
    for line in report(rows, others):
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
