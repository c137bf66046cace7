"""Metadata that a page states in forms made for machines, and only those."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import UsageError
from briefing.reading import Metadata, read_bytes, read_file
from briefing.reading.metadata import web_address
from briefing.reading.web_page import read_web_page

ONE = "The foreign minister said on Monday that the talks on a ceasefire would go on in Istanbul next week."
TWO = "He added that the two sides had not yet agreed on the terms, though a first draft was on the table."


def page(head: str) -> str:
    return f"<!doctype html><html><head>{head}</head><body><article><p>{ONE}</p><p>{TWO}</p></article></body></html>"


def linked(**said: Any) -> str:
    return page(f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>')


def test_headline_author_and_publisher_come_from_structured_data() -> None:
    said = read_web_page(
        linked(
            headline="Talks go on &amp; on",
            author=[{"@type": "Person", "name": "Jane Roe"}, {"name": "John Doe"}],
            publisher={"@type": "Organization", "name": "The Paper"},
            datePublished="2025-05-15",
            mainEntityOfPage={"@id": "https://paper.example/talks"},
        )
    ).said
    assert (said.title, said.outlet) == ("Talks go on & on", "The Paper")
    assert said.author
    assert {"Jane Roe", "John Doe"} == {name.strip() for name in said.author.replace(";", ",").split(",")}
    assert (said.published, said.url) == ("2025-05-15", "https://paper.example/talks")


@pytest.mark.parametrize(
    "author", [None, 3, [], {}, {"name": 5}, "https://paper.example/jane", [None, {"url": "x"}]]
)
def test_structured_data_without_a_name_name_nobody(author: object) -> None:
    assert read_web_page(linked(author=author)).said.author is None


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://paper.example/1">',
        '<meta property="og:url" content=" https://paper.example/1 ">',
        '<link rel="canonical" href="/1"><meta property="og:url" content="https://paper.example/1">',
        '<script type="application/ld+json">{"@type": "Article", "url": "https://paper.example/1"}</script>',
    ],
)
def test_the_pages_own_address_is_read(head: str) -> None:
    assert read_bytes(page(head).encode(), name="a.html").url == "https://paper.example/1"


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", "/1", "ftp://a.example", "https://", "https://a b", "http://a.example/\n", 'http://a"b',
     "http://[::1", 3, None],
)  # fmt: skip
def test_what_is_no_web_address_is_none(address: object) -> None:
    assert web_address(address) in (None, "http://a.example/")


def test_an_address_of_the_user_goes_before_the_sidecar_and_the_sidecar_before_the_page(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.html"
    path.write_text(page('<link rel="canonical" href="https://paper.example/page">'), encoding="utf-8")
    sidecar = tmp_path / "a.html.meta.json"
    sidecar.write_text('{"url": "https://paper.example/sidecar"}', encoding="utf-8")
    assert read_file(path, Metadata(url="https://paper.example/user")).url == "https://paper.example/user"
    assert read_file(path).url == "https://paper.example/sidecar"
    sidecar.write_text('{"url": "javascript:alert(1)"}', encoding="utf-8")
    assert read_file(path).url == "https://paper.example/page"
    assert read_file(path, Metadata(url="")).url is None


def test_an_address_of_the_user_that_is_none_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match=r'the address "paper\.example" is no web address'):
        read_bytes(b"", name="a.txt", overrides=Metadata(url="paper.example"))


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("01/05/2020", None),
        ("5/5/2020", "2020-05-05"),
        ("2020-05-01", "2020-05-01"),
        ("May 1, 2020", "2020-05-01"),
    ],
)
def test_a_day_that_could_be_a_month_is_not_guessed(written: str, published: str | None) -> None:
    assert read_web_page(page(f'<meta name="date" content="{written}">')).said.published == published
