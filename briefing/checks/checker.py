"""The checker: an article prepared once, and any number of claims held against it, without asking a model."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from briefing.checks import calibration, features
from briefing.checks.acts import acts
from briefing.checks.days import without_told_days
from briefing.checks.deeds import deeds
from briefing.checks.demanders import demanders
from briefing.checks.edits import edited
from briefing.checks.focus import displaced
from briefing.checks.foreign import foreign, frame, not_compared, script
from briefing.checks.frames import Frame, frames
from briefing.checks.laundering import laundering
from briefing.checks.named import named
from briefing.checks.nations import states
from briefing.checks.omission import omission
from briefing.checks.overlap import Found, find, shortened
from briefing.checks.polarity import Rests, Signed, polarity, signed
from briefing.checks.prepared import Prepared, prepare
from briefing.checks.quotations import quotations
from briefing.checks.replaced import replaced
from briefing.checks.roles import roles_of
from briefing.checks.source import Source
from briefing.checks.speakers import speakers
from briefing.checks.values import values_check
from briefing.checks.verdict import CHECKED_LANGUAGES, UNCLEAR, language_note, verdict
from briefing.nouns.article import Article
from briefing.nouns.brief import Finding
from briefing.nouns.checked import Checked
from briefing.reading import Metadata, bare
from briefing.reading.sentences import sentences
from briefing.times import Anchor, anchor
from briefing.values import Value, values
from briefing.voices import Heard, hear

AROUND = 1
"""Sentences on each side of the chosen ones in which a number may stand that the claim took along."""

NEARLY = 0.85
"""Of the best sentence's share: from there another sentence may be the one that the claim rests on."""


SHORTENED = 0.75
"""Least score of a claim that is a sentence of the article with words left out; what was left out the checks see."""


class Examined(NamedTuple):
    """One sentence of a claim as the checks saw it."""

    features: dict[str, float]
    findings: tuple[Finding, ...]
    numbers: tuple[int, ...]
    shortened: bool
    """A sentence of the article with words left out."""


