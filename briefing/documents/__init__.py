"""Documents: the HTML of a brief becomes blocks, and blocks become DOCX and PDF."""

from briefing.documents.properties import Properties

__all__ = ["Properties", "docx", "pdf"]

# python-docx, typst and lxml are loaded when a document is asked for, never by `briefing --help`.


def docx(html: str, *, properties: Properties) -> bytes:
    """The page's brief as a Word document (A4), the same bytes for the same input.

    In: HTML as `render(brief, format="html")` gives it, or any other page; what stands in its `<main>`
    (its `<body>` where there is none) is kept, word by word, except for what a printed page leaves out
    (`page.blocks`). Raises UnreadableInput for what no parser makes a page of.
    """
    from briefing.documents.page import blocks
    from briefing.documents.word import document

    return document(blocks(html, properties.article_url), properties)


def pdf(html: str, *, properties: Properties) -> bytes:
    """The page's brief as a tagged PDF (A4, PDF/UA-1 and PDF/A-2a), the same bytes for the same input.

    Letters come from the fonts that typst brings along, and only what these do not have from the
    machine's own. Characters that no font has are printed as their Unicode numbers, with a note at the
    end that says so. Raises UnreadableInput as `docx` does; UsageError where typst is not installed, or
    where no font on this machine can print the brief's script.
    """
    from briefing.documents.page import blocks
    from briefing.documents.typeset import document

    return document(blocks(html, properties.article_url), properties)
