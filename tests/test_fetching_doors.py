"""From an address to an Article: what it is called, where it stands, and what reading has to say."""

import asyncio
import gzip
from datetime import UTC, datetime

import pytest
from news_site import Reply, news_site, page, redirect, resolver, story

from briefing.errors import InputError, NoArticle, UnreadableInput, UsageError
from briefing.fetching import Rules, aread_url, read_url, read_url_all
from briefing.nouns.article import Article
from briefing.reading import Metadata

AT_HOME = Rules(allow_private=True, timeout_s=10)
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title><link>https://paper.example/</link>
<item><title>Grain</title><link>https://paper.example/grain</link><description>{text}</description></item>
<item><title>Stub</title><link>https://paper.example/stub</link><description>Read more.</description></item>
</channel></rss>"""
TEXT = " ".join(
    f"Foreign ministers of both countries agreed on Monday to open border crossing {n} for grain, officials said."
    for n in range(12)
)


def test_an_article_says_which_host_and_which_page_it_is_from() -> None:
    with news_site({"/story": page()}) as site:
        article = read_url(f"{site.address}/story", rules=AT_HOME, now=NOW)
    assert article.title == "Ministers agree on grain"
    assert len(article.sentences) == 3
    assert (article.source, article.url, article.retrieved, article.notes) == (
        "127.0.0.1",
        f"{site.address}/story",
        "2026-11-27T12:00:00Z",
        (),
    )


def test_the_page_s_own_address_is_taken_on_its_own_host_only() -> None:
    own = "<link rel='canonical' href='http://{}/story'>"
    with news_site({}) as site:
        site.pages["/same?utm=1"] = page(story(own.format("127.0.0.1")))
        site.pages["/other?utm=1"] = page(story(own.format("other.example")))
        found = [read_url(f"{site.address}/{name}?utm=1", rules=AT_HOME).url for name in ("same", "other")]
    assert found == ["http://127.0.0.1/story", f"{site.address}/other?utm=1"]


@pytest.mark.parametrize(
    ("own", "taken"),
    [
        ("http://www.paper.example/story", True),
        ("http://paper.example/", False),
        ("http://paper.example.evil.example/story", False),
        ("http://evilpaper.example/story", False),
    ],
)
def test_a_front_page_or_a_host_that_only_looks_alike_is_not_the_page_s_own_address(
    own: str, taken: bool
) -> None:
    with news_site({"/story": page(story(f"<link rel='canonical' href='{own}'>"))}) as site:
        asked = f"http://paper.example:{site.port}/story"
        article = read_url(asked, rules=AT_HOME, resolve=resolver(paper_example=["127.0.0.1"]))
    assert article.url == (own if taken else asked)


def test_what_the_user_says_goes_before_both() -> None:
    said = Metadata(url="https://paper.example/a", outlet="The Paper")
    with news_site({"/story": page()}) as site:
        article = read_url(f"{site.address}/story", said, AT_HOME)
        unknown = read_url(f"{site.address}/story", Metadata(url=""), AT_HOME)
    assert (article.url, article.outlet, unknown.url) == ("https://paper.example/a", "The Paper", None)


def test_metadata_that_makes_no_sense_is_refused_before_anything_is_asked() -> None:
    with news_site({"/story": page()}) as site, pytest.raises(UsageError):
        read_url(f"{site.address}/story", Metadata(published="yesterday"), AT_HOME)
    assert site.asked == []


def test_an_article_found_on_another_host_says_so() -> None:
    resolve = resolver(short_example=["127.0.0.1"])
    with news_site({"/story": page()}) as site:
        site.pages["/x?key=s3cret"] = redirect(f"{site.address}/story")
        article = read_url(f"http://short.example:{site.port}/x?key=s3cret", rules=AT_HOME, resolve=resolve)
    assert article.notes == (f"http://short.example:{site.port}/x?… led to {site.address}/story",)
    assert article.source == "127.0.0.1"


def test_the_charset_of_the_header_is_believed() -> None:
    words = "Министры договорились открыть границу для зерна, сообщили в понедельник чиновники обеих стран. "
    body = f"<html><body><article><p>{words * 3}</p><p>{words * 2}</p></article></body></html>".encode(
        "windows-1251"
    )
    with news_site({"/story": page(body, "text/html; charset=windows-1251")}) as site:
        assert "Министры договорились" in read_url(f"{site.address}/story", rules=AT_HOME).text


def test_a_pdf_is_taken_for_one_whatever_the_address_is_called() -> None:
    with (
        news_site({"/story.html": page(b"%PDF-1.7\nbroken", "application/pdf")}) as site,
        pytest.raises(InputError) as caught,
    ):
        read_url(f"{site.address}/story.html", rules=AT_HOME)
    assert "PDF" in caught.value.message
    assert caught.value.message.startswith(f"{site.address}/story.html")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "is empty"),
        (
            b"<html><body><h1>Log in</h1><form><input name='user'><input type='password'></form></body></html>",
            "password|login|log in|article",
        ),
        (b"<html><body><div id='root'></div><script src='app.js'></script></body></html>", "has no"),
    ],
)
def test_a_page_that_is_no_article_is_refused_by_its_address_without_the_query(
    body: bytes, reason: str
) -> None:
    with (
        news_site({"/story?key=s3cret": page(body)}) as site,
        pytest.raises(NoArticle, match=reason) as caught,
    ):
        read_url(f"{site.address}/story?key=s3cret", rules=AT_HOME)
    assert caught.value.message.startswith(f"{site.address}/story?… ")
    assert caught.value.hint


def test_a_packed_page_is_read_like_any_other() -> None:
    headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
    with news_site({"/a": Reply(gzip.compress(story()), headers=headers), "/b": page()}) as site:
        packed, bare = (read_url(f"{site.address}/{name}", rules=AT_HOME) for name in "ab")
    assert packed.sha256 == bare.sha256


def test_each_item_of_a_feed_keeps_the_address_it_names_and_what_is_too_short_says_where_the_rest_is() -> (
    None
):
    with news_site({"/feed": page(FEED.format(text=TEXT).encode(), "application/rss+xml")}) as site:
        first, second = read_url_all(f"{site.address}/feed", rules=AT_HOME)
    assert isinstance(first, Article)
    assert first.url == "https://paper.example/grain"
    assert first.source
    assert first.source.startswith("127.0.0.1")
    assert isinstance(second, NoArticle)
    assert "https://paper.example/stub" in f"{second.message} {second.hint}"
    assert site.asked == ["/robots.txt", "/feed"], "what a feed links to is not fetched"


def test_one_page_is_all_the_articles_of_an_address() -> None:
    with news_site({"/story": page()}) as site:
        assert read_url_all(f"{site.address}/story", rules=AT_HOME, now=NOW) == (
            read_url(f"{site.address}/story", rules=AT_HOME, now=NOW),
        )


def test_where_nothing_can_be_fetched_the_only_element_is_the_reason() -> None:
    with news_site({}) as site:
        (only,) = read_url_all(f"{site.address}/story", rules=AT_HOME)
    assert isinstance(only, UnreadableInput)
    assert only.message == f"{site.address}/story answers 404: there is no such page"


def test_an_event_loop_reads_the_same() -> None:
    with news_site({"/story": page()}) as site:
        both = asyncio.run(aread_url(f"{site.address}/story", rules=AT_HOME, now=NOW))
        assert both == read_url(f"{site.address}/story", rules=AT_HOME, now=NOW)


@pytest.mark.parametrize(
    "limits", [{"timeout_s": 0}, {"max_bytes": 0}, {"max_redirects": -1}, {"cookies": True}]
)
def test_limits_that_are_none_are_refused(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(limits))):
        Rules(**limits)  # type: ignore[arg-type]
