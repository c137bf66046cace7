"""Finding suites by name and by path, their data, and which cases a run takes."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_suite import Question, questions, suite_of

from briefing.errors import UsageError
from briefing.evals.loading import Declared, cases_of, chosen, find, names
from briefing.evals.suite import Suite

DECLARATION = """
from pydantic import BaseModel
from briefing.evals.score import Score
from briefing.evals.suite import Suite, System

class Case(BaseModel):
    id: str
    article: str = "a"
    other: "Other | None" = None

class Other(BaseModel):
    name: str

def cases(paths):
    return [Case(id=name, other=Other(name=name)) for name in {ids!r}]

suite = Suite(
    about={about!r}, cases=cases, systems={{"one": System("says its id", lambda case, model: case.id, asks=False)}},
    scorers=(lambda case, answer: Score.of("right", answer == case.id),), data={data!r},
)
"""


def _declaration(about: str = "mine", ids: tuple[str, ...] = ("x", "y"), data: tuple[str, ...] = ()) -> str:
    return DECLARATION.format(about=about, ids=ids, data=data)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine" / "suite.py"
    path.parent.mkdir()
    path.write_text(_declaration(), encoding="utf-8")
    return path


def test_the_projects_own_suites_are_found_by_name() -> None:
    assert {"claims", "mutations"} <= set(names())
    for name in names():
        declared = find(name)
        assert (declared.name, declared.path.parent.name) == (name, name)
        assert isinstance(declared.suite, Suite)


def test_anybodys_suite_is_found_by_the_path_of_its_file_or_folder(file: Path) -> None:
    other = file.with_name("quick.py")
    other.write_text(_declaration("quick"), encoding="utf-8")
    assert (find(str(file)).name, find(str(file)).suite.about) == ("mine", "mine")
    assert find(str(file.parent)).path == file
    assert (find(str(other)).name, find(str(other)).suite.about) == ("quick", "quick")


def test_two_suites_live_side_by_side(file: Path) -> None:
    second = file.parent.parent / "second" / "suite.py"
    second.parent.mkdir()
    second.write_text(_declaration("second", ("z",)), encoding="utf-8")
    one, two = find(str(file)), find(str(second))
    assert [case.id for case in cases_of(one, ())] == ["x", "y"]
    assert [case.id for case in cases_of(two, ())] == ["z"]
    assert one.sha256 != two.sha256


@pytest.mark.parametrize("wanted", ["nonsense", "nonsense.py", "./mutations", "../evals/mutations", "."])
def test_what_is_no_suite_is_refused_with_the_names_of_those_there_are(wanted: str) -> None:
    with pytest.raises(UsageError, match="there is no suite") as refused:
        find(wanted)
    assert "claims" in (refused.value.hint or "")
    assert "mutations" in (refused.value.hint or "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("suite = (", "cannot be loaded: SyntaxError"),
        ("import no_such_module", "cannot be loaded: ModuleNotFoundError"),
        ("1 / 0", "cannot be loaded: ZeroDivisionError"),
        ("x = 1", "declares no suite"),
        ("suite = {}", "declares no suite"),
    ],
)
def test_a_broken_declaration_says_what_is_wrong(file: Path, text: str, said: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said) as refused:
        find(str(file))
    assert str(file) in refused.value.message


def test_the_suites_own_data_is_used_where_none_is_given(file: Path, tmp_path: Path) -> None:
    file.write_text(_declaration(data=(".",)), encoding="utf-8")
    own = file.parent
    (own / "cases.jsonl").write_text("", encoding="utf-8")
    assert find(str(file)).data(()) == (own,)
    assert find(str(file)).data((tmp_path,)) == (tmp_path,)


@pytest.mark.parametrize("data", [(), (".",), ("cases.jsonl",)])
def test_a_suite_whose_data_is_not_here_says_so(file: Path, data: tuple[str, ...]) -> None:
    file.write_text(_declaration(data=data), encoding="utf-8")
    declared = find(str(file))
    assert declared.own == ()
    with pytest.raises(UsageError, match="has no data of its own here") as refused:
        declared.data(())
    assert refused.value.hint == "name a file or folder with --data"


def test_a_path_that_is_not_there_is_refused(file: Path) -> None:
    with pytest.raises(UsageError, match="there is no such file or folder"):
        find(str(file)).data((Path("nowhere"),))


def _declared(cases: tuple[Question, ...]) -> Declared:
    return Declared("sample", suite_of(), Path("suite.py"))._replace(
        suite=Suite(about="", cases=lambda paths: cases, systems={}, scorers=())
    )


def test_a_case_that_stands_twice_is_refused() -> None:
    with pytest.raises(UsageError, match="has the case q1 twice"):
        cases_of(_declared((*questions(3), questions(2)[1])), ())


def test_no_case_at_all_is_refused() -> None:
    with pytest.raises(UsageError, match=r"found no cases in here\.jsonl"):
        cases_of(_declared(()), (Path("here.jsonl"),))


@pytest.mark.parametrize(
    ("limit", "names"),
    [
        (None, "q0 q1 q2 q3 q4 q5"), (9, "q0 q1 q2 q3 q4 q5"), (6, "q0 q1 q2 q3 q4 q5"), (3, "q0 q2 q4"),
        (2, "q0 q3"), (1, "q0"),
    ],
)  # fmt: skip
def test_a_limit_spreads_over_all_cases(limit: int | None, names: str) -> None:
    assert [case.id for case in chosen(questions(), limit, None)] == names.split()


@given(st.integers(1, 60), st.integers(1, 60))
def test_a_limit_takes_different_cases_evenly_far_apart(count: int, limit: int) -> None:
    kept = [int(case.id[1:]) for case in chosen(questions(count), limit, None)]
    assert len(kept) == min(count, limit)
    gaps = {later - earlier for earlier, later in pairwise(kept)}
    assert len(gaps) <= 2
    assert not gaps or 0 < min(gaps) <= max(gaps) <= min(gaps) + 1


def test_named_cases_come_in_the_suites_order_and_are_limited_too() -> None:
    assert [case.id for case in chosen(questions(), None, ("q4", "q1", "q2"))] == ["q1", "q2", "q4"]
    assert [case.id for case in chosen(questions(), 2, ("q4", "q1", "q2"))] == ["q1", "q2"]


def test_a_case_that_the_data_does_not_have_is_named() -> None:
    with pytest.raises(UsageError, match="no case q9, z in this data"):
        chosen(questions(), None, ("q1", "q9", "z"))
