"""The checker: an article's own sentences stand, edited ones fall, and any text at all gets an answer in time."""

import json
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_article import article

from briefing.checks.checker import Checker
from briefing.checks.prepared import prepare
from briefing.checks.verdict import CHECKED_LANGUAGES, SUPPORTED, UNCLEAR
from briefing.nouns.checked import Checked

TOLD = (
    "Vostria will not reopen its northern border with Karlund before the elections in May, President Anna Holm said on Monday.",
    "She called on Karlund to withdraw its 4,000 soldiers from the town of Lund within 30 days.",
    "“We have waited long enough,” Holm told reporters in Belmar.",
    "Karlund’s foreign minister, Petra Berg, rejected the demand, and said that the soldiers would stay.",
    "Vostria accused Karlund of shelling the harbour of Lund in April; dozens of people were injured.",
    "A Vostrian official allegedly sold the plans of the harbour to a trader from Spain.",
    "Karlund has yet to comment on the sale of the plans.",
    "The parliament of Vostria plans to debate an embargo on grain from Karlund on Thursday.",
    "Grain prices rose by 12 percent in Belmar after the harbour closed.",
    "The European Union and the United States urged both sides to resume the talks.",
)
CHECKER = Checker(article(*TOLD))
ARTICLES = Path(__file__).resolve().parent.parent / "evals" / "mutations" / "articles.jsonl"


@cache
def library() -> tuple[tuple[Checker, tuple[str, ...]], ...]:
    """The shorter half of the open-licence articles, each with those of its sentences that say enough.

    A very short sentence ("Why?") is kept out: another one may have all of its words too.
    """
    rows = [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    found = []
    for row in sorted(rows, key=lambda row: len(row["text"]))[: len(rows) // 2]:
        checker = Checker.of(row["text"], row["lang"])
        texts = [one.text for one in checker.check(row["text"]).evidence]
        found.append((checker, tuple(text for text in texts if len(prepare(text).content) >= 4)))
    return tuple(found)


def faults(claim: str) -> set[str]:
    """Which checks found a fault or a doubt in a claim about the article above."""
    return {one.check for one in CHECKER.check(claim).findings if one.severity != "note"}


def agrees(checked: Checked) -> bool:
    """Whether verdict, score and findings go together as the rule says."""
    worst = {one.severity for one in checked.findings}
    by_score = (
        "supported"
        if checked.score >= SUPPORTED
        else "unclear"
        if checked.score >= UNCLEAR
        else "unsupported"
    )
    return (
        0 <= checked.score <= 1
        and checked.verdict == by_score
        and not ("fault" in worst and checked.verdict != "unsupported")
        and not ("doubt" in worst and checked.verdict == "supported")
    )


@pytest.mark.parametrize("sentence", TOLD)
def test_a_sentence_of_the_article_is_supported_and_is_its_own_evidence(sentence: str) -> None:
    checked = CHECKER.check(sentence)
    assert checked.verdict == "supported"
    assert sentence in [one.text for one in checked.evidence]


@settings(max_examples=150)
@given(st.data())
def test_a_sentence_of_an_open_licence_article_is_supported(data: st.DataObject) -> None:
    checker, texts = data.draw(st.sampled_from(library()))
    checked = checker.check(data.draw(st.sampled_from(texts)))
    assert checked.verdict == "supported", checked.findings
    assert agrees(checked)


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        (TOLD[0].replace("will not", "will"), "polarity"),
        (TOLD[0].replace("Karlund", "Spain"), "names"),
        (TOLD[0].replace("President", "Governor"), "titles"),
        (TOLD[0].replace("Monday", "Friday"), "values"),
        (TOLD[1].replace("30 days", "90 days"), "values"),
        (TOLD[1].replace("4,000", "9,000"), "values"),
        ("Karlund agreed to withdraw its soldiers from Lund.", "laundering"),
        ("Berg said that she accepted the demand.", "polarity"),
        ("Karlund accused Vostria of shelling the harbour of Lund in April.", "roles"),
        ("Hundreds of people were injured in the shelling of the harbour in April.", "values"),
        (TOLD[5].replace("allegedly ", ""), "laundering"),
        ("Karlund commented on the sale of the plans.", "polarity"),
        (TOLD[7].replace("plans to debate", "debated"), "laundering"),
        (TOLD[8].replace("rose", "fell"), "polarity"),
        (TOLD[8].replace("Belmar", "Lund"), "names"),
        ("“We have waited long enough,” Petra Berg told reporters in Belmar.", "quotations"),
        ("“We have slept long enough,” Holm told reporters in Belmar.", "quotations"),
        ("The African Union urged both sides to resume the talks.", "names"),
    ],
)  # fmt: skip
def test_a_wrong_twin_is_not_supported_and_says_why(claim: str, check: str) -> None:
    assert CHECKER.check(claim).verdict != "supported"
    assert check in faults(claim)


