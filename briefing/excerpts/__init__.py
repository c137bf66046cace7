"""Excerpts: quotes, key figures and background that code picks from an article and copies word for word."""
