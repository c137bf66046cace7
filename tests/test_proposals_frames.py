"""Rules find the places of a sentence that may hold a demand or threat, and leave their near misses alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.proposals.asking import (
    asked_for,
    asked_that,
    asked_to,
    noun_of_asking,
    obliged,
    set_a_term,
    told,
)
from briefing.proposals.frame import (
    Frame,
    acting,
    alone,
    conjuncts,
    first,
    infinitive,
    spread,
)
from briefing.proposals.frames import Rule, demands, threats
from briefing.proposals.threatening import if_then, ready, says_threat, will
from briefing.syntax import Sentence, Word, parse

Told = tuple[str, str | None, str | None, str]
PHRASES = st.lists(
    st.sampled_from(
        "Ardania the army who that urged will must demands threatened ready if unless or face be and , not to "
        "sailors free call for on it would until right .".split()
    ),
    max_size=14,
).map(" ".join)


def one(text: str) -> Sentence:
    return parse([text])[0]


def the(sentence: Sentence, text: str) -> Word:
    return next(word for word in sentence.words if word.text == text)


def put(sentence: Sentence, frame: Frame) -> Told:
    """(form, who, whom, what) of a frame, in the sentence's words."""
    who, whom = (side and sentence.phrase(side) for side in (frame.who, frame.whom))
    return frame.form, who, whom, sentence.cut(frame.what).rstrip(".")


def by_rule(rule: Rule, text: str) -> list[Told]:
    sentence = one(text)
    return [put(sentence, frame) for word in sentence.words for frame in rule(sentence, word)]


def marks(rule: Rule, text: str) -> set[str]:
    """What else the rule tells of the only frame it finds."""
    sentence = one(text)
    (frame,) = (frame for word in sentence.words for frame in rule(sentence, word))
    return {name for name, value in frame.told.items() if value}


@pytest.mark.parametrize(
    ("text", "who", "whom", "what"),
    [
        ("Ardania urged Belmark to reopen the border.", "Ardania", "Belmark", "to reopen the border"),
        ("The union called on the government to raise wages.", "The union", "the government", "to raise wages"),
        ("The minister appealed to the council to reopen the port.", "The minister", "the council",
         "to reopen the port"),
        ("The mayor is counting on the council to pay.", "The mayor", "the council", "to pay"),
        ("The minister asked for the bridge to be closed.", "The minister", "the bridge",
         "for the bridge to be closed"),
        ("She asked him to free the sailors.", "She", "him", "to free the sailors"),
        ("Belmark was ordered by the court to pay the crew.", "the court", "Belmark", "to pay the crew"),
        ("Ardania was urged to free the sailors.", None, "Ardania", "to free the sailors"),
        ("The company requires its drivers to rest.", "The company", "its drivers", "to rest"),
        ("Marla Tovin expects Belmark to pay.", "Marla Tovin", "Belmark", "Belmark to pay"),
        ("Ardania called on Belmark to withdraw or face sanctions.", "Ardania", "Belmark", "to withdraw"),
    ],
)  # fmt: skip
def test_somebody_is_asked_to_do_something(text: str, who: str | None, whom: str, what: str) -> None:
    assert by_rule(asked_to, text) == [("asked to", who, whom, what)]


@pytest.mark.parametrize(
    "text",
    [
        "The plan requires the workers to move.",
        "The rules require a driver to stop.",
        "The law expects drivers to stop.",
        "Ardania is expected to win the vote.",
        "Marla Tovin expects prices to fall.",
        "Ardania wants to buy grain.",
        "The union called the strike a success.",
        "Belmark helped the sailors to leave.",
    ],
)
def test_what_a_thing_requires_or_somebody_expects_or_wants_for_itself_is_not_asked(text: str) -> None:
    assert by_rule(asked_to, text) == []


