"""The suite about wrong twins: right claims, their paraphrases, and rules that make them wrong, by family."""

from collections.abc import Callable, Iterator

from briefing.evals.cases import Right
from briefing.evals.mutations import people, polarity, reality, values
from briefing.evals.mutations.setting import Background, Setting, Twin, around, background, setting

__all__ = ["KINDS", "RULES", "Background", "Twin", "background", "twins"]

Rule = Callable[[Setting], Iterator[Twin]]

RULES: tuple[Rule, ...] = (
    polarity.denial,
    polarity.affirmation,
    values.other_number,
    values.other_date,
    values.other_weekday,
    values.other_unit,
    people.swapped,
    people.other_person,
    people.other_organisation,
    people.other_place,
    people.other_title,
    people.other_speaker,
    people.other_mouth,
    reality.fact,
    reality.happened,
    reality.agreed,
    reality.unconditional,
)
KINDS = (
    "negation", "number", "date", "weekday", "unit", "roles", "name", "place", "title", "speaker", "quote_moved",
    "alleged_to_fact", "proposed_to_happened", "demanded_to_agreed", "condition",
)  # fmt: skip
"""Names of the changes that the rules make."""


def twins(right: Right, known: Background) -> Iterator[tuple[str, Twin]]:
    """(name of the rule, wrong twin) for every rule that applies; the same for the same claim and article."""
    seen = {right.claim}
    near = around(right.evidence, known.article)
    for rule in RULES:
        name = f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"
        for twin in rule(setting(right, known, name, near)):
            if twin.claim not in seen:
                seen.add(twin.claim)
                yield name, twin
