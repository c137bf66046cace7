"""`briefing eval compare`: two real runs beside each other, as text and as JSON."""

import json

import pytest
from asked_suite import answers, declare
from newsroom import Newsroom

SUITE = "numbers/suite.py"


@pytest.fixture
def runs(newsroom: Newsroom) -> Newsroom:
    """The runs a, which gets 3 wrong, and b, which gets 4 and 5 wrong."""
    declare(newsroom.folder)
    for name, wrong in (("a", (3,)), ("b", (4, 5))):
        answers(newsroom.folder, *wrong)
        assert newsroom.run("eval", "run", SUITE, "-o", name, "-q").code == 0
    return newsroom


def test_it_prints_figures_and_flips_lost_ones_first(runs: Newsroom) -> None:
    ended = runs.run("eval", "compare", "a", "b", "--suite", SUITE)
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert "8 cases compared." in lines
    (figure,) = (line for line in lines if line.startswith("* right"))
    assert figure.split()[1:5] == ["right", "87.5", "75.0", "-12.5"]
    assert lines[-12:] == [
        "Lost (well in A, not in B): 2 cases as a whole, 2 marks",
        "  4",
        "    the case: good → not good",
        "    right: right → wrong",
        "  5",
        "    the case: good → not good",
        "    right: right → wrong",
        "",
        "Won (not in A, well in B): 1 cases as a whole, 1 marks",
        "  3",
        "    the case: not good → good",
        "    right: wrong → right",
    ]


def test_json_has_the_whole_comparison(runs: Newsroom) -> None:
    ended = runs.run("eval", "compare", "a", "b", "--suite", SUITE, "--json")
    found = json.loads(ended.out)
    assert (found["common"], found["good"]) == (8, {"lost": 2, "won": 1, "p": 1.0})
    assert [flip["case"] for flip in found["lost"] + found["won"] if flip["mark"] is None] == ["4", "5", "3"]
    (figure,) = found["figures"]
    assert (figure["difference"], figure["p"], figure["told"]) == (-0.125, 1.0, "no difference shown")


def test_a_folder_without_a_run_and_an_unknown_suite_say_so(runs: Newsroom) -> None:
    ended = runs.run("eval", "compare", "a", "numbers", "--suite", SUITE)
    assert (ended.code, "numbers holds no run" in ended.err) == (3, True)
    ended = runs.run("eval", "compare", "a", "b")
    assert (ended.code, "name the file that declares it with --suite" in ended.err) == (2, True)
