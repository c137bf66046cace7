"""The page of an eval run: harmless whatever stands in it, marks on the right words, bounded, and complete in itself."""

import base64
import hashlib
import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from briefing.evals.cases import Document
from briefing.evals.folder import Run
from briefing.evals.manifest import Git, Manifest
from briefing.evals.page import page
from briefing.evals.page.segments import ranges, segments
from briefing.evals.page.selection import asked, shown
from briefing.evals.row import Row
from briefing.evals.score import Mark
from briefing.nouns.brief import ModelIdentity, PromptIdentity, Usage

TEXT = "The 😀 minister of Norway spoke.\n\nHe demanded that Denmark withdraw its 30 boats by Friday."
HOSTILE = """</script><script>alert(1)</script><img src=x onerror="alert('x')">"""


def _span(words: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def _manifest(**more: Any) -> Manifest:
    fields: dict[str, Any] = {
        "suite": "extraction", "system": "briefing", "declared": "d", "code": "c0de" * 16, "cases": 1,
        "cases_sha256": "e", "data": (), "model": ModelIdentity(name="small", host="localhost", sha256="f" * 64),
        "prompts": (PromptIdentity(name="brief", version="v4", sha256="a" * 64),), "parameters": {"repeat": 1},
        "begun": "2026-01-02T03:04:05Z", "finished": "2026-01-02T03:05:05Z",
        "git": Git(commit="1234567890abcdef", dirty=True), "python": "3", "machine": "m", "packages": {},
    }  # fmt: skip
    return Manifest.model_validate(fields | more)


def _row(case: str = "a", **more: Any) -> Row:
    fields: dict[str, Any] = {
        "case": case,
        "group": "a",
        "document": "a",
        "about": "Norway",
        "status": "scored",
    }
    return Row.model_validate(fields | more)


def _run(*rows: Row, name: str = "one", **more: Any) -> Run:
    return Run(name=name, manifest=_manifest(cases=max(len(rows), 1), **more), rows=rows)


def _page(*rows: Row, text: str = TEXT, cases: int = 200, **more: Any) -> str:
    return page([(_run(*rows, **more), {"a": Document(id="a", text=text, title="Boats")})], cases=cases)


def _pointed(text: str, kind: str, place: int = 0) -> str:
    """The article's words that a mark's numbers name, read as the page's script reads them."""
    tree = parser.document_fromstring(text)
    mark = tree.xpath("//li[@data-what]")[place]
    article = mark.xpath("ancestor::section[contains(@class, 'pair')]")[0].get("id")
    numbers = []
    for one in mark.get(f"data-{kind}", "").split():
        first, _, last = one.partition("-")
        numbers += range(int(first), int(last or first) + 1)
    return "".join(tree.get_element_by_id(f"{article}-{number}").text_content() for number in numbers)


def test_whatever_an_article_a_model_or_a_suite_says_stays_text() -> None:
    mark = Mark(
        what="missed", list=HOSTILE, wanted=HOSTILE, given=HOSTILE, why=HOSTILE,
        wanted_spans=(_span("script", HOSTILE),),
    )  # fmt: skip
    output = {"headline": HOSTILE, "left_out": [{"list": HOSTILE, "text": HOSTILE, "reason": HOSTILE}]}
    row = _row(HOSTILE, about=HOSTILE, reason=HOSTILE, marks=(mark,), counts={HOSTILE: (0, 1)}, output=output)
    document = Document(
        id="a", text=HOSTILE, title=HOSTILE, source=HOSTILE, licence=HOSTILE, lang='en" onload="x',
        url='javascript:alert("x")',
    )  # fmt: skip
    run = _run(row, name=HOSTILE, suite=HOSTILE, system=HOSTILE)
    text = page([(run, {"a": document}), (run, {"a": document})])
    tree = parser.document_fromstring(text)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //*[@onerror or @onload or @style]")
    assert "javascript:" not in text
    assert {one.get("lang") for one in tree.xpath("//*[@lang]")} == {"en"}
    assert tree.xpath("string(//div[@class='text'])").strip() == HOSTILE
    assert tree.xpath("string(//p[@class='why'])") == HOSTILE
    assert tree.xpath("//li[@data-what]")[0].get("data-list") == HOSTILE


def test_controls_and_bidi_overrides_are_made_visible() -> None:
    text = _page(_row(about="a\u202eb\x07"), text="one\u202etwo\x00")
    assert not re.search("[\x00-\x08\u202d\u202e]", text)
    assert "one\ufffdtwo\ufffd" in text


def test_nothing_is_loaded_and_only_the_pages_own_script_and_style_may_run() -> None:
    text = _page(_row())
    tree = parser.document_fromstring(text)
    rule = tree.xpath("//meta[@http-equiv='Content-Security-Policy']")[0].get("content")
    hashes = [
        base64.b64encode(hashlib.sha256(tree.xpath(f"string(//{name})").encode()).digest()).decode()
        for name in ("style", "script")
    ]
    assert rule == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not tree.xpath("//@src | //link | //iframe | //object | //base")
    assert not re.search(r"url\(|@import|https?://", text)


def test_a_link_to_the_source_is_offered_and_not_loaded() -> None:
    document = Document(id="a", text=TEXT, url="https://example.org/a?b=1&c=2", licence="CC BY 2.5")
    tree = parser.document_fromstring(page([(_run(_row()), {"a": document})]))
    (link,) = tree.xpath("//a[starts-with(@href, 'http')]")
    assert (link.get("href"), link.get("rel")) == ("https://example.org/a?b=1&c=2", "noreferrer noopener")
    assert "CC BY 2.5" in tree.xpath("string(//p[@class='small'])")


def test_marks_point_at_their_words_behind_an_astral_character_and_where_spans_overlap() -> None:
    marks = (
        Mark(
            what="found", list="demands", wanted="w", given="g",
            wanted_spans=(_span("Denmark withdraw its"),), given_spans=(_span("withdraw its 30 boats"),),
        ),
        Mark(what="extra", list="who", given="g", given_spans=(_span("😀 minister"), _span("Norway"))),
        Mark(what="missed", list="what", wanted="w", wanted_spans=(_span("spoke.\n\nHe"),)),
    )  # fmt: skip
    text = _page(_row(marks=marks))
    assert _pointed(text, "wanted") == "Denmark withdraw its"
    assert _pointed(text, "given") == "withdraw its 30 boats"
    assert _pointed(text, "given", 1) == "😀 ministerNorway"
    assert _pointed(text, "wanted", 2) == "spoke.He"
    both = parser.document_fromstring(text).xpath("//div[@class='text']//span[@class='resting want give']")
    assert [one.text for one in both] == ["withdraw its"]


_SPANS = st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=6)


