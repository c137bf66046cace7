"""E-mails saved as files (EML): the body that a reader sees, with subject, sender and date."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from typing import NamedTuple

from briefing.errors import InputError, InputTooLarge, NoArticle, UnreadableInput
from briefing.nouns.article import Span
from briefing.reading.decoding import decode
from briefing.reading.fragment import read_fragment
from briefing.reading.hidden import visible
from briefing.reading.metadata import Metadata
from briefing.reading.page import Page
from briefing.reading.paragraphs import lines, paragraphs, trimmed
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

_FORWARDED = re.compile(
    r"^[ \t]*(?:-{3,}[ \t]*(?:forwarded|original) message[ \t]*-{3,}|begin forwarded message:)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What mail programs (Gmail, Thunderbird, Outlook; Apple Mail) write above a message that they pass on."""
_LONGEST_FIELD = 500
"""Characters of a header line that are looked at; RFC 5322 (2.1.1) has 998 a line, and no name is half as long."""
_QUOTED_FORWARD = re.compile(rf"({_FORWARDED.pattern})(\n(?:[ \t]*\n)*>.*)\Z", re.I | re.M | re.S)
_FIELD = re.compile(
    r"\*?(?P<label>from|date|sent|to|cc|bcc|subject|reply-to|importance|attachments)\s*:\*?\s*(?P<value>.*)",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MAILBOX = re.compile(r"[<\[(]*\S+@\S+")
_INTERNET_DATE = re.compile(r"(?:\w{3},\s*)?\d{1,2} \w{3} \d{4} \d\d:\d\d(?::\d\d)? [+-]\d{4}", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAYS = tuple(
    re.compile(rf"\b{form}\b", re.IGNORECASE | re.ASCII)
    for form in (
        rf"(?P<day>\d{{1,2}}) {_MONTH} (?P<year>\d{{4}})",
        rf"{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})",
    )
)


class _Own(NamedTuple):
    """Which stretch of a body is the message to read, and the header of it where it was forwarded."""

    span: Span
    header: dict[str, str] | None
    notes: tuple[str, ...]


def read_mail(data: bytes, name: str) -> Page:
    """The message in these bytes: its HTML part as a reader sees it, or the plain one where that says more.

    Subject, display name of the sender and date become title, author and published. Raises UnreadableInput
    for an encrypted message, NoArticle for one without text. A forwarded message has its own sender, date and
    subject, or none: those of the forwarder are never its.
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
        return [
            " ".join((part.get_filename() or part.get_content_type()).split()) for part in _beside(message)
        ]
    except (KeyError, AttributeError, TypeError, ValueError, RecursionError):  # a multipart that has no parts
        return []


def _beside(message: MIMEPart) -> Iterator[MIMEPart]:
    """The parts beside the text, in order, none of them a picture; a whole message attached is one."""
    for part in message.iter_parts() if message.get_content_maintype() == "multipart" else ():
        kind = part.get_content_maintype()
        if kind == "multipart" and not part.is_attachment():
            yield from _beside(part)
        elif kind != "image" and (kind != "text" or _is_attached(part)):
            yield part


def _is_attached(part: MIMEPart) -> bool:
    """Whether a part is a file of its own: so declared, or shown in the text under a file name."""
    return part.get_content_disposition() is not None and (
        part.is_attachment() or part.get_filename() is not None
    )


def _body(message: EmailMessage, name: str, said: Metadata) -> Page | None:
    """The page of the message's body, None where it has no text."""
    html, plain = _parts(message, "html", name), _parts(message, "plain", name)
    # All of a message is the message: nothing is sought out in it as in a page of the web.
    fragments = [read_fragment(text) for text, _ in html]
    rich = "\n".join(text for text, _ in fragments if text)
    hidden = tuple(note for _, notes in fragments for note in notes)
    written = _QUOTED_FORWARD.sub(_unquoted, "\n\n".join(text for text, _ in plain))
    plain_words = word_count(_ADDRESS.sub(" ", _own_words(written)))
    if html and word_count(rich) >= max(1, _ENOUGH * plain_words):
        own = _own(rich)
        aside = _around(rich, own.span)
        return Page(rich, lines(_blank(rich, aside)), aside, _of(own, said), _told(html) + hidden + own.notes)
    if not plain or not plain_words:
        return None
    text, unseen = visible(written)
    own, aside = _own(text), _aside(text)
    notes = _told(plain) + unseen + hidden + own.notes
    return Page(text, paragraphs(_blank(text, aside)), aside, _of(own, said), notes)


def _told(parts: list[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for _, notes in parts for note in notes))


def _parts(message: EmailMessage, kind: str, name: str) -> list[tuple[str, tuple[str, ...]]]:
    """The body's texts of that kind that have words, in order, each with notes on its encoding."""
    try:
        given = [(part, part.get_payload(decode=True)) for part in _texts(message, kind)]
    except (KeyError, AttributeError, ValueError, RecursionError):
        return []
    found: list[tuple[str, tuple[str, ...]]] = []
    for part, raw in given:
        if not isinstance(raw, bytes) or not raw.strip():
            continue
        try:
            text, notes = decode(raw, name, html=kind == "html", charset=part.get_content_charset())
        except NoArticle:
            continue
        except InputError as error:
            raise type(error)(f"the text of {error.message}", hint=error.hint) from error
        found.append((text.replace("\r\n", "\n").replace("\r", "\n").strip(), notes))
    return found


def _texts(part: MIMEPart, kind: str) -> list[MIMEPart]:
    """The parts of that kind that a reader sees one below the other; of alternatives the first that has some."""
    if part.is_attachment():
        return []
    if part.get_content_maintype() != "multipart":
        return [part] if part.get_content_type() == f"text/{kind}" else []
    inner = [_texts(one, kind) for one in part.iter_parts() if not _is_attached(one)]
    if part.get_content_type() in ("multipart/alternative", "multipart/related"):
        return next((texts for texts in inner if texts), [])
    return [one for texts in inner for one in texts]


def _own(text: str) -> _Own:
    """The forwarded message where it is longer than what stands above it; else what is above, a reply to it."""
    start, header = 0, None
    for mark in _FORWARDED.finditer(text):
        fields, end = _header(text, mark.end())
        if mark.start() - start > len(text) - end:
            note = "an earlier message below this one is not read as its words"
            return _Own((start, mark.start()), header, (*_forwarded_note(header), note))
        start, header = end, fields
    return _Own((start, len(text)), header, _forwarded_note(header))


def _forwarded_note(header: dict[str, str] | None) -> tuple[str, ...]:
    if header is None:
        return ()
    return ("a forwarded message: author and date are those it names itself, not the forwarder's",)


def _header(text: str, start: int) -> tuple[dict[str, str], int]:
    """The header lines of a forwarded message from `start` on, by label in lower case, and where they end."""
    found: dict[str, str] = {}
    end, label = start, ""
    for line in _LINE.finditer(text, start):
        piece = line[0].strip()
        field = _FIELD.match(piece)
        if field:
            label = field["label"].lower()
            found.setdefault(label, field["value"][:_LONGEST_FIELD])
        elif label and not found[label]:  # in tables the value has a line of its own
            found[label] = piece[:_LONGEST_FIELD]
        elif not (label and "@" in piece and piece[-1] in ",;>"):  # a long list of receivers goes on
            break
        end = line.end()
    return found, end


def _of(own: _Own, said: Metadata) -> Metadata:
    """What the message says of itself: by its header, or by that of the message it was forwarded in."""
    if own.header is None:
        return said
    subject = _PREFIX.sub("", own.header.get("subject", ""))
    sender = _MAILBOX.sub(" ", own.header.get("from", "")).strip(" \t\"'*")
    return Metadata(
        title=" ".join(subject.split()) or said.title,
        author=" ".join(sender.split()) or None,
        published=_forwarded_day(own.header.get("date") or own.header.get("sent") or ""),
    )


def _forwarded_day(written: str) -> str | None:
    """The moment where it has its offset from UTC, else the day where its month is a word; 3/4/2025 is no day."""
    try:
        if _INTERNET_DATE.fullmatch(written.strip()):
            return parsedate_to_datetime(written.strip()).isoformat().replace("+00:00", "Z")
        found = next((day for day in (form.search(written) for form in _DAYS) if day), None)
        month = _MONTHS.index(found["month"].lower()) + 1 if found else 0
        return date(int(found["year"]), month, int(found["day"])).isoformat() if found else None
    except ValueError:
        return None


def _unquoted(forward: re.Match[str]) -> str:
    """Apple Mail sets ">" before each line of what it forwards, which makes it no quotation."""
    return forward[1] + re.sub(r"^> ?", "", forward[2], flags=re.MULTILINE)


def _own_words(text: str) -> str:
    return _blank(text, _aside(text))


def _blank(text: str, spans: list[Span]) -> str:
    """The text with line breaks in the place of these stretches: all that is left stands where it stood."""
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], "\n" * (end - start)]
        done = end
    return "".join((*parts, text[done:]))


def _around(text: str, own: Span) -> list[Span]:
    """What stands above and below the message to read."""
    found = (trimmed(text, 0, own[0]), trimmed(text, own[1], len(text)))
    return [span for span in found if span[0] < span[1]]


def _aside(text: str) -> list[Span]:
    """Stretches that are not this message's own words: those around it, quoted lines, and the signature.

    The signature is what follows "-- " (RFC 3676, 4.3).
    """
    start, stop = _own(text).span
    found = [trimmed(text, *quoted.span()) for quoted in _QUOTED.finditer(text, start, stop)]
    for signature in list(_SIGNATURE.finditer(text, start, stop))[-1:]:
        found = [span for span in found if span[1] <= signature.start()]
        found.append(trimmed(text, signature.start(), stop))
    return sorted([*_around(text, (start, stop)), *(span for span in found if span[0] < span[1])])
