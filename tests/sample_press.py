"""Made-up articles of several outlets with their briefs, for tests about press reviews."""

from sample_article import article
from sample_brief import provenance

from briefing.nouns.article import Article
from briefing.nouns.brief import BottomLine, Brief, Demand, Evidence, Quote, Threat, What, When, Where, Who

BLAST = (
    "A blast at the Arden power station killed 12 people on Monday, governor Ruth Vale said.",
    "Brill Ltd, which runs the Arden station, denied that safety checks had been skipped.",
    "Vale called on Brill to close the Arden power station by Friday.",
    "“We want to see every safety report,” Vale told reporters in Arden.",
)
BLAST_ELSEWHERE = (
    "On Monday, a blast at the Arden power station killed 15 people, police said.",
    "Brill Ltd, which runs the Arden station, did not comment on the blast.",
    "The Arden power station was opened in the last century and has two reactors.",
)
BUDGET = (
    "The parliament of Velmar adopted the budget on Tuesday after a debate of nine hours.",
    "It was the third attempt to agree on spending for schools and roads.",
)
STRIKE = (
    "Nurses in Halden gave up their pay claim but keep the date of their strike.",
    "Their union, Care Together, said the hospital must hire forty people.",
)


def evidence(of: Article, *numbers: int) -> tuple[Evidence, ...]:
    """The article's sentences with these numbers, counted from 1."""
    spans = [of.sentences[number - 1] for number in numbers]
    return tuple(Evidence(start=start, end=end, text=of.text[start:end]) for start, end in spans)


def plain_brief(*sentences: str, headline: str, **more: object) -> Brief:
    """A brief whose lines are the article's own sentences: the first is the bottom line."""
    made = article(*sentences, title=headline, **more)
    what = tuple(
        What(id=f"a{number}", evidence=evidence(made, number), verdict="supported", statement=text, status="happened")
        for number, text in enumerate(sentences, 1)
    )  # fmt: skip
    return Brief(
        headline=headline,
        bottom_line=BottomLine(text=sentences[0], evidence=evidence(made, 1)),
        what=what,
        article=made,
        provenance=provenance(),
    )


def blast() -> Brief:
    """The Arden Post on the blast: with a demand, a quotation, a resolved day, an actor and a place."""
    brief = plain_brief(
        *BLAST, headline="Blast at Arden power station", outlet="The Arden Post", author="A. Writer",
        published="2025-05-13", url="https://arden.example/blast", source="blast.html",
        retrieved="2025-05-14T05:00:00Z",
    )  # fmt: skip
    here = brief.article
    return brief.model_copy(
        update={
            "who": (Who(id="w1", evidence=evidence(here, 1), verdict="supported", name="Ruth Vale",
                        title="governor", kind="person", role="speaks"),),
            "where": (Where(id="p1", evidence=evidence(here, 1), verdict="supported", place="Arden", event="blast"),),
            "when": (When(id="t1", evidence=evidence(here, 1), verdict="supported", phrase="on Monday",
                          date="2025-05-12", basis="the Monday before publication", event="blast"),),
            "demands": (Demand(id="d1", evidence=evidence(here, 3), verdict="supported", by=("Ruth Vale",),
                               of=("Brill",), demand="close the Arden power station"),),
            "quotes": (Quote(id="q1", evidence=evidence(here, 4), verdict="supported",
                             text="We want to see every safety report,", speaker="Ruth Vale", title="governor"),),
        }
    )  # fmt: skip


def blast_elsewhere(**more: object) -> Brief:
    """The Lowland Gazette on the same blast, a day later: another number of dead, no demand."""
    known = {"outlet": "Lowland Gazette", "published": "2025-05-14", "source": "gazette.txt"}
    return plain_brief(*BLAST_ELSEWHERE, headline="Fifteen die in Arden", **{**known, **more})


def agency_copy() -> Brief:
    """The Arden Post's text, printed by a third outlet without the demand."""
    return plain_brief(
        *BLAST[:2], BLAST[3], headline="Explosion in Arden", outlet="Morning Courier", published="2025-05-13"
    )


def budget() -> Brief:
    """Of another story."""
    return plain_brief(
        *BUDGET, headline="Velmar adopts budget", outlet="Velmar News", published="2025-05-13",
        url="javascript:alert(1)",
    )  # fmt: skip


def strike() -> Brief:
    """Of a third story, with a threat and nothing known about the article."""
    brief = plain_brief(*STRIKE, headline="Nurses keep strike date")
    threat = Threat(
        id="h1", evidence=evidence(brief.article, 1), verdict="supported", by=("Nurses",), against=(),
        consequence="a strike", explicit=True,
    )  # fmt: skip
    return brief.model_copy(update={"threats": (threat,)})