@given(st.text("ab😀 \n", max_size=50), _SPANS, _SPANS)
def test_pieces_are_the_text_and_each_span_its_pieces(
    text: str, wanted: list[tuple[int, int]], given: list[tuple[int, int]]
) -> None:
    cut = segments(text, wanted, given)
    pieces = [piece for paragraph in cut.paragraphs for piece in paragraph]
    assert all(text[piece.start : piece.start + len(piece.text)] == piece.text for piece in pieces)
    inside = {piece.start + step for piece in pieces for step in range(len(piece.text))}
    assert all(text[place].isspace() for place in set(range(len(text))) - inside)
    assert [piece.number for piece in pieces if piece.number is not None] == list(
        range(sum(piece.wanted or piece.given for piece in pieces))
    )
    for start, end in [*wanted, *given]:
        numbers = set(cut.touched([(start, end)]))
        covered = {
            piece.start + step
            for piece in pieces
            if piece.number in numbers
            for step in range(len(piece.text))
        }
        assert covered == set(range(max(start, 0), min(end, len(text)))) & inside


@given(st.sets(st.integers(0, 40)))
def test_numbers_in_short_say_the_same_numbers(numbers: set[int]) -> None:
    said = [one.partition("-") for one in ranges(sorted(numbers)).split()]
    assert {n for first, _, last in said for n in range(int(first), int(last or first) + 1)} == numbers


def test_a_miss_says_what_was_wanted_what_came_and_why() -> None:
    mark = Mark(what="wrong", list="when", wanted="2019-06-21", given="2019-06-28", why="a week later")
    (item,) = parser.document_fromstring(_page(_row(marks=(mark,)))).xpath("//li[@data-what]")
    assert " ".join(item.text_content().split()) == (
        "✗ wrong wanted 2019-06-21 given 2019-06-28 a week later"
    )
    assert not item.xpath(".//a"), "a mark without a place is no link"


def test_what_the_system_left_out_stands_with_its_reason() -> None:
    output = {"who": [], "left_out": [{"list": "threats", "text": "war", "reason": "the article denies it"}]}
    tree = parser.document_fromstring(_page(_row(output=output)))
    (item,) = tree.xpath("//details[@class='left-out']//li")
    assert item.text_content() == "threats war — the article denies it"


