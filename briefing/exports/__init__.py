"""The exports room: a Brief goes in; a file of any form, or a draft in a CMS, comes out."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.exports.forms import FORMS as FORMS
    from briefing.exports.forms import Form as Form
    from briefing.exports.forms import export as export
    from briefing.exports.rest import Site as Site
    from briefing.exports.reviews import export_review as export_review
    from briefing.exports.wordpress import Published as Published
    from briefing.exports.wordpress import publish as publish

# Loaded when first used: a file must not pay for the HTTP client, nor a draft for what makes files.
_HOMES = {
    "FORMS": "briefing.exports.forms",
    "Form": "briefing.exports.forms",
    "Published": "briefing.exports.wordpress",
    "Site": "briefing.exports.rest",
    "export": "briefing.exports.forms",
    "export_review": "briefing.exports.reviews",
    "publish": "briefing.exports.wordpress",
}

__all__ = ["FORMS", "Form", "Published", "Site", "export", "export_review", "publish"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'briefing.exports' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
