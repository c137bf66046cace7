"""Who says what: speakers by pattern, across sentences, and hearsay inside hearsay."""

import pytest

from briefing.voices import Voice, voices


def only(*texts: str) -> Voice:
    """The single voice of the last sentence."""
    found = voices(texts)[-1]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Macron said that the talks would go on.", "Macron", "said"),
        ("The talks would go on for another week, Macron said.", "Macron", "said"),
        ('"We will not wait," said Anna Berg, the mayor of Lund.', "Anna Berg", "said"),
        ("According to Reuters, the ship left port on Monday.", "Reuters", "said"),
        ("The ship left port on Monday, according to the coast guard.", "the coast guard", "said"),
        ("The ministry's statement said that two soldiers were wounded.", "The ministry", "said"),
        ("In a statement on Monday, the bank said it had lost the files.", "the bank", "said"),
        ("A statement from the Interior Ministry said the road was closed.", "Interior Ministry", "said"),
        ("Anna Berg, the mayor of Lund, said the bridge would be closed.", "Anna Berg", "said"),
        ("The mayor of Lund, Anna Berg, said the bridge would be closed.", "Anna Berg", "said"),
        ("Peter Holm told the BBC that the bridge was safe.", "Peter Holm", "said"),
        ("Peter Holm tweeted that the bridge was safe.", "Peter Holm", "said"),
        ('Peter Holm: "The bridge is safe and will stay open."', "Peter Holm", "said"),
        ("The Kremlin denied having sent troops to the border.", "The Kremlin", "denied"),
        ("Tehran rejected the demand on Sunday.", "Tehran", "denied"),
        ("Kyiv accused Moscow of breaking the truce.", "Kyiv", "alleged"),
        ("Holm alleged that the mayor took bribes.", "Holm", "alleged"),
        ("The company announced a new plant in Lund.", "The company", "announced"),
        ("Germany urged both sides to stop firing.", "Germany", "asked"),
        ("The union called on the government to resign.", "The union", "asked"),
        ("Students demanded that the bill be withdrawn.", "Students", "asked"),
        ("The president threatened to impose tariffs on steel.", "The president", "planned"),
        ("Sweden promised to send ten more tanks.", "Sweden", "planned"),
        ("The strike was announced by the pilots' union on Monday.", "the pilots' union", "announced"),
        ("Holm was quoted as saying the bridge was safe.", "Holm", "said"),
        ("Berg arrived in Oslo and said the talks had failed.", "Berg", "said"),
        ("Berg left the talks, saying they had failed.", "Berg", "said"),
    ],
)
def test_a_speaker_is_found(text: str, speaker: str, kind: str) -> None:
    voice = only(text)
    assert (voice.speaker, voice.kind) == (speaker, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Holm allegedly took the money.",
        "Reportedly, two people were killed in the blast.",
        "The man is believed to have fled abroad.",
        "He is accused of hiding the files.",
        "The site was said to have been sold.",
    ],
)
def test_hearsay_without_a_source_is_alleged_by_nobody(text: str) -> None:
    voice = only(text)
    assert (voice.speaker, voice.kind, voice.strength) == (None, "alleged", "outlet")


@pytest.mark.parametrize(
    "text",
    [
        "Troops crossed the river at dawn on Monday.",
        "The army did not say how many soldiers were wounded.",
        "The United States and its allies met in Oslo.",
        "The claims of the insurers rose by a third.",
        "Asked about the bridge, the crowd left in silence.",
        "His son Haitham bin Tariq Al Said attended the funeral.",
    ],
)
def test_the_outlets_own_words_have_no_voice(text: str) -> None:
    assert voices([text]) == ((),)


def test_a_pronoun_means_the_person_named_before() -> None:
    texts = ["Yahya Sarea, a Houthi spokesman, appeared on television.", "He said a drone was shot down."]
    voice = only(*texts)
    assert (voice.speaker, voice.written, voice.sure) == ("Yahya Sarea", "He", False)


def test_a_surname_means_the_full_name() -> None:
    voice = only("Anna Berg is the mayor of Lund.", "The bridge is safe, Berg said.")
    assert (voice.speaker, voice.written, voice.sure) == ("Anna Berg", "Berg", True)


def test_an_office_means_the_person_who_holds_it() -> None:
    voice = only(
        "Foreign Minister Pavel Novak arrived in Oslo.", "Talks began late.", "The minister said they failed."
    )
    assert (voice.speaker, voice.sure) == ("Pavel Novak", False)


def test_she_is_not_a_man() -> None:
    texts = [
        "King Carl Lindt met Queen Maria Lindt-Holm in Oslo.",
        "Lindt smiled; Lindt-Holm did not.",
        "She said no.",
    ]
    found = [voice.speaker for voice in voices(texts)[-1]]
    assert "Carl Lindt" not in found


def test_hearsay_inside_hearsay_has_two_voices() -> None:
    outer, inner = voices(["Smith said that police told him the car was stolen."])[0]
    assert (outer.speaker, outer.depth) == ("Smith", 0)
    assert (inner.speaker, inner.depth) == ("police", 1)


def test_two_speakers_with_but_between_them_keep_their_own_words() -> None:
    text = "Kyiv said the dam was shelled, but Moscow denied that its troops were near."
    first, second = voices([text])[0]
    assert text[slice(*first.reported)].strip(" ,") == "the dam was shelled"
    assert (second.speaker, second.kind, second.depth) == ("Moscow", "denied", 0)


def test_an_author_speaking_is_the_outlet() -> None:
    voice = only("I have asked Congress to approve the funds.")
    assert (voice.speaker, voice.strength) == (None, "outlet")


def test_quotes_go_to_their_speaker() -> None:
    text = '"We are ready," Berg said. "We have waited long enough."'
    (voice,) = voices([text])[0]
    assert [text[start:end] for start, end in voice.quotes] == [
        "We are ready,",
        "We have waited long enough.",
    ]


def test_a_quotation_over_two_sentences_has_one_speaker() -> None:
    texts = [
        'Berg said: "The bridge is old.',
        'Nobody has painted it for years."',
        "The council met on Monday.",
    ]
    _, second, third = voices(texts)
    assert [voice.speaker for voice in second] == ["Berg"]
    assert third == ()


def test_a_quotation_goes_on_after_its_speaker_was_named() -> None:
    texts = ['"The bridge is old," Berg said.', '"Nobody has painted it for ten years."']
    assert [voice.speaker for voice in voices(texts)[1]] == ["Berg"]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Yahya Sarea said a drone was shot down.", "named person"),
        ("The defence ministry said a drone was shot down.", "institution"),
        ("A government spokesman said a drone was shot down.", "unnamed official"),
        ("Two officials said a drone was shot down.", "unnamed official"),
        ("Reuters reported that a drone was shot down.", "other media"),
        ("Saudi Arabia said a drone was shot down.", "institution"),
    ],
)
def test_the_strength_of_a_source(text: str, strength: str) -> None:
    assert only(text).strength == strength
