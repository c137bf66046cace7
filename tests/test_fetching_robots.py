"""robots.txt: asked first, obeyed, and named by the line that decides."""

import time
from collections.abc import Iterator

import pytest
from news_site import Reply, news_site, page, redirect

from briefing.errors import UnreadableInput
from briefing.fetching import Rules, fetch

POLITE = Rules(allow_private=True, timeout_s=10)
WITH_LEAVE = (
    "Open the page in a browser, save it, and give the file. If its owner allows it: --ignore-robots."
)


def robots(text: str) -> Reply:
    return Reply(text.encode(), headers=[("Content-Type", "text/plain")])


def asks(text: str, path: str = "/news/story", rules: Rules = POLITE) -> str | None:
    """What is said of a page under that robots.txt; None where it comes."""
    with news_site({"/robots.txt": robots(text), path: page()}) as site:
        error = _refusal(f"{site.address}{path}", rules)
    assert site.asked == (["/robots.txt"] if error else ["/robots.txt", path])
    assert error is None or error.hint == WITH_LEAVE
    return error.message.replace(site.address, "SITE") if error else None


def _refusal(url: str, rules: Rules) -> UnreadableInput | None:
    try:
        fetch(url, rules)
    except UnreadableInput as error:
        return error
    return None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "User-agent: *\nDisallow:",
        "User-agent: *\nDisallow: /private",
        "User-agent: otherbot\nDisallow: /",
        "User-agent: brief\nDisallow: /",
        "User-agent: b\nDisallow: /",
        "User-agent: briefing-bot\nDisallow: /",
        "User-agent: *\nDisallow: /\nUser-agent: briefing\nAllow: /",
        "User-agent: *\nDisallow: /news\nAllow: /news/story",
        "<!doctype html><title>Not found</title>",
    ],
)
def test_what_is_not_disallowed_comes(text: str) -> None:
    assert asks(text) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("User-agent: *\nDisallow: /", 'line 2, "Disallow: /"'),
        (
            "\ufeffuser-agent: *\r\n\r\ndisallow: /news # not for robots\r\n",
            'line 3, "disallow: /news # not for robots"',
        ),
        ("User-agent: *\nAllow: /\n\nUser-agent: Briefing\nDisallow: /news/*", 'line 5, "Disallow: /news/*"'),
        ("User-agent: briefing/9\nDisallow: /", 'line 2, "Disallow: /"'),
        ("User-agent: a\nUser-agent: *\nUser-agent: b\nDisallow: /n*y$", 'line 4, "Disallow: /n*y$"'),
        (
            "User-agent: otherbot\nDisallow: /news/story\nUser-agent: *\nDisallow: /\nAllow: /ne\nDisallow: /news",
            'line 6, "Disallow: /news"',
        ),
        ("User-agent: *\nDisallow: /news\nDisallow: /news", 'line 2, "Disallow: /news"'),
        ("User-agent: *\nDisalow: /", None),
    ],
)
def test_what_is_disallowed_does_not_and_the_deciding_line_is_named(text: str, line: str | None) -> None:
    said = f" ({line})" if line else ""
    assert asks(text) == f"SITE/news/story is closed to programs: SITE/robots.txt says so{said}"


def test_a_line_that_is_quoted_is_short_and_harmless() -> None:
    message = asks(f"User-agent: *\nDisallow: /\x1b[31m{'*' * 300}") or asks(
        f"User-agent: *\nDisallow: /{'*' * 300}"
    )
    assert message
    assert message.isprintable()
    assert len(message) < 200


def test_another_name_is_searched_for_where_the_rules_give_one() -> None:
    rules = POLITE.model_copy(update={"user_agent": "PressDesk/2 (press@ministry.example)"})
    assert asks("User-agent: pressdesk\nDisallow: /", rules=rules)
    assert asks("User-agent: briefing\nDisallow: /", rules=rules) is None


@pytest.mark.parametrize("name", ["", "two words/1", "caf\u00e9/1", "a\r\nX-Evil: 1", "a/\n"])
def test_a_name_that_no_robots_txt_could_hold_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="user_agent"):
        Rules(user_agent=name)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_a_site_without_the_file_allows_everything(status: int) -> None:
    with news_site({"/robots.txt": Reply(status=status), "/a": page()}) as site:
        assert fetch(f"{site.address}/a", POLITE).data


