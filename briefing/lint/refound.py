"""Rules 6 and 7: names and titles as the article gives them; numbers and every "not" found again in the evidence."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.checks.days import without_told_days
from briefing.checks.named import TITLES, named
from briefing.checks.nations import states
from briefing.checks.polarity import Rests, polarity, signed
from briefing.checks.prepared import prepare
from briefing.checks.values import values_check
from briefing.lint.rules import Lint, broken
from briefing.lint.said import Ground, Said, normal
from briefing.nouns.brief import Brief
from briefing.values import values
from briefing.words import stems, support, tokens

_SHORT = 4
"""Letters below which a last name is no word to look for: "Xi" stands in other words."""
_FEW = 4
"""Words from which a line is sure to be a stretch of one sentence, and of that alone."""
_NOTS = frozenset({"not", "never"})
_CONTRACTED = re.compile(r"\b(\w+)n[’']t\b")
_NEARLY = 0.85
"""Of the best sentence's share, as in `checks.checker`."""
_NONE: frozenset[str] = frozenset()
_ADDRESSES = frozenset({"mr", "mrs", "ms", "dr", "sir"})


def untitled(brief: Brief, ground: Ground) -> Iterator[Lint]:
    """Rule 6: names and titles of a Brief's actors that the article does not have, or has apart from each other."""
    text = ground.normal.casefold()
    about = normal(f"{ground.article.author or ''} {ground.article.outlet or ''}").casefold()
    titled = [(one.id, one.name, one.title) for one in brief.who]
    titled += [(one.id, one.speaker, one.title) for one in brief.quotes]
    for place, name, title in titled:
        if not _within(name, text) and not _within(name, about):
            yield broken(
                6, place, f"the article does not name {name}: write the name as it stands there", name
            )
        if title is not None and not _beside(name, title, ground):
            message = f"the article does not give {name} the title “{title}”: take the title out"
            yield broken(6, place, message, title)


def _within(name: str, text: str) -> bool:
    return all(part in text for part in normal(name).casefold().split())


def _beside(name: str, title: str, ground: Ground) -> bool:
    """Whether a sentence of the article has the title's words and the last of the name, or its headline does."""
    last, wanted = name.split()[-1].casefold(), stems(title, ground.article.language)
    return any(
        last in one.casefold() and wanted <= stems(one, ground.article.language)
        for one in (*ground.sentences, ground.article.title or "", ground.article.text)
    )


def misnamed(said: Iterable[Said], ground: Ground) -> Iterator[Lint]:
    """Rule 6: names and titles in a line that the article does not have anywhere (English)."""
    if not ground.english:
        return
    for one in said:
        for text in (one.text, *one.speakers):
            for finding in named(prepare(text, "en"), ground.source, ground.everywhere):
                if finding.severity == "fault":
                    yield broken(
                        6, one.place, f"{finding.message}: write what the article has", *finding.words
                    )


def unintroduced(said: Sequence[Said], ground: Ground) -> Iterator[Lint]:
    """Rule 6: somebody is first named by a last name alone, though the article has the whole name (English).

    Looks for people to whom the article gives an office, who are sure to be people. A brief that lists its actors introduces them there, wherever the list stands.
    """
    if not ground.english:
        return
    listed = " ".join(f"{one.text} {' '.join(one.speakers)}" for one in said if one.section == "who")
    links = ground.heard.links
    for last in sorted(links.persons & links.full.keys()):
        name = links.full[last]
        if (
            len(last) < _SHORT
            or name in listed
            or not links.offices.get(last, _NONE) & TITLES
            or _is_state(last)
        ):
            continue
        first = next((one for one in said if name in _all_of(one) or _named_in(one, last)), None)
        if first and name not in _all_of(first):
            short = name.split()[-1]
            message = f"{short} is named here for the first time: write {name}, with the article's title if there is one"
            yield broken(6, first.place, message, short)


