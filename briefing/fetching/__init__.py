"""Fetching: an address typed by a person becomes bytes, within limits and never from a private network unasked."""
