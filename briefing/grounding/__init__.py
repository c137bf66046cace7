"""A draft becomes the body of a brief: every item tied to the sentences that say it, or left out with a reason."""

from briefing.grounding.body import Body, ground

__all__ = ["Body", "ground"]
