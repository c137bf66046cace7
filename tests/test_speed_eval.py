"""The measure of speed measures what it says: right quotes are in the text, wrong ones are not."""

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from briefing.checks.locate import locate
from briefing.nouns.article import Span

_ARTICLES = Path(__file__).parents[1] / "evals" / "mutations" / "articles.jsonl"


@pytest.fixture(scope="module")
def speed() -> ModuleType:
    path = Path(__file__).parents[1] / "evals" / "speed.py"
    spec = importlib.util.spec_from_file_location("speed_eval", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def texts() -> list[str]:
    lines = _ARTICLES.read_text(encoding="utf-8").splitlines()[:16]
    return [json.loads(line)["text"] for line in lines]


def test_right_quotes_stand_once_in_the_text_and_wrong_ones_nowhere(
    speed: ModuleType, texts: list[str]
) -> None:
    given = speed.quotes(texts, length=30_000, count=40)
    assert len(given.right) == 40
    assert all(
        given.text[slice(*span)] == quote and given.text.count(quote) == 1 for quote, span in given.right
    )
    assert [span for _, span in given.right] != sorted(span for _, span in given.right)
    kinds = [kind for kind, _ in given.wrong]
    assert {kind: kinds.count(kind) for kind in kinds} == {"word": 10, "number": 10, "not": 10, "foreign": 10}
    assert not [quote for _, quote in given.wrong if quote in given.text]


def test_the_same_articles_give_the_same_quotes(speed: ModuleType, texts: list[str]) -> None:
    assert speed.quotes(texts, 20_000, 20) == speed.quotes(texts, 20_000, 20)


def test_every_right_quote_is_found_in_its_place_and_no_wrong_one(
    speed: ModuleType, texts: list[str]
) -> None:
    row = speed.located("ours", locate, speed.quotes(texts, 30_000, 40), 1)
    assert (row["found"], row["in_place"], row["false_accepts"]) == (40, 40, 0)


def test_an_aligner_that_accepts_everything_is_found_out(speed: ModuleType, texts: list[str]) -> None:
    def everywhere(wanted: Sequence[str], text: str) -> tuple[Span | None, ...]:
        return tuple((0, len(text)) for _ in wanted)

    row = speed.located("everywhere", everywhere, speed.quotes(texts, 20_000, 20), 1)
    assert (row["found"], row["in_place"], row["false_accepts"]) == (20, 0, 20)
    assert row["by_kind"] == {"word": 5, "number": 5, "not": 5, "foreign": 5}


def test_without_langextract_the_report_says_so(
    speed: ModuleType, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed, "langextract", lambda: None)
    lines = list(speed.compared(speed.quotes(texts, 20_000, 20), 1))
    assert [line["locating"] for line in lines] == ["briefing.checks.locate", "langextract"]
    assert "not installed" in lines[1]["note"]


def test_articles_are_cut_or_filled_to_the_same_length(speed: ModuleType) -> None:
    short, long = "Rain fell on the old town all day long. " * 4, "The council met again on the matter. " * 40
    for number in range(2):
        words = len(speed.sized([short, long], number, words=60).text.split())
        assert 60 <= words < 75


def test_claims_are_counted_and_timed(speed: ModuleType, texts: list[str]) -> None:
    rows = [{"id": "a"}, {"id": "b"}]
    articles = [speed.sized(texts, number, words=80) for number in range(2)]
    claims = speed.held_claims(rows, [{"article": "a", "claim": "One.", "twin": "Two."}], articles)
    assert claims[0][:2] == ["One.", "Two."]
    row = speed.checked(articles, claims, 2)
    assert row["claims"] == sum(map(len, claims)) == sum(row["verdicts"].values())
    rates = row["claims_per_second"]
    assert 0 < rates["median"] <= rates["best"]
