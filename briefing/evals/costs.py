"""What replies cost, by the price table of genai-prices; an unknown price is unknown and never 0."""

from genai_prices import Usage as Priced
from genai_prices import calc_price

from briefing.nouns.brief import ModelIdentity, Usage


def cost_of(usage: Usage, model: ModelIdentity | None) -> tuple[float | None, str]:
    """(US dollars or None, where the figure comes from), at today's list prices of the host that was asked."""
    if model is None:
        return 0.0, "no model was asked"
    if model.sha256 is not None:
        return 0.0, "a local file on this machine: no price per token"
    if not usage.http_calls:
        return 0.0, "no model was asked"
    if usage.input_tokens is None or usage.output_tokens is None:
        return None, "unknown: the endpoint did not report tokens"
    try:
        spent = Priced(
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cache_read_tokens=min(usage.cached_tokens or 0, usage.input_tokens),
        )
        price = calc_price(spent, model_ref=model.name, provider_api_url=f"https://{model.host}/v1")
    except LookupError:
        return None, f"unknown: genai-prices has no price for {model.name} at {model.host}"
    return float(price.total_price), f"list price of {price.provider.id} by genai-prices"
