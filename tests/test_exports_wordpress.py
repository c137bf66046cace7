"""One draft for any number of runs on a WordPress site over real HTTP, and nothing of a person's is touched."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr
from sample_brief import bare_brief, brief_saying, small_brief
from scripted_server import Step, closed_port, json_step, scripted_server
from wordpress_site import PASSWORD, USER, Post, WordPress, refusal, wordpress_site

from briefing.errors import (
    AccessDenied,
    BriefingError,
    ConnectionFailed,
    RateLimited,
    RequestRejected,
    ServerFailed,
    UsageError,
)
from briefing.exports import Site, publish
from briefing.exports.wordpress import draft, slug
from briefing.nouns.brief import Brief
from briefing.signing import Hand, signed

SLUG = "brief-8d172d48-7210-542e-a1b6-183911172ea7"


@pytest.fixture
def wordpress() -> Iterator[WordPress]:
    with wordpress_site() as running:
        yield running


def site(wordpress: WordPress, **more: object) -> Site:
    return Site(**{"url": wordpress.url, "user": USER, "password": SecretStr(PASSWORD), **more})


def reviewed() -> Brief:
    older = small_brief()
    at = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
    return signed(older, older, b"", Hand(by="A. Editor", responsible="The Post"), now=at)


def only(wordpress: WordPress) -> Post:
    (post,) = wordpress.posts
    return post


def only_draft(wordpress: WordPress) -> Post:
    (post,) = [post for post in wordpress.posts if post.status == "draft"]
    return post


def test_two_runs_make_one_draft(wordpress: WordPress) -> None:
    first = publish(small_brief(), site(wordpress))
    second = publish(small_brief(), site(wordpress))
    assert (first.outcome, second.outcome) == ("created", "unchanged")
    assert first.id == second.id == only(wordpress).id
    assert (only(wordpress).slug, only(wordpress).status) == (SLUG, "draft")
    assert only(wordpress).revisions == []
    assert first.link == f"{wordpress.url}/wp-admin/post.php?post={first.id}&action=edit"


@pytest.mark.parametrize("filters", [True, False], ids=["an author's HTML is filtered", "an editor's is not"])
@pytest.mark.parametrize(
    "brief", [small_brief(), bare_brief(), brief_saying("A [gallery] & <b>“x”</b>\\ \U0001f600")]
)
def test_any_brief_is_found_unchanged_again(brief: Brief, filters: bool) -> None:
    with wordpress_site(filters=filters) as wordpress:
        outcomes = [publish(brief, site(wordpress)).outcome for _ in range(3)]
        assert outcomes == ["created", "unchanged", "unchanged"]
        assert len(wordpress.posts) == 1


def test_a_newer_version_updates_the_draft_and_keeps_its_status(wordpress: WordPress) -> None:
    first = publish(small_brief(), site(wordpress))
    only(wordpress).status = "pending"
    second = publish(reviewed(), site(wordpress))
    assert (second.outcome, second.id, second.status) == ("updated", first.id, "pending")
    assert only(wordpress).content.startswith("<p><strong>AI-generated, reviewed by A. Editor on 2026-11-27")
    assert "AI-generated, not reviewed" in only(wordpress).revisions[0]
    assert publish(reviewed(), site(wordpress)).outcome == "unchanged"


@pytest.mark.parametrize("part", ["title", "excerpt", "content"])
def test_a_draft_that_a_person_edited_is_left_alone(wordpress: WordPress, part: str) -> None:
    publish(small_brief(), site(wordpress))
    edited = getattr(only(wordpress), part).replace("Arden", "The town of Arden", 1)
    setattr(only(wordpress), part, edited)
    done = publish(reviewed(), site(wordpress))
    assert (done.outcome, done.reason, done.status) == ("left alone", "a person edited it", "draft")
    assert getattr(only(wordpress), part) == edited
    assert only(wordpress).revisions == []


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("<h2>", "<h3>", 1),
        lambda text: text.replace("<p>", "<!-- wp:paragraph --><p>"),
        lambda text: re.sub(r"<!-- briefing .* -->", "", text),
        lambda text: "",
    ],
    ids=["another heading", "made into blocks", "the mark removed", "emptied"],
)
def test_an_edit_of_the_form_alone_is_an_edit_too(wordpress: WordPress, change: object) -> None:
    publish(small_brief(), site(wordpress))
    only(wordpress).content = change(only(wordpress).content)
    assert publish(reviewed(), site(wordpress)).outcome == "left alone"
    assert len(wordpress.posts) == 1


def test_what_wordpress_itself_rewrites_is_no_edit(wordpress: WordPress) -> None:
    publish(small_brief(), site(wordpress))
    text = only(wordpress).content.replace("</p>\n", "</p>\n\n").replace("’", "&#8217;")
    only(wordpress).content = text.replace("<ul>", '<ul class="wp-block-list">')
    assert publish(reviewed(), site(wordpress)).outcome == "updated"


@pytest.mark.parametrize("status", ["publish", "future", "private"])
def test_a_post_that_is_no_draft_any_more_is_left_alone(wordpress: WordPress, status: str) -> None:
    publish(small_brief(), site(wordpress))
    only(wordpress).status = status
    before = only(wordpress).content
    done = publish(reviewed(), site(wordpress))
    assert (done.outcome, done.status) == ("left alone", status)
    assert done.reason == f"it is no draft any more ({status})"
    assert (only(wordpress).content, only(wordpress).revisions) == (before, [])


def test_a_draft_in_the_bin_does_not_come_back(wordpress: WordPress) -> None:
    publish(small_brief(), site(wordpress))
    wordpress.bin(only(wordpress))
    done = publish(small_brief(), site(wordpress))
    assert (done.outcome, done.reason) == ("left alone", "a person put it in the bin")
    assert len(wordpress.posts) == 1


def test_a_post_whose_slug_a_person_changed_is_still_found(wordpress: WordPress) -> None:
    publish(small_brief(), site(wordpress))
    only(wordpress).slug, only(wordpress).status = "arden-dam-dispute", "publish"
    assert publish(small_brief(), site(wordpress)).outcome == "left alone"
    assert len(wordpress.posts) == 1


def test_a_post_that_only_mentions_the_brief_is_not_taken_for_it(wordpress: WordPress) -> None:
    wordpress.add("about", f"<p>See {SLUG.removeprefix('brief-')}</p>")
    assert publish(small_brief(), site(wordpress)).outcome == "created"
    assert len(wordpress.posts) == 2


def test_a_rerun_after_a_lost_answer_finds_the_draft(wordpress: WordPress) -> None:
    wordpress.cuts = 1
    with pytest.raises(ConnectionFailed) as lost:
        publish(small_brief(), site(wordpress))
    assert "there is never a second one" in str(lost.value.hint)
    assert len(wordpress.posts) == 1
    assert publish(small_brief(), site(wordpress)).outcome == "unchanged"
    assert len(wordpress.posts) == 1


def test_a_rerun_after_a_lost_update_finds_it_done(wordpress: WordPress) -> None:
    publish(small_brief(), site(wordpress))
    wordpress.cuts = 1
    with pytest.raises(ConnectionFailed):
        publish(reviewed(), site(wordpress))
    assert publish(reviewed(), site(wordpress)).outcome == "unchanged"
    assert len(only(wordpress).revisions) == 1


@pytest.mark.parametrize("unique", [True, False], ids=["the second gets another slug", "both get the same"])
def test_of_two_runs_at_once_the_older_draft_remains(unique: bool) -> None:
    with wordpress_site(unique=unique) as wordpress:
        fields = draft(small_brief())

        def the_other_run() -> None:
            other = wordpress.add(SLUG, str(fields["content"]), title=str(fields["title"]))
            other.excerpt = str(fields["excerpt"])

        wordpress.before_create = the_other_run
        done = publish(small_brief(), site(wordpress))
        assert (done.outcome, done.id) == ("unchanged", 101)
        assert [(post.id, post.slug) for post in wordpress.posts] == [(101, SLUG)]


def test_a_slug_that_is_taken_out_of_sight_does_not_make_more_drafts(wordpress: WordPress) -> None:
    wordpress.add(SLUG, "another user's", status="inherit")
    outcomes = [publish(small_brief(), site(wordpress)).outcome for _ in range(3)]
    assert outcomes == ["created", "unchanged", "unchanged"]
    assert only_draft(wordpress).slug == f"{SLUG}-2"


def test_briefs_of_other_articles_and_languages_have_drafts_of_their_own(wordpress: WordPress) -> None:
    german = small_brief().model_copy(update={"language": "de"})
    other = brief_saying("Something else")
    outcomes = [publish(brief, site(wordpress)).outcome for brief in (small_brief(), german, other)]
    assert outcomes == ["created"] * 3
    assert len({post.slug for post in wordpress.posts}) == 3


def test_the_draft_has_its_label_on_top_and_its_mark_at_the_end() -> None:
    fields = draft(small_brief())
    assert set(fields) == {"title", "excerpt", "content", "status", "slug"}
    assert (fields["title"], fields["status"], fields["slug"]) == (
        "Arden threatens to sue over the dam",
        "draft",
        SLUG,
    )
    assert fields["excerpt"] == "Arden wants the dam closed and may sue."
    first, *_, last = str(fields["content"]).split("\n")
    assert first == "<p><strong>AI-generated, not reviewed</strong></p>"
    assert re.fullmatch(rf"<!-- briefing urn:uuid:{SLUG[6:]} version 1 sha256 [0-9a-f]{{64}} -->", last)


def test_words_of_the_article_are_neither_markup_nor_shortcodes_nor_embeds() -> None:
    fields = draft(brief_saying("[embed]x[/embed] <script>alert(1)</script>"))
    for part in ("title", "excerpt", "content"):
        assert "<script" not in str(fields[part])
        assert "[" not in str(fields[part])
    alone = draft(brief_saying("https://video.example/watch"))
    for part in ("title", "excerpt", "content"):
        assert "://" not in str(alone[part])
        assert "https&#58;//video.example/watch" in str(alone[part])
    assert fields["title"] == "&#91;embed]x&#91;/embed] &lt;script&gt;alert(1)&lt;/script&gt;"


def test_an_unreviewed_brief_is_never_more_than_a_draft(wordpress: WordPress) -> None:
    with pytest.raises(UsageError, match="an unreviewed brief goes out as a draft only"):
        publish(small_brief(), site(wordpress), status="pending")
    assert wordpress.asked == []
    assert publish(reviewed(), site(wordpress), status="pending").status == "pending"


def test_a_brief_never_goes_out_as_published() -> None:
    with pytest.raises(UsageError, match="does not go out as 'publish'"):
        draft(reviewed(), status="publish")


def test_provenance_goes_into_one_meta_key_where_the_site_registered_it() -> None:
    with wordpress_site(meta_keys=("briefing",)) as wordpress:
        publish(small_brief(), site(wordpress), meta_key="briefing")
        meta = only(wordpress).meta["briefing"]
        assert (meta["label"], meta["model"]) == ("AI-generated, not reviewed", "small_model")
    with wordpress_site() as wordpress, pytest.raises(AccessDenied):
        publish(small_brief(), site(wordpress), meta_key="briefing")


FAULTS = [
    (refusal(401, "incorrect_password", "The password is invalid."), AccessDenied, "application password"),
    (refusal(403, "rest_cannot_create", "Sorry, you are not allowed."), AccessDenied, "Author or Editor"),
    (refusal(400, "rest_forbidden_status", "Status is forbidden."), AccessDenied, "Author or Editor"),
    (refusal(429, "too_many", "Slow down."), RateLimited, "Run the same command again"),
    (Step(500, b"<h1>There has been a critical error</h1>"), ServerFailed, "Run the same command again"),
    (Step(502), ServerFailed, "Run the same command again"),
    (Step(404, b"<html>Not found</html>"), RequestRejected, "/wp-json/"),
    (Step(301, b"", {"location": "https://www.example.org/"}), RequestRejected, "the site's own address"),
    (Step(200, b"<html>Welcome</html>"), RequestRejected, "/wp-json/"),
    (json_step({"id": "x"}), RequestRejected, "/wp-json/"),
    (json_step([{"title": "no number"}]), RequestRejected, "/wp-json/"),
]


@pytest.mark.parametrize(("fault", "error", "way_out"), FAULTS)
def test_each_fault_of_the_site_says_what_it_is_and_the_way_out(
    wordpress: WordPress, fault: Step, error: type[BriefingError], way_out: str
) -> None:
    wordpress.faults = [fault]
    with pytest.raises(error) as raised:
        publish(small_brief(), site(wordpress))
    assert wordpress.server is not None
    assert wordpress.server.host in raised.value.message
    assert way_out in str(raised.value.hint)
    assert PASSWORD not in f"{raised.value.message} {raised.value.hint}"
    assert wordpress.posts == []


def test_a_wrong_password_is_refused_by_the_site(wordpress: WordPress) -> None:
    with pytest.raises(AccessDenied, match="answered 401"):
        publish(small_brief(), site(wordpress, password=SecretStr("wrong")))


def test_a_site_that_is_not_there_or_too_slow_fails_as_a_connection() -> None:
    nowhere = Site(url=f"http://127.0.0.1:{closed_port()}", user=USER, password=SecretStr(PASSWORD))
    with pytest.raises(ConnectionFailed):
        publish(small_brief(), nowhere)
    with scripted_server([Step(delay_s=30)]) as slow:
        patient = Site(url=slow.url, user=USER, password=SecretStr(PASSWORD), timeout_s=0.2)
        with pytest.raises(ConnectionFailed, match="did not answer in time"):
            publish(small_brief(), patient)


@pytest.mark.parametrize("url", ["http://example.org", "http://127.0.0.1.example.org", "http://10.0.0.5"])
def test_a_password_is_never_sent_unencrypted_but_on_this_machine(url: str) -> None:
    with pytest.raises(UsageError, match="unencrypted"):
        Site(url=url, user=USER, password=SecretStr(PASSWORD))
    assert Site(url="http://localhost:8080/", user=USER, password=SecretStr(PASSWORD)).root.endswith("8080")


@pytest.mark.parametrize("url", ["example.org", "https://desk:secret@example.org", "ftp://example.org", ""])
def test_an_odd_address_is_refused_without_repeating_a_password(url: str) -> None:
    with pytest.raises(UsageError) as refused:
        Site(url=url, user=USER, password=SecretStr(PASSWORD))
    assert "secret" not in refused.value.message


def test_user_and_password_come_from_the_environment() -> None:
    told = {"BRIEFING_WORDPRESS_USER": USER, "BRIEFING_WORDPRESS_PASSWORD": PASSWORD}
    found = Site.from_environ("https://example.org", told)
    assert (found.user, found.password.get_secret_value()) == (USER, PASSWORD)
    assert PASSWORD not in repr(found)
    with pytest.raises(UsageError, match="BRIEFING_WORDPRESS_PASSWORD is not set"):
        Site.from_environ("https://example.org", {"BRIEFING_WORDPRESS_USER": USER})


def test_the_slug_is_that_of_every_version() -> None:
    assert slug(small_brief()) == slug(reviewed()) == SLUG
