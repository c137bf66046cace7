"""`briefing eval list`: which suites there are, what they ask, and who can answer."""

import click

from briefing.cli.console import deliver
from briefing.evals.loading import find, names


@click.command(name="list")
def listing() -> None:
    """List the project's suites with their systems."""
    deliver("\n".join(line for name in names() for line in _told(name)), None)


def _told(name: str) -> list[str]:
    declared = find(name)
    suite = declared.suite
    home = "" if declared.own else "  (needs --data)"
    systems = [
        f"    {system:16} {one.about}{'' if one.asks else ' · asks no model'}"
        for system, one in suite.systems.items()
    ]
    return [f"{name}: {suite.about}{home}", *systems]
