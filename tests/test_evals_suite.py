"""Suites as declared: the project's own keep the rules that the machinery relies on."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from sample_suite import Question, questions, suite_of

from briefing.evals.figures import settled
from briefing.evals.loading import find, names
from briefing.evals.suite import Suite, System


@pytest.mark.parametrize("name", names())
def test_a_suite_of_the_projects_is_whole(name: str) -> None:
    declared = find(name)
    suite = declared.suite
    assert suite.about
    assert suite.systems
    assert suite.scorers
    assert suite.failure is not None, "failing must not be better than answering"
    assert suite.headline, "nothing decides it"
    assert all(system.about for system in suite.systems.values())


def test_what_is_left_out_of_a_declaration_stays_out_of_the_way() -> None:
    suite: Suite[Question, str] = suite_of()
    (case, *_) = questions()
    assert suite.document(case) is None
    assert suite.show(case) == "q0"
    assert (suite.failure, suite.read, suite.data, suite.small) == (None, None, (), ())
    assert suite.systems["sample"].prompts() == ()
    assert suite.systems["sample"].asks


def test_a_suite_needs_no_more_than_cases_systems_and_scorers() -> None:
    def cases(paths: Sequence[Path]) -> tuple[Question, ...]:
        return questions()

    smallest = Suite(
        about="s", cases=cases, systems={"echo": System("echo", lambda case, model: case.id)}, scorers=()
    )
    assert settled(smallest.means, ["a"]) == {}