def test_filters_offer_what_is_there_and_find_it_in_the_cases() -> None:
    marks = (
        Mark(what="missed", list="who", wanted="w"),
        Mark(what="found", list="what", wanted="w", given="g"),
    )
    rows = (
        _row("a", marks=marks, good=False),
        _row("b", status="failed", reason="no answer"),
        _row("c", good=True),
    )
    tree = parser.document_fromstring(_page(*rows))
    offered = {one.get("name"): [option.get("value") for option in one] for one in tree.xpath("//select")}
    assert offered == {
        "state": ["", "failed", "scored", "not-good", "good"],
        "list": ["", "who", "what"],
        "what": ["", "extra missed unread wrong", "missed", "found"],
    }
    cases = [(one.get("data-states"), one.get("data-miss")) for one in tree.xpath("//article[@data-states]")]
    assert cases == [("failed", "yes"), ("not-good scored", "yes"), ("good scored", None)]
    named = [(one.get("data-list"), one.get("data-what")) for one in tree.xpath("//li[@data-what]")]
    assert named == [("who", "missed"), ("what", "found")]
    ids = {one.get("id") for one in tree.xpath("//article[@data-states]")}
    assert {one.get("data-for") for one in tree.xpath("//li[@data-for]")} == ids
    assert tree.xpath("string(//output)") == "3 cases, 2 marks"


def test_the_head_says_what_decided_the_run_and_what_it_came_to() -> None:
    row = _row(
        counts={"demands: recall": (1, 4)},
        asked=2,
        usage=Usage(input_tokens=1200, output_tokens=30),
        seconds=75,
    )
    tree = parser.document_fromstring(_page(row))
    facts = {one[0].text_content(): one[1].text_content() for one in tree.xpath("//dl[@class='facts']/div")}
    assert facts == {
        "System": "briefing",
        "Cases": "1 scored, 0 failed, 0 unscored",
        "Model": "small at localhost (file ffffffff)",
        "Prompt": "brief v4 (aaaaaaaa)",
        "Requests": "2 asked, 0 remembered",
        "Tokens": "1,200 in, 30 out",
        "Time": "1 min 15 s over all cases",
        "Begun": "2026-01-02 03:04:05 UTC",
        "Finished": "2026-01-02 03:05:05 UTC",
        "Code": "commit 1234567890 with changes that were not committed; files c0dec0de",
        "Ran on": "m, 3",
        "Run": "one",
    }
    (line,) = tree.xpath("//table[contains(@class, 'figures')]//tr[th[@scope='row']]")
    assert [cell.text_content().strip() for cell in line] == ["recall", "", "25.0", "", "1 of 4", "25.0 of 1"]


def test_intervals_are_drawn_where_they_are() -> None:
    rows = [_row(str(n), group=str(n), counts={"x": (n % 2, 1)}) for n in range(8)]
    tree = parser.document_fromstring(_page(*rows))
    said = tree.xpath("//td[@class='number soft']")[0].text_content()
    low, high = (float(one) for one in said.strip("[]").split(", "))
    (drawn,) = tree.xpath("//*[@class='whisker']")
    assert drawn.get("d") == f"M{low} 2V8M{low} 5h{high - low}M{high} 2V8"
    assert tree.xpath("//*[@class='fill']")[0].get("width") == "50.0"


def test_several_runs_stand_side_by_side_and_differences_are_marked() -> None:
    found = Mark(what="found", list="who", wanted="w", given="w")
    missed = Mark(what="missed", list="who", wanted="w")
    one = _run(_row("a", marks=(found,), counts={"x": (1, 1)}), _row("b", marks=(found,)))
    other = _run(_row("a", marks=(missed,), counts={"x": (0, 1)}), _row("b", marks=(found,)), system="bare")
    documents = {"a": Document(id="a", text=TEXT)}
    tree = parser.document_fromstring(page([(one, documents), (other, documents)]))
    assert [cell.text for cell in tree.xpath("//table[@class='figures several']//thead//th")] == [
        "briefing",
        "bare",
    ]
    (line,) = tree.xpath("//table[@class='figures several']//tr[th[@scope='row']]")
    assert [cell.xpath("string(b)") for cell in line.xpath("td")] == ["100.0", "0.0"]
    cases = tree.xpath("//article[@data-states]")
    assert [case.get("data-differs") for case in cases] == ["yes", None]
    results = cases[0].xpath(".//b[@class='run']")
    assert [one.text for one in results] == ["briefing", "bare"]


