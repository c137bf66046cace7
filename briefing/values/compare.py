"""Whether a claimed value may rest on those that the evidence has.

The rule. A value is held by one of the same kind and unit that is equal; or equal once rounded to the
claim's last digit ("5.7 million" on 5,712,000); or near it where the claim says "about" ("about 80" on 78),
beyond it where it says "more than" or "up to", inside it for a word such as "dozens". "More than 50" does not
rest on 45, nor on 500. A claim without such a word may rest on a softened number, but an exact number never
rests on "dozens". Units of one dimension are converted ("48 hours" on "two days"), currencies never.
"""

from collections.abc import Sequence
from math import sqrt

from briefing.values.units import UNITS, same_unit
from briefing.values.value import Value

_FAR = 1.5
"""How far beyond its bound a number still answers to "more than" or "up to"; farther, a writer says another."""
_ABOUT_MOST = 0.10
"""Share of the number beyond which "about" holds no longer; within, half of what the number is rounded to."""
_CONVERTED = 0.03
"""Share within which two lengths or masses in different units are the same: writers round when converting."""
_HALF_DAY = 720
_BARE = frozenset({"count", "year", "age", "score", "multiple"})


def held(claimed: Value, found: Sequence[Value]) -> bool:
    """Whether the claimed value may rest on one of those found. Nouns are not looked at: see `other_noun`."""
    return any(_rests(claimed, one) for one in found) or _both_ends(claimed, found)


def contradicted(claimed: Value, found: Sequence[Value]) -> Value | None:
    """The value that the evidence has in its place: same kind, unit and thing counted, another number.

    None where there is no such value, or where the claimed one is held.
    """
    if held(claimed, found):
        return None
    instead = [one for one in found if _same_thing(claimed, one)]
    return min(instead, key=lambda one: (one.hedge == "vague", one.low == 1), default=None)


def other_noun(claimed: Value, found: Sequence[Value]) -> Value | None:
    """The value a claimed count rests on if all it can rest on count something else ("15 killed", "15 wounded").

    Tells of what befell those counted where both say it; else of the noun. None if one of them agrees.
    """
    if claimed.kind != "count":
        return None
    resting = [one for one in found if one.kind == "count" and _rests(claimed, one)]
    return None if any(_agree(claimed, one) for one in resting) or not resting else resting[0]


def _agree(claimed: Value, found: Value) -> bool:
    if claimed.deed is not None and found.deed is not None:
        return claimed.deed == found.deed
    return claimed.noun is None or found.noun is None or claimed.noun == found.noun


def _same_thing(claimed: Value, found: Value) -> bool:
    if claimed.kind != found.kind:
        return False
    if claimed.kind in {"count", "ordinal"}:
        same = claimed.noun is not None and claimed.noun == found.noun
        return same and (claimed.deed is None or found.deed is None or claimed.deed == found.deed)
    if claimed.kind == "label":
        return claimed.unit == found.unit
    if claimed.kind in {"money", "measure", "duration"}:
        # Another number of this unit, or this number of another unit.
        return same_unit(claimed.unit, found.unit) or claimed.low == found.low
    return True


def _rests(claimed: Value, found: Value) -> bool:
    if claimed.kind in {"month", "date", "weekday", "decade", "ordinal", "time of day"}:
        return _same_day(claimed, found)
    if not _comparable(claimed, found):
        return False
    factor = (
        1.0 if same_unit(claimed.unit, found.unit) or not claimed.unit else _factor(claimed.unit, found.unit)
    )
    if factor is None:
        # An age or a number without a unit beside one that has it: only the number is compared.
        factor = 1.0
    return _within(claimed, found, factor)


def _same_day(claimed: Value, found: Value) -> bool:
    if claimed.kind == "month":
        return found.kind in {"month", "date"} and found.unit == claimed.unit
    if claimed.kind == "decade" and found.kind == "year":
        return found.low is not None and found.low // 10 * 10 == claimed.low
    if claimed.kind != found.kind or claimed.low is None or found.low is None:
        return False
    if claimed.kind == "time of day":
        return _same_time(claimed, found, abs(claimed.low - found.low))
    return claimed.low == found.low and (claimed.kind != "date" or claimed.unit == found.unit)


def _same_time(claimed: Value, found: Value, apart: float) -> bool:
    return apart == 0 or (apart == _HALF_DAY and None in {claimed.unit, found.unit})