@pytest.mark.parametrize(
    ("text", "who", "whom", "what"),
    [
        ("Doctors demanded that the hospital hire more staff.", "Doctors", "the hospital",
         "that the hospital hire more staff"),
        ("The committee recommended the troops withdraw from the valley.", "The committee", "the troops",
         "the troops withdraw from the valley"),
        ("Unions insist that the mayor must resign.", "Unions", "the mayor", "that the mayor must resign"),
        ("Belmark ordered that the port be closed.", "Belmark", None, "that the port be closed"),
    ],
)  # fmt: skip
def test_it_is_asked_that_something_be_done(text: str, who: str, whom: str | None, what: str) -> None:
    assert by_rule(asked_that, text) == [("asked that", who, whom, what)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister advised that the road is closed.",
        "The mayor asked whether the council should meet.",
        "The mayor asked if the council would meet.",
        "The mayor said that the council should meet.",
        "Unions insist that they won the vote.",
    ],
)
def test_what_is_only_told_or_asked_as_a_question_is_not_demanded(text: str) -> None:
    assert by_rule(asked_that, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The union called for talks.", [("asked for", "The union", None, "talks")]),
        ("Ardania insists on the surrender of the fort.",
         [("asked for", "Ardania", None, "the surrender of the fort")]),
        ("The union demanded an apology, higher pay and a new bridge.",
         [("asked something", "The union", None, "an apology"),
          ("asked something", "The union", None, "higher pay"),
          ("asked something", "The union", None, "a new bridge")]),
        ("Belmark ordered a new ferry.", []),
        ("The bill calls for new roads.", []),
        ("The phone call for help came at noon.", []),
        ("The senator called the election for Marla Tovin.", []),
        ("The sailors waited for bread.", []),
    ],
)  # fmt: skip
def test_a_thing_is_asked_for_by_somebody(text: str, found: list[Told]) -> None:
    assert by_rule(asked_for, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Belmark gave the government until Thursday to free the sailors.",
         [("term", "Belmark", "the government", "to free the sailors")]),
        ("The army gave the rebels a deadline to leave the valley.",
         [("term", "The army", "the rebels", "to leave the valley")]),
        ("Parliament issued an order to close the mine.", [("term", "Parliament", None, "to close the mine")]),
        ("The senate voted on a resolution to expel the envoy.",
         [("term", "The senate", None, "to expel the envoy")]),
        ("The government set a deadline.", [("term", "The government", None, "a deadline")]),
        ("Belmark gave the sailors bread.", []),
        ("The ministry set the table.", []),
        ("The government issued a statement.", []),
        ("The parliament voted on Monday.", []),
        ("The shop stayed open until Friday.", []),
    ],
)  # fmt: skip
def test_a_term_or_an_order_is_set(text: str, found: list[Told]) -> None:
    assert by_rule(set_a_term, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The government must free the sailors.",
         [("obliged", None, "The government", "The government must free the sailors")]),
        ("The bridge should be closed at once.",
         [("obliged", None, "The bridge", "The bridge should be closed at once")]),
        ("Belmark has to withdraw its ships.", [("obliged", None, "Belmark", "to withdraw its ships")]),
        ("We need to talk.", [("obliged", None, "We", "to talk")]),
        ("The bill, which must pass the senate, is long.", []),
        ("The sailors have bread.", []),
        ("The council may meet.", []),
        ("Belmark wants to withdraw its ships.", []),
    ],
)  # fmt: skip
def test_somebody_must_or_has_to(text: str, found: list[Told]) -> None:
    assert by_rule(obliged, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Release the sailors now.", [("imperative", None, None, "Release the sailors now")]),
        ("Let the sailors go.", [("imperative", None, None, "Let the sailors go")]),
        ("Please note the time.", []),
        ("Thank the crew.", []),
        ("To free the sailors is hard.", []),
        ("They release the sailors now.", []),
    ],
)
def test_an_order_is_given_outright(text: str, found: list[Told]) -> None:
    assert by_rule(told, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Their demands include an inquiry, higher pay and a new bridge.",
         [("noun listed", "Their", None, "an inquiry"),
          ("noun listed", "Their", None, "higher pay"),
          ("noun listed", "Their", None, "a new bridge")]),
        ("The students’ demands are that the rector resign and that fees be cut.",
         [("noun listed", "The students’", None, "that the rector resign"),
          ("noun listed", "The students’", None, "that fees be cut")]),
        ("Protesters' demands for an inquiry were ignored.",
         [("noun", "Protesters'", None, "Protesters' demands for an inquiry")]),
        ("The trip was cancelled at the request of Belmark.",
         [("noun", "Belmark", None, "the request of Belmark")]),
        ("The government rejected a call from Marla Tovin for an inquiry.",
         [("noun", "Marla Tovin", None, "a call from Marla Tovin for an inquiry")]),
        ("The phone call for help came at noon.", []),
        ("He made a telephone call.", []),
        ("Ardania called Belmark.", []),
    ],
)  # fmt: skip
def test_a_demand_is_named_by_a_noun(text: str, found: list[Told]) -> None:
    assert by_rule(noun_of_asking, text) == found


