"""Time expressions: where a sentence names one, and which date it resolves to, or honestly none."""

from briefing.times.anchoring import Anchor, anchor
from briefing.times.finding import expressions, is_time
from briefing.times.relative import is_length
from briefing.times.resolving import deadline, resolve

__all__ = ["Anchor", "anchor", "deadline", "expressions", "is_length", "is_time", "resolve"]
