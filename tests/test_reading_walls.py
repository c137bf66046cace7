"""Pages that stand before an article are told from short articles, and from articles about such pages."""

import pytest

from briefing.errors import NoArticle
from briefing.reading import read_bytes
from briefing.reading.walls import wall, wall_note

ONE = "The foreign minister said on Monday that the talks on a ceasefire would go on in Istanbul next week."
TWO = "He added that the two sides had not yet agreed on the terms, though a first draft was on the table."
BRIEF = f"{ONE}\n{TWO}"
LONG = "\n".join([BRIEF] * 5)


@pytest.mark.parametrize(
    "sign",
    [
        "Subscribe to continue reading.",
        "Sign in to read the full article",
        "This article is for subscribers only",
        "Already a subscriber? Log in",
        "You have reached your limit of free articles.",
        "Réservé aux abonnés",
        "Jetzt abonnieren und weiterlesen",
        "Статья доступна только подписчикам: оформите подписку, чтобы читать",
    ],
)
def test_a_teaser_with_the_sign_of_a_paywall_is_no_article(sign: str) -> None:
    found = wall(BRIEF, f"{BRIEF} {sign}", [], None)
    assert found
    assert found.reason == "it is the teaser before a paywall, and the article is behind it"


def test_a_whole_article_beside_an_invitation_to_subscribe_is_an_article() -> None:
    assert wall(LONG, f"{LONG} Subscribe to continue reading.", [], False) is None


def test_a_short_article_without_a_sign_is_an_article() -> None:
    assert wall(BRIEF, f"{BRIEF} Subscribe to our newsletter. Sign in", ["Accept"], None) is None
    assert wall(BRIEF, BRIEF, [], True) is None


def test_a_text_that_may_be_a_beginning_says_so() -> None:
    assert wall_note(f"{LONG}\nSubscribe to continue reading.", None) == (
        "the text ends with an invitation to subscribe: it may be only the beginning of the article",
    )
    assert wall_note(LONG, False) == (
        "the page says it is not free to read: this may be only the beginning of the article",
    )
    assert wall_note(LONG, None) == wall_note(LONG, True) == ()


def test_an_article_about_cookies_is_no_consent_page() -> None:
    text = (
        "The regulator said on Monday that cookies on the sites of two publishers broke the law on personal data.\n"
        "It fined the publishers, and gave them three months to ask their readers for consent in a lawful way."
    )
    assert wall(text, text, ["Home", "World"], None) is None


@pytest.mark.parametrize("flag", ["false", '"False"', "true", '"True"'])
def test_structured_data_say_whether_a_page_is_free(flag: str) -> None:
    data = f'{{"@type": ["NewsArticle"], "isAccessibleForFree": {flag}}}'
    html = f'<html><head><script type="application/ld+json">{data}</script></head><body><p>{ONE}</p><p>{TWO}</p></body>'
    if "rue" in flag:
        assert read_bytes(html.encode(), name="a.html").text == BRIEF
        return
    with pytest.raises(NoArticle, match="paywall"):
        read_bytes(html.encode(), name="a.html")
