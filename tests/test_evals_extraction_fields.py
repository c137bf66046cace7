"""Counting what was found: as the project's own rule of judging counts it, and told so that it can be acted on."""

import json
import re
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import score_extraction_rule as rule
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_gold import ARTICLES, CONTROL, GOLD, QUIET, TEXT, at, gold_cases, good

from briefing.evals.extraction.fields import fields, missed
from briefing.evals.extraction.gold_articles import GoldArticle, gold_articles
from briefing.evals.extraction.items import LISTS, Extraction, Item
from briefing.evals.extraction.matching import COUNTED, sentence_spans, widened, words
from briefing.evals.extraction.predictions import line_of, predictions
from briefing.evals.figures import summed

NAMES = (
    "Norway", "Anna Berg", "Berg", "the minister", "Lars Holm", "Denmark", "Oslo", "EU", "", "Oslo, Norway",
    "the Skagerrak", "Monday", "on Tuesday", "in 1990", "that year", "boats", "Prime Minister", "é", "Ida Lund",
)  # fmt: skip
DAYS = (None, "", "2025-05-12", "2025-05-13", "2025-05-13T10:00", "2025-05-12/2025-05-18", "1990", "2025")


@pytest.fixture
def boats(tmp_path: Path) -> GoldArticle:
    return gold_cases(tmp_path)[0]


@pytest.fixture
def storm(tmp_path: Path) -> GoldArticle:
    return gold_cases(tmp_path)[1]


def _by_the_rule(gold: Path, answers: dict[str, Extraction]) -> tuple[dict[str, tuple[int, ...]], str]:
    """(matched, predicted, gold) of each list as the project's rule prints them, and what it says of controls."""
    file = gold / "predictions.jsonl"
    file.write_text("".join(f"{line_of(*one)}\n" for one in answers.items()), encoding="utf-8")
    with redirect_stdout(StringIO()) as printed:
        rule.main(gold / "briefs.jsonl", gold / "articles.jsonl", file)
    found = re.findall(r"^(\w+) .*\(matched (\d+), predicted (\d+), gold (\d+)\)$", printed.getvalue(), re.M)
    counts = {name.replace("when_iso", "dates"): tuple(map(int, numbers)) for name, *numbers in found}
    return counts, printed.getvalue().strip().rpartition("\n")[2]


def _by_us(cases: tuple[GoldArticle, ...], answers: dict[str, Extraction]) -> tuple[dict[str, Any], str]:
    total = summed(fields(case, answers[case.id]).counts for case in cases)
    counts = {}
    for name in COUNTED:
        found, predicted = total[f"{name}: precision"]
        assert total[f"{name}: recall"][0] == found
        needed = total[f"{name}: recall"][1]
        assert total[f"{name}: F1"] == (2 * found, predicted + needed)
        counts[name] = (found, predicted, needed)
    clean, controls = total.get("controls: nothing invented", (0, 0))
    return counts, f"controls with no invented demand or threat: {clean:.0f} of {controls:.0f}"


def _spans(text: str) -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    place = st.integers(0, len(text) - 1)
    span = st.tuples(place, st.integers(1, 60)).map(lambda one: (one[0], min(one[0] + one[1], len(text))))
    return st.lists(span, max_size=3).map(tuple)


def _answers(text: str) -> st.SearchStrategy[Extraction]:
    names = st.sampled_from(NAMES)
    item = st.builds(
        Item, text=names, by=st.lists(names, max_size=2).map(tuple), to=st.lists(names, max_size=2).map(tuple),
        iso=st.sampled_from(DAYS), spans=_spans(text),
    )  # fmt: skip
    return st.builds(Extraction, **{name: st.lists(item, max_size=6).map(tuple) for name in LISTS})


def _gold(text: str, name: str) -> st.SearchStrategy[dict[str, Any]]:
    own = {"what": "event", "when": "text", "where": "place", "demands": "demand", "threats": "consequence"}
    piece = st.tuples(st.integers(0, len(text) - 30), st.integers(3, 25)).map(
        lambda one: text[one[0] :][: one[1]]
    )
    return st.fixed_dictionaries(
        {
            own.get(name, "name"): st.sampled_from(NAMES),
            "by": st.sampled_from(NAMES),
            "iso": st.sampled_from(DAYS),
            "evidence": piece.filter(lambda found: bool(found.strip())),
        },
        optional={"optional": st.booleans()},
    )


