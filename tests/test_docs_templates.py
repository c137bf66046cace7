"""The template author's guide: every file it shows is written, every command run, every output compared."""

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document
from newsroom import Newsroom
from sample_brief import small_brief

from briefing.documents import docx
from briefing.exports.forms import properties
from briefing.render import FORMATS, flash, templates
from briefing.render.families import WORDS
from briefing.render.view import Line, View
from briefing.resources import folder

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "templates" / "README.md").read_text(encoding="utf-8")
EXAMPLES = ("wn-2020-002.json", "wn-2020-002.txt", "wn-2020-002.txt.meta.json", "wn-2020-007.json")
BEGINNINGS = {
    ".docx": b"PK\x03\x04", ".pdf": b"%PDF-", ".html": b"<!DOCTYPE html>", ".md": b"**UNCLASSIFIED**", ".eml": b"",
}  # fmt: skip
"""How the files begin that commands of the guide write; an e-mail's first header is not always the same."""


class Fence(NamedTuple):
    """One fenced block: its language, the file that the line before it names, and what stands in it."""

    language: str
    name: str
    text: str


class Command(NamedTuple):
    """One command of a console block, with what the guide shows of its output."""

    line: str
    shown: str


def _fences(page: str) -> Iterator[Fence]:
    for found in re.finditer(r"^([^\n]*)\n\n?```(\w+)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        before, language, text = found.groups()
        named = re.search(r"`([^`]+)`:$", before)
        yield Fence(language, named[1] if named else "", text)


def _commands(text: str) -> list[Command]:
    parts = re.split(r"^\$ (.+)\n", text, flags=re.MULTILINE)
    assert not parts[0].strip(), "a console block begins with a command"
    return [Command(*pair) for pair in zip(parts[1::2], parts[2::2], strict=True)]


def _pattern(shown: str) -> str:
    """A line of "…" stands for any lines, "…" within a line for any words."""
    lines = shown.removesuffix("\n").split("\n")
    return "".join(
        r"(?:.*\n)*" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in lines
    )


FENCES = tuple(_fences(GUIDE))


def _run(desk: Newsroom, command: Command) -> None:
    program, *arguments = shlex.split(command.line)
    assert program == "briefing"
    ended = desk.run(*arguments)
    code = f"exit {ended.code}\n" if ended.code else ""
    written = "".join(f"{part.removesuffix(chr(10))}\n" for part in (ended.out, ended.err) if part) + code
    assert re.fullmatch(_pattern(command.shown) if command.shown else "", written), (
        f"$ {command.line}\n{written}\nThe guide shows:\n{command.shown}"
    )
    if "-o" in arguments and not ended.code:
        file = desk.folder / arguments[arguments.index("-o") + 1]
        assert file.read_bytes().startswith(BEGINNINGS[file.suffix]), file.name
        assert file.stat().st_size > 1000, file.name


@pytest.fixture
def desk(newsroom: Newsroom) -> Newsroom:
    """A folder with the examples that the guide tells its reader to copy."""
    for name in EXAMPLES:
        shutil.copyfile(ROOT / "docs" / "examples" / name, newsroom.folder / name)
    return newsroom


@pytest.fixture
def read(desk: Newsroom) -> Newsroom:
    """The same folder after a reader did all that the guide says, each step compared with what it shows."""
    for fence in FENCES:
        if fence.language == "console":
            for command in _commands(fence.text):
                _run(desk, command)
        else:
            (desk.folder / fence.name).write_text(fence.text, encoding="utf-8", newline="\n")
    return desk


def test_everything_in_the_guide_happens_as_it_says(read: Newsroom) -> None:
    assert {name for name in read.others() if name.startswith("cable.")} == {
        "cable.docx", "cable.eml", "cable.html", "cable.html.j2", "cable.md", "cable.md.j2", "cable.pdf",
    }  # fmt: skip


def test_no_block_of_the_guide_is_left_out() -> None:
    assert len(FENCES) * 2 == len(re.findall(r"^```", GUIDE, re.MULTILINE))
    for fence in FENCES:
        assert fence.language in ("console", "jinja", "html")
        assert bool(fence.name) == (fence.language != "console"), fence.text[:80]
    assert sum(len(_commands(one.text)) for one in FENCES if one.language == "console") > 15


def test_the_reader_is_told_to_copy_what_the_commands_read() -> None:
    ready = GUIDE.partition("**Get ready.**")[2].partition("\n\n")[0]
    assert tuple(re.findall(r"`(wn-[^`]+)`", ready)) == EXAMPLES


def test_a_cut_output_still_holds_what_stands_around_the_cut() -> None:
    assert re.fullmatch(_pattern("a\n…\nb …\n"), "a\nx\ny\nb c\n")
    assert not re.fullmatch(_pattern("a\n…\nb\n"), "a\nx\nc\n")
    assert not re.fullmatch(_pattern("a\nb\n"), "a\nx\nb\n")


def test_the_cable_is_the_same_in_word_and_keeps_its_numbers(read: Newsroom) -> None:
    document = Document(BytesIO((read.folder / "cable.docx").read_bytes()))
    texts = [one.text for one in document.paragraphs]
    assert (texts[0], texts[-1]) == ("UNCLASSIFIED", "UNCLASSIFIED")
    heads = [
        one.text
        for one in document.paragraphs
        if ((one.style and one.style.name) or "").startswith("Heading")
    ]
    markdown = (read.folder / "cable.md").read_text(encoding="utf-8")
    assert heads == re.findall(r"^##+ (.+)$", markdown, re.MULTILINE)
    plain = re.sub(r"[*\\`]|^\d+\. ", "", markdown, flags=re.MULTILINE)
    for line in plain.splitlines():
        if "source:" in line:
            assert line in texts


KEPT = {
    "h2": "<h2>kept</h2>", "an ordered list": "<ol start=4><li>kept</ol>", "a table": "<table><tr><td>kept</table>",
    "a quotation": "<blockquote>kept</blockquote>", "pre": "<pre>kept</pre>", "dl": "<dl><dt>kept<dd>x</dl>",
    "words of a link": "<a href='https://x.example'>kept</a>", "alt": "<img alt=kept>", "slot": "<p class=slot>kept",
    "a class of your own": "<p class=mine>kept", "open details": "<details open>kept</details>",
}  # fmt: skip
LOST = {
    "a style": "<style>lost</style>", "a script": "<script>lost</script>", "hidden": "<p hidden>lost",
    "display": "<p style='display: none'>lost", "details": "<details><p>lost</details>", "hint": "<p class=hint>lost",
    "skip": "<p class=skip>lost", "a picture's address": "<img src=lost>", "a far address": "<a href='http://lost'>x</a>",
}  # fmt: skip


def _words(body: str) -> str:
    made = docx(f"<p>outside</p><main><h1>Title</h1>{body}</main>", properties=properties(small_brief()))
    return str(Document(BytesIO(made)).element.body.xml)


@pytest.mark.parametrize("body", KEPT.values(), ids=KEPT)
def test_what_survives_on_the_way_to_word_does(body: str) -> None:
    assert "kept" in _words(body)


@pytest.mark.parametrize("body", LOST.values(), ids=LOST)
def test_what_is_left_out_on_the_way_to_word_is(body: str) -> None:
    found = _words(body)
    assert "lost" not in found
    assert "outside" not in found


def _table(page: str, heading: str) -> list[list[str]]:
    """The rows of the first table whose head begins with that word."""
    rows = page.partition(f"| {heading} |")[2].split("\n")[2:]
    kept = rows[: next(number for number, row in enumerate(rows) if not row.startswith("|"))]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in kept]


