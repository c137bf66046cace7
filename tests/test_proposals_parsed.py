"""An article is taken apart once: its sentences with heads, its names and voices, and in whose person it is told."""

import pytest
from sample_article import article

from briefing.names import named
from briefing.proposals.parsed import Parsed
from briefing.syntax import parse
from briefing.voices import voices

NEWS = (
    "President Odo Varn closed the port of Quellin on Monday.",
    "“We demand that Belmark free the sailors,” Varn told reporters.",
    "Marla Tovin left.",
)
SPEECH = ("We must rebuild our harbour, and I know that we can.", "I thank my friends in Ostrel.")


def test_every_part_is_of_the_same_sentences() -> None:
    told = article(*NEWS, aside="Also read: nine ferries")
    parsed = Parsed(told)
    assert parsed.article is told
    assert parsed.texts == NEWS
    assert [sentence.words for sentence in parsed.sentences] == [one.words for one in parse(NEWS)]
    assert parsed.voices == voices(NEWS)
    assert parsed.names == named(told)


def test_a_part_is_made_once() -> None:
    parsed = Parsed(article(*NEWS))
    assert parsed.sentences is parsed.sentences
    assert parsed.voices is parsed.voices
    assert parsed.names is parsed.names


def test_an_article_without_sentences_has_no_parts() -> None:
    parsed = Parsed(article())
    assert (parsed.texts, parsed.sentences, parsed.voices, parsed.names) == ((), (), (), ())


@pytest.mark.parametrize(
    ("sentences", "own"),
    [
        (SPEECH, True),
        (("We must rebuild.", "The port is closed.", "Belmark waits."), False),
        (("I left.", "The port is closed."), True),
        (NEWS, False),
        (("“I know that we can win our vote,” said Odo Varn.", "It rained."), False),
        (('"I know that we can win our vote," said Odo Varn.', "It rained."), False),
        (("The ferry sank.", "Western states met in Quellin."), False),
    ],
)
def test_a_text_is_told_in_the_first_person_where_it_says_i_outside_of_quotations(
    sentences: tuple[str, ...], own: bool
) -> None:
    assert Parsed(article(*sentences)).own_voice is own


@pytest.mark.parametrize(
    ("title", "author", "teller"),
    [
        ("Address to the nation (Odo Varn)", None, "Odo Varn"),
        ("Address to the nation (Odo Varn) ", "Desk", "Odo Varn"),
        ("A speech by Marla Tovin", None, "Marla Tovin"),
        ("A speech by Marla Tovin", "Desk", "Marla Tovin"),
        ("The address", "Marla Tovin", "Marla Tovin"),
        ("The address (in full)", "Marla Tovin", "Marla Tovin"),
        (None, "Marla Tovin", "Marla Tovin"),
        ("The address", None, None),
        (None, None, None),
    ],
)
def test_the_teller_is_named_in_the_title_or_else_wrote_it(
    title: str | None, author: str | None, teller: str | None
) -> None:
    assert Parsed(article(*SPEECH, title=title, author=author)).teller == teller


def test_news_has_no_teller_whoever_wrote_it() -> None:
    assert (
        Parsed(article(*NEWS, title="A speech by Odo Varn (Odo Varn)", author="Marla Tovin")).teller is None
    )


@pytest.mark.parametrize(
    ("sentences", "title", "tellers"),
    [
        (("Odo Varn: We must rebuild our harbour.", "I know that we can.", "Marla Tovin: I thank my friends."),
         None, ["Odo Varn", "Odo Varn", "Marla Tovin"]),
        (("We met our friends.", "Marla Tovin: I thank my friends."), "Talks (Odo Varn)",
         ["Odo Varn", "Marla Tovin"]),
        (("President of Ardania Odo Varn: I know that we can.",), None, ["Odo Varn"]),
        (("President Odo Varn: I know that we can.",), None, ["Odo Varn"]),
        (SPEECH, "Address (Odo Varn)", ["Odo Varn", "Odo Varn"]),
        (SPEECH, None, [None, None]),
        (("Marla Tovin: The ferry sank.", "It rained.", "The port is closed."), None, [None, None, None]),
    ],
)  # fmt: skip
def test_a_label_names_the_teller_until_the_next_one(
    sentences: tuple[str, ...], title: str | None, tellers: list[str | None]
) -> None:
    assert list(Parsed(article(*sentences, title=title)).tellers) == tellers


def test_a_place_is_quoted_inside_of_a_quotation_only() -> None:
    parsed = Parsed(article(*NEWS))
    said = NEWS[1]
    assert parsed.quoted(2, said.index("demand"))
    assert parsed.quoted(2, said.index("sailors"))
    assert not parsed.quoted(2, said.index("Varn"))
    assert not any(parsed.quoted(1, at) for at in range(len(NEWS[0])))
