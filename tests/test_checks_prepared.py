"""A prepared text: where its words are, which of them are names, and which may stand for each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checks.prepared import Word, english_stem, head, prepare


def word(text: str, form: str) -> Word:
    """The word of the text that is written so."""
    return next(one for one in prepare(text).words if one.form == form)


def same(left: str, right: str) -> bool:
    """Whether a text that is the right word alone has the left one."""
    return prepare(right).has(prepare(left).words[0])


SCRIPTS = st.text(alphabet=st.sampled_from("aZé’'.,5% \n“”-Жж中文ไทİß"), max_size=80)


@given(st.one_of(SCRIPTS, st.text(max_size=60)))
def test_offsets_give_the_words_back_in_order(text: str) -> None:
    words = prepare(text).words
    for one in words:
        assert 0 <= one.start < one.end <= len(text)
        assert one.form == text[one.start : one.end] or one.form.split() == text[one.start : one.end].split()
    assert [one.start for one in words] == sorted(one.start for one in words)


@given(SCRIPTS)
def test_a_text_has_all_its_own_content_words(text: str) -> None:
    prepared = prepare(text)
    assert all(prepared.has(one) for one in prepared.content)
    assert prepared == prepare(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("withdrew", "withdraw"),
        ("withdrawn", "withdrawal"),
        ("killed", "died"),
        ("soldiers", "troops"),
        ("truce", "ceasefire"),
        ("women", "woman"),
        ("Turkish", "Turkey"),
        ("French", "France"),
        ("British", "UK"),
        ("American", "U.S."),
        ("US", "American"),
        ("USA", "US"),
        ("E.U.", "EU"),
        ("Erdogan", "Erdoğan"),
        ("Malmo", "Malmö"),
        ("spokesman", "spokeswoman"),
        ("authorise", "authorize"),
    ],
)
def test_words_that_may_stand_for_each_other(left: str, right: str) -> None:
    assert same(left, right)
    assert same(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Iran", "Iraq"),
        ("Niger", "Nigeria"),
        ("Austria", "Australia"),
        ("north", "south"),
        ("30", "90"),
        ("12345", "12346"),
        ("accepted", "rejected"),
        ("us", "US"),
        ("proposed", "imposed"),
        ("Monday", "Tuesday"),
    ],
)
def test_words_that_may_not(left: str, right: str) -> None:
    assert not same(left, right)
    assert not same(right, left)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The United States left.", "usa"),
        ("The United Kingdom left.", "britain"),
        ("Ten per cent left.", "percent"),
        ("The European Union left.", "eu"),
    ],
)
def test_two_words_that_are_one_name_are_one_word(text: str, key: str) -> None:
    assert key in prepare(text).keys


def test_the_two_words_need_not_stand_on_one_line() -> None:
    both = word("Envoys of the United\nStates left.", "United States")
    assert (both.start, both.end) == (14, 27)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Envoys met Holm in Karlund.", "Holm"),
        ("Envoys met Holm in Karlund.", "Karlund"),
        ("NATO left.", "NATO"),
        ("French envoys left.", "French"),
        ("He said: “French envoys left.”", "French"),
    ],
)
def test_a_capital_inside_a_sentence_initials_and_nations_are_names(text: str, form: str) -> None:
    assert word(text, form).name


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Envoys met Holm.", "Envoys"),
        ("They left. Envoys stayed.", "Envoys"),
        ("He said: “Envoys stayed.”", "Envoys"),
        ("Holm left (Envoys stayed).", "Envoys"),
        ("What is this?", "is"),
    ],
)
def test_a_capital_where_a_sentence_begins_says_nothing(text: str, form: str) -> None:
    assert not word(text, form).name


def test_function_words_are_no_content_but_are_kept_in_place() -> None:
    prepared = prepare("They did not leave the town.")
    assert [one.low for one in prepared.words] == "they did not leave the town".split()
    assert [one.low for one in prepared.content] == ["leave", "town"]


def test_a_possessive_is_cut_off() -> None:
    assert prepare("Karlund’s army").keys == prepare("Karlund army").keys == prepare("Karlund's army").keys


def test_scripts_without_spaces_give_pairs_of_characters() -> None:
    prepared = prepare("外交部长", "zh")
    assert [one.form for one in prepared.words] == ["外交", "交部", "部长"]
    assert prepared.has(prepare("部长", "zh").words[0])


def test_another_language_has_its_own_stems_and_no_english_rows() -> None:
    russian = prepare("переговоров", "ru")
    assert russian.keys == prepare("переговоры", "ru").keys
    assert not russian.rows
    assert not prepare("die Soldaten", "de").rows


def test_irregular_forms_have_the_stem_of_their_base() -> None:
    assert english_stem("withdrew") == english_stem("withdraw")
    assert english_stem("sought") == english_stem("seek")


@pytest.mark.parametrize(("key", "first"), [("withdraw", "withd"), ("war", "war"), ("123456", "123456")])
def test_a_head_is_five_letters_and_the_whole_of_a_number(key: str, first: str) -> None:
    assert head(key) == first
