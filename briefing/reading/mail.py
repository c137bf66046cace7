"""E-mails saved as files (EML): the body that a reader sees, with subject, sender and date."""

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from briefing.errors import InputError, InputTooLarge, NoArticle, UnreadableInput
from briefing.nouns.article import Span
from briefing.reading.decoding import decode
from briefing.reading.fragment import read_fragment
from briefing.reading.hidden import visible
from briefing.reading.metadata import Metadata
from briefing.reading.page import Page, flowed
from briefing.reading.paragraphs import paragraphs, trimmed
from briefing.reading.prose import word_count

MOST_PARTS = 500
"""Bodies, pictures and attachments of one message, forwarded ones included; newsletters have some dozens."""

_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)
_QUOTED = re.compile(r"(?:^>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_ADDRESS = re.compile(r"<?https?://\S+>?")
_ENOUGH = 0.6
"""Share of the plain part's words from which on the HTML part, as it was read, is the whole message."""


def read_mail(data: bytes, name: str) -> Page:
    """The message in these bytes: its HTML part as a reader sees it, or the plain one where that says more.

    Subject, display name of the sender and date become title, author and published. Raises UnreadableInput
    for an encrypted message, NoArticle for one without text.
    """
    message = _message(data, name)
    if message.get_content_type() in _ENCRYPTED:
        raise UnreadableInput(
            f"{name} is an encrypted e-mail", hint="Open it in your mail program and save the text."
        )
    attached = _attachments(message)
    page = _body(message, name, _said(message))
    if page is None:
        told = f", only attachments: {', '.join(attached)}" if attached else ""
        hint = (
            "Save the attachment and give that."
            if attached
            else "Give a message with the article in its body."
        )
        raise NoArticle(f"{name} is an e-mail without text{told}", hint=hint)
    if attached:
        page = page._replace(notes=(*page.notes, f"attachments that were not read: {', '.join(attached)}"))
    return page


def _message(data: bytes, name: str) -> EmailMessage:
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        parts = sum(1 for _ in message.walk())
    except (ValueError, LookupError, RecursionError) as error:
        raise UnreadableInput(
            f"{name} is no e-mail that can be read: {error}", hint="Save it again as EML."
        ) from error
    if parts > MOST_PARTS:
        raise InputTooLarge(
            f"{name} is an e-mail of {parts} parts, more than the {MOST_PARTS} it may have",
            hint="Save the text of the message and give that.",
        )
    return message


def _said(message: EmailMessage) -> Metadata:
    subject = _PREFIX.sub("", _field(message, "subject"))
    sender = parseaddr(_field(message, "from"))[0]
    return Metadata(
        title=" ".join(visible(subject)[0].split()) or None,
        author=" ".join(visible(sender)[0].split()) or None if "@" not in sender else None,
        published=_sent(message),
    )


def _field(message: EmailMessage, name: str) -> str:
    """A header field decoded, "" where it is missing or too broken for the library."""
    try:
        return str(message.get(name, "")).encode("utf-8", "replace").decode("utf-8")
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""


def _sent(message: EmailMessage) -> str | None:
    try:
        moment = message.get("date")
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return None
    when = getattr(moment, "datetime", None)
    if not isinstance(when, datetime) or when.year < 1970:
        return None
    return when.isoformat().replace("+00:00", "Z")


def _attachments(message: EmailMessage) -> list[str]:
    """Names of the attachments; pictures inside the text have none to speak of."""
    try:
        parts = list(message.iter_attachments())
    except (KeyError, AttributeError, TypeError):  # a multipart that has no parts
        return []
    named = [
        (part, part.get_filename()) for part in parts if part.get_content_maintype() not in ("text", "image")
    ]
    return [" ".join((name or part.get_content_type()).split()) for part, name in named]


def _body(message: EmailMessage, name: str, said: Metadata) -> Page | None:
    """The page of the message's body, None where it has no text."""
    html, plain = _part(message, "html", name), _part(message, "plain", name)
    # All of a message is the message: nothing is sought out in it as in a page of the web.
    rich, hidden = read_fragment(html[0]) if html else ("", ())
    written = plain[0].replace("\r\n", "\n").replace("\r", "\n").strip() if plain else ""
    plain_words = word_count(_ADDRESS.sub(" ", _own_words(written)))
    if html and word_count(rich) >= max(1, _ENOUGH * plain_words):
        return flowed(rich, said, html[1] + hidden)
    if not plain or not plain_words:
        return None
    text, unseen = visible(written)
    aside = _aside(text)
    blocks = [span for span in paragraphs(text) if not any(span[0] < b and a < span[1] for a, b in aside)]
    return Page(text, blocks, aside, said, plain[1] + unseen + hidden)


def _part(message: EmailMessage, kind: str, name: str) -> tuple[str, tuple[str, ...]] | None:
    """Text of the body's part of that kind and notes on its encoding; None where there is none."""
    try:
        part = message.get_body(preferencelist=(kind,))
        raw = part.get_payload(decode=True) if part is not None else None
    except (KeyError, AttributeError, ValueError, RecursionError):
        return None
    if part is None or not isinstance(raw, bytes) or not raw.strip():
        return None
    try:
        return decode(raw, name, html=kind == "html", charset=part.get_content_charset())
    except NoArticle:
        return None
    except InputError as error:
        raise type(error)(f"the text of {error.message}", hint=error.hint) from error


def _own_words(text: str) -> str:
    for start, end in reversed(_aside(text)):
        text = text[:start] + text[end:]
    return text


def _aside(text: str) -> list[Span]:
    """Stretches that are not this message's own words: quoted lines, and the signature after "-- " (RFC 3676, 4.3)."""
    found = [trimmed(text, *quoted.span()) for quoted in _QUOTED.finditer(text)]
    for signature in list(_SIGNATURE.finditer(text))[-1:]:
        found = [span for span in found if span[1] <= signature.start()]
        found.append(trimmed(text, signature.start(), len(text)))
    return [span for span in found if span[0] < span[1]]
