"""The committed baseline: for each suite, system and model the floors a run must hold, and what they were measured on."""

import json
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from briefing.errors import InputError, UsageError
from briefing.evals.folder import RunFolder
from briefing.evals.manifest import Manifest
from briefing.nouns.brief import PromptIdentity
from briefing.nouns.frozen import Frozen, first_fault

Limit = Annotated[float, Field(allow_inf_nan=False)]

_DIGITS = Decimal("0.0001")


class Weights(Frozen):
    """The model a floor was measured with, wherever it ran. `sha256` None: it is not a local file."""

    name: str
    sha256: str | None = None


class Entry(Frozen):
    """What runs of one suite, system and model are held to."""

    cases: int
    cases_sha256: str
    """Of the cases the floors were measured on; a run of others cannot be held to them."""
    model: Weights | None
    prompts: tuple[PromptIdentity, ...] = ()
    commit: str | None = None
    """Of the checkout that was measured; None outside one."""
    dirty: bool = False
    """Tracked files differed from that commit."""
    date: str
    """When the measured run ended, ISO 8601."""
    allowed_failed: int = Field(default=0, ge=0)
    """So many rows may be failed or unscored. Only a person writes it; updates keep it."""
    floors: dict[str, Limit]
    """The least value by figure; for a figure that is better when smaller, the greatest."""


class Baseline(Frozen):
    """All entries, by `key_of` their runs."""

    form: Literal[1] = 1
    entries: dict[str, Entry] = Field(default_factory=dict)


def key_of(manifest: Manifest) -> str:
    """ "suite/system/model", with "none" where no model is asked."""
    return f"{manifest.suite}/{manifest.system}/{manifest.model.name if manifest.model else 'none'}"


def weights_of(manifest: Manifest) -> Weights | None:
    """The model a run asked, as an entry remembers it."""
    return Weights(name=manifest.model.name, sha256=manifest.model.sha256) if manifest.model else None


def load(path: Path, *, missing_ok: bool = False) -> Baseline:
    """The baseline in a file; an empty one if there is no file and `missing_ok`. InputError if it cannot be read."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        if missing_ok:
            return Baseline()
        raise InputError(f"there is no baseline {path}", hint="`gate RUN --update` writes one") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    try:
        return Baseline.model_validate_json(raw)
    except ValidationError as error:
        raise InputError(f"{path}: {first_fault(error, 'the baseline')}") from error


def text(baseline: Baseline) -> str:
    """As it is written: keys sorted, one to a line, so that a change of one floor is a change of one line."""
    return json.dumps(baseline.model_dump(mode="json"), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def save(baseline: Baseline, path: Path) -> None:
    """Write it whole or not at all. UsageError if it cannot be written."""
    try:
        RunFolder(path.parent).write(path.name, text(baseline))
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror or error}", hint="name another file with --baseline"
        ) from error


def floor_of(value: float, slack: float) -> float:
    """The value less the slack, rounded down to four digits, and not below 0, which nothing is."""
    lowest = (_exact(value) - _exact(slack)).quantize(_DIGITS, ROUND_FLOOR)
    return float(max(lowest, Decimal(0)))


def ceiling_of(value: float, slack: float) -> float:
    """The value and the slack, rounded up to four digits."""
    return float((_exact(value) + _exact(slack)).quantize(_DIGITS, ROUND_CEILING))


def _exact(value: float) -> Decimal:
    return Decimal(repr(value))
