"""What code proposes of an English article before a model is asked, from its grammar and a table of weights."""

from briefing.proposals.propose import Proposed, propose

__all__ = ["Proposed", "propose"]
