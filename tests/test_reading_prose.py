"""An article is told from menus, login pages, code, tables and data."""

import json

import pytest

from briefing.reading.prose import why_no_article, word_count

BRIEF = (
    "The foreign minister resigned on Monday after a court ordered the release of his letters, "
    "the government said. A successor will be named within a week, a spokesman told reporters in Kyiv."
)


PARTS = BRIEF.replace(". A", ".|A").split("|")


def reason(*sentences: str, asks_password: bool = False) -> str | None:
    return why_no_article("\n".join(sentences), sentences, asks_password)


def test_a_brief_of_thirty_words_is_an_article() -> None:
    assert 30 <= word_count(BRIEF) <= 35
    assert reason(*PARTS) is None


def test_one_long_sentence_is_enough() -> None:
    assert reason(BRIEF.replace(". A", "; a")) is None


def test_words_are_counted_in_scripts_without_spaces() -> None:
    assert word_count("部长表示会谈继续") == 4
    assert reason("外交部长星期一表示，有关停火的谈判将于下周在伊斯坦布尔继续进行。", "他补充说，各方尚未就条件达成一致，各代表团将再次会面。") is None  # fmt: skip


def test_only_furniture_is_no_article() -> None:
    assert why_no_article("Also read", []) == "there is only page furniture in it"


def test_a_menu_of_many_entries_is_no_article() -> None:
    assert reason(*["World news", "Politics of the day", "Sport"] * 30) == (
        "it has 0 words in whole sentences, and an article has at least 25"
    )


def test_a_headline_alone_is_no_article() -> None:
    assert reason("Minister resigns after court orders release of letters.") is not None


LOGIN = (
    "Sign in to continue to your account.",
    "Enter your email and the password you chose.",
    "Forgot your password?",
    "By going on you agree to our terms of service and privacy policy.",
)


def test_a_login_page_is_no_article_but_an_article_about_passwords_is() -> None:
    assert reason(*LOGIN) == "it reads as a login, error or notice page"
    assert reason(*PARTS, "The letters had been kept behind a password.") is None


def test_a_password_field_lowers_the_bar() -> None:
    mixed = (
        *LOGIN[:2],
        "The paper has reported from every capital of the continent for a hundred years and more.",
    )
    assert reason(*mixed, "It is free.") is None
    assert reason(*mixed, "It is free.", asks_password=True) == "it reads as a login, error or notice page"


def test_code_is_no_article() -> None:
    source = "import os\n\ndef main():\n    value = os.getcwd()\n    if value:\n        print(value)\n    return value\n"
    assert why_no_article(source, [source]) == "it reads as source code or markup"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_no_article(mark: str) -> None:
    rows = [mark.join(("7", "Smith", "London", "the minister said that")) for _ in range(20)]
    assert reason(*rows) == "it reads as a table"


def test_json_and_json_lines_are_no_article() -> None:
    row = json.dumps({"text": BRIEF})
    assert [reason(row), reason(row, row), reason(f"[{row}]")] == ["it reads as JSON data"] * 3


def test_a_quotation_in_brackets_is_not_taken_for_json() -> None:
    assert reason("[W]e will go on, the minister said.", *PARTS) is None


def test_wrapped_prose_whose_lines_begin_like_code_is_an_article() -> None:
    text = (
        "The talks go on\nfor a week, and\nif they fail, the\nimport of grain ends,\nreturn or not.\n" + BRIEF
    )
    assert why_no_article(text, [text]) is None