def _all_of(one: Said) -> str:
    return " ".join((one.text, *one.speakers))


def _is_state(last: str) -> bool:
    """Whether the word is a state's name: "Afghanistan" is no person's last name."""
    return any(word.key in states() for word in prepare(last, "en").words)


def _named_in(one: Said, last: str) -> bool:
    """Whether the line names somebody by this last name with no other name before it."""
    words = one.unquoted.split()
    for before, word in zip(["", *words], words, strict=False):
        bare = re.sub(r"[’']s$", "", word.strip(".,;:!?()“”\"‘’'"))
        if bare.casefold() == last and bare[:1].isupper():
            return not before[:1].isupper() or before.casefold().rstrip(".") in TITLES | _ADDRESSES
    return False


def unfound(said: Iterable[Said], ground: Ground) -> Iterator[Lint]:
    """Rule 7: values of a line that its evidence does not have; and, in English, a "not" lost or put in."""
    for one in said:
        if one.evidence:
            yield from _values(one, ground)
            yield from _signs(one, ground)


def _values(one: Said, ground: Ground) -> Iterator[Lint]:
    claimed = values(one.text, ground.article.language or "en")
    near = [value for text in one.evidence for value in ground.values(text)]
    found = values_check(claimed, near, ground.all_values)
    for finding in without_told_days(found, claimed, one.evidence, ground.anchor):
        yield broken(7, one.place, f"{finding.message}: write what the evidence has", *finding.words)


def _signs(one: Said, ground: Ground) -> Iterator[Lint]:
    """A "not" of the line held against the sentences of its evidence that say most of it: others are about more."""
    text = _denied(one)
    if not ground.english or not text:
        return
    for quoted in one.evidence:
        if moved := _moved(text, quoted):
            message = f"the evidence has “{moved}” here, and the line has it otherwise: write what the evidence says"
            yield broken(7, one.place, message, moved)
            return
    mine = stems(text, "en")
    shares = {quoted: support(mine, stems(quoted, "en")) for quoted in one.evidence}
    most = max(shares.values())
    rests = [
        Rests(signed(prepare(quoted, "en")), share)
        for quoted, share in shares.items()
        if share >= most * _NEARLY
    ]
    for finding in polarity(signed(prepare(text, "en")), rests, (), [there for there, _ in rests]):
        if finding.severity != "note":
            yield broken(7, one.place, f"{finding.message}: write what the evidence says", *finding.words)


def _moved(text: str, quoted: str) -> str:
    """The "not" in which a line differs from the stretch of the evidence that has all its other words; "" for none."""
    mine, mine_at = _without_nots(text)
    theirs, theirs_at = _without_nots(quoted)
    starts = [at for at in range(len(theirs) - len(mine) + 1) if theirs[at : at + len(mine)] == mine]
    if len(mine) < _FEW or not starts:
        return ""
    within = [{at - start for at in theirs_at if start < at < start + len(mine)} for start in starts]
    inner = {at for at in mine_at if 0 < at < len(mine)}
    other = next((one ^ inner for one in within if one ^ inner), set()) if inner not in within else set()
    return f"{mine[min(other) - 1]} (not) {mine[min(other)]}" if other else ""


def _without_nots(text: str) -> tuple[list[str], set[int]]:
    """The words but for each "not", and before which of them one stood."""
    words: list[str] = []
    nots: set[int] = set()
    for word in tokens(_CONTRACTED.sub(r"\1 not", text)):
        if word in _NOTS:
            nots.add(len(words))
        else:
            words.append(word)
    return words, nots


def _denied(one: Said) -> str:
    """What the line claims: with the denial that stands in its bracket, and nothing for a bare time or place."""
    if one.note.startswith("denied"):
        return f"{' '.join(one.speakers) or 'They'} denied that {one.text}"
    bare = one.section in ("when", "where") and ": " not in one.text
    return "" if bare else one.text
