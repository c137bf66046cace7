"""Blocks changed as a whole: every run of a tree passed through one function, dead links taken out."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from briefing.documents.blocks import Block, Run


def mapped(blocks: tuple[Block, ...], change: Callable[[Run], Run]) -> tuple[Block, ...]:
    """The same blocks with every run, wherever it stands, replaced by what `change` makes of it."""
    return tuple(_mapped(block, change) for block in blocks)


def runs(blocks: tuple[Block, ...]) -> list[Run]:
    """Every run of the blocks, in reading order."""
    found: list[Run] = []

    def keep(run: Run) -> Run:
        found.append(run)
        return run

    mapped(blocks, keep)
    return found


def unlinked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without links to anchors that none of them carries: their words stay."""
    anchors = {run.anchor for run in runs(blocks)} - {""}
    return mapped(blocks, lambda run: run if run.to in anchors else replace(run, to=""))


def unlinked_from(blocks: tuple[Block, ...], anchor: str) -> tuple[Block, ...]:
    """The blocks without links to that anchor: a row need not lead to itself."""
    return mapped(blocks, lambda run: replace(run, to="") if anchor and run.to == anchor else run)


def _mapped(value: Any, change: Callable[[Run], Run]) -> Any:
    if isinstance(value, Run):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _mapped(getattr(value, one.name), change) for one in fields(value)}
        )
    return value
