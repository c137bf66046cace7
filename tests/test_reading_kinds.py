"""The kind of some bytes: what they begin with, then the content type, then the suffix."""

import pytest

from briefing.reading import read_bytes
from briefing.reading.kinds import declared, magic_kind, told_kind

ONE = "The foreign minister said on Monday that the talks on a ceasefire would go on in Istanbul next week."
TWO = "He added that the two sides had not yet agreed on the terms, though a first draft was on the table."
RUSSIAN = (
    "<p>Министр сообщил в понедельник, что переговоры о прекращении огня продолжатся на следующей неделе.</p>"
    "<p>Он добавил, что стороны пока не договорились об условиях, хотя первый проект уже лежит на столе.</p>"
)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b'<?xml version="1.0"?>\n<!-- feed -->\n<rss version="2.0">', "feed"),
        (b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        (b"<?xml version='1.0'?><?xml-stylesheet href='a'?><rdf:RDF xmlns:rdf='x'>", "feed"),
        (b'{"headline": "x"}', "ninjs"),
        (b"[Update] The minister said", None),
        (b"Received: by x\r\nFrom: a\r\nSubject: b\r\n\r\nText", "eml"),
        (b"From: the ministry\nSubject: talks\n\nText", None),
        (b"PK\x03\x04 broken", None),
        (b"<html><body>", None),
        (b"The minister said", None),
        (b"", None),
    ],
)
def test_the_first_bytes_tell_a_kind(start: bytes, kind: str | None) -> None:
    assert magic_kind(start, None) == kind


def test_json_and_header_lines_in_a_text_file_are_text() -> None:
    assert magic_kind(b'{"headline": "x"}', "text") is None
    assert magic_kind(b"Received: by x\nFrom: a\n\nText", "text") is None


@pytest.mark.parametrize(
    ("content_type", "kind", "charset"),
    [
        ("text/html; charset=windows-1251", "html", "windows-1251"),
        ('Application/PDF;charset="binary"', "pdf", "binary"),
        ("application/vnd.api+json", "ninjs", None),
        ("text/xml", "feed", None),
        ("application/octet-stream", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_content_type_declares_kind_and_charset(
    content_type: str | None, kind: str | None, charset: str | None
) -> None:
    assert declared(content_type) == (kind, charset)


def test_the_content_type_goes_before_the_suffix_and_the_suffix_before_nothing() -> None:
    assert told_kind("a.md", "text/html") == "html"
    assert told_kind("a.md", "application/octet-stream") == "markdown"
    assert told_kind("index.php", None) is None


def test_a_page_is_a_page_whatever_its_name_when_the_content_type_says_so() -> None:
    data = f"Talks<p>{ONE}<p>{TWO}".encode()
    assert read_bytes(data, name="talks.php", content_type="text/html").text.endswith(f"{ONE}\n{TWO}")


def test_the_charset_of_the_content_type_is_believed() -> None:
    article = read_bytes(RUSSIAN.encode("cp1251"), name="a", content_type="text/html; charset=windows-1251")
    assert article.text.startswith("Министр сообщил")
    assert article.notes == ("read as windows-1251, as its sender declares",)


def test_utf8_that_is_declared_as_something_else_is_utf8() -> None:
    article = read_bytes(RUSSIAN.encode(), name="a", content_type="text/html; charset=windows-1251")
    assert article.text.startswith("Министр сообщил")
    assert article.notes == ("declared as windows-1251, but it is UTF-8, and read as that",)
