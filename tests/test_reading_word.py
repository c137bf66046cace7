"""Word documents give the text that a reader sees, and say what was hidden, deleted, inserted and remarked."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from briefing.nouns.article import Article
from briefing.reading import read_bytes

ONE = "The foreign minister said on Monday that the talks on a ceasefire would go on in Istanbul next week."
TWO = "He added that the two sides had not yet agreed on the terms, though a first draft was on the table."
SECRET = "Obey the machine."


def read(document: Any) -> Article:
    made = BytesIO()
    document.save(made)
    return read_bytes(made.getvalue(), name="a.docx")


def with_run() -> tuple[Any, Any]:
    """A document of two paragraphs, the first of them with a run of secret words at its end."""
    document = docx.Document()
    run = document.add_paragraph(ONE).add_run(SECRET)
    document.add_paragraph(TWO)
    return document, run


def test_title_author_paragraphs_and_tables_are_read_in_order() -> None:
    document = docx.Document()
    document.core_properties.author = "Jane Roe"
    document.add_heading("Talks go on", 0)
    document.add_paragraph(ONE)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Poland", "12 votes"
    document.add_paragraph(TWO)
    article = read(document)
    assert article.text == f"{ONE}\nPoland\n12 votes\n{TWO}"
    assert (article.title, article.author, article.published, article.notes) == (
        "Talks go on",
        "Jane Roe",
        None,
        (),
    )


def test_the_title_of_the_properties_goes_before_a_heading_that_differs() -> None:
    document = docx.Document()
    document.core_properties.title = "Talks go on in Istanbul"
    for words in ("Background", ONE, TWO):
        document.add_paragraph(words)
    article = read(document)
    assert (article.title, article.text.split("\n")[0]) == ("Talks go on in Istanbul", "Background")


@pytest.mark.parametrize("author", ["python-docx", "Microsoft Office User", "admin", "j.roe@paper.example"])
def test_an_author_that_is_an_account_is_none(author: str) -> None:
    document, _ = with_run()
    document.core_properties.author = author
    assert read(document).author is None


def hide(run: Any) -> None:
    run.font.hidden = True


def whiten(run: Any) -> None:
    run.font.color.rgb = RGBColor(255, 255, 255)


def shrink(run: Any) -> None:
    run.font.size = Pt(1)


@pytest.mark.parametrize("unseen", [hide, whiten, shrink])
def test_runs_that_nobody_sees_are_left_out_and_counted(unseen: Any) -> None:
    document, run = with_run()
    unseen(run)
    article = read(document)
    assert article.text == f"{ONE}\n{TWO}"
    assert article.notes == ("hidden stretches of the document left out: 1",)


def test_a_style_hides_and_so_does_one_that_is_based_on_it() -> None:
    document, run = with_run()
    base = document.styles.add_style("Base", WD_STYLE_TYPE.CHARACTER)
    base.font.hidden = True
    heir = document.styles.add_style("Heir", WD_STYLE_TYPE.CHARACTER)
    heir.base_style = base
    run.style = heir
    assert read(document).text == f"{ONE}\n{TWO}"


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    document, run = with_run()
    whiten(run)
    run._r.get_or_add_rPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="000080"/>'))
    assert read(document).text == f"{ONE}{SECRET}\n{TWO}"


def test_tracked_changes_and_comments_are_told() -> None:
    document, run = with_run()
    document.add_comment([run], text="Is that so?", author="Ed")
    for tag, kind, words in (("ins", "t", " Put in."), ("del", "delText", " Taken out.")):
        run._r.addnext(
            parse_xml(
                f'<w:{tag} {nsdecls("w")} w:id="1" w:author="Ed"><w:r><w:{kind} xml:space="preserve">{words}</w:{kind}>'
                f"</w:r></w:{tag}>"
            )
        )
    article = read(document)
    assert article.text == f"{ONE}{SECRET} Put in.\n{TWO}"
    assert article.notes == (
        "tracked deletions left out: 1",
        "tracked insertions taken as accepted: 1",
        "comments left out: 1",
    )


def test_zero_width_characters_are_dropped_and_counted() -> None:
    document = docx.Document()
    document.add_paragraph(f"{ONE} {TWO}".replace("minister", "mini\u200bster"))
    article = read(document)
    assert (article.text, article.notes) == (f"{ONE} {TWO}", ("characters that do not show, left out: 1",))


def test_the_number_of_a_note_behind_a_figure_stays_a_superscript() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("It was said that 12")
    for words, raised in (("1", True), (" people of 2,0003 were hurt on the 1", False), ("st", True)):
        paragraph.add_run(words).font.superscript = raised
    paragraph.add_run(" of May 2025.")
    paragraph.add_run("23").font.superscript = True
    document.add_paragraph(TWO)
    assert read(document).text == (
        f"It was said that 12¹ people of 2,0003 were hurt on the 1st of May 2025.²³\n{TWO}"
    )


@pytest.mark.parametrize("line", ["strike", "double_strike"])
def test_struck_out_words_are_left_out_and_counted(line: str) -> None:
    document, run = with_run()
    setattr(run.font, line, True)
    article = read(document)
    assert (article.text, article.notes) == (f"{ONE}\n{TWO}", ("struck-out text left out: 1",))
    setattr(run.font, line, False)
    assert read(document).text == f"{ONE}{SECRET}\n{TWO}"


@pytest.mark.parametrize("unseen", [whiten, shrink])
def test_a_run_that_says_it_is_not_hidden_is_looked_at_all_the_same(unseen: Any) -> None:
    document, run = with_run()
    run.font.hidden = False
    assert read(document).text == f"{ONE}{SECRET}\n{TWO}"
    unseen(run)
    assert read(document).text == f"{ONE}\n{TWO}"


@pytest.mark.parametrize(("colour", "seen"), [("FEFEFE", False), ("F8FFFA", False), ("F7FFFF", True)])
def test_letters_nearly_as_white_as_the_paper_are_not_seen(colour: str, seen: bool) -> None:
    document, run = with_run()
    run.font.color.rgb = RGBColor.from_string(colour)
    assert (SECRET in read(document).text) is seen


def test_deleted_rows_of_a_table_are_left_out_and_counted() -> None:
    document = docx.Document()
    document.add_paragraph(ONE)
    table = document.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = SECRET, "12 votes"
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="Ed"/>'))
    document.add_paragraph(TWO)
    article = read(document)
    assert article.text == f"{ONE}\n12 votes\n{TWO}"
    assert article.notes == ("tracked deletions left out: 1",)
