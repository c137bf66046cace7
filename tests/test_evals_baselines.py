"""The adapters for other programs: their results become lines that the suite `extraction` reads, none goes missing."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import CACHE
from hypothesis import given
from hypothesis import strategies as st

from briefing.embedded import cache, catalogue
from briefing.evals.extraction.gold_articles import gold_articles
from briefing.evals.extraction.predictions import predictions

HOME = Path(__file__).parents[1] / "evals" / "baselines"
TEXT = "On Friday Arvania urged Belmark to leave Velgrad. “Or we will close the border,” Lena Ost said."


def loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"baselines_{name}", HOME / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


lines, wording = loaded("lines"), loaded("wording")


def extraction(kind: str, words: str, place: tuple[int, int] | None, **attributes: Any) -> dict[str, Any]:
    start, end = place or (None, None)
    return {
        "extraction_class": kind,
        "extraction_text": words,
        "attributes": attributes or None,
        "start": start,
        "end": end,
    }


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def gold(folder: Path, names: Sequence[str]) -> None:
    empty: dict[str, Any] = {name: [] for name in lines.LISTS}
    for file, rows in (
        (
            "articles",
            [{"id": one, "text": TEXT, "title": "T", "date": "2031-06-06"} for one in ("z", *names)],
        ),
        ("briefs", [{"id": one} | empty for one in names]),
    ):
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{file}.jsonl").write_text(text, encoding="utf-8")


def test_langextract_items_keep_its_places_and_attributes() -> None:
    found = [
        extraction("who", "Lena Ost", place("Lena Ost"), role="minister"),
        extraction("what", "urged Belmark", place("urged Belmark"), event="Arvania urged Belmark to leave."),
        extraction("when", "Friday", place("Friday"), iso="2031-06-06", event="it urged"),
        extraction("where", "Velgrad", place("Velgrad")),
        extraction(
            "demand", "urged Belmark to leave", place("urged Belmark to leave"),
            by=["Arvania"], of="Belmark", demand="leave Velgrad",
        ),
        extraction("threat", "close the border", place("close the border"), by=["Lena Ost"], against=[]),
    ]  # fmt: skip
    assert lines.from_langextract(found, TEXT) == {
        "who": [{"name": "Lena Ost", "spans": [[81, 89]]}],
        "what": [{"text": "Arvania urged Belmark to leave.", "spans": [[18, 31]]}],
        "when": [{"text": "Friday", "spans": [[3, 9]], "iso": "2031-06-06"}],
        "where": [{"place": "Velgrad", "spans": [[41, 48]]}],
        "demands": [{"text": "leave Velgrad", "spans": [[18, 40]], "by": ["Arvania"], "of": ["Belmark"]}],
        "threats": [{"text": "close the border", "spans": [[62, 78]], "by": ["Lena Ost"], "against": []}],
    }


def test_an_extraction_without_a_place_stays_and_another_class_does_not() -> None:
    found = [
        extraction("where", "Utopia", None),
        extraction("where", "Velgrad", (41, 4_000)),
        extraction("mood", "sad", (0, 2)),
    ]
    made = lines.from_langextract(found, TEXT)
    assert made["where"] == [{"place": "Utopia", "spans": []}, {"place": "Velgrad", "spans": []}]
    assert sum(map(len, made.values())) == 2


@pytest.mark.parametrize("iso", ["null", "None", "unknown", "", None])
def test_no_date_in_words_is_no_date(iso: str | None) -> None:
    made = lines.from_langextract([extraction("when", "soon", None, iso=iso)], TEXT)
    assert made["when"] == [{"text": "soon", "spans": [], "iso": None}]


def test_instructor_items_stand_where_their_quotes_first_occur() -> None:
    found = {name: [] for name in lines.LISTS} | {
        "when": [{"substring_quotes": ["On Friday"], "phrase": "Friday", "iso": None, "event": "e"}],
        "demands": [
            {
                "substring_quotes": ["urged Belmark", "not there", " ", "Velgrad"],
                "by": ["Arvania", ""],
                "of": ["Belmark"],
                "demand": "leave",
            }
        ],
    }
    assert lines.from_instructor(found, TEXT) == {
        "who": [],
        "what": [],
        "when": [{"text": "Friday", "spans": [[0, 9]], "iso": None}],
        "where": [],
        "demands": [
            {"text": "leave", "spans": [[18, 31], [41, 48]], "by": ["Arvania"], "of": ["Belmark"]},
        ],
        "threats": [],
    }


_VALUES = st.one_of(st.none(), st.text(max_size=8), st.integers(), st.lists(st.text(max_size=5), max_size=3))
_FOUND = st.builds(
    lambda kind, words, spot, more: extraction(kind, words, spot, **more),
    st.sampled_from(["who", "what", "when", "where", "demand", "threat", "other"]),
    st.text(max_size=10),
    st.none() | st.tuples(st.integers(-3, 200), st.integers(-3, 200)),
    st.dictionaries(st.sampled_from(["by", "of", "against", "iso", "event", "role", "demand"]), _VALUES),
)


@given(st.lists(_FOUND, max_size=6))
def test_whatever_langextract_gives_becomes_a_line_that_can_be_scored(found: list[dict[str, Any]]) -> None:
    line = lines.from_langextract(found, TEXT)
    assert sum(map(len, line.values())) == sum(one["extraction_class"] != "other" for one in found)
    assert all(0 <= s < e <= len(TEXT) for items in line.values() for one in items for s, e in one["spans"])


def test_the_lines_are_read_as_predictions(tmp_path: Path) -> None:
    gold(tmp_path, ["a", "b"])
    output = tmp_path / "out.jsonl"
    found = [extraction("demand", "urged", place("urged"), by="Arvania", of=["Belmark"])]
    asked = lines.articles(tmp_path)
    assert lines.collect(asked, output, lambda row: lines.from_langextract(found, row["text"])) == 0
    read = predictions(output, gold_articles([tmp_path]))
    assert [*read] == ["a", "b"]
    demand = read["b"].demands[0]
    assert (demand.text, demand.by, demand.to) == ("urged", ("Arvania",), ("Belmark",))


def test_a_failed_article_is_told_and_tried_again_and_answered_ones_are_not_asked_twice(
    tmp_path: Path,
) -> None:
    gold(tmp_path, ["a", "b", "c"])
    output, failed = tmp_path / "out.jsonl", tmp_path / "out.failed.jsonl"
    asked: list[str] = []

    def answer(row: dict[str, Any]) -> dict[str, Any]:
        asked.append(row["id"])
        if row["id"] == "b" and asked.count("b") == 1:
            raise ValueError("no JSON")
        return {"who": []}

    assert lines.collect(lines.articles(tmp_path), output, answer) == 1
    assert failed.read_text(encoding="utf-8") == '{"id": "b", "error": "ValueError: no JSON"}\n'
    with output.open("a", encoding="utf-8") as file:
        file.write('{"id": "cut sho')  # as a kill leaves it
    assert lines.collect(lines.articles(tmp_path), output, answer) == 0
    assert asked == ["a", "b", "c", "b"]
    ids = [json.loads(line)["id"] for line in output.read_text(encoding="utf-8").splitlines()]
    assert ids == ["a", "c", "b"]
    assert not failed.exists()


def test_only_articles_with_gold_are_asked_in_its_order(tmp_path: Path) -> None:
    gold(tmp_path, ["b", "a"])
    assert [row["id"] for row in lines.articles(tmp_path)] == ["b", "a"]
    assert [row["id"] for row in lines.articles(tmp_path, ["a"])] == ["a"]


def test_what_is_noted_of_the_examples_stands_in_them_in_order_without_overlap() -> None:
    kinds = set()
    for example in wording.EXAMPLES:
        at = 0
        for kind, words, _ in example.notes:
            at = example.text.index(words, at) + len(words)
            kinds.add(kind)
    assert kinds == {"who", "what", "when", "where", "demand", "threat"}
    assert {"demand", "threat"} & {kind for kind, _, _ in wording.EXAMPLES[1].notes} == set()


@pytest.mark.parametrize("name", ["langextract", "instructor"])
def test_every_requirement_is_pinned_and_names_no_address(name: str) -> None:
    text = (HOME / f"requirements-{name}.txt").read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(pins) > 15
    assert all(line.count("==") == 1 and not {"/", "@", ":"} & set(line) for line in pins)
    assert any(line.startswith(f"{name}==") for line in pins)


def serve(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(HOME / "serve.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_the_served_model_answers_the_command_and_ends_as_it_does() -> None:
    weights = cache.located(catalogue.find("smollm2-135m"), CACHE)
    assert weights is not None, "set-up does `briefing models pull smollm2-135m`, tests never pull"
    asking = (
        "import os, sys, urllib.request as u;"
        "r = u.Request(os.environ['OPENAI_BASE_URL'] + '/models');"
        "r.add_header('Authorization', 'Bearer ' + os.environ['OPENAI_API_KEY']);"
        "sys.exit(7 if os.environ['OPENAI_MODEL'] in u.urlopen(r).read().decode() else 1)"
    )
    ended = serve("--embedded", str(weights), "--", sys.executable, "-c", asking)
    assert (ended.returncode, ended.stdout) == (7, ""), ended.stderr


def test_weights_that_are_not_there_are_told_without_a_traceback(tmp_path: Path) -> None:
    ended = serve("--embedded", str(tmp_path / "no.gguf"), "--", sys.executable, "-c", "")
    assert ended.returncode == 1
    assert "no.gguf: there is no such file" in ended.stderr
    assert "Traceback" not in ended.stderr
