"""Passages that code alone takes out of an article, word for word: quotations, figures, earlier times."""

from briefing.excerpts.finding import Excerpts, excerpts

__all__ = ["Excerpts", "excerpts"]
