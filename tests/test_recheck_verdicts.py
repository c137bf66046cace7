"""A line's verdict: parties of a demand the right way round, and the evidence nearest to the claim first."""

import pytest
from sample_brief import article
from stand_in_checker import StandIn

from briefing.nouns.brief import Evidence
from briefing.recheck import Judged, read_brief, recheck

TEXT = "The mayor of Arden called on Brill to close the dam. Brill said nothing."
ARTICLE = article(TEXT, language="en")


def demand(by: str, of: str) -> Judged:
    page = f"# T\n\n## Demands\n\n- {by} calls on {of}: close the dam\n"
    brief = read_brief(page.encode(), "b.md", ARTICLE)
    (line,) = [one for one in brief.lines if one.list == "demands"]
    return next(
        one for one in recheck(brief, "b.md", ARTICLE, StandIn(ARTICLE)).lines if one.number == line.number
    )


def test_who_demands_must_not_be_the_one_addressed() -> None:
    found = demand("Brill", "Arden")
    assert found.status == "unsupported"
    assert (found.findings[0].check, found.findings[0].words) == ("roles", ("Brill",))


@pytest.mark.parametrize("by", ["The mayor of Arden", "(not stated)"])
def test_who_demands_and_is_not_addressed_is_left_alone(by: str) -> None:
    assert not [one for one in demand(by, "Brill").findings if one.check == "roles"]


def test_the_evidence_that_shares_most_with_the_claim_comes_first() -> None:
    text = "The mayor met Brill. Nobody else came. The mayor told Brill to close the dam."
    source = article(text, language="en").model_copy(update={"sentences": ((0, 20), (21, 38), (39, 77))})

    every = tuple(Evidence(start=s, end=e, text=text[s:e]) for s, e in source.sentences)

    class InOrder(StandIn):
        """Gives every sentence as evidence, as the article goes."""

        def nearest(self, claim: str) -> tuple[Evidence, ...]:
            return every

    brief = read_brief(b"# The mayor told Brill to close the dam\n", "b.md", source)
    found = recheck(brief, "b.md", source, InOrder(source)).lines[0].evidence
    assert [one.start for one in found] == [39, 0, 21]
