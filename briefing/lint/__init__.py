"""Lint: the twelve rules an editor insists on, as checks of a brief and of what was printed of it."""

from briefing.lint.linting import lint, lint_printed
from briefing.lint.rules import Lint, Rule, rules
from briefing.lint.told import as_json, told

__all__ = ["Lint", "Rule", "as_json", "lint", "lint_printed", "rules", "told"]
