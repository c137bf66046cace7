"""`briefing eval`: suites from the command line, their data, their output and how they end."""

import json
from pathlib import Path

import pytest
from newsroom import Ended, Newsroom
from scripted_server import closed_port, completion, scripted_server

from briefing.evals.folder import load_run
from briefing.evals.loading import names

TEXT = """Norway demanded on Monday that Denmark withdraw its 30 patrol boats from the Skagerrak by Friday. \
Danish Prime Minister Lars Holm rejected the demand on Tuesday in a speech to the Danish parliament."""

SUITE = """
from briefing.evals.score import Score
from briefing.evals.suite import Suite, System
from sample_suite import Question, ask, questions, says_yes

def read(path, cases):
    return {line.split()[0]: line.split()[1] for line in path.read_text().splitlines()}

suite = Suite(
    about="yes or no", cases=lambda paths: questions(), scorers=(says_yes,), data=("suite.py",), read=read,
    systems={"asks": System("one question", ask), "echo": System("yes", lambda case, model: "yes", asks=False)},
    small=("q1", "q4"), failure=lambda case: Score(counts={"yes": (0, 1)}, good=False),
)
"""


@pytest.fixture(autouse=True)
def _cache_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def suite(tmp_path: Path) -> str:
    path = tmp_path / "mine" / "suite.py"
    path.parent.mkdir()
    path.write_text(SUITE, encoding="utf-8")
    return str(path)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    claim = {
        "id": "c",
        "article": "a",
        "kind": "event",
        "claim": "Holm rejected it.",
        "evidence": ["Holm rejected"],
    }
    said = "Denmark withdrew its patrol boats."
    labelled = {"id": "1", "dataset": "wice", "document": TEXT, "claim": said, "label": 0}
    for name, line in (("articles", {"id": "a", "text": TEXT}), ("claims-a", claim), ("dev", labelled)):
        (folder / f"{name}.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return folder


def _rows(ended: Ended) -> list[dict[str, object]]:
    return [json.loads(line) for line in ended.out.splitlines()]


def _cases(ended: Ended) -> list[object]:
    return [one["case"] for one in _rows(ended)]


def test_the_projects_own_mutations_run_without_a_model(newsroom: Newsroom) -> None:
    ended = newsroom.run("eval", "run", "mutations", "--limit", "20")
    assert ended.code == 0
    assert ended.out.startswith("mutations · checks\n  20 scored, 0 failed, 0 unscored\n")
    assert "wrong twins caught, in all" in ended.out
    assert ended.out.count("checks: no model was asked") == 1
    (folder,) = (newsroom.folder / "runs").iterdir()
    assert ended.err == f"20 cases, runs/{folder.name}\n"
    assert folder.name == f"mutations-checks-{load_run(folder).manifest.key[:8]}"
    assert not load_run(folder).manifest.model_dump_json().count(str(newsroom.folder))


def test_data_by_path_makes_the_cases(newsroom: Newsroom, data: Path) -> None:
    ended = newsroom.run("eval", "run", "mutations", "--data", str(data), "-q")
    assert (ended.code, ended.err) == (0, "")
    assert "0 failed" in ended.out
    assert {one.name for one in load_run(next((newsroom.folder / "runs").iterdir())).manifest.data} == {
        "articles.jsonl",
        "claims-a.jsonl",
        "dev.jsonl",
    }


def test_json_prints_the_rows_alone(newsroom: Newsroom, data: Path) -> None:
    ended = newsroom.run("eval", "run", "claims", "--data", str(data / "dev.jsonl"), "--json", "-o", "out")
    (only,) = _rows(ended)
    assert (only["case"], only["status"], only["good"]) == ("1", "scored", True)
    assert ended.out == (newsroom.folder / "out" / "rows.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["claims"], 2, "the suite claims has no data of its own here"),
        (["claims", "--data", "nowhere"], 2, "--data nowhere: there is no such file or folder"),
        (["nonsense"], 2, "there is no suite nonsense"),
        (["SUITE", "--system", "other"], 2, "the suite mine has no system other"),
        (["SUITE", "--system", "echo", "--case", "q9"], 2, "no case q9 in this data"),
        (["SUITE", "--system", "echo", "--small", "--case", "q1"], 2, "--small and --case name different"),
        (["claims", "--data", "one.jsonl", "--small"], 2, "this suite names no few cases for --small"),
        (["claims", "--data", "article.txt"], 3, "article.txt, line 1: not JSON"),
        (["claims", "--data", "one.jsonl", "--predictions", "article.txt"], 2, "reads no predictions"),
    ],
)
def test_what_cannot_be_run_says_why(
    newsroom: Newsroom, suite: str, words: list[str], code: int, said: str
) -> None:
    claim = {"id": "1", "dataset": "wice", "document": TEXT, "claim": "x", "label": 0}
    (newsroom.folder / "one.jsonl").write_text(json.dumps(claim) + "\n", encoding="utf-8")
    ended = newsroom.run("eval", "run", *[suite if word == "SUITE" else word for word in words])
    assert ended.code == code
    assert said in ended.err
    assert "Way out: " in ended.err or code == 2
    assert not (newsroom.folder / "runs").exists()


