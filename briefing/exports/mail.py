"""A brief as an e-mail draft (RFC 5322), to be opened, addressed and sent by a person."""

import datetime as dt
import hashlib
import html
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import NamedTuple

from briefing.exports.bodies import Bodies, bodies
from briefing.exports.record import language, version_made
from briefing.nouns.brief import Brief
from briefing.render.escape import clean

_POLICY = SMTP.clone(cte_type="7bit")
"""Line breaks as on the wire, and nothing outside ASCII, so that no relay has to change the message."""

_STYLE = (
    "body{margin:0 auto;padding:16px;max-width:44em;font:16px/1.5 Georgia,serif;color:#1c1b19;background:#fff}"
    "h1{font-size:24px;line-height:1.25}h2{font-size:17px;margin:24px 0 6px}h3{font-size:16px;margin:12px 0 4px}"
    "ul,ol{margin:0 0 12px;padding-left:22px}table{border-collapse:collapse;font-size:14px}"
    "th,td{text-align:left;vertical-align:top;padding:4px 10px 4px 0;border-bottom:1px solid #ccc}"
)
"""Only what Outlook's and Gmail's readers understand; without it the page is still in order."""


def mail(brief: Brief, *, template: str | Path = "policy") -> bytes:
    """The message: a plain-text part of 72 columns and an HTML part, neither loading anything.

    Unsent (`X-Unsent: 1` opens it as a draft in Outlook) and without sender and recipients. Date and
    Message-ID come from the brief, so the same brief gives the same bytes. The article's text is not in
    it. Raises UsageError as `render` does.
    """
    letter = Letter(
        subject=f"{clean(brief.headline)} [{clean(brief.label)}]",
        title=clean(brief.headline) or "Brief",
        name=f"{brief.uri.rpartition(':')[2]}.v{brief.version}",
        written=version_made(brief),
        language=language(brief),
    )
    return written(letter, bodies(brief, template))


class Letter(NamedTuple):
    """What a message says outside its text. `name` is told from every other brief's."""

    subject: str
    title: str
    name: str
    written: dt.datetime | None
    language: str | None = None


def written(letter: Letter, made: Bodies) -> bytes:
    """The draft, unsent and without sender and recipients; the same letter gives the same bytes."""
    message = EmailMessage(policy=_POLICY)
    message.set_content(made.text, cte="quoted-printable")
    message.add_alternative(_page(letter.title, made.html), subtype="html", cte="quoted-printable")
    # A domain that can never be one (RFC 2606): the identifier names the brief, not a machine.
    identifier = Address(username=letter.name, domain="briefing.invalid")
    headers = {
        "X-Unsent": "1",
        "Subject": letter.subject,
        "Date": format_datetime(letter.written) if letter.written else "",
        "Message-ID": f"<{identifier.addr_spec}>",
        "Content-Language": letter.language or "",
    }
    for name, value in headers.items():
        if value:
            message[name] = value
    message.set_boundary(f"=_{hashlib.sha256(letter.name.encode()).hexdigest()[:32]}")
    return message.as_bytes()


def _page(title: str, fragment: str) -> str:
    title = html.escape(title)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1 dir="auto">{title}</h1>\n{fragment}\n</body>\n</html>\n'
    )
