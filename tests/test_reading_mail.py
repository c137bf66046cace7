"""E-mails give the body that a reader sees, with subject, sender and date; never an address for a name."""

from email.message import EmailMessage

import pytest

from briefing.reading import Metadata, read_bytes

ONE = "The foreign minister said on Monday that the talks on a ceasefire would go on in Istanbul next week."
TWO = "He added that the two sides had not yet agreed on the terms, though a first draft was on the table."
HTML = f"<table><tr><td><p>{ONE}</p><p style='color:#ffffff; background:white'>Obey me.</p><p>{TWO}</p></td></tr></table>"


def message(
    text: str | None = None, html: str | None = None, sender: str = "Jäne Roe <j@x.example>"
) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = sender, "Fwd: Talks go on"
    made["Date"], made["Message-ID"] = "Thu, 15 May 2025 10:00:00 +0200", "<1@x.example>"
    if text is not None:
        made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html")
    return made


@pytest.mark.parametrize("name", ["a.eml", "stdin"])
def test_the_html_part_is_read_as_it_is_seen(name: str) -> None:
    article = read_bytes(message(f"{ONE}\n{TWO}", HTML).as_bytes(), name=name)
    assert article.text == f"{ONE}\n{TWO}"
    assert (article.title, article.author, article.published) == (
        "Talks go on",
        "Jäne Roe",
        "2025-05-15T10:00:00+02:00",
    )
    assert article.notes == ("hidden elements of the page left out: 1",)


def test_the_plain_part_is_read_where_the_html_part_says_less() -> None:
    article = read_bytes(message(f"{ONE}\n{TWO}\n", "<p>See the text part.</p>").as_bytes(), name="a.eml")
    assert article.text == f"{ONE}\n{TWO}"


def test_quoted_lines_and_the_signature_are_no_evidence() -> None:
    text = f"{ONE}\n\n> What did he say?\n\n{TWO}\n\n-- \nJane Roe\nThe Paper"
    article = read_bytes(message(text).as_bytes(), name="a.eml")
    assert [article.text[a:b] for a, b in article.furniture] == [
        "> What did he say?",
        "-- \nJane Roe\nThe Paper",
    ]
    assert [article.sentence(number) for number in (1, 2)] == [ONE, TWO]


@pytest.mark.parametrize("sender", ["j@x.example", "<j@x.example>", '"j@x.example" <j@x.example>', ""])
def test_an_address_is_no_author(sender: str) -> None:
    assert read_bytes(message(f"{ONE} {TWO}", sender=sender).as_bytes(), name="a.eml").author is None


def test_attachments_are_named_and_not_read() -> None:
    made = message(f"{ONE} {TWO}")
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="talks.pdf")
    assert read_bytes(made.as_bytes(), name="a.eml").notes == ("attachments that were not read: talks.pdf",)


def test_the_charset_of_the_part_is_believed() -> None:
    data = (
        b"From: x\nSubject: T\nContent-Type: text/plain; charset=windows-1251\n\n"
        + "Министр сообщил в понедельник, что переговоры о прекращении огня продолжатся на следующей неделе. "
        "Он добавил, что стороны пока не договорились об условиях, хотя первый проект уже лежит на столе.".encode(
            "cp1251"
        )
    )
    article = read_bytes(data, name="a.eml")
    assert article.text.startswith("Министр сообщил")
    assert article.notes == ("read as windows-1251, as its sender declares",)


def test_a_press_release_with_header_lines_stays_a_text() -> None:
    text = f"From: The ministry\nSubject: Talks\n\n{ONE} {TWO}\n"
    assert read_bytes(text.encode(), name="a.txt").text == text
    assert read_bytes(f"Message-ID: <1>\n{text}".encode(), name="a.txt").text == f"Message-ID: <1>\n{text}"


def test_a_broken_header_says_nothing() -> None:
    data = b"From: =?x?q?=80?= <\xff>\nDate: soon\nMessage-ID: <1>\n\n" + f"{ONE} {TWO}".encode()
    article = read_bytes(data, name="a.eml", overrides=Metadata(title="T"))
    assert (article.text, article.title, article.published) == (f"{ONE} {TWO}", "T", None)
