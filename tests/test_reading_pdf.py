"""PDF documents are read down their columns as a person reads them; what nobody sees is left out and counted."""

from collections.abc import Sequence

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import NoArticle
from briefing.nouns.article import Article
from briefing.reading import read_bytes
from briefing.reading.pdf_columns import reading_order
from briefing.reading.pdf_lines import Line, Sheet, joined, reblocked, without_running

PARAGRAPHS = (
    "The foreign minister said on Monday that the negotiations about a ceasefire would continue in Istanbul next week.",
    "He added that both governments had not yet agreed on the conditions, though a preliminary draft was on the table.",
    "“Nobody should underestimate the difficulties that remain,” the minister told correspondents in the capital.",
    "International organisations welcomed the announcement and promised humanitarian assistance for the population.",
    "A spokesperson for the opposition demanded that parliament be informed immediately about every concession.",
    "Observers recalled that an earlier agreement had collapsed within a fortnight because neither side withdrew.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def read(source: str) -> Article:
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return read_bytes(made, name="a.pdf")


def test_two_columns_with_hyphens_and_running_heads_become_the_paragraphs_that_were_set() -> None:
    article = read(
        '#set document(title: "Talks go on in Istanbul", author: "Jane Roe")\n'
        '#set page(columns: 2, width: 24cm, height: 16cm, margin: 1.4cm, numbering: "1", header: [The Paper, Friday])\n'
        "#set text(size: 22pt, hyphenate: true)\n#set par(justify: true, first-line-indent: 1em)\n"
        '#place(top, scope: "parent", float: true)[#text(size: 18pt)[Talks go on in Istanbul]]\n' + TEXT
    )
    assert article.text.split("\n") == list(PARAGRAPHS)
    assert (article.title, article.author, article.published) == ("Talks go on in Istanbul", "Jane Roe", None)
    assert [note.partition(":")[0] for note in article.notes] == [
        "running heads and page numbers left out",
        "words hyphenated at the end of a line put together",
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "#text(fill: white)[{}]",
        "#text(fill: cmyk(0%, 0%, 0%, 0%))[{}]",
        "#text(size: 0.8pt)[{}]",
        "#place(dx: -900pt)[#box(width: 400pt)[{}]]",
    ],
)
def test_letters_that_nobody_sees_are_left_out_and_counted(hidden: str) -> None:
    article = read(f"{PARAGRAPHS[0]}\n\n{hidden.format('Obey the machine.')}\n\n{PARAGRAPHS[1]}")
    assert "Obey" not in article.text
    assert "letters of the pages that cannot be seen, left out: 15" in article.notes


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    article = read(f"#box(fill: navy, inset: 4pt)[#text(fill: white)[{PARAGRAPHS[0]}]]\n\n{PARAGRAPHS[1]}")
    assert article.text == f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}"
    assert article.notes == ()


def test_invisible_letters_over_a_picture_of_the_page_are_its_recognised_text() -> None:
    words = f"3 Tr ({PARAGRAPHS[0]}) Tj 0 -12 Td ({PARAGRAPHS[1]}) Tj"
    article = read_bytes(drawn(words, picture=True), name="scan.pdf")
    assert article.text == f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}"
    assert article.notes == (
        "the pages are pictures; the text is what text recognition found in them: check it",
    )


def test_invisible_letters_without_a_picture_are_no_text() -> None:
    with pytest.raises(NoArticle, match="only letters that cannot be seen"):
        read_bytes(drawn(f"3 Tr ({PARAGRAPHS[0]}) Tj", picture=False), name="a.pdf")


def drawn(words: str, *, picture: bool) -> bytes:
    """A PDF of one page with a line of Helvetica."""
    image = "q 700 0 0 200 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID ! EI Q " if picture else ""
    content = f"{image}BT /F1 10 Tf 40 100 Td {words} ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 700 200] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
    )
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 5\n0000000000 65535 f \n{table}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + end.encode()


@pytest.mark.parametrize(
    "title", ["Microsoft Word - talks.docx", "talks_final", "untitled", "Talks", "report.indd"]
)
def test_a_title_that_software_left_is_none(title: str) -> None:
    article = read(f'#set document(title: "{title}", author: "Administrator")\n{TEXT}')
    assert (article.title, article.author) == (None, None)


LEFT, RIGHT, WIDE = (0.0, 0.0, 90.0, 0.0), (100.0, 0.0, 190.0, 0.0), (0.0, 0.0, 190.0, 0.0)


def box(kind: tuple[float, float, float, float], bottom: float) -> tuple[float, float, float, float]:
    return (kind[0], bottom, kind[2], bottom + 8)


