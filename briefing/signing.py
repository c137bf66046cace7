"""Signing: a person answers for a brief; its label, source type and version change, and the old version stays."""
