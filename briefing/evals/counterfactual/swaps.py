"""What is changed in an article: one value for another, all in one pass, and what makes a rewriting a bad one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from briefing.errors import BriefingError
from briefing.evals.cases import Document, article
from briefing.nouns.article import Span
from briefing.nouns.frozen import Frozen

Kind = Literal["person", "organisation", "place", "number", "date"]
KINDS: tuple[Kind, ...] = ("person", "organisation", "place", "number", "date")

_VOWEL = re.compile(r"[aeiou]|8|1[18](?!\d)", re.IGNORECASE)
"""Before these stands "an": "an 18-year-old", "an official"."""


class Swap(Frozen):
    """One value of the article and what stands in its place. `also`: other ways to write the old value."""

    kind: Kind
    before: str
    after: str
    also: tuple[str, ...] = ()


class CounterfactualArticle(Frozen):
    """One article rewritten, as a case. `original` is what a model may remember."""

    id: str
    document: Document
    """With the changed text, title and date of publication; what the systems get."""
    original: Document
    swaps: tuple[Swap, ...]

    @property
    def article(self) -> str:
        """The original's id."""
        return self.original.id


def rewrite(text: str, swaps: Sequence[Swap]) -> str:
    """The text with every `before` as its `after`, in one pass, longest first, "a" and "an" made to fit."""
    if not swaps:
        return text
    table = {form: (swap, form) for swap in swaps for form in written(swap.before)}

    def put(match: re.Match[str]) -> str:
        swap, form = table[match["form"]]
        after = swap.after if form == swap.before else _capitalised(swap.after)
        lead = match["lead"] or ""
        if lead and bool(_VOWEL.match(form)) != bool(_VOWEL.match(after)):
            lead = lead[0] + ("n " if _VOWEL.match(after) else " ")
        return lead + after

    return _pattern(table, lead=r"(?P<lead>(?<!\w)[Aa]n? )??").sub(put, text)


def places(text: str, forms: Iterable[str]) -> Iterator[Span]:
    """Where one of these stands, as a whole word or number, longest first; code points, half-open."""
    wanted = set(forms)
    if wanted:
        yield from (match.span("form") for match in _pattern(wanted).finditer(text))


def written(value: str) -> tuple[str, ...]:
    """The value as it is, and as it opens a sentence."""
    return tuple(dict.fromkeys((value, _capitalised(value))))


def _capitalised(value: str) -> str:
    return value[:1].upper() + value[1:]


def _pattern(forms: Iterable[str], lead: str = "") -> re.Pattern[str]:
    each = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    # "20" is no part of "20,000", "1.20" or "20:15".
    return re.compile(rf"{lead}(?<!\w)(?<!\d[.,:])(?P<form>{each})(?!\w)(?![.,:]\d)")


def changed(document: Document, swaps: Sequence[Swap]) -> Document:
    """The document with its text and title rewritten; its date of publication is left as it is."""
    title = rewrite(document.title, swaps) if document.title else document.title
    return document.model_copy(update={"text": rewrite(document.text, swaps), "title": title})


def faults(case: CounterfactualArticle) -> Iterator[str]:
    """Everything that makes this rewriting one that no brief can be measured on; nothing for a good one."""
    yield from _unfit_swaps(case.original, case.swaps)
    after = whole(case.document)
    for swap in case.swaps:
        for form in (*written(swap.before), *swap.also):
            if next(places(after, [form]), None):
                yield f"{form!r} is still in the changed article"
    before_count, after_count = _sentences(case.original), _sentences(case.document)
    if before_count != after_count:
        yield f"it had {before_count} sentences and now has {after_count}"


def _unfit_swaps(original: Document, swaps: Sequence[Swap]) -> Iterator[str]:
    text = whole(original)
    used = {text[start:end] for start, end in places(text, [f for s in swaps for f in written(s.before)])}
    seen: dict[str, Swap] = {}
    for swap in swaps:
        if not swap.before.strip() or not swap.after.strip():
            yield f"a swap of {swap.before!r} for {swap.after!r} says nothing"
        elif not used & set(written(swap.before)):
            yield f"{swap.before!r} is not in the article, or only inside longer swaps"
        if swap.before in seen:
            yield f"{swap.before!r} is swapped twice"
        seen[swap.before] = swap
        if next(places(text, written(swap.after)), None):
            yield f"{swap.after!r} is in the original article already"


def whole(document: Document) -> str:
    """Title and text, which both are changed and both are looked through."""
    return f"{document.title or ''}\n\n{document.text}"


def _sentences(document: Document) -> int:
    try:
        return len(article(document).sentences)
    except BriefingError:
        return 0
