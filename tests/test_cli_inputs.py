"""What commands read: addresses, feeds, lists and several files, and what is said where one cannot be read."""

import json

import pytest
from news_site import Reply, news_site, page, story
from newsroom import ARTICLE, Model, Newsroom
from scripted_server import ScriptedServer, completion, scripted_server

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Post</title><link>http://post.example/</link>
<item><title>The boats</title><link>http://post.example/boats</link>
<description>{text}</description></item>
<item><title>Grain</title><link>{link}</link><description>Ministers agree …</description></item>
</channel></rss>"""


def feed(link: str = "http://post.example/grain") -> bytes:
    return FEED.format(text=ARTICLE * 3, link=link).encode()


@pytest.fixture
def feed_file(newsroom: Newsroom) -> str:
    (newsroom.folder / "feed.xml").write_bytes(feed())
    return "feed.xml"


def test_a_page_is_read_from_its_address(newsroom: Newsroom) -> None:
    with news_site({"/story": page()}) as site:
        ended = newsroom.run("read", f"{site.address}/story", "--json", "--allow-private")
    assert ended.code == 0
    article = json.loads(ended.out)
    assert article["title"] == "Ministers agree on grain"
    assert article["url"] == f"{site.address}/story"


def test_an_address_of_this_machine_is_refused_unless_allowed(newsroom: Newsroom) -> None:
    ended = newsroom.run("read", "http://127.0.0.1:9/story")
    assert (ended.code, ended.out) == (3, "")
    assert "--allow-private" in ended.err


def test_local_only_refuses_to_fetch_from_elsewhere(newsroom: Newsroom) -> None:
    newsroom.settings("local_only = true")
    ended = newsroom.run("read", "https://news.example/story")
    assert ended.code == 2
    assert "news.example" in ended.err


def test_robots_are_obeyed_unless_told_otherwise(newsroom: Newsroom) -> None:
    closed = Reply(b"User-agent: *\nDisallow: /", headers=[("Content-Type", "text/plain")])
    with news_site({"/story": page(), "/robots.txt": closed}) as site:
        words = ["read", f"{site.address}/story", "--allow-private"]
        refused = newsroom.run(*words)
        read = newsroom.run(*words, "--ignore-robots")
    assert refused.code == 3
    assert "--ignore-robots" in refused.err
    assert read.code == 0


def test_a_feed_is_listed_with_what_is_no_article(newsroom: Newsroom, feed_file: str) -> None:
    ended = newsroom.run("read", feed_file, "--list")
    assert ended.code == 0
    assert ended.out.splitlines()[0] == "  1  undated     The boats (12 sentences)"
    assert ended.out.splitlines()[1].startswith("  2  no article: feed.xml, entry 2 “Grain” has only 2 words")
    rows = [json.loads(line) for line in newsroom.run("read", feed_file, "--list", "--json").out.splitlines()]
    assert rows[0]["url"] == "http://post.example/boats"
    assert set(rows[1]) == {"error"}


def test_an_entry_is_chosen_by_number(newsroom: Newsroom, feed_file: str) -> None:
    first = newsroom.run("read", feed_file, "--entry", "1")
    assert first.code == 0
    assert "Title: The boats" in first.out
    second = newsroom.run("read", feed_file, "--entry", "2")
    assert second.code == 3
    assert "http://post.example/grain" in second.err
    third = newsroom.run("read", feed_file, "--entry", "3")
    assert third.code == 3
    assert "it has 2" in third.err


def test_the_page_of_an_entry_is_fetched_when_asked(newsroom: Newsroom) -> None:
    with news_site({"/story": page(story())}) as site:
        (newsroom.folder / "feed.xml").write_bytes(feed(f"{site.address}/story"))
        ended = newsroom.run("read", "feed.xml", "--entry", "2", "--follow", "--allow-private")
    assert ended.code == 0
    assert "Title: Ministers agree on grain" in ended.out


def test_several_inputs_make_one_press_review_that_names_what_is_missing(
    newsroom: Newsroom, server: ScriptedServer
) -> None:
    (newsroom.folder / "other.txt").write_text(ARTICLE.replace("forty", "fifty"), encoding="utf-8")
    (newsroom.folder / "empty.txt").write_text("", encoding="utf-8")
    place = ("--model", "m", "--base-url", server.base_url, "--template", "press-review")
    ended = newsroom.run("make", "article.txt", "other.txt", "empty.txt", *place)
    assert ended.code == 0
    assert ended.out.startswith("# Press review")
    assert "empty.txt is empty" in ended.err
    assert "empty.txt" in ended.out
    strict = newsroom.run("make", "article.txt", "empty.txt", *place, "--strict", "--format", "json")
    assert strict.code == 7
    assert [one["name"] for one in json.loads(strict.out)["unreadable"]] == ["empty.txt"]


def test_briefs_made_before_are_put_together(newsroom: Newsroom, server: ScriptedServer) -> None:
    (newsroom.folder / "other.txt").write_text(ARTICLE.replace("forty", "fifty"), encoding="utf-8")
    for name in ("article", "other"):
        assert newsroom.make(server, "-o", f"{name}.json", file=f"{name}.txt").code == 0
    ended = newsroom.run(
        "render", "article.json", "other.json", "--template", "press-review", "--format", "txt"
    )
    assert ended.code == 0
    assert max(map(len, ended.out.splitlines())) <= 72


def test_nothing_to_review_is_an_error(newsroom: Newsroom) -> None:
    (newsroom.folder / "empty.txt").write_text("", encoding="utf-8")
    ended = newsroom.run("make", "empty.txt", "--template", "press-review")
    assert (ended.code, ended.out) == (3, "")


@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("pdf", b"%PDF-"), ("eml", b"X-Unsent")])
def test_a_brief_is_written_in_every_form(
    newsroom: Newsroom, server: ScriptedServer, form: str, start: bytes
) -> None:
    place = ("--model", "m", "--base-url", server.base_url)
    ended = newsroom.run("make", "article.txt", *place, "--format", form, "-o", f"brief.{form}")
    assert (ended.code, ended.out) == (0, "")
    assert start in (newsroom.folder / f"brief.{form}").read_bytes()[:400]


@pytest.mark.parametrize("form", ["ninjs", "superdesk"])
def test_a_news_item_is_printed_as_json(newsroom: Newsroom, server: ScriptedServer, form: str) -> None:
    place = ("--model", "m", "--base-url", server.base_url)
    ended = newsroom.run("make", "article.txt", *place, "--format", form)
    assert ended.code == 0
    assert json.loads(ended.out)["uri"].startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("words", "start"),
    [
        (["-o", "a.docx"], b"PK"),
        (["-o", "a.html"], b"<!DOCTYPE html>"),
        (["-o", "a.json"], b"{"),
        (["-o", "a.brief"], b"# "),
        (["-o", "a.md", "--format", "txt"], b"Norway demanded"),
        (["-o", "a.html", "--template", "own.txt.j2"], b"Own"),
        (["-o", "a.docx", "--template", "own.html.j2"], b"PK"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_name_of_the_output_says_its_form(
    newsroom: Newsroom, server: ScriptedServer, words: list[str], start: bytes
) -> None:
    (newsroom.folder / "own.txt.j2").write_text("Own", encoding="utf-8")
    (newsroom.folder / "own.html.j2").write_text("<main><p>Own</p></main>", encoding="utf-8")
    assert newsroom.make(server, "-o", "brief.json").code == 0
    ended = newsroom.run("render", "brief.json", *words)
    assert (ended.code, ended.out) == (0, "")
    assert (newsroom.folder / words[1]).read_bytes().startswith(start)


def test_a_name_that_promises_another_form_is_refused(newsroom: Newsroom, server: ScriptedServer) -> None:
    assert newsroom.make(server, "-o", "brief.json").code == 0
    ended = newsroom.run("render", "brief.json", "--format", "md", "-o", "a.docx")
    assert (ended.code, ended.out) == (2, "")
    assert "--format docx" in ended.err


def test_a_refusal_leaves_the_other_articles_in_the_review(newsroom: Newsroom) -> None:
    (newsroom.folder / "other.txt").write_text(ARTICLE.replace("forty", "fifty"), encoding="utf-8")
    model = Model(whole=[completion("", refusal="I cannot help with that.")])
    with scripted_server(model) as server:
        place = ("--model", "m", "--base-url", server.base_url, "--template", "press-review")
        ended = newsroom.run("make", "article.txt", "other.txt", *place, "--format", "json")
    assert ended.code == 0
    review = json.loads(ended.out)
    assert [one["name"] for one in review["unreadable"]] == ["article.txt"]
    assert len(review["briefs"]) == 1