@pytest.mark.parametrize(
    ("text", "who", "whom", "what"),
    [
        ("Belmark threatened to close the border.", "Belmark", None, "to close the border"),
        ("The ministry warned that it would expel the envoy.", "The ministry", None,
         "that it would expel the envoy"),
        ("The minister warned Belmark that it would pay a heavy price.", "The minister", "Belmark",
         "that it would pay a heavy price"),
        ("Belmark warned the sailors against leaving port.", "Belmark", "the sailors",
         "Belmark warned the sailors against leaving port"),
        ("The rebels vowed that they would fight.", "The rebels", None, "that they would fight"),
    ],
)  # fmt: skip
def test_somebody_threatens_or_warns(text: str, who: str, whom: str | None, what: str) -> None:
    assert by_rule(says_threat, text) == [("threatens", who, whom, what)]


@pytest.mark.parametrize(
    ("text", "who", "whom", "what"),
    [
        ("The army made threats against Belmark.", "The army", "Belmark",
         "The army made threats against Belmark"),
        ("Traders were alarmed by the army's threats against the fishermen.", "the army's", "the fishermen",
         "the army's threats against the fishermen"),
        ("The ministry issued an ultimatum to Belmark.", "The ministry", None,
         "The ministry issued an ultimatum to Belmark"),
    ],
)  # fmt: skip
def test_a_threat_is_named_by_a_noun(text: str, who: str, whom: str | None, what: str) -> None:
    assert by_rule(says_threat, text) == [("threat as noun", who, whom, what)]


@pytest.mark.parametrize(
    "text",
    [
        "Peace in the valley is threatened.",
        "The flood threatens the harbour.",
        "The threat of rain remains.",
        "The storm warning was lifted.",
        "A threat to the harbour was found.",
        "Sailors were warned of high waves.",
    ],
)
def test_what_only_looms_is_no_threat(text: str) -> None:
    assert by_rule(says_threat, text) == []


