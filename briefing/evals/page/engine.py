"""Runs into the page: everything from articles and models is escaped on its way into the template, in one place."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from briefing.evals.cases import Document
from briefing.evals.folder import Run
from briefing.evals.page.articles import ORDER, ArticleView, articles
from briefing.evals.page.overview import facts, figure_sections, notes
from briefing.evals.page.selection import CASES, MISSES, asked, shown
from briefing.evals.table import labels
from briefing.render.escape import visible


def page(
    runs: Sequence[tuple[Run, Mapping[str, Document]]],
    means: Mapping[str, tuple[str, ...]] | None = None,
    order: Sequence[str] = (),
    *,
    lower: Sequence[str] = (),
    cases: int = CASES,
) -> str:
    """One HTML file about one run, or several of one suite side by side, each with the documents of its folder.

    `means`, `order` and `lower` are the suite's. At most `cases` cases are shown in full, and the page says how
    many are not. The page loads nothing and runs no script but its own.
    """
    every = [run for run, _ in runs]
    names = labels(every)
    all_cases = asked(run.rows for run in every)
    picked = shown(all_cases, cases)
    chosen = articles(picked, [documents for _, documents in runs], names)
    style, script = _part("page.css"), _part("page.js")
    return _environment().get_template("page.html.j2").render(
        style=style, script=script, allowed=f"style-src {_hash(style)}; script-src {_hash(script)}",
        suites=tuple(dict.fromkeys(run.manifest.suite for run in every)),
        runs=every, labels=names, facts=facts(every), notes=notes(every),
        sections=figure_sections(every, means or {}, order, lower),
        articles=chosen, all_cases=len(all_cases), left=len(all_cases) - len(picked), **_choices(chosen),
    ).strip("\n") + "\n"  # fmt: skip


def _choices(chosen: Sequence[ArticleView]) -> dict[str, Any]:
    """What the filters offer: only what is on the page."""
    cases = [case for article in chosen for case in article.cases]
    marks = [
        view
        for case in cases
        for result in case.results
        for _, members in result.lists
        for view in members
    ]  # fmt: skip
    kinds = {view.mark.what for view in marks}
    states = {state for case in cases for state in case.states}
    return {
        "states": [one for one in ("failed", "unscored", "scored", "not-good", "good") if one in states],
        "lists": list(dict.fromkeys(view.mark.list for view in marks)),
        "kinds": [one for one in ORDER if one in kinds],
        "misses": MISSES,
        "shown_cases": len(cases),
        "shown_marks": len(marks),
        "differing": any(case.differs for case in cases),
    }


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_part),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _harmless(value: Any) -> Any:
    """Control characters and bidi overrides made visible, in whatever is written; escaping comes after this.

    What a macro made is markup already, and knows so.
    """
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _hash(text: str) -> str:
    """The source expression that allows exactly this inline script or style (CSP level 2)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
