"""One English article taken apart once: its sentences, parsed; who is named; who speaks; in whose person it is told."""

import re
from functools import cached_property

from briefing.names import Named, named, split_title
from briefing.nouns.article import Article
from briefing.syntax import Sentence, parse
from briefing.voices import Voice, voices

_I = re.compile(r"\b(?:I|we|We|our|Our|my|My)\b")
_OWN_VOICE = 0.35
"""Words of the first person a sentence, outside quotations, from which a text is somebody's own; by judgment."""
_LABEL = re.compile(
    r"\W*((?:[A-Z][\w.’'-]+ (?:of (?:the )?)?){1,7}[A-Z][\w.’'-]+) ?(?:\([^)]{1,40}\))?: (?=[“\"A-Z])"
)
_TITLE_PERSON = re.compile(r"\(([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,4})\)\s*$")


_OFFICE = re.compile(r"^.*\bof (?:the )?(?:[A-Z]\w+ of )?[A-Z][\w’'-]+ (?=[A-Z][\w’'.-]+ [A-Z])")
"""The office in front of a name: "President of the Republic of Turkey "."""


def _without_office(label: str) -> str:
    return split_title(_OFFICE.sub("", label))[1]


class Parsed:
    """Everything the proposals read; each part is made when it is first asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.texts = tuple(article.text[start:end] for start, end in article.sentences)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences as words with heads, from 0."""
        return parse(self.texts)

    @cached_property
    def voices(self) -> tuple[tuple[Voice, ...], ...]:
        """Who says what, by sentence from 0."""
        return voices(self.texts)

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """Actors and places as the article names them."""
        return named(self.article)

    @cached_property
    def own_voice(self) -> bool:
        """Whether the text is told by somebody in the first person: a speech, a statement."""
        told = sum(len(_I.findall(re.sub(r"[“\"][^”\"]*[”\"]", " ", text))) for text in self.texts)
        return told >= _OWN_VOICE * len(self.texts)

    @cached_property
    def teller(self) -> str | None:
        """Who tells a text in the first person, where its title or byline says so."""
        if not self.own_voice:
            return None
        title = self.article.title or ""
        match = _TITLE_PERSON.search(title)
        if match is not None:
            return match.group(1)
        if title:
            words = parse([title])[0].words
            people: dict[int, list[str]] = {}
            for word in words:
                if word.sort == "PERSON" and word.part == "PROPN":
                    back = next((at for at, run in people.items() if at + len(run) == word.at), word.at)
                    people.setdefault(back, []).append(word.text)
            full = [" ".join(run) for run in people.values() if len(run) > 1]
            if len(full) == 1:
                return full[0]
        return self.article.author

    @cached_property
    def tellers(self) -> tuple[str | None, ...]:
        """For each sentence who tells it in the first person: by the label before it ("Ana Quispe: …"), else `teller`.

        A label holds until the next one, as in the transcript of a press conference.
        """
        found: list[str | None] = []
        now: str | None = self.teller
        for text in self.texts:
            label = _LABEL.match(text)
            if label is not None and self.own_voice:
                said = label.group(1)
                now = self.teller if self.teller and self.teller in said else _without_office(said)
            found.append(now)
        return tuple(found)

    def quoted(self, number: int, at: int) -> bool:
        """Whether a place of the sentence (from 1) stands inside a quotation."""
        return any(start <= at < end for voice in self.voices[number - 1] for start, end in voice.quotes)
