"""Briefs of five development articles by the embedded model, whole and unedited, into a folder.

    python evals/example_briefs.py docs/examples

Each is what `briefing make FILE --as-of DAY` prints on the day of the article's publication.
"""

import sys
from pathlib import Path

from briefing.connect import connect
from briefing.evals.cases import article
from briefing.evals.extraction.gold_articles import gold_articles
from briefing.pipeline import Options, brief
from briefing.render import render

HERE = Path(__file__).resolve().parent / "extraction"
CHOSEN = ("wn-2019-064", "wn-2019-106", "wn-2020-002", "gum-korea", "kr-51376")
"""A protest with a list of demands, an attack with a threat, a resolution, an ultimatum, a statement in the first person."""


def main() -> None:
    """Make and write them, one file an article."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    cases = {case.id: case for case in gold_articles([HERE])}
    with connect() as model:
        for name in CHOSEN:
            document = cases[name].document
            made = brief(article(document), model, Options(as_of=(document.date or "")[:10] or None))
            text = render(made, template="policy", format="md")
            (target / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
            print(
                f"{name}.md: {len(made.losses)} left out, {made.provenance.usage.output_tokens} tokens written"
            )


if __name__ == "__main__":
    main()
