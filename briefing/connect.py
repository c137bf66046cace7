"""From a choice of model to one that answers: the embedded server started, or the endpoint's client opened."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from briefing.embedded import cache, catalogue
from briefing.embedded.pull import Progress, pull
from briefing.embedded.server import serve
from briefing.endpoint import Choice, Embedded, Endpoint
from briefing.errors import WeightsMissing
from briefing.openai_chat import OpenAIChat
from briefing.settings import Flags, config_files, resolve


@contextmanager
def connect(
    model: str | None = None,
    base_url: str | None = None,
    *,
    profile: str | None = None,
    local_only: bool | None = None,
    progress: Progress | None = None,
) -> Iterator[OpenAIChat]:
    """A model to give to `brief`, for the length of a `with` block.

    Without arguments, environment or config file: the embedded model, pulled on first need. Raises
    UsageError for contradictory settings and WeightsMissing when the weights cannot be had.
    """
    flags = Flags(model=model, base_url=base_url, profile=profile, local_only=local_only)
    choice = resolve(flags, os.environ, *config_files(), catalogue=catalogue.NAMES)
    with connected(choice, progress=progress) as chat:
        yield chat


@contextmanager
def connected(
    choice: Choice, *, environ: Mapping[str, str] | None = None, progress: Progress | None = None
) -> Iterator[OpenAIChat]:
    """As `connect`, for settings that were resolved before."""
    if isinstance(choice, Endpoint):
        with OpenAIChat(choice) as chat:
            yield chat
        return
    path, name, sha256 = weights_of(choice, os.environ if environ is None else environ, progress)
    with serve(path, alias=name) as server:
        endpoint = Endpoint(
            model=name,
            base_url=server.base_url,
            api_key=server.api_key,
            timeout_s=choice.timeout_s,
            attempts=choice.attempts,
            sha256=sha256,
            shown_host="this machine",
        )
        with OpenAIChat(endpoint) as chat:
            yield chat


def weights_of(
    choice: Embedded, environ: Mapping[str, str], progress: Progress | None = None
) -> tuple[Path, str, str]:
    """(path, name, sha256) of the weights: a file of the user's own, or one of the catalogue, pulled if missing."""
    if choice.model.lower().endswith(".gguf"):
        path = Path(choice.model).expanduser()
        if not path.is_file():
            raise WeightsMissing(
                f"{path}: there is no such file", hint="briefing models list shows what is known"
            )
        return path, path.stem, cache.sha256_of(path)
    weights = catalogue.find(choice.model)
    return pull(weights, cache.default_folder(environ), progress=progress), weights.name, weights.sha256
