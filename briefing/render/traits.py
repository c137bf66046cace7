"""What families of templates sort lines by: whose words a line is, the day it is about, what is open in it."""

import re
from dataclasses import dataclass

from briefing.nouns.brief import Demand, Item, Quote, Threat, What, When
from briefing.render import spoken
from briefing.render.escape import clean

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_LAST_OF_YEAR = "-12-31"
_LAST_OF_MONTH = "-31"
"""Ends for comparing only: no day of a month sorts behind its 31st."""


@dataclass(frozen=True)
class Traits:
    """What a line is about, apart from its words."""

    voice: str = ""
    """Who says, demands or threatens it, in the article's words; "" for the outlet itself."""
    date: str = ""
    """ISO 8601 of its time or its deadline, as precise as it was resolved; "" for none."""
    open_phrase: str = ""
    """A time or deadline of the article that no day could be fixed for."""
    due: bool = False
    """Whether it names a time by which something is demanded or threatened."""
    watched: bool = False
    """Whether it hangs on something still to be seen: a trigger, a condition or a deadline."""
    implied: bool = False
    """Whether it is a threat that is not said outright."""
    one_sided: bool = False
    """Whether it is a demand or threat without a maker, or without somebody it is addressed to."""


NO_TRAITS = Traits()


def traits(item: Item) -> Traits:
    """The traits of any item."""
    if isinstance(item, Demand | Threat):
        return _claimed(item)
    if isinstance(item, When):
        return Traits(date=item.date or "", open_phrase="" if item.date else clean(item.phrase))
    if isinstance(item, What | Quote):
        return Traits(voice=clean(item.speaker or ""))
    return NO_TRAITS


def _claimed(item: Demand | Threat) -> Traits:
    deadline = item.deadline
    outlet = item.source == "outlet" and not item.speaker
    hangs_on = item.condition if isinstance(item, Demand) else item.trigger
    return Traits(
        voice="" if outlet else clean(item.speaker or spoken.names(item.by)),
        date=(deadline.date or "") if deadline else "",
        open_phrase=clean(deadline.phrase) if deadline and not deadline.date else "",
        due=deadline is not None,
        implied=isinstance(item, Threat) and not item.explicit,
        watched=bool(deadline or hangs_on),
        one_sided=not (item.by and (item.of if isinstance(item, Demand) else item.against)),
    )


def last_day(iso: str) -> str:
    """The last day of a date of any precision, for comparing: "2025-05" as "2025-05-31"; "" if it is no date."""
    found = _DAY.match(iso.split("/")[-1])
    if found is None:
        return ""
    day = found.group()
    return day + {4: _LAST_OF_YEAR, 7: _LAST_OF_MONTH}.get(len(day), "")


def whole_days(iso: str) -> tuple[str, ...]:
    """The days at which a date given to the day begins and ends; empty for one that is less precise."""
    parts = [part[:10] for part in iso.split("/")]
    return tuple(parts) if all(len(part) == 10 and _DAY.fullmatch(part) for part in parts) else ()
