"""A WordPress site over real HTTP on loopback: its REST API for posts, as far as drafts go, and its faults."""

import base64
import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scripted_server import Call, ScriptedServer, Step, json_step, scripted_server

USER, PASSWORD = "desk", "abcd efgh ijkl mnop qrst uvwx"
POSTS = "/wp-json/wp/v2/posts"


@dataclass
class Post:
    """One post as the database has it."""

    id: int
    slug: str
    status: str
    title: str
    excerpt: str
    content: str
    meta: dict[str, Any] = field(default_factory=dict)
    revisions: list[str] = field(default_factory=list)


@dataclass
class WordPress:
    """The site: its posts, and what goes wrong next.

    `faults` are answers given instead of the next ones; `cuts` says how many next changes are saved
    before the connection is cut; `before_create` runs when a post is about to be made, and without
    `unique` two may get one slug, for races;
    `filters` says that the user's HTML is filtered, as it is for every role below Editor.
    """

    posts: list[Post] = field(default_factory=list)
    faults: list[Step] = field(default_factory=list)
    cuts: int = 0
    before_create: Callable[[], None] | None = None
    unique: bool = True
    filters: bool = True
    meta_keys: tuple[str, ...] = ()
    server: ScriptedServer | None = None

    @property
    def url(self) -> str:
        assert self.server is not None
        return self.server.url

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Method and path of every request so far."""
        assert self.server is not None
        return [(call.method, urlsplit(call.path).path) for call in self.server.calls]

    def add(self, slug: str, content: str, *, status: str = "draft", title: str = "") -> Post:
        """A post that was there before, or that somebody else makes."""
        number = max((post.id for post in self.posts), default=100) + 1
        post = Post(number, self._unique(slug), status, title, "", content)
        self.posts.append(post)
        return post

    def bin(self, post: Post) -> None:
        """What a person does with "Move to bin"."""
        post.status, post.slug = "trash", f"{post.slug}__trashed"

    def __call__(self, call: Call) -> Step:
        if self.faults:
            return self.faults.pop(0)
        at = urlsplit(call.path)
        if not at.path.startswith(POSTS):
            return Step(404, b"<html>Not found</html>", {"content-type": "text/html"})
        if not _knows(call):
            return refusal(
                401, "incorrect_password", "The provided password is an invalid application password."
            )
        if call.method == "GET":
            return self._list({name: values[0] for name, values in parse_qs(at.query).items()})
        number = int(at.path.removeprefix(POSTS).strip("/") or 0)
        step = self._changed(call, number)
        if self.cuts and step.status < 300:
            self.cuts -= 1
            return Step(step.status, step.body, step.headers, cut_after=0)
        return step

    def _changed(self, call: Call, number: int) -> Step:
        if not number:
            return self._create(call.json)
        post = next((post for post in self.posts if post.id == number), None)
        if post is None:
            return refusal(404, "rest_post_invalid_id", "Invalid post ID.")
        if "_method=DELETE" in call.path:
            assert "force=true" in call.path
            self.posts.remove(post)
            return json_step({"deleted": True})
        post.revisions.append(post.content)
        self._save(post, call.json)
        return json_step(_shown(post))

    def _create(self, fields: dict[str, Any]) -> Step:
        if self.before_create:
            self.before_create()
        unknown = set(fields.get("meta", {})) - set(self.meta_keys)
        if unknown:
            return refusal(
                403, "rest_cannot_update", f"you are not allowed to edit the {unknown} custom field."
            )
        post = self.add(fields.get("slug", ""), "", status=fields["status"])
        self._save(post, {name: value for name, value in fields.items() if name not in ("slug", "status")})
        return json_step(_shown(post), 201)

    def _save(self, post: Post, fields: dict[str, Any]) -> None:
        for name, value in fields.items():
            assert name in ("title", "excerpt", "content", "meta"), name
            setattr(post, name, filtered(value) if self.filters and isinstance(value, str) else value)

    def _list(self, asked: dict[str, str]) -> Step:
        assert asked["context"] == "edit"
        found = [post for post in self.posts if post.status in asked["status"].split(",")]
        if "slug" in asked:
            found = [post for post in found if post.slug in asked["slug"].split(",")]
        if "search" in asked:
            found = [
                post for post in found if asked["search"].lower() in f"{post.title} {post.content}".lower()
            ]
        assert (asked["orderby"], asked["order"]) == ("id", "asc")
        return json_step([_shown(post) for post in sorted(found, key=lambda post: post.id)])

    def _unique(self, slug: str) -> str:
        """As WordPress makes slugs unique: "-2" behind one that any post has."""
        taken = {post.slug for post in self.posts}
        number, free = 2, slug
        while self.unique and free in taken:
            free, number = f"{slug}-{number}", number + 1
        return free


def filtered(markup: str) -> str:
    """What WordPress's filter does to harmless HTML: other spellings, attributes gone, comments kept."""
    text = re.sub(r"&#(\d{1,2});", lambda found: f"&#{int(found[1]):03};", markup)
    text = (
        re.sub(r"<(td|li|span)( [^>]*)>", r"<\1>", text).replace("<br>", "<br />").replace("<hr>", "<hr />")
    )
    text = re.sub(r"<!--(.*?)-->", lambda found: f"<!--{re.sub('--+', '-', found[1])}-->", text)
    assert "<script" not in text
    return text.strip()


@contextmanager
def wordpress_site(**given: Any) -> Iterator[WordPress]:
    """Runs a site until the block ends."""
    site = WordPress(**given)
    with scripted_server(site) as server:
        site.server = server
        yield site


def _knows(call: Call) -> bool:
    expected = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    return call.headers.get("authorization") == f"Basic {expected}"


def refusal(status: int, code: str, message: str) -> Step:
    """One of the site's own errors; tests put them into `faults`."""
    return json_step({"code": code, "message": message, "data": {"status": status}}, status)


def _shown(post: Post) -> dict[str, Any]:
    """As with context=edit: raw beside rendered."""
    fields = {
        name: {"raw": getattr(post, name), "rendered": html.escape(getattr(post, name))}
        for name in ("title", "excerpt", "content")
    }
    return {"id": post.id, "slug": post.slug, "status": post.status, "link": f"/?p={post.id}", **fields}
