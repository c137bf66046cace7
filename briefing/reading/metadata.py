"""What is known about an article from outside its text: the user's word, a sidecar file, the page itself."""

import json
import re
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from briefing.errors import UnreadableInput, UsageError
from briefing.nouns.frozen import Frozen

SIDECAR_SUFFIX = ".meta.json"

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?)?",
    re.ASCII,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x20\x7f]{1,2000}", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?P<code>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*", re.ASCII)


class Metadata(Frozen):
    """What someone says about an article. None: not given, look further. "": known to be unknown."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601, reduced precision: 2025, 2025-05, 2025-05-15, or a date-time."""
    language: str | None = None
    """ISO 639 code; a region ("en-GB") is dropped."""
    url: str | None = None
    """Where it is published; http or https."""

    def over(self, lower: "Metadata") -> "Metadata":
        """This metadata, with each field that was not given taken from `lower`."""
        own = {name: value for name, value in self if value is not None}
        return lower.model_copy(update=own)


def iso_date(value: str) -> str | None:
    """The date in canonical form ("T" between day and time), or None if it is no real ISO 8601 date.

    Accepts years 0001 to 9999 in the precisions of `Metadata.published`; week dates and the basic
    format (20250515) are not accepted, since they are too easily something else.
    """
    found = _DATE.fullmatch(value.strip())
    if found is None:
        return None
    day = f"{found['year']}-{found['month'] or '01'}-{found['day'] or '01'}"
    try:
        datetime.fromisoformat(f"{day}T{found['clock'] or '00:00'}{found['zone'] or ''}")
    except ValueError:
        return None
    written = value.strip().replace(" ", "T")
    return re.sub(r"(?<=[+-]\d\d)(?=\d\d$)", ":", written) if found["zone"] else written


def web_address(value: object) -> str | None:
    """The address if it is one of a page in the web (http or https, with a host, no white space), else None."""
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value.strip()):
        return None
    try:
        host = urlsplit(value.strip()).hostname
    except ValueError:
        return None
    return value.strip() if host else None


def language_code(value: str) -> str | None:
    """The lower-case primary subtag of a BCP 47 tag ("en-GB" gives "en"), or None if it is no tag."""
    found = _LANGUAGE.fullmatch(value.strip())
    return found["code"].lower() if found else None


def checked_overrides(given: Metadata) -> Metadata:
    """The user's metadata in canonical form. Raises UsageError on a date, language or address that is none."""
    problem = _problem(given)
    if problem:
        raise UsageError(problem[0], hint=problem[1])
    return _canonical(given)


def read_sidecar(article: Path) -> Metadata:
    """What `FILE.meta.json` beside the article says; empty Metadata when there is no such file.

    Keys beyond Metadata's own (licence, note …) are ignored, and so is a `url` that is no http(s) address;
    null means not given. Raises UnreadableInput naming the sidecar when it cannot be read or says something impossible.
    """
    path = article.with_name(article.name + SIDECAR_SUFFIX)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Metadata()
    except OSError as error:
        raise _bad(path, error.strerror or str(error)) from error
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _bad(path, f"it is not JSON in UTF-8 ({error})") from error
    return _from_sidecar(path, content)


def _from_sidecar(path: Path, content: object) -> Metadata:
    if not isinstance(content, dict):
        raise _bad(path, "it is not a JSON object")
    known = {name: content.get(name) for name in Metadata.model_fields}
    for name, value in known.items():
        if value is not None and not isinstance(value, str):
            raise _bad(path, f'"{name}" is {json.dumps(value)[:40]}, not a string')
    said = Metadata.model_validate({**known, "url": web_address(known["url"])})
    problem = _problem(said)
    if problem:
        raise _bad(path, problem[0])
    return _canonical(said)


def _problem(said: Metadata) -> tuple[str, str] | None:
    """What is wrong with a date, a language, an address or half a character, and what would be right."""
    for name, value in said:
        if value and any("\ud800" <= char <= "\udfff" for char in value):
            return f"the {name} has bytes that are no text", "Write it in UTF-8."
    if said.published and said.published.strip() and iso_date(said.published) is None:
        hint = "Write 2025, 2025-05, 2025-05-15 or 2025-05-15T10:30Z; an empty date means unknown."
        return f'the date "{said.published}" is not an ISO 8601 date', hint
    if said.language and said.language.strip() and language_code(said.language) is None:
        return f'the language "{said.language}" is not a language code', "Write an ISO 639-1 code such as en."
    if said.url and said.url.strip() and web_address(said.url) is None:
        return (
            f'the address "{said.url}" is no web address',
            "Write one that begins with http:// or https://.",
        )
    return None


def _canonical(said: Metadata) -> Metadata:
    """Every field trimmed, line breaks and runs of space made one space, dates and languages canonical."""
    fields = {name: None if value is None else " ".join(value.split()) for name, value in said}
    if fields["published"]:
        fields["published"] = iso_date(fields["published"])
    if fields["language"]:
        fields["language"] = language_code(fields["language"])
    return Metadata.model_validate(fields)


def _bad(path: Path, reason: str) -> UnreadableInput:
    return UnreadableInput(
        f"cannot use {path.name}: {reason}", hint="Correct the sidecar, or move it away from the article."
    )
