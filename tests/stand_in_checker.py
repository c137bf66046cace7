"""A checker that looks at words alone, for tests about what is done with verdicts rather than about them."""

from briefing.nouns.article import Article, digest
from briefing.nouns.brief import Evidence, Finding
from briefing.nouns.checked import Checked
from briefing.words import missing, stems, support


class StandIn:
    """A claim is unsupported when it has a word the article has not, unclear when it says "perhaps"."""

    made = 0
    """How many were made, which is how often a document was prepared."""

    def __init__(self, article: Article) -> None:
        StandIn.made += 1
        self.article = article
        self.known = stems(f"{article.text} perhaps according call said threaten reject spoke", "en")

    @classmethod
    def of(cls, text: str, language: str | None = None) -> "StandIn":
        spans = ((0, len(text)),)
        return cls(Article(text=text, sha256=digest(text), sentences=spans, language=language))

    def check(self, claim: str) -> Checked:
        words = stems(claim, "en")
        absent = tuple(sorted(missing(words, self.known)))
        if absent:
            fault = Finding(
                check="words", message="the article does not say this", words=absent, severity="fault"
            )
            return self.said(claim, "unsupported", 0.1, fault)
        if "perhaps" in claim:
            doubt = Finding(check="hedge", message="it may be so", words=("perhaps",), severity="doubt")
            return self.said(claim, "unclear", 0.4, doubt)
        return self.said(claim, "supported", 0.9)

    def said(self, claim: str, verdict: str, score: float, *findings: Finding) -> Checked:
        return Checked(
            claim=claim, verdict=verdict, score=score, findings=findings, evidence=self.nearest(claim)
        )

    def nearest(self, claim: str) -> tuple[Evidence, ...]:
        words = stems(claim, "en")
        texts = self.article.text
        best = max(
            self.article.sentences,
            key=lambda span: (support(words, stems(texts[slice(*span)], "en")), -span[0]),
        )
        return (Evidence(start=best[0], end=best[1], text=texts[slice(*best)]),)
