"""A brief that a command is given as JSON."""

from briefing.cli.inputs import given_bytes
from briefing.nouns.brief import Brief
from briefing.recheck.brief_json import load


def load_brief(file: str, data: bytes | None = None) -> Brief:
    """The Brief in a JSON file, every evidence span checked; raises UnreadableInput naming what is wrong.

    `data` is the file's content where it was read already.
    """
    return load(given_bytes(file) if data is None else data, "standard input" if file == "-" else file)
