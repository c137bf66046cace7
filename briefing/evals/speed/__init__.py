"""How fast quotes are located and claims are checked, as ratios within one process, and with what result."""
