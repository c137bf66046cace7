"""What a fetch may do and what it brings back: the Rules given, the Fetched returned."""

from dataclasses import dataclass
from importlib.metadata import version

from pydantic import Field

from briefing.nouns.frozen import Frozen
from briefing.reading.decoding import MAX_DOCUMENT_BYTES

_PRODUCT_TOKEN = r"[A-Za-z_-]+"
"""A robot's name as RFC 9309 (2.2.1) allows it; what follows it is for people who read server logs."""


class Rules(Frozen):
    """Limits of one fetch, its redirects and robots.txt files included. The defaults suit one news page."""

    timeout_s: float = Field(default=20.0, gt=0, le=600)
    """Seconds for everything from the first look-up to the last byte, however slowly a server drips."""
    max_bytes: int = Field(default=MAX_DOCUMENT_BYTES, gt=0)
    """Largest body, as it comes and once more after unpacking. Reading has limits of its own for each kind of file."""
    max_redirects: int = Field(default=5, ge=0, le=20)
    """RFC 9309 (2.3.1.2) asks robots to follow five; news sites need one or two."""
    allow_private: bool = False
    """Also addresses of this machine and its networks, names without a dot, and any port."""
    robots: bool = True
    """Whether robots.txt is asked for and obeyed. False asks for none."""
    user_agent: str = Field(
        default_factory=lambda: f"briefing/{version('briefing')}", pattern=rf"^{_PRODUCT_TOKEN}(?:/[ -~]*)?$"
    )
    """Who asks: the name that robots.txt is searched for, "/", and anything printable in ASCII."""

    @property
    def robot(self) -> str:
        """The product token: the user agent up to its slash, in small letters."""
        return self.user_agent.partition("/")[0].lower()


@dataclass(frozen=True)
class Fetched:
    """A body and where it was found."""

    url: str
    """The final address, without fragment."""
    host: str
    """Of that address, as it is written for people ("bücher.example"), without port."""
    data: bytes
    """Unpacked."""
    content_type: str | None
    """The header as the server sent it, charset included; None if it sent none."""
    hops: tuple[str, ...]
    """Addresses in the order they were asked, the final one last."""
