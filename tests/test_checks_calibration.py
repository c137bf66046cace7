"""The score: bounded, repeatable, made of the features that there are; and the table's trees are as they should be."""

import json
import math
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checks import Checker, calibration
from briefing.checks.features import features, together
from briefing.checks.overlap import find
from briefing.checks.prepared import prepare
from briefing.checks.source import Source

TABLE = files("briefing.checks").joinpath("weights.json")
ARTICLE = (
    "The harbour authority of Gdansk closed the eastern quay on Tuesday after divers found cracks in its wall. "
    "Two ferries were sent to the western quay, and their passengers waited about three hours. "
    "Engineers will examine the wall this week, the authority's director Marta Wilk said. "
    "The quay was last repaired in 2008, when the city paid for a new road to the harbour."
)
RIGHT = (
    "The harbour authority of Gdansk closed the eastern quay on Tuesday.",
    "Two ferries were sent to the western quay.",
    "Engineers will examine the wall this week, Marta Wilk said.",
)
INVENTED = (
    "A volcano on the island erupted and villagers fled.",
    "Pharmacists stopped selling a popular cough syrup.",
)


def read() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return table


def names() -> list[str]:
    source = Source(ARTICLE, [(0, len(ARTICLE))], "en")
    claim = prepare(RIGHT[0])
    return list(together([features(claim, source, find(claim, source))]))


def depth(tree: Any) -> int:
    return 1 + max(depth(tree[2]), depth(tree[3])) if isinstance(tree, list) else 0


def nodes(tree: Any) -> list[Any]:
    return [tree, *nodes(tree[2]), *nodes(tree[3])] if isinstance(tree, list) else []


def test_the_table_is_small_and_asks_only_for_features_that_there_are() -> None:
    table = read()
    assert set(table["features"]) <= set(names())
    assert len(TABLE.read_text(encoding="utf-8")) <= 200_000
    assert all(depth(tree) <= 4 for tree in table["trees"])
    asked = [node for tree in table["trees"] for node in nodes(tree)]
    assert {node[0] for node in asked} == set(range(len(table["features"])))
    assert all(math.isfinite(node[1]) for node in asked)


def test_the_table_says_what_it_was_fitted_on_when_and_how() -> None:
    table = read()
    assert "evals/calibrate.py" in table["command"]
    assert "sha256" in table["fitted_on"]
    assert table["fitted_at"][:2] == "20"


def test_a_tree_goes_left_up_to_its_threshold_and_right_above() -> None:
    tree = calibration.node([0, 0.5, -1, [1, 2.0, 0.25, 3]])
    assert calibration.leaf(tree, [0.5, 9.0]) == -1.0
    assert calibration.leaf(tree, [0.51, 2.0]) == 0.25
    assert calibration.leaf(tree, [0.51, 2.1]) == 3.0
    assert calibration.leaf(calibration.node(0.75), []) == 0.75


@given(st.fixed_dictionaries({name: st.floats(0, 1e6) for name in names()}))
def test_the_score_is_between_0_and_1_and_the_same_twice(figures: dict[str, float]) -> None:
    score = calibration.score(figures)
    assert 0 < score < 1
    assert score == calibration.score(figures)


def test_a_missing_feature_is_no_zero() -> None:
    figures = dict.fromkeys(names(), 0.5)
    del figures[read()["features"][0]]
    with pytest.raises(KeyError):
        calibration.score(figures)


@pytest.mark.parametrize("claim", RIGHT)
def test_what_the_article_says_is_supported(claim: str) -> None:
    assert Checker.of(ARTICLE, "en").check(claim).verdict == "supported"


@pytest.mark.parametrize("claim", INVENTED)
def test_what_it_has_no_word_of_is_not(claim: str) -> None:
    checked = Checker.of(ARTICLE, "en").check(claim)
    assert checked.verdict == "unsupported"
    assert checked.score < 0.3


def test_the_training_says_what_it_needs(tmp_path: Path) -> None:
    script = Path(__file__).resolve().parent.parent / "evals" / "calibrate.py"
    (tmp_path / "sklearn.py").write_text("raise ImportError('not here')", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT, str(tmp_path), str(script)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "pip install scikit-learn" in done.stderr


_WITHOUT = (
    "import runpy, sys; sys.path.insert(0, sys.argv[1]); script = sys.argv[2]; "
    "sys.argv[:] = [script, 'a', 'b', 'c']; runpy.run_path(script, run_name='__main__')"
)
