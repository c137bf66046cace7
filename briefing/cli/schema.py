"""`briefing schema`: the public JSON schema of a brief, and on request those of the replies."""

import json

import click

from briefing.cli.console import deliver
from briefing.nouns.brief import SCHEMA_VERSION, Brief
from briefing.nouns.draft import wire_schema
from briefing.prompt import REPLIES


@click.command()
@click.option("--wire", is_flag=True, help="The schemas that the model's replies must keep to instead.")
def schema(wire: bool) -> None:
    """Print the JSON schema of a brief."""
    if wire:
        shown: object = {name: wire_schema(reply) for name, reply in REPLIES.items()}
    else:
        draft = "https://json-schema.org/draft/2020-12/schema"
        title = f"briefing Brief {SCHEMA_VERSION}"
        shown = {"$schema": draft, **Brief.model_json_schema(mode="serialization"), "title": title}
    deliver(json.dumps(shown, indent=2, ensure_ascii=False), None)
