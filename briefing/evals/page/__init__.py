"""The report of runs as one HTML page: figures, then every case with the article beside its marks."""

from briefing.evals.page.engine import page
from briefing.evals.page.selection import CASES

__all__ = ["CASES", "page"]
