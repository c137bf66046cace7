"""Gold rows of who-demands-what turned into claims: one sentence or two for each event, demand and threat."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.evals.cases import Document, Right, broken, refuse_invented, rows
from briefing.evals.mutations.english import VERBS

_GROUP_NOUN = re.compile(
    r"^(?!the\b)(?:.*\b(?:government|opposition|movement|community|coalition|leadership|party|army|military|public"
    r"|Department|Senate|Parliament|Congress|Council|Union|States|Nations|Coalition|Movement|CIA|UN|EU)(?: of \w+)?"
    r"|Parliament of \w+|Syrian leadership and partners)$"
)
_DEADLINE = re.compile(r"^(?:by|within|before|until|if|unless)\b")
_CONCEDED = re.compile(r"\b(?:conceded|accepted|agreed|met|granted|dropped)\b")


def load_gold(folder: Path, documents: dict[str, Document]) -> Iterator[Right]:
    """Claims of `briefs.jsonl` in that folder; optional items are skipped.

    InputError for a broken line, an article that is not among the documents, or invented evidence.
    """
    path = folder / "briefs.jsonl"
    for number, row in rows(path):
        document = documents.get(str(row.get("id")))
        if document is None:
            raise broken(path, number, f"no article {row.get('id')} in articles.jsonl")
        try:
            made = list(_of_row(row))
        except (KeyError, TypeError, AttributeError) as error:
            raise broken(path, number, f"not a gold row: {type(error).__name__} {error}") from error
        for right in made:
            refuse_invented(right.evidence, document, path, number)
            yield right


def _of_row(row: dict[str, Any]) -> Iterator[Right]:
    for index, item in enumerate(row["what"]):
        if not item.get("optional"):
            yield _right(row, f"what-{index}", "event", item, item["event"])
    for index, item in enumerate(row["demands"]):
        if not item.get("optional"):
            by, of = _actor(item["by"]), _actor(item["of"])
            for variant, claim in enumerate(_demanded(by, of, item)):
                yield _right(row, f"demand-{index}{'ab'[variant]}", "demand", item, claim, by=by, of=of)
    for index, item in enumerate(row["threats"]):
        if not item.get("optional"):
            by, of = _actor(item["by"]), _actor(item["against"])
            yield _right(row, f"threat-{index}", "threat", item, _threatened(by, of, item), by=by, of=of)


def _right(
    row: dict[str, Any], part: str, kind: str, item: dict[str, Any], claim: str, **actors: str
) -> Right:
    claim = claim[0].upper() + claim[1:]
    return Right(
        id=f"gold/{row['id']}/{part}",
        article=row["id"],
        origin="gold",
        kind=kind,
        claim=claim,
        evidence=(item["evidence"],),
        by=(actors["by"],) if actors.get("by") else (),
        of=(actors["of"],) if actors.get("of") else (),
        conceded=bool(_CONCEDED.search(item.get("condition_or_deadline") or "")),
    )


def _actor(name: str) -> str:
    """The actor's name as it stands in a sentence: the first of alternatives, without what is in brackets."""
    plain = re.sub(r"\s*\([^)]*\)", "", name).split(" / ")[0].strip()
    group = _GROUP_NOUN.match(plain) and (" and " not in plain or plain.startswith("Syrian leadership"))
    return f"the {plain}" if group else plain


def _demanded(by: str, of: str, item: dict[str, Any]) -> Iterator[str]:
    """The demand in one or two wordings, in the past tense, which needs no agreement with the actor."""
    demand = re.sub(r"\s*\([^)]*\)", "", item["demand"])
    until = re.sub(r"\s*\([^)]*\)", "", item["condition_or_deadline"] or "")
    end = f" {until}" if _DEADLINE.match(until) else ""
    first, *rest = demand.split()
    if first in VERBS:
        yield f"{by} called on {of} to {demand}{end}"
        yield f"{by} demanded that {of} {demand}{end}"
    elif first == "do":
        yield f"{by} called on {of} to {demand}{end}"
    elif any(
        word in VERBS and plural.endswith("s") for plural, word in zip(demand.split(), rest, strict=False)
    ):
        yield f"{by} demanded that {demand}{end}"
    else:
        yield f"{by} demanded {_determined(demand)}{end}"


def _determined(noun: str) -> str:
    countable = re.search(
        r"\b(?:investigation|inquiry|ceasefire|vote|election|review|release|withdrawal)\b", noun
    )
    article = (
        "the"
        if re.search(r"\b(?:withdrawal|release|dismissal|removal) of\b", noun)
        else "an"
        if noun[0] in "aeio"
        else "a"
    )
    return f"{article} {noun}" if countable and not re.match(r"(?:a|an|the)\b", noun) else noun


def _threatened(by: str, against: str, item: dict[str, Any]) -> str:
    consequence = re.sub(r"\s*\([^)]*\)", "", item["consequence"])
    trigger = re.sub(r"\s*\([^)]*\)", "", item["trigger"] or "").split(" / ")[0]
    clause = re.search(r"\b(?:do|does|is|are|stops?|continues?|refuses?|fails?)\b", trigger)
    end = (f" if {trigger}" if clause else f" in response to {trigger}") if trigger else ""
    if consequence == "unspecified":
        return f"{by} made threats against {against}{end}"
    if consequence.split()[0] in VERBS and not re.match(r"\w+ (?:by|of|in)\b", consequence):
        return f"{by} threatened {against}: it would {consequence}{end}"
    return f"{by} threatened {against} with {consequence}{end}"
