"""Bytes become text, or a clear no that names the kind and the way out."""

import zipfile
from io import BytesIO

import pytest

from briefing.errors import InputTooLarge, NoArticle, UnreadableInput
from briefing.reading.decoding import MAX_BYTES, check_size, decode

RUSSIAN = "Министр сообщил в понедельник, что переговоры о прекращении огня продолжатся на следующей неделе."
FRENCH = "Le ministre a déclaré lundi que les négociations se poursuivraient à Istanbul la semaine prochaine."
CHINESE = "外交部长星期一表示，有关停火的谈判将于下周在伊斯坦布尔继续进行。他补充说，各方尚未就条件达成一致。"


def test_utf8_is_read_without_its_mark_and_without_a_note() -> None:
    assert decode(b"\xef\xbb\xbfKyiv \xe2\x80\x9d", "a.txt") == ("Kyiv ”", ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_other_unicode_encodings_are_read_by_their_mark_and_noted(encoding: str) -> None:
    data = ("\ufeff" + RUSSIAN).encode(encoding)
    assert decode(data, "a.txt") == (RUSSIAN, (f"read as {encoding.upper()}",))


def test_utf16_that_breaks_off_names_the_byte() -> None:
    with pytest.raises(UnreadableInput, match=r"a\.txt says it is UTF-16-LE, but is broken at byte 2"):
        decode("\ufeffab".encode("utf-16-le")[:-1], "a.txt")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (FRENCH, "cp1252"), (CHINESE, "gb18030"), (CHINESE, "big5")],
)
def test_a_clear_old_encoding_is_read_and_called_a_guess(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    read, notes = decode(data, "a.txt")
    assert read == data.decode(encoding)
    assert notes[0].startswith("not UTF-8; read as ")
    assert "a guess" in notes[0]


def test_utf8_with_a_bad_byte_is_refused_and_not_read_as_something_else() -> None:
    data = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    with pytest.raises(UnreadableInput, match=f"broken UTF-8: byte {len(RUSSIAN.encode())}") as raised:
        decode(data, "a.txt")
    assert raised.value.hint == "Save the article as UTF-8."


def test_bytes_in_no_clear_encoding_are_refused() -> None:
    noise = bytes((number * 73 + number // 7) % 127 + 129 for number in range(600))
    with pytest.raises(UnreadableInput, match="its encoding cannot be told with certainty"):
        decode(noise, "a.txt")


def zip_with(member: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(member, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"{\\rtf1\\ansi The minister said}", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (DOC, XLS or PPT)"),
        (b"RIFF\x00\x00\x00\x00WEBP", "an image, sound or video file"),
        (b"\x00\x00\x00\x18ftypmp42", "a video file"),
        (zip_with("word/document.xml"), "a Word document (DOCX)"),
        (zip_with("notes.txt"), "a ZIP archive"),
    ],
)
def test_a_binary_file_is_refused_by_the_name_of_its_kind(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableInput) as raised:
        decode(data, "article")
    assert raised.value.message == f"article is {kind}, not text"
    assert (raised.value.hint or "").startswith(
        "briefing reads plain text, Markdown and HTML (best in UTF-8), PDF"
    )


def test_a_nul_byte_is_binary_and_the_hint_thinks_of_utf16() -> None:
    with pytest.raises(UnreadableInput, match="NUL byte at 1") as raised:
        decode("The minister".encode("utf-16-le"), "a.txt")
    assert "UTF-16" in (raised.value.hint or "")


def test_no_bytes_are_no_article() -> None:
    with pytest.raises(NoArticle, match=r"a\.txt is empty"):
        decode(b"", "a.txt")


def test_the_limit_itself_is_allowed_and_one_byte_more_is_not() -> None:
    check_size(MAX_BYTES, "a.txt")
    with pytest.raises(InputTooLarge, match=r"a\.txt has 10\.0 MB, more than the 10 MB"):
        check_size(MAX_BYTES + 1, "a.txt")


def test_a_page_is_read_in_the_charset_it_declares() -> None:
    data = f'<meta charset="windows-1251"><p>{RUSSIAN}'.encode("cp1251")
    text, notes = decode(data, "a.html", html=True)
    assert text.endswith(RUSSIAN)
    assert notes == ("read as windows-1251, as the page declares",)


def test_latin1_on_a_page_means_windows_1252_as_in_browsers() -> None:
    data = "<meta http-equiv='content-type' content='text/html; charset=iso-8859-1'>“oui”".encode("cp1252")
    assert decode(data, "a.html", html=True)[0].endswith("“oui”")


@pytest.mark.parametrize("charset", ["no-such-thing", "ascii-fax", "rot13", "hex"])
def test_a_charset_that_is_none_is_ignored(charset: str) -> None:
    data = f'<meta charset="{charset}">{FRENCH}'.encode()
    assert decode(data, "a.html", html=True)[0].endswith(FRENCH)


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "raw_unicode_escape", "punycode"])
def test_codecs_that_no_browser_knows_are_not_believed(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>The minister said +ADk-9 people left.</p>'.encode()
    text, _ = decode(page, "a.html", html=True)
    assert "+ADk-9 people" in text
