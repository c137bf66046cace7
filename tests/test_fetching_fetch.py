"""Fetching from a real server: what comes back, what is sent, and every way it can end in a refusal."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator

import pytest
from news_site import Reply, news_site, page, redirect, resolver, story

from briefing.errors import InputError, InputTooLarge, UnreadableInput
from briefing.fetching import Fetched, Rules, fetch

AT_HOME = Rules(allow_private=True, robots=False, timeout_s=10)
SMALL = AT_HOME.model_copy(update={"max_bytes": 100_000})
SAVE_IT = "pen the page in a browser, save it, and give the file."


def refused(
    url: str, rules: Rules = AT_HOME, kind: type[InputError] = UnreadableInput, **more: object
) -> InputError:
    with pytest.raises(kind) as caught:
        fetch(url, rules, **more)  # type: ignore[arg-type]
    assert caught.value.exit_code == 3
    assert caught.value.hint
    return caught.value


def test_a_page_comes_whole_with_what_the_server_calls_it() -> None:
    with news_site({"/story?id=7": page(kind="text/html; charset=windows-1251")}) as site:
        found = fetch(f"{site.address}/story?id=7#comments", AT_HOME)
    address = f"{site.address}/story?id=7"
    assert found == Fetched(address, "127.0.0.1", story(), "text/html; charset=windows-1251", (address,))


def test_the_request_says_honestly_who_asks_and_nothing_of_where_one_comes_from() -> None:
    pages = {"/a": Reply(status=302, headers=[("Location", "/b"), ("Set-Cookie", "id=1")]), "/b": page()}
    with news_site(pages) as site:
        fetch(f"{site.address}/a", AT_HOME)
    first, second = site.headers
    assert first == second, "a redirect brings no cookie and no Referer"
    assert set(first) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert first["User-Agent"].startswith("briefing/")
    assert first["Accept-Encoding"] == "gzip"


def test_redirects_are_followed_and_told() -> None:
    told: list[str] = []
    with news_site(
        {"/a": redirect("/b?token=x", 301), "/b?token=x": redirect("c", 308), "/c": page()}
    ) as site:
        found = fetch(f"{site.address}/a", AT_HOME, told=told.append)
    assert (found.url, [hop.removeprefix(site.address) for hop in found.hops]) == (
        f"{site.address}/c",
        ["/a", "/b?token=x", "/c"],
    )
    assert told == [
        f"{site.address}/a leads to {site.address}/b?…",
        f"{site.address}/b?… leads to {site.address}/c",
    ]


def test_a_circle_of_redirects_is_seen() -> None:
    with news_site({"/a": redirect("/b"), "/b": redirect("/a#again")}) as site:
        error = refused(f"{site.address}/a")
    assert site.asked == ["/a", "/b"]
    here = f"{site.address}/a"
    assert (
        error.message == f"{here} leads in a circle, back to {here}; it may want cookies, which are not kept"
    )
    assert error.hint == f"O{SAVE_IT}"


def test_more_redirects_than_allowed_are_not_followed() -> None:
    with news_site({f"/{n}": redirect(f"/{n + 1}") for n in range(30)}) as site:
        error = refused(f"{site.address}/0")
    assert site.asked == ["/0", "/1", "/2", "/3", "/4", "/5"]
    assert error.message == f"{site.address}/0 leads on more than 5 times, last to {site.address}/6"


def test_as_many_redirects_as_allowed_are_followed() -> None:
    with news_site({**{f"/{n}": redirect(f"/{n + 1}") for n in range(5)}, "/5": page()}) as site:
        assert fetch(f"{site.address}/0", AT_HOME).url == f"{site.address}/5"


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        (
            "file:///etc/passwd",
            "file:///etc/passwd, where it leads, has the scheme file:, not https: or http:",
        ),
        (
            "http://ann:s3cret@127.0.0.1/",
            "http://127.0.0.1/, where it leads, holds a user name or password, which",
        ),
        (
            "http://1.2.3.4.5/",
            "http://1.2.3.4.5/, where it leads, is no address: 1.2.3.4.5 is no IPv4 address",
        ),
    ],
)
def test_a_redirect_to_what_is_no_page_is_refused(to: str, reason: str) -> None:
    with news_site({"/a": redirect(to)}) as site:
        error = refused(f"{site.address}/a")
    assert error.message.startswith(f"{site.address}/a cannot be followed: {reason}")
    assert "s3cret" not in error.message


@pytest.mark.parametrize(
    ("status", "message", "hint"),
    [
        (204, "there is no content", "Check the address in a browser."),
        (206, "that is no page", f"O{SAVE_IT}"),
        (304, "that is no page", f"O{SAVE_IT}"),
        (401, "it wants a login", f"O{SAVE_IT}"),
        (403, "it refuses; many sites turn programs away", f"O{SAVE_IT}"),
        (404, "there is no such page", "Check the address in a browser."),
        (
            410,
            "the page is gone for good",
            "Check the address in a browser. A web archive may still have it.",
        ),
        (418, "it takes the request for wrong", f"Check the address in a browser. Or o{SAVE_IT}"),
        (429, "too many requests", "Wait and try again."),
        (451, "it is withheld for legal reasons", f"O{SAVE_IT}"),
        (500, "the server failed", "Wait and try again."),
        (
            503,
            "it is overloaded or under repair; some sites answer programs so",
            f"Wait and try again. Or o{SAVE_IT}",
        ),
    ],
)
def test_each_status_that_is_no_page_says_what_it_means_and_what_to_do(
    status: int, message: str, hint: str
) -> None:
    with news_site({"/story?key=s3cret": Reply(status=status)}) as site:
        error = refused(f"{site.address}/story?key=s3cret")
    assert error.message == f"{site.address}/story?… answers {status}: {message}"
    assert error.hint == hint


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("120", "; it asks to wait 120 seconds"),
        ("Fri, 27 Nov 2026 20:00:00 GMT", "; it asks to wait until Fri, 27 Nov 2026 20:00:00 GMT"),
        ("\x1b[31mnever", ""),
    ],
)
def test_a_server_that_asks_to_wait_is_quoted(after: str, told: str) -> None:
    with news_site({"/a": Reply(status=429, headers=[("Retry-After", after)])}) as site:
        message = refused(f"{site.address}/a").message
    assert message == f"{site.address}/a answers 429: too many requests{told}"


def test_after_a_redirect_the_message_names_both_addresses() -> None:
    with news_site({"/a": redirect("/b")}) as site:
        error = refused(f"{site.address}/a")
    assert (
        error.message == f"{site.address}/b (where {site.address}/a leads) answers 404: there is no such page"
    )


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("image/png", "image data (image/png)"),
        ("VIDEO/mp4; codecs=x", "video data (video/mp4)"),
        ("audio/mpeg", "audio data (audio/mpeg)"),
        ("application/zip", "an archive (application/zip)"),
        ("application/x-rar-compressed", "an archive (application/x-rar-compressed)"),
        ("text/css", "program code (text/css)"),
        ("application/javascript", "program code (application/javascript)"),
        ("text/csv", "a table (text/csv)"),
    ],
)
def test_what_is_never_an_article_is_refused_before_its_body_comes(kind: str, what: str) -> None:
    endless = Reply(headers=[("Content-Type", kind)], pieces=_endless(), pause=0.01)
    with news_site({"/a": endless}) as site:
        error = refused(f"{site.address}/a")
    assert error.message == f"{site.address}/a is {what}, not an article"
    assert site.sent < 1_000_000


@pytest.mark.parametrize(
    "kind", ["application/pdf", "application/octet-stream", "application/xhtml+xml", "text/plain"]
)
def test_what_may_be_an_article_comes(kind: str) -> None:
    with news_site({"/a": page(b"%PDF-1.7", kind)}) as site:
        assert fetch(f"{site.address}/a", AT_HOME).content_type == kind


def test_a_page_without_a_content_type_comes() -> None:
    with news_site({"/a": Reply(story())}) as site:
        assert fetch(f"{site.address}/a", AT_HOME).content_type is None


def _endless(piece: bytes = b"<p>More of the same. " * 3000) -> Iterator[bytes]:
    while True:
        yield piece


def test_a_body_announced_as_too_large_is_not_asked_to_come() -> None:
    with news_site({"/a": page(b"x", announced=200_000_000)}) as site:
        error = refused(f"{site.address}/a", kind=InputTooLarge)
    assert error.message == f"{site.address}/a has 200.0 MB, more than the 25.0 MB an article may have"


def test_a_body_without_a_length_is_cut_off_when_it_is_too_large() -> None:
    with news_site({"/a": Reply(headers=[("Content-Type", "text/html")], pieces=_endless())}) as site:
        error = refused(f"{site.address}/a", SMALL, InputTooLarge)
    assert error.message == f"{site.address}/a is larger than the 0.1 MB an article may have"
    assert site.sent < 10_000_000, "what the sockets buffer, no more"


def test_a_small_body_that_unpacks_into_a_huge_one_is_too_large() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < SMALL.max_bytes
    with news_site({"/a": page(bomb)}) as site:
        site.pages["/a"].headers = [("Content-Encoding", "gzip")]
        error = refused(f"{site.address}/a", SMALL, InputTooLarge)
    assert error.message == f"{site.address}/a is larger than the 0.1 MB an article may have"


def test_a_packed_body_of_nothing_at_all_is_not_read_for_ever() -> None:
    nothing = Reply(headers=[("Content-Encoding", "gzip")], pieces=_endless(gzip.compress(b"") * 3000))
    with news_site({"/a": nothing}) as site:
        error = refused(f"{site.address}/a", SMALL, InputTooLarge)
    assert error.message == f"{site.address}/a is larger than the 0.1 MB an article may have"


def zipped(body: bytes, coding: str = "gzip") -> Reply:
    return Reply(body, headers=[("Content-Type", "text/html"), ("Content-Encoding", coding)])


def test_a_packed_body_is_unpacked_all_its_members_and_no_padding() -> None:
    body = story() * 200
    half = len(body) // 2
    packed = gzip.compress(body[:half]) + gzip.compress(body[half:]) + bytes(16)
    with news_site({"/a": zipped(packed)}) as site:
        assert fetch(f"{site.address}/a", AT_HOME).data == body


@pytest.mark.parametrize("step", [1, 7, 5000])
def test_a_packed_body_may_come_in_any_pieces(step: int) -> None:
    body = story() * 20
    packed = gzip.compress(body)
    pieces = [packed[at : at + step] for at in range(0, len(packed), step)]
    with news_site({"/a": Reply(headers=[("Content-Encoding", "gzip")], pieces=pieces)}) as site:
        assert fetch(f"{site.address}/a", AT_HOME).data == body


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (zipped(gzip.compress(story())[:-40]), "was cut short: its gzip has no end"),
        (
            zipped(b"no gzip at all"),
            "comes as broken gzip: Error -3 while decompressing data: incorrect header check",
        ),
        (zipped(b"x", "br"), 'comes packed as "br", which was not asked for'),
        (zipped(zlib.compress(b"x"), "gzip, gzip"), 'comes packed as "gzip, gzip", which was not asked for'),
    ],
)
def test_a_packed_body_that_cannot_be_unpacked_is_refused(reply: Reply, reason: str) -> None:
    with news_site({"/a": reply}) as site:
        assert refused(f"{site.address}/a").message == f"{site.address}/a {reason}"


def test_a_body_cut_in_the_middle_is_no_page() -> None:
    with news_site({"/a": page(b"half of it", announced=5000)}) as site:
        message = refused(f"{site.address}/a").message
    assert message.startswith(f"{site.address}/a cannot be reached: the connection broke off")


def test_an_empty_body_is_handed_on() -> None:
    with news_site({"/a": page(b""), "/b": zipped(b"")}) as site:
        assert [fetch(f"{site.address}/{name}", AT_HOME).data for name in "ab"] == [b"", b""]


def test_a_server_that_drips_for_ever_has_as_long_as_any_other() -> None:
    hurry = AT_HOME.model_copy(update={"timeout_s": 0.5})
    with news_site({"/a": Reply(pieces=_endless(b"."), pause=0.05)}) as site:
        began = time.monotonic()
        error = refused(f"{site.address}/a", hurry)
    assert time.monotonic() - began < 3
    assert error.message == f"{site.address}/a took longer than 0.5 seconds"
    assert error.hint == f"Try again, or give it more time. Or o{SAVE_IT}"


def test_a_chain_of_redirects_has_no_more_time_than_one_page() -> None:
    slow = {
        f"/{n}": Reply(status=302, headers=[("Location", f"/{n + 1}")], pieces=[b"."], pause=0.2)
        for n in range(9)
    }
    rules = AT_HOME.model_copy(update={"timeout_s": 0.5, "max_redirects": 20})
    with news_site({**slow, "/9": Reply(pieces=_endless(b"."), pause=0.05)}) as site:
        began = time.monotonic()
        assert "took longer" in refused(f"{site.address}/0", rules).message
    assert time.monotonic() - began < 3


def test_a_name_server_that_does_not_answer_has_no_more_time_either() -> None:
    def asleep(host: str, port: int) -> list[str]:
        time.sleep(1)
        return ["127.0.0.1"]

    began = time.monotonic()
    error = refused("http://news.example/", AT_HOME.model_copy(update={"timeout_s": 0.1}), resolve=asleep)
    assert time.monotonic() - began < 0.9
    assert error.message == "http://news.example/ took longer than 0.1 seconds"


def test_a_name_that_is_not_known_is_named() -> None:
    error = refused("https://news.example/a?key=s3cret", resolve=resolver())
    assert error.message == "https://news.example/a?… cannot be reached: the name news.example is not known"


def test_a_server_that_is_not_there_is_named() -> None:
    with news_site({}) as site:
        gone = site.address
    assert refused(f"{gone}/a").message == f"{gone}/a cannot be reached: Connection refused"


def test_what_is_not_http_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            with server.accept()[0] as caller:
                caller.recv(1000)
                caller.sendall(b"220 mail.example ESMTP\r\n" * 3)

        thread = threading.Thread(target=greet)
        thread.start()
        message = refused(f"http://127.0.0.1:{server.getsockname()[1]}/").message
        thread.join()
    assert "the connection broke off, or the answer is not HTTP" in message


def test_nothing_a_server_writes_reaches_the_terminal_as_a_command() -> None:
    pages = {
        "/kind": Reply(headers=[("Content-Type", "image/\x9b31m" + "x" * 500)]),
        "/coding": Reply(headers=[("Content-Encoding", "\x9b31m")]),
        "/to": redirect("ftp://\x9b31m/"),
    }
    with news_site(pages) as site:
        messages = [refused(f"{site.address}{path}").message for path in pages]
    assert all(message.isprintable() for message in messages)
    assert max(map(len, messages)) < 300
