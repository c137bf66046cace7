"""Briefs of gold articles by the embedded model: spans proved, predictions written for the scoring rule.

    python evals/dev_briefs.py GOLD_FOLDER OUT_FOLDER [ID …]

GOLD_FOLDER holds `articles.jsonl` and `briefs.jsonl`; OUT_FOLDER gets one `ID.json` per brief and
`predictions.jsonl`, which `score_extraction.py GOLD ARTICLES PREDICTIONS` reads. A brief that is there
already is not made again.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import briefing
from briefing.nouns.brief import Brief, Item


def main(gold: Path, out: Path, *only: str) -> None:
    """Make what is missing, prove every span, write the predictions, print what came out."""
    out.mkdir(parents=True, exist_ok=True)
    wanted = {row["id"] for row in _rows(gold / "briefs.jsonl")}
    articles = {row["id"]: row for row in _rows(gold / "articles.jsonl") if row["id"] in (only or wanted)}
    with briefing.connect() as model:
        for name, row in articles.items():
            begun = time.monotonic()
            path = out / f"{name}.json"
            if not path.exists():
                said = briefing.Metadata(
                    title=row["title"], outlet=row["source"], published=row["date"].strip()
                )
                made = briefing.brief(briefing.read_text(row["text"], said), model)
                path.write_text(made.model_dump_json(), encoding="utf-8")
            brief = Brief.model_validate_json(path.read_bytes())
            spans = _proved(brief, row["text"])
            counts = {key: len(value) for key, value in _lists(brief).items()}
            seconds = time.monotonic() - begun
            print(
                f"{name}: {spans} spans hold, {counts}, {len(brief.losses)} left out, {seconds:.0f} s",
                flush=True,
            )
    with (out / "predictions.jsonl").open("w", encoding="utf-8") as file:
        for name in articles:
            brief = Brief.model_validate_json((out / f"{name}.json").read_bytes())
            file.write(json.dumps({"id": name, **_prediction(brief)}) + "\n")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _lists(brief: Brief) -> dict[str, tuple[Item, ...]]:
    return {key: getattr(brief, key) for key in ("who", "what", "when", "where", "demands", "threats")}


def _proved(brief: Brief, text: str) -> int:
    """How many spans there are; AssertionError at the first that is not the article's own words."""
    items = [item for found in _lists(brief).values() for item in found]
    spans = [span for item in items for span in item.evidence]
    assert all(item.evidence for item in items)
    for span in (*spans, *(brief.bottom_line.evidence if brief.bottom_line else ())):
        assert text[span.start : span.end] == span.text == brief.article.text[span.start : span.end]
    return len(spans)


def _prediction(brief: Brief) -> dict[str, Any]:
    def rows(found: str, /, **fields: str) -> list[dict[str, Any]]:
        return [
            {key: getattr(item, field) for key, field in fields.items()}
            | {"spans": [[span.start, span.end] for span in item.evidence]}
            for item in getattr(brief, found)
        ]

    return {
        "who": rows("who", name="name"),
        "what": rows("what", text="statement"),
        "when": rows("when", text="phrase", iso="date"),
        "where": rows("where", place="place"),
        "demands": rows("demands", by="by", of="of", text="demand"),
        "threats": rows("threats", by="by", against="against", text="consequence"),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
