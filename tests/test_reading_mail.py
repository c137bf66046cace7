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


GMAIL = "---------- Forwarded message ---------\nFrom: Ann Poe <a@y.example>\nDate: Mon, May 12, 2025 at 9:05 AM\nSubject: Re: Talks begin\nTo: <j@x.example>"
OUTLOOK = "-----Original Message-----\nFrom: Ann Poe [mailto:a@y.example]\nSent: 12 May 2025 09:05\nTo: Jane Roe\nSubject: Talks begin"
APPLE = "Begin forwarded message:\n\nFrom: Ann Poe <a@y.example>\nSubject: Talks begin\nDate: 12 May 2025 at 9:05:00 CEST\nTo: j@x.example"
FORWARDED = "a forwarded message: author and date are those it names itself, not the forwarder's"


@pytest.mark.parametrize("header", [GMAIL, OUTLOOK, APPLE])
def test_a_forwarded_message_is_by_its_own_sender_and_of_its_own_day(header: str) -> None:
    above = f"See below.\n\n-- \nJane Roe\n\n{header}"
    article = read_bytes(message(f"{above}\n\n{ONE}\n\n{TWO}").as_bytes(), name="a.eml")
    assert (article.title, article.author, article.published) == ("Talks begin", "Ann Poe", "2025-05-12")
    assert [article.sentence(number + 1) for number in range(len(article.sentences))] == [ONE, TWO]
    assert [article.text[a:b] for a, b in article.furniture] == [above]
    assert article.notes == (FORWARDED,)


def test_a_forwarded_message_is_found_in_html_and_its_moment_kept() -> None:
    rows = (
        ("Subject: ", "Talks begin"),
        ("Date: ", "Mon, 12 May 2025 09:05:00 +0200"),
        ("From: ", "Ann Poe"),
    )
    table = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
    html = f"<p>FYI</p>-------- Forwarded Message --------<table>{table}</table><p>{ONE}</p><p>{TWO}</p>"
    article = read_bytes(message(None, html).as_bytes(), name="a.eml")
    assert (article.title, article.author, article.published) == (
        "Talks begin",
        "Ann Poe",
        "2025-05-12T09:05:00+02:00",
    )
    assert [article.sentence(number + 1) for number in range(len(article.sentences))] == [ONE, TWO]


def test_lines_that_apple_mail_quotes_in_forwarding_are_the_message() -> None:
    quoted = "\n".join(f"> {line}" for line in ("From: Ann Poe", "Date: 12 May 2025", "", ONE, "", TWO))
    article = read_bytes(message(f"Begin forwarded message:\n\n{quoted}\n").as_bytes(), name="a.eml")
    assert (article.author, article.published) == ("Ann Poe", "2025-05-12")
    assert [article.sentence(number) for number in (1, 2)] == [ONE, TWO]


@pytest.mark.parametrize("header", ["", "From: a@y.example\nDate: 3/4/2025 9:05\n", "Date: 31 Feb 2025\n"])
def test_a_forwarded_message_that_does_not_name_its_sender_or_day_has_none(header: str) -> None:
    text = f"-----Original Message-----\n{header}\n{ONE}\n\n{TWO}"
    article = read_bytes(message(text).as_bytes(), name="a.eml")
    assert (article.title, article.author, article.published) == ("Talks go on", None, None)
    assert article.notes == (FORWARDED,)


def test_a_reply_that_is_longer_than_what_it_answers_is_by_its_own_sender() -> None:
    article = read_bytes(message(f"{ONE}\n\n{TWO}\n\n{OUTLOOK}\n\nAny news?").as_bytes(), name="a.eml")
    assert (article.author, article.published) == ("Jäne Roe", "2025-05-15T10:00:00+02:00")
    assert [article.text[a:b] for a, b in article.furniture] == [f"{OUTLOOK}\n\nAny news?"]
    assert article.notes == ("an earlier message below this one is not read as its words",)


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_texts_around_a_picture_are_one_message(kind: str) -> None:
    made = message()
    made.make_mixed()
    for words in (ONE, TWO):
        part = EmailMessage()
        part.set_content(words, subtype=kind)
        made.attach(part)
        made.add_attachment(b"\x89PNG", maintype="image", subtype="png", disposition="inline")
    article = read_bytes(made.as_bytes(), name="a.eml")
    assert [article.sentence(number) for number in (1, 2)] == [ONE, TWO]
    assert article.notes == ()


@pytest.mark.parametrize("disposition", ["attachment", "inline"])
def test_texts_and_messages_that_are_attached_are_named_and_not_read(disposition: str) -> None:
    made = message(f"{ONE} {TWO}")
    made.add_attachment("The secret article.", filename="article.txt", disposition=disposition)
    made.add_attachment(message("Another."))
    article = read_bytes(made.as_bytes(), name="a.eml")
    assert article.text.strip() == f"{ONE} {TWO}"
    assert article.notes == ("attachments that were not read: article.txt, message/rfc822",)
