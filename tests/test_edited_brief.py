"""A good brief edited by hand: each wrong edit alone ends `briefing check` with 7, edits of style alone with 0."""

import datetime as dt
import re
import shlex
from pathlib import Path

import pytest
from newsroom import Ended, Newsroom
from sample_brief import provenance

from briefing.checks import Checker
from briefing.grounding import Body, ground
from briefing.nouns.brief import Brief
from briefing.nouns.draft import Draft
from briefing.reading import Metadata, read_text
from briefing.render import render

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "000_b27834ae53af7043.txt"
ARTICLE = read_text(SEED.read_text(encoding="utf-8"), Metadata())
READ = "2026-11-22"
"""Day of reading, from which the year of the article's dates follows."""


def _brief() -> Brief:
    draft = Draft.model_validate_json(SEED.with_suffix(".draft.json").read_bytes())
    body: Body = ground(draft, ARTICLE, as_of=READ)
    return Brief(**dict(body), article=ARTICLE, provenance=provenance())


BRIEF = _brief()
POLICY = render(BRIEF, format="md")
DEADLINE = "deadline “beginning Monday”, 12 May 2025; response"


@pytest.fixture
def desk(newsroom: Newsroom) -> Newsroom:
    """A newsroom with the seed article, its brief in every format, and the brief that docs/checking.md edits."""
    newsroom.article.write_text(ARTICLE.text, encoding="utf-8", newline="\n")
    for form in ("md", "txt", "html"):
        _write(newsroom, f"brief.{form}", render(BRIEF, format=form))
    _write(newsroom, "brief.json", BRIEF.model_dump_json())
    return newsroom


def _write(desk: Newsroom, name: str, text: str) -> None:
    (desk.folder / name).write_text(text, encoding="utf-8", newline="\n")


def check(desk: Newsroom, brief: str, *more: str) -> Ended:
    return desk.run("check", brief, "--article", str(desk.article), "--as-of", READ, *more)


def changed(old: str, new: str, text: str = POLICY) -> str:
    """The text with the first `old` exchanged: lines stand before the evidence that they quote."""
    assert old in text, old
    return text.replace(old, new, 1)


@pytest.mark.parametrize("form", ["md", "txt", "html", "json"])
def test_the_untouched_brief_passes(desk: Newsroom, form: str) -> None:
    ended = check(desk, f"brief.{form}")
    assert ended.code == 0, ended.out
    assert " 0 unclear, 0 unsupported" in ended.out


