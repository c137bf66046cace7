"""Inputs that no article can come from: each is refused with exit 3, the reason and a way out, and nothing else."""

import json
import time
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import Newsroom

from briefing.errors import InputError, InputTooLarge, NoArticle, UnreadableInput
from briefing.nouns.article import Article
from briefing.reading import read_all, read_bytes, read_file

ONE = "The foreign minister said on Monday that the talks on a ceasefire would go on in Istanbul next week."
TWO = "He added that the two sides had not yet agreed on the terms, though a first draft was on the table."
READABLE = (
    "briefing reads plain text, Markdown and HTML (best in UTF-8), PDF, Word (DOCX), e-mail (EML), ninjs news items "
    "and RSS or Atom feeds."
)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)


def pdf(source: str) -> bytes:
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def scanned_pdf() -> bytes:
    drawing = "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID ! EI Q"
    return _pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream",
    )


def cut_pdf() -> bytes:
    whole = pdf(ONE)
    return whole[: len(whole) * 2 // 3]


def locked_pdf() -> bytes:
    """A PDF whose trailer names a standard security handler with a password that nobody knows."""
    return _pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>",
        trailer="/Encrypt 4 0 R /ID [<00> <00>]",
    )


def bomb_pdf() -> bytes:
    packed = zlib.compress(bytes(150_000_000), 9)
    whole = pdf(ONE)
    return whole.replace(b"%%EOF", b"") + b"9 0 obj << >> stream\n" + packed + b"\nendstream endobj\n%%EOF"


