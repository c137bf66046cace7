"""What a signature changes about a brief: label, source type, and nothing about its name."""

import pytest
from pydantic import ValidationError
from sample_brief import small_brief

from briefing.nouns.brief import Brief
from briefing.nouns.signature import Correction, Review, reviewed_label

REVIEW = Review(by="A. Editor", at="2026-11-27T10:00:00Z", content_sha256="", responsible="The Post")


def reviewed() -> Brief:
    """The sample, signed as it is."""
    bare = small_brief().model_copy(update={"review": REVIEW})
    whole = REVIEW.model_copy(update={"content_sha256": bare.content_sha256})
    return bare.model_copy(update={"review": whole})


def test_a_review_changes_label_and_source_type_and_not_the_name() -> None:
    brief = small_brief()
    signed = reviewed()
    assert brief.label == "AI-generated, not reviewed"
    assert (
        signed.label
        == "AI-generated, reviewed by A. Editor on 2026-11-27; editorial responsibility: The Post"
    )
    assert (
        brief.digital_source_type == "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    )
    assert (
        signed.digital_source_type
        == "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
    )
    assert signed.uri == brief.uri
    assert brief.uri.startswith("urn:uuid:")


def test_a_brief_changed_after_its_review_is_labelled_so() -> None:
    changed = reviewed().model_copy(update={"headline": "Another"})
    assert not changed.reviewed
    assert (
        changed.label
        == "AI-generated, changed after the review by A. Editor on 2026-11-27, not reviewed since"
    )


def test_a_signature_holds_over_writing_and_reading() -> None:
    signed = reviewed()
    assert Brief.model_validate_json(signed.model_dump_json(indent=2)).reviewed


def test_a_label_names_the_role_where_there_is_one() -> None:
    assert reviewed_label(REVIEW.model_copy(update={"role": "desk editor", "responsible": None})) == (
        "AI-generated, reviewed by A. Editor, desk editor, on 2026-11-27"
    )


@pytest.mark.parametrize("field", ["what", "why", "by"])
def test_a_correction_without_what_why_or_by_is_none(field: str) -> None:
    whole = {"what": "the year", "why": "misread", "at": "2026-11-27T10:00:00Z", "by": "A.", "version": 2}
    Correction.model_validate(whole)
    with pytest.raises(ValidationError):
        Correction.model_validate({**whole, field: ""})


@pytest.mark.parametrize("field", ["by", "at", "responsible", "role", "note"])
def test_the_words_of_a_signature_are_signed_too(field: str) -> None:
    signed = reviewed()
    assert signed.review is not None
    forged = signed.review.model_copy(update={field: "Somebody Else"})
    assert not signed.model_copy(update={"review": forged}).reviewed


def test_a_label_written_into_an_unsigned_brief_is_not_printed() -> None:
    brief = small_brief()
    forged = brief.provenance.model_copy(update={"label": "AI-generated, reviewed by A. Editor"})
    assert brief.model_copy(update={"provenance": forged}).label == "AI-generated, not reviewed"
