"""Two runs compared: which cases, what is averaged, what flipped and why, and the text as a whole."""

from typing import Any

import pytest
from sample_suite import manifest, questions, row, suite_of

from briefing.errors import UsageError
from briefing.evals.compare import Flip, averaged, compare, flipped
from briefing.evals.compare_told import told
from briefing.evals.folder import Run
from briefing.evals.paired import McNemar
from briefing.evals.row import Row
from briefing.evals.score import Mark, Marked

SUITE = suite_of(headline=("found: *",))


def run_of(name: str, *rows: Row, **more: Any) -> Run:
    said = {"cases": len(rows), "cases_sha256": "d" * 64, "finished": "2025-05-12T11:00:00Z"} | more
    return Run(name=name, manifest=manifest(**said), rows=rows)


def _mark(what: Marked, wanted: str, why: str = "") -> Mark:
    return Mark(what=what, list="demands", wanted=wanted, why=why)


def _case(name: str, found: float, *marks: Mark, **more: Any) -> Row:
    given = {"counts": {"found: demands": (found, 1)}, "good": found == 1, "marks": marks} | more
    return row(name, f"article {name}", about=f"About {name}", **given)


LEFT = run_of(
    "left",
    _case("1", 1, _mark("found", "withdraw")),
    _case("2", 0, _mark("missed", "return", "not said")),
    *(_case(str(n), 0) for n in range(3, 10)),
    _case("only a", 1),
    _case("unread", 0, status="unscored", reason="cut", counts={}),
)
RIGHT = run_of(
    "right",
    _case("1", 0, _mark("missed", "withdraw", "another sentence")),
    _case("2", 1, _mark("found", "return")),
    *(_case(str(n), 1) for n in range(3, 10)),
    _case("only b", 1),
    _case("unread", 1),
    system="bare",
    model=None,
    cases_sha256="e" * 64,
    parameters={"repeat": 1, "judge": "none"},
    git={"commit": "0123456789", "dirty": True},
    code="other",
)


def test_only_cases_that_both_scored_are_compared_and_the_others_are_named() -> None:
    found = compare(LEFT, RIGHT, SUITE)
    assert (found.common, found.only_a, found.only_b, found.left_out) == (
        9,
        ("only a",),
        ("only b",),
        ("unread",),
    )
    (figure,) = found.figures
    assert (figure.a, figure.b, figure.articles, figure.disagreeing) == (1 / 9, 8 / 9, 9, 9)
    assert (figure.p, figure.told) == (20 / 512, "better")
    assert found.good == McNemar(lost=1, won=8, p=20 / 512)


def test_what_is_printed() -> None:
    def heading(left: Run, right: Run) -> list[str]:
        return told(compare(left, right, SUITE)).splitlines()

    assert heading(LEFT, RIGHT) == [
        "A  left: sample · sample, scripted, begun 2025-05-12T10:00:00Z, 0 failed, 1 unscored",
        "B  right: sample · bare, begun 2025-05-12T10:00:00Z, 0 failed, 0 unscored",
        "THE DATA DIFFER: the same case ids may stand for other questions.",
        "They differ in:",
        "  system: sample → bare",
        "  model: scripted at 127.0.0.1 → none",
        "  parameters: repeat 1 → repeat 1, judge none",
        "  data: 11 cases (dddddddd) → 11 cases (eeeeeeee)",
        "  code: c (no commit) → other (commit 01234567, changed since)",
        "",
        "9 cases compared.",
        "1 left out that only A has: only a",
        "1 left out that only B has: only b",
        "1 left out that A or B could not score: unread",
        "",
        "                      A      B   B − A    95 % interval       p  articles apart",
        "* found: demands   11.1   88.9   +77.8  [+33.3, +100.0]   0.039          9 of 9  "
        "better (p 0.039 corrected)",
        "",
        "Intervals: the same articles drawn for both. p: the runs swapped within articles, at random.",
        "* headline: called better or worse if p, corrected for 1 after Holm, is below 0.05.",
        "",
        "Cases that are good as a whole: 1 lost, 8 won; McNemar's exact p 0.039, "
        "as if cases of one article were independent.",
        "",
        "Lost (well in A, not in B): 1 cases as a whole, 1 marks",
        "  1: About 1",
        "    the case: good → not good",
        "    demands: withdraw: found → missed: another sentence",
        "",
        "Won (not in A, well in B): 8 cases as a whole, 1 marks",
        "  2: About 2",
        "    the case: not good → good",
        "    demands: return: missed → found: not said",
        *(line for n in range(3, 10) for line in (f"  {n}: About {n}", "    the case: not good → good")),
    ]
    assert "Nothing that decides a run differs between them." in heading(LEFT, LEFT)
    assert "Lost (well in A, not in B): nothing." in heading(LEFT, LEFT)
    assert "With fewer than 6 articles apart no difference can be shown, however large." in heading(
        LEFT, LEFT
    )