def _rows(name: str, text: str) -> st.SearchStrategy[dict[str, Any]]:
    lists = {one: st.lists(_gold(text, one), max_size=5) for one in LISTS}
    return st.fixed_dictionaries({"id": st.just(name), **lists})


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the rule leaves its files to be closed by themselves
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    gold=st.tuples(_rows("boats", TEXT), _rows("storm", CONTROL)),
    answers=st.fixed_dictionaries({"boats": _answers(TEXT), "storm": _answers(CONTROL)}),
)
def test_counts_are_those_of_the_projects_rule_for_any_gold_and_any_answer(
    gold: tuple[dict[str, Any], ...], answers: dict[str, Extraction]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, lines in (("briefs", gold), ("articles", ARTICLES)):
            text = "".join(json.dumps(line) + "\n" for line in lines)
            (folder / f"{file}.jsonl").write_text(text, encoding="utf-8")
        cases = gold_articles([folder])
        counts, controls = _by_the_rule(folder, answers)
        again = predictions(folder / "predictions.jsonl", cases)
    ours, clean = _by_us(cases, answers)
    assert ours == counts
    assert clean == controls
    for case in cases:
        assert fields(case, again[case.id]).counts == fields(case, answers[case.id]).counts
        stored = Extraction.model_validate_json(answers[case.id].model_dump_json())
        assert fields(case, stored) == fields(case, answers[case.id])


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("answer", "matched"),
    [
        (good(), {"who": (2, 2, 2), "when": (3, 3, 3), "dates": (2, 3, 2), "demands": (2, 2, 2)}),
        (Extraction(), {"who": (0, 0, 2), "demands": (0, 0, 2), "threats": (0, 0, 1)}),
        (
            # One item may be only one gold item's, and the needed one chooses before the optional one.
            Extraction(demands=(Item(text="x", by=("Holm",), spans=at("He urged")),)),
            {"demands": (1, 1, 2)},
        ),
        (
            # The second in that sentence is the optional one's, so it is no false one.
            Extraction(demands=(Item(text="x", spans=at("He urged")), Item(text="y", spans=at("help")))),
            {"demands": (1, 1, 2)},
        ),
        (
            # Nobody named fits anybody; "Prime Minister" has no content word, so it fits anybody too.
            Extraction(threats=(Item(text="x", by=("Prime Minister",), spans=at("seized")),)),
            {"threats": (1, 1, 1)},
        ),
        (
            # A date counts wherever it stands, a time without one is still a given item.
            Extraction(when=(Item(text="x", iso="2025-05-13T09:00"), Item(text="on Monday", spans=at("Monday")))),
            {"when": (1, 2, 3), "dates": (1, 2, 2)},
        ),
        (
            # An optional date that is found is not counted as given.
            Extraction(when=(Item(text="in 1990", iso="1990", spans=at("1990")),)),
            {"when": (0, 0, 3), "dates": (0, 0, 2)},
        ),
    ],
)  # fmt: skip
def test_hand_made_answers_are_counted_as_the_rule_counts_them(
    tmp_path: Path, answer: Extraction, matched: dict[str, tuple[int, int, int]]
) -> None:
    cases = gold_cases(tmp_path)
    answers = {"boats": answer, "storm": Extraction()}
    counts, controls = _by_the_rule(tmp_path, answers)
    assert _by_us(cases, answers) == (counts, controls)
    alone = fields(cases[0], answer).counts
    for name, (found, predicted, needed) in matched.items():
        assert alone[f"{name}: precision"] == (found, predicted)
        assert alone[f"{name}: recall"] == (found, needed)


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 40))
def test_words_and_sentences_are_those_of_the_rule(text: str, start: int, length: int) -> None:
    assert words([text]) == rule.words(text)
    assert words(text.split(" ")) == rule.words(text.split(" "))
    spans = sentence_spans(text)
    assert list(spans) == rule.sent_spans(text)
    assert widened((start, start + length), spans) == rule.widen((start, start + length), list(spans))


def test_a_control_is_clean_only_without_any_demand_and_threat(
    storm: GoldArticle, boats: GoldArticle
) -> None:
    item = Item(text="x", spans=((0, 3),))
    verdicts = {
        fields(storm, Extraction()).counts["controls: nothing invented"],
        fields(storm, Extraction(who=(item,))).counts["controls: nothing invented"],
    }
    assert verdicts == {(1.0, 1)}
    for found in (Extraction(demands=(item,)), Extraction(threats=(item,))):
        score = fields(storm, found)
        assert (score.counts["controls: nothing invented"], score.good) == ((0.0, 1), False)
    assert "controls: nothing invented" not in fields(boats, Extraction()).counts
    assert fields(boats, good()).good is None


def test_items_that_point_nowhere_are_counted(boats: GoldArticle) -> None:
    lost = Extraction(what=(Item(text="x"), Item(text="y", spans=((0, 9),))), who=(Item(text="z"),))
    assert fields(boats, lost).counts["evidence: pointed at"] == (1, 3)


def test_an_item_that_points_at_the_whole_article_is_seen(boats: GoldArticle) -> None:
    size = len(boats.document.text)
    share = "evidence: article taken by an item"
    everything, twice, nothing = Item(text="x", spans=((0, size),)), ((0, 6), (3, 9)), Item(text="z")
    assert fields(boats, Extraction(what=(everything, nothing))).counts[share] == (size, size)
    assert fields(boats, Extraction(what=(Item(text="y", spans=twice),))).counts[share] == (9, size)
    assert fields(boats, Extraction(what=(nothing,))).counts[share] == (0, 0)


