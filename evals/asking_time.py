"""What asking costs on the embedded model: seconds and tokens of the bare citation call and of each reach, one run.

    python evals/asking_time.py FILE [FILE …] [--rounds N] [--reach NAME …]

All ways are asked one after another about the same article, in turn, on the same server; ratios are to the bare call
(`evals/extraction/bare-sentences`) of the same round. Nothing is remembered. The first, unmeasured question loads the
weights and the parser; the server keeps the beginning of the last prompt, so ways follow one another and never
themselves.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from briefing.connect import connect
from briefing.evals.extraction import bare
from briefing.evals.extraction.replies import Citing
from briefing.extract import REACHES, reach_of
from briefing.nouns.article import Article
from briefing.openai_chat import OpenAIChat
from briefing.pipeline import Options, brief
from briefing.reading import read_file
from briefing.resources import folder

Way = Callable[[Article], tuple[int | None, int | None]]


def main() -> None:
    """Ask, and print a line for each file and way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--reach", nargs="+", default=["small", "large"], choices=sorted(REACHES))
    said = parser.parse_args()
    with connect() as model:
        ways = _ways(model, said.reach)
        ways[said.reach[0]](read_file(said.files[0]))
        for file in said.files:
            article = read_file(file)
            print(f"{file.name}: {len(article.text.split())} words, {len(article.sentences)} sentences")
            rounds = [{name: _timed(way, article) for name, way in ways.items()} for _ in range(said.rounds)]
            for name in ways:
                ratios = [one[name][0] / one["bare"][0] for one in rounds]
                seconds, (read, written) = rounds[-1][name]
                spread = f" ({min(ratios):.2f} to {max(ratios):.2f})" if len(ratios) > 1 else ""
                print(
                    f"  {name:9} ratio {statistics.median(ratios):.2f}{spread}, {seconds:.0f} s, "
                    f"{read} tokens read, {written} written"
                )


def _ways(model: OpenAIChat, reaches: list[str]) -> dict[str, Way]:
    ways: dict[str, Way] = {"bare": lambda article: _bare(model, article)}
    for name in reaches:
        ways[name] = lambda article, name=name: _reached(model, article, name)  # type: ignore[misc]
    return ways


def _bare(model: OpenAIChat, article: Article) -> tuple[int | None, int | None]:
    wording = bare._wording(Path(str(folder("evals"))) / "extraction" / "bare-sentences", Citing)
    usage = model.complete(bare.question(article, wording, Citing)).usage
    return usage.input_tokens, usage.output_tokens


def _reached(model: OpenAIChat, article: Article, name: str) -> tuple[int | None, int | None]:
    usage = brief(article, model, Options(reach=reach_of(name))).provenance.usage
    return usage.input_tokens, usage.output_tokens


def _timed(way: Way, article: Article) -> tuple[float, tuple[int | None, int | None]]:
    begin = time.perf_counter()
    tokens = way(article)
    return time.perf_counter() - begin, tokens


if __name__ == "__main__":
    main()