FAMILIES = {row[0].strip("` "): row[1:] for row in _table(GUIDE, "family")}


def test_the_table_of_families_names_all_of_them_with_their_lengths() -> None:
    assert set(FAMILIES) == {one.name for one in (*templates(), *templates(many=True))}
    lengths = {**WORDS, "flash": flash.WORDS}
    told = {name: int(re.sub(r" words.*|,", "", row[1])) for name, row in FAMILIES.items() if name in lengths}
    assert told == lengths


@pytest.mark.parametrize("family", FAMILIES)
def test_the_table_of_families_has_their_sections_in_order_and_marks_a_persons(family: str) -> None:
    source = folder("templates").joinpath(family, f"{family}.md.j2").read_text(encoding="utf-8")
    sections = [part.strip() for part in FAMILIES[family][2].split("·")]
    named = [part.removesuffix(" ▢") for part in sections if part != "a section for each theme"]
    heads = [
        re.search(rf"^## {re.escape(one)}$|\*\*{one}:\*\*|\"{one}\"", source, re.MULTILINE) for one in named
    ]
    places = [found.start() for found in heads if found]
    assert len(places) == len(named)
    assert places == sorted(places)
    parts = re.split(r"^## (.+)$", source, flags=re.MULTILINE)
    persons = [head for head, body in zip(parts[1::2], parts[2::2], strict=True) if "{{ slot(" in body]
    assert [part.removesuffix(" ▢") for part in sections if part.endswith("▢")] == persons


def test_links_within_the_guide_lead_to_headings() -> None:
    heads = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL), re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", head.casefold()).replace(" ", "-") for head in heads}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= slugs


def test_every_name_that_the_reference_lists_is_there() -> None:
    named = set(re.findall(r"`view\.(\w+)", REFERENCE))
    assert named == {one.name for one in fields(View)}
    line = next(row for row in _table(REFERENCE, "name") if row[0] == "a line")[1]
    listed = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", line.partition("`traits`")[0]))))
    known = {one.name for one in fields(Line)} | {
        name for name, is_one in vars(Line).items() if isinstance(is_one, property)
    }
    assert listed - {"lead", "said", "note"} <= known


def test_every_block_that_the_reference_lists_is_one_of_the_family() -> None:
    around = re.search(r"every family but the flash: `([^`]+)`", REFERENCE)
    shared = set(around[1].split()) if around else set()
    for family, blocks in _table(REFERENCE, "family"):
        for form in FORMATS:
            name = family.strip("` ")
            whole, own = (
                _blocks(place) for place in (f"parts/document.{form}.j2", f"{name}/{name}.{form}.j2")
            )
            assert whole - {"brief"} == shared
            assert set(re.findall(r"\w+", blocks.partition(";")[0])) == own - shared, (name, form)


def _blocks(place: str) -> set[str]:
    source = folder("templates").joinpath(*place.split("/")).read_text(encoding="utf-8")
    return set(re.findall(r"\{%-? block (\w+) %\}", source))
