"""Wrong twins by the wrong name: another person, place or title, swapped parts, words in another's mouth."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefing.evals.mutations.english import PAST, THIRD
from briefing.evals.mutations.setting import (
    SPEECH,
    Setting,
    Twin,
    countries,
    is_organisation,
    named_in,
    surname,
    word,
)
from briefing.names import located, split_title

# Who does it to whom matters with these; "met" or "talked" would be true both ways.
_ONE_WAY = frozenset(
    "abandon abduct accuse acquire advise arrest assassinate attack award back ban bar beat blame bomb condemn convict "
    "criticise criticize defeat defend detain elect endorse expel extradite force help hire impeach invade invite jail "
    "join kidnap kill murder nominate oppose order oust overturn pardon praise prosecute punish pursue reject replace "
    "rescue sack sanction seize sentence shoot strike succeed sue support suspend target tell thank threaten topple "
    "urge veto visit warn welcome ask demand call press pressure persuade appoint encourage remind surpass".split()
)
_FAR_COUNTRIES = ("Norway", "Kenya", "Peru", "Vietnam", "Morocco", "Belgium", "New Zealand", "Ecuador")
_FAR_CITIES = ("Oslo", "Nairobi", "Lima", "Toronto", "Seoul", "Warsaw", "Cairo", "Chicago", "Lisbon", "Perth")
_TITLES = {
    "Prime Minister": "President", "prime minister": "president", "Foreign Minister": "Finance Minister",
    "foreign minister": "finance minister", "Defence Minister": "Justice Minister", "Defense Minister": "Justice Minister",
    "Vice President": "Chief of Staff", "Vice-President": "Chief of Staff", "Secretary of State": "Secretary of Defense",
    "Secretary General": "Deputy Director", "Secretary-General": "Deputy Director", "Attorney General": "Solicitor General",
    "former President": "President", "President": "Prime Minister", "president": "chief spokesman", "Senator": "Governor",
    "Representative": "Ambassador", "Governor": "Senator", "Chancellor": "Foreign Minister", "Judge": "Prosecutor",
    "Justice": "Prosecutor", "Mayor": "Governor", "mayor": "police chief", "King": "Prince", "Queen": "Princess",
    "Crown Prince": "King", "chief executive": "police chief", "Chief Executive": "Police Chief", "director": "founder",
    "Director": "Founder", "spokesman": "chairman", "spokeswoman": "chairwoman", "spokesperson": "chairperson",
    "chairman": "spokesman", "ambassador": "defence attaché", "Minister": "Ambassador", "lawyer": "doctor",
    "Speaker": "Minority Leader", "General": "Colonel", "Colonel": "General",
    "professor": "student", "Professor": "Ambassador", "journalist": "lawyer", "candidate": "incumbent",
}  # fmt: skip
_LEGISLATURE = re.compile(r"\b(?:Congress|Senate|House|Parliament|Assembly)\b")
_TITLE = re.compile(rf"\b({'|'.join(sorted(_TITLES, key=len, reverse=True))})(?= (?:[A-Z]|of\b|for\b|at\b))")
_QUOTE = re.compile(r"[\"“][^\"”]{12,}[\"”]|[\"“](?:[^\s\"”]+ )+[^\s\"”]+[\"”]")


def other_person(at: Setting) -> Iterator[Twin]:
    """A person of the claim becomes another person of the article who is not in the evidence's sentences."""
    here = [name for name in at.background.persons if named_in(at.claim, name)]
    here = [name for name in here if not _speaks_first(at.claim, name)]
    yield from _renamed(at, here, at.background.persons, "name")


def other_organisation(at: Setting) -> Iterator[Twin]:
    """An organisation of the claim becomes another one of the article, abbreviated if it is."""
    here = [
        name
        for name in at.background.organisations
        if re.search(rf"(?<![\w(-]){re.escape(name)}(?! of |[\w)-])", at.claim)
    ]
    others = [
        name for name in at.background.organisations if name not in here and not word(name).search(at.around)
    ]
    if not here:
        return
    old = at.chance.choice(here)
    fit = [name for name in others if _alike(old, name) and not _one_in_the_other(old, name)]
    if fit and not at.claim.startswith("According to"):
        new = at.chance.choice(fit)
        yield Twin("name", word(old).sub(new, at.claim), f"{old} → {new}")


def _alike(one: str, other: str) -> bool:
    if _LEGISLATURE.search(one) and _LEGISLATURE.search(other):
        return False  # what the Senate does, Congress does
    return one.isupper() == other.isupper() and (" " in one) == (" " in other)


