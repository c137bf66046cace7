"""Where prompts/, templates/ and evals/ are: live in a checkout, read-only inside an installed wheel."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

Folder = Literal["prompts", "templates", "seeds", "evals"]


def folder(name: Folder) -> Traversable:
    """The folder of that name: the checkout's when pyproject.toml lies beside it, else the wheel's."""
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return files("briefing").joinpath("_data", name)
