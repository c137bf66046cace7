"""A table of weights says how sure a proposal is, and names nothing that the code does not tell."""

import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sample_article import article

from briefing.proposals import events
from briefing.proposals.actors import group_candidates, named_candidates
from briefing.proposals.appeals import appeals
from briefing.proposals.parsed import Parsed
from briefing.proposals.scoring import Sort, Table, table

SORTS: tuple[Sort, ...] = get_args(Sort)
FIGURES = st.dictionaries(st.sampled_from("abcdef"), st.floats(-20, 20), max_size=6)
EVERY_FORM = (
    "President Odo Varn urged Belmark to reopen the port of Quellin.",
    "Doctors demanded that the hospital hire more staff.",
    "The union called for talks about the ferry.",
    "Workers demanded an apology, higher pay and a new bridge.",
    "Belmark gave the government until Thursday to free the sailors.",
    "“The government must free the sailors,” said Odo Varn.",
    "“The army will shell the fort unless the rebels leave the valley,” said Odo Varn.",
    "“Release the sailors now,” said Odo Varn.",
    "Their demands include an inquiry and a new bridge.",
    "Protesters’ demands for an inquiry were ignored.",
    "Belmark must free the sailors or face sanctions.",
    "Belmark threatened to close the border.",
    "The army made threats against Belmark.",
    "“Our army is ready to destroy the fort,” said Odo Varn.",
    "“The government reserves the right to use force,” said Odo Varn.",
    "“The traitors deserve punishment,” said Odo Varn.",
    "“If we hold no guarantee by Friday, our people come out,” said Odo Varn.",
)
"""One sentence for every rule of demanding and threatening."""


def told(sort: Sort) -> set[str]:
    """Every figure that the code tells of what one list is made of."""
    parsed = Parsed(article(*EVERY_FORM))
    if sort == "what":
        found = list(events.features(parsed))
    elif sort in {"who", "where"}:
        found = [one.features for one in named_candidates(parsed)]
        found += [one.features for one in group_candidates(parsed) if sort == "who"]
    else:
        found = [one.features for one in appeals(parsed) if one.kind == sort]
    return {name for one in found for name in one}


@pytest.mark.parametrize("sort", SORTS)
def test_the_weights_name_only_what_the_code_tells(sort: Sort) -> None:
    assert sorted(table(sort).weights.keys() - told(sort)) == []


@pytest.mark.parametrize("sort", SORTS)
def test_a_list_is_asked_for_a_probability_between_nothing_and_certainty(sort: Sort) -> None:
    judge = table(sort)
    assert 0 <= judge.doubtful <= judge.enough < 1
    assert judge.enough > 0
    assert all(math.isfinite(weight) for weight in (judge.constant, *judge.weights.values()))


def test_a_probability_weighs_each_figure_and_adds_the_constant() -> None:
    judge = Table(weights={"often": 2.0, "late": -1.0}, constant=0.5, enough=0.5)
    assert judge.probability({"often": 1.5, "late": 0.5}) == pytest.approx(1 / (1 + math.exp(-3.0)))
    assert judge.doubtful == 0.0


def test_without_figures_only_the_constant_speaks() -> None:
    assert Table(weights={"often": 2.0}, constant=0.0, enough=0.5).probability({}) == 0.5


def test_a_figure_that_the_table_does_not_know_changes_nothing() -> None:
    judge = Table(weights={"often": 2.0}, constant=-1.0, enough=0.5)
    assert judge.probability({"often": 1.0, "unheard of": 9.0}) == judge.probability({"often": 1.0})


@given(FIGURES, FIGURES, st.floats(-20, 20))
def test_a_probability_lies_between_0_and_1(
    weights: dict[str, float], figures: dict[str, float], constant: float
) -> None:
    judge = Table(weights=weights, constant=constant, enough=0.5)
    small = {name: value / 20 for name, value in figures.items()}
    assert 0 <= judge.probability(small) <= 1


@given(st.floats(-5, 5), st.floats(0, 5), st.floats(0, 5))
def test_more_of_what_speaks_for_it_makes_it_surer(constant: float, less: float, more: float) -> None:
    judge = Table(weights={"often": 1.5}, constant=constant, enough=0.5)
    low, high = sorted((less, more))
    assert judge.probability({"often": low}) <= judge.probability({"often": high})


def test_a_table_needs_its_constant_and_its_threshold() -> None:
    with pytest.raises(ValidationError):
        Table.model_validate({"weights": {"often": 1.0}})


def test_a_table_is_read_once() -> None:
    assert table("who") is table("who")
