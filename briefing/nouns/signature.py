"""What a signature puts on a brief: who reviewed it, what was corrected, and how it must be labelled."""

from typing import Annotated

from pydantic import Field

from briefing.nouns.frozen import Frozen

UNREVIEWED = "AI-generated, not reviewed"
"""The label of a brief that no person has signed."""

TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
COMPOSITE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
"""IPTC's Digital Source Type NewsCodes: a model alone, and a person with a model."""

Words = Annotated[str, Field(min_length=1)]


class Review(Frozen):
    """A person's word that they read this version and answer for it."""

    by: Words
    at: str
    """ISO 8601 UTC, whole seconds."""
    content_sha256: str
    """Of what was signed (`Brief.content_sha256`), so that a later change shows."""
    responsible: str | None = None
    """Under whose editorial responsibility it goes out (EU AI Act, article 50); None: not stated."""
    role: str | None = None
    note: str | None = None


class Correction(Frozen):
    """What was changed after an earlier version, why, when, and by whom."""

    what: Words
    why: Words
    at: str
    """ISO 8601 UTC, whole seconds."""
    by: Words
    version: Annotated[int, Field(ge=2)]
    """The version that carries the change first."""


class Superseded(Frozen):
    """The version before: its number, the SHA-256 of its file, and its name, which another article's brief has anew."""

    version: Annotated[int, Field(ge=1)]
    sha256: str
    uri: str


def changed_label(review: Review) -> str:
    """The label of a brief that is no longer what its reviewer signed."""
    return f"AI-generated, changed after the review by {review.by} on {review.at[:10]}, not reviewed since"


def reviewed_label(review: Review) -> str:
    """ "AI-generated, reviewed by A. Editor on 2026-11-27; editorial responsibility: The Post"."""
    responsible = f"; editorial responsibility: {review.responsible}" if review.responsible else ""
    role = f", {review.role}," if review.role else ""
    return f"AI-generated, reviewed by {review.by}{role} on {review.at[:10]}{responsible}"
