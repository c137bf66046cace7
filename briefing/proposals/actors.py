"""Who the story is about: names and groups of people as candidates, and what speaks for each of them."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.names import located
from briefing.proposals.parsed import Parsed
from briefing.syntax import Sentence, Word

GROUPS = frozenset(
    "police army military militant protester demonstrator resident official soldier troop student lawmaker rebel nurse "
    "doctor worker farmer union government opposition militia activist refugee migrant firefighter prosecutor senator "
    "authority investigator company court committee commission council board group leader trader shopkeeper driver "
    "surveyor insurer engineer scientist researcher teacher voter fighter gunman attacker suspect prisoner hostage "
    "journalist reporter judge juror mp deputy parliament regime insurgent separatist people side party country nation "
    "state ministry minister president member officer commander leadership enemy force ally community citizen local "
    "family relative parent employer firm operator carrier bank agency office official spokesman spokeswoman "
    "spokesperson mayor governor senate congress assembly administration coalition alliance network faction gang "
    "organisation organization team club church delegation house".split()
)
"""Nouns of people, offices and bodies that act in news."""
_SPEECH = frozenset(
    "say tell state announce add write claim deny declare warn insist report argue call urge demand ask propose "
    "express tweet threaten vow confirm stress emphasise emphasize note condemn".split()
)
_NOBODY = frozenset({"God", "Lord", "Sir", "Madam", "North", "South", "East", "West"})
_INNER = frozenset({"flat", "appos"})
_SORTS = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")
_EMPTY = frozenset(
    "the a an of and to in on for by with from president minister leader leaders prime foreign government former "
    "mr mrs ms us state secretary general".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a candidate is named: sentence number (from 1), its word there, and the noun it belongs to."""

    number: int
    word: Word
    noun: Word


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name or group, where it is mentioned, and the figures that speak for or against it."""

    name: str
    title: str | None
    mentions: tuple[Mention, ...]
    sort: str
    """What the parser takes the name for: PERSON, ORG, GPE …, GROUP for a group of people, or empty."""
    features: dict[str, float]


def named_candidates(parsed: Parsed) -> tuple[Candidate, ...]:
    """Every name of the article, whatever it names."""
    found = []
    for rank, one in enumerate(parsed.names):
        if one.name in _NOBODY or _only_owner(parsed, one.name):
            continue
        mentions = tuple(_mentions(parsed, one.name, one.sentences))
        if not mentions:
            continue
        sort = _commonest([mention.word.sort for mention in mentions])
        told = _told(parsed, one.name, mentions, one.sentences, sort)
        told |= {
            "title": float(one.title is not None),
            "rank": rank / len(parsed.names),
            "words": float(min(len(one.name.split()), 5)),
            "plural": float(one.name.endswith("s")),
        }
        name, title = _person(parsed, one.name, one.title, mentions)
        found.append(Candidate(name, title, mentions, "PERSON" if name != one.name else sort, told))
    return tuple(found)


def _only_owner(parsed: Parsed, name: str) -> bool:
    """Whether the name stands only inside a longer one: "Korean People" of "Korean People's Army"."""
    text = parsed.article.text
    longer = len(re.findall(rf"{re.escape(name)}[’']s [A-Z]", text))
    return bool(longer) and longer == len(re.findall(rf"{re.escape(name)}(?!\w)", text))


def _person(
    parsed: Parsed, name: str, title: str | None, mentions: Sequence[Mention]
) -> tuple[str, str | None]:
    """(name, title) where the parser sees a person's name at the end of a longer one.

    "US Secretary of State Mike Pompeo", "United States of America Barack Obama".
    """
    for mention in mentions:
        words = parsed.sentences[mention.number - 1].words
        last = mention.word.at
        first = last
        while first > 0 and words[first - 1].sort == "PERSON" == words[last].sort:
            first -= 1
        run = " ".join(word.text for word in words[first : last + 1])
        if last > first and name.endswith(run) and name != run:
            rest = name.removesuffix(run).strip()
            return run, title or (
                rest if any(one in rest for one in ("Secretary", "Minister", "President")) else None
            )
    return name, title


def place_candidates(parsed: Parsed) -> tuple[Candidate, ...]:
    """The names in, at or near which something is said to be; no part of a person's name."""
    named = named_candidates(parsed)
    people = [one.name for one in named if one.sort == "PERSON"]
    return tuple(
        one
        for one in named
        if one.features["ever placed"] and not any(one.name in person != one.name for person in people)
    )


