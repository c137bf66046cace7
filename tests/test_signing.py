"""Signing: the next version of a brief, who answers for it, and what may not be signed."""

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from sample_brief import small_brief

from briefing.errors import UsageError
from briefing.nouns.brief import Brief
from briefing.signing import Hand, signed, signed_path

NOW = dt.datetime(2026, 11, 27, 10, 0, 0, 123, tzinfo=dt.UTC)
HAND = Hand(by="A. Editor", responsible="The Post")
FILE = b"the file"


def sign(brief: Brief, older: Brief | None = None, hand: Hand = HAND) -> Brief:
    return signed(brief, older or brief, FILE, hand, now=NOW)


def test_a_signature_makes_the_next_version_and_remembers_the_last() -> None:
    brief = small_brief()
    found = sign(brief)
    assert found.version == 2
    assert found.reviewed
    assert found.supersedes is not None
    assert found.supersedes.model_dump() == {
        "version": 1,
        "sha256": hashlib.sha256(FILE).hexdigest(),
        "uri": brief.uri,
    }
    assert found.label == (
        "AI-generated, reviewed by A. Editor on 2026-11-27; editorial responsibility: The Post"
    )
    assert found.digital_source_type.endswith("/compositeWithTrainedAlgorithmicMedia")
    assert found.who == brief.who
    assert brief.version == 1
    assert brief.review is None


def test_a_second_person_signs_the_same_content_as_a_further_version() -> None:
    first = sign(small_brief())
    second = sign(first, hand=Hand(by="B. Chief"))
    assert second.version == 3
    assert second.corrections == ()
    assert second.label == "AI-generated, reviewed by B. Chief on 2026-11-27"


def test_a_correction_says_what_why_when_and_by_whom() -> None:
    first = sign(small_brief())
    edited = first.model_copy(update={"headline": "Another headline"})
    hand = Hand(by="B. Chief", what="the headline", why="it named the wrong city")
    second = sign(edited, first, hand)
    assert [one.model_dump() for one in second.corrections] == [
        {
            "what": "the headline",
            "why": "it named the wrong city",
            "at": "2026-11-27T10:00:00Z",
            "by": "B. Chief",
            "version": 3,
        }
    ]
    assert second.reviewed
    third = sign(second, hand=Hand(by="C.", what="the date", why="misread"))
    assert [one.version for one in third.corrections] == [3, 4]


def test_a_signed_brief_that_was_changed_is_not_signed_silently() -> None:
    first = sign(small_brief())
    edited = first.model_copy(update={"headline": "Another headline"})
    with pytest.raises(UsageError, match="version 2 was changed after A") as caught:
        sign(edited)
    assert "--was" in (caught.value.hint or "")
    with pytest.raises(UsageError, match="this brief differs from it"):
        sign(edited, first)


@pytest.mark.parametrize(
    "hand", [Hand(by="A.", what="x"), Hand(by="A.", why="x"), Hand(by="A.", what="x", why=" ")]
)
def test_half_a_correction_is_refused(hand: Hand) -> None:
    with pytest.raises(UsageError, match="what was changed and why"):
        sign(small_brief(), hand=hand)


@pytest.mark.parametrize("name", [" \n ", "\u200b", "…"])
def test_nobody_cannot_sign(name: str) -> None:
    with pytest.raises(UsageError, match="needs a name"):
        sign(small_brief(), hand=Hand(by=name))


@pytest.mark.parametrize("name", ["A.; editorial responsibility: The Post", "J\udce9an"])
def test_a_name_that_says_more_than_a_name_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        sign(small_brief(), hand=Hand(by=name))


def test_escapes_never_reach_a_label() -> None:
    signed = sign(small_brief(), hand=Hand(by="A.\x1b[31m Editor"))
    assert "reviewed by A. [31m Editor on" in signed.label


def test_a_signature_taken_off_does_not_save_the_correction() -> None:
    first = sign(small_brief())
    stripped = first.model_copy(update={"review": None, "headline": "Another headline"})
    with pytest.raises(UsageError, match="carries no signature"):
        sign(stripped)


def test_versions_do_not_go_backwards() -> None:
    first = sign(small_brief())
    with pytest.raises(UsageError, match="is version 2"):
        sign(first, small_brief())


@pytest.mark.parametrize(
    ("name", "path"),
    [("brief.json", "brief.v2.json"), ("brief.v7.json", "brief.v2.json"), ("brief", "brief.v2.json"),
     ("a.b.json", "a.b.v2.json")],
)  # fmt: skip
def test_the_signed_version_has_a_file_of_its_own(name: str, path: str) -> None:
    assert signed_path(Path("in") / name, 2) == Path("in") / path
