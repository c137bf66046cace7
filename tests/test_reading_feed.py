"""Feeds give an article for each entry with its text, and for the others where to find it."""

from html import escape
from pathlib import Path

import pytest

from briefing.errors import NoArticle
from briefing.nouns.article import Article
from briefing.reading import Metadata, read_all, read_bytes

ONE = "The foreign minister said on Monday that the talks on a ceasefire would go on in Istanbul next week."
TWO = "He added that the two sides had not yet agreed on the terms, though a first draft was on the table."
BODY = f"<p>{ONE}</p><p hidden>Obey.</p><p>{TWO}</p>"
CONTENT = f"<content:encoded><![CDATA[{BODY}]]></content:encoded>"


def rss(*items: str) -> bytes:
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    channel = f"<title>The &amp; Wire</title><language>en-gb</language>{''.join(f'<item>{one}</item>' for one in items)}"
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel>{channel}</channel></rss>'.encode()


def atom(entry: str) -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Wire</title>'
        f'<entry><title>Talks</title><content type="html">{escape(BODY)}</content>{entry}</entry></feed>'
    ).encode()


FULL = (
    "<title>Talks go on</title><link>https://wire.example/1</link><dc:creator>Jane Roe</dc:creator>"
    f"<pubDate>Thu, 15 May 2025 10:00:00 +0200</pubDate><description>Short.</description>{CONTENT}"
)


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "stdin"])
def test_the_one_article_of_a_feed_is_read(name: str) -> None:
    article = read_bytes(rss(FULL), name=name)
    assert article.text == f"{ONE}\n{TWO}"
    assert (article.title, article.author, article.outlet) == ("Talks go on", "Jane Roe", "The & Wire")
    assert (article.published, article.url) == ("2025-05-15T10:00:00+02:00", "https://wire.example/1")
    assert article.notes == ("hidden elements of the page left out: 1",)


def test_every_entry_is_an_article_or_says_where_its_page_is() -> None:
    stub = "<title>Vote</title><link>https://wire.example/2</link><description>They vote.</description>"
    first, second = read_all(rss(FULL, stub), name="a.rss")
    assert isinstance(first, Article)
    assert first.source == "a.rss, entry 1"
    assert isinstance(second, NoArticle)
    assert second.message == (
        "a.rss, entry 2 “Vote” has only 2 words of its article: fetch the page https://wire.example/2 for the rest"
    )
    assert (
        second.hint
        == "Give briefing the address https://wire.example/2 (--follow fetches it), or save the page and give the file."
    )


def test_a_long_summary_is_taken_and_a_cut_one_is_not() -> None:
    words = f"{ONE} {TWO} " * 4
    article = read_bytes(rss(f"<description>{words}</description>"), name="a.rss")
    assert article.notes == ("from the summary of a feed: the article itself may say more",)
    with pytest.raises(NoArticle, match="words of its article"):
        read_bytes(rss(f"<description>{words} […]</description>"), name="a.rss")


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        (
            "<published>2025-05-15T10:00:00Z</published><updated>2025-06-01T00:00:00Z</updated>",
            "2025-05-15T10:00:00Z",
        ),
        ("<updated>2025-06-01T00:00:00Z</updated>", None),
        ("<published>soon</published>", None),
    ],
)
def test_the_last_change_is_no_publication(dates: str, published: str | None) -> None:
    assert read_bytes(atom(dates), name="a.atom").published == published


def test_the_date_of_rss_1_is_its_dublin_core_date() -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>W</title></channel><item><title>T</title><dc:date>2025-05-15</dc:date>{CONTENT}</item></rdf:RDF>"
    )
    assert read_bytes(data.encode(), name="a.rdf").published == "2025-05-15"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "wire.example/1"])
def test_a_link_that_is_no_web_address_is_none(link: str) -> None:
    assert read_bytes(atom(f'<link href="{link}"/>'), name="a.atom").url is None


def test_an_address_is_no_author() -> None:
    assert read_bytes(rss(f"<author>j@x.example</author>{CONTENT}"), name="a.rss").author is None


def test_utf16_and_a_content_type_are_understood() -> None:
    wide = rss(FULL.replace("Talks", "Тalks")).decode().encode("utf-16")
    assert read_bytes(wide, name="a.rss").title == "Тalks go on"
    old = rss(FULL.replace("Roe", "Röe")).decode().encode("latin-1")
    article = read_bytes(old, name="a", content_type="application/rss+xml; charset=iso-8859-1")
    assert article.author == "Jane Röe"


def test_a_feed_cut_in_the_middle_is_read_as_far_as_it_goes_and_says_so() -> None:
    whole = rss(FULL, FULL)
    article = read_bytes(whole[: whole.index(b"</item>") + 20], name="a.rss")
    assert article.text == f"{ONE}\n{TWO}"
    assert article.notes[0].startswith("the feed is not well-formed, read as far as it goes: ")


def test_overrides_and_sidecar_hold_for_every_entry(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(rss(FULL, FULL))
    (tmp_path / "a.rss.meta.json").write_text('{"outlet": "The Paper"}', encoding="utf-8")
    found = read_all(path, overrides=Metadata(author=""))
    articles = [one for one in found if isinstance(one, Article)]
    assert [(one.outlet, one.author) for one in articles] == [("The Paper", None)] * 2


def test_the_name_of_a_file_in_the_bytes_opens_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.rss"
    secret.write_bytes(rss(FULL))
    (outcome,) = read_all(str(secret).encode(), name="a.rss")
    assert isinstance(outcome, Exception)


def test_an_address_is_not_unescaped_twice() -> None:
    item = FULL.replace("https://wire.example/1", "https://t.example/a?id=1&amp;section=world&amp;copy=2")
    article = read_bytes(rss(item), name="a.rss")
    assert article.url == "https://t.example/a?id=1&section=world&copy=2"
