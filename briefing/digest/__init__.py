"""Digest: several briefs become one press review, grouped by theme, with what outlets say differently."""
