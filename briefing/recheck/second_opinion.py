"""A checker with a judge at its elbow: a model's opinion is added to the findings and may lower a verdict."""

from collections.abc import Callable

from briefing.judge import Which, combined, wanted
from briefing.nouns.brief import Finding
from briefing.nouns.checked import Checked
from briefing.nouns.opinion import Opinion
from briefing.recheck.verdicts import Checks

Ask = Callable[[Checked], Opinion]


class Seconded:
    """Checks as `checker` does, then asks for an opinion on the claims that `which` names.

    The opinion stands among the findings as "second opinion", whatever it is; `judge.combined` says what
    it does to the verdict.
    """

    def __init__(self, checker: Checks, ask: Ask, which: Which = "unclear") -> None:
        self._checker = checker
        self._ask = ask
        self._which: Which = which

    def check(self, claim: str) -> Checked:
        """The rules' verdict, lowered where the opinion says so; errors are those of `ask`."""
        checked = self._checker.check(claim)
        if not wanted(checked, self._which):
            return checked
        opinion = self._ask(checked)
        verdict = combined(checked, opinion)
        findings = (*checked.findings, _finding(opinion))
        return checked.model_copy(update={"verdict": verdict, "findings": findings})


def _finding(opinion: Opinion) -> Finding:
    said = f"{opinion.model.name} says: {opinion.verdict}" + (
        f" ({opinion.reason})" if opinion.reason else ""
    )
    severity = "doubt" if opinion.verdict == "unsupported" else "note"
    return Finding(
        check="second opinion",
        message=said,
        words=opinion.words,
        severity=severity,
    )
