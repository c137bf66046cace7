"""Text becomes comparable words, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.words import alike, missing, numbers, stems, support, tokens

STEMS = st.frozensets(st.text("abcde", min_size=1, max_size=7), max_size=6)


def test_tokens_are_words_and_numbers_folded_without_the_possessive() -> None:
    assert tokens("Putin’s 1,000 men don't march.") == ["putin", "1,000", "men", "don't", "march"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,000 or 1.000 or 1000", {"1000"}),
        ("1.5 and 12,5 per cent", {"1.5", "12,5"}),
        ("2,500,000 people", {"2500000"}),
        ("at 10:30 on 15 May", {"10:30", "15"}),
        ("30-day truce", {"30"}),
        ("no number", set()),
        ("第15条", {"15"}),
        ("١٥ مايو ٢٠٢٥", {"15", "2025"}),
    ],
)
def test_numbers_are_found_without_their_thousands_separators(text: str, found: set[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("en", "sanctions threatened", "a sanction threatens"),
        ("de", "die Häuser", "die Hauses"),
        ("fr", "sanctions exigées", "sanction exigée"),
        ("ru", "санкции требовали", "санкций требовала"),
        ("es", "sanciones", "sanción"),
        ("ar", "مدينة", "المدينة"),
        ("zh", "外交部", "外交部。"),
    ],
)
def test_forms_of_a_word_are_alike(language: str, left: str, right: str) -> None:
    assert support(stems(left, language), stems(right, language)) == 1


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("en", "The port was closed", "The border was opened"),
        ("de", "Der Hafen schließt", "Die Grenze öffnet"),
        ("uk", "Порт закрили", "Кордон відкрили"),
        ("ru", "Порт закрыли", "Границу открыли"),
        ("ar", "أغلق الميناء", "فتحت الحدود"),
        ("zh", "港口关闭", "边境开放"),
    ],
)
def test_other_words_are_not(language: str, left: str, right: str) -> None:
    assert support(stems(left, language), stems(right, language)) < 0.5


def test_words_without_content_do_not_count_but_negations_and_numbers_do() -> None:
    assert stems("It would not have been the 7 of them", "en") == {"not", "7"}


def test_a_script_without_spaces_gives_its_pairs() -> None:
    assert stems("外交部", "zh") == {"外交", "交部"}
    assert stems("我", "zh") == {"我"}


def test_an_adjective_of_a_country_is_alike_but_short_beginnings_and_numbers_are_not() -> None:
    assert alike("ukrain", "ukrainian")
    assert not alike("port", "portug")
    assert not alike("20250", "202505")


def test_an_unknown_language_is_read_as_english() -> None:
    assert stems("threatened", "xx") == stems("threatened", None) == stems("threatens", "en")


@given(STEMS, STEMS)
def test_support_is_the_share_that_is_not_missing(claim: frozenset[str], evidence: frozenset[str]) -> None:
    share = support(claim, evidence)
    assert 0 <= share <= 1
    assert missing(claim, evidence) <= claim - evidence
    assert (share == 1) == (bool(claim) and not missing(claim, evidence))


@given(STEMS, STEMS, STEMS)
def test_more_evidence_never_supports_less(
    claim: frozenset[str], evidence: frozenset[str], more: frozenset[str]
) -> None:
    assert support(claim, evidence | more) >= support(claim, evidence)


def test_an_empty_claim_is_supported_by_nothing() -> None:
    assert support(frozenset(), frozenset({"a"})) == 0


@given(st.text(max_size=60), st.sampled_from(["en", "uk", "ru", "de", "fr", "ar", "zh", "xx", None]))
def test_every_text_supports_itself(text: str, language: str | None) -> None:
    found = stems(text, language)
    assert support(found, found) == (1 if found else 0)
