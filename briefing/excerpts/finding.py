"""The three verbatim lists of an article, found at once."""

from briefing.excerpts.earlier import background
from briefing.excerpts.figures import figures
from briefing.excerpts.quotes import quotes
from briefing.excerpts.surveyed import Surveyed
from briefing.nouns.article import Article
from briefing.nouns.brief import Background, Figure, Quote
from briefing.nouns.frozen import Frozen


class Excerpts(Frozen):
    """What was taken, each list with the most useful first (background: the oldest first)."""

    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    background: tuple[Background, ...] = ()


def excerpts(article: Article, *, as_of: str | None) -> Excerpts:
    """Quotations, figures and background of an article: every text is `article.text[start:end]` of its evidence.

    `as_of` is the day of reading (ISO 8601), which bounds the years that a text without a published date may
    mean. No model is asked. What is not sure is left out, so an empty list says "not found", not "not there".
    Quotations and background are English; in other languages only amounts with their own unit are figures.
    """
    surveyed = Surveyed(article, as_of)
    return Excerpts(quotes=quotes(surveyed), figures=figures(surveyed), background=background(surveyed))