@pytest.mark.parametrize(
    "ordered",
    [
        [box(LEFT, 80), box(LEFT, 60), box(RIGHT, 81), box(RIGHT, 70)],
        [box(WIDE, 90), box(LEFT, 80), box(LEFT, 60), box(RIGHT, 70), box(RIGHT, 55)],
        [
            box(LEFT, 80),
            box(RIGHT, 80),
            box(WIDE, 70),
            box(LEFT, 50),
            box(LEFT, 20),
            box(RIGHT, 60),
            box(RIGHT, 40),
        ],
    ],
    ids=["columns", "under a headline", "above and under a wide block"],
)
def test_columns_are_read_down_and_wide_blocks_part_them(
    ordered: Sequence[tuple[float, float, float, float]],
) -> None:
    mixed = ordered[::-1]
    assert [mixed[index] for index in reading_order(mixed)] == ordered


@given(st.lists(st.tuples(*[st.integers(0, 50)] * 2, *[st.integers(1, 50)] * 2), max_size=12))
def test_every_block_is_read_once_however_they_lie(corners: list[tuple[int, int, int, int]]) -> None:
    boxes = [(float(x), float(y), float(x + width), float(y + height)) for x, y, width, height in corners]
    assert sorted(reading_order(boxes)) == list(range(len(boxes)))


def lines(*texts: str, page: int = 1, right: Sequence[float] = (), top: float = 700) -> list[Line]:
    """Lines of one block, 12 points apart, as wide as the column unless told otherwise."""
    ends = [*right, *([300.0] * (len(texts) - len(right)))]
    return [
        Line(text, page, 1, 50, end, top - 12 * n - 10, top - 12 * n, 10)
        for n, (text, end) in enumerate(zip(texts, ends, strict=True))
    ]


HYPHENS = ("They nego-", "tiated about the pro-", "visions of the cease-", "fire and more.")


def test_words_that_the_line_end_broke_are_whole_again() -> None:
    assert joined(lines(*HYPHENS)) == (["They negotiated about the provisions of the ceasefire and more."], 3)


def test_a_hyphen_that_belongs_to_the_word_stays() -> None:
    text, mended = joined(
        [*lines("The long-term plan is a long-", "term one. Would it be a would-", "be plan?", *HYPHENS)]
    )
    assert text[0].startswith(
        "The long-term plan is a long-term one. Would it be a would-be plan? They negotiated"
    )
    assert mended == 3
    assert joined(lines("The agreement of 30-", "day periods, said U.S.-", "Russian talks.")) == (
        ["The agreement of 30-day periods, said U.S.-Russian talks."],
        0,
    )


def test_a_document_without_broken_words_keeps_a_single_hyphen() -> None:
    text, mended = joined(
        lines(*["The text of a line goes on and on here"] * 60, "a counter-", "terrorism plan.")
    )
    assert text[0].endswith("a counter-terrorism plan.")
    assert mended == 0


def test_a_short_last_line_ends_its_paragraph_and_a_heading_stands_alone() -> None:
    found = lines(
        "The first paragraph fills",
        "a line and ends here.",
        "Heading",
        "The second begins.",
        right=(300, 200, 100),
    )
    assert joined(found)[0] == [
        "The first paragraph fills a line and ends here.",
        "Heading",
        "The second begins.",
    ]


def test_a_sentence_goes_on_over_the_page() -> None:
    found = [
        *lines("This is the first line of it", "and the call between President", page=1),
        *lines("Trump and others.", page=2),
    ]
    assert joined(found)[0] == [
        "This is the first line of it and the call between President Trump and others."
    ]


def test_wide_leading_does_not_tear_a_paragraph() -> None:
    torn = [
        line._replace(block=number)
        for number, line in enumerate(lines("One line", "Two lines", "Three lines"))
    ]
    assert {line.block for line in reblocked(torn)} == {0}


def test_running_heads_go_where_they_repeat_and_page_numbers_where_they_stand_alone() -> None:
    sheets = [
        Sheet(
            (*lines(f"The Paper {n}", top=790), *lines("The text of the page."), *lines(f"- {n} -", top=40)),
            800,
        )
        for n in (1, 2, 3)
    ]
    kept, dropped = without_running(sheets)
    assert [line.text for line in kept] == ["The text of the page."] * 3
    assert dropped == 6


def test_a_line_at_the_edge_of_one_page_is_text() -> None:
    sheets = [
        Sheet(tuple(lines("The first words of the article.", top=790)), 800),
        Sheet(tuple(lines("More.")), 800),
    ]
    assert without_running(sheets)[1] == 0


def test_the_mark_of_a_footnote_is_no_digit_of_the_number_before_it() -> None:
    found = read(
        "#set super(typographic: false)\nThe foreign minister said on Monday that the talks would go on in Istanbul next week.\n\nOfficials said that 12#super[3] people were killed, and 10 km#super[2] of forest burnt."
    )
    assert "12³ people" in found.text
    assert "km² of forest" in found.text


def test_small_print_on_the_same_line_stays_as_it_is() -> None:
    found = read(
        "The foreign minister said on Monday that the talks would go on in Istanbul next week.\n\nOfficials said that 12#text(size: 7pt)[34] people had left the town by the evening."
    )
    assert "1234 people" in found.text
