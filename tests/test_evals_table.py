"""The table for the terminal, compared as a whole: one run, two side by side, an unfinished one, failures."""

from typing import Any

from sample_suite import manifest, row

from briefing.evals.folder import Run
from briefing.evals.manifest import Totals
from briefing.evals.row import Row
from briefing.evals.table import table
from briefing.nouns.brief import Usage

MEANS = {"macro: mean of both": ("found: *",)}


def run_of(*rows: Row, name: str = "r", **more: Any) -> Run:
    given = {"cases": len(rows), "finished": "2025-05-12T11:00:00Z"} | more
    return Run(name=name, manifest=manifest(**given), rows=rows)


def _counted(case: str, group: str, demands: tuple[float, float], threats: tuple[float, float]) -> Row:
    return row(case, group, counts={"found: demands": demands, "found: threats": threats, "invented": (0, 4)})


FIRST = (
    _counted("1", "a", (3, 4), (0, 0)),
    _counted("2", "b", (1, 2), (0.5, 1)),
    _counted("3", "c", (1200, 1500), (0, 0)),
)
SECOND = (_counted("1", "a", (1, 4), (0, 0)), _counted("2", "b", (2, 2), (0, 0)))
SPENT = Totals(
    scored=3, failed=0, unscored=0, asked=12, remembered=3,
    usage=Usage(http_calls=15, input_tokens=12345, output_tokens=678), cost_usd=0.0123, cost_note="", seconds=61.4,
)  # fmt: skip


def alone() -> str:
    return table([run_of(*FIRST, totals=SPENT)], MEANS, ("macro",))


def beside() -> str:
    lost = row("3", "c", status="failed", reason="ServerFailed: busy")
    other = run_of(*SECOND, lost, system="bare", model=None)
    return table([run_of(*FIRST), other], MEANS, ("macro",))


def incomplete() -> str:
    return table([run_of(*FIRST[:2], cases=5, finished=None, parameters={"repeat": 2})], {})


ALONE = """\
sample · sample, scripted at 127.0.0.1
  3 scored, 0 failed, 0 unscored

                    %        counted   95 % interval   mean per article
macro
  mean of both   65.0         2 of 2    [50.0, 65.0]
found
  demands        79.9  1,204 of 1,506    [50.0, 80.0]          68.3 of 3
  threats        50.0      0.50 of 1                          50.0 of 1
invented          0.0        0 of 12     [0.0, 56.1]           0.0 of 3

Intervals: articles drawn with replacement, 1,000 times; – means that nothing was counted.
sample: 12 requests asked, 3 remembered; 12,345 tokens in, 678 out; $0.0123; 61 s
"""

BESIDE = """\
sample · sample, scripted at 127.0.0.1
  3 scored, 0 failed, 0 unscored
sample · bare
  2 scored, 1 failed, 0 unscored

                                 sample                     bare
macro
  mean of both        65.0 [50.0, 65.0]                        –
found
  demands             79.9 [50.0, 80.0]       50.0 [25.0, 100.0]
  threats                          50.0                        –
invented                0.0 [0.0, 56.1]          0.0 [0.0, 65.8]

Intervals: articles drawn with replacement, 1,000 times; – means that nothing was counted.
bare: the figures speak of the other cases only, 1 failed without counts.
bare: first failed: 3: ServerFailed: busy
"""

INCOMPLETE = """\
sample · sample, scripted at 127.0.0.1
  2 scored, 0 failed, 0 unscored, 8 not asked yet  INCOMPLETE: run it again to go on

                    %        counted   95 % interval   mean per article
found
  demands        66.7         4 of 6    [50.0, 75.0]          62.5 of 2
  threats        50.0      0.50 of 1                          50.0 of 1
invented          0.0         0 of 8     [0.0, 65.8]           0.0 of 2

Intervals: articles drawn with replacement, 1,000 times; – means that nothing was counted.
"""


def test_one_run_shows_values_with_counts_intervals_and_means() -> None:
    assert alone() + "\n" == ALONE


def test_several_runs_stand_side_by_side_and_failures_are_told() -> None:
    assert beside() + "\n" == BESIDE


def test_an_unfinished_run_says_what_is_missing() -> None:
    assert incomplete() + "\n" == INCOMPLETE


def test_one_system_that_ran_twice_is_told_apart_by_its_folders() -> None:
    told = table([run_of(*FIRST, name="monday"), run_of(*SECOND, name="tuesday")], {})
    (heads,) = [line.split() for line in told.splitlines() if "monday" in line]
    assert heads == ["monday", "tuesday"]


def test_a_run_in_which_everything_failed_has_no_figure_and_says_so() -> None:
    lost = [row(str(n), str(n), status="failed", reason="ServerFailed: busy") for n in range(2)]
    told = table([run_of(*lost)], MEANS)
    assert "0 scored, 2 failed, 0 unscored" in told
    assert ["mean", "of", "both", "–", "0", "of", "0"] in [line.split() for line in told.splitlines()]
    assert "sample: the figures speak of the other cases only, 2 failed without counts." in told


def test_an_unknown_cost_is_not_nothing() -> None:
    unknown = SPENT.model_copy(update={"cost_usd": None})
    free = SPENT.model_copy(update={"asked": 0, "remembered": 0})
    assert "678 out; cost unknown; 61 s" in table([run_of(*FIRST, totals=unknown)], {})
    assert "sample: no model was asked; 61 s" in table([run_of(*FIRST, totals=free)], {})


def test_unscored_cases_and_unknown_tokens_are_said_to_be_so() -> None:
    unread = row("2", "b", status="unscored", reason="unreadable")
    spent = SPENT.model_copy(update={"usage": Usage(http_calls=15)})
    told = table([run_of(FIRST[0], unread, totals=spent)], {})
    assert "sample: 1 could not be scored and stand in no figure." in told
    assert "; tokens unknown; " in told


def test_a_run_that_lost_or_won_rows_after_its_end_says_so() -> None:
    assert "2 not asked yet  INCOMPLETE" in table([run_of(FIRST[0], cases=3)], {})
    assert "2 more than were asked" in table([run_of(*FIRST, cases=1)], {})