@pytest.mark.parametrize(
    "claim",
    [
        TOLD[0].replace("will not", "won’t"),
        "Anna Holm said on Monday that Vostria will not reopen its northern border with Karlund before the elections in May.",
        "Holm called on Karlund to withdraw its 4,000 soldiers from Lund within 30 days.",
        "Karlund’s foreign minister rejected the demand.",
        "The demand was rejected by Petra Berg.",
        "Karlund was accused by Vostria of shelling the harbour of Lund in April.",
        "Grain prices rose by 12% in Belmar after the harbour closed.",
        "The EU and the US urged both sides to resume the talks.",
        "Karlund has not commented on the sale of the plans.",
        "The parliament of Vostria intends to debate an embargo on grain from Karlund on Thursday.",
    ],
)
def test_a_right_claim_in_other_words_is_supported(claim: str) -> None:
    assert CHECKER.check(claim).verdict == "supported", CHECKER.check(claim).findings


def test_a_claim_about_something_else_is_unsupported_without_any_fault() -> None:
    checked = CHECKER.check("The orchestra rehearsed a cheerful symphony for its summer tour.")
    assert checked.verdict == "unsupported"
    assert checked.score < UNCLEAR


def test_one_false_sentence_makes_the_claim_unsupported() -> None:
    both = CHECKER.check(f"{TOLD[8]} {TOLD[1].replace('30 days', '90 days')}")
    assert both.verdict == "unsupported"
    assert {TOLD[8], TOLD[1]} <= {one.text for one in both.evidence}
    assert CHECKER.check(f"{TOLD[8]} {TOLD[1]}").verdict == "supported"


@pytest.mark.parametrize("claim", ["", " \n\t", "It was what it was.", "—", "…", "\u200b"])
def test_a_claim_that_says_nothing_is_supported_by_nothing(claim: str) -> None:
    checked = CHECKER.check(claim)
    assert (checked.score, checked.verdict) == (0, "unsupported")
    assert checked.evidence == ()


PIECES = st.sampled_from(
    [*TOLD, *" ".join(TOLD).split(), "not", "“", "”", "12,5%", "—", "Путин", "北京", "\n\n"]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join)))
def test_any_text_gets_the_same_well_formed_answer_twice(claim: str) -> None:
    checked = CHECKER.check(claim)
    assert checked == CHECKER.check(claim)
    assert checked.claim == claim
    assert agrees(checked)
    text = article(*TOLD).text
    assert all(text[one.start : one.end] == one.text for one in checked.evidence)
    starts = [one.start for one in checked.evidence]
    assert starts == sorted(set(starts))


def test_a_second_checker_of_the_same_article_gives_the_same_answers() -> None:
    other = Checker(article(*TOLD))
    assert [other.check(one) for one in reversed(TOLD)] == [CHECKER.check(one) for one in reversed(TOLD)]


