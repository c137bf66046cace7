"""Which stand-alone lines are page furniture (share bars, "Also read", credits, notices) and not article."""

import re

from briefing.reading.furniture_labels import LABELS

LONGEST = 300
"""Longest furniture in characters: a cookie notice or copyright paragraph."""

# A label, a colon, and the headline or name it points to.
_POINTERS = re.compile(
    r"""(?:also\ read|read\ also|read\ more|read\ next|see\ also|related(?:\ (?:article|story|news
        |coverage))?|more\ on\ this
    |watch|don't\ miss|recommended|tags?|topics?|categories|filed\ under|share\ this(?:\ \w+)?
    |(?:photo|image|picture|video|photograph)s?(?:\ (?:credits?|courtesy|source|by))?|credits?
        |(?:featured|cover|header)\ image
    |lesen\ sie\ auch|mehr\ zum\ thema|foto|fotos|bild|bildquelle|quelle|schlagworte
    |(?:à\ )?lire\ (?:aussi|également)|(?:à\ )?voir\ aussi|photo|crédits?(?:\ photo)?
    |le[aei]r?\ también|te\ puede\ interesar|etiquetas|imagen
    |читайте\ (?:также|також)|читати\ також|смотрите\ также|дивіться\ також|фото|видео|відео|теги
    |(?:اقرأ|إقرأ)\ (?:أيضاً?|المزيد)|صورة|الصورة
    |相关(?:阅读|文章|新闻|报道)|相關(?:閱讀|文章|新聞)|延伸(?:阅读|閱讀)|推荐阅读|图片来源|圖片來源|标签|標籤)\s?[:：]\s?\S.{0,140}""",
    re.VERBOSE,
)
_CREDITS = re.compile(
    r"(?:photo|image|picture|photograph|illustration)s? (?:by|credits?|courtesy of|via)\b.{1,100}(?<![.!?])"
    r"|\(?(?:ap|afp|reuters|getty) (?:photo|images)(?:/.{1,60})?\)?"
    r"|\(?(?:photo|foto|фото|image)s?\s?/\s?.{1,60}"
)
_NOTICES = re.compile(
    r"""©.{0,280}|\(c\)\ ?(?:19|20)\d\d.{0,200}|copyright\ (?:©|\(c\)|(?:19|20)\d\d).{0,250}
    |(?:[^.]{0,80}[.,|–—-]\ ?)?(?:all\ rights\ reserved|alle\ rechte\ vorbehalten|tous\ droits\ réservés
        |todos\ los\ derechos\ reservados|все\ права\ защищены|[ув]сі\ права\ захищені?о?)
    |the\ post\ .{1,200}\ (?:first\ appeared|appeared\ first)\ on\ .{1,80}
    |this\ material\ may\ not\ be\ (?:published|reproduced|copied).{0,200}
    |(?:we|(?:this|our)\ (?:web)?site|this\ page)\ uses?\ cookies.{0,280}
    |by\ (?:continuing\ to|clicking\ .?(?:accept|agree|ok)|using\ (?:this|our)\ (?:web)?site)\b
        .{0,80}(?:cookies|privacy\ policy|terms\ of\ (?:use|service)).{0,150}
    |(?:wir\ verwenden|diese\ (?:web)?seite\ verwendet|diese\ website\ (?:nutzt|verwendet))\ cookies.{0,250}
    |(?:nous\ utilisons|ce\ site\ utilise)\ des\ cookies.{0,250}
    |(?:utilizamos|este\ sitio(?:\ web)?\ (?:utiliza|usa))\ cookies.{0,250}
    |(?:мы\ используем|(?:наш|этот)\ сайт\ использует)\ (?:файлы\ )?cookies?.{0,250}
    |(?:ми\ використовуємо|(?:наш|цей)\ сайт\ використовує)\ (?:файли\ )?cookies?.{0,250}
    |(?:本网站|本網站|我们|我們)使用\s?cookie.{0,150}""",
    re.VERBOSE,
)
_INVITATIONS = re.compile(
    r"""(?:click|tap)\ here\ (?:to|for)\ .{1,120}
    |(?:subscribe|sign\ up)\ (?:now\ )?(?:to|for|here)\b.{0,80}(?:newsletters?|channel|podcast|inbox
        |alerts?|updates|bulletin|mailing\ list)
        .{0,60}
    |get\ (?:our|the)\ .{0,60}newsletters?.{0,60}
    |(?:view|open|read)\ (?:this\ (?:e-?mail|message|newsletter)|it|online)?\ ?(?:in|on)\ (?:your|a|the)\ (?:web\ )?browser
    |unsubscribe(?:\ (?:here|now|from\ .{1,60}))?|(?:manage|update)\ (?:your\ )?(?:e-?mail\ )?preferences
    |(?:follow|like|find|join)\ us\ on\ .{1,100}
    |download\ (?:our|the)\ .{0,40}app\b.{0,60}
    |(?:share|tweet|email|print)\ (?:on|via|this|to)\ (?:facebook|twitter|x|whatsapp|linkedin|telegram
        |reddit|e-?mail).{0,80}
    |\d{1,3}\ ?(?:-|\ )?min(?:ute)?s?\ read|reading\ time:?\ \d{1,3}\ min(?:ute)?s?|\d{1,5}\ (?:comments?
        |shares)
    |(?:abonnieren\ sie|jetzt|melden\ sie\ sich\ für)\ .{0,60}newsletter.{0,60}|folgen\ sie\ uns\ (?:auf
        |bei)\ .{1,80}
    |klicken\ sie\ hier.{0,100}
    |(?:abonnez-vous|inscrivez-vous)\ à\ .{0,60}(?:newsletter|lettre\ d'information).{0,60}
        |suivez-nous\ sur\ .{1,80}
    |cliquez\ ici.{0,100}
    |(?:suscríb[ae]te|suscríbase|regístrate)\ .{0,60}(?:boletín|newsletter|canal).{0,60}
        |sígu[ae]nos\ en\ .{1,80}|haga\ clic\ aquí.{0,100}
    |(?:подписывайтесь|подпишитесь)\ на\ .{1,100}|следите\ за\ нами\ .{1,80}|нажмите\ здесь.{0,100}
    |(?:підписуйтесь|підписуйтеся|підпишіться)\ на\ .{1,100}|стежте\ за\ нами\ .{1,80}
        |натисніть\ тут.{0,100}
    |تابعونا\ (?:على|عبر)\ .{1,80}|تابعنا\ (?:على|عبر)\ .{1,80}|(?:اشترك|اشتركوا)\ في\ .{0,60}(?:النشرة
        |نشرتنا|قناتنا).{0,60}|انقر\ هنا.{0,80}
    |(?:关注|關注)我们.{0,40}|(?:订阅|訂閱)(?:我们|我們).{0,40}|点击(?:这里|此处).{0,40}""",
    re.VERBOSE,
)
_ADDRESSES = re.compile(r"(?:(?:https?://|www\.)\S+\s*)+")
_NETWORK = re.compile(
    r"facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|e-?mail|print|вконтакте|微信|微博"
)
_BAR_WORD = re.compile(
    r"x|instagram|youtube|messenger|viber|bluesky|threads|flipboard|pocket|mail|shares?|tweet|copy|link"
    r"|save|more"
    r"|via|on|this|to|teilen|drucken|partager|imprimer|compartir|imprimir|поделиться|поділитися|分享到?"
    r"|\d{1,6}"
)
_BAR_GAP = re.compile(r"[\s|,/·•+]+")
_MARKUP = re.compile(r"^[\s#>*_+|\-–—•·»›→▶►]+|[\s*_|»›→▶►…]+$")
_LINKED = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