@pytest.mark.parametrize(
    ("text", "who", "mark"),
    [
        ("We will destroy the bridge.", "We", {"harm", "we"}),
        ("Belmark would cut the gas supply unless the debt is paid.", "Belmark", {"harm", "would"}),
        ("The army could strike the fort.", "The army", {"harm", "could"}),
        ("The payment would be withdrawn.", None, {"harm", "would", "passive"}),
        ("They won't stop until the fort falls.", "They", {"harm"}),
        ("Ardania will see whether the sailors return.", "Ardania", set()),
        ("The rebels vowed that they would fight.", "they", {"harm", "would", "inside"}),
    ],
)
def test_something_is_held_out_for_the_future(text: str, who: str | None, mark: set[str]) -> None:
    ((form, found, whom, _),) = by_rule(will, text)
    assert (form, found, whom) == ("will", who, None)
    assert marks(will, text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "It will be cold in the valley.", "The council may meet.", "The army shelled the fort.",
        "The will of the people counts.",
    ],
)  # fmt: skip
def test_what_will_only_be_or_has_been_is_not_held_out(text: str) -> None:
    assert by_rule(will, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I am ready to take stronger measures.", [("ready", "I", None, "ready to take stronger measures")]),
        ("We are prepared to act.", [("ready", "We", None, "prepared to act")]),
        ("The government reserves the right to use force.",
         [("ready", "The government", None, "The government reserves the right to use force")]),
        ("The traitors deserve punishment.", [("ready", None, None, "The traitors deserve punishment")]),
        ("I am ready for lunch.", []),
        ("She is ready to sing.", []),
        ("The right to vote matters.", []),
        ("He took the right road.", []),
    ],
)  # fmt: skip
def test_somebody_is_ready_or_has_the_right_or_deserves_it(text: str, found: list[Told]) -> None:
    assert by_rule(ready, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("If we hold no guarantee by Friday, our people come out.",
         [("if then", None, None, "If we hold no guarantee by Friday, our people come out")]),
        ("Unless the debt is paid, the ferry stops.",
         [("if then", None, None, "Unless the debt is paid, the ferry stops")]),
        ("When the gates open, the crowd leaves.", []),
        ("The guards, who stop lorries if they are late, left.", []),
        ("If it rained, the match moved indoors.", []),
        ("The ferry stops at noon.", []),
    ],
)  # fmt: skip
def test_one_thing_follows_if_another_does(text: str, found: list[Told]) -> None:
    assert by_rule(if_then, text) == found


def forms(found: list[Frame]) -> list[str]:
    return [frame.form for frame in found]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The army will shell the fort unless the gates are opened.", "unless the gates are opened"),
        ("Unless the debt is paid, the ferry stops.", "Unless the debt is paid"),
        ("We will strike if Belmark does not stop its drills.", "if Belmark does not stop its drills"),
        ("The ministry threatened to leave if the talks do not begin.", "if the talks do not begin"),
    ],
)
def test_what_averts_the_harm_is_wanted(text: str, what: str) -> None:
    sentence = one(text)
    assert [put(sentence, frame)[3] for frame in demands(sentence) if frame.form == "unless"] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "The boat does not sail if it rains.",
        "The boat sails if it does not rain.",
        "We will strike if Belmark stops its drills.",
        "The army will shell the fort when the gates are opened.",
    ],
)
def test_a_condition_that_averts_nothing_held_out_is_not_wanted(text: str) -> None:
    assert "unless" not in forms(list(demands(one(text))))


@pytest.mark.parametrize(
    ("text", "whom", "what"),
    [
        ("Belmark must free the sailors or face sanctions.", "Belmark", "face sanctions"),
        ("Belmark ordered the farmers to leave the valley or be shelled.", "the farmers", "be shelled"),
        ("Ardania told the firm to pay or see its licence withdrawn, officials said.", "the firm",
         "see its licence withdrawn"),
        ("Pay the fine or face jail.", None, "face jail"),
    ],
)  # fmt: skip
def test_something_bad_follows_or_else(text: str, whom: str | None, what: str) -> None:
    sentence = one(text)
    found = [put(sentence, frame) for frame in threats(sentence) if frame.form == "or else"]
    assert [(one[2], one[3]) for one in found] == [(whom, what)]


def test_an_or_else_is_by_the_one_who_asks() -> None:
    sentence = one("Ardania called on Belmark to withdraw or face sanctions.")
    assert [put(sentence, frame) for frame in threats(sentence)] == [
        ("or else", "Ardania", "Belmark", "face sanctions")
    ]


@pytest.mark.parametrize(
    "text",
    ["They drank tea or coffee.", "She can sing or be quiet.", "The teams win or lose together."],
)
def test_a_choice_is_no_threat(text: str) -> None:
    assert forms(list(threats(one(text)))) == []