def test_long_lists_of_flips_are_cut_and_say_so() -> None:
    names = [str(n) for n in range(25)]
    found = compare(
        run_of("a", *(_case(n, 1) for n in names)), run_of("b", *(_case(n, 0) for n in names)), SUITE
    )
    assert "  … and 5 more; --all shows them" in told(found).splitlines()
    assert "more; --all" not in told(found, everything=True)
    assert len(told(found, everything=True).splitlines()) == len(told(found).splitlines()) + 2 * 5 - 1


def test_failing_counts_against_a_run_and_is_not_left_out() -> None:
    total_miss = _case("1", 0, status="failed", reason="ServerFailed: busy")
    found = compare(run_of("a", _case("1", 1), _case("2", 1)), run_of("b", total_miss, _case("2", 1)), SUITE)
    assert (found.common, found.left_out, found.b.failed) == (2, (), 1)
    assert [(one.a, one.b) for one in found.figures] == [(1.0, 0.5)]
    assert found.lost == (
        Flip(case="1", about="About 1", mark=None, before="good", after="not good", why="ServerFailed: busy"),
    )
    bare = _case("1", 0, status="failed", reason="no", counts={})
    found = compare(run_of("a", _case("1", 1), _case("2", 1)), run_of("b", bare, _case("2", 1)), SUITE)
    assert (found.common, found.left_out) == (1, ("1",)), "without counts nobody knows what failing costs"


def test_repeats_are_averaged_and_flip_only_by_most_of_them() -> None:
    well, badly = _mark("found", "x"), _mark("missed", "x", "other date")
    first = [_case("1", 1, well), _case("1", 1, well, repeat=1), _case("1", 0, badly, repeat=2)]
    second = [_case("1", 0, badly), _case("1", 1, well, repeat=1), _case("1", 0, badly, repeat=2)]
    assert averaged(first) == {"found: demands": (2 / 3, 1)}
    assert flipped(first, second) == [
        (Flip(case="1", about="About 1", mark=None, before="good 2 of 3", after="good 1 of 3"), False),
        (
            Flip(
                case="1", about="About 1", mark="demands: x", before="found 2 of 3", after="found 1 of 3",
                why="other date",
            ),
            False,
        ),
    ]  # fmt: skip
    assert flipped(first, first) == []
    unread = row("1", "article 1", status="unscored", repeat=1)
    found = compare(run_of("a", *first, _case("2", 1)), run_of("b", first[0], unread, _case("2", 1)), SUITE)
    assert found.left_out == ("1",)


def test_marks_of_one_key_are_told_apart_and_extra_or_optional_ones_do_not_flip() -> None:
    one = row(
        "1", marks=(_mark("found", "x"), _mark("missed", "x"), _mark("optional", "y"), _mark("found", "z"))
    )
    other = row(
        "1", marks=(_mark("found", "x"), _mark("found", "x"), _mark("missed", "y"), _mark("extra", "z"))
    )
    assert [(flip.mark, flip.before, flip.after, won) for flip, won in flipped([one], [other])] == [
        ("demands: x", "missed", "found", True)
    ]


def test_means_and_lower_figures_are_the_suites() -> None:
    suite = suite_of(means={"mean": ("found: *",)}, headline=("mean", "invented"), lower=("invented",))
    names = [str(n) for n in range(8)]
    less = run_of("a", *(_case(n, 1, counts={"found: x": (1, 1), "invented": (0, 1)}) for n in names))
    more = run_of("b", *(_case(n, 1, counts={"found: x": (0, 1), "invented": (1, 1)}) for n in names))
    assert {one.name: (one.difference, one.told) for one in compare(less, more, suite).figures} == {
        "found: x": (-1, "not a headline figure"),
        "invented": (1, "worse"),
        "mean": (-1, "worse"),
    }


def test_an_amount_is_printed_as_the_number_it_is() -> None:
    few, many = (
        run_of(name, *(_case(str(n), 1, counts={"lines per brief": (count + n, 1)}) for n in range(2)))
        for name, count in (("few", 2), ("many", 7))
    )
    (line,) = (line for line in told(compare(few, many, SUITE)).splitlines() if "lines per brief" in line)
    assert line.split() == ["lines", "per", "brief", "2.50", "7.50", "+5.00", "0.500", "2", "of", "2"]


def test_no_case_that_says_whether_it_is_good_means_no_test_of_that() -> None:
    run = run_of("a", _case("1", 1, good=None))
    assert compare(run, run, SUITE).good is None
    assert "good as a whole" not in told(compare(run, run, SUITE))


def test_runs_of_two_suites_or_without_a_common_case_are_refused() -> None:
    with pytest.raises(UsageError, match="left is a run of sample, x one of claims"):
        compare(LEFT, run_of("x", suite="claims"), SUITE)
    with pytest.raises(UsageError, match="have no case that both scored"):
        compare(LEFT, run_of("x", _case("other", 1)), SUITE)


def test_an_incomplete_run_is_compared_and_said() -> None:
    found = compare(run_of("a", _case("1", 1), finished=None, cases=len(questions())), LEFT, SUITE)
    assert told(found).splitlines()[0].endswith("0 failed, 0 unscored  INCOMPLETE")
