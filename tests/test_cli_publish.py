"""`briefing publish wordpress`: what is said, what is printed, and where nothing is sent."""

from collections.abc import Iterator

import pytest
from newsroom import Newsroom
from sample_brief import small_brief
from wordpress_site import PASSWORD, USER, WordPress, wordpress_site

SLUG = "brief-8d172d48-7210-542e-a1b6-183911172ea7"


@pytest.fixture
def wordpress() -> Iterator[WordPress]:
    with wordpress_site() as running:
        yield running


@pytest.fixture
def desk(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A newsroom with a brief and a WordPress user."""
    (newsroom.folder / "brief.json").write_text(small_brief().model_dump_json(), encoding="utf-8")
    monkeypatch.setenv("BRIEFING_WORDPRESS_USER", USER)
    monkeypatch.setenv("BRIEFING_WORDPRESS_PASSWORD", PASSWORD)
    return newsroom


def test_two_runs_make_one_draft_and_print_where_it_is(desk: Newsroom, wordpress: WordPress) -> None:
    first = desk.run("publish", "wordpress", "brief.json", "--site", wordpress.url)
    link = f"{wordpress.url}/wp-admin/post.php?post=101&action=edit"
    assert (first.code, first.out) == (0, f"created\t101\tdraft\t{link}\n")
    assert first.err == (
        "The brief, with the sentences of the article that it quotes, stays on this machine "
        f"(WordPress at {wordpress.url.removeprefix('http://')}).\n"
    )
    second = desk.run("publish", "wordpress", "brief.json", "--site", wordpress.url, "-q")
    assert (second.code, second.out, second.err) == (0, f"unchanged\t101\tdraft\t{link}\n", "")
    assert [post.slug for post in wordpress.posts] == [SLUG]


def test_an_edited_draft_is_left_alone_and_it_says_so(desk: Newsroom, wordpress: WordPress) -> None:
    desk.run("publish", "wordpress", "brief.json", "--site", wordpress.url)
    wordpress.posts[0].title = "A better headline"
    ended = desk.run("publish", "wordpress", "brief.json", "--site", wordpress.url)
    assert (ended.code, ended.out.split("\t")[0]) == (0, "left alone")
    assert ended.err.endswith("Left alone: a person edited it.\n")
    assert wordpress.posts[0].title == "A better headline"


def test_a_brief_comes_through_a_pipe_and_in_any_family(desk: Newsroom, wordpress: WordPress) -> None:
    data = small_brief().model_dump_json().encode()
    words = ("publish", "wordpress", "-", "--site", wordpress.url, "--template", "flash")
    assert desk.run(*words, stdin=data).code == 0
    assert "Method and limits" not in wordpress.posts[0].content


@pytest.mark.parametrize("how", ["flag", "variable", "config"])
def test_local_only_sends_nothing_to_another_machine(
    desk: Newsroom, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    flags = ("--local-only",) if how == "flag" else ()
    if how == "variable":
        monkeypatch.setenv("BRIEFING_LOCAL_ONLY", "1")
    if how == "config":
        (desk.folder / "briefing.toml").write_text("local_only = true\n", encoding="utf-8")
    ended = desk.run("publish", "wordpress", "brief.json", "--site", "https://example.org", *flags)
    assert (ended.code, ended.out) == (2, "")
    assert "The brief would go to example.org, but local-only is set." in ended.err


def test_local_only_allows_a_site_on_this_machine(desk: Newsroom, wordpress: WordPress) -> None:
    ended = desk.run("publish", "wordpress", "brief.json", "--site", wordpress.url, "--local-only")
    assert ended.code == 0


def test_an_unreviewed_brief_does_not_become_pending(desk: Newsroom, wordpress: WordPress) -> None:
    ended = desk.run("publish", "wordpress", "brief.json", "--site", wordpress.url, "--status", "pending")
    assert ended.code == 2
    assert "an unreviewed brief goes out as a draft only" in ended.err
    assert wordpress.posts == []


def test_published_is_no_status_that_can_be_asked_for(desk: Newsroom, wordpress: WordPress) -> None:
    ended = desk.run("publish", "wordpress", "brief.json", "--site", wordpress.url, "--status", "publish")
    assert ended.code == 2
    assert wordpress.asked == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nothing.json", "--site", "https://example.org"), 3, "nothing.json"),
        (("brief.json", "--site", "http://example.org"), 2, "unencrypted"),
        (("brief.json", "--site", "example.org"), 2, "does not begin with http"),
        (("brief.json",), 2, "--site"),
        (("brief.json", "--site", "https://localhost:1", "--template", "polcy"), 2, "polcy"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_sent(
    desk: Newsroom, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = desk.run("publish", "wordpress", *words)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err


def test_without_a_password_it_says_which_variable_to_set(
    desk: Newsroom, wordpress: WordPress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFING_WORDPRESS_PASSWORD")
    ended = desk.run("publish", "wordpress", "brief.json", "--site", wordpress.url)
    assert ended.code == 2
    assert "BRIEFING_WORDPRESS_PASSWORD is not set." in ended.err


def test_a_wrong_password_ends_as_a_provider_error(
    desk: Newsroom, wordpress: WordPress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_WORDPRESS_PASSWORD", "wrong-one")
    ended = desk.run("publish", "wordpress", "brief.json", "--site", wordpress.url)
    assert ended.code == 4
    assert "answered 401" in ended.err
    assert "wrong-one" not in ended.err
