"""The nouns: frozen values that know nothing of files, network or models."""
