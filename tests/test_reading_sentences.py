"""Sentences of news in eight languages, and the promises their spans keep."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reading.sentences import LONGEST, sentences


def split(text: str, language: str | None = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, (0, len(text)), language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["U.S. President J. K. Smith met Mr. Lee on Jan. 4 at 5 p.m. in room No. 5.", "He said no.", "She left."]),
        ("en", ["“We want it. Now,” he said.", "Then he left.", "“What?” she asked."]),
        ("en", ["Prices rose 2.5 percent... and fell.", "The U.S. Senate votes on Oct. 3.", "Gen. Ray met Rep. Lee."]),
        ("en", ["The St. Petersburg talks failed.", "Acme Inc. said so.", "See vs. Lee, e.g. the ruling."]),
        ("en", ["He resigned.[1]", "Then he left.[2][3]", "“Go.”[4]", "She went."]),
        ("en", ["Is it over?", "al-Assad said so.", "iPhone sales fell.", "Go!"]),
        ("en", ["😀😀 The talks go on.", "They end 😀 today.", "Good."]),
        ("uk", ["Вулиця ім. Шевченка, буд. 5.", "В. О. Зеленський сказав.", "«Ми хочемо. Зараз», — сказав він."]),
        ("ru", ["В 2019 г. площадь им. Ленина закрыли.", "В. В. Путин дал 5 млн. руб. городу.", "«Что?» — спросил он."]),
        ("de", ["Der 1. FC Köln siegte am 3. Mai.", "Er zahlte z. B. Dr. Merkel 5 Mio. Euro.", "Es war 1990.", "Er ging."]),
        ("fr", ["« Nous le voulons. Maintenant », dit-il.", "M. Macron et Mme. Le Pen parlent.", "Il part."]),
        ("es", ["¿Qué pasa?", "El Sr. Sánchez llega de EE. UU. hoy.", "«Sí. Ya», dijo."]),
        ("ar", ["هل هذا صحيح؟", "نعم.", "قال د. أحمد ذلك.", "انتهى!"]),
        (None, ["The talks go on.", "He left."]),
        ("xx", ["The talks go on.", "He left."]),
    ],
)  # fmt: skip
def test_a_paragraph_is_split_where_its_sentences_end(language: str | None, parts: list[str]) -> None:
    assert split(" ".join(parts), language) == parts


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("zh", ["部长说：“谈判继续。”", "然后他离开了！", "“真的吗？”她问道。", "没有人回答？"]),
        ("ja", ["「行こう。」と彼は言った。", "そして出発した。"]),
    ],
)
def test_scripts_without_spaces_are_split_after_their_marks(language: str, parts: list[str]) -> None:
    assert split("".join(parts), language) == parts


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    text = "Head\n\n  One. Two.  \nTail"
    assert sentences(text, (8, 17), "en") == [(8, 12), (13, 17)]


def test_a_long_quotation_is_parted_at_the_sentences_inside_it() -> None:
    inside = ["We will go on with the talks until they end."] * 9
    parts = [f"She said: “{inside[0]}", *inside[1:-1], f"{inside[-1]}”", "Then she left."]
    assert split(" ".join(parts)) == parts


def test_a_stretch_without_an_end_is_cut_so_that_it_can_be_cited() -> None:
    dump = ", ".join(f"item {number} of the list" for number in range(200))
    parts = split(dump)
    assert " ".join(parts) == dump
    assert all(len(part) <= LONGEST and part.endswith((",", "list")) for part in parts)


def test_a_single_endless_word_is_cut_too() -> None:
    assert [len(part) for part in split("a" * 2500)] == [1000, 1000, 500]


def test_a_text_all_in_small_letters_is_still_split() -> None:
    assert split("the talks go on. he left. she stayed.") == ["the talks go on.", "he left.", "she stayed."]


@pytest.mark.parametrize(
    "sentence", ["部长表示，会谈将于下周继续进行。", "The minister said the talks would go on. ", "a. "]
)
def test_time_grows_with_the_length_and_not_with_its_square(sentence: str) -> None:
    def seconds(length: int) -> float:
        text = sentence * (length // len(sentence))
        begin = time.process_time()
        sentences(text, (0, len(text)), "en")
        return time.process_time() - begin

    seconds(1000)
    assert seconds(400_000) < 10 * max(seconds(100_000), 0.05)


ALPHABET = 'aB1.!?。…;,"“”«»()[] \n\u00a0—-é中😀Жд؟'


@given(st.text(alphabet=ALPHABET, max_size=300), st.sampled_from(["en", "de", "ru", "zh", "ar", None]))
def test_no_visible_character_is_lost_and_spans_are_in_order(text: str, language: str | None) -> None:
    spans = sentences(text, (0, len(text)), language)
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in spans)


@given(
    st.lists(
        st.sampled_from(["The minister left.", "“Go. Now,” he said.", "部长说。", "x" * 700]), min_size=20
    )
)
def test_windows_leave_no_seam(parts: list[str]) -> None:
    text = " ".join(parts * 12)
    spans = sentences(text, (0, len(text)), "en")
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
    assert all(b - a <= LONGEST for a, b in spans)
