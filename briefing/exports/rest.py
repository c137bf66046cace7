"""The one door to a WordPress site: its REST API over HTTP, and what each way of failing means."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self

import httpx2
from pydantic import Field, SecretStr, model_validator

from briefing.endpoint import host_of, is_loopback
from briefing.errors import (
    AccessDenied,
    ConnectionFailed,
    ProviderError,
    RateLimited,
    RequestRejected,
    ServerFailed,
    UsageError,
)
from briefing.nouns.frozen import Frozen
from briefing.render.escape import clean

USER, PASSWORD = "BRIEFING_WORDPRESS_USER", "BRIEFING_WORDPRESS_PASSWORD"
"""The environment variables that hold the WordPress user and one of their application passwords."""

_SHOWN = 300
"""Characters of the site's own words that a message repeats."""

_AGAIN = "Run the same command again: it looks for the draft first, so there is never a second one."
_ROLE = "The user needs the role Author or Editor, and no security plugin may forbid the REST API."
_PASSWORD = (
    f"{PASSWORD} is an application password (WordPress: Users, Profile), not the one for logging in; some "
    "hosts drop the Authorization header before WordPress sees it."
)
_ADDRESS = "Give the site's own address, such as https://example.org, where /wp-json/ is answered."

Post = dict[str, Any]


class Site(Frozen):
    """A WordPress site and who writes there.

    `url` is the site's address without /wp-json. Raises UsageError for an address that is not plain
    https, unless it is loopback. `timeout_s` is how many seconds may pass without a byte.
    """

    url: str
    user: str
    password: SecretStr
    timeout_s: float = Field(default=60.0, gt=0)

    @model_validator(mode="after")
    def _is_encrypted(self) -> Self:
        host = host_of(self.url)
        if not self.url.lower().startswith("https:") and not is_loopback(self.url):
            raise UsageError(
                f"The password for {host} would be sent unencrypted.", hint="Give the site's https address."
            )
        return self

    @classmethod
    def from_environ(cls, url: str, environ: Mapping[str, str] | None = None) -> Self:
        """The site with user and application password from the environment; UsageError where one is not set."""
        told = os.environ if environ is None else environ
        missing = [name for name in (USER, PASSWORD) if not told.get(name)]
        if missing:
            raise UsageError(f"{' and '.join(missing)} is not set.", hint=_PASSWORD)
        return cls(url=url, user=told[USER], password=SecretStr(told[PASSWORD]))

    @property
    def host(self) -> str:
        """The `host` or `host:port` that receives the draft."""
        return host_of(self.url)

    @property
    def root(self) -> str:
        """The address without a slash at its end."""
        return self.url.rstrip("/")


class Posts:
    """The posts of one site: looked up, made, changed. Every call raises the ProviderError family."""

    def __init__(self, site: Site, client: httpx2.Client) -> None:
        self._site = site
        self._client = client

    def found(self, **by: str) -> list[Post]:
        """The posts that `slug` or `search` finds, of every status that a person can give one, oldest first."""
        query = {
            **by,
            "status": "draft,pending,future,private,publish,trash",
            "context": "edit",
            "orderby": "id",
            "order": "asc",
        }
        answer = self._asked("GET", "", params=query)
        if not isinstance(answer, list):
            raise self._no_wordpress()
        return [self._one(post) for post in answer]

    def made(self, fields: Mapping[str, object]) -> Post:
        """A new post."""
        return self._one(self._asked("POST", "", body=fields))

    def changed(self, number: int, fields: Mapping[str, object]) -> Post:
        """The post with other fields; WordPress keeps the old ones as a revision."""
        return self._one(self._asked("POST", f"/{number}", body=fields))

    def removed(self, number: int) -> None:
        """The post is gone, not in the bin: for a draft of our own that is seconds old."""
        # WordPress takes the method from the query too; some hosts let only GET and POST pass.
        self._asked("POST", f"/{number}", params={"_method": "DELETE", "force": "true"})

    def _one(self, answer: object) -> Post:
        if not isinstance(answer, dict) or not isinstance(answer.get("id"), int):
            raise self._no_wordpress()
        return answer

    def _asked(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: Mapping[str, object] | None = None,
    ) -> object:
        address = f"{self._site.root}/wp-json/wp/v2/posts{path}"
        try:
            answer = self._client.request(method, address, params=params, json=body)
        except httpx2.TimeoutException as error:
            raise ConnectionFailed(f"{self._site.host} did not answer in time.", hint=_AGAIN) from error
        except httpx2.HTTPError as error:
            reason = clean(str(error)) or type(error).__name__
            raise ConnectionFailed(
                f"The connection to {self._site.host} failed: {reason}", hint=_AGAIN
            ) from error
        if not answer.is_success:
            raise self._fault(answer)
        try:
            return answer.json()
        except ValueError:
            raise self._no_wordpress() from None

    def _fault(self, answer: httpx2.Response) -> ProviderError:
        code, words = _said(answer)
        status = answer.status_code
        message = f"{self._site.host} answered {status}.{f' It says: {words}' if words else ''}"
        if answer.has_redirect_location:
            where = clean(answer.headers.get("location", ""))[:_SHOWN]
            return RequestRejected(f"{self._site.host} sends to another address: {where}", hint=_ADDRESS)
        if status == 401:
            return AccessDenied(message, hint=_PASSWORD)
        if status == 403 or code.startswith(("rest_forbidden", "rest_cannot")):
            return AccessDenied(message, hint=_ROLE)
        if status == 429:
            return RateLimited(message, hint=_AGAIN)
        if status >= 500:
            return ServerFailed(message, hint=_AGAIN)
        return RequestRejected(message, hint=_ADDRESS if status == 404 else None)

    def _no_wordpress(self) -> RequestRejected:
        return RequestRejected(
            f"{self._site.host} does not answer as WordPress's REST API does.", hint=_ADDRESS
        )


@contextmanager
def posts_of(site: Site) -> Iterator[Posts]:
    """The site's posts, for the length of a `with` block.

    Redirects are not followed: a POST would arrive as a GET, and the password at another host. Loopback
    ignores proxies.
    """
    auth = httpx2.BasicAuth(site.user, site.password.get_secret_value())
    with httpx2.Client(
        auth=auth,
        timeout=site.timeout_s,
        follow_redirects=False,
        trust_env=not is_loopback(site.url),
        headers={"accept": "application/json", "user-agent": "briefing"},
    ) as client:
        yield Posts(site, client)


def _said(answer: httpx2.Response) -> tuple[str, str]:
    """WordPress's code and message of an error; both "" where the answer is not its own."""
    try:
        told = json.loads(answer.content)
    except ValueError:
        return "", ""
    if not isinstance(told, dict):
        return "", ""
    code, message = (told.get(name) for name in ("code", "message"))
    return str(code or ""), clean(str(message or ""))[:_SHOWN]
