"""What counts as a line: what a reader of the printed brief sees, or what the items of a system claim."""

from newsroom import ARTICLE
from sample_lines import COPIED, FALSE, TRUE, gold, said, writer

from briefing.evals.extraction.briefs import briefs
from briefing.evals.extraction.gold_articles import GoldArticle
from briefing.evals.extraction.items import Extraction, Item
from briefing.evals.faithfulness.lines import lines
from briefing.nouns.brief import Background, Figure, Quote


def _told(case: GoldArticle, found: Extraction) -> list[tuple[str | None, str, str | None]]:
    return [(line.list, line.text, line.verdict) for line in lines(case.document, found)]


def test_the_lines_of_a_brief_are_those_its_reader_sees() -> None:
    case = gold(title="Norway and Denmark quarrel over boats")
    assert _told(case, briefs(case, writer())) == [
        ("bottom_line", "Norway demanded that Denmark withdraw its patrol boats from the Skagerrak by Friday.", "supported"),
        ("what", "Danish Prime Minister Lars Holm rejected the demand", "supported"),
        ("who", "Anna Berg, Foreign Minister: told reporters in Oslo", "supported"),
        ("who", "Lars Holm, Danish Prime Minister: rejected the demand on Tuesday", "supported"),
        ("when", "“on Tuesday”: Lars Holm rejected the demand (13 May 2025)", "supported"),
        ("where", "Oslo: Anna Berg told reporters", "supported"),
        ("demands", "Norway calls on Denmark: withdraw its patrol boats from the Skagerrak (deadline “by Friday”, 16 May 2025)", "supported"),
        ("threats", "Threat by Anna Berg against Danish ships: close our ports to Danish ships — if the boats stay", "supported"),
    ]  # fmt: skip


def test_without_a_title_the_headline_is_a_line_too() -> None:
    (headline, *_) = lines(gold().document, briefs(gold(), writer()))
    assert (headline.list, headline.verdict) == ("headline", "supported")


def test_a_brief_with_nothing_in_it_has_no_lines() -> None:
    case = gold(title="Norway and Denmark quarrel over boats")
    made = briefs(case, writer()).brief
    assert made is not None
    empty = made.model_copy(
        update={"bottom_line": None}
        | dict.fromkeys(("who", "what", "when", "where", "demands", "threats"), ())
    )
    assert lines(case.document, Extraction(brief=empty)) == ()


def test_what_code_copied_word_for_word_is_no_line_and_flatters_no_figure() -> None:
    case = gold(title="Norway and Denmark quarrel over boats")
    made = briefs(case, writer()).brief
    assert made is not None
    evidence = made.what[0].evidence
    told = {"id": "x", "evidence": evidence, "verdict": "supported"}
    words = evidence[0].text
    copied = made.model_copy(
        update={
            "quotes": (Quote(**told, text=words, speaker="Lars Holm"),),
            "figures": (Figure(**told, figure=words, statement=words),),
            "background": (Background(**told, statement=words, phrase=words),),
        }
    )
    bare = made.model_copy(update=dict.fromkeys(("quotes", "figures", "background"), ()))
    assert _told(case, Extraction(brief=copied)) == _told(case, Extraction(brief=bare))


def test_a_brief_is_held_against_the_article_of_the_case_and_not_its_own() -> None:
    other = gold(
        "other", ARTICLE.replace("Norway", "Iceland").replace("Danish", "Irish").replace("Denmark", "Ireland")
    )
    verdicts = [line.verdict for line in lines(other.document, briefs(gold(), writer()))]
    assert "unsupported" in verdicts
    assert "supported" not in verdicts[:2]


def test_without_a_brief_headline_bottom_line_and_claims_are_the_lines() -> None:
    found = said(FALSE, headline="Quarrel over boats", bottom_line=TRUE)
    assert _told(gold(title="A title"), found) == [
        ("headline", "Quarrel over boats", "unsupported"),
        ("bottom_line", TRUE, "supported"),
        ("what", FALSE, "unsupported"),
    ]


def test_the_title_of_the_article_is_no_line() -> None:
    assert _told(gold(title="Boats"), said(COPIED, headline="boats ")) == [("what", COPIED, "supported")]


def test_an_item_that_claims_nothing_stands_for_its_own_words() -> None:
    found = Extraction(who=(Item(text="Anna Berg"), Item(text="Angela Merkel")))
    assert _told(gold(), found) == [
        ("who", "Anna Berg", "supported"),
        ("who", "Angela Merkel", "unsupported"),
    ]


def test_an_item_without_a_word_is_a_line_that_nothing_supports() -> None:
    assert _told(gold(), Extraction(what=(Item(text=" "),))) == [("what", "", "unsupported")]
