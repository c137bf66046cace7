"""An English article's proposals: draft items of five lists, and the sentences that tell the news."""

from briefing.nouns.article import Article
from briefing.nouns.draft import Draft, DraftDemand, DraftThreat, DraftWhat
from briefing.nouns.frozen import Frozen
from briefing.proposals import drafts, events
from briefing.proposals.appeals import Appeal, appeals, best
from briefing.proposals.clauses import READABLE
from briefing.proposals.parsed import Parsed
from briefing.proposals.scoring import table


class Proposed(Frozen):
    """What code found: `draft` goes to grounding like a model's, `events` are sentences a model is to word."""

    draft: Draft
    events: tuple[int, ...]


def propose(article: Article) -> Proposed:
    """The proposals for an article in English. Nothing here is worded: every line is cut from the article."""
    parsed = Parsed(article)
    chosen = events.main(parsed)
    claims = _sure(parsed)
    return Proposed(
        draft=Draft(
            who=tuple(drafts.who(parsed)),
            spare=tuple(
                _event(parsed, number)
                for number in chosen
                if len(parsed.texts[number - 1].split()) <= READABLE
            ),
            when=tuple(drafts.when(parsed)),
            where=tuple(drafts.where(parsed)),
            demands=tuple(_demand(one) for one in claims if one.kind == "demands"),
            threats=tuple(_threat(one) for one in claims if one.kind == "threats"),
        ),
        events=chosen,
    )


def _sure(parsed: Parsed) -> list[Appeal]:
    """Demands and threats that the table finds likely enough, the best of each sentence."""
    tables = {"demands": table("demands"), "threats": table("threats")}
    rated = [(tables[one.kind].probability(one.features), one) for one in appeals(parsed)]
    return [one for _, one in best([pair for pair in rated if pair[0] >= tables[pair[1].kind].enough])]


def _event(parsed: Parsed, number: int) -> DraftWhat:
    """The sentence itself, with its speaker where it has one outside of it."""
    voices = [voice for voice in parsed.voices[number - 1] if voice.depth == 0 and voice.sure]
    speaker = voices[0].speaker if voices else None
    return DraftWhat(
        s=(number,), speaker=speaker, status="happened", statement=parsed.texts[number - 1].strip()
    )


def _demand(one: Appeal) -> DraftDemand:
    return DraftDemand(s=(one.number,), by=one.by, of=one.to, demand=one.text, condition=None, deadline=None)


def _threat(one: Appeal) -> DraftThreat:
    return DraftThreat(
        s=(one.number,),
        by=one.by,
        against=one.to,
        consequence=one.text,
        trigger=None,
        deadline=None,
        explicit=True,
    )
