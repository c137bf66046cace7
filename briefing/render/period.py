"""The period a situation report covers: from the first to the last day that the article's news is about."""

from datetime import date, timedelta

from briefing.render import spoken
from briefing.render.escape import clean
from briefing.render.traits import whole_days
from briefing.render.view import View

_REACH = timedelta(days=31)
"""How long before publication a day still belongs to the news; older days are background."""

UNKNOWN = "Not stated in the article"


def period(view: View, published: str | None) -> str:
    """ "6 January 2020 to 12 January 2020": the days named that were over at publication, at most a month before it.

    The day of publication where no such day is named; with neither, that it is not stated. `published`:
    ISO 8601, or None if unknown: then every day named counts.
    """
    last = _day((published or "")[:10])
    named = [
        day for line in view.lines["when"] for text in whole_days(line.traits.date) if (day := _day(text))
    ]
    news = sorted(day for day in named if last is None or last - _REACH <= day <= last)
    if not news:
        return clean(spoken.date(published)) if last and published else UNKNOWN
    return _spoken(news[0], news[-1])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _spoken(first: date, last: date) -> str:
    return spoken.date(first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}")
