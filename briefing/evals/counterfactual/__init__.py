"""The suite of rewritten articles: names, places, numbers and dates are others, and a brief must follow them."""