class Checker:
    """Holds claims against one article.

    `Checker(article)` or, for a bare document, `Checker.of(text)`; then `check(claim)` as often as wanted.
    The same article and claim always give the same answer, and nothing is sent anywhere.
    """

    def __init__(self, article: Article) -> None:
        about = " ".join(filter(None, (article.title, article.author, article.outlet)))
        self._published = article.published
        self._source = Source(article.text, article.sentences, article.language, about)
        self._language = article.language or "en"
        self._heard: Heard = hear(self._source.texts, self._language)
        self._values: tuple[tuple[Value, ...], ...] = tuple(
            values(one, article.language) for one in self._source.texts
        )
        self._all_values = tuple(value for one in self._values for value in one)

    @classmethod
    def of(cls, text: str, language: str | None = None) -> "Checker":
        """A checker of a bare text: no title, no furniture, any length. `language` None is told from the text."""
        return cls(bare(text, Metadata(language=language)))

    @cached_property
    def _anchor(self) -> Anchor:
        """The day of publication, or the days between which the text puts it."""
        return anchor(self._source.texts, self._published, None, self._language)

    @cached_property
    def _seen(self) -> frozenset[str]:
        return frozenset(word.low for one in self._source.sentences for word in one.words)

    @cached_property
    def _script(self) -> str | None:
        return script(self._source.text)

    @cached_property
    def _frames(self) -> tuple[tuple[Frame, ...], ...]:
        return tuple(frames(one) for one in self._source.sentences)

    @cached_property
    def _signed(self) -> tuple[Signed, ...]:
        return tuple(signed(one) for one in self._source.sentences)

    def check(self, claim: str) -> Checked:
        """The claim's score, verdict, findings and nearest evidence. A claim of several sentences is as good
        as all of them; an empty one is supported by nothing. One in another language than the article is unclear.
        """
        spans = sentences(claim, (0, len(claim)), self._language)
        tried = (self.examine(claim[start:end]) for start, end in spans if self._source.sentences)
        examined = [one for one in tried if one is not None]
        findings = tuple(dict.fromkeys(finding for one in examined for finding in one.findings))
        score = calibration.score(features.together([one.features for one in examined])) if examined else 0.0
        if examined and all(one.shortened for one in examined):
            score = max(score, SHORTENED)
        numbers = tuple(number for one in examined for number in one.numbers)
        score, decided = verdict(score, findings)
        other = script(claim) not in {None, self._script}
        if (decided != "supported" or other) and self._is_foreign(claim):
            findings, score, decided = (
                not_compared(claim, self._language, self._source.text),
                UNCLEAR,
                "unclear",
            )
            numbers = tuple(n for one in examined if one.features["carried"] > 0 for n in one.numbers)
        return Checked(
            claim=claim,
            score=score,
            verdict=decided,
            findings=findings,
            evidence=self._source.evidence(numbers),
        )

    def _is_foreign(self, claim: str) -> bool:
        words = prepare(frame(claim), self._language).words
        return bool(self._seen) and foreign(claim, words, self._language, self._script, self._seen)

    def examine(self, sentence: str) -> Examined | None:
        """One sentence of a claim; None if it has no word that says anything."""
        claim = prepare(sentence, self._language)
        if not claim.content:
            return None
        found = find(claim, self._source)
        findings = self._findings(claim, found)
        figures = features.features(claim, self._source, found)
        cut = shortened(claim, self._source.sentences[found.numbers[0]])
        return Examined(figures, findings, found.numbers, cut)

    def _findings(self, claim: Prepared, found: Found) -> tuple[Finding, ...]:
        """What every check says, those that work in any language first."""
        near = self._near(found.numbers)
        heard = hear((claim.text,), self._language)
        findings = (
            *self._figures(claim, near),
            *self._of_state(claim, found, quotations(heard, self._heard)),
        )
        if self._language not in CHECKED_LANGUAGES:
            return (*findings, language_note(self._language))
        denied = signed(claim)
        return (
            *findings,
            *self._wording(claim, denied, found, near),
            # "would not endorse" and "did not endorse" are no plan and deed.
            *(() if denied.denials else laundering(heard, self._heard, [number + 1 for number in near])),
            *self._voices(claim, heard, found, near),
        )

    def _figures(self, claim: Prepared, near: Sequence[int]) -> tuple[Finding, ...]:
        """Of numbers, dates and units."""
        claimed = values(claim.text, self._language)
        nearby = [value for number in near for value in self._values[number]]
        found = (
            *values_check(claimed, nearby, self._all_values),
            *displaced(claim, self._source, claimed, self._values),
        )
        texts = [self._source.texts[number] for number in near]
        return tuple(without_told_days(found, claimed, texts, self._anchor))

    def _wording(
        self, claim: Prepared, denied: Signed, found: Found, near: Sequence[int]
    ) -> tuple[Finding, ...]:
        """Of negations, names, roles, deeds and edited words (English)."""
        source, best = self._source, found.numbers[0]
        around = [source.sentences[number] for number in near]
        return (
            *polarity(denied, *self._for_polarity(found), [self._signed[number] for number in near]),
            *named(claim, source, near),
            *roles_of(frames(claim), [self._frames[number] for number in near]),
            *demanders(claim.text, self._heard, found.numbers),
            *replaced(claim, source, found.numbers, near),
            *edited(claim, source.sentences[best], source.names),
            *acts(claim.text, source.texts[best], [source.texts[n] for n in found.numbers[1:]]),
            *deeds(claim, source.sentences[best], around),
        )

    def _voices(
        self, claim: Prepared, heard: Heard, found: Found, near: Sequence[int]
    ) -> tuple[Finding, ...]:
        """Of who says it, how sure it is, and what the evidence says beside it (English)."""
        counted = [number + 1 for number in near]
        return (
            *self._of_state(claim, found, speakers(heard, self._heard, counted)),
            *omission(heard, self._heard, [number + 1 for number in found.numbers]),
        )

    def _of_state(self, claim: Prepared, found: Found, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Without the doubts where a state speaks that the evidence names, as its agencies speak for it, and where
        the text speaks in the first person.
        """
        if self._source.speaks_of_itself:
            return tuple(finding for finding in findings if finding.severity != "doubt")
        nations = {word.key for word in claim.content[:2]} & states()
        if not nations or not any(nations & self._source.sentences[number].keys for number in found.numbers):
            return findings
        return tuple(finding for finding in findings if finding.severity != "doubt")

    def _for_polarity(self, found: Found) -> tuple[list[Rests], list[Signed]]:
        """The evidence with its shares, and the sentences that fit nearly as well as the best."""
        rests = [Rests(self._signed[number], found.shares[number]) for number in found.numbers]
        least = max(found.shares) * NEARLY
        return rests, [one for one, share in zip(self._signed, found.shares, strict=True) if share >= least]

    def _near(self, numbers: Sequence[int]) -> tuple[int, ...]:
        last = len(self._source.sentences)
        return tuple(
            sorted({n for one in numbers for n in range(max(0, one - AROUND), min(last, one + AROUND + 1))})
        )
