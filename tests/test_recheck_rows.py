"""Rows of claims: answered one by one and in order, broken ones too, with documents prepared once."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_in_checker import StandIn

from briefing.errors import NoArticle
from briefing.recheck import Answer, answers

DOCUMENT = "Brill rejected the call of the mayor."


def row(**more: Any) -> bytes:
    return json.dumps({"id": 1, "document": DOCUMENT, "claim": "Brill rejected the call."} | more).encode()


def answered(*rows: bytes) -> list[Answer]:
    return list(answers(rows, StandIn.of))


def test_a_row_is_answered_with_score_verdict_and_findings() -> None:
    good, bad = answered(row(id="a", origin="x"), row(id={"n": [2]}, claim="Brill paid."))
    assert good == Answer({"id": "a", "score": 0.9, "verdict": "supported", "findings": []})
    assert (bad.row["id"], bad.row["verdict"], bad.error) == ({"n": [2]}, "unsupported", None)
    assert bad.row["findings"][0]["words"] == ["paid"]


@pytest.mark.parametrize(
    ("broken", "reason", "name"),
    [
        (b"{", "not JSON", None),
        (b"\xff\xfe", "not JSON", None),
        (b"[" * 100_000, "not JSON", None),
        (b"[1]", "not a JSON object", None),
        (b"null", "not a JSON object", None),
        (b'{"document": "a", "claim": "b"}', 'no "id"', None),
        (b'{"id": 7, "claim": "b"}', 'no "document"', 7),
        (b'{"id": 7, "document": "a"}', 'no "claim"', 7),
        (row(claim=""), '"claim" is empty', 1),
        (row(document=" \n"), '"document" is empty', 1),
        (row(claim=3), '"claim" is not a text', 1),
        (row(claim="\ud800"), "half a character", 1),
        (row(id="\ud800"), "half a character", None),
    ],
)
def test_a_broken_row_is_answered_with_its_line_and_the_next_goes_on(
    broken: bytes, reason: str, name: object
) -> None:
    first, answer, last = answered(row(id=0), broken, row(id=2))
    assert reason in str(answer.error)
    assert str(answer.error).startswith("line 2: ")
    assert answer.row["id"] == name
    assert set(answer.row) == {"id", "error"}
    assert (first.row["id"], last.row["id"], last.error) == (0, 2, None)
    json.dumps([answer.row, answer.error], ensure_ascii=False).encode("utf-8")


def test_a_document_that_the_checker_refuses_breaks_its_row_only() -> None:
    def refusing(text: str) -> StandIn:
        if text == "no":
            raise NoArticle("there is nothing in it")
        return StandIn.of(text)

    refused, good = answers([row(document="no"), row()], refusing)
    assert refused.row == {"id": 1, "error": "there is nothing in it"}
    assert good.error is None


def test_blank_lines_are_no_rows_but_are_counted() -> None:
    good, broken = answered(b"\xef\xbb\xbf" + row(), b"\n", b"  \r\n", b"{")
    assert good.error is None
    assert str(broken.error).startswith("line 4: ")


def test_each_answer_comes_before_the_next_row_is_read() -> None:
    read: list[int] = []

    def rows() -> Iterator[bytes]:
        for number in range(3):
            read.append(number)
            yield row(id=number)

    given_answers = answers(rows(), StandIn.of)
    for number in range(3):
        assert next(given_answers).row["id"] == number
        assert read == list(range(number + 1))


def test_a_document_is_prepared_once_while_it_is_in_use() -> None:
    before = StandIn.made
    answered(*[row(document=f"{DOCUMENT} {number // 50}") for number in range(200)])
    assert StandIn.made - before == 4
    answered(*[row(document=f"{DOCUMENT} {number % 8}") for number in range(80)])
    assert StandIn.made - before == 4 + 8


def test_no_more_than_a_few_documents_are_kept() -> None:
    before = StandIn.made
    answered(*[row(document=f"{DOCUMENT} {number % 20}") for number in range(60)])
    assert StandIn.made - before == 60


@given(st.lists(st.binary(max_size=30) | st.sampled_from([row(), row(claim="Brill paid.")]), max_size=8))
def test_whatever_comes_every_row_has_one_answer_in_order(rows: list[bytes]) -> None:
    found = answered(*rows)
    assert len(found) == sum(bool(one.strip()) for one in rows)
    assert all(("error" in one.row) == (one.error is not None) for one in found)
