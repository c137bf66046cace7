"""Lint: the twelve rules an editor insists on, as checks of a brief and of what was printed of it."""
