"""What a run cost: list prices of hosts that are known, and "unknown" for everything else."""

import pytest

from briefing.evals.costs import cost_of
from briefing.nouns.brief import ModelIdentity, Usage

SPENT = Usage(http_calls=3, input_tokens=1_000_000, output_tokens=100_000)
OPENAI = ModelIdentity(name="gpt-4o-mini", host="api.openai.com")


def test_a_known_model_at_its_own_host_has_its_list_price() -> None:
    # OpenAI's price list: $0.15 a million in, $0.60 a million out, as the package has it
    cost, note = cost_of(SPENT, OPENAI)
    assert cost == pytest.approx(0.15 + 0.06)
    assert note == "list price of openai by genai-prices"


def test_cached_tokens_are_cheaper_and_never_more_than_there_were() -> None:
    half, _ = cost_of(SPENT.model_copy(update={"cached_tokens": 500_000}), OPENAI)
    odd, _ = cost_of(SPENT.model_copy(update={"cached_tokens": 2_000_000}), OPENAI)
    assert half == pytest.approx(0.075 + 0.0375 + 0.06)
    assert odd == pytest.approx(0.075 + 0.06)


@pytest.mark.parametrize(
    ("name", "host"), [("gpt-4o-mini", "127.0.0.1:8080"), ("some-model", "api.openai.com")]
)
def test_an_unknown_price_is_unknown_and_not_nothing(name: str, host: str) -> None:
    cost, note = cost_of(SPENT, ModelIdentity(name=name, host=host))
    assert cost is None
    assert note == f"unknown: genai-prices has no price for {name} at {host}"


def test_an_endpoint_that_reports_no_tokens_has_an_unknown_cost() -> None:
    assert cost_of(Usage(http_calls=3), OPENAI) == (None, "unknown: the endpoint did not report tokens")


def test_a_local_file_and_nobody_cost_nothing() -> None:
    local = ModelIdentity(name="m", host="this machine", sha256="0" * 64)
    assert cost_of(SPENT, local) == (0.0, "a local file on this machine: no price per token")
    assert cost_of(Usage(), None) == (0.0, "no model was asked")
    assert cost_of(Usage(), OPENAI) == (0.0, "no model was asked")
