"""A suite of a user's own, as a file that the command line is given: no model, answers changed at will."""

import json
from pathlib import Path

DECLARED = '''"""Are small numbers even? The answers stand in a file."""

from pathlib import Path

from briefing.evals.score import Score
from briefing.evals.suite import Suite, System
from briefing.nouns.frozen import Frozen


class Number(Frozen):
    """One case."""

    id: str
    article: str


def _answer(case: Number, model: object) -> str:
    answer = Path("answers.txt").read_text(encoding="utf-8").split()[int(case.id)]
    if answer == "crash":
        raise ValueError("no answer")
    return answer


suite = Suite(
    about="are they even",
    cases=lambda paths: tuple(map(Number.model_validate_json, paths[0].read_text(encoding="utf-8").splitlines())),
    systems={"file": System("reads a file", _answer, asks=False)},
    scorers=(lambda case, answer: Score.of("right", (answer == "even") == (int(case.id) % 2 == 0)),),
    failure=lambda case: Score.of("right", False),
    data=("numbers.jsonl",),
    headline=("right",),
)
'''


def declare(folder: Path) -> Path:
    """Write the suite `numbers`; returns its file."""
    (folder / "numbers").mkdir(exist_ok=True)
    lines = [json.dumps({"id": str(n), "article": f"article {n}"}) + "\n" for n in range(8)]
    (folder / "numbers" / "numbers.jsonl").write_text("".join(lines), encoding="utf-8")
    path = folder / "numbers" / "suite.py"
    path.write_text(DECLARED, encoding="utf-8")
    return path


def answers(folder: Path, *wrong: int, crash: int | None = None) -> None:
    """Right answers to all cases but these."""
    said = [("even", "odd")[(n + (n in wrong)) % 2] for n in range(8)]
    if crash is not None:
        said[crash] = "crash"
    (folder / "answers.txt").write_text(" ".join(said), encoding="utf-8")
