"""Signing: a person answers for a brief; its label, source type and version change, and the old version stays."""

import datetime as dt
import hashlib
import re
from pathlib import Path

from briefing.errors import UsageError
from briefing.nouns.brief import Brief
from briefing.nouns.frozen import Frozen
from briefing.nouns.signature import Correction, Review, Superseded

_VERSION = re.compile(r"\.v\d+$")


class Hand(Frozen):
    """Who signs, and what they say with it."""

    by: str
    responsible: str | None = None
    """Under whose editorial responsibility the brief goes out."""
    role: str | None = None
    note: str | None = None
    what: str | None = None
    """What was corrected since the version before."""
    why: str | None = None


def signed(brief: Brief, older: Brief, file: bytes, hand: Hand, *, now: dt.datetime | None = None) -> Brief:
    """The brief as its next version, reviewed by `hand`.

    In: the brief to sign; the version that it takes the place of, which is the brief itself where nobody
    changed it after a signature; that version's file; the clock, for tests. Raises UsageError where the
    name is missing, where a correction lacks what or why, where a signed version was changed without a
    correction, and where `older` is no longer what its reviewer signed.
    """
    at = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    hand = _written(hand)
    _refuse(brief, older, hand)
    version = older.version + 1
    corrections = older.corrections
    if hand.what and hand.why:
        correction = Correction(what=hand.what, why=hand.why, at=at, by=hand.by, version=version)
        corrections = (*corrections, correction)
    before = Superseded(version=older.version, sha256=hashlib.sha256(file).hexdigest(), uri=older.uri)
    review = Review(
        by=hand.by,
        at=at,
        content_sha256="",
        responsible=hand.responsible,
        role=hand.role,
        note=hand.note,
    )
    fields = {"version": version, "corrections": corrections, "supersedes": before, "review": review}
    bare = brief.model_copy(update=fields)
    whole = review.model_copy(update={"content_sha256": bare.content_sha256})
    return bare.model_copy(update={"review": whole})


def signed_path(file: Path, version: int) -> Path:
    """Where the signed version goes unless told: "brief.json" and "brief.v2.json" give "brief.v3.json"."""
    return file.with_name(f"{_VERSION.sub('', file.stem)}.v{version}{file.suffix or '.json'}")


def unversioned(file: Path) -> Path:
    """The file of the first version: "brief.json" for "brief.v3.json"."""
    return file.with_name(_VERSION.sub("", file.stem) + file.suffix)


def _unsigned(brief: Brief) -> Brief:
    """The brief without what signatures put on it, to tell whether its content is the same."""
    return brief.model_copy(
        update={"review": None, "corrections": (), "supersedes": None, "version": 1, "schema_version": ""}
    )


def _written(hand: Hand) -> Hand:
    """Every text as one line; an empty one is none."""
    fields = {name: _line(value) for name, value in hand}
    if not any(character.isalnum() for character in fields["by"] or ""):
        raise UsageError("a signature needs a name", hint="--by NAME says who read the brief")
    if ";" in (fields["by"] or ""):
        raise UsageError(
            "a name has no semicolon, which ends it in the label", hint="--responsible says for whom"
        )
    return Hand.model_validate(fields)


def _line(value: str | None) -> str | None:
    if value is None:
        return None
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise UsageError("a text of the signature has bytes that are no text", hint="write it in UTF-8")
    return " ".join("".join(one if one.isprintable() else " " for one in value).split()) or None


def _refuse(brief: Brief, older: Brief, hand: Hand) -> None:
    if bool(hand.what) != bool(hand.why):
        raise UsageError("a correction says what was changed and why", hint="give --what and --why together")
    if older.review is not None and not older.reviewed:
        raise UsageError(
            f"version {older.version} was changed after {older.review.by} signed it",
            hint="name the version as it was signed with --was OLD.json, and say --what and --why",
        )
    if older.version > 1 and older.review is None:
        raise UsageError(
            f"version {older.version} carries no signature, and only signed versions follow the first",
            hint="name the version as it was signed with --was OLD.json",
        )
    if brief.version > older.version:
        raise UsageError(
            f"the brief is version {brief.version}, and the one before it would be version {older.version}",
            hint="name the version that it takes the place of with --was OLD.json",
        )
    changed = older.review is not None and _unsigned(brief) != _unsigned(older)
    if changed and not hand.what:
        raise UsageError(
            f"version {older.version} is signed, and this brief differs from it",
            hint="say what was corrected and why: --what TEXT --why TEXT",
        )
