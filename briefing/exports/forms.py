"""The output forms in one table: what each is called, how it is made, and what it is for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefing.documents import Properties, docx, pdf
from briefing.errors import UsageError
from briefing.exports.mail import mail
from briefing.exports.ninjs import ninjs_json
from briefing.exports.record import address, version_made
from briefing.exports.superdesk import superdesk_json
from briefing.nouns.brief import Brief
from briefing.render import Format, render
from briefing.render.escape import clean

Template = str | Path


@dataclass(frozen=True)
class Form:
    """One output form. `binary` says that its bytes are no text for a terminal."""

    name: str
    suffix: str
    media_type: str
    binary: bool
    about: str
    make: Callable[[Brief, Template], bytes]
    rendered: Format | None = "html"
    """In which format a template is needed; None: in none."""


def _rendered(form: Format) -> Callable[[Brief, Template], bytes]:
    return lambda brief, template: render(brief, template=template, format=form).encode("utf-8")


def _json(brief: Brief, template: Template) -> bytes:
    return (brief.model_dump_json(indent=2) + "\n").encode("utf-8")


def _docx(brief: Brief, template: Template) -> bytes:
    return docx(render(brief, template=template, format="html"), properties=properties(brief))


def _pdf(brief: Brief, template: Template) -> bytes:
    return pdf(render(brief, template=template, format="html"), properties=properties(brief))


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        Form("md", ".md", "text/markdown", False, "Markdown", _rendered("md"), "md"),
        Form("html", ".html", "text/html", False, "one page, the article beside the brief", _rendered("html"), "html"),
        Form("txt", ".txt", "text/plain", False, "plain text of 72 columns", _rendered("txt"), "txt"),
        Form("json", ".json", "application/json", False, "the Brief itself", _json, None),
        Form("docx", ".docx", _WORD, True, "Word document", _docx),
        Form("pdf", ".pdf", "application/pdf", True, "tagged PDF, A4", _pdf),
        Form("eml", ".eml", "message/rfc822", False, "e-mail draft without recipients",
             lambda brief, template: mail(brief, template=template)),
        Form("ninjs", ".json", "application/json", False, "IPTC ninjs 3.1 news item",
             lambda brief, template: ninjs_json(brief, template=template)),
        Form("superdesk", ".json", "application/json", False, "ninjs 1.x as Superdesk ingests it",
             lambda brief, template: superdesk_json(brief, template=template)),
    )
}  # fmt: skip


def export(brief: Brief, form: str, *, template: str | Path = "policy") -> bytes:
    """The brief in one form, as the bytes of a file; text is UTF-8.

    In: a name of `FORMS`; a family's name or the user's own template, which every form but json is made
    with (docx, pdf, eml, ninjs and superdesk take its HTML). The same brief gives the same bytes.
    Raises UsageError for an unknown form or template, and for every fault of a user's template.
    """
    if form not in FORMS:
        raise UsageError(f"no form {form!r}", hint=f"forms are {', '.join(FORMS)}")
    return FORMS[form].make(brief, template)


def properties(brief: Brief) -> Properties:
    """What a document says about itself; its own words are English."""
    made = version_made(brief)
    return Properties(
        title=clean(brief.headline),
        author=clean(brief.provenance.generator),
        label=clean(brief.label),
        language="en",
        created=made.isoformat() if made else brief.provenance.created,
        digital_source_type=brief.digital_source_type,
        article_url=address(brief.article.url),
        subject=clean(brief.article.title or ""),
    )
