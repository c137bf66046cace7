"""Exports: a brief in every form that leaves the house, from Markdown to a draft in a newsroom system."""
