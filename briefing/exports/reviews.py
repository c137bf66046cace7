"""A press review in the forms that leave the house."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

from briefing.documents import Properties, docx, pdf
from briefing.errors import UsageError
from briefing.exports.bodies import Bodies
from briefing.exports.fragment import fragment
from briefing.exports.mail import Letter, written
from briefing.nouns.press_review import PressReview
from briefing.render import Format
from briefing.render.escape import clean
from briefing.render.press_view import TEMPLATE, render_press_review

Template = str | Path


def export_review(review: PressReview, form: str, *, template: Template = TEMPLATE) -> bytes:
    """The review in one form, as the bytes of a file; text is UTF-8.

    In: a name of `REVIEW_FORMS`; the built-in template or the user's own. Raises UsageError for another form,
    and for every fault of a user's template.
    """
    if form not in REVIEW_FORMS:
        raise UsageError(f"a press review has no form {form!r}", hint=f"it has {', '.join(REVIEW_FORMS)}")
    return REVIEW_FORMS[form](review, template)


def _rendered(form: Format) -> Callable[[PressReview, Template], bytes]:
    return lambda review, template: render_press_review(review, template=template, format=form).encode()


def _json(review: PressReview, template: Template) -> bytes:
    return render_press_review(review, format="json").encode()


def _document(write: Callable[..., bytes]) -> Callable[[PressReview, Template], bytes]:
    def made(review: PressReview, template: Template) -> bytes:
        page = render_press_review(review, template=template, format="html")
        return write(page, properties=_properties(review))

    return made


def _properties(review: PressReview) -> Properties:
    return Properties(
        title=f"{clean(review.title)}, {review.date}",
        author=clean(review.provenance.generator),
        label=clean(review.label),
        language="en",
        created=review.provenance.created,
        digital_source_type=review.digital_source_type,
        subject=f"{review.scope.articles} articles",
    )


def _mail(review: PressReview, template: Template) -> bytes:
    page = render_press_review(review, template=template, format="html")
    text = render_press_review(review, format="txt")
    texts = " ".join(brief.article.sha256 for brief in review.briefs)
    letter = Letter(
        subject=f"{clean(review.title)}, {review.date} [{clean(review.label)}]",
        title=clean(review.title),
        name=hashlib.sha256(f"{review.provenance.created} {texts}".encode()).hexdigest()[:32],
        written=dt.datetime.fromisoformat(review.provenance.created),
    )
    return written(letter, Bodies(fragment(page, label=review.label), text))


REVIEW_FORMS: dict[str, Callable[[PressReview, Template], bytes]] = {
    "md": _rendered("md"),
    "html": _rendered("html"),
    "txt": _rendered("txt"),
    "json": _json,
    "docx": _document(docx),
    "pdf": _document(pdf),
    "eml": _mail,
}
"""The forms of `exports.FORMS` that a press review has."""
