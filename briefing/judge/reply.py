"""Reading the judge's reply: only what the model says for itself counts, and its last verdict wins."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from briefing.judge.case import Case
from briefing.judge.wording import Judgement, disarmed
from briefing.nouns.frozen import Frozen, first_fault


class Unreadable(Exception):
    """The reply gives no verdict; the message says why, in words the model can be told."""


class Reading(Frozen):
    """A reply as it was understood; `cited` are numbers of sentences that were shown."""

    judgement: Judgement
    cited: tuple[int, ...]


_OBJECT = re.compile(r'\{\s*["}]')
_LINE = re.compile(r"\bVERDICT[*_`\"']*\s*[:=](.*)$", re.MULTILINE | re.IGNORECASE)
_NUMBER = re.compile(r"\[(\d{1,4})\]")


def read(text: str, case: Case) -> Reading:
    """The judgement in a reply. Raises Unreadable.

    Objects and lines that repeat the claim or a sentence are not the model's own and do not count. Of several
    JSON objects the last one decides, readable or not: an earlier one is never fallen back to. Without any, the
    last line "VERDICT: …" decides in the same way.
    """
    judged = (case.claim, *(sentence for _, sentence in case.sentences))
    echoes = {skeleton(one) for raw in judged for one in (raw, disarmed(raw))}
    objects = list(_objects(text))
    own = [value for raw, value in objects if "verdict" in value and not _echoed(raw, echoes)]
    found = _from_object(own[-1]) if own else _from_line(_without(text, objects), echoes)
    shown = {number for number, _ in case.sentences}
    cited = tuple(number for number in dict.fromkeys(found.s) if number in shown)
    if own and found.verdict == "supported" and not cited:
        raise Unreadable('"supported" must name in "s" a sentence that was given')
    return Reading(judgement=found, cited=cited)


def _from_object(value: dict[str, Any]) -> Judgement:
    said = value["verdict"]
    plain = said.strip().lower() if isinstance(said, str) else said
    try:
        return Judgement.model_validate(value | {"verdict": plain})
    except ValidationError as error:
        raise Unreadable(first_fault(error, "the reply")) from error


def _from_line(text: str, echoes: set[str]) -> Judgement:
    own = [match for match in _LINE.finditer(text) if not _echoed(match.group(), echoes)]
    if not own:
        raise Unreadable("it holds no verdict")
    word = own[-1].group(1).strip(" \t*_`\"'.!").lower()
    if word not in ("supported", "unsupported"):
        raise Unreadable("its last verdict is none that was offered")
    before = text[: own[-1].start()]
    numbers = tuple(int(found) for found in _NUMBER.findall(before))
    return Judgement(s=numbers, reason=" ".join(before.split()), verdict=word)


def _without(text: str, objects: list[tuple[str, dict[str, Any]]]) -> str:
    """The text outside its objects: what a reason quotes is no verdict."""
    for raw, _ in objects:
        text = text.replace(raw, "\n")
    return text


def _objects(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """JSON objects side by side. Raises Unreadable at a broken one: what stands inside it may be a quotation."""
    decoder = json.JSONDecoder()
    opening = _OBJECT.search(text)
    while opening is not None:
        try:
            value, end = decoder.raw_decode(text, opening.start())
        except (ValueError, RecursionError) as error:
            raise Unreadable("its JSON is broken") from error
        yield text[opening.start() : end], value
        opening = _OBJECT.search(text, end)


# Cyrillic and Greek letters that look like Latin ones, so that an echo is known in either spelling.
_LOOKALIKES = str.maketrans("авекмнорстухіјѕԁαβεηικμνορτυχ", "abekmhopctyxijsdabenikmvoptux")


def skeleton(text: str) -> str:
    """Letters and digits alone, in one case and width: what is left of a text however it is quoted."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LOOKALIKES)
    return "".join(char for char in folded if char.isalnum())


def _echoed(part: str, echoes: Iterable[str]) -> bool:
    """Whether that part of a reply stands in what was judged."""
    bare = skeleton(part)
    return any(bare in echo for echo in echoes)
