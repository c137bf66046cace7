"""Values in a text (numbers, money, shares, durations, dates, ordinals, scores) and whether one rests on another."""

from briefing.values.compare import contradicted, held, other_noun
from briefing.values.scan import values
from briefing.values.value import Hedge, Kind, Value

__all__ = ["Hedge", "Kind", "Value", "contradicted", "held", "other_noun", "values"]
