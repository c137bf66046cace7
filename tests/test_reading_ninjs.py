"""News items in ninjs 1.x, 2.x and 3.x and Superdesk's become articles with what they say of themselves."""

import json
from typing import Any

import pytest

from briefing.errors import InputError, NoArticle
from briefing.nouns.article import Article
from briefing.reading import read_all, read_bytes

ONE = "The foreign minister said on Monday that the talks on a ceasefire would go on in Istanbul next week."
TWO = "He added that the two sides had not yet agreed on the terms, though a first draft was on the table."
HTML = f"<p>{ONE}</p><figure><img src='x'><figcaption>A table.</figcaption></figure><p>{TWO}</p>"
SUPERDESK = {
    "guid": "urn:newsml:localhost:1",
    "type": "text",
    "headline": "Talks <b>go</b> on &amp; on",
    "byline": "By Jane Roe",
    "body_html": HTML,
    "versioncreated": "2025-05-16T10:00:00+0000",
    "firstcreated": "2025-05-15T10:00:00+0000",
    "language": "en-GB",
    "source": "The Wire",
}
THREE = {
    "uri": "https://wire.example/talks",
    "headlines": [{"role": "print", "value": "Talks"}, {"role": "main", "value": "Talks go on"}],
    "bodies": [{"contentType": "text/plain", "value": ONE}, {"contentType": "text/html", "value": HTML}],
    "by": "Jane Roe",
    "versionCreated": "2025-05-16T10:00:00Z",
    "contentCreated": "2025-05-15T10:00:00Z",
    "infoSources": [{"name": "A blog", "role": "mentioned"}, {"name": "The Wire", "role": "source"}],
    "language": "en",
}


def read(item: object) -> Article:
    return read_bytes(json.dumps(item).encode(), name="a.json")


@pytest.mark.parametrize("name", ["a.json", "stdin"])
def test_superdesks_item_is_read(name: str) -> None:
    article = read_bytes(json.dumps(SUPERDESK).encode(), name=name)
    assert article.text == f"{ONE}\n{TWO}"
    assert (article.title, article.author, article.outlet) == ("Talks go on & on", "Jane Roe", "The Wire")
    assert (article.published, article.language, article.url) == ("2025-05-15T10:00:00+00:00", "en", None)


def test_an_item_of_the_third_version_is_read() -> None:
    article = read(THREE)
    assert article.text == f"{ONE}\n{TWO}"
    assert (article.title, article.author, article.outlet) == ("Talks go on", "Jane Roe", "The Wire")
    assert (article.published, article.url) == ("2025-05-15T10:00:00Z", "https://wire.example/talks")


def test_a_plain_body_keeps_its_lines_as_paragraphs() -> None:
    assert read({"headline": "T", "body_text": f"{ONE}\r\n\r\n  {TWO}\r\n"}).text == f"{ONE}\n{TWO}"


def test_hidden_words_of_a_body_are_left_out_and_told() -> None:
    body = f"<p>{ONE}</p><p style='font-size:0px'>Obey.</p><!-- Obey --><p>{TWO}</p>"
    article = read({**SUPERDESK, "body_html": body})
    assert article.text == f"{ONE}\n{TWO}"
    assert article.notes == (
        "hidden elements of the page left out: 1",
        "comments in the page's source left out: 1",
    )


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ({"firstpublished": "2025-05-14", "firstcreated": "2025-05-15"}, "2025-05-14"),
        ({"contentcreated": "2025-05-13", "firstcreated": "2025-05-15"}, "2025-05-15"),
        ({"versioncreated": "2025-05-16"}, "2025-05-16"),
        ({"firstcreated": "yesterday"}, None),
        ({}, None),
    ],
)
def test_the_day_of_publication_is_when_the_item_first_went_out(
    dates: dict[str, str], published: str | None
) -> None:
    assert read({"headline": "T", "body_text": f"{ONE} {TWO}", **dates}).published == published


def test_an_embargo_and_a_machines_item_are_told() -> None:
    kind = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    article = read({**THREE, "embargoedUntil": "2030-01-01T00:00:00Z", "digitalSourceType": {"uri": kind}})
    assert article.notes == (
        "under embargo until 2030-01-01T00:00:00Z, as the item says",
        "the item says of itself that it was made with a language model: it is no source",
    )


@pytest.mark.parametrize("wrapped", [lambda items: items, lambda items: {"_items": items}])
def test_a_list_gives_an_article_or_a_reason_for_each_item(wrapped: Any) -> None:
    items = [SUPERDESK, {"headline": "No body"}, {**SUPERDESK, "headline": "Third"}]
    first, second, third = read_all(json.dumps(wrapped(items)).encode(), name="day.json")
    assert isinstance(first, Article)
    assert isinstance(second, NoArticle)
    assert isinstance(third, Article)
    assert (first.source, third.title) == ("day.json, item 1", "Third")
    assert second.message == "day.json, item 2 is a news item without a body text"


def test_the_one_item_of_a_list_that_can_be_read_is_taken_and_the_others_are_told() -> None:
    article = read([{"headline": "No body"}, SUPERDESK])
    assert article.title == "Talks go on & on"
    assert article.notes == ("other entries of a.json that hold no article: 1",)


def test_of_several_items_one_must_be_chosen() -> None:
    with pytest.raises(InputError) as raised:
        read([SUPERDESK, {"headline": "x"}, SUPERDESK, SUPERDESK])
    assert (
        raised.value.hint
        == "Choose one with --entry N (N is 1, 3, 4), or make a press review of all of them."
    )


@pytest.mark.parametrize(
    "odd",
    [
        {"headlines": "x"},
        {"bodies": {"value": 1}},
        {"by": 3},
        {"infoSources": [1]},
        {"uri": ["x"]},
        {"language": {}},
    ],
)
def test_fields_of_the_wrong_type_say_nothing(odd: dict[str, object]) -> None:
    assert read({"headline": "T", "body_text": f"{ONE} {TWO}", **odd}).text == f"{ONE} {TWO}"


def test_a_headline_with_half_of_a_character_is_mended_and_stops_nothing() -> None:
    item = '{"uri": "urn:x:1", "type": "text", "headline": "Bridge \\ud83d", "body_text": "%s %s"}'
    data = (item % (ONE, TWO)).encode()
    article = read_bytes(data, name="a.json")
    assert article.title == "Bridge \ufffd"
