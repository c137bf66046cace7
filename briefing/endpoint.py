"""Who is asked: a server by its address, or the embedded model; and whether the text leaves this machine."""

import ipaddress
import os
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator

from briefing.chat import Rung
from briefing.errors import UsageError
from briefing.nouns.frozen import Frozen

OPENAI_URL = "https://api.openai.com/v1"
"""Where the openai client goes when nobody says otherwise (openai 3.54, `_client.py`)."""

EMBEDDED_MODELS = ("qwen2.5-coder-1.5b",)
"""Catalogue names that mean the embedded model; the first is used when nothing is configured."""

TokenLimitField = Literal["max_completion_tokens", "max_tokens"]
"""Newer OpenAI models reject the second name, older compatible servers do not know the first."""


class Endpoint(Frozen):
    """An OpenAI-compatible server and the model to ask there.

    `base_url` None means what the openai client takes: OPENAI_BASE_URL, else OpenAI itself; in the
    same way `api_key` None means OPENAI_API_KEY. `timeout_s` is how many seconds may pass without a
    byte, `attempts` how often one request is sent while the failures look temporary. `sha256` is of
    local weights. Raises UsageError for an address that is not plain http(s)://host[:port]/path.
    """

    model: str
    base_url: str | None = None
    api_key: SecretStr | None = None
    timeout_s: float = Field(default=600.0, gt=0)
    """The openai client's own default; a long article on a slow machine needs minutes."""
    attempts: int = Field(default=4, ge=1)
    sha256: str | None = None
    shown_host: str | None = None
    """What provenance calls the host where its address says nothing, as with the embedded server."""
    first_rung: Rung = "strict-schema"
    send_temperature: bool = True
    max_tokens_field: TokenLimitField | None = None
    """None: the new name for OpenAI's own hosts, the old one, which all others know, elsewhere."""

    @model_validator(mode="after")
    def _has_model_and_address(self) -> Self:
        if not self.model.strip():
            raise UsageError("The model's name is empty.", hint="Name a model with --model.")
        if self.base_url is not None:
            _refuse_odd_address(self.base_url)
        return self

    @property
    def address(self) -> str:
        """The base URL that requests go to, read from the environment where none was given."""
        return self.base_url or os.environ.get("OPENAI_BASE_URL") or OPENAI_URL

    @property
    def host(self) -> str:
        """The `host` or `host:port` that receives the text."""
        return host_of(self.address)

    @property
    def is_openai(self) -> bool:
        """Whether OpenAI itself, any region, is asked."""
        name = urlsplit(self.address).hostname or ""
        return name == "api.openai.com" or name.endswith(".api.openai.com")


class Embedded(Frozen):
    """The embedded model: a name of the catalogue, or the path of a `.gguf` file, as the user wrote it."""

    model: str = EMBEDDED_MODELS[0]
    timeout_s: float = Field(default=600.0, gt=0)
    attempts: int = Field(default=4, ge=1)


Choice = Endpoint | Embedded


def host_of(base_url: str) -> str:
    """The `host` or `host:port` of an address. Raises UsageError if it is no plain http(s) address."""
    _refuse_odd_address(base_url)
    return urlsplit(base_url).netloc.lower()


def is_loopback(base_url: str) -> bool:
    """Whether text sent there stays on this machine: `localhost`, 127.0.0.0/8 or ::1, spelled plainly.

    Anything else counts as remote: names that only begin so, addresses written in decimal or hex,
    and odd addresses altogether.
    """
    try:
        _refuse_odd_address(base_url)
    except UsageError:
        return False
    name = urlsplit(base_url).hostname or ""
    if name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback if address.version == 4 else address == ipaddress.IPv6Address("::1")


def refuse_remote(choice: Choice) -> None:
    """For `--local-only`: raises UsageError, naming the host, unless the text stays on this machine."""
    if isinstance(choice, Endpoint) and not is_loopback(choice.address):
        raise UsageError(
            f"The article's text would go to {choice.host}, but local-only is set.",
            hint="Use the embedded model or a server on this machine, or lift local-only.",
        )


def _refuse_odd_address(base_url: str) -> None:
    """Raises UsageError unless every reader of URLs sees the same host in it."""
    reason = _oddity(base_url)
    if reason:
        shown = base_url.rsplit("@", 1)[-1]  # what stands before an @ may be a password
        raise UsageError(
            f"The base URL {shown!r} {reason}.",
            hint="It looks like https://host[:port]/v1, and no key in it.",
        )


def _oddity(base_url: str) -> str | None:
    if not base_url.isascii() or not base_url.isprintable() or set(base_url) & set(" \\"):
        return "has characters that a URL may not have"
    try:
        parts = urlsplit(base_url)
        port = parts.port
    except ValueError:
        return "cannot be read as a URL"
    if parts.scheme not in ("http", "https"):
        return "does not begin with http:// or https://"
    if "@" in parts.netloc:
        return "carries a user name or password"
    if not parts.hostname or port == 0 or "%" in parts.netloc:
        return "names no plain host"
    return "has a query or fragment" if parts.query or parts.fragment else None