WRONG = {
    "a number": ("a 30-day ceasefire beginning Monday or risk", "a 90-day ceasefire beginning Monday or risk"),
    "a number in a demand": ("an immediate 30-day ceasefire [", "an immediate 60-day ceasefire ["),
    "a name": ("**Emmanuel Macron, French", "**Olaf Scholz, French"),
    "an institution": ("- The White House backed", "- The Elysée backed"),
    "a name in the middle": ("with Turkish President Recep Tayyip Erdoğan about arranging the talks in Istanbul (",
                             "with Turkish President Abdullah Gül about arranging the talks in Istanbul ("),
    "a not put in": ("said that Russia is resistant", "said that Russia is not resistant"),
    "a did not put in": ("The White House backed the", "The White House did not back the"),
    "a without taken out": ("held “without any preconditions.”", "held with preconditions."),
    "a plan as done": ("Vladimir Putin has proposed holding direct negotiations with Ukrainian officials in Istanbul (proposed)",
                       "Vladimir Putin has held direct negotiations with Ukrainian officials in Istanbul"),
    "proposed to agreed": ("Russian President Vladimir Putin has proposed holding",
                           "Russian President Vladimir Putin has agreed to hold"),
    "a call to an order": ("jointly called on Putin", "jointly ordered Putin"),
    "a call to a success": ("jointly called on Putin", "jointly persuaded Putin"),
    "a reluctance taken out": ("signaled some reluctance to accept the", "accepted the"),
    "a reluctance turned round": ("signaled some reluctance to accept the", "signaled its readiness to accept the"),
    "a verb of blame to one of praise": ("Peskov accused Europe of", "Peskov praised Europe for"),
    "a demand as agreed": ("the leaders jointly called on Putin to agree to a 30-day ceasefire beginning Monday or risk "
                           "facing “massive sanctions”", "Putin agreed to a 30-day ceasefire beginning Monday"),
    "a softer verb made hard": ("tentative support for a temporary pause in hostilities [",
                                "full support for a permanent end to hostilities ["),
    "a moved quote": ("Trump called Putin’s proposal a “pot", "Macron called Putin’s proposal a “pot"),
    "a quote given to another": ("(said by Dmitry Peskov)", "(said by Emmanuel Macron)"),
    "a quote of a pronoun given to another": ("Vladimir Putin added that", "Volodymyr Zelensky added that"),
    "a word within a quote": ("“potentially great day for Russia and Ukraine!” [", "“historic day for Russia and Ukraine!” ["),
    "a speech in another mouth": ("**Dmitry Peskov, Kremlin spokesperson:** said", "**Vladimir Putin, Russian President:** said"),
    "actor and target of the threat": ("**Threat by leaders of Germany, France, the United Kingdom, and Poland against Vladimir Putin:**",
                                       "**Threat by Vladimir Putin against leaders of Germany, France, the United Kingdom, and Poland:**"),
    "actor and target of the demand": ("**Leaders of Germany, France, the United Kingdom, and Poland call on Vladimir Putin:**",
                                       "**Vladimir Putin calls on leaders of Germany, France, the United Kingdom, and Poland:**"),
    "another target": ("and Poland call on Vladimir Putin:**", "and Poland call on Volodymyr Zelensky:**"),
    "another state among those who demand": ("**Leaders of Germany, France, the United Kingdom, and Poland call",
                                             "**Leaders of Germany, Italy, the United Kingdom, and Poland call"),
    "a weekday": ("in Istanbul next Thursday, May 15. [1]\n", "in Istanbul next Tuesday, May 13. [1]\n"),
    "a resolved date": ("(15 May 2025)", "(22 May 2025)"),
    "a year": ("**“2022”:** Istanbul", "**“2014”:** Istanbul"),
    "a title": ("Peskov, Kremlin spokesperson:", "Peskov, Foreign Minister:"),
    "another title": ("Zelensky, Ukrainian President:**", "Zelensky, Ukrainian Prime Minister:**"),
    "an accusation as fact": ("Peskov accused Europe of “confronting us very openly” (alleged, according to Dmitry Peskov)",
                              "Europe is confronting Russia very openly"),
    "a place": ("**Kyiv:** a show of unity", "**Geneva:** a show of unity"),
    "a capital of a country that the article names": ("arranging the talks in Istanbul (", "arranging the talks in Ankara ("),
    "another place of the article": ("**Kyiv:** a show of unity", "**Istanbul:** a show of unity"),
    "a deadline moved": (DEADLINE, "deadline “beginning Friday”, 16 May 2025; response"),
    "the deadline's day moved": (DEADLINE, "deadline “beginning Monday”, 19 May 2025; response"),
    "an answer made up": ("response: open", "response: accepted"),
    "a threat as done": ("massive sanctions — unless they agree to a 30-day ceasefire beginning Monday",
                         "massive sanctions have been imposed"),
    "the evidence itself": ("“without any preconditions.” |", "“with some preconditions.” |"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_edit_alone_ends_with_7(desk: Newsroom, kind: str) -> None:
    _write(desk, "edited.md", changed(*WRONG[kind]))
    ended = check(desk, "edited.md")
    assert ended.code == 7, ended.out
    assert "✗ unsupported" in ended.out


STYLE = {
    "active to passive": ("- The White House backed the coordinated appeal [",
                          "- The coordinated appeal was backed by the White House ["),
    "a contraction and another order": (
        "Putin said he would be speaking with Turkish President Recep Tayyip Erdoğan about arranging the talks in Istanbul (announced)",
        "About arranging the talks in Istanbul, Putin said he’d be speaking with Turkish President Recep Tayyip Erdoğan"),
    "a shorter sentence": ("Despite the diplomatic momentum, the Kremlin signaled", "The Kremlin signaled"),
    "synonyms": ("has expressed tentative support for a temporary pause in hostilities [",
                 "has voiced tentative support for a temporary pause in the hostilities ["),
    "other punctuation": ("“in general,” but “there are", "“in general”; but “there are"),
    "another tense": ("**Ukraine:** has been consistently advocating for", "**Ukraine:** has consistently advocated for"),
    "fewer words before a name": ("Russian President Vladimir Putin has proposed holding direct negotiations with Ukrainian "
                                  "officials in Istanbul next Thursday, May 15. [1]\n",
                                  "President Putin has proposed direct negotiations with Ukrainian officials in Istanbul on "
                                  "Thursday, May 15. [1]\n"),
    "words moved": ("reacted to Putin’s proposal on his social media platform, Truth Social",
                    "reacted on Truth Social to Putin’s proposal"),
}  # fmt: skip


@pytest.mark.parametrize("kind", STYLE)
def test_an_edit_of_style_alone_passes(desk: Newsroom, kind: str) -> None:
    _write(desk, "edited.md", changed(*STYLE[kind]))
    ended = check(desk, "edited.md")
    assert (ended.code, ended.err) == (0, ""), ended.out


BACKGROUND = (
    "Russia annexed Crimea in 2014 and has been under Western sanctions ever since.",
    "The war has killed tens of thousands of soldiers and driven millions of people from their homes.",
    "Turkey, a NATO member, controls the straits that link the Black Sea with the Mediterranean.",
    "Analysts warn that a pause would let the army regroup and rearm before a summer offensive.",
    "Oil prices fell in early trading as markets welcomed the news.",
    "Merz took office as chancellor only a few days before the trip.",
)


@pytest.mark.parametrize("sentence", BACKGROUND)
def test_background_that_the_article_does_not_have_is_unsupported(desk: Newsroom, sentence: str) -> None:
    assert Checker(ARTICLE).check(sentence).score < 0.3
    _write(desk, "edited.md", changed("\n### Who\n", f"- {sentence}\n\n### Who\n"))
    ended = check(desk, "edited.md")
    assert ended.code == 7, ended.out
    assert sentence in ended.out


@pytest.mark.parametrize("template", ["policy", "flash"])
def test_lines_in_another_language_are_unclear_or_listed_as_not_checked(
    desk: Newsroom, template: str
) -> None:
    bottom = BRIEF.bottom_line
    assert bottom is not None
    said = "Путін запропонував прямі переговори з українськими посадовцями у Стамбулі 15 травня."
    brief = BRIEF.model_copy(update={
        "headline": "Путін запропонував прямі переговори", "language": "uk",
        "bottom_line": bottom.model_copy(update={"text": said}), "who": (), "where": (), "when": (), "demands": (),
        "threats": (), "what": (BRIEF.what[0].model_copy(update={"statement": said}),),
    })  # fmt: skip
    _write(desk, "brief.md", render(brief, template=template, format="md"))
    ended = check(desk, "brief.md")
    assert ended.code == 0, ended.out
    if template == "policy":
        told = re.search(r"a translation; the checks compare words, line \d+: translation: (.+)", ended.out)
        assert told is not None
        assert told.group(1).startswith(said[:-1])
    else:
        assert "the claim is in “uk”, the article in “en”: the words were not compared" in ended.out


DOC = ROOT / "docs" / "checking.md"
PAGES = [page for page in (ROOT / "README.md", DOC) if "$ briefing check" in page.read_text(encoding="utf-8")]
TODAY = dt.datetime.now(dt.UTC).date().isoformat()


def _edits() -> list[tuple[str, str]]:
    """The hand edits that docs/checking.md shows: what stood there, and what stands there now."""
    (block,) = re.findall(r"```diff\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    pairs = re.findall(r"^-(.+)\n\+(.+)$", block, re.MULTILINE)
    assert 2 * len(pairs) == len(block.splitlines())
    return pairs


def _edited() -> str:
    text = POLICY
    for old, new in _edits():
        text = changed(old, new.replace("⏎", "\n"), text)
    return text


def _shown(page: Path) -> list[tuple[str, list[str]]]:
    """Commands of a page's console blocks, with the lines shown below each."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    runs = [run for block in blocks for run in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(run.splitlines()[0], run.splitlines()[1:]) for run in runs if run.startswith("briefing check")]


def _ran(desk: Newsroom, command: str) -> list[str]:
    """What the command prints, and its exit code where that is not 0; "| grep X" keeps the lines with X alone."""
    call, _, kept = command.partition(" | grep ")
    ended = (
        desk.run(*shlex.split(call)[1:], "--as-of", READ)
        if "--claims" not in call
        else desk.run(*shlex.split(call)[1:])
    )
    lines = [line for line in ended.out.splitlines() if kept in line]
    lines += [] if kept else ended.err.splitlines()
    return [*lines, *([f"exit {ended.code}"] if ended.code and not kept else [])]


def _as_shown(shown: list[str], ran: list[str]) -> bool:
    """Whether the page shows what was printed; "…" stands for what was cut, alone on a line for whole lines."""
    lines = [".*" if line.strip() == "…" else re.escape(line).replace("…", ".*?") for line in shown]
    pattern = "\n".join(f"(?s:{line})" if line == ".*" else f"(?-s:{line})" for line in lines)
    return re.fullmatch(pattern, "\n".join(ran).replace(TODAY, READ)) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_transcripts_are_what_the_commands_print(desk: Newsroom, page: Path) -> None:
    _write(desk, "edited.md", _edited())
    _write(
        desk,
        "article-corrected.txt",
        ARTICLE.text.replace("a 30-day ceasefire beginning Monday", "a 60-day ceasefire beginning Monday"),
    )
    for block in re.findall(r"```json\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        _write(desk, "claims.jsonl", block)
    shown = _shown(page)
    assert shown
    for command, expected in shown:
        ran = _ran(desk, command)
        assert _as_shown(expected, ran), f"$ {command}\n" + "\n".join(ran)
