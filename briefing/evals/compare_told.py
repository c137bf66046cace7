"""A comparison as text for the terminal: what differs between the runs, every figure, and what flipped."""

from collections.abc import Sequence

from briefing.evals.compare import Comparison, Flip, Side
from briefing.evals.figures import is_plain, parted
from briefing.evals.manifest import Manifest
from briefing.evals.paired import Difference
from briefing.evals.table import NOTHING, amount

SHOWN = 20
"""So many flips of each direction, and cases or names of a list, unless all are asked for."""

_TOO_FEW = 6
"""So many articles must disagree before any p below 0.05 is possible: 2 / 2**6 is the first that is."""


def told(found: Comparison, *, everything: bool = False) -> str:
    """All of it; of the flips the first SHOWN of each direction, or all."""
    parts = [
        _heads(found), _cases(found), _table(found.figures), _notes(found),
        *([_good(found)] if found.good is not None else []),
        _flips("Lost (well in A, not in B)", found.lost, everything=everything),
        _flips("Won (not in A, well in B)", found.won, everything=everything),
    ]  # fmt: skip
    return "\n\n".join("\n".join(part) for part in parts if part)


def _heads(found: Comparison) -> list[str]:
    lines = [_head("A", found.a), _head("B", found.b)]
    if not found.differing:
        return [*lines, "Nothing that decides a run differs between them."]
    if "cases_sha256" in found.differing:
        lines.append("THE DATA DIFFER: the same case ids may stand for other questions.")
    lines.append("They differ in:")
    return lines + [f"  {_differs(name, found.a.manifest, found.b.manifest)}" for name in found.differing]


def _head(letter: str, side: Side) -> str:
    said = side.manifest
    ended = "" if side.complete else "  INCOMPLETE"
    model = f", {said.model.name}" if said.model is not None else ""
    count = f"{side.failed} failed, {side.unscored} unscored"
    return f"{letter}  {side.name}: {said.suite} · {said.system}{model}, begun {said.begun}, {count}{ended}"


def _differs(name: str, a: Manifest, b: Manifest) -> str:
    match name:
        case "cases_sha256":
            return f"data: {a.cases} cases ({a.cases_sha256[:8]}) → {b.cases} cases ({b.cases_sha256[:8]})"
        case "model":
            return f"model: {_model(a)} → {_model(b)}"
        case "prompts":
            return f"prompts: {_prompts(a)} → {_prompts(b)}"
        case "parameters":
            return f"parameters: {_parameters(a)} → {_parameters(b)}"
        case "predictions":
            return f"predictions: {_file(a)} → {_file(b)}"
        case "code":
            return f"code: {a.code[:8]} ({_commit(a)}) → {b.code[:8]} ({_commit(b)})"
        case "declared":
            return f"declaration of the suite: {a.declared[:8]} → {b.declared[:8]}"
        case _:
            return f"{name}: {getattr(a, name)} → {getattr(b, name)}"


def _model(said: Manifest) -> str:
    if said.model is None:
        return "none"
    weights = f" ({said.model.sha256[:8]})" if said.model.sha256 is not None else ""
    return f"{said.model.name} at {said.model.host}{weights}"


def _prompts(said: Manifest) -> str:
    return ", ".join(f"{one.name}/{one.version} ({one.sha256[:8]})" for one in said.prompts) or "none"


def _parameters(said: Manifest) -> str:
    return ", ".join(f"{name} {value}" for name, value in said.parameters.items()) or "none"


def _file(said: Manifest) -> str:
    return f"{said.predictions.name} ({said.predictions.sha256[:8]})" if said.predictions else "none"


def _commit(said: Manifest) -> str:
    if said.git is None:
        return "no commit"
    return f"commit {said.git.commit[:8]}{', changed since' if said.git.dirty else ''}"


def _cases(found: Comparison) -> list[str]:
    lines = [f"{found.common:,} cases compared."]
    for told_of, cases in (
        ("only A has", found.only_a),
        ("only B has", found.only_b),
        ("A or B could not score", found.left_out),
    ):
        if cases:
            names = ", ".join(cases[:3]) + (", …" if len(cases) > 3 else "")
            lines.append(f"{len(cases):,} left out that {told_of}: {names}")
    return lines


def _table(figures: Sequence[Difference]) -> list[str]:
    width = max([len(one.name) for one in figures] + [12])
    head = f"  {'':{width}} {'A':>6} {'B':>6} {'B − A':>7}  {'95 % interval':>15}  {'p':>6}  {'articles apart':>14}"
    return [head, *(_line(one, width) for one in _ordered(figures))]


def _ordered(figures: Sequence[Difference]) -> list[Difference]:
    """The headline first, then the others, those of one section together."""
    sections = list(dict.fromkeys(_section(one) for one in figures))
    return sorted(figures, key=lambda one: (not one.headline, sections.index(_section(one))))


def _section(one: Difference) -> str:
    return parted(one.name)[0]


def _line(one: Difference, width: int) -> str:
    mark = "*" if one.headline else " "
    interval = f"[{_signed(one, one.low)}, {_signed(one, one.high)}]" if one.low is not None else ""
    apart = f"{one.disagreeing:,} of {one.articles:,}"
    cells = (
        f"{amount(one.name, one.a):>6} {amount(one.name, one.b):>6} {_signed(one, one.difference):>7}  "
        f"{interval:>15}  {_p(one.p):>6}  {apart:>14}"
    )
    corrected = f" (p {_p(one.corrected)} corrected)" if one.corrected is not None else ""
    verdict = f"  {one.told}{corrected}" if one.headline or one.difference is None else ""
    return f"{mark} {one.name:{width}} {cells}{verdict}"


def _signed(one: Difference, value: float | None) -> str:
    if value is None:
        return NOTHING
    return f"{value:+,.2f}" if is_plain(one.name) else f"{100 * value:+.1f}"


def _p(p: float | None) -> str:
    if p is None:
        return NOTHING
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def _notes(found: Comparison) -> list[str]:
    lines = ["Intervals: the same articles drawn for both. p: the runs swapped within articles, at random."]
    headline = [one for one in found.figures if one.headline]
    if not headline:
        return [*lines, "The suite names no headline figures, so none is called better or worse."]
    lines.append(
        f"* headline: called better or worse if p, corrected for {len(headline)} after Holm, is below 0.05."
    )
    if any(one.disagreeing < _TOO_FEW for one in headline):
        lines.append(f"With fewer than {_TOO_FEW} articles apart no difference can be shown, however large.")
    return lines


def _good(found: Comparison) -> list[str]:
    assert found.good is not None
    said = found.good
    return [
        f"Cases that are good as a whole: {said.lost} lost, {said.won} won; McNemar's exact p {_p(said.p)}, "
        "as if cases of one article were independent."
    ]


def _flips(title: str, flips: Sequence[Flip], *, everything: bool) -> list[str]:
    if not flips:
        return [f"{title}: nothing."]
    shown = flips if everything else flips[:SHOWN]
    marks = sum(flip.mark is not None for flip in flips)
    lines = [f"{title}: {len(flips) - marks} cases as a whole, {marks} marks"]
    case = None
    for flip in shown:
        if flip.case != case:
            lines.append(f"  {flip.case}" + (f": {flip.about}" if flip.about != flip.case else ""))
            case = flip.case
        why = f": {flip.why}" if flip.why else ""
        lines.append(f"    {flip.mark or 'the case'}: {flip.before} → {flip.after}{why}")
    if len(shown) < len(flips):
        lines.append(f"  … and {len(flips) - len(shown)} more; --all shows them")
    return lines