@pytest.mark.parametrize(
    ("text", "wanted", "held_out"),
    [
        ("Unions insist that the mayor must resign.", ["asked that", "obliged"], []),
        ("Belmark gave the government until Thursday to free the sailors.", ["term"], []),
        ("The ministry issued an ultimatum to Belmark.", ["term", "noun"], ["threat as noun"]),
        ("The army will shell the fort unless the gates are opened.", ["unless"], ["will"]),
        ("The ministry warned that it would expel the envoy.", [], ["threatens", "will"]),
        ("Odo Varn met the crew in Quellin on Monday.", [], []),
        ("", [], []),
    ],
)
def test_of_one_word_only_the_likelier_reading_counts(
    text: str, wanted: list[str], held_out: list[str]
) -> None:
    sentence = one(text)
    assert forms(list(demands(sentence))) == wanted
    assert forms(list(threats(sentence))) == held_out


@pytest.mark.parametrize(
    ("rule", "text", "mark"),
    [
        (asked_to, "Ardania urged Belmark to wait.", {"strong"}),
        (asked_to, "The union called on the council to wait.", {"call"}),
        (asked_that, "Unions insist that the mayor must resign.", {"strong", "modal"}),
        (set_a_term, "Belmark gave the crew until Thursday to leave.", {"until"}),
        (obliged, "We must free the sailors.", {"must", "nobody"}),
        (obliged, "The ferry must have sunk.", {"must", "perfect"}),
        (obliged, "Belmark has to pay.", {"have"}),
        (told, "Let the sailors go.", {"let"}),
        (says_threat, "Belmark threatened to close the border.", {"threaten", "own", "clause"}),
        (says_threat, "The minister warned that the ferry might sink.", {"warn", "clause"}),
        (says_threat, "The minister warned that our soldiers would fight.", {"warn", "own", "clause"}),
    ],
)
def test_a_rule_tells_what_bears_on_how_sure_it_is(rule: Rule, text: str, mark: set[str]) -> None:
    assert marks(rule, text) == mark


@pytest.mark.parametrize(
    ("text", "noun", "acts"),
    [
        ("Ardania left.", "Ardania", True),
        ("The army left.", "army", True),
        ("The committee met.", "committee", True),
        ("The pianist, Marla Tovin, left.", "pianist", True),
        ("The ferry left.", "ferry", False),
        ("They met on Monday.", "Monday", False),
        ("He paid nine dollars.", "dollars", False),
    ],
)
def test_who_can_ask_is_named_or_a_group_of_people(text: str, noun: str, acts: bool) -> None:
    sentence = one(text)
    assert acting(the(sentence, noun), sentence) is acts


def test_an_infinitive_hangs_on_its_verb() -> None:
    sentence = one("Ardania urged Belmark to reopen the border.")
    assert infinitive(sentence, the(sentence, "urged")) == the(sentence, "reopen")
    assert infinitive(sentence, the(sentence, "reopen")) is None


def test_a_list_is_taken_apart_into_its_items() -> None:
    sentence = one("The union demanded an apology, higher pay and a new bridge.")
    apology = the(sentence, "apology")
    items = [apology, the(sentence, "pay"), the(sentence, "bridge")]
    assert spread(sentence, [apology]) == items
    assert conjuncts(sentence, apology) == items[1:]
    assert [sentence.cut(alone(sentence, item)) for item in items] == [
        "an apology", "higher pay", "a new bridge",
    ]  # fmt: skip


def test_the_first_of_no_words_is_nobody() -> None:
    sentence = one("Ardania slept.")
    assert first(()) is None
    assert first(sentence.words) == sentence.words[0]


@given(PHRASES)
@settings(max_examples=30)
def test_whatever_is_read_every_frame_is_made_of_words_of_its_sentence(text: str) -> None:
    sentence = one(text)
    for frame in (*demands(sentence), *threats(sentence)):
        sides = [side for side in (frame.who, frame.whom) if side is not None]
        assert {frame.verb, *sides, *frame.what} <= set(sentence.words)
        assert list(frame.what) == sorted(frame.what, key=lambda word: word.at)
        assert set(frame.told.values()) <= {0.0, 1.0}