def _comparable(claimed: Value, found: Value) -> bool:
    """Whether kind and unit let the one rest on the other."""
    if claimed.kind == found.kind:
        return (
            claimed.kind == "label"
            or same_unit(claimed.unit, found.unit)
            or _factor(claimed.unit, found.unit) is not None
        )
    kinds = {claimed.kind, found.kind}
    if "label" in kinds:
        return kinds <= _BARE | {"label"}
    if kinds <= _BARE:
        return True
    if kinds == {"age", "duration"}:
        return claimed.unit == found.unit
    if same_unit(claimed.unit, found.unit) and claimed.unit is not None:
        return True
    # "From 5 to 7 percent": the unit may stand with only one of two numbers.
    return (
        claimed.kind == "count"
        and claimed.noun is None
        and found.kind in {"percent", "duration", "money", "measure"}
    )


def _factor(claimed: str | None, found: str | None) -> float | None:
    """What turns the found unit into the claimed one; None if they are of different dimensions."""
    one, other = UNITS.get(claimed or ""), UNITS.get(found or "")
    if one is None or other is None or one.dimension != other.dimension:
        return None
    return other.size / one.size


def _within(claimed: Value, found: Value, factor: float) -> bool:
    low, high = (None if end is None else end * factor for end in (found.low, found.high))
    ends = [end for end in (low, high) if end is not None]
    if claimed.low is not None and claimed.high is not None and claimed.low != claimed.high:
        return _in_range(claimed, found, ends)
    number = claimed.low if claimed.low is not None else claimed.high
    if number is None or not ends:
        return False
    slack = _slack(claimed, found, number, factor)
    if found.hedge == "vague" and low != high:
        return claimed.hedge is not None and min(ends) - slack <= number <= max(ends) + slack
    if any(abs(number - end) <= slack for end in ends):
        return True
    return found.hedge not in {"over", "under"} and _beyond(claimed, ends, slack)


def _beyond(claimed: Value, ends: list[float], slack: float) -> bool:
    """Whether a number found lies on the open side of "more than 50" or "up to 50", and not far from it."""
    if claimed.high is None and claimed.low is not None:
        return any(claimed.low - slack <= end <= claimed.low * _FAR for end in ends)
    if claimed.low is None and claimed.high is not None:
        return any(claimed.high / _FAR <= end <= claimed.high + slack for end in ends)
    return False


def _in_range(claimed: Value, found: Value, ends: list[float]) -> bool:
    low, high = claimed.low or 0.0, claimed.high or 0.0
    if claimed.kind == "score" or (
        found.low != found.high and found.hedge != "vague" and claimed.hedge != "vague"
    ):
        return sorted(ends) == sorted((low, high))
    if found.hedge == "vague" and claimed.hedge == "vague":
        # "Hundreds" and "thousands" touch; they mean the same only if the middle of one lies in the other.
        return low <= sqrt(min(ends) * max(ends)) <= high or min(ends) <= sqrt(low * high) <= max(ends)
    return min(ends) <= high and max(ends) >= low


def _slack(claimed: Value, found: Value, number: float, factor: float) -> float:
    """How far off a number may be, in the claim's unit."""
    tiny = abs(number) * 1e-9
    if factor != 1.0:
        if claimed.hedge == "about":
            return abs(number) * _ABOUT_MOST
        return tiny if claimed.kind in {"duration", "age"} else abs(number) * _CONVERTED
    rounded = min(claimed.step / 2, abs(number) * _ABOUT_MOST) if claimed.step > found.step else 0.0
    if claimed.kind == "percent" and found.step > claimed.step:
        rounded = 0.5  # "33 percent" on "a third"
    if claimed.hedge != "about" or claimed.kind == "year":
        return max(tiny, rounded)
    if claimed.kind == "percent" and claimed.step > 1:
        return abs(number) * _ABOUT_MOST  # "nearly a third" on 31 percent
    return max(tiny, rounded, min(_roundness(number) / 2, abs(number) * _ABOUT_MOST))


def _roundness(number: float) -> float:
    """The largest 1, 5, 10, 50, 100 … that the number is a multiple of: 10 for 80, 5 for 75, 1,000 for 57,000."""
    place = 1.0
    while number and number % (place * 10) == 0:
        place *= 10
    return place * 5 if number and number % (place * 5) == 0 else place


def _both_ends(claimed: Value, found: Sequence[Value]) -> bool:
    """A range whose two ends stand apart in the evidence ("rose from 5 to 7")."""
    if claimed.hedge == "vague" or None in {claimed.low, claimed.high} or claimed.low == claimed.high:
        return False
    plain = [one.low for one in found if one.low == one.high and _comparable(claimed, one)]
    return claimed.low in plain and claimed.high in plain
