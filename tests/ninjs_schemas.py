"""IPTC's schemas as validators that need no network; formats are checked here, as the schemas only name them."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from referencing import Registry, Resource

FOLDER = Path(__file__).resolve().parent / "ninjs"

FORMATS = FormatChecker(formats=())


@FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@FORMATS.checks("uri", raises=ValueError)
def _is_uri(value: object) -> bool:
    if not isinstance(value, str):
        return True
    parts = urlsplit(value)
    return value.isascii() and " " not in value and bool(parts.scheme and (parts.netloc or parts.path))


@cache
def validator(version: str) -> Any:
    """For "3.1" or "1.6"; what 3.1 refers to lies beside it."""
    schema = _schema(f"ninjs-schema_{version}.json")
    if version.startswith("1."):
        return Draft7Validator(schema, format_checker=FORMATS)
    resources = [Resource.from_contents(_schema("GeoJSON-schema.json"))]
    registry = Registry().with_resources((resource.id(), resource) for resource in resources)
    return Draft202012Validator(schema, registry=registry, format_checker=FORMATS)


def faults(item: object, version: str) -> list[str]:
    """What is wrong with an item, as "place: reason"; empty where it is valid."""
    return [f"{error.json_path}: {error.message}" for error in validator(version).iter_errors(item)]


def _schema(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))
