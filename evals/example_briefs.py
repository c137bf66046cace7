"""Briefs of five development articles and a press review of three, by the embedded model, unedited, into a folder.

    python evals/example_briefs.py docs/examples

Each is what `briefing make FILE --as-of DAY` prints on the day of the article's publication; the review is that of
`briefing make FILE FILE FILE --template press-review`.
"""

import sys
from pathlib import Path

from briefing.chat import ChatModel
from briefing.connect import connect
from briefing.digest import press_review
from briefing.evals.cases import Document, article
from briefing.evals.extraction.gold_articles import gold_articles
from briefing.nouns.brief import Brief
from briefing.pipeline import Options, brief
from briefing.render import render
from briefing.render.press_view import render_press_review

HERE = Path(__file__).resolve().parent / "extraction"
CHOSEN = ("wn-2019-064", "wn-2019-106", "wn-2020-002", "gum-korea", "kr-51376")
"""A protest with a list of demands, an attack with a threat, a resolution, an ultimatum, a statement in the first person."""


REVIEWED = ("us-2020-01-03", "wn-2020-002", "wn-2020-007")
"""January 2020: a speech about Iraq and Iran, a vote in Iraq, and a death in Oman."""


def main() -> None:
    """Make and write them, one file an article and one for the review."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    cases = {case.id: case for case in gold_articles([HERE, HERE / "more"])}
    with connect() as model:
        made = {name: _made(cases[name].document, model) for name in dict.fromkeys((*CHOSEN, *REVIEWED))}
    for name in CHOSEN:
        _write(target / f"{name}.md", render(made[name], template="policy", format="md"))
    _write(target / "press-review.md", render_press_review(press_review([made[name] for name in REVIEWED])))


def _made(document: Document, model: ChatModel) -> Brief:
    read = article(document).model_copy(update={"outlet": document.source, "url": document.url})
    found = brief(read, model, Options(as_of=(document.date or "")[:10] or None))
    print(
        f"{found.headline}: {len(found.losses)} left out, {found.provenance.usage.output_tokens} tokens written"
    )
    return found


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
