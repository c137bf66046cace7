"""Superdesk's ninjs 1.x: its rules for dates and keys, each as its ninjs feed parser has them."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import lxml.html
import pytest
from hypothesis import given, settings
from lxml_html_clean import Cleaner
from ninjs_schemas import faults
from sample_brief import bare_brief, brief_saying, large_briefs, provenance, small_brief

from briefing.exports import export
from briefing.exports.superdesk import superdesk
from briefing.nouns.brief import Brief
from briefing.signing import Hand, signed

COPIED = (
    "usageterms language headline copyrightnotice urgency pubstatus mimetype copyrightholder ednote body_text "
    "body_html slugline keywords extra byline description_text profile"
).split()
"""Keys that Superdesk's parser copies as they are."""
READ = ["guid", "uri", "type", "version", "source", "firstcreated", "versioncreated", "associations"]
"""Keys that it reads, or that its own items have."""
OURS = ("guid", "source", "keywords", "extra")
"""Superdesk's additions to ninjs, which IPTC's schema does not have."""


def reviewed() -> Brief:
    older = small_brief()
    at = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
    return signed(older, older, b"", Hand(by="A. Editor", responsible="The Post"), now=at)


def made(created: str) -> dict[str, Any]:
    return superdesk(small_brief().model_copy(update={"provenance": provenance(created=created)}))


def test_the_whole_item_of_the_sample_brief_but_for_its_bodies() -> None:
    item = superdesk(small_brief())
    for long in ("body_html", "body_text", "ednote", "extra"):
        item.pop(long)
    assert item == {
        "guid": "urn:uuid:8d172d48-7210-542e-a1b6-183911172ea7",
        "uri": "urn:uuid:8d172d48-7210-542e-a1b6-183911172ea7",
        "type": "text",
        "version": "1",
        "pubstatus": "withheld",
        "firstcreated": "2026-11-22T12:00:00+0000",
        "versioncreated": "2026-11-22T12:00:00+0000",
        "language": "en",
        "headline": "Arden threatens to sue over the dam",
        "slugline": "Arden threatens to sue over the dam",
        "byline": "briefing 0.1.0 with small_model",
        "description_text": "Arden wants the dam closed and may sue.",
        "keywords": ["Ruth Vale"],
        "source": "briefing 0.1.0",
        "digitalsourcetype": {
            "name": "Trained Algorithmic Media",
            "uri": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        },
        "associations": {},
    }


@pytest.mark.parametrize(
    "created",
    [
        "2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00+00:00",
        "2026-11-22T12:00:00.654321+00:00",
        "2026-11-22T14:00:00+02:00",
        "2026-11-22T06:30:00-05:30",
        "2026-11-22T12:00:00",
    ],
)
def test_dates_are_utc_to_the_second_whatever_the_brief_has(created: str) -> None:
    item = made(created)
    for name in ("firstcreated", "versioncreated"):
        # The parser takes exactly this form; with microseconds or another zone it fails.
        assert datetime.strptime(item[name], "%Y-%m-%dT%H:%M:%S+0000") == datetime(2026, 11, 22, 12, 0)


def test_a_date_that_is_none_is_left_out_because_the_parser_would_fail_on_it() -> None:
    assert not {"firstcreated", "versioncreated"} & set(made("yesterday"))


@settings(max_examples=10)
@given(large_briefs())
def test_no_key_is_null_and_none_is_one_that_superdesk_drops(brief: Brief) -> None:
    item = superdesk(brief, template="flash")
    assert None not in item.values()
    assert set(item) <= {*COPIED, *READ, "digitalsourcetype"}


def test_guid_is_the_same_over_versions_so_that_the_newer_replaces_the_older() -> None:
    older, newer = superdesk(small_brief()), superdesk(reviewed())
    assert older["guid"] == newer["guid"]
    assert (older["versioncreated"], newer["versioncreated"]) == (
        "2026-11-22T12:00:00+0000",
        "2026-11-27T12:00:00+0000",
    )
    assert (older["firstcreated"], older["pubstatus"], newer["pubstatus"]) == (
        newer["firstcreated"],
        "withheld",
        "usable",
    )


def test_provenance_stands_in_extra_under_flat_keys_and_as_strings() -> None:
    extra = superdesk(small_brief())["extra"]
    assert extra == {
        "label": "AI-generated, not reviewed",
        "digital_source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        "brief_uri": "urn:uuid:8d172d48-7210-542e-a1b6-183911172ea7",
        "brief_version": "1",
        "source_outlet": "The Arden Post",
        "source_title": "Dam talks fail",
        "source_published": "2025-05-14",
        "source_sha256": small_brief().article.sha256,
        "system": "briefing 0.1.0",
        "model": "small_model",
        "model_host": "127.0.0.1",
        "prompt": "extract v1",
        "prompt_sha256": "ab" * 32,
        "created": "2026-11-22T12:00:00Z",
    }
    # MongoDB takes no dots and no leading dollar in a key.
    assert all(re.fullmatch("[a-z][a-z0-9_]*", key) for key in extra)


def test_the_editors_note_has_the_label_and_the_source_types_address() -> None:
    note = superdesk(reviewed())["ednote"]
    assert note.startswith("AI-generated, reviewed by A. Editor on 2026-11-27")
    assert "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia" in note


@pytest.mark.parametrize("brief", [small_brief(), brief_saying("<b onclick='x'>“é” [1]</b>")])
def test_the_body_loses_nothing_when_superdesk_sanitises_it(brief: Brief) -> None:
    body = superdesk(brief)["body_html"]
    cleaner = Cleaner(add_nofollow=False, kill_tags=["script", "style", "head"])
    cleaned = cleaner.clean_html(lxml.html.fromstring(body))
    assert cleaned.text_content() == lxml.html.fromstring(body).text_content()
    for attribute in ("class=", "style=", "id=", 'onclick="', "data-"):
        assert f" {attribute}" not in re.sub(">[^<]*<", "><", body)


def test_associations_are_a_dict_and_empty_because_each_would_become_an_item() -> None:
    assert superdesk(small_brief())["associations"] == {}


def test_nothing_that_superdesk_looks_up_by_code_is_given_without_one() -> None:
    assert not {"place", "subject", "genre", "service", "located", "authors"} & set(superdesk(small_brief()))


@pytest.mark.parametrize("brief", [small_brief(), reviewed(), bare_brief()])
def test_without_superdesks_additions_the_item_is_valid_ninjs_1_6(brief: Brief) -> None:
    item = superdesk(brief)
    assert faults({name: value for name, value in item.items() if name not in OURS}, "1.6") == []
    assert faults(item, "1.6") != []


def test_the_file_is_ascii_because_superdesk_opens_it_in_its_own_encoding() -> None:
    data = export(brief_saying("Türkiye 停火"), "superdesk")
    assert data.isascii()
    assert json.loads(data)["headline"] == "Türkiye 停火"


@pytest.mark.parametrize(
    ("headline", "slugline"),
    [
        ("Short", "Short"),
        ("A headline that is a good deal longer than a slugline", "A headline that is a good deal longer"),
        ("x" * 60, "x" * 40),
    ],
)
def test_a_slugline_is_short_and_cut_at_a_word(headline: str, slugline: str) -> None:
    assert superdesk(small_brief().model_copy(update={"headline": headline}))["slugline"] == slugline
