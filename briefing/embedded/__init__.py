"""The embedded model: which weights are known, where they lie, how they come here, and the server over them."""
