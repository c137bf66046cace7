"""A brief as a WordPress draft: one draft for any number of runs, and nothing that a person has touched."""

import html
import re
from pathlib import Path
from typing import Literal

from briefing.errors import UsageError
from briefing.exports.bodies import bodies
from briefing.exports.mark import is_of, marked, same_mark, untouched
from briefing.exports.record import record
from briefing.exports.rest import Post, Posts, Site, posts_of
from briefing.nouns.brief import Brief
from briefing.nouns.frozen import Frozen
from briefing.render.escape import clean

Status = Literal["draft", "pending"]
_WRITABLE = ("draft", "pending")
Fields = dict[str, object]
_ACTED_ON = re.compile(r"<[^>]*>|\[|://")
_ENTITIES = {"[": "&#91;", "://": "&#58;//"}
_TEXTS = ("title", "excerpt", "content")


class Published(Frozen):
    """What became of the draft."""

    id: int
    link: str
    """Where a person edits it."""
    status: str
    """WordPress's own word for it now: draft, pending, publish, trash and so on."""
    outcome: Literal["created", "updated", "unchanged", "left alone"]
    reason: str = ""
    """Why it was left alone."""


def draft(
    brief: Brief, *, template: str | Path = "policy", status: Status = "draft", meta_key: str | None = None
) -> Fields:
    """The fields of a new post, as WordPress's REST API takes them.

    `content` is an HTML fragment without classes, its label on top and the mark behind it; the slug is
    made of the brief's `uri`, so it is the same for every version. No date: WordPress sets one when a
    person publishes. With `meta_key` the provenance goes into that one post meta, as an object of
    strings; the site must have registered the key with `show_in_rest`, or WordPress refuses the post.
    Raises UsageError as `render` does, and for an unreviewed brief that is to be more than a draft.
    """
    _refuse(brief, status)
    fields: Fields = {**texts(brief, template), "status": status, "slug": slug(brief)}
    if meta_key is not None:
        fields["meta"] = {meta_key: record(brief)}
    return fields


def texts(brief: Brief, template: str | Path) -> dict[str, str]:
    """Title, excerpt and content with its mark: what an update changes."""
    bottom = clean(brief.bottom_line.text) if brief.bottom_line else ""
    fields = {
        "title": _inert(html.escape(clean(brief.headline), quote=False)),
        "excerpt": _inert(html.escape(bottom, quote=False)),
        "content": _inert(bodies(brief, template).html),
    }
    return {**fields, "content": marked(brief, fields)}


def slug(brief: Brief) -> str:
    """ "brief-" and the brief's UUID."""
    return f"brief-{brief.uri.rpartition(':')[2]}"


def publish(
    brief: Brief,
    site: Site,
    *,
    template: str | Path = "policy",
    status: Status = "draft",
    meta_key: str | None = None,
) -> Published:
    """One draft of the brief on the site, however often this runs.

    It is looked up first, by slug and, where a person changed that, by the mark in its content. A draft
    or pending post that nobody touched gets the brief's newer text and keeps its status; everything
    else, edited, published, scheduled or in the bin, is left alone and said so. `status` is for a new
    post. Between the look and the change a person could save; WordPress then has theirs as a revision.

    Raises UsageError as `draft` does, and ConnectionFailed, AccessDenied, RateLimited, ServerFailed or
    RequestRejected; after any of them the same call can be made again.
    """
    fields = draft(brief, template=template, status=status, meta_key=meta_key)
    with posts_of(site) as posts:
        there = _ours(posts, brief)
        if there is None:
            return _created(posts, site, brief, fields)
        changes = {name: value for name, value in fields.items() if name not in ("status", "slug")}
        return _brought_up_to_date(posts, site, there, changes)


def _refuse(brief: Brief, status: str) -> None:
    if status not in _WRITABLE:
        raise UsageError(f"a brief does not go out as {status!r}", hint="it goes as draft or pending")
    if status == "pending" and not brief.reviewed:
        raise UsageError(
            "an unreviewed brief goes out as a draft only", hint="let a person sign it first: briefing sign"
        )


def _inert(markup: str) -> str:
    """The markup with nothing in its words that WordPress acts on.

    A square bracket could begin one of the site's shortcodes, and a paragraph that is an address is
    fetched and embedded; as entities both are only shown.
    """
    return _ACTED_ON.sub(lambda found: _ENTITIES.get(found.group(), found.group()), markup)


def _ours(posts: Posts, brief: Brief) -> Post | None:
    """The post of this brief, living before binned, oldest first; None: there is none."""
    name = slug(brief)
    # WordPress renames what it bins, so that the slug is free again.
    found = posts.found(slug=f"{name},{name}__trashed")
    if not found:
        same = posts.found(search=name.removeprefix("brief-"))
        found = [post for post in same if is_of(_raw(post)["content"], brief.uri)]
    ordered = sorted(found, key=lambda post: (post.get("status") == "trash", post.get("id", 0)))
    return ordered[0] if ordered else None


def _created(posts: Posts, site: Site, brief: Brief, fields: Fields) -> Published:
    made = posts.made(fields)
    first = _ours(posts, brief)
    if first is not None and first["id"] < made["id"] and first.get("status") in _WRITABLE:
        # Another run made one at the same moment; the older stays, and this call's own goes.
        posts.removed(made["id"])
        return _told(site, first, "unchanged")
    return _told(site, made, "created")


def _brought_up_to_date(posts: Posts, site: Site, there: Post, changes: Fields) -> Published:
    status = there.get("status")
    if status not in _WRITABLE:
        why = "a person put it in the bin" if status == "trash" else f"it is no draft any more ({status})"
        return _told(site, there, "left alone", why)
    now = _raw(there)
    if not untouched(now):
        return _told(site, there, "left alone", "a person edited it")
    if same_mark(str(changes["content"]), now["content"]):
        return _told(site, there, "unchanged")
    return _told(site, posts.changed(there["id"], changes), "updated")


def _raw(post: Post) -> dict[str, str]:
    """The texts as they are stored; "" for what the site does not show."""
    told = {name: post.get(name) for name in _TEXTS}
    return {
        name: str(value.get("raw") or "") if isinstance(value, dict) else "" for name, value in told.items()
    }


def _told(
    site: Site,
    post: Post,
    outcome: Literal["created", "updated", "unchanged", "left alone"],
    reason: str = "",
) -> Published:
    link = f"{site.root}/wp-admin/post.php?post={post['id']}&action=edit"
    return Published(id=post["id"], link=link, status=str(post.get("status")), outcome=outcome, reason=reason)
