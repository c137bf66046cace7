"""The suites about whole briefs: gold articles, what systems find in them, and how both are compared."""