def other_place(at: Setting) -> Iterator[Twin]:
    """Where it happened becomes another place: a country of the article for a country, else a far one."""
    text = at.claim
    for one in at.background.actors:
        if (
            not word(one.name).search(text)
            or not located(one.name, text)
            or one.name in at.background.persons
        ):
            continue
        if one.name in countries():
            new = _other_country(at, one.name)
        elif located(one.name, at.around) and _is_town(one.name):
            new = at.chance.choice([city for city in _FAR_CITIES if city not in at.text])
        else:
            continue
        place = re.compile(
            rf"\b((?:in|at|near|from|to|into|outside|across)) (?:the )?{re.escape(one.name)}(?![\w-]| [A-Z])"
        )
        if place.search(text):
            yield Twin("place", place.sub(rf"\1 {new}", text, count=1), f"{one.name} → {new}")
            return


def _is_town(name: str) -> bool:
    return " " not in name and not name.isupper() and not is_organisation(name) and name not in _HOUSES


def _other_country(at: Setting, old: str) -> str:
    near = [
        name
        for name in at.background.countries
        if name != old and not word(name).search(at.around + at.claim)
    ]
    near = [name for name in near if not _one_in_the_other(name, old) and name not in _SAME]
    return at.chance.choice(near or [name for name in _FAR_COUNTRIES if name not in at.text])


_HOUSES = (
    "House",
    "Capitol",
    "Democrat",
    "Republican",
    "Twitter",
    "Facebook",
    "Christmas",
    "Easter",
    "Ramadan",
    "Internet",
)
_AMERICA = ("US", "U.S.", "United States", "USA", "America", "American")
_BRITAIN = ("UK", "U.K.", "United Kingdom", "Britain", "Great Britain", "England")
_SAME = {name: names for names in (_AMERICA, _BRITAIN) for name in names}


def other_speaker(at: Setting) -> Iterator[Twin]:
    """Said by another person of the article, one who speaks in it if there is one."""
    if _QUOTE.search(at.claim):
        return
    yield from _said_by_another(at, "speaker")


def other_mouth(at: Setting) -> Iterator[Twin]:
    """A quotation in another's mouth."""
    if _QUOTE.search(at.claim):
        yield from _said_by_another(at, "quote_moved")


def _said_by_another(at: Setting, kind: str) -> Iterator[Twin]:
    known = [at.right.speaker] if at.right.speaker else []
    here = [name for name in (*known, *at.background.persons) if _speaks_first(at.claim, name)]
    yield from _renamed(at, here[:1], at.background.speakers or at.background.persons, kind)


def _speaks_first(claim: str, name: str) -> bool:
    last = re.escape(surname(name))
    return bool(
        re.search(
            rf"\b{last}(?:, [^,]+,)? (?:has |had )?(?:also )?(?:{SPEECH})\b|(?:[,”\"’] said|[Aa]ccording to) (?:[\w ]+ )?{last}\b",
            claim,
        )
    )


def _renamed(at: Setting, here: Iterable[str], candidates: Iterable[str], kind: str) -> Iterator[Twin]:
    olds = list(here)
    others = [name for name in candidates if not named_in(at.around, name) and not named_in(at.claim, name)]
    if not olds or not others:
        return
    old, new = at.chance.choice(olds), at.chance.choice(others)
    if surname(old) == surname(new):
        return
    full = word(old).search(at.claim)
    before = re.search(rf"((?:[A-Z][\w.’'-]* )+){re.escape(surname(old))}(?![\w-])", at.claim)
    if not full and before and split_title(before.group())[0] is None:
        return  # another person with the same surname
    claim = word(old).sub(new, at.claim) if full else at.claim
    claim = word(surname(old)).sub(surname(new), claim)
    if claim != at.claim:
        yield Twin(kind, claim, f"{old} → {new}")


def other_title(at: Setting) -> Iterator[Twin]:
    """A title the article does not give: Prime Minister → President, former President → President."""
    for match in _TITLE.finditer(at.claim):
        old, after = match.group(1), at.claim[match.end() :]
        new = _TITLES[old]
        if re.search(r"(?:Vice|Deputy|Prime|vice|deputy|prime)[ -]$", at.claim[: match.start()]):
            continue
        if old[0].isupper() and re.search(r"\b(?:of|for) $", at.claim[: match.start()]):
            continue  # "Department of Justice"
        name = re.match(r" (?:[A-Z][\w.’'-]*|of (?:the )?[A-Z][\w.’'-]*|(?:of|for|at) (?:the )?\w+)", after)
        last = re.match(r"(?: [A-Z][\w’'-]+)+", after)
        given = [new + name.group()] if name else []
        given += [f"{new} {surname(last.group())}"] if last else []
        if name and not any(one in at.text for one in given):
            yield Twin("title", at.claim[: match.start()] + new + after, f"{old} → {new}")
            return


