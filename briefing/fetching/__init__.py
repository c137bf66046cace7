"""Fetching: an address typed by a person becomes bytes, within limits and never from a private network unasked."""

from briefing.fetching.doors import aread_url, read_url, read_url_all
from briefing.fetching.fetch import fetch
from briefing.fetching.rules import Fetched, Rules

__all__ = ["Fetched", "Rules", "aread_url", "fetch", "read_url", "read_url_all"]
