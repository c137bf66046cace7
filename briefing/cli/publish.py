"""`briefing publish`: a brief's JSON in, a draft in a CMS out."""

import os
from typing import Literal

import click

from briefing.cli.briefs import load_brief
from briefing.cli.console import deliver, say
from briefing.cli.make import template_from
from briefing.cli.options import quiet_option
from briefing.endpoint import host_of, is_loopback
from briefing.errors import UsageError
from briefing.exports import Site
from briefing.exports import publish as publish_brief
from briefing.settings import Flags, config_files, local_only


@click.group()
def publish() -> None:
    """Put a brief into a CMS, as a draft for a person to read."""


@publish.command()
@click.argument("file")
@click.option("--site", "url", metavar="URL", required=True, help="The site's address: https://example.org.")
@click.option(
    "--template", default="policy", show_default=True, metavar="NAME|PATH", help="A family, or your own file."
)
@click.option(
    "--status",
    type=click.Choice(["draft", "pending"]),
    default="draft",
    show_default=True,
    help="Of a new post; pending asks for a signed brief.",
)
@click.option("--local-only/--no-local-only", "local", default=None, help="Refuse any site but loopback.")
@quiet_option
def wordpress(
    file: str, url: str, template: str, status: Literal["draft", "pending"], local: bool | None, quiet: bool
) -> None:
    """Make or update one WordPress draft of the brief in FILE (JSON; "-" for standard input).

    However often it runs there is one draft, and what a person edited, published or binned is left
    alone. The user and an application password come from BRIEFING_WORDPRESS_USER and
    BRIEFING_WORDPRESS_PASSWORD. Printed: what was done, the draft's number, its status, where to edit it.
    """
    _refuse_remote(url, local)
    site = Site.from_environ(url)
    brief = load_brief(file)
    say(said_host(url), quiet=quiet)
    done = publish_brief(brief, site, template=template_from(template), status=status)
    if done.reason:
        say(f"Left alone: {done.reason}.", quiet=quiet)
    deliver("\t".join([done.outcome, str(done.id), done.status, done.link]), None)


def said_host(url: str) -> str:
    """The sentence for stderr that says which host receives the brief, or that none does."""
    what = "The brief, with the sentences of the article that it quotes,"
    if is_loopback(url):
        return f"{what} stays on this machine (WordPress at {host_of(url)})."
    return f"{what} goes to {host_of(url)}."


def _refuse_remote(url: str, local: bool | None) -> None:
    host = host_of(url)
    if not is_loopback(url) and local_only(Flags(local_only=local), os.environ, *config_files()):
        raise UsageError(
            f"The brief would go to {host}, but local-only is set.",
            hint="Publish to a site on this machine, or lift local-only with --no-local-only.",
        )
