"""A brief as an e-mail draft: plain ASCII on the wire, no recipients, nothing loaded, the same bytes again."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parsedate_to_datetime

import pytest
from sample_brief import article, brief_saying, provenance, small_brief

from briefing.exports import export
from briefing.nouns.brief import Brief
from briefing.render import render, templates

FAMILIES = [known.name for known in templates() if len(known.formats) == 3]


def opened(brief: Brief, template: str = "policy") -> EmailMessage:
    message = message_from_bytes(export(brief, "eml", template=template), policy=SMTP)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert found is not None
    return str(found.get_content()).replace("\r\n", "\n")


def test_the_headers_are_those_of_an_unsent_draft_to_nobody() -> None:
    message = opened(small_brief())
    told = {name: value for name, value in message.items() if not name.startswith(("Content-Type", "MIME"))}
    assert told == {
        "X-Unsent": "1",
        "Subject": "Arden threatens to sue over the dam [AI-generated, not reviewed]",
        "Date": "Sun, 22 Nov 2026 12:00:00 +0000",
        "Message-ID": "<8d172d48-7210-542e-a1b6-183911172ea7.v1@briefing.invalid>",
        "Content-Language": "en",
    }
    assert parsedate_to_datetime(message["Date"]).isoformat() == "2026-11-22T12:00:00+00:00"


@pytest.mark.parametrize("family", FAMILIES)
def test_the_text_part_is_the_plain_text_form(family: str) -> None:
    text = part(opened(small_brief(), family), "plain")
    assert text == render(small_brief(), template=family, format="txt")
    assert max(map(len, text.splitlines())) <= 72


def test_the_html_part_has_headline_and_label_and_loads_nothing() -> None:
    page = part(opened(small_brief()), "html")
    assert (
        '<h1 dir="auto">Arden threatens to sue over the dam</h1>\n<p><strong>AI-generated, not reviewed'
        in page
    )
    assert not re.search(
        r"<(script|img|link|iframe|svg|video|form)|\b(?:src|href|url)\s*[=(]|@import", page, re.I
    )


def test_the_article_itself_is_not_sent_around() -> None:
    text = "Only this sentence is cited. And this one is not, so it stays at home."
    cited = small_brief().model_copy(
        update={name: () for name in ("who", "what", "when", "where", "demands", "threats", "losses")}
        | {"article": article(text), "bottom_line": None}
    )
    assert b"stays at home" not in export(cited, "eml")


def test_the_message_is_ascii_with_short_lines_and_the_same_every_time() -> None:
    first, second = (export(brief_saying("Türkiye – 停火 “х” " * 9), "eml") for _ in range(2))
    assert first == second
    assert first.isascii()
    lines = first.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 78


def test_no_words_of_the_article_become_headers() -> None:
    message = opened(brief_saying("Hello\r\nBcc: everybody@example.org\r\n\r\nboo"))
    assert "Bcc" not in message
    assert message["Subject"].strip().startswith("Hello Bcc: everybody@example.org boo [")


def test_a_brief_without_a_date_or_language_has_no_such_header() -> None:
    bare = small_brief().model_copy(update={"provenance": provenance(created="?"), "article": article()})
    assert not {"Date", "Content-Language"} & set(opened(bare).keys())


def test_each_version_is_a_message_of_its_own() -> None:
    second = small_brief().model_copy(update={"version": 2})
    assert opened(second)["Message-ID"] == "<8d172d48-7210-542e-a1b6-183911172ea7.v2@briefing.invalid>"