def group_candidates(parsed: Parsed) -> tuple[Candidate, ...]:
    """Groups and offices without a name of their own, as subjects: "police", "Legal and religious groups"."""
    known = {one.name for one in parsed.names}
    seen: dict[str, tuple[str, list[Mention]]] = {}
    for number, sentence in enumerate(parsed.sentences, 1):
        for word in sentence.words:
            if word.part == "NOUN" and word.lemma in GROUPS and not _in_a_mouth(parsed, number, word):
                phrase = _group(sentence, word)
                if phrase not in known:
                    seen.setdefault(phrase.lower(), (phrase, []))[1].append(Mention(number, word, word))
    found = []
    for name, mentions in seen.values():
        numbers = tuple(dict.fromkeys(mention.number for mention in mentions))
        told = _told(parsed, name, tuple(mentions), numbers, "GROUP")
        called = any(word[:1].isupper() for word in name.split()[:-1])
        told |= {"group": 1.0, "words": float(len(name.split())), "group named": float(called)}
        found.append(Candidate(name, None, tuple(mentions), "GROUP", told))
    return tuple(found)


def _in_a_mouth(parsed: Parsed, number: int, word: Word) -> bool:
    """Whether somebody's quoted words call the group so: "the puppet military" is no name for it."""
    text = parsed.texts[number - 1]
    return parsed.quoted(number, word.start) or text.lstrip()[:1] in {"“", '"'}


def _group(sentence: Sentence, word: Word) -> str:
    """The noun with its adjectives, in at most four words, and no article before it."""
    parts = [word]
    for one in parts:
        parts += sentence.below(one, "amod", "compound")
    parts += [joined for one in sentence.below(word, "amod") for joined in sentence.below(one, "conj", "cc")]
    parts = [one for one in parts if one.at <= word.at]
    text = sentence.cut(parts)
    return text if len(text.split()) <= 4 and "," not in text else word.text


def _mentions(parsed: Parsed, name: str, numbers: Sequence[int]) -> Iterator[Mention]:
    """Where the name stands: the whole of it by the word that the rest hangs on, or by its last word alone."""
    words = name.split()
    for number in numbers:
        sentence = parsed.sentences[number - 1]
        runs = list(_runs(sentence, words))
        for run in runs:
            before = sentence.words[run[0].at - 1] if run[0].at else None
            if before is not None and before.low == "to" and before.role == "aux":
                continue  # "Coalition to Defeat ISIS"
            inside = {word.at for word in run}
            top = next((word for word in run if word.head not in inside or word.head == word.at), run[-1])
            yield Mention(number, run[-1], _noun(sentence, top))
        if not runs:
            for word in sentence.words:
                if word.text == words[-1] or word.text.rstrip("s") == words[-1]:
                    yield Mention(number, word, _noun(sentence, word))


def _runs(sentence: Sentence, words: Sequence[str]) -> Iterator[list[Word]]:
    """Every stretch of the sentence that spells the words, however the parser cut hyphens and dots."""
    wanted = "".join(words)
    for first in sentence.words:
        if not wanted.startswith(first.text):
            continue
        spelled = ""
        for last in sentence.words[first.at : first.at + 2 * len(wanted)]:
            spelled += last.text
            if spelled == wanted:
                yield list(sentence.words[first.at : last.at + 1])
            if not wanted.startswith(spelled):
                break


def _noun(sentence: Sentence, word: Word) -> Word:
    """The noun that the word names, through an apposition ("the driver, Ben Asu").

    Not one that it only describes: what "Hong Kong protesters" and a "Houthi spokesman" do is not the city's.
    """
    head = sentence.head(word)
    while head is not None and word.role in _INNER and head.part in {"NOUN", "PROPN"}:
        word, head = head, sentence.head(head)
    return word


