"""How many differences between two texts on one matter are found, and how often one is seen where there is none.

    python evals/press_divergences.py [--look]

Asks no model; takes two minutes. Made pairs: the suite `mutations` has sentences about its articles with their
paraphrases (right) and their wrong twins. Each stands here for another outlet's article of one sentence and is held
against the article. Every twin differs, by the kind of change that the table names; the right ones do not. Twins of
`sentence` keep the article's wording but for the change, those of `handmade` say it in other words. Twins take
their other number, date or name from the same article, so some are hidden by design: a value that both articles have is
no divergence. Real pairs: every two English articles of `evals/extraction`, all sentences; what is found is printed
with --look, to be judged by a reader.
"""

import argparse
from collections import Counter
from itertools import permutations
from pathlib import Path

from briefing.digest.contrasts import contrasts
from briefing.digest.matters import Reported
from briefing.evals.cases import Case, article, load_documents
from briefing.evals.mutations.making import mutation_cases
from briefing.nouns.article import Article, digest
from briefing.nouns.brief import BottomLine, Brief, Evidence, ModelIdentity, PromptIdentity, Provenance, Usage

HOME = Path(__file__).resolve().parent


def reported(text: Article) -> Reported:
    """The article as if a brief rested on all its sentences."""
    whole = tuple(Evidence(start=start, end=end, text=text.text[start:end]) for start, end in text.sentences)
    nobody = Provenance(
        generator="evals", created="2026-11-27T00:00:00Z", as_of="2026-11-27", rung="none", asked=0, reasked=0,
        prompt=PromptIdentity(name="none", version="v0", sha256="0" * 64),
        model=ModelIdentity(name="none", host="none"), usage=Usage(),
    )  # fmt: skip
    return Reported(Brief(headline="-", bottom_line=BottomLine(text="-", evidence=whole), article=text, provenance=nobody))  # fmt: skip


def one_sentence(case: Case) -> Article:
    """The claim as an article of its own."""
    text = case.claim
    return Article(
        text=text, sha256=digest(text), sentences=((0, len(text)),), language=case.language,
        published=case.published,
    )  # fmt: skip


def made(look: bool) -> None:
    """The table of made pairs."""
    articles: dict[str, Reported] = {}
    asked: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for case in mutation_cases([HOME / "mutations"]):
        if case.origin == "gold":
            continue
        if case.article not in articles:
            articles[case.article] = reported(article(case))
        key = (case.origin, "no difference" if case.right else case.kind)
        seen = list(contrasts(reported(one_sentence(case)), articles[case.article]))
        asked[key] += 1
        found[key] += bool(seen)
        if look and case.right:
            for one in seen:
                print(f"  {one.kind} {one.words}: {case.claim}")
    for origin, kind in sorted(asked):
        print(f"{origin}, {kind}: {found[origin, kind]} of {asked[origin, kind]}")


def real(look: bool) -> None:
    """Contrasts between every two real articles."""
    known: dict[str, Reported] = {}
    for folder in ("", "more", "further", "unseen"):
        for name, document in load_documents(HOME / "extraction" / folder / "articles.jsonl").items():
            if document.lang == "en":
                known[name] = reported(article(document))
    total = 0
    for left, right in permutations(known, 2):
        for one in contrasts(known[left], known[right]):
            total += 1
            if look:
                print(f"  {left} {right} {one.kind} {one.words}")
                print(
                    f"    {known[left].evidence(one.ours).text}\n    {known[right].evidence(one.theirs).text}"
                )
    print(f"real articles: {total} contrasts in {len(known) * (len(known) - 1)} ordered pairs")


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--look", action="store_true", help="print what is seen between right pairs and real articles"
    )
    look = parser.parse_args().look
    made(look)
    real(look)


if __name__ == "__main__":
    main()
