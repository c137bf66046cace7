"""Checks: what each says about a claim, its evidence and the article; pure functions from there to findings."""

from briefing.checks.checker import Checker, Examined

__all__ = ["Checker", "Examined"]
