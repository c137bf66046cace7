"""The twelve rules, in one table: number, name and the sentence an editor would say; and what breaking one gives."""

from typing import Annotated, NamedTuple

from pydantic import Field

from briefing.nouns.frozen import Frozen


class Rule(NamedTuple):
    """One rule of the table."""

    number: int
    name: str
    sentence: str


_RULES = (
    Rule(1, "citation", "Every sentence that states a fact carries a citation, and the citation leads somewhere."),
    Rule(2, "quotation", "What stands in quotation marks stands in the article, character by character; curly marks, "
         "no-break spaces and soft hyphens aside. Nothing is repaired."),
    Rule(3, "speaker", "Every claim, demand and threat has a speaker or says that none is stated; no plural for one "
         "source; an unnamed source keeps the article's description."),
    Rule(4, "verb", "Verbs of saying are neutral; claimed, denied, admitted or threatened only where the evidence says so."),
    Rule(5, "date", "Days are given as dates beside the article's wording; what cannot be resolved says so."),
    Rule(6, "name", "A first mention has the full name and the article's title for it; no title that the article lacks."),
    Rule(7, "figure", "Numbers, units, currencies and every “not” are found again in the evidence."),
    Rule(8, "judgement", "Judgement stands apart from information, in words of one yardstick that is printed, and "
         "never beside a level of confidence."),
    Rule(9, "header", "The header names outlet, author, headline, address, dates, article, version, model, prompt, and "
         "who reviewed it or that nobody did."),
    Rule(10, "correction", "A later version says what was changed, why, when, and which version it takes the place of."),
    Rule(11, "empty", "Nothing is filled in: an empty section says so, and a person's place is empty or signed."),
    Rule(12, "length", "The brief keeps to the length of its family."),
)  # fmt: skip
"""An editor's rules, after research/ecosystem.md, section 1.2; the sources stand there."""

_NAMES = {rule.number: rule.name for rule in _RULES}


class Lint(Frozen):
    """One place where a brief breaks a rule. `message` says what is wrong and what to do about it."""

    rule: Annotated[int, Field(ge=1, le=12)]
    name: str
    place: str
    """An item's id ("what-2", "bottom_line", "headline") or "line 12" of the file, or "brief" for the whole."""
    message: str
    words: tuple[str, ...] = ()
    """The words that made it, as they stand there."""


def rules() -> tuple[Rule, ...]:
    """The table, by number."""
    return _RULES


def broken(rule: int, place: str, message: str, *words: str) -> Lint:
    """A Lint of that rule, under the table's name for it."""
    return Lint(rule=rule, name=_NAMES[rule], place=place, message=message, words=words)
