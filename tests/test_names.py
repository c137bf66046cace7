"""Actors are read off the article: titles split, mentions joined, openings of sentences not taken for names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_article import article

from briefing.names import has_pronoun, located, named, same_actor, split_title


def read(*sentences: str, language: str | None = "en") -> list[tuple[str | None, str, tuple[int, ...]]]:
    """(title, name, sentences) of everybody the article names."""
    return [
        (one.title, one.name, one.sentences) for one in named(article(*sentences, language=language))
    ]  # fmt: skip


def test_title_name_and_every_sentence_that_names_the_actor() -> None:
    assert read(
        "Russian President Vladimir Putin spoke.", "Nobody left.", "Putin’s aide said Putin left."
    ) == [("Russian President", "Vladimir Putin", (1, 3))]


def test_the_fullest_form_wins_also_when_it_comes_later() -> None:
    assert read("Later Putin spoke.", "Later President Vladimir Putin left.") == [
        ("President", "Vladimir Putin", (1, 2))
    ]


def test_the_capital_that_opens_a_sentence_or_quotation_makes_no_name() -> None:
    assert read("Trade grew.", "Rain fell on London.", "He said: “Children wept.”") == [
        (None, "London", (2,))
    ]


def test_an_opening_word_that_is_a_name_elsewhere_is_one_there_too() -> None:
    assert read("Merz spoke.", "Then Friedrich Merz left.") == [(None, "Friedrich Merz", (1, 2))]


def test_an_adverb_that_opens_a_sentence_is_no_part_of_a_full_name_known_from_elsewhere() -> None:
    assert read("We met Vladimir Putin.", "Instead Vladimir Putin left.") == [
        (None, "Vladimir Putin", (1, 2))
    ]


def test_initials_are_one_name() -> None:
    found = read("The U.S. struck Iran.", "U.S. President Joe Biden spoke in the U.S.")
    assert found == [(None, "U.S.", (1, 2)), (None, "Iran", (1,)), ("U.S. President", "Joe Biden", (2,))]


def test_a_list_of_names_is_taken_apart() -> None:
    assert [name for _, name, _ in read("Friedrich Merz, Emmanuel Macron and Donald Tusk met.")] == [
        "Friedrich Merz", "Emmanuel Macron", "Donald Tusk",
    ]  # fmt: skip


def test_an_adjective_alone_names_nobody_so_its_noun_is_kept() -> None:
    assert [name for _, name, _ in read("It met European leaders and Iranian officials.")] == [
        "European leaders", "Iranian officials",
    ]  # fmt: skip


def test_an_office_is_no_person_with_a_title() -> None:
    found = read(
        "The Russian Foreign Ministry wrote to the UN General Assembly.",
        "The Ministry of Foreign Affairs slept.",
    )
    assert found == [
        (None, "Russian Foreign Ministry", (1,)),
        (None, "UN General Assembly", (1,)),
        (None, "Ministry of Foreign Affairs", (2,)),
    ]


def test_weekdays_and_months_are_not_names() -> None:
    assert read("It met on Monday in May.") == []


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("fr", "Le président Emmanuel Macron a vu Olaf Scholz à Paris.", ["Emmanuel Macron", "Olaf Scholz", "Paris"]),
        ("uk", "Учора ввечері Володимир Зеленський зустрів Дональда Трампа.", ["Володимир Зеленський", "Дональда Трампа"]),
        ("ru", "Вчера вечером Сергей Лавров приехал в Москву.", ["Сергей Лавров", "Москву"]),
        ("de", "Gestern traf Friedrich Merz dort Wolodymyr Selenskyj.", ["Friedrich Merz", "Wolodymyr Selenskyj"]),
        ("zh", "中国外交部发言人毛宁说。", []),
        ("ar", "قال الرئيس عبد الفتاح السيسي اليوم.", []),
    ],
)  # fmt: skip
def test_other_languages(language: str, sentence: str, names: list[str]) -> None:
    read_names = [name for _, name, _ in read(sentence, language=language)]
    assert [name for name in read_names if name in names] == names
    assert len(read_names) <= len(names) + 1


@pytest.mark.parametrize(
    ("mention", "title", "name"),
    [
        ("Russian President Vladimir Putin", "Russian President", "Vladimir Putin"),
        ("Foreign Minister Sergei Lavrov", "Foreign Minister", "Sergei Lavrov"),
        ("UN Secretary General António Guterres", "UN Secretary General", "António Guterres"),
        ("Dr. Ruth Vale", "Dr.", "Ruth Vale"),
        ("Vladimir Putin", None, "Vladimir Putin"),
        ("President", None, "President"),
        ("President of Russia", None, "President of Russia"),
        ("Secretary of State", None, "Secretary of State"),
        ("Interior Ministry", None, "Interior Ministry"),
        ("Defense Department", None, "Defense Department"),
        ("", None, ""),
    ],
)
def test_a_title_is_split_from_the_name(mention: str, title: str | None, name: str) -> None:
    assert split_title(mention) == (title, name)


@given(st.lists(st.sampled_from("Prime Minister President Ruth Vale of the Foreign Ministry König".split())))
def test_splitting_loses_no_word(words: list[str]) -> None:
    title, name = split_title(" ".join(words))
    assert " ".join(filter(None, (title, name))) == " ".join(words)


@pytest.mark.parametrize(
    ("mention", "known", "same"),
    [
        ("Putin", ["Vladimir Putin"], "Vladimir Putin"),
        ("Vladimir Putin", ["Putin"], "Putin"),
        ("Putin’s", ["Vladimir Putin"], "Vladimir Putin"),
        ("PUTIN", ["Putin"], "Putin"),
        ("US", ["U.S."], "U.S."),
        ("the United Nations", ["United Nations"], "United Nations"),
        ("Зеленський", ["Володимир Зеленський"], "Володимир Зеленський"),
        ("Putin", ["Vladimir Putin", "Maria Putin"], None),
        ("Vladimir", ["Vladimir Putin"], None),
        ("Korea", ["Government of Korea"], None),
        ("Macron", ["Vladimir Putin"], None),
        ("", ["Vladimir Putin"], None),
        ("Putin", [], None),
    ],
)
def test_a_mention_means_a_known_name_only_where_it_is_certain(
    mention: str, known: list[str], same: str | None
) -> None:
    assert same_actor(mention, known) == same


WORDS = st.sampled_from(
    "The Putin Vladimir Merz said that U.S. of and President “ ” . , ’s London rain Київ 中国 to".split()
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=5))
def test_every_name_stands_in_each_sentence_it_is_said_to_be_named_in(sentences: list[str]) -> None:
    for one in named(article(*sentences)):
        assert one.sentences == tuple(sorted(set(one.sentences)))
        assert all(one.name.split()[-1] in sentences[number - 1] for number in one.sentences)


@pytest.mark.parametrize(
    ("place", "text", "there"),
    [
        ("Lima", "exporters in Lima lost", True),
        ("Gaza Strip", "fighting in the southern Gaza Strip", True),
        ("Arden", "the mayor fled the city of Arden", True),
        ("Lima", "Lima said no", False),
        ("Lima", "a village in Limassol", False),
        ("C++", "it works in C++", True),
    ],
)
def test_a_place_is_where_something_is_said_to_be(place: str, text: str, there: bool) -> None:
    assert located(place, text) is there


def test_a_pronoun_may_stand_for_an_actor() -> None:
    assert has_pronoun("They left.")
    assert not has_pronoun("The heather is theirselves.")
