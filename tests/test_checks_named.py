"""The check of names and titles: none that the article does not give, and the same actor under two names is one."""

import pytest
from sample_article import article

from briefing.checks.named import before, is_name, mentions, named
from briefing.checks.prepared import prepare
from briefing.checks.source import Source
from briefing.nouns.brief import Finding


def source(*sentences: str, language: str | None = "en") -> Source:
    one = article(*sentences, language=language)
    return Source(one.text, one.sentences, language)


def checked(claim: str, *sentences: str, near: tuple[int, ...] | None = None) -> tuple[Finding, ...]:
    """What is found where `near` is the evidence; all of the sentences if it is not said."""
    return named(prepare(claim), source(*sentences), tuple(range(len(sentences))) if near is None else near)


def severities(claim: str, *sentences: str, near: tuple[int, ...] | None = None) -> list[tuple[str, str]]:
    return [(one.check, one.severity) for one in checked(claim, *sentences, near=near)]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The talks were held by Petra Lindqvist.", "The talks were held by Anna Holm."),
        ("Envoys met in Belmar on Monday.", "Envoys met in Lund on Monday."),
        ("The ship belongs to Karlund.", "The ship belongs to Vostria."),
        ("Envoys from France met Holm.", "Envoys from Spain met Holm."),
        ("Holm is paid by Nordoil, he said.", "Holm is paid by nobody, he said."),
        ("The talks were held by Anna Berg.", "The talks were held by Anna Holm."),
    ],
)
def test_a_name_the_article_has_not_is_a_fault(claim: str, sentence: str) -> None:
    assert severities(claim, sentence) == [("names", "fault")]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Envoys from the US met Holm.", "Envoys from the United States met Holm."),
        ("Envoys from the United States met Holm.", "Envoys from the U.S. met Holm."),
        ("American envoys met Holm.", "Envoys of the United States met Holm."),
        ("Washington’s envoys met Holm.", "American envoys met Holm."),
        ("They say the Kremlin sent Holm a note.", "They say Russia sent Holm a note."),
        ("Holm flew to the UK.", "Holm flew to Britain."),
        ("Holm spoke to the UN.", "Holm spoke to the United Nations."),
        ("Holm wrote to the European Union.", "Holm wrote to the EU."),
        ("Holm met Erdogan.", "Holm met Erdoğan."),
        ("Holm met Erdoğan.", "Holm met Erdogan."),
        ("Holm met Karlund’s envoys.", "Holm met envoys of Karlund."),
        ("Holm met envoys of Turkey.", "Holm met Turkish envoys."),
        ("Holm left on Monday in March.", "Holm left."),
        ("Holm joined the Northern Fishers Union.", "Holm joined the NFU."),
        ("Envoys MET HOLM.", "Envoys met Holm."),
    ],
)
def test_another_form_of_the_same_name_passes(claim: str, sentence: str) -> None:
    assert checked(claim, sentence) == ()


def test_a_capital_stands_for_its_country_where_it_acts_not_where_it_is_a_place() -> None:
    assert checked("Holm says Ankara signed the note.", "Holm says Turkey signed the note.") == ()
    assert severities("Holm signed the note in Ankara.", "Holm signed the note in Turkey.") == [
        ("names", "fault")
    ]


def test_a_first_name_the_article_leaves_out_is_a_doubt_not_a_fault() -> None:
    assert severities("The talks were held by Anna Holm.", "The talks were held by Holm.") == [
        ("names", "doubt")
    ]


def test_a_word_that_opens_the_claim_is_no_name_unless_the_article_has_it_as_one() -> None:
    assert checked("Negotiators met Holm.", "Holm met people.") == ()
    assert is_name(prepare("Lund grew.").words[0], source("The town of Lund grew."))
    assert not is_name(prepare("Grew it not?").words[0], source("The town of Lund grew."))


def test_a_speech_need_not_name_its_author() -> None:
    speech = ("I came to Lund to thank you.", "We will rebuild the harbour.", "My government keeps its word.")
    assert checked("President Holm promised to rebuild the harbour.", *speech) == ()
    assert severities("The harbour was promised by Holm.", "The harbour will be rebuilt.") == [
        ("names", "fault")
    ]


FAR = (
    "Holm opened the meeting.",
    "Its agenda was short.",
    "A letter came from Vostria.",
    "The letter came late.",
    "Rain fell all day.",
    "The harbour stayed closed.",
    "Ships waited outside.",
    "Grain rotted aboard.",
    "Prices rose.",
)


def test_a_place_or_target_named_only_elsewhere_is_a_doubt() -> None:
    assert severities("Prices rose in Vostria.", *FAR, near=(8,)) == [("names", "doubt")]


def test_an_actor_named_only_elsewhere_is_a_note() -> None:
    assert severities("Vostria saw prices rise.", *FAR, near=(8,)) == [("names", "note")]


def test_a_pronoun_takes_up_a_name_of_the_sentences_before() -> None:
    told = ("The meeting opened late.", "Rain fell.", "Holm spoke first.", "She promised grain.")
    assert checked("The grain was promised by Holm.", *told, near=(3,)) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "President Anna Holm left.",
        "Anna Holm, the president, left.",
        "Holm, president of Vostria, left.",
        "The president left. Holm waved.",
    ],
)
def test_a_title_the_article_gives_passes(sentence: str) -> None:
    assert checked("They saw President Holm.", sentence) == ()


def test_another_title_than_the_article_gives_is_a_fault() -> None:
    assert severities("They saw President Holm.", "Governor Holm left.") == [("titles", "fault")]
    assert severities("They saw President Holm.", "Holm, the governor, left.") == [("titles", "fault")]


def test_a_title_where_the_article_gives_none_is_a_doubt() -> None:
    assert severities("They saw President Holm.", "Anna Holm left.") == [("titles", "doubt")]


def test_a_title_given_beside_the_name_passes_one_given_far_away_does_not() -> None:
    assert checked("They saw President Holm.", "Holm left.", "The president waved.") == ()
    assert severities("They saw President Holm.", "Holm left.", "Rain fell.", "The president waved.") == [
        ("titles", "doubt")
    ]


def test_former_is_part_of_a_title() -> None:
    (mention,) = mentions(prepare("They saw former President Anna Holm."), source("Holm left."))
    assert mention.text == "Anna Holm"
    assert [word.low for word in mention.title] == ["former", "president"]


def test_a_former_president_is_no_president_and_the_other_way_round() -> None:
    assert severities("They saw former President Holm.", "President Holm left.") == [("titles", "fault")]


def test_a_finding_names_what_is_missing() -> None:
    (name,) = checked("Envoys met in Belmar.", "Envoys met in Lund.")
    assert name.words == ("Belmar",)
    (title,) = checked("They saw President Holm.", "Governor Holm left.")
    assert title.words == ("President", "Holm")


def test_the_small_word_before_a_name_is_found_over_a_the() -> None:
    claim = prepare("Envoys met in the Hague and left Lund.")
    hague, lund = (word for word in claim.words if word.form in {"Hague", "Lund"})
    assert before(claim, hague) == "in"
    assert before(claim, lund) == "left"


def test_other_languages_are_left_alone() -> None:
    german = source("Die Gespräche fanden in Lund statt.", language="de")
    assert named(prepare("Die Gespräche fanden in Belmar statt.", "de"), german, (0,)) == ()
