"""Pages that stand before an article instead of holding it: paywalls, consent walls, robot checks, empty shells."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.reading.prose import word_count

LITTLE = 120
"""Words under which the text of such a page is taken for the wall's own, or for the teaser before it. News briefs
without a wall may be shorter; a wall is only looked for where the page shows the sign of one."""

_SAVED = "Open the page in your browser, save it when the article shows, and give the saved file."


class Wall(NamedTuple):
    """What stands there instead of an article, and what a person can do about it."""

    reason: str
    hint: str


_PAID = re.compile(
    r"""\b(?:subscribe|sign\ (?:in|up)|log\ ?in|register|become\ a\ (?:member|subscriber))\b[^.\n]{0,60}
        \bto\ (?:continue(?:\ reading)?|keep\ reading|read\ (?:the\ (?:full|rest)|this|more|on)|unlock|access)\b
    |\b(?:this|the\ full|the\ rest\ of\ this)\ (?:article|story|content)\ is\ (?:only\ )?(?:available\ (?:only\ )?
        (?:to|for)|for|reserved\ for|exclusive\ to)\ (?:our\ )?(?:paying\ |premium\ |registered\ )?
        (?:subscribers|members|readers\ with)
    |\b(?:already\ a\ (?:subscriber|member)\?|you(?:['’]ve|\ have)\ (?:reached|read|used)\ (?:your|all\ (?:of\ )?your)
        [^.\n]{0,40}free\ articles?|unlock\ (?:this|the\ full)\ (?:article|story)|subscribers?[- ]only|to\ continue\ reading,)
    |\b(?:weiterlesen\ mit|jetzt\ abonnieren\ und\ weiterlesen|dieser\ (?:artikel|inhalt)\ ist\ (?:nur\ )?
        für\ (?:abonnenten|abonnentinnen)|réservé\ aux\ abonnés|abonnez-vous\ pour\ (?:lire|continuer)
        |(?:contenido|artículo)\ (?:exclusivo|solo)\ para\ suscriptores|suscríbete\ para\ (?:seguir|continuar)\ leyendo
        |(?:доступн\w*\ только|только)\ (?:для\ )?подписчик\w*|оформите\ подписку,?\ чтобы)""",
    re.VERBOSE | re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bprivacy (?:policy|settings|choices|preferences)\b|\bpersonal(?:ised|ized)? (?:data|ads?"
    r"|advertising|content)\b|\bour (?:\d+ )?partners\b|\bvendors?\b|\blegitimate interest\b|\btracking\b"
    r"|\beinwilligung\b|\bdatenschutz|\bvotre consentement\b|\btus datos\b|\bperson(?:enbezogene|ali[sz]e)",
    re.IGNORECASE,
)
_AGREE = re.compile(
    r"\b(?:accept|agree|reject|refuse|allow|manage|alle akzeptieren|akzeptieren|ablehnen|zustimmen|tout (?:accepter"
    r"|refuser)|accepter|aceptar|rechazar|принять|прийняти)\b",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"verify(?:ing)? (?:that )?you are (?:a )?human|checking (?:if the site connection is secure|your browser)|just a moment"
    r"|are you a robot|not a robot|unusual traffic|complete the (?:captcha|security check)|attention required",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|turn on|requires?|activate|needs?|without|aktivieren sie) (?:\w+ ){0,2}java ?script"
    r"|java ?script (?:is |must be )?(?:disabled|required|turned off|enabled|not enabled|deaktiviert)",
    re.IGNORECASE,
)

_PAYWALL = Wall(
    "it is the teaser before a paywall, and the article is behind it",
    "Sign in with your subscription in a browser, save the page when the whole article shows, and give the saved file.",
)
_CONSENT_WALL = Wall(
    "it is a consent page (cookies, advertising) that stands before the article",
    f"Answer the question in a browser. {_SAVED}",
)
_ROBOT_WALL = Wall("it is a check for robots that stands before the article", _SAVED)
_SHELL = Wall("the page is empty until its scripts run", _SAVED)


def wall(text: str, page_text: str, buttons: Sequence[str], free: bool | None) -> Wall | None:
    """The wall that the page is, None when it holds an article or is no wall known here.

    `text` is what was taken for the article, `page_text` all that the page shows (with what it tells browsers that
    run no scripts), `buttons` the words on what can be clicked, `free` what the page says about paying.
    """
    words = word_count(text)
    if words >= 2 * LITTLE:
        return None
    if _is_consent(text or page_text, buttons):
        return _CONSENT_WALL
    if words >= LITTLE:
        return None
    if free is False or _PAID.search(page_text):
        return _PAYWALL
    if _ROBOT.search(page_text) and word_count(page_text) < 2 * LITTLE:
        return _ROBOT_WALL
    return _SHELL if words < LITTLE // 4 and _SCRIPT.search(page_text) else None


def wall_note(text: str, free: bool | None) -> tuple[str, ...]:
    """A note where a text that is long enough may be only the beginning of its article."""
    last = text.rstrip().rpartition("\n")[2]
    if _PAID.search(last):
        return ("the text ends with an invitation to subscribe: it may be only the beginning of the article",)
    if free is False:
        return ("the page says it is not free to read: this may be only the beginning of the article",)
    return ()


def _is_consent(text: str, buttons: Sequence[str]) -> bool:
    """Whether half of the words are in paragraphs about consent, and the page asks for it."""
    parts = [part for part in text.splitlines() if part.strip()]
    about = sum(word_count(part) for part in parts if _CONSENT.search(part))
    return about * 2 > word_count(text) and any(_AGREE.search(button) for button in buttons)
