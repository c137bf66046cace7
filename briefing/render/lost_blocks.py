"""Blocks that a template overrides and nothing above it has: Jinja skips them without a word."""

from difflib import get_close_matches

from jinja2 import BaseLoader, Environment
from jinja2.nodes import Block, Const, Extends, Template


def lost_block(environment: Environment, name: str) -> tuple[int, str, list[str]] | None:
    """The first lost block of a template that was rendered: its line, its name, and the likely names or all.

    None where there is none, where it extends nothing, or where it extends what only rendering tells.
    """
    tree = _parsed(environment, name)
    known = _above(environment, tree)
    for block in tree.body if known is not None else ():
        if isinstance(block, Block) and known is not None and block.name not in known:
            return block.lineno, block.name, get_close_matches(block.name, known, 1) or sorted(known)
    return None


def _above(environment: Environment, tree: Template) -> set[str] | None:
    """Names of all blocks in what this template extends."""
    above = next(tree.find_all(Extends), None)
    if above is None or not isinstance(above.template, Const):
        return None
    parent = _parsed(environment, str(above.template.value))
    return {one.name for one in parent.find_all(Block)} | (_above(environment, parent) or set())


def _parsed(environment: Environment, name: str) -> Template:
    loader = environment.loader
    assert isinstance(loader, BaseLoader)
    return environment.parse(loader.get_source(environment, name)[0], name)
