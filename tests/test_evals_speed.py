"""The suite `speed` measures what it says: right quotes are in the text, wrong ones are not, ratios are ratios."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from briefing.checks.locate import locate
from briefing.errors import InputError, UsageError
from briefing.evals.loading import cases_of, find
from briefing.evals.running import Plan, answered
from briefing.evals.speed import measuring, others
from briefing.evals.speed.measuring import Timed, Work, crashed, sized, speed_cases, timed
from briefing.evals.speed.quotes import KINDS, quotes
from briefing.evals.suite import System
from briefing.nouns.article import Span
from briefing.reading import read_text

ARTICLES = Path(__file__).parents[1] / "evals" / "mutations" / "articles.jsonl"
TEXTS = [json.loads(line)["text"] for line in ARTICLES.read_text(encoding="utf-8").splitlines()[:16]]
GIVEN = quotes(TEXTS[:8], TEXTS[8:], 20, 20_000)
WORK = Work(id="quotes-1", article="a", text=GIVEN.text, given=GIVEN)
REPORT = (
    "The council met on Monday in the old town hall. It raised the tax by 5 percent after a long debate. "
    "Ana Roe left the hall early that day, as she said to the reporters who waited outside."
)


def test_right_quotes_stand_once_in_the_text_and_wrong_ones_nowhere() -> None:
    assert len(GIVEN.right) == 20
    assert all(GIVEN.text[slice(*span)] == one and GIVEN.text.count(one) == 1 for one, span in GIVEN.right)
    assert [span for _, span in GIVEN.right] != sorted(span for _, span in GIVEN.right)
    kinds = [kind for kind, _ in GIVEN.wrong]
    assert {kind: kinds.count(kind) for kind in KINDS} == dict.fromkeys(KINDS, 5)
    assert not [one for _, one in GIVEN.wrong if one in GIVEN.text]


def test_the_same_articles_give_the_same_quotes() -> None:
    assert quotes(TEXTS[:8], TEXTS[8:], 20, 20_000) == GIVEN


def answer(aligner: Any) -> Timed:
    right, wrong = [one for one, _ in GIVEN.right], [one for _, one in GIVEN.wrong]
    return Timed(
        seconds={"right quotes": (0.5, 0.25), "wrong quotes": (0.5, 1.0)},
        right=aligner(right, GIVEN.text),
        wrong=aligner(wrong, GIVEN.text),
    )


def test_every_right_quote_is_found_in_its_place_and_no_wrong_one() -> None:
    score = timed(WORK, answer(locate))
    assert score.counts == {
        "speed: times as fast as difflib, right quotes": (500, 250),
        "speed: times as fast as difflib, wrong quotes": (500, 1000),
        "quotes: located in their place": (20, 20),
        "quotes: wrong ones refused": (20, 20),
        **{f"wrong quotes refused: {kind}": (5, 5) for kind in KINDS},
    }
    assert score.good is True
    assert len(score.marks) == 40


def test_an_aligner_that_accepts_everything_is_found_out() -> None:
    def everywhere(wanted: Sequence[str], text: str) -> tuple[Span | None, ...]:
        return tuple((0, len(text)) for _ in wanted)

    score = timed(WORK, answer(everywhere))
    assert score.counts["quotes: located in their place"] == (0, 20)
    assert score.counts["quotes: wrong ones refused"] == (0, 20)
    assert all(score.counts[f"wrong quotes refused: {kind}"] == (0, 5) for kind in KINDS)
    assert score.good is False
    assert {mark.what for mark in score.marks} == {"missed", "wrong"}


def test_an_aligner_that_accepts_nothing_is_found_out() -> None:
    score = timed(WORK, answer(lambda wanted, text: (None,) * len(wanted)))
    assert score.counts["quotes: located in their place"] == (0, 20)
    assert score.counts["quotes: wrong ones refused"] == (20, 20)
    assert score.good is False


def test_difflib_finds_right_quotes_and_accepts_changed_ones() -> None:
    score = timed(WORK, answer(others.by_difflib))
    assert score.counts["quotes: located in their place"][0] >= 18
    assert score.counts["wrong quotes refused: word"] == (0, 5)
    assert score.counts["wrong quotes refused: foreign"][0] >= 4


def test_difflib_places_a_quote_from_its_first_word_to_its_last() -> None:
    text = "Before it, the Quick brown fox jumped; then nothing."
    assert others.by_difflib(["quick brown fox jumped", "a slow red hen sat", "…"], text) == (
        (15, 37),
        None,
        None,
    )


def test_the_nearest_sentence_is_the_one_with_most_words_in_order() -> None:
    article = read_text(REPORT)
    found = others.nearest(article, ["It raised the tax.", "Roe left the hall"])
    assert found == (article.sentences[1], article.sentences[2])


def test_time_is_taken_by_turns_and_the_median_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0, 1, 3, 10, 15, 16, 20, 22, 30])
    monkeypatch.setattr(measuring.time, "thread_time", lambda: float(next(ticks)))
    given, seconds = measuring._beside(lambda: None, lambda: "found")
    assert (given, seconds) == ("found", (2.0, 2.0))


def test_claims_are_checked_beside_the_search_for_the_nearest_sentence() -> None:
    work = Work(id="claims-a", article="a", text=REPORT, claims=("The tax rose.", "Ana Roe left."))
    said = measuring.ours(work, None)  # type: ignore[arg-type]
    assert said.claims == 2
    assert [*said.seconds] == ["claims checked"]
    reference, own = said.seconds["claims checked"]
    score = timed(work, said)
    assert score.counts == {"speed: times as fast as difflib, claims checked": (1000 * reference, 1000 * own)}
    assert score.good is None
    assert min(reference, own) > 0


@pytest.mark.parametrize("work", [WORK, Work(id="c", article="a", text=REPORT, claims=("It rained.",))])
def test_failing_is_never_better_than_answering(work: Work) -> None:
    lost, said = crashed(work), timed(work, measuring.ours(work, None))  # type: ignore[arg-type]
    assert lost.counts.keys() == said.counts.keys()
    assert all(good == 0 and of > 0 for good, of in lost.counts.values())
    assert lost.good is False


def test_without_langextract_its_system_says_so_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(others.importlib, "import_module", absent)
    suite = find("speed").suite
    plan = Plan(suite, suite.systems["langextract"], [WORK])
    with pytest.raises(UsageError, match="langextract is not installed") as told:
        answered(plan, WORK, first=True)
    assert "PYTHONPATH" in str(told.value.hint)


def test_langextract_is_not_judged_on_claims_that_it_cannot_check() -> None:
    work = Work(id="c", article="a", text=REPORT, claims=("It rained.",))
    assert timed(work, measuring.langextract(work, None)).counts == {}  # type: ignore[arg-type]


def test_articles_are_cut_or_filled_to_the_same_length() -> None:
    short, long = "Rain fell on the old town all day long. " * 4, "The council met again on the matter. " * 40
    for number in range(2):
        words = len(sized([short, long], number, words=60).text.split())
        assert 60 <= words < 75


def test_the_shipped_articles_make_five_texts_and_twenty_articles_with_claims() -> None:
    declared = find("speed")
    cases = cases_of(declared, declared.own)
    quoting, claiming = [one for one in cases if one.given], [one for one in cases if one.claims]
    assert len(quoting) == 5
    assert all(0.99 * measuring.LENGTH < len(one.text) <= measuring.LENGTH for one in quoting)
    assert {(len(one.given.right), len(one.given.wrong)) for one in quoting} == {(20, 20)}
    assert len({one.article for one in quoting}) == 5
    assert len(claiming) >= measuring.CLAIMED
    assert set(declared.suite.small) <= {one.id for one in cases}


def test_too_few_articles_are_refused(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": REPORT})
    (tmp_path / "articles.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="no text of 20,000 characters"):
        speed_cases([tmp_path])


def test_a_case_is_run_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    suite = find("speed").suite
    row = answered(Plan(suite, System("ours", measuring.ours, asks=False), [WORK]), WORK)
    assert (row.status, row.good, row.group, row.document) == ("scored", True, "a", "quotes-1")
    assert row.counts["speed: times as fast as difflib, right quotes"][1] > 0
