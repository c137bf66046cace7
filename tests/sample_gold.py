"""A small gold folder for tests: one article with everything in it, and a control with no demand or threat."""

import json
from pathlib import Path
from typing import Any

from briefing.evals.extraction.gold_articles import GoldArticle, gold_articles
from briefing.evals.extraction.items import Extraction, Item

TEXT = (
    "Norway demanded on Monday that Denmark withdraw its patrol boats from the Skagerrak. "
    "Foreign Minister Anna Berg said in Oslo that the boats would be seized by Friday if they stayed.\n\n"
    "“We will not leave,” Danish Prime Minister Lars Holm told the parliament on Tuesday. "
    "He urged Norway to drop the demand and asked the EU to help.\n\n"
    "Fishing there began in 1990. Both countries signed a treaty on the waters in May that year."
)
CONTROL = (
    "A storm closed the harbour of Bergen on Sunday. Nobody was hurt, the mayor Ida Lund said on the radio. "
    "The harbour opened again in the evening, and the ferries to Stavanger sailed."
)

GOLD: dict[str, Any] = {
    "id": "boats",
    "who": [
        {"name": "Anna Berg", "role": "minister", "evidence": "Anna Berg said in Oslo"},
        {"name": "Danish Prime Minister Lars Holm", "role": "said no", "evidence": "Lars Holm told"},
        {"name": "EU", "role": "asked to help", "evidence": "asked the EU", "optional": True},
    ],
    "what": [
        {"event": "Norway demands that boats leave", "evidence": "Norway demanded on Monday"},
        {"event": "Denmark refuses", "evidence": "“We will not leave,”"},
    ],
    "when": [
        {"text": "on Monday", "iso": "2025-05-12", "evidence": "on Monday"},
        {"text": "on Tuesday", "iso": "2025-05-13", "evidence": "on Tuesday"},
        {"text": "that year", "iso": None, "evidence": "that year"},
        {"text": "in 1990", "iso": "1990", "evidence": "in 1990", "optional": True},
    ],
    "where": [
        {"place": "Skagerrak", "evidence": "the Skagerrak"},
        {"place": "Oslo, Norway", "evidence": "in Oslo"},
    ],
    "demands": [
        {"by": "Norway", "of": "Denmark", "demand": "withdraw the boats", "evidence": "withdraw its patrol boats"},
        {"by": "Lars Holm", "of": "Norway", "demand": "drop the demand", "evidence": "drop the demand"},
        {
            "by": "Lars Holm", "of": "EU", "demand": "help",
            "evidence": "asked the EU to help", "optional": True,
        },
    ],
    "threats": [
        {
            "by": "Anna Berg (Norway)", "against": "Denmark", "consequence": "the boats will be seized",
            "trigger": "if they stay", "evidence": "the boats would be seized by Friday",
        },
    ],
}  # fmt: skip
QUIET: dict[str, Any] = {
    "id": "storm",
    "who": [{"name": "Ida Lund", "role": "mayor", "evidence": "the mayor Ida Lund"}],
    "what": [{"event": "The harbour of Bergen closed", "evidence": "closed the harbour of Bergen"}],
    "when": [{"text": "on Sunday", "iso": "2025-05-11", "evidence": "on Sunday"}],
    "where": [{"place": "Bergen", "evidence": "the harbour of Bergen"}],
    "demands": [],
    "threats": [],
}
ARTICLES: list[dict[str, Any]] = [
    {"id": "boats", "text": TEXT, "title": "Boats", "date": "2025-05-14", "lang": "en"},
    {"id": "storm", "text": CONTROL, "title": "Storm", "date": "2025-05-12", "lang": "en"},
]


def gold_folder(
    path: Path, rows: list[dict[str, Any]] | None = None, articles: list[dict[str, Any]] | None = None
) -> Path:
    """The folder with these rows, by default both samples."""
    for name, lines in (("briefs", rows or [GOLD, QUIET]), ("articles", articles or ARTICLES)):
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return path


def gold_cases(path: Path) -> tuple[GoldArticle, ...]:
    """Both samples as cases."""
    return gold_articles([gold_folder(path)])


def at(*pieces: str, text: str = TEXT) -> tuple[tuple[int, int], ...]:
    """Where these pieces stand in the text."""
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def good() -> Extraction:
    """What a good system finds in the boats."""
    return Extraction(
        who=(
            Item(text="Foreign Minister Anna Berg", spans=at("Anna Berg")),
            Item(text="Holm", spans=at("Holm")),
        ),
        what=(
            Item(text="Norway wants the boats to leave.", spans=at("withdraw")),
            Item(text="Holm refused.", spans=at("leave,”")),
        ),
        when=(
            Item(text="on Monday", iso="2025-05-12", spans=at("on Monday")),
            Item(text="Tuesday", iso="2025-05-13", spans=at("on Tuesday")),
            Item(text="that year", spans=at("that year")),
        ),
        where=(Item(text="the Skagerrak", spans=at("Skagerrak")), Item(text="Oslo", spans=at("Oslo"))),
        demands=(
            Item(text="withdraw its boats", by=("Norway",), to=("Denmark",), spans=at("demanded")),
            Item(text="drop it", by=("Lars Holm",), to=("Norway",), spans=at("urged Norway")),
        ),
        threats=(Item(text="seize boats", by=("Norway",), to=("Denmark",), spans=at("seized")),),
    )