def _pdf_of(*objects: str, trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1, the first of them its catalog."""
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n"
    return body + f"{end}startxref\n{len(body)}\n%%EOF\n".encode()


def word(*paragraphs: str) -> bytes:
    document, made = docx.Document(), BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(made)
    return made.getvalue()


def packed(**members: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


def lying_archive() -> bytes:
    """A Word document whose directory says that a member of 300 MB has 5 bytes."""
    data = packed(word__document_xml=b"<w/>", word__big_xml=bytes(3_000_000))
    return data.replace((3_000_000).to_bytes(4, "little"), (5).to_bytes(4, "little"))


def locked_word() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )


def mail(*, html: str | None = None, text: str | None = None, attached: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = (
        "Press <p@x.example>",
        "Talks",
        "<1@x.example>",
    )
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    if attached:
        message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename=attached)
    return message.as_bytes()


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>Talks</title>{head}</head><body>{body}</body></html>".encode()


def feed(*items: str, head: str = "") -> bytes:
    return (
        f'{head}<rss version="2.0"><channel><title>The Wire</title>{"".join(items)}</channel></rss>'.encode()
    )


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
STUB = "<item><title>Talks go on</title><link>https://wire.example/{0}</link><description>They talk.</description></item>"
FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'


class Broken(NamedTuple):
    """One input: its file name, its bytes, and the error it must end with."""

    name: str
    data: bytes | Callable[[], bytes]
    kind: type[InputError]
    message: str
    hint: str


AGAIN = "Download or export it again."
WORD_HINT = "Save the document again as DOCX, or give its text."
BOMB_HINT = "Save the document again from a word processor, without pictures, or give its text."
ITEM_HINT = "Give a news item in ninjs, a list of them, or the article as text."
FEED_HINT = "Give an RSS or Atom feed, or the article itself."
ARTICLE_HINT = "Give a file with the text of one news article."
SAVED = "Open the page in your browser, save it when the article shows, and give the saved file."

CASES = {
    "empty file": Broken("a.txt", b"", NoArticle, "a.txt is empty", READABLE),
    "empty PDF": Broken("a.pdf", b"", NoArticle, "a.pdf is empty", READABLE),
    "NUL bytes": Broken(
        "a.txt", b"The minister\x00 said.", UnreadableInput, "a.txt is binary: it has a NUL byte at 12",
        f"{READABLE} If this is UTF-16 text, save it with a byte order mark or as UTF-8.",
    ),
    "NUL bytes in an e-mail": Broken(
        "a.eml", b"From: a@x.example\nMessage-ID: <1>\n\n\x00", UnreadableInput, "a.eml is binary: it has a NUL byte at 35",
        f"{READABLE} If this is UTF-16 text, save it with a byte order mark or as UTF-8.",
    ),
    "image": Broken(
        "a.html", PIXEL, UnreadableInput, "a.html is a PNG image, not text",
        f"{READABLE} Save or export it as one of these.",
    ),
    "wrong charset": Broken(
        "a.html", b"<meta charset=utf-16><p>" + bytes(range(128, 256)) * 3, UnreadableInput,
        "a.html is not UTF-8, and its encoding cannot be told with certainty", "Save the article as UTF-8.",
    ),
    "broken UTF-8": Broken(
        "a.txt", "Київ заявив".encode() + b"\xff", UnreadableInput,
        "a.txt is broken UTF-8: byte 21 fits no character", "Save the article as UTF-8.",
    ),
    "old Word file": Broken(
        "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnreadableInput,
        "a.doc is an old Office document (DOC, XLS or PPT), not text", f"{READABLE} Save or export it as one of these.",
    ),
    "RTF": Broken(
        "a.rtf", b"{\\rtf1 Talks}", UnreadableInput, "a.rtf is an RTF document, not text",
        f"{READABLE} Save or export it as one of these.",
    ),
    "spreadsheet": Broken(
        "a.xlsx", packed(xl__workbook_xml=b"<x/>"), UnreadableInput, "a.xlsx is an Excel workbook (XLSX), not text",
        f"{READABLE} Save or export it as one of these.",
    ),
    "truncated PDF": Broken(
        "a.pdf", cut_pdf, UnreadableInput, "a.pdf is a PDF that breaks off: its end is missing", AGAIN
    ),
    "encrypted PDF": Broken(
        "a.pdf", locked_pdf, UnreadableInput, "a.pdf is a PDF protected by a password",
        "Save a copy without the password.",
    ),
    "scanned PDF": Broken(
        "a.pdf", scanned_pdf,
        NoArticle,
        "a.pdf has pictures of pages and no text: it is a scan",
        "Run text recognition on it (OCR, ocrmypdf for instance) and give the result.",
    ),
    "blank PDF": Broken(
        "a.pdf", lambda: pdf(""), NoArticle, "a.pdf is a PDF without text", "Export the article again, or give its text."
    ),
    "PDF of hidden letters": Broken(
        "a.pdf", lambda: pdf(f"#text(fill: white)[{ONE}]"), NoArticle,
        "a.pdf is a PDF without text, only letters that cannot be seen", "Export the article again, or give its text.",
    ),
    "PDF without pages": Broken(
        "a.pdf", lambda: _pdf_of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"), NoArticle,
        "a.pdf is a PDF without pages", AGAIN,
    ),
    "PDF of garbage": Broken(
        "a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 4 + b"%%EOF", UnreadableInput,
        "a.pdf is a broken PDF (PDFSyntaxError while reading)", AGAIN,
    ),
    "long PDF": Broken(
        "a.pdf", lambda: pdf("#for n in range(101) [#n #pagebreak()]"), InputTooLarge,
        "a.pdf is a PDF of more than 100 pages", "Give the pages with the article alone.",
    ),
    "PDF bomb": Broken(
        "a.pdf", bomb_pdf, InputTooLarge, "a.pdf is a PDF with streams that unpack to more than 100 MB",
        "Print it to a new PDF, or give its text.",
    ),
    "zip bomb DOCX": Broken(
        "a.docx", lambda: packed(word__document_xml=bytes(40_000_000)), InputTooLarge,
        "a.docx unpacks to 40.0 MB, more than 200 times its size, as only archives do that are made to harm", BOMB_HINT,
    ),
    "DOCX of many files": Broken(
        "a.docx", lambda: packed(word__document_xml=b"<w/>", **{f"m{n}": b"" for n in range(2000)}), InputTooLarge,
        "a.docx has 2001 files packed in it, more than the 2000 a document may have", BOMB_HINT,
    ),
    "DOCX whose directory lies": Broken(
        "a.docx", lying_archive, UnreadableInput,
        "a.docx is a broken Word document (DOCX): Bad CRC-32 for file 'word/big.xml'", "Save or download it again.",
    ),
    "DOCX without document.xml": Broken(
        "a.docx", packed(word__styles_xml=b"<w/>"), UnreadableInput,
        "a.docx is no Word document (DOCX): it has no word/document.xml", WORD_HINT,
    ),
    "DOCX that is a text": Broken(
        "a.docx", ONE.encode(), UnreadableInput, "a.docx is no Word document (DOCX): it is not a ZIP archive", WORD_HINT
    ),
    "DOCX cut short": Broken(
        "a.docx", lambda: word(ONE)[:9000], UnreadableInput,
        "a.docx is a broken Word document (DOCX): File is not a zip file", "Save or download it again.",
    ),
    "DOCX without content types": Broken(
        "a.docx", packed(word__document_xml=b"<w/>"), UnreadableInput,
        "a.docx is a broken Word document (DOCX): KeyError in its parts", WORD_HINT,
    ),
    "DOCX with a password": Broken(
        "a.docx", locked_word, UnreadableInput, "a.docx is a Word document protected by a password",
        "Save a copy without the password.",
    ),
    "DOCX without text": Broken(
        "a.docx", lambda: word("", " "), NoArticle, "a.docx is a Word document without text",
        "Give the document with the article's text in it.",
    ),
    "EML without text": Broken(
        "a.eml", lambda: mail(attached="talks.pdf"), NoArticle,
        "a.eml is an e-mail without text, only attachments: talks.pdf", "Save the attachment and give that.",
    ),
    "empty EML": Broken(
        "a.eml", b"Subject: Talks\n\n", NoArticle, "a.eml is an e-mail without text",
        "Give a message with the article in its body.",
    ),
    "encrypted EML": Broken(
        "a.eml", b"From: a@x.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\nx\n--x--\n", UnreadableInput,
        "a.eml is an encrypted e-mail", "Open it in your mail program and save the text.",
    ),
    "EML of many parts": Broken(
        "a.eml",
        b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nTalks\n" * 600,
        InputTooLarge,
        "a.eml is an e-mail of 601 parts, more than the 500 it may have",
        "Save the text of the message and give that.",
    ),
    "login page": Broken(
        "a.html", page("<form><p>Please sign in with your e-mail and password to go on to your account now.</p>"
                       "<p>If you have forgotten your password, we will send a new one to your e-mail.</p>"
                       "<input type=password></form>"), NoArticle,
        "a.html holds no article: it reads as a login, error or notice page", ARTICLE_HINT,
    ),
    "paywall stub": Broken(
        "a.html", page(f"<article><p>{ONE}</p><p>{TWO}</p></article><div>Subscribe to continue reading.</div>"), NoArticle,
        "a.html holds no article: it is the teaser before a paywall, and the article is behind it",
        "Sign in with your subscription in a browser, save the page when the whole article shows, and give the saved file.",
    ),
    "paywall in structured data": Broken(
        "a.html", page(f"<article><p>{ONE}</p><p>{TWO}</p></article>", FREE), NoArticle,
        "a.html holds no article: it is the teaser before a paywall, and the article is behind it",
        "Sign in with your subscription in a browser, save the page when the whole article shows, and give the saved file.",
    ),
    "consent wall": Broken(
        "a.html", page("<main><h1>Before you continue</h1><p>We and our 245 partners store cookies on your device to show "
                       "personalised advertising and to measure what you read.</p><p>You may give your consent to this, "
                       "or refuse it, and change your mind at any time in the privacy settings.</p></main>"
                       "<button>Accept all</button><button>Manage options</button>"), NoArticle,
        "a.html holds no article: it is a consent page (cookies, advertising) that stands before the article",
        f"Answer the question in a browser. {SAVED}",
    ),
    "robot check": Broken(
        "a.html", page("<h1>Just a moment...</h1><p>Verify you are human by completing the action below.</p>"), NoArticle,
        "a.html holds no article: it is a check for robots that stands before the article", SAVED,
    ),
    "empty shell of scripts": Broken(
        "a.html", page("<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"), NoArticle,
        "a.html holds no article: the page is empty until its scripts run", SAVED,
    ),
    "empty feed": Broken(
        "a.rss", feed(), NoArticle, "a.rss is a feed without entries",
        "Try again when it has some, or give the article.",
    ),
    "feed of stubs": Broken(
        "a.rss", feed(STUB.format(1), STUB.format(2)), NoArticle,
        "a.rss has 2 entries, and none is an article. The first: a.rss, entry 1 “Talks go on” has only 2 words of its "
        "article: fetch the page https://wire.example/1 for the rest",
        "Give briefing the address https://wire.example/1 (--follow fetches it), or save the page and give the file.",
    ),
    "feed of several articles": Broken(
        "a.rss", feed(*(f"<item><description>{f'{ONE} {TWO} ' * 8}</description></item>" for _ in range(3))), InputError,
        "a.rss holds 3 articles, and one was asked for",
        "Choose one with --entry N (N is 1 to 3), or make a press review of all of them.",
    ),
    "feed that is no XML": Broken("a.rss", ONE.encode(), UnreadableInput, "a.rss is no feed: it is not XML", FEED_HINT),
    "XML that is no feed": Broken(
        "a.xml", b"<?xml version='1.0'?><newsItem><p>Talks</p></newsItem>", UnreadableInput,
        "a.xml is no feed: it is XML with the root element newsItem", FEED_HINT,
    ),
    "billion laughs": Broken(
        "a.rss", feed("<item><description>&j;</description></item>", head=LAUGHS), UnreadableInput,
        "a.rss declares XML entities of its own, which no feed needs and attacks use",
        "Get the feed again from its publisher.",
    ),
    "JSON that is no item": Broken(
        "a.json", b'{"temperature": 21}', NoArticle,
        "a.json is JSON, but no news item: it has neither a headline nor a body", ITEM_HINT,
    ),
    "JSON that is a number": Broken("a.json", b"21", NoArticle, "a.json is JSON, but holds no news item", ITEM_HINT),
    "broken JSON": Broken(
        "a.json", b'{"headline": "Talks",\n "body_text": ', UnreadableInput,
        "a.json is no JSON: Expecting value in line 2, column 15", ITEM_HINT,
    ),
    "deep JSON": Broken(
        "a.json", b"[" * 100_000, UnreadableInput, "a.json is JSON nested too deep for a news item", ITEM_HINT
    ),
    "empty list of items": Broken(
        "a.json", b'{"_items": []}', NoArticle, "a.json is a list of news items with nothing in it", ITEM_HINT
    ),
    "item without body": Broken(
        "a.json", json.dumps({"uri": "tag:1", "type": "picture", "headline": "Talks"}).encode(), NoArticle,
        "a.json is a news item of type picture without a body text", "Give an item with the whole article.",
    ),
    "item that was withdrawn": Broken(
        "a.json", json.dumps({"headline": "Talks", "body_text": f"{ONE} {TWO}", "pubstatus": "canceled"}).encode(),
        NoArticle, "a.json is a news item that was withdrawn (pubStatus canceled)",
        "Ask its sender for the valid version.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("broken", CASES.values(), ids=CASES)
def test_a_broken_input_exits_with_3_and_says_why_and_what_to_do(broken: Broken) -> None:
    data = broken.data if isinstance(broken.data, bytes) else broken.data()
    with pytest.raises(InputError) as raised:
        read_bytes(data, name=broken.name)
    error = raised.value
    assert (type(error), error.exit_code) == (broken.kind, 3)
    assert (error.message, error.hint) == (broken.message, broken.hint)


def test_html_of_200_megabytes_is_refused_by_its_size_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(InputTooLarge) as raised:
        read_file(path)
    assert raised.value.exit_code == 3
    assert raised.value.message == "big.html has 200.0 MB, more than the 10 MB an article may have"
    assert raised.value.hint == "Give the article alone, one file per article."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<!-- -->" * 100_000),
        ("a.html", b"<!--" * 100_000),
        ("a.html", b"<script " * 100_000),
        ("a.html", f"<p>x</p>{f'<div>{ONE}</div>' * 3000}".encode()),
        ("a.html", b"<style>" + b".a{" * 100_000),
        ("a.xml", b"<!-- -->" * 100_000),
        ("a.xml", b"<!DOCTYPE a [" * 100_000),
        ("a.pdf", b"%PDF-1.4\n" + b"stream\n" * 100_000 + b"%%EOF"),
        ("a.json", b'{"headline": "' + b"<a" * 100_000 + b'"}'),
        ("a.eml", b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nx\n" * 10_000),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:12]),
)
def test_an_input_made_to_be_slow_is_answered_soon(name: str, data: bytes) -> None:
    began = time.perf_counter()
    read_all(data, name=name)
    # Seconds where the same input took minutes before; the machine may be busy.
    assert time.perf_counter() - began < 30


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_file_damaged_anywhere_is_read_or_refused_and_nothing_else(drawn: st.DataObject) -> None:
    name, whole = drawn.draw(st.sampled_from(sorted(WHOLE.items())))
    data = bytearray(whole)
    for _ in range(drawn.draw(st.integers(1, 8))):
        data[drawn.draw(st.integers(0, len(data) - 1))] = drawn.draw(st.integers(0, 255))
    cut = drawn.draw(st.one_of(st.just(len(data)), st.integers(0, len(data))))
    for outcome in read_all(bytes(data[:cut]), name=name):
        assert isinstance(outcome, Article | InputError)


WHOLE = {
    "a.pdf": pdf(f"{ONE}\n\n{TWO}"),
    "a.docx": word(ONE, TWO),
    "a.eml": mail(text=f"{ONE}\n{TWO}", html=f"<p>{ONE}</p><p>{TWO}</p>"),
    "a.rss": feed(f"<item><description>{ONE} {TWO}</description></item>"),
    "a.json": json.dumps({"headline": "T", "bodies": [{"value": f"<p>{ONE}</p><p>{TWO}</p>"}]}).encode(),
    "a.html": page(f"<p>{ONE}</p><p>{TWO}</p>", FREE),
}
"""One sound file of each kind."""


@pytest.mark.parametrize(("name", "most"), [("a.html", 10), ("a.pdf", 25), ("a.docx", 25), ("a.eml", 25)])
def test_one_byte_too_many_is_refused_by_the_limit_of_its_kind(tmp_path: Path, name: str, most: int) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(most * 1_000_000 + 1)
    with pytest.raises(InputTooLarge) as raised:
        read_file(path)
    assert raised.value.message == f"{name} has {most}.0 MB, more than the {most} MB an article may have"


def test_what_cannot_be_read_at_all_is_one_error_among_many_inputs(tmp_path: Path) -> None:
    (outcome,) = read_all(tmp_path / "missing.pdf")
    assert isinstance(outcome, UnreadableInput)
    assert outcome.message == f"{tmp_path / 'missing.pdf'} does not exist"


@pytest.mark.parametrize("broken", CASES.values(), ids=CASES)
def test_the_command_line_ends_with_3_and_prints_nothing_but_the_reason(
    newsroom: Newsroom, broken: Broken
) -> None:
    data = broken.data if isinstance(broken.data, bytes) else broken.data()
    (newsroom.folder / broken.name).write_bytes(data)
    ended = newsroom.run("make", broken.name)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("Error: ")
    assert "\n  Way out: " in ended.err
    assert "Traceback" not in ended.err