def swapped(at: Setting) -> Iterator[Twin]:
    """Who does it and to whom change places; needs two names and a verb that is not true both ways."""
    pair = _parties(at) or _around_a_verb(at)
    if pair is None:
        return
    one, other = pair
    both = re.compile(rf"(?<![\w-])(?:{re.escape(one)}|{re.escape(other)})(?![\w-])", re.IGNORECASE)
    relative = re.search(rf"{re.escape(other)},? (?:who|which|that)\b", at.claim)
    if len(both.findall(at.claim)) != 2 or relative or _one_in_the_other(one, other):
        return
    claim = both.sub(
        lambda match: _moved(other if match.group().casefold() == one.casefold() else one), at.claim
    )
    yield Twin("roles", claim[0].upper() + claim[1:], f"{one} ↔ {other}")


def _moved(name: str) -> str:
    return f"the {name[4:]}" if name.startswith("The ") else name


def _parties(at: Setting) -> tuple[str, str] | None:
    """By whom and of or against whom, where the claim has both in its words."""
    found = [_as_written(names, at.claim) for names in (at.right.by, at.right.of)]
    return (found[0], found[1]) if found[0] and found[1] else None


def _as_written(names: Iterable[str], claim: str) -> str | None:
    for name in names:
        for form in (name, name[:1].upper() + name[1:], surname(name) if name.istitle() else name):
            if word(form).search(claim):
                return _with_title(form, claim)
    return None


def _with_title(name: str, claim: str) -> str:
    """The name with the title that stands before it, which moves with it."""
    before = re.search(rf"((?:[A-Z][\w.’'-]* ){{1,3}}){re.escape(name)}(?![\w-])", claim)
    if before and split_title(before.group())[0]:
        return before.group()
    the = re.search(rf"(?<![\w-])[Tt]he {re.escape(name)}(?![\w-])", claim)
    return the.group() if the else name


def _around_a_verb(at: Setting) -> tuple[str, str] | None:
    names = {
        form for one in at.background.actors for form in _forms(one.name, at) if word(form).search(at.claim)
    }
    names = {name for name in names if not any(name != other and word(name).search(other) for other in names)}
    placed = sorted(
        (match.start(), match.end(), match.group())
        for name in names
        for match in [_phrase(name).search(at.claim)]
        if match
    )
    for (begin, end, one), (start, stop, other) in pairwise(placed):
        if _part_of_a_phrase(at.claim, begin, stop):
            continue
        between = at.claim[end:start]
        verb = re.fullmatch(
            r" (?:has |have |had |was |were |also |is |[a-z]+ly )*([a-z]+)(?: (?:by|on|upon|to|that|for))* ",
            between,
        )
        if verb and _base(verb.group(1)) in _ONE_WAY and one not in at.claim[start:]:
            return one, other
    return None


def _part_of_a_phrase(claim: str, begin: int, stop: int) -> bool:
    """Whether the first name hangs on a word before it, or the second on one behind ("Austrian company")."""
    hangs = re.search(r"\b(?:of|on|for|with|against|in|at|to|by|and|from) (?:the )?$", claim[:begin])
    adjective = re.search(r"(?:an|ish|ese|ic)$", claim[:stop]) and re.match(r" [a-z]", claim[stop:])
    return bool(hangs or adjective)


def _phrase(name: str) -> re.Pattern[str]:
    """The name with its "the" or its title, which move with it."""
    title = (
        r"(?:(?:US|U\.S\.|[A-Z][a-z]+) )?(?:President|Prime Minister|Senator|Governor|Judge|Mayor|Minister) "
    )
    return re.compile(rf"(?<![\w-])(?:[Tt]he |{title})?{re.escape(name)}(?![\w-])")


def _base(form: str) -> str | None:
    forms = PAST.get(form) or THIRD.get(form)
    return forms.base if forms else re.sub(r"(?:d|ed|s)$", "", form)


def _forms(name: str, at: Setting) -> tuple[str, ...]:
    return (name, surname(name)) if name in at.background.persons else (name,)


def _one_in_the_other(one: str, other: str) -> bool:
    return bool({*one.casefold().split()} & {*other.casefold().split()} - {"of", "the", "and"})
