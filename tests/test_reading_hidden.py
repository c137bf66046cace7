"""Characters that do not show are taken out of pages and only noted in texts."""

from briefing.reading.hidden import note_hidden, visible

SMUGGLED = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")


def test_zero_width_marks_overrides_and_tags_go_and_are_counted() -> None:
    assert visible(f"Ky\u200biv\u202e {SMUGGLED}said\u00ad") == (
        "Kyiv said",
        ("characters that do not show, left out: 7",),
    )


def test_joiners_stay_where_they_shape_letters_and_go_between_latin_ones() -> None:
    persian, family = "می\u200cخواهم", "👨\u200d👩"
    assert visible(f"{persian} {family}") == (f"{persian} {family}", ())
    assert visible("ab\u200dc")[0] == "abc"


def test_a_text_that_may_not_change_gets_a_note() -> None:
    assert note_hidden("a\u200bb") == ("characters in the text that do not show: 1",)
    assert note_hidden("plain — “text”") == ()


def test_half_of_a_character_becomes_a_replacement() -> None:
    assert visible("Bridge \ud83d opened")[0] == "Bridge \ufffd opened"
    assert visible("Bridge \U0001f600 opened")[0] == "Bridge \U0001f600 opened"
