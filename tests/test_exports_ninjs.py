"""A brief as a ninjs 3.1 item: valid against IPTC's schema, and saying what it is."""

import json
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ninjs_schemas import faults
from sample_brief import article, bare_brief, brief_saying, large_briefs, provenance, small_brief

from briefing.exports import export
from briefing.exports.ninjs import ninjs
from briefing.nouns.brief import Brief
from briefing.render import templates
from briefing.signing import Hand, signed

FAMILIES = [known.name for known in templates() if "html" in known.formats]
TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
COMPOSITE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"


def reviewed() -> Brief:
    older = small_brief()
    at = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
    return signed(older, older, b"", Hand(by="A. Editor", responsible="The Post"), now=at)


def at(url: str | None) -> Brief:
    known = small_brief().article.model_copy(update={"url": url})
    return small_brief().model_copy(update={"article": known})


def test_the_whole_item_of_the_sample_brief() -> None:
    item = ninjs(at("https://post.example/dam?id=7"))
    html, text = item.pop("bodies")
    note = item.pop("edNote")
    assert item == {
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
        "uri": "urn:uuid:8d172d48-7210-542e-a1b6-183911172ea7",
        "version": "1",
        "type": "text",
        "representationType": "full",
        "pubStatus": "withheld",
        "firstCreated": "2026-11-22T12:00:00Z",
        "versionCreated": "2026-11-22T12:00:00Z",
        "contentCreated": "2026-11-22T12:00:00Z",
        "language": "en",
        "headlines": [
            {"role": "main", "contentType": "text/plain", "value": "Arden threatens to sue over the dam"}
        ],
        "descriptions": [
            {
                "role": "summary",
                "contentType": "text/plain",
                "value": "Arden wants the dam closed and may sue.",
            }
        ],
        "by": "briefing 0.1.0 with small_model",
        "digitalSourceType": {"name": "Trained Algorithmic Media", "uri": TRAINED},
        "altIds": [{"role": "article-sha256", "value": small_brief().article.sha256}],
        "people": [{"name": "Ruth Vale", "rel": "about"}],
        "places": [{"name": "Arden", "rel": "mentioned"}],
        "infoSources": [{"name": "The Arden Post", "role": "source", "uri": "https://post.example/"}],
        "associations": [
            {
                "name": "Dam talks fail",
                "uri": "https://post.example/dam?id=7",
                "rel": "derivedFrom",
                "type": "text",
                "representationType": "partial",
            }
        ],
    }
    assert (html["role"], html["contentType"]) == ("html", "text/html")
    assert html["value"].startswith("<p><strong>AI-generated, not reviewed</strong></p>\n")
    assert (text["role"], text["contentType"]) == ("text", "text/plain")
    assert text["charCount"] == len(text["value"])
    assert text["wordCount"] == len([word for word in text["value"].split() if re.search(r"\w", word)])
    assert html["wordCount"] > 200
    assert note.startswith(f"AI-generated, not reviewed. Digital source type: {TRAINED}. Source outlet: The ")
    assert "Model: small_model. Model's host: 127.0.0.1." in note


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "brief", [small_brief(), reviewed(), bare_brief(), at("https://post.example/ä b/[x]#y")]
)
def test_every_brief_is_valid_in_every_family(brief: Brief, family: str) -> None:
    assert faults(json.loads(export(brief, "ninjs", template=family)), "3.1") == []


@settings(max_examples=15)
@given(large_briefs())
def test_any_large_brief_is_valid(brief: Brief) -> None:
    assert faults(ninjs(brief, template="flash"), "3.1") == []


@settings(max_examples=25)
@given(st.text(alphabet="a<&>\"'[]{}\\\x00\x1b\u202e\u2028 \n’é中\U0001f600", min_size=1, max_size=12))
def test_hostile_words_leave_the_item_valid_and_its_html_harmless(words: str) -> None:
    brief = brief_saying(f"{words}<script>x</script>")
    item = json.loads(export(brief, "ninjs", template="flash"))
    assert faults(item, "3.1") == []
    assert "<script" not in item["bodies"][0]["value"]


def test_the_validator_refuses_what_the_schema_refuses() -> None:
    item = ninjs(small_brief())
    assert faults({**item, "uri": "no uri"}, "3.1") != []
    assert faults({**item, "firstCreated": "2026-11-22"}, "3.1") != []
    assert faults({**item, "aiInfo": {}}, "3.1") != []
    assert faults({**item, "pubStatus": "draft"}, "3.1") != []


def test_a_signature_makes_it_usable_and_composite() -> None:
    item = ninjs(reviewed())
    assert (item["pubStatus"], item["version"]) == ("usable", "2")
    assert item["uri"] == small_brief().uri
    assert item["digitalSourceType"] == {"name": "Composite with Trained Algorithmic Media", "uri": COMPOSITE}
    assert (item["firstCreated"], item["versionCreated"]) == ("2026-11-22T12:00:00Z", "2026-11-27T12:00:00Z")
    assert item["by"] == "briefing 0.1.0 with small_model, reviewed by A. Editor"
    assert "Reviewed by: A. Editor. Reviewed at: 2026-11-27T12:00:00Z" in item["edNote"]
    assert "Editorial responsibility: The Post" in item["edNote"]


def test_a_brief_changed_after_its_signature_is_withheld_again() -> None:
    changed = reviewed().model_copy(update={"headline": "Something else"})
    item = ninjs(changed)
    assert item["pubStatus"] == "withheld"
    assert item["by"] == "briefing 0.1.0 with small_model"
    assert "changed after the review by A. Editor" in item["edNote"]
    assert "Reviewed by" not in item["edNote"]


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "ftp://post.example/x", "not a url", "https://me:pw@post.example/"],
)
def test_without_a_plain_address_there_is_no_association(url: str | None) -> None:
    item = ninjs(at(url))
    assert "associations" not in item
    assert item["infoSources"] == [{"name": "The Arden Post", "role": "source"}]


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        ("https://pöst.example/dam", "https://xn--pst-sna.example/dam"),
        ("http://post.example:8080/a b?q=ü&r=1", "http://post.example:8080/a%20b?q=%C3%BC&r=1"),
        ("https://post.example/it%27s", "https://post.example/it%27s"),
    ],
)
def test_an_address_is_written_in_ascii(url: str, uri: str) -> None:
    assert ninjs(at(url))["associations"][0]["uri"] == uri


def test_only_supported_lines_become_metadata_each_name_once() -> None:
    who = small_brief().who
    state = who[0].model_copy(update={"name": "Norway", "kind": "state"})
    group = who[0].model_copy(update={"name": "protesters", "kind": "group"})
    item = ninjs(small_brief().model_copy(update={"who": (*who, who[0], state, group)}))
    assert item["people"] == [{"name": "Ruth Vale", "rel": "about"}]
    assert item["organisations"] == [{"name": "Norway", "rel": "about"}]
    assert "subjects" not in item
    assert "genres" not in item


def test_a_date_that_is_none_is_left_out() -> None:
    brief = small_brief().model_copy(update={"provenance": provenance(created="some day")})
    item = ninjs(brief)
    assert not {"firstCreated", "versionCreated", "contentCreated"} & set(item)
    assert faults(item, "3.1") == []


def test_a_translated_brief_has_its_own_language_and_name() -> None:
    german = small_brief().model_copy(update={"language": "de"})
    assert ninjs(german)["language"] == "de"
    assert ninjs(german)["uri"] != ninjs(small_brief())["uri"]


def test_an_unknown_language_is_left_out() -> None:
    brief = bare_brief().model_copy(update={"article": article()})
    assert "language" not in ninjs(brief)
