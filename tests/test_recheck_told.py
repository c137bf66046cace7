"""The report in words: broken for a terminal without a word lost, and no word said twice."""

import pytest
from sample_brief import TEXT, article
from stand_in_checker import StandIn

from briefing.recheck import read_brief, recheck, told

ARTICLE = article(language="en")
BRIEF = "# Talks\n\n## What happened\n\n" + "- Brill paid nine ministers and then nine more\n" * 12
REPORT = recheck(read_brief(BRIEF.encode(), "b.md", ARTICLE), "b.md", ARTICLE, StandIn(ARTICLE))


@pytest.mark.parametrize("width", [20, 40, 78, 200])
def test_a_report_for_a_terminal_is_broken_between_words(width: int) -> None:
    broken = told(REPORT, width=width)
    assert broken.split() == told(REPORT).split()
    assert max(map(len, broken.splitlines())) <= max(40, width)


def test_lines_that_fit_are_left_as_they_are() -> None:
    assert told(REPORT, width=2000) == told(REPORT)


def test_what_follows_a_broken_line_is_set_in_below_it() -> None:
    lines = told(REPORT, width=40).splitlines()
    for at, line in enumerate(lines):
        if "✗ unsupported (what" in line:
            assert lines[at + 1].startswith("      ")


def test_a_quotation_that_is_no_quotation_is_shown_once() -> None:
    page = "# T\n\n## Evidence\n\n| No. | The article's words | Characters |\n|---|---|---|\n| [1] | Brill paid. | 0–9 |\n"
    report = recheck(read_brief(page.encode(), "b.md", ARTICLE), "b.md", ARTICLE, StandIn(ARTICLE))
    assert "Brill paid." not in TEXT
    assert told(report).count("Brill paid.") == 1
