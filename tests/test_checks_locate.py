"""Quotes are found where they stand, however they are set in type, and nowhere else."""

import random
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checks.locate import OMITTED, locate, places

TEXT = (
    "The talks ended late.  “We won’t accept the offer — not now,” Mr. Soren told\nreporters on\u00a0Friday.\n\n"
    "He did not sign the 31 March accord. Prices rose 1.5 percent, or about 5 % on the year, in 3-5 districts.\n\n"
    "“The port stays shut until the last ship has left. Nobody knows the day,” she said in anti-Russian Velm."
)


def found(quote: str, text: str = TEXT) -> str | None:
    spot = locate([quote], text)[0]
    return None if spot is None else text[spot[0] : spot[1]]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("We won't accept the offer", "We won’t accept the offer"),
        ("we won’t accept the offer", "We won’t accept the offer"),
        ('"We won\'t accept the offer - not now,"', "We won’t accept the offer — not now"),
        ("the offer--not now", "the offer — not now"),
        ("not now, Mr. Soren told reporters on Friday.", "not now,” Mr. Soren told\nreporters on\u00a0Friday"),
        ("The talks ended late!", "The talks ended late"),
        ("The talks ended late. We won't", "The talks ended late.  “We won’t"),
        ("about 5% on the year", "about 5 % on the year"),
        ("[T]he port stays shut", "The port stays shut"),
        ("We won't accept … not now", "We won’t accept the offer — not now"),
        ("the port stays shut [...] nobody knows the day", "The port stays shut until the last ship has left. Nobody knows the day"),
        ("The port . . . the last ship ... the day", "The port stays shut until the last ship has left. Nobody knows the day"),
        ("… has left. Nobody knows …", "has left. Nobody knows"),
    ],
)  # fmt: skip
def test_a_quote_is_found_however_it_is_set(quote: str, words: str) -> None:
    assert found(quote) == words


@pytest.mark.parametrize(
    "quote",
    [
        "We will accept the offer",
        "We accept the offer",
        "We won",
        "we won't take the offer",
        "He did sign the 31 March accord",
        "He did not sign the 1 March accord",
        "1 March accord",
        "rose 1 percent",
        "5 percent, or about",
        "rose 1",
        "or about 5",
        "5 districts",
        "-5 districts",
        "Russian Velm",
        "Nobody knows the day she left",
        "The Port stays shut",
        "She said in anti",
        "not now … We won't accept",
        "The talks ended … in modern Velm",
        "[…]",
        "",
        " “” . ",
    ],
)
def test_a_quote_that_is_changed_or_cut_inside_a_word_is_not_found(quote: str) -> None:
    assert found(quote) is None


def test_an_ellipsis_reaches_only_so_far() -> None:
    text = "It began here" + " on and" * (OMITTED // 7 - 2) + " it ended there."
    assert found("It began here … it ended there", text) == text[:-1]
    assert found("It began here … it ended there", text.replace("ended", "ended " + "up " * 20, 1)) is None
    longer = text.replace(" it ended", " on and" * 5 + " it ended")
    assert found("It began here … it ended there", longer) is None


def test_an_ellipsis_of_the_text_itself_is_matched_as_it_stands() -> None:
    assert found("we try … again", "Well, we try... again and again.") == "we try... again"


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("Вони обіцяють не здавати п’ять міст, сказав він.", "не здавати п'ять міст", "не здавати п’ять міст"),
        ("Вони обіцяють не здавати п\u02bcять міст.", "не здавати п’ять міст", "не здавати п\u02bcять міст"),
        ("Elle a dit : « Nous partons demain ! » hier.", "\"nous partons demain!\"", "Nous partons demain"),
        ("Er sagte: „Wir gehen nicht.“ Dann ging er.", "Wir gehen nicht", "Wir gehen nicht"),
        ("L’Ukraine a refusé.", "Ukraine a refusé", "Ukraine a refusé"),
        ("部长说：“我们不会离开这个城市。”", "我们不会离开", "我们不会离开"),
        ("قال الوزير إن «الميناء مغلق» اليوم.", "الميناء مغلق", "الميناء مغلق"),
    ],
)  # fmt: skip
def test_other_scripts_and_their_marks(text: str, quote: str, words: str) -> None:
    assert found(quote, text) == words


