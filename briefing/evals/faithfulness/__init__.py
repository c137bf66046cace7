"""The suite about single lines: does the article support them, do their own citations, and what a judge says."""