@pytest.mark.parametrize(
    "huge",
    [
        " ".join(TOLD) * 50,
        "not " * 12_500,
        "Holm " * 10_000,
        "x" * 50_000,
        "“" * 50_000,
        "12, " * 12_500,
        "Holm said that " * 3_300,
        "北京" * 25_000,
        "a, b " * 10_000,
    ],
    ids=lambda text: f"{text[:8]}…",
)
def test_a_huge_claim_is_answered_in_time(huge: str) -> None:
    began = time.process_time()
    checked = CHECKER.check(huge)
    assert time.process_time() - began < 2, "50 kB took seconds"
    assert agrees(checked)


def test_a_claim_in_another_script_is_not_supported() -> None:
    for claim in (
        "Вострия не откроет границу с Карлундом.",
        "沃斯特里亚不会开放边境。",
        "لن تفتح فوستريا حدودها.",
    ):
        assert CHECKER.check(claim).verdict != "supported"


@pytest.mark.parametrize("text", ["Karlund closed its harbour on Monday.", "Karlund closed its harbour"])
def test_a_document_of_one_sentence_supports_itself_and_not_its_denial(text: str) -> None:
    checker = Checker.of(text, "en")
    assert checker.check(text).verdict == "supported"
    assert checker.check(text.replace("closed", "did not close")).verdict == "unsupported"


@pytest.mark.parametrize("text", ["", "\n", "…"])
def test_a_document_without_a_sentence_supports_nothing(text: str) -> None:
    checked = Checker.of(text).check("Karlund closed its harbour.")
    assert checked.verdict == "unsupported"


def test_a_bare_text_and_an_article_of_it_give_the_same_answers() -> None:
    bare = Checker.of("\n".join(TOLD), "en")
    assert [bare.check(one) for one in TOLD] == [CHECKER.check(one) for one in TOLD]


OTHERS = [
    (
        "de",
        "Vostria wird die Grenze zu Karlund nicht öffnen, sagte Präsidentin Anna Holm am Montag in Belmar.",
    ),
    (
        "fr",
        "La Vostrie ne rouvrira pas sa frontière avec le Karlund, a déclaré la présidente Anna Holm lundi.",
    ),
    ("es", "Vostria no reabrirá su frontera con Karlund, dijo la presidenta Anna Holm el lunes en Belmar."),
    ("ru", "Вострия не откроет границу с Карлундом, заявила президент Анна Хольм в понедельник."),
    ("uk", "Вострія не відкриє кордон із Карлундом, заявила президентка Анна Гольм у понеділок."),
    ("ar", "لن تفتح فوستريا حدودها مع كارلوند، قالت الرئيسة آنا هولم يوم الاثنين."),
    ("zh", "沃斯特里亚总统霍尔姆星期一表示，该国不会重新开放与卡伦德的边境。"),
]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_another_language_says_what_was_not_checked(language: str, text: str) -> None:
    checked = Checker(article(text, language=language)).check(text)
    assert language not in CHECKED_LANGUAGES
    assert [(one.check, one.severity) for one in checked.findings] == [("language", "note")]
    assert checked.verdict == "supported"


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_english_checks_say_nothing_of_another_language(language: str, text: str) -> None:
    claim = text.replace("Holm", "Berg").replace("nicht ", "").replace(" ne ", " ").replace(" не ", " ")
    found = Checker(article(text, language=language)).check(claim).findings
    assert {one.check for one in found} <= {"language", "values", "quotations"}
    assert {one.severity for one in found} <= {"note"}


def test_an_english_article_has_no_language_note() -> None:
    assert all(one.check != "language" for one in CHECKER.check(TOLD[0]).findings)


def test_the_language_of_a_bare_text_is_told_from_it() -> None:
    german = Checker.of(" ".join([OTHERS[0][1]] * 3))
    assert "language" in {one.check for one in german.check("Die Grenze bleibt geschlossen.").findings}
