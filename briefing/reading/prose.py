"""Whether what was read is an article at all, or a menu, a login page, source code, a table or data."""

import json
import re
from collections.abc import Sequence

LEAST_WORDS = 25
"""Words in whole sentences that an article has at least; agency briefs have about 30."""

_SHORT = 120
"""Words under which a page of service sentences (sign in, cookies, not found) is told from an article."""

_WORD = re.compile(r"[^\W\d_]+(?:['’\-.][^\W\d_]+)*")
# Scripts written without spaces: Thai to Khmer, kana, Han. A word there has about two characters.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)
_UNPUNCTUATED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_ENDED = re.compile(r"[.!?:;…。！？؟۔।։።][\"'”’»“」』)\]\d]*$")
_CODE_LINE = re.compile(
    r"[{};]$|^[{}<\[\])]|^\s*(?:def|class|if|for|while|else|elif|try|function|public|@)\b.*[:({]$"
    r"|^\s*(?:import|from|const|let|var|#include)\s+[\w.<\"]+(?:$| import | = )"
    r"|^\s*(?://|/\*|\*/|#!)|[=!]=|=>|->|::|\w\(\)|\w = |\w=\w"
)
_SERVICE = re.compile(
    r"""\b(?:sign|log)(?:ged)?[ -]?in\b|\bpassword|\bcookies?\b|\bjavascript\b|\bterms\ of\ (?:use
        |service)|\bprivacy\ policy
    |page\ (?:not\ found|you\ (?:requested|are\ looking))|\b404\b|\bcreate\ (?:an|your)\ account
        |\bsubscri(?:be|ption)\b
    |\byour\ (?:browser|e-?mail|account)\b|\bcaptcha|\bnot\ a\ robot|\bare\ human\b|\baccess\ denied
        |\bad\ ?block
    |\banmelden\b|\bpasswort|\bseite\ (?:wurde\ )?nicht\ gefunden|\bconnectez|mot\ de\ passe
        |page\ introuvable
    |iniciar?\ sesión|contraseña|página\ no\ encontrada|парол|войдите|увійдіть|страница\ не\ найдена
        |сторінку\ не\ знайдено
    |كلمة\ المرور|تسجيل\ الدخول|密码|登录|页面不存在""",
    re.VERBOSE | re.IGNORECASE,
)


def why_no_article(text: str, sentences: Sequence[str], asks_password: bool = False) -> str | None:
    """The reason why `text`, whose sentences outside furniture these are, is no article; None if it is one.

    `asks_password` says that the page has a password field, as login pages have.
    """
    if not sentences:
        return "there is only page furniture in it"
    shape = _shape(text)
    if shape:
        return f"it reads as {shape}"
    prose = [sentence for sentence in sentences if _is_prose(sentence)]
    words = sum(word_count(sentence) for sentence in prose)
    if words < LEAST_WORDS:
        return f"it has {words} words in whole sentences, and an article has at least {LEAST_WORDS}"
    service = sum(word_count(sentence) for sentence in prose if _SERVICE.search(sentence))
    if words < _SHORT and service * (3 if asks_password else 2) >= words:
        return "it reads as a login, error or notice page"
    return None


def word_count(text: str) -> int:
    """Words in `text`; in scripts without spaces, half its characters."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + unspaced // 2


def _is_prose(sentence: str) -> bool:
    words = word_count(sentence)
    if words < 4:
        return False
    return _ENDED.search(sentence) is not None or _UNPUNCTUATED.search(sentence) is not None or words >= 20


def _shape(text: str) -> str | None:
    """What else than prose the lines of `text` are."""
    if _is_json(text):
        return "JSON data"
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    if len(lines) < 3:
        return None
    if sum(_CODE_LINE.search(line) is not None for line in lines) * 2 > len(lines):
        return "source code or markup"
    return "a table" if _is_table(lines) else None


def _is_json(text: str) -> bool:
    """Whether the text, or its first line (JSON Lines), is a JSON object or list."""
    if text.lstrip()[:1] not in ("{", "["):
        return False
    for candidate in (text, text.strip().split("\n", 1)[0]):
        try:
            return isinstance(json.loads(candidate), dict | list)
        except (ValueError, RecursionError):
            continue
    return False


def _is_table(lines: list[str]) -> bool:
    """Whether nearly all lines have one and the same number of separators and few end like sentences."""
    if sum(_ENDED.search(line) is not None for line in lines) * 3 > len(lines):
        return False
    for mark in (",", ";", "\t", "|"):
        counts = [line.count(mark) for line in lines]
        usual = max(set(counts), key=counts.count)
        if usual >= 2 and counts.count(usual) >= 0.7 * len(lines):
            return True
    return False