@pytest.mark.parametrize("status", [500, 503])
def test_a_site_whose_file_fails_allows_nothing_for_now(status: int) -> None:
    with (
        news_site({"/robots.txt": Reply(status=status), "/a": page()}) as site,
        pytest.raises(UnreadableInput) as caught,
    ):
        fetch(f"{site.address}/a", POLITE)
    assert site.asked == ["/robots.txt"]
    assert caught.value.message == (
        f"{site.address}/a may not be fetched for now: {site.address}/robots.txt answers {status},"
        " and until it says what is allowed nothing is"
    )
    assert caught.value.hint == f"Try again later. {WITH_LEAVE}"


def test_a_site_that_cannot_be_reached_is_said_to_be_just_that() -> None:
    with news_site({}) as site:
        gone = site.address
    with pytest.raises(UnreadableInput) as caught:
        fetch(f"{gone}/a", POLITE)
    assert caught.value.message == (
        f"{gone}/a, whose robots.txt is asked first, cannot be reached: Connection refused"
    )


def test_a_file_that_never_ends_is_read_as_far_as_a_robot_must() -> None:
    rule = "\nDisallow: /private\n"

    def endless() -> Iterator[bytes]:
        yield b"User-agent: *\n"
        yield b"#" * (500 * 1024 - len("User-agent: *\n") - len(rule)) + rule.encode()
        while True:
            yield b"Disallow: /\n"

    told = []
    for path in ("/a", "/private"):
        with news_site({"/robots.txt": Reply(pieces=endless()), path: page()}) as site:
            told.append(_refusal(f"{site.address}{path}", POLITE))
    assert told[0] is None
    assert told[1] is not None


def test_half_a_megabyte_of_names_and_rules_costs_no_more_than_a_moment() -> None:
    names = "".join(f"User-agent: z{n}\n" for n in range(15_000))
    began = time.monotonic()
    assert asks(names + "Disallow: /news/story\n" * 10_000) is None
    assert time.monotonic() - began < 10


def test_redirects_of_the_file_are_followed_five_times_and_then_there_is_none() -> None:
    chain = {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
    closed = {
        "/robots.txt": redirect("/1"),
        "/a": page(),
        **chain,
        "/5": robots("User-agent: *\nDisallow: /"),
    }
    with (
        news_site(closed) as site,
        pytest.raises(UnreadableInput, match=f"{site.address}/robots.txt says so"),
    ):
        fetch(f"{site.address}/a", POLITE)
    with news_site({"/robots.txt": redirect("/1"), "/a": page(), **chain}) as site:
        fetch(f"{site.address}/a", POLITE)
    assert site.asked == ["/robots.txt", "/1", "/2", "/3", "/4", "/5", "/a"]


def test_a_file_kept_where_no_page_may_be_is_not_fetched_there() -> None:
    with (
        news_site({"/robots.txt": redirect("file:///etc/passwd"), "/a": page()}) as site,
        pytest.raises(UnreadableInput) as caught,
    ):
        fetch(f"{site.address}/a", POLITE)
    assert caught.value.message == (
        f"{site.address}/a has its robots.txt elsewhere, and file:///etc/passwd has the scheme file:,"
        " not https: or http:"
    )


def test_each_site_on_the_way_is_asked_once_and_each_page_is_checked() -> None:
    with news_site(
        {"/robots.txt": robots("User-agent: *\nDisallow: /b"), "/c": page(), "/b": page()}
    ) as there:
        with news_site({"/a": redirect(f"{there.address}/c")}) as here:
            fetch(f"{here.address}/a", POLITE)
        assert (here.asked, there.asked) == (["/robots.txt", "/a"], ["/robots.txt", "/c"])
        with (
            news_site({"/a": redirect(f"{there.address}/b")}) as here,
            pytest.raises(UnreadableInput) as caught,
        ):
            fetch(f"{here.address}/a", POLITE)
    assert caught.value.message.startswith(
        f"{there.address}/b (where {here.address}/a leads) is closed to programs"
    )


def test_ignored_on_request_the_file_is_not_even_asked_for() -> None:
    with news_site({"/robots.txt": robots("User-agent: *\nDisallow: /"), "/a": page()}) as site:
        fetch(f"{site.address}/a", POLITE.model_copy(update={"robots": False}))
    assert site.asked == ["/a"]
