"""Source descriptors (ICD 206): who vouches for how many lines, and how strong a source that is."""

from briefing.render import spoken
from briefing.render.view import Line, View
from briefing.render.wording import SOURCES

_VOUCHED = ("what", "demands", "threats", "quotes")
"""Lists whose lines are somebody's words."""

OUTLET = "The outlet itself"
UNNAMED = "Not named in the line"
UNRATED = "not assessed"


def descriptors(view: View) -> tuple[Line, ...]:
    """One row per voice as a line: `lead` the voice, `text` its strength, `note` how many lines rest on it."""
    by_voice: dict[str, list[Line]] = {}
    for name in _VOUCHED:
        for line in view.lines[name]:
            by_voice.setdefault(line.traits.voice or _voice(line), []).append(line)
    return tuple(
        _row(number, voice, lines) for number, (voice, lines) in enumerate(by_voice.items(), start=1)
    )


def _voice(line: Line) -> str:
    """Who vouches for a line that names no voice."""
    return UNNAMED if line.source and line.source != SOURCES["outlet"] else OUTLET


def _row(number: int, voice: str, lines: list[Line]) -> Line:
    strengths = dict.fromkeys(line.source for line in lines if line.source)
    strength = ", ".join(strengths) or UNRATED
    cited = tuple(sorted({one for line in lines for one in line.numbers}))
    note = str(len(lines))
    return Line(f"voice-{number}", spoken.opening(voice), strength, note, strength, note, "", (), cited, ())
