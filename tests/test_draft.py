"""What goes over the wire keeps to the strict subset, and every item cites before it claims."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from briefing.nouns.draft import Demands, DraftItem, Facts, Lead, News, Threats, Whole, wire_schema
from briefing.prompt import REPLIES

# From pydantic-ai's strict-schema transformer and what the openai SDK was seen to let through.
FORBIDDEN = frozenset(
    "$ref $defs definitions allOf oneOf not if then else dependentRequired dependentSchemas discriminator default "
    "minLength maxLength patternProperties unevaluatedProperties propertyNames minProperties maxProperties "
    "unevaluatedItems contains minContains maxContains uniqueItems prefixItems title format pattern".split()
)
KNOWN = frozenset(
    "type properties required additionalProperties items anyOf enum const maxItems minItems".split()
)
DEEPEST = 10
MOST = 5000


def faults(node: Any, where: str = "$", depth: int = 1) -> Iterator[str]:
    """Everything in a schema that a strict server would refuse, with its place."""
    if not isinstance(node, dict) or not node:
        yield f"{where}: not a schema that says anything"
        return
    for key in node:
        if key in FORBIDDEN or key not in KNOWN:
            yield f"{where}: {key}"
    if depth > DEEPEST:
        yield f"{where}: deeper than {DEEPEST}"
    if not {"type", "anyOf", "enum", "const"} & set(node):
        yield f"{where}: no type"
    if where == "$" and node.get("type") != "object":
        yield "$: the root is no object"
    if node.get("type") == "object":
        yield from _object_faults(node, where, depth)
    if node.get("type") == "array" or "items" in node:
        yield from faults(node.get("items"), f"{where}[]", depth + 1)
    for index, part in enumerate(node.get("anyOf", [])):
        yield from faults(part, f"{where}|{index}", depth)


def _object_faults(node: dict[str, Any], where: str, depth: int) -> Iterator[str]:
    if node.get("additionalProperties") is not False:
        yield f"{where}: additionalProperties"
    properties = node.get("properties", {})
    if sorted(node.get("required", [])) != sorted(properties):
        yield f"{where}: required"
    if len(properties) > MOST:
        yield f"{where}: too many properties"
    for name, value in properties.items():
        yield from faults(value, f"{where}.{name}", depth + 1)


@pytest.mark.parametrize("ask", REPLIES)
def test_every_reply_keeps_to_the_strict_subset(ask: str) -> None:
    assert list(faults(wire_schema(REPLIES[ask]))) == []


@pytest.mark.parametrize(
    "change",
    [
        {"$ref": "#/$defs/X"}, {"oneOf": [{"type": "string"}]}, {"allOf": []}, {"default": None},
        {"minLength": 1}, {"maxLength": 9}, {"patternProperties": {}}, {"propertyNames": {}},
        {"unevaluatedProperties": False}, {"minProperties": 1}, {"maxProperties": 1}, {"unevaluatedItems": False},
        {"contains": {}}, {"minContains": 1}, {"maxContains": 1}, {"uniqueItems": True}, {"prefixItems": []},
        {"discriminator": {}}, {"title": "S"}, {"format": "uri"}, {"pattern": "(?=a)"}, {"nonsense": 1},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_the_walker_catches_a_forbidden_keyword_wherever_it_stands(change: dict[str, Any]) -> None:
    for path in ((), ("who",), ("who", "items"), ("who", "items", "properties", "name")):
        schema = wire_schema(Facts)
        node: Any = schema
        for step in ("properties", *path) if path else ():
            node = node[step]
        node.update(copy.deepcopy(change))
        assert any(next(iter(change)) in fault for fault in faults(schema)), path


def test_the_walker_catches_open_objects_missing_requirements_and_depth() -> None:
    schema = wire_schema(Facts)
    item = schema["properties"]["who"]["items"]
    del item["additionalProperties"]
    item["required"].remove("title")
    item["properties"]["role"] = {}
    assert list(faults(schema)) == [
        "$.who[]: additionalProperties",
        "$.who[]: required",
        "$.who[].role: not a schema that says anything",
    ]
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(DEEPEST):
        deep = {"type": "object", "properties": {"a": deep}, "required": ["a"], "additionalProperties": False}
    assert [fault.rpartition(": ")[2] for fault in faults(deep)] == ["deeper than 10"]
    assert list(faults({"anyOf": [{"type": "string"}]})) == ["$: the root is no object"]


def items(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All objects of a schema that cite sentences."""
    if "s" in schema.get("properties", {}):
        yield schema
    for value in schema.get("properties", {}).values():
        yield from items(value.get("items", value))


def test_in_every_item_the_sentence_numbers_come_first() -> None:
    found = {name: list(items(wire_schema(reply))) for name, reply in REPLIES.items()}
    assert {name: len(cited) for name, cited in found.items()} == {
        "lead": 1, "facts": 4, "demands": 1, "threats": 1, "news": 2, "whole": 7,
    }  # fmt: skip
    for item in (item for cited in found.values() for item in cited):
        assert next(iter(item["properties"])) == "s"
        assert item["properties"]["s"]["items"] == {"type": "integer"}


def test_properties_keep_the_order_of_the_fields() -> None:
    assert list(wire_schema(Facts)["properties"]) == ["who", "what", "when", "where"]
    assert list(wire_schema(Threats)["properties"]["threats"]["items"]["properties"]) == [
        "s", "by", "against", "consequence", "trigger", "deadline", "explicit",
    ]  # fmt: skip
    news = ["s", "headline", "bottom_line"]
    assert list(wire_schema(News)["properties"]) == [*news, "what"]
    assert list(wire_schema(Whole)["properties"]) == [
        *news, "who", "what", "when", "where", "demands", "threats",
    ]  # fmt: skip
    assert list(wire_schema(Whole)["properties"]["threats"]["items"]["properties"]) == [
        "s", "by", "against", "consequence", "trigger", "deadline",
    ]  # fmt: skip


def test_every_list_has_a_cap_on_the_wire_but_a_longer_reply_is_still_read() -> None:
    def uncapped(node: Any) -> list[Any]:
        if not isinstance(node, dict):
            return []
        here = [node] if node.get("type") == "array" and "maxItems" not in node else []
        return here + [bad for value in node.values() for bad in uncapped(value)]

    assert [uncapped(wire_schema(reply)) for reply in REPLIES.values()] == [[]] * len(REPLIES)
    cap = wire_schema(Demands)["properties"]["demands"]["maxItems"]
    row = {"s": [1, 2, 3, 4], "by": [], "of": [], "demand": "go", "condition": None, "deadline": None}
    assert len(Demands.model_validate({"demands": [row] * (cap + 1)}).demands) == cap + 1


@pytest.mark.parametrize("reply", REPLIES.values(), ids=lambda reply: reply.__name__)
def test_nothing_may_be_left_out_of_a_reply(reply: type[BaseModel]) -> None:
    with pytest.raises(ValidationError) as caught:
        reply.model_validate({})
    assert {error["loc"][0] for error in caught.value.errors()} == set(reply.model_fields)


@pytest.mark.parametrize("noun", [Lead, News, Whole])
def test_a_lead_cites_like_any_item(noun: type[BaseModel]) -> None:
    assert issubclass(noun, DraftItem)
    assert list(noun.model_fields)[:3] == ["s", "headline", "bottom_line"]
