"""What a run came to, as text for people: tables with counts and intervals, and cases to read."""

from collections.abc import Iterable, Sequence

from briefing.evals.asking import Answer
from briefing.evals.cases import BY_HAND
from briefing.evals.mutations import KINDS
from briefing.evals.tally import (
    Balance,
    Rate,
    balance,
    by_score,
    by_verdict,
    macro,
    macro_interval,
    rate,
)

_ORIGINS = ("gold", "handmade", "sentence", "paraphrase")


def mutations_report(answers: Sequence[Answer]) -> str:
    """Twins caught and lost per kind, right claims kept and lost per source and way, totals with intervals."""
    wrong = [answer for answer in answers if not answer.right]
    right = [answer for answer in answers if answer.right]
    kinds = {kind: [one for one in wrong if one.kind == kind] for kind in _ordered(wrong)}
    lines = ["Wrong twins", *_head("caught")]
    lines += [_row(kind, rate(found)) for kind, found in kinds.items()]
    lines += [
        "",
        _row("by rule", rate(one for one in wrong if one.note != BY_HAND)),
        _row("by hand", rate(one for one in wrong if one.note == BY_HAND)),
    ]
    lines += [_row("all", rate(wrong)), _mean([rate(found) for found in kinds.values()]), ""]
    lines += ["Right claims", *_head("kept")]
    sources = {name: [one for one in right if one.origin == name] for name in _ORIGINS}
    lines += [_row(name, rate(found)) for name, found in sources.items() if found]
    lines += _within("paraphrase", sources["paraphrase"]) + _within("gold", sources["gold"])
    lines += _within("handmade", sources["handmade"])
    lines += ["", _row("all", rate(right)), _mean([rate(found) for found in sources.values() if found]), ""]
    return "\n".join([*lines, _ending(answers)])


def claims_report(answers: Sequence[Answer]) -> str:
    """Per dataset and origin: count, TPR, TNR and balanced accuracy, by verdict and by score, and the macro mean."""
    kinds = sorted({answer.kind for answer in answers})
    strata = [[one for one in answers if one.kind == kind] for kind in kinds]
    lines = [f"{'':26} {'':>5} {'verdict supported':^24} {'score >= 0.5':^24}"]
    lines += [
        f"{'dataset/origin':26} {'n':>5} {'TPR':>7} {'TNR':>7} {'BA':>8} {'TPR':>8} {'TNR':>7} {'BA':>8}"
    ]
    for kind, found in zip(kinds, strata, strict=True):
        both = [_numbers(balance(found, says)) for says in (by_verdict, by_score)]
        lines.append(f"{kind:26} {len(found):>5} {both[0]}  {both[1]}")
    lines.append("")
    for name, says in (("verdict", by_verdict), ("score", by_score)):
        found_balances = [balance(found, says) for found in strata]
        low, high = macro_interval(strata, says)
        lines.append(
            f"macro by {name:8} BA {_percent(macro(found_balances))} [{100 * low:.1f}, {100 * high:.1f}]  "
            f"TPR {_percent(_mean_share(one.kept for one in found_balances))}  "
            f"TNR {_percent(_mean_share(one.caught for one in found_balances))}"
        )
    return "\n".join([*lines, "", _ending(answers)])


def shown(answers: Sequence[Answer], count: int) -> str:
    """At most `count` cases that went wrong, spread over all of them, with what the checker said."""
    bad = [answer for answer in answers if not answer.good]
    step = max(1, -(-len(bad) // count)) if count else 1
    return "\n\n".join(_read(answer) for answer in bad[::step][:count]) if count else ""


def _read(answer: Answer) -> str:
    what = "failed" if answer.error else "right, lost" if answer.right else "wrong, kept"
    lines = [f"{what}: {answer.kind} ({answer.origin}) {answer.id}", f"  {answer.claim}"]
    lines += [f"  changed: {answer.note}"] if answer.note else []
    lines += [f"  {answer.error}"] if answer.error else [f"  {answer.verdict} {answer.score:.2f}"]
    return "\n".join([*lines, *(f"  - {found}" for found in answer.findings)])


def _ordered(wrong: Iterable[Answer]) -> list[str]:
    found = {answer.kind for answer in wrong}
    return [*(kind for kind in KINDS if kind in found), *sorted(found - set(KINDS))]


def _head(good: str) -> list[str]:
    return [f"  {'':32} {good:>6} {'lost':>5} {'of':>5}  {'share':>6}  95 % interval"]


def _row(name: str, found: Rate) -> str:
    low, high = found.interval()
    share = _percent(found.share)
    return f"  {name:32} {found.good:>6} {found.of - found.good:>5} {found.of:>5}  {share:>6}  [{100 * low:.1f}, {100 * high:.1f}]"


def _within(name: str, answers: Sequence[Answer]) -> list[str]:
    kinds = sorted({answer.kind for answer in answers})
    if not kinds:
        return []
    return [
        "",
        *(_row(f"{name}: {kind}", rate(one for one in answers if one.kind == kind)) for kind in kinds),
    ]


def _mean(rates: Sequence[Rate]) -> str:
    return f"  {'mean of the groups':32} {'':>6} {'':>5} {len(rates):>5}  {_percent(_mean_share(rates)):>6}"


def _mean_share(rates: Iterable[Rate]) -> float | None:
    known = [value for one in rates if (value := one.share) is not None]
    return sum(known) / len(known) if known else None


def _numbers(one: Balance) -> str:
    return f"{_percent(one.kept.share):>7} {_percent(one.caught.share):>7} {_percent(one.balanced):>8}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"


def _ending(answers: Sequence[Answer]) -> str:
    failed = [answer for answer in answers if answer.error]
    seconds = sum(answer.seconds for answer in answers)
    speed = (
        f"{(len(answers) - len(failed)) / seconds:,.0f} claims per second" if seconds else "no time measured"
    )
    line = f"{len(answers) - len(failed)} answered, {len(failed)} failed; {speed} (articles prepared before)."
    return f"{line}\nFirst failure: {failed[0].id}: {failed[0].error}" if failed else line
