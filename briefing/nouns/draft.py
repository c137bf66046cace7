"""The draft: what the model returns. Small and strict, and every item cites sentence numbers before it claims."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, JsonValue

from briefing.nouns.frozen import Frozen

Kind = Literal["person", "organisation", "state", "group"]
Status = Literal["happened", "announced", "proposed", "denied", "alleged"]


def _at_most(count: int) -> Any:
    """A cap the wire schema asks for; a reply with more is still read, nothing is thrown away unseen."""
    return Field(json_schema_extra={"maxItems": count})


Numbers = Annotated[tuple[int, ...], _at_most(3)]
Names = Annotated[tuple[str, ...], _at_most(6)]


class DraftItem(Frozen):
    """Sentence numbers first: the model looks before it speaks (DESIGN section 4 has the measurement)."""

    s: Numbers


class DraftWho(DraftItem):
    """An actor and its part in the passage."""

    name: str
    title: str | None
    kind: Kind
    role: str


class DraftWhat(DraftItem):
    """An event or statement."""

    speaker: str | None
    status: Status
    statement: str


class DraftWhen(DraftItem):
    """A time expression and what happened then."""

    phrase: str
    event: str


class DraftWhere(DraftItem):
    """A place and what happened there."""

    place: str
    event: str


class DraftDemand(DraftItem):
    """Somebody wants somebody to do or stop something."""

    by: Names
    of: Names
    demand: str
    condition: str | None
    deadline: str | None


class DraftThreat(DraftItem):
    """Somebody says that something bad will follow for somebody."""

    by: Names
    against: Names
    consequence: str
    trigger: str | None
    deadline: str | None
    explicit: bool


class Lead(DraftItem):
    """The answer to the first question: what is the news?"""

    headline: str
    bottom_line: str


class Facts(Frozen):
    """The answer about one passage: actors, events, times, places."""

    who: Annotated[tuple[DraftWho, ...], _at_most(8)]
    what: Annotated[tuple[DraftWhat, ...], _at_most(4)]
    when: Annotated[tuple[DraftWhen, ...], _at_most(4)]
    where: Annotated[tuple[DraftWhere, ...], _at_most(4)]


class Demands(Frozen):
    """The answer about one passage's demands."""

    demands: Annotated[tuple[DraftDemand, ...], _at_most(4)]


class Threats(Frozen):
    """The answer about one passage's threats."""

    threats: Annotated[tuple[DraftThreat, ...], _at_most(4)]


class DraftEvent(DraftItem):
    """An event in one sentence; who says so and how firmly is code's to read."""

    statement: str


class News(DraftItem):
    """The answer about an opening and the sentences that tell the main events."""

    headline: str
    bottom_line: str
    what: Annotated[tuple[DraftEvent, ...], _at_most(5)]


class WholeWho(DraftItem):
    """An actor, its title left to code, which reads it beside the name."""

    name: str
    kind: Kind
    role: str


class WholeWhat(DraftItem):
    """An event or statement."""

    statement: str
    speaker: str | None


class WholeThreat(DraftItem):
    """A threat; whether it is said outright is code's to read."""

    by: Names
    against: Names
    consequence: str
    trigger: str | None
    deadline: str | None


class Whole(DraftItem):
    """The answer to one question for everything: the news first, then the six lists."""

    headline: str
    bottom_line: str
    who: Annotated[tuple[WholeWho, ...], _at_most(8)]
    what: Annotated[tuple[WholeWhat, ...], _at_most(5)]
    when: Annotated[tuple[DraftWhen, ...], _at_most(6)]
    where: Annotated[tuple[DraftWhere, ...], _at_most(5)]
    demands: Annotated[tuple[DraftDemand, ...], _at_most(8)]
    threats: Annotated[tuple[WholeThreat, ...], _at_most(6)]


AnswerNoun = Lead | Facts | Demands | Threats | News | Whole


class Draft(Frozen):
    """All answers about one article, in its order, with what code proposed."""

    lead: Lead | None = None
    who: tuple[DraftWho, ...] = ()
    what: tuple[DraftWhat, ...] = ()
    spare: tuple[DraftWhat, ...] = ()
    """Events in the article's own words; each stands only where nothing of `what` rests on its sentence."""
    when: tuple[DraftWhen, ...] = ()
    where: tuple[DraftWhere, ...] = ()
    demands: tuple[DraftDemand, ...] = ()
    threats: tuple[DraftThreat, ...] = ()


def wire_schema(reply: type[BaseModel], caps: Mapping[str, int] | None = None) -> dict[str, JsonValue]:
    """JSON schema of a reply inside the strict subset: no $ref, no titles, all properties required.

    `caps` replaces the longest length of the lists it names.
    """
    schema = reply.model_json_schema()
    for name, most in (caps or {}).items():
        schema["properties"][name]["maxItems"] = most
    plain = _plain(schema, schema.get("$defs", {}))
    assert isinstance(plain, dict)
    return plain


def _plain(node: Any, defs: dict[str, Any]) -> JsonValue:
    if isinstance(node, list):
        return [_plain(part, defs) for part in node]
    if not isinstance(node, dict):
        return node  # type: ignore[no-any-return]
    if "$ref" in node:
        return _plain(defs[node["$ref"].rpartition("/")[2]], defs)
    properties = node.get("properties")
    kept = {
        key: _plain(value, defs)
        for key, value in node.items()
        if key not in {"$defs", "title", "description", "properties"}
    }
    if properties is not None:
        # Order matters: models write fields in the schema's order, and evidence must come before claim.
        kept["properties"] = {name: _plain(value, defs) for name, value in properties.items()}
    return kept