@pytest.mark.parametrize(
    ("words", "cases"),
    [
        ([], "q0 q1 q2 q3 q4 q5"),
        (["--small"], "q1 q4"),
        (["--small", "--limit", "1"], "q1"),
        (["--limit", "2"], "q0 q3"),
        (["--case", "q5", "--case", "q2"], "q2 q5"),
        (["--limit", "1", "--repeat", "3"], "q0 q0 q0"),
    ],
)
def test_fewer_cases_can_be_asked(newsroom: Newsroom, suite: str, words: list[str], cases: str) -> None:
    assert _cases(newsroom.run("eval", "run", suite, "--system", "echo", "--json", *words)) == cases.split()


def test_an_endpoint_is_asked_once_whatever_is_run_again(newsroom: Newsroom, suite: str) -> None:
    with scripted_server(lambda call: completion("yes")) as server:
        place = ("--model", "m", "--base-url", server.base_url)
        first = newsroom.run("eval", "run", suite, *place)
        again = newsroom.run("eval", "run", suite, *place)
        elsewhere = newsroom.run("eval", "run", suite, *place, "-o", "elsewhere")
        assert len(server.calls) == 6
        newsroom.run("eval", "run", suite, *place, "-o", "uncached", "--no-cache", "--limit", "2")
        assert len(server.calls) == 8
    assert (first.code, again.code, elsewhere.code) == (0, 0, 0)
    assert server.host in first.err
    assert first.out == again.out
    assert "6 requests asked, 0 remembered; 600 tokens in, 120 out; cost unknown" in first.out
    assert "0 requests asked, 6 remembered; 600 tokens in, 120 out; cost unknown" in elsewhere.out
    assert first.out.splitlines()[:7] == elsewhere.out.splitlines()[:7], "the same replies, the same figures"


def test_two_endpoints_of_one_host_are_two_runs_and_share_no_reply(newsroom: Newsroom, suite: str) -> None:
    with scripted_server(lambda call: completion("yes")) as server:
        for address in (server.base_url, f"{server.base_url}/", f"{server.base_url}/other"):
            assert newsroom.run("eval", "run", suite, "--model", "m", "--base-url", address).code == 0
        assert len(server.calls) == 12
    assert len([*(newsroom.folder / "runs").iterdir()]) == 2


def test_no_server_is_no_result(newsroom: Newsroom, suite: str) -> None:
    ended = newsroom.run(
        "eval", "run", suite, "--model", "m", "--base-url", f"http://127.0.0.1:{closed_port()}"
    )
    assert (ended.code, ended.out) == (4, "")
    assert "Error: " in ended.err


def test_cases_that_fail_are_told_and_counted(newsroom: Newsroom, suite: str) -> None:
    def answer(call: object) -> object:
        return completion("yes") if len(server.calls) % 2 else completion("")

    with scripted_server(answer) as server:  # type: ignore[arg-type]  # a script
        words = ("--model", "m", "--base-url", server.base_url, "--concurrency", "1")
        ended = newsroom.run("eval", "run", suite, *words)
    assert ended.code == 0
    assert "asks: first failed: " in ended.out
    (count,) = [line.split() for line in ended.out.splitlines() if line.startswith("yes")]
    assert count[3:5] == ["of", "6"]


def test_the_folder_of_another_run_is_refused(newsroom: Newsroom, suite: str) -> None:
    words = ("eval", "run", suite, "--system", "echo", "-o", "here")
    assert newsroom.run(*words).code == 0
    before = (newsroom.folder / "here" / "rows.jsonl").read_bytes()
    ended = newsroom.run(*words, "--limit", "2")
    assert ended.code == 2
    assert "here holds another run (mine, echo, begun " in ended.err
    assert (newsroom.folder / "here" / "rows.jsonl").read_bytes() == before


def test_answers_of_another_program_are_scored_and_missing_ones_are_failures(
    newsroom: Newsroom, suite: str
) -> None:
    (newsroom.folder / "theirs.txt").write_text("q1 yes\nq2 no\n", encoding="utf-8")
    ended = newsroom.run("eval", "run", suite, "--predictions", "theirs.txt", "--limit", "3", "-q", "--json")
    assert [(one["case"], one["status"]) for one in _rows(ended)] == [
        ("q0", "failed"),
        ("q2", "scored"),
        ("q4", "failed"),
    ]
    assert _rows(ended)[0]["reason"] == "InputError: theirs.txt has no answer to q0"
    (folder,) = (newsroom.folder / "runs").iterdir()
    assert folder.name.startswith("mine-theirs-")


def test_the_list_names_every_suite_with_who_can_answer(newsroom: Newsroom) -> None:
    ended = newsroom.run("eval", "list")
    heads = [line.split(":")[0] for line in ended.out.splitlines() if not line.startswith(" ")]
    assert heads == list(names())
    (claims,) = [line for line in ended.out.splitlines() if line.startswith("claims:")]
    assert claims.endswith("(needs --data)")
    assert "    checks           the checks of this package · asks no model" in ended.out


def test_the_command_says_what_it_takes(newsroom: Newsroom) -> None:
    ended = newsroom.run("eval", "run", "--help")
    for option in ("--data", "--system", "--predictions", "--limit", "--small", "--case", "--repeat",
                   "--concurrency", "--cache / --no-cache", "--model", "--base-url", "--profile",
                   "--local-only / --no-local-only", "-o, --output", "--json", "-q, --quiet"):  # fmt: skip
        assert option in ended.out, option
