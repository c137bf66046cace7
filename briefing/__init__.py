"""briefing: a news article in, a policy brief out whose every line can be traced to the words it rests on."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.connect import connect as connect
    from briefing.errors import BriefingError as BriefingError
    from briefing.fetching import Rules as Rules
    from briefing.fetching import aread_url as aread_url
    from briefing.fetching import read_url as read_url
    from briefing.nouns.article import Article as Article
    from briefing.nouns.brief import Brief as Brief
    from briefing.pipeline import Options as Options
    from briefing.pipeline import abrief as abrief
    from briefing.pipeline import brief as brief
    from briefing.reading import Metadata as Metadata
    from briefing.reading import read_all as read_all
    from briefing.reading import read_file as read_file
    from briefing.reading import read_text as read_text
    from briefing.render import render as render

# Loaded when first used: `briefing --help` must not pay for language models and HTML parsers.
_HOMES = {
    "Article": "briefing.nouns.article",
    "Brief": "briefing.nouns.brief",
    "BriefingError": "briefing.errors",
    "Metadata": "briefing.reading",
    "Options": "briefing.pipeline",
    "abrief": "briefing.pipeline",
    "aread_url": "briefing.fetching",
    "brief": "briefing.pipeline",
    "connect": "briefing.connect",
    "Rules": "briefing.fetching",
    "read_all": "briefing.reading",
    "read_file": "briefing.reading",
    "read_text": "briefing.reading",
    "read_url": "briefing.fetching",
    "render": "briefing.render",
}

__all__ = [
    "Article",
    "Brief",
    "BriefingError",
    "Metadata",
    "Options",
    "Rules",
    "abrief",
    "aread_url",
    "brief",
    "connect",
    "read_all",
    "read_file",
    "read_text",
    "read_url",
    "render",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'briefing' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
