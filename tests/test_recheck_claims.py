"""Printed lines as sentences that can be checked: what each list's form claims, and when it is left as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.recheck.claims import claims_of, noted


def claims(line: str, section: str | None) -> list[str]:
    return list(claims_of(line, section).claims)


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("The dam is unsafe", "The dam is unsafe"),
        ("The dam is unsafe (alleged, according to Ruth Vale)", "According to Ruth Vale, the dam is unsafe."),
        ("The dam is unsafe (according to Ruth Vale)", "According to Ruth Vale, the dam is unsafe."),
        ("Arden will sue (said by Ruth Vale)", "According to Ruth Vale, Arden will sue."),
        ("Arden will sue (announced by Ruth Vale)", "Ruth Vale announced that Arden will sue."),
        ("Talks in June (proposed by Brill)", "Brill proposed that Talks in June."),
        ("It paid the mayor (denied by Brill)", "Brill denied that it paid the mayor."),
        ("Reacted to the call (said by Brill)", "Brill reacted to the call."),
        ("The dam leaks (alleged)", "It is alleged that the dam leaks."),
        ("The dam leaks (proposed)", "It was proposed that the dam leaks."),
        ("The dam (built in 1970) leaks", "The dam (built in 1970) leaks"),
        ("The dam leaks (as in 1970)", "The dam leaks (as in 1970)"),
    ],
)
def test_what_keeps_its_speaker_and_its_status(line: str, claim: str) -> None:
    assert claims(line, "what") == [claim]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Ruth Vale, mayor of Arden: calls for closure",
            ["Ruth Vale calls for closure.", "Ruth Vale is mayor of Arden."],
        ),
        ("Brill Ltd: operator of the dam", ["Brill Ltd is operator of the dam."]),
        ("Ann Berg: leaders of the call", ["Ann Berg is leaders of the call."]),
        ("Ann Berg: told reporters; rejected it", ["Ann Berg told reporters.", "Ann Berg rejected it."]),
        ("Brill: “Brill rejected the call.”", ["Brill rejected the call."]),
        ("Ruth Vale, mayor of Arden", ["Ruth Vale is mayor of Arden."]),
        ("Ruth Vale, mayor of Arden — met Brill", ["Ruth Vale met Brill.", "Ruth Vale is mayor of Arden."]),
        ("Ann Berg, Foreign Minister: spoke", ["Ann Berg spoke.", "Foreign Minister Ann Berg."]),
        ("Brill Ltd", ["Brill Ltd"]),
        ("Ruth Vale is also a doctor.", ["Ruth Vale is also a doctor."]),
    ],
)
def test_who_claims_the_part_and_the_title(line: str, expected: list[str]) -> None:
    assert claims(line, "who") == expected


@pytest.mark.parametrize(
    ("line", "expected", "day", "instead"),
    [
        ("“on Monday”: the mayor spoke (12 May 2025: the Monday before)", ["the mayor spoke on Monday."],
         "12 May 2025", "the mayor spoke on 12 May 2025."),
        ("“In May”: talks (May 2025)", ["talks in May."], "May 2025", "talks in May 2025."),
        ("“this week”: talks (1 May 2025 to 3 May 2025)", ["talks this week."], "1 May 2025 to 3 May 2025",
         "talks from 1 May 2025 to 3 May 2025."),
        ("“on Monday” (12 May 2025)", ["on Monday."], "12 May 2025", "on Monday on 12 May 2025."),
        ("“on Monday”: “The mayor spoke.” (12 May 2025)", ["The mayor spoke.", "on Monday."], "12 May 2025",
         "The mayor spoke on 12 May 2025."),
    ],
)  # fmt: skip
def test_when_claims_the_phrase_and_the_day(line: str, expected: list[str], day: str, instead: str) -> None:
    assert claims(line, "when") == expected
    (dated,) = claims_of(line, "when").dates
    assert (dated.day, dated.due, dated.claim) == (day, False, instead)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("“this week”: talks (not resolved: no date is given)", ["talks this week."]),
        ("“on Monday”: Monday's talks on Monday", ["Monday's talks on Monday."]),
        ("“On Thursday”: Thursday", ["On Thursday."]),
        ("“On Monday”: talks; the mayor spoke", ["talks on Monday.", "the mayor spoke on Monday."]),
        ("15 May 2025 — talks in Arden", ["talks in Arden 15 May 2025."]),
        ("The talks were on Monday.", ["The talks were on Monday."]),
    ],
)
def test_when_without_a_day_claims_the_phrase_alone(line: str, expected: list[str]) -> None:
    assert claims(line, "when") == expected
    assert claims_of(line, "when").dates == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Arden: seat of the mayor", ["seat of the mayor in Arden."]),
        ("Arden, France: the mayor spoke", ["the mayor spoke in Arden.", "Arden is in France."]),
        ("Arden: talks; the mayor met Brill in Arden", ["talks in Arden.", "the mayor met Brill in Arden."]),
        ("Arden", ["Arden"]),
    ],
)
def test_where_claims_the_event_at_the_place_and_the_country(line: str, expected: list[str]) -> None:
    assert claims(line, "where") == expected


def test_a_demand_claims_itself_its_terms_and_its_reply() -> None:
    line = (
        "Ruth Vale calls on Brill: close the dam (condition: it leaks; deadline “by Friday”, 16 May 2025: "
        "the Friday after; response: rejected; according to the Post)"
    )
    assert claims(line, "demands") == [
        "According to the Post, Ruth Vale calls on Brill to close the dam.",
        "Ruth Vale calls on Brill to close the dam if it leaks.",
        "Ruth Vale calls on Brill to close the dam by Friday.",
        "Brill rejected the demand.",
    ]
    (dated,) = claims_of(line, "demands").dates
    assert (dated.phrase, dated.day, dated.due) == ("by Friday", "16 May 2025", True)
    assert dated.claim == "Ruth Vale calls on Brill to close the dam by 16 May 2025."
    assert [words for words, _ in claims_of(line, "demands").quiet] == ["the Friday after"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ruth Vale calls on (not stated): close the dam", "Ruth Vale calls for: close the dam."),
        ("(not stated) calls on Brill: close the dam", "Brill must close the dam."),
        ("A and B call on C: that it pay", "A and B call on C to it pay."),
        ("Vale wants the dam closed.", "Vale wants the dam closed."),
    ],
)
def test_a_demand_with_a_side_missing_or_in_words_of_its_own(line: str, expected: str) -> None:
    assert claims(line, "demands") == [expected]


def test_an_open_reply_claims_nothing_and_is_said_to() -> None:
    found = claims_of("A calls on B: pay (response: open)", "demands")
    assert found.claims == ("A calls on B to pay.",)
    assert found.quiet == (("response: open", "says that the article has no answer"),)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Arden → against Brill: a lawsuit — if it stays",
            "Arden threatens Brill with a lawsuit if it stays.",
        ),
        ("A and B → against C: close the ports", "A and B threaten C: close the ports."),
        ("Arden → against (not stated): a lawsuit", "Arden threatens: a lawsuit."),
        (
            "Arden → against Brill: a lawsuit (implied, not said outright; according to Vale)",
            "According to Vale, Arden threatens Brill with a lawsuit.",
        ),
        ("Arden may sue Brill.", "Arden may sue Brill."),
    ],
)
def test_a_threat_says_who_threatens_whom_with_what(line: str, expected: str) -> None:
    assert claims(line, "threats") == [expected]


@pytest.mark.parametrize("section", ["headline", "bottom_line", None, "evidence"])
def test_other_lines_claim_what_they_say(section: str | None) -> None:
    assert claims("Arden, France: talks (alleged)", section) == ["Arden, France: talks (alleged)"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("talks (a (b) c)", ("talks", "a (b) c")),
        ("talks (a) b", ("talks (a) b", "")),
        ("(a)", ("(a)", "")),
        ("talks a)", ("talks a)", "")),
        ("talks (a).", ("talks", "a")),
    ],
)
def test_the_note_is_the_bracket_that_ends_the_line(line: str, expected: tuple[str, str]) -> None:
    assert noted(line) == expected


@given(
    st.text(st.sampled_from("ab ,:;()“”—→.1"), min_size=1, max_size=60).filter(str.strip),
    st.sampled_from(["what", "who", "when", "where", "demands", "threats"]),
)
def test_every_line_claims_something(line: str, section: str) -> None:
    assert all(claim.strip() for claim in claims(line.strip(), section))
    assert claims(line.strip(), section)


LEADERS = "leaders of Germany, France, and Poland"


def test_a_group_acts_in_short_and_its_members_are_a_claim_of_their_own() -> None:
    found = claims_of(f"{LEADERS} call on Brill: close the dam", "demands")
    assert found.claims == ("the leaders call on Brill to close the dam.", f"{LEADERS}.")
    assert found.actors == (LEADERS,)
    found = claims_of(f"Brill → against {LEADERS}: a lawsuit", "threats")
    assert found.claims == ("Brill threatens the leaders with a lawsuit.", f"{LEADERS}.")
    assert found.actors == ("Brill",)


@pytest.mark.parametrize("asked", ["close the dam", "agree to close the dam"])
def test_an_accepted_demand_claims_that_what_was_asked_was_agreed(asked: str) -> None:
    line = f"Ruth Vale calls on Brill: {asked} (response: accepted)"
    assert claims(line, "demands")[1:] == ["Brill agreed to close the dam."]


def test_a_label_that_the_statement_has_itself_adds_nothing() -> None:
    assert claims("Brill proposed talks (proposed)", "what") == ["Brill proposed talks."]
    assert claims("Brill will meet the mayor (announced)", "what") == ["Brill will meet the mayor."]