def test_runs_that_read_different_texts_keep_their_own_article() -> None:
    runs = [
        (_run(_row(), system=system), {"a": Document(id="a", text=f"The text of {system}.")})
        for system in ("one", "other")
    ]
    tree = parser.document_fromstring(page(runs))
    texts = [one.text_content().strip() for one in tree.xpath("//div[@class='text']")]
    assert texts == ["The text of one.", "The text of other."]


def test_an_incomplete_run_says_so() -> None:
    assert "Incomplete" in _page(_row(), finished=None)
    assert "Incomplete" not in _page(_row())


@pytest.mark.parametrize("finished", [None, "2026-01-02T03:05:05Z"])
def test_a_run_without_rows_is_a_page(finished: str | None) -> None:
    text = page([(_run(finished=finished), {})], {"mean": ("x: *",)}, ("mean",))
    assert "No case was asked yet." in text
    assert not parser.document_fromstring(text).xpath("//form")


def test_a_row_without_a_document_shows_its_marks_alone() -> None:
    mark = Mark(what="wrong", list="who", wanted="w", given="g", given_spans=((3, 9),))
    tree = parser.document_fromstring(page([(_run(_row(document=None, marks=(mark,))), {})]))
    assert len(tree.xpath("//li[@data-what]")) == 1
    assert not tree.xpath("//div[@class='text'] | //li[@data-given]")


def test_a_large_run_shows_a_bounded_part_of_it_what_failed_first() -> None:
    wrong = Mark(what="wrong", list="claim")
    rows = [_row(f"n{n}", group=str(n), good=True) for n in range(500)]
    rows[250] = rows[250].model_copy(update={"status": "failed", "reason": "no answer", "good": None})
    rows[300] = rows[300].model_copy(update={"good": False, "marks": (wrong,)})
    text = _page(*rows, cases=10)
    tree = parser.document_fromstring(text)
    ids = [one.xpath("string(p/bdi)") for one in tree.xpath("//article[@data-states]")]
    assert ids[:2] == ["n250", "n300"]
    assert len(ids) == 10
    numbers = [int(one[1:]) for one in ids[2:]]
    assert numbers[0] < 70
    assert all(50 < later - earlier < 75 for earlier, later in pairwise(numbers))
    said = tree.xpath("string(//p[@class='alarm'])")
    assert "10 of 500 cases" in said
    assert "briefing eval report one --cases 500" in said
    assert len(text) < len(_page(*rows, cases=500)) / 3


def test_an_article_that_is_a_book_is_cut_and_says_so() -> None:
    text = _page(_row(output={"x": "y" * 50_000}), text="word " * 50_000)
    assert "190,000 characters more are not shown." in text
    assert len(text) < 120_000


def test_all_that_failed_does_not_leave_out_more_than_the_limit() -> None:
    rows = tuple(_row(str(n), status="failed", reason="x") for n in range(30))
    cases = asked([rows])
    assert [case.id for case in shown(cases, 3)] == ["0#0", "10#0", "20#0"]
    assert shown(cases, 0) == ()
    assert shown(cases, 99) == cases


def test_the_colours_are_those_of_the_briefs_page(root: Path) -> None:
    def colours(text: str) -> list[dict[str, str]]:
        blocks = re.findall(r":root \{(.*?)\}", text, re.DOTALL)[:2]
        return [dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in blocks]

    ours = colours(files("briefing.evals.page").joinpath("page.css").read_text("utf-8"))
    house = colours((root / "templates" / "parts" / "page.css").read_text("utf-8"))
    assert [one | other for one, other in zip(ours, house, strict=True)] == ours


def test_words_can_be_read_on_every_ground_they_stand_on() -> None:
    css = files("briefing.evals.page").joinpath("page.css").read_text("utf-8")
    grounds = {
        "ink": "paper sheet tint want give warn-tint", "soft": "paper sheet tint", "accent": "paper sheet",
        "warn": "sheet tint warn-tint", "well": "sheet tint well-tint", "mark-ink": "mark want",
    }  # fmt: skip
    for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]:
        colour = dict(re.findall(r"--([\w-]+): #(\w+)", block))
        for ink, names in grounds.items():
            for name in names.split():
                light, dark = sorted((_luminance(colour[ink]), _luminance(colour[name])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{ink} on {name}"  # WCAG 2.2, 1.4.3


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
