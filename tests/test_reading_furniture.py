"""Page furniture is told from article, line by line, in eight languages."""

import pytest

from briefing.reading.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Others are reading now", "Also read", "ALSO READ:", "Read more", "Read more →", "» Read more…",
        "Read also: Minister resigns over leak", "Related articles", "Advertisement", "Share this",
        "Share on Facebook Twitter", "Facebook | Twitter | WhatsApp | Copy link", "Sign up for our newsletter",
        "Sign up for our daily newsletter and never miss a story.", "Subscribe", "Subscribe to our YouTube channel",
        "Follow us on X and Instagram", "Click here to read the full report", "Photo: Jane Roe / Agency",
        "Image credit: Jane Roe", "Photo by Jane Roe", "AP Photo/Jane Roe", "© 2025 The Daily Paper",
        "Copyright 2025 The Daily Paper. All rights reserved.", "All rights reserved.",
        "We use cookies to improve your experience. By continuing you accept this.",
        "https://example.org/story?id=3", "www.example.org", "3 min read", "12 comments", "* * *", "———",
        "[Read more](https://example.org/x)", "**Also read**", "- Related stories", "Editor’s picks",
        "Lesen Sie auch", "Anzeige", "Lesen Sie auch: Minister tritt zurück", "Alle Rechte vorbehalten",
        "À lire aussi", "Publicité", "Partager", "Lire aussi : Le ministre démissionne",
        "Lea también", "Publicidad", "Lea también: El ministro renuncia", "Compartir",
        "Читайте также", "Читайте также: Министр ушёл", "Поделиться", "Реклама", "Подписывайтесь на наш канал",
        "Читайте також:", "Читайте також: Міністр пішов", "Поділитися", "Підписуйтесь на наш телеграм",
        "اقرأ أيضاً", "إعلان", "اقرأ أيضا: استقالة الوزير", "تابعونا على فيسبوك",
        "相关阅读", "广告", "延伸阅读：部长辞职", "分享到", "版权所有",
    ],
)  # fmt: skip
def test_lines_of_the_page_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read the letter he did.", "Read more carefully, the treaty says otherwise.", "“Read more,” he said.",
        "Share prices fell by three percent.", "Share this burden, the minister told Europe.",
        "Friday, January 4, 2019", "“We want peace.”", "Advertisement spending fell in May.",
        "Subscribe, the party told its members, or leave.", "Sign up for the army, the poster says.",
        "Follow us, the rebels said.", "Photos by the ministry showed smoke over the port.",
        "By using cookies, the firms tracked millions of readers, the court found.",
        "Related parties must declare the sale.", "Twitter and Facebook were blocked on Monday.",
        "See https://example.org for the report, the minister said.", "Video shows troops at the border.",
        "All rights reserved to the crown were given back.", "Kyiv", "X", "Background", "He was 95.",
        "Anzeigen gingen bei der Polizei ein.", "Lire aussi entre les lignes, dit-il.",
        "Реклама подорожала на треть.", "Подпишитесь, сказал он.", "评论人士说，谈判将继续。", "",
    ],
)  # fmt: skip
def test_sentences_quotations_and_date_lines_are_not(line: str) -> None:
    assert not is_furniture(line)


def test_a_long_paragraph_is_never_furniture() -> None:
    assert not is_furniture("We use cookies " + "and more of them " * 30)
