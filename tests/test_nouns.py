"""The nouns are frozen, closed, and refuse what would break a promise."""

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sample_brief import small_brief

from briefing.nouns import article as article_room
from briefing.nouns import brief as brief_room
from briefing.nouns import draft as draft_room
from briefing.nouns.article import Article, digest
from briefing.nouns.brief import BottomLine, Brief, Evidence, Item, Response, Usage
from briefing.nouns.frozen import Frozen

NOUNS = sorted(
    {
        kind
        for room in (article_room, brief_room, draft_room)
        for kind in vars(room).values()
        if inspect.isclass(kind) and issubclass(kind, Frozen) and kind is not Frozen
    },
    key=lambda kind: kind.__name__,
)
TOKENS = st.none() | st.integers(0, 10**6)
USAGES = st.builds(Usage, http_calls=st.integers(0, 99), input_tokens=TOKENS, output_tokens=TOKENS,
                   cached_tokens=TOKENS)  # fmt: skip


def made(text: str, *spans: tuple[int, int], furniture: tuple[tuple[int, int], ...] = ()) -> Article:
    return Article(text=text, sha256=digest(text), sentences=spans, furniture=furniture)


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
def test_every_noun_is_frozen_and_forbids_fields_it_does_not_know(kind: type[Frozen]) -> None:
    assert kind.model_config["frozen"] is True
    assert kind.model_config["extra"] == "forbid"


def test_a_field_of_a_brief_cannot_be_set_nor_one_invented() -> None:
    brief = small_brief()
    with pytest.raises(ValidationError, match="frozen"):
        brief.headline = "Another"
    with pytest.raises(ValidationError, match="frozen"):
        brief.who[0].name = "Another"
    with pytest.raises(ValidationError, match="Extra inputs"):
        Brief.model_validate({**brief.model_dump(), "opinion": "good"})


@pytest.mark.parametrize(
    "kind", [k for k in NOUNS if "evidence" in k.model_fields], ids=lambda kind: kind.__name__
)
def test_evidence_is_never_empty(kind: type[Frozen]) -> None:
    with pytest.raises(ValidationError) as caught:
        kind.model_validate({"evidence": []})
    assert ("evidence",) in [error["loc"] for error in caught.value.errors()]


def test_every_list_of_the_body_holds_items_with_evidence() -> None:
    kinds = {kind for kind in NOUNS if issubclass(kind, Item)} | {BottomLine, Response}
    assert len(kinds) == 12
    assert all(kind.model_fields["evidence"].is_required() for kind in kinds)


def test_a_brief_survives_its_json() -> None:
    brief = small_brief()
    assert Brief.model_validate_json(brief.model_dump_json()) == brief


def test_the_top_of_the_json_is_what_others_rely_on() -> None:
    assert list(small_brief().model_dump()) == [
        "schema_version", "language", "headline", "bottom_line", "who", "what", "when", "where", "demands",
        "threats", "quotes", "figures", "background", "losses", "article", "provenance", "version", "review",
        "corrections", "supersedes",
    ]  # fmt: skip
    assert list(Evidence.model_fields) == ["start", "end", "text"]


@given(USAGES, USAGES, USAGES)
def test_usage_adds_up_in_any_order(one: Usage, two: Usage, three: Usage) -> None:
    assert one.plus(two) == two.plus(one)
    assert one.plus(two).plus(three) == one.plus(two.plus(three))
    assert one.plus(Usage()) == one == Usage().plus(one)


@given(USAGES, USAGES)
def test_tokens_are_unknown_only_if_nobody_reported_any(one: Usage, two: Usage) -> None:
    total = one.plus(two)
    assert total.http_calls == one.http_calls + two.http_calls
    for name in ("input_tokens", "output_tokens", "cached_tokens"):
        known = [value for value in (getattr(one, name), getattr(two, name)) if value is not None]
        assert getattr(total, name) == (sum(known) if known else None)


@pytest.mark.parametrize("span", [(-1, 2), (0, 0), (3, 2), (0, 6), (5, 6)])
def test_an_article_refuses_a_span_outside_its_text(span: tuple[int, int]) -> None:
    with pytest.raises(ValidationError, match=r"lies outside the text of 5"):
        made("Rain.", span)
    with pytest.raises(ValidationError, match=r"lies outside the text of 5"):
        made("Rain.", (0, 5), furniture=(span,))


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_sentence_is_the_code_points_of_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    text = text.encode("utf-8", "ignore").decode("utf-8") or "x" * len(text)
    if end <= len(text):
        assert made(text, (start, end)).sentence(1) == text[start:end]


def test_offsets_count_code_points_not_bytes_or_utf16_units() -> None:
    assert made("😀 Є дощ.", (2, 8)).sentence(1) == "Є дощ."


def test_the_digest_is_sha256_of_utf8() -> None:
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_brief_of_schema_1_0_is_still_read() -> None:
    old = small_brief().model_dump(mode="json") | {"schema_version": "1.0"}
    del old["language"]
    for name in ("what", "demands", "threats"):
        for item in old[name]:
            del item["source"]
    for name in ("who", "what", "when", "where", "demands", "threats"):
        for item in old[name]:
            for finding in item["findings"]:
                del finding["severity"]
    read = Brief.model_validate(old)
    assert read.language is None
    assert {item.source for item in (*read.what, *read.demands, *read.threats)} == {None}
