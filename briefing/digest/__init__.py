"""Digest: several briefs become one press review, grouped by theme, with what outlets say differently."""

from briefing.digest.review import TITLE, press_review

__all__ = ["TITLE", "press_review"]