def test_accents_in_two_code_points_are_the_same_letters_and_offsets_are_the_texts_own() -> None:
    text = unicodedata.normalize("NFD", "Le café a fermé ses portes. Après, rien.")
    spot = locate(["café a fermé ses portes"], text)[0]
    assert spot is not None
    assert unicodedata.normalize("NFC", text[slice(*spot)]) == "café a fermé ses portes"


def test_below_zero_is_another_number() -> None:
    text = "It fell to -5 degrees, then rose to 5 degrees — 7 people watched."
    assert found("-5 degrees", text) == "-5 degrees"
    assert places("5 degrees", text) == ((36, 45),)
    assert found("— 7 people watched", text) == "7 people watched"


def test_the_first_of_several_places_and_all_of_them() -> None:
    text = "We agree. They left. “We agree,” he said. we agree"
    assert locate(["We agree"], text) == ((0, 8),)
    assert [text[start:end] for start, end in places("We agree", text)] == [
        "We agree",
        "We agree",
        "we agree",
    ]
    assert len(places("We agree", text, most=2)) == 2


def test_many_quotes_keep_their_order() -> None:
    assert locate(["she said", "no such words", "The talks"], TEXT) == (
        (TEXT.index("she said"), TEXT.index("she said") + 8),
        None,
        (0, 9),
    )


def test_the_time_does_not_explode_on_a_text_of_repetitions() -> None:
    text = "go on " * 20_000
    quote = " … ".join(["go on"] * 30 + ["stop"])
    started = time.process_time()
    assert locate([quote, "go on " * 50 + "stop"], text) == (None, None)
    assert time.process_time() - started < 5  # well under a second here; what must not be is minutes


_LETTERS = st.text(alphabet="ab5 .,-—’'“”…\u00a0\ńé", max_size=60)


@given(_LETTERS, st.data())
def test_words_cut_from_a_text_at_spaces_are_found_in_it(text: str, data: st.DataObject) -> None:
    words = [(at, at + len(word)) for at, word in _spans(text)]
    if not words:
        assert locate([text], text) == (None,)
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = text[words[first][0] : words[last][1]]
    if any(character.isalnum() for character in quote):
        spot = locate([quote], text)[0]
        assert spot is not None
        assert _letters(text[slice(*spot)]) == _letters(quote)
    else:
        assert locate([quote], text) == (None,)


@given(_LETTERS, _LETTERS)
def test_what_is_found_has_the_letters_of_the_quote(quote: str, text: str) -> None:
    spot = locate([quote], text)[0]
    if spot is not None:
        assert 0 <= spot[0] < spot[1] <= len(text)
        if "…" not in quote and ".." not in quote and ". ." not in quote:
            assert _letters(text[slice(*spot)]).casefold() == _letters(quote).casefold()
    assert (spot is None) == (not places(quote, text))


def test_a_changed_word_anywhere_loses_the_quote() -> None:
    drawn = random.Random(3)
    words = "The council of the port voted late on Monday to keep both gates shut for nine more weeks".split()
    text = "Rain fell. " + " ".join(words) + ". Then it stopped."
    for at in range(len(words)):
        other = [*words[:at], "un" + words[at] + drawn.choice(["s", "x"]), *words[at + 1 :]]
        assert found(" ".join(other), text) is None
        if 0 < at < len(words) - 1:
            assert found(" ".join(words[:at] + words[at + 1 :]), text) is None


def _spans(text: str) -> list[tuple[int, str]]:
    spans, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        spans.append((at, word))
        at += len(word)
    return spans


def _letters(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFC", text) if one.isalnum())
