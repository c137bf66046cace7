"""Repeats: when two items say the same thing, and how they become one without losing what either had."""

from typing import Any, TypeVar

from briefing import words
from briefing.grounding.anchor import Source
from briefing.nouns.brief import Item, When, Where, Who

AnItem = TypeVar("AnItem", bound=Item)


def same(left: AnItem, right: AnItem, source: Source) -> bool:
    """Whether two items of one list say the same thing."""
    if isinstance(left, Who) and isinstance(right, Who):
        return left.name == right.name
    if isinstance(left, Where) and isinstance(right, Where):
        return left.place.casefold() == right.place.casefold()
    if isinstance(left, When) and isinstance(right, When):
        return left.phrase.casefold() == right.phrase.casefold()
    one, other = (words.stems(_claim(item), source.language) for item in (left, right))
    return (
        left.evidence[0] == right.evidence[0]
        and min(words.support(one, other), words.support(other, one)) > 0.6
    )


def merged(first: AnItem, second: AnItem) -> AnItem:
    """Both as one item: evidence of both, roles or events side by side where they differ."""
    evidence = tuple(sorted({*first.evidence, *second.evidence}, key=lambda span: span.start))
    update: dict[str, Any] = {
        "evidence": evidence,
        "findings": tuple(dict.fromkeys((*first.findings, *second.findings))),
    }
    field = "role" if isinstance(first, Who) else "event" if isinstance(first, (Where, When)) else None
    if field is not None:
        said, more = getattr(first, field), getattr(second, field)
        if more.casefold() not in said.casefold():
            update[field] = f"{said}; {more}"
    for name in ("by", "of", "against"):
        if hasattr(first, name):
            update[name] = tuple(dict.fromkeys((*getattr(first, name), *getattr(second, name))))
    for name in ("condition", "trigger", "deadline", "response", "kind", "speaker", "source"):
        if getattr(first, name, None) is None and getattr(second, name, None) is not None:
            update[name] = getattr(second, name)
    if "unclear" in (first.verdict, second.verdict):
        update["verdict"] = "unclear"
    return first.model_copy(update=update)


def _claim(item: Item) -> str:
    return str(
        next(getattr(item, name) for name in ("statement", "demand", "consequence") if hasattr(item, name))
    )