def _commonest(sorts: Sequence[str]) -> str:
    # In the order of the text: a set's order differs from process to process, and so would the brief.
    return max(dict.fromkeys(sorts), key=lambda one: (bool(one), sorts.count(one)), default="")


def _told(
    parsed: Parsed, name: str, mentions: Sequence[Mention], numbers: Sequence[int], sort: str
) -> dict[str, float]:
    size = len(parsed.texts)
    last = name.split()[-1]
    does = [one for one in mentions if one.noun.role in {"nsubj", "nsubjpass"}]
    says = [one for one in does if (head := _head(parsed, one)) is not None and head.lemma in _SPEECH]
    speaks = sum(
        voice.speaker is not None and last in voice.speaker.split()
        for voices in parsed.voices
        for voice in voices
    )
    placed = [number for number in numbers if located(name, parsed.texts[number - 1])]
    prepositions = [
        head.low for one in mentions if one.noun.role == "pobj" and (head := _head(parsed, one)) is not None
    ]
    title = parsed.article.title or ""
    among = max(len(mentions), 1)
    return {
        "often": math.log1p(len(numbers)),
        "share": len(numbers) / size,
        "first": numbers[0] / size,
        "opens": float(numbers[0] == 1),
        "early": float(numbers[0] <= 3),
        "in title": float(any(word in title for word in name.split() if len(word) > 3)),
        "does": math.log1p(len(does)),
        "does once": float(bool(does)),
        "does early": float(any(one.number <= 3 for one in does)),
        "says": float(bool(says)),
        "speaks": math.log1p(speaks),
        "done to": float(any(one.noun.role in {"dobj", "nsubjpass"} for one in mentions)),
        "owner": sum(one.word.role == "poss" for one in mentions) / among,
        "inside": sum(one.word.role in {"amod", "compound", "nmod"} for one in mentions) / among,
        "placed": len(placed) / len(numbers),
        "ever placed": float(bool(placed)),
        "placed early": float(any(number <= 3 for number in placed)),
        "placed often": math.log1p(len(placed)),
        "stands in": math.log1p(
            sum(
                one in {"in", "at", "near", "inside", "outside", "around", "across", "on"}
                for one in prepositions
            )
        ),
        "stands from": float(any(one in {"from", "to", "of"} for one in prepositions)),
        "commas": float(
            any(
                re.search(rf", {re.escape(name)}\b|{re.escape(name)}, [A-Z]", parsed.texts[n - 1])
                for n in numbers
            )
        ),
        "capitals": float(name.isupper()),
        "long text": math.log(size),
        "own voice": float(parsed.own_voice),
        "facility": float(bool(_FACILITY.search(name))),
        **{f"sort {one}": float(sort == one) for one in _SORTS},
        "sort none": float(sort not in {*_SORTS, "GROUP"}),
    }


_FACILITY = re.compile(
    r"\b(?:Airport|Base|Airbase|City|Province|District|Street|Square|Park|Island|Sea|Strait|Bay|River|Cathedral|Hospital"
    r"|Headquarters|Station|Complex|University|Valley|Region|Tower|Peninsula|Border|Dam)\b"
)


def _head(parsed: Parsed, mention: Mention) -> Word | None:
    return parsed.sentences[mention.number - 1].head(mention.noun)


def content(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    words = re.findall(r"[^\W\d_]+", name.lower())
    return frozenset(word for word in words if word not in _EMPTY and len(word) > 1) or frozenset(
        {name.lower()}
    )


def distinct(ranked: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates in order, without those that only name one before them again."""
    kept: list[Candidate] = []
    for one in ranked:
        words = content(one.name)
        if not any(_again(words, content(other.name)) or _initials(one.name, other.name) for other in kept):
            kept.append(one)
            yield one


def _again(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one name has no word of its own beside the other: "Putin", but not "Anna Varn" beside "Odo Varn"."""
    return words <= others or others <= words


def _initials(left: str, right: str) -> bool:
    """Whether one is the other's initials: "KCNA" and "Korean Central News Agency"."""
    short, long = sorted((left, right), key=len)
    initials = "".join(part[0] for part in re.split(r"[\s-]", long) if part[:1].isupper())
    return len(short) > 1 and short.isupper() and initials.endswith(short.replace(".", ""))