def is_furniture(line: str) -> bool:
    """Whether this stand-alone line or short paragraph belongs to the page and not to the article.

    Only whole lines match: a sentence that begins with such words, or a quotation of them, does not.
    A date line ("Friday, January 4, 2019") is article: it is evidence for the date.
    """
    line = line.strip()
    if not line or len(line) > LONGEST:
        return False
    plain = _plain(line)
    if not any(character.isalnum() for character in plain):
        return not any(character.isalnum() for character in line) or _LINKED.search(line) is not None
    label = plain.rstrip(".:：! ")
    if label in LABELS:
        return True
    if any(rule.fullmatch(plain) for rule in (_POINTERS, _CREDITS, _NOTICES, _INVITATIONS, _ADDRESSES)):
        return True
    return _NOTICES.fullmatch(label) is not None or _is_share_bar(plain)


def _plain(line: str) -> str:
    """Small letters, one space at a time, straight apostrophes, without bullets and Markdown marks."""
    text = _MARKUP.sub("", _LINKED.sub(r"\1", line))
    return " ".join(text.casefold().replace("’", "'").split())


def _is_share_bar(plain: str) -> bool:
    words = [word for word in _BAR_GAP.split(plain) if word]
    named = [word for word in words if _NETWORK.fullmatch(word)]
    return bool(named) and all(word in named or _BAR_WORD.fullmatch(word) for word in words)