@pytest.mark.parametrize("name", ["boats", "storm"])
def test_no_answer_counts_as_an_empty_one_and_as_no_clean_control(name: str, tmp_path: Path) -> None:
    case = next(case for case in gold_cases(tmp_path) if case.id == name)
    empty, failed = fields(case, Extraction()), missed(case)
    assert failed.good is False
    assert {
        key: count for key, count in empty.counts.items() if not key.startswith(("controls", "evidence"))
    } == {key: count for key, count in failed.counts.items() if not key.startswith("controls")}
    assert failed.counts.get("controls: nothing invented") == ((0, 1) if case.control else None)
    assert {mark.key for mark in failed.marks} == {mark.key for mark in empty.marks}
    assert {(mark.what, mark.why) for mark in failed.marks} == {("missed", "no answer came")}


def _told(case: GoldArticle, found: Extraction, name: str) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (one.what, one.wanted, one.given, one.why) for one in fields(case, found).marks if one.list == name
    ]


def test_what_is_found_shows_both_texts_and_both_places(boats: GoldArticle) -> None:
    mark = next(one for one in fields(boats, good()).marks if one.list == "threats")
    assert (mark.what, mark.wanted, mark.given) == (
        "found", "Anna Berg (Norway) → Denmark: the boats will be seized", "Norway → Denmark: seize boats",
    )  # fmt: skip
    assert mark.wanted_spans == at("the boats would be seized by Friday")
    assert mark.given_spans == at("seized")


def test_a_miss_says_why(boats: GoldArticle) -> None:
    found = Extraction(
        who=(Item(text="Anna"),),
        what=(Item(text="Denmark refuses", spans=at("Fishing")),),
        when=(Item(text="Wednesday", iso="2025-05-14", spans=at("on Monday")),),
        demands=(Item(text="leave", by=("Sweden",), spans=at("withdraw")),),
    )
    assert _told(boats, found, "who") == [
        ("found", "Anna Berg", "Anna", ""),
        ("missed", "Danish Prime Minister Lars Holm", None, "no name that shares a word with it is given"),
    ]
    assert _told(boats, found, "what")[0] == (
        "missed", "Norway demands that boats leave", None, "nothing given points into its sentence",
    )  # fmt: skip
    assert (
        _told(boats, found, "when")[0][3]
        == "the item given in that sentence has another wording: “Wednesday”"
    )
    assert _told(boats, found, "dates")[:2] == [
        (
            "missed", "2025-05-12 (on Monday)", None,
            "the item given in that sentence has another date: 2025-05-14",
        ),
        ("missed", "2025-05-13 (on Tuesday)", None, "no time given has this date"),
    ]  # fmt: skip
    assert _told(boats, found, "demands") == [
        (
            "missed", "Norway → Denmark: withdraw the boats", None,
            "the item given in that sentence is by another: Sweden",
        ),
        ("missed", "Lars Holm → Norway: drop the demand", None, "no demand given points into its sentence"),
        (
            "extra", None, "Sweden → somebody: leave",
            "the gold item in that sentence is by another: Norway",
        ),
    ]  # fmt: skip


def test_an_extra_item_says_why(boats: GoldArticle) -> None:
    twice = Item(text="refuses", spans=at("leave,”"))
    found = Extraction(
        who=(Item(text="Sweden"), Item(text="the EU")),
        what=(twice, twice, Item(text="fishing", spans=at("Fishing")), Item(text="nowhere")),
        when=(Item(text="some day"), Item(text="in 1990", iso="1990", spans=at("1990"))),
    )
    assert _told(boats, found, "who")[-2:] == [
        ("optional", "EU", "the EU", "borderline in gold: counts neither way"),
        ("extra", None, "Sweden", "no gold name shares a word with it"),
    ]
    assert _told(boats, found, "what")[2:] == [
        ("extra", None, "refuses", "one more for a gold item that was already found"),
        ("extra", None, "fishing", "no gold event in the sentences it points at"),
        ("extra", None, "nowhere", "it points at nothing in the article"),
    ]
    assert _told(boats, found, "dates")[-1] == ("extra", None, "no date (some day)", "it has no date")


def test_every_gold_and_every_given_item_has_its_mark(boats: GoldArticle) -> None:
    for found in (good(), Extraction()):
        for name in LISTS:
            told = _told(boats, found, name)
            needed = [one for one in boats.gold(name) if not one.optional]
            assert sum(what in ("found", "missed") for what, *_ in told) == len(needed)
            assert sum(given is not None for _, _, given, _ in told) == len(getattr(found, name))


def test_the_samples_are_a_case_with_everything_and_a_control() -> None:
    assert all(GOLD[name] for name in LISTS)
    assert not QUIET["demands"] + QUIET["threats"]
