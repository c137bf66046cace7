"""Families of templates: what each prints where, in which order, and what it says when there is nothing."""

from pathlib import Path

import pytest
from sample_brief import bare_brief, evidence, full_brief, small_brief

from briefing.errors import UsageError
from briefing.nouns.brief import BottomLine, Brief, Deadline, Demand, Quote, Threat, What, When
from briefing.render import refuse_unknown, render, render_with, templates
from briefing.render.days import days
from briefing.render.families import within
from briefing.render.flash import flash
from briefing.render.gaps import gaps
from briefing.render.period import period
from briefing.render.sources import descriptors
from briefing.render.traits import last_day, whole_days
from briefing.render.view import Line, view

BASE = {"id": "x", "evidence": evidence(1), "verdict": "supported"}


def time(phrase: str, date: str | None) -> When:
    return When(**BASE, phrase=phrase, date=date, basis="as written", event="talks")


def sections(brief: Brief, family: str, as_of: str = "2025-05-14") -> dict[str, list[str]]:
    """The text of each section's lines."""
    fitted = within(view(brief), as_of)[family].sections
    return {name: [line.plain for line in section.lines] for name, section in fitted.items()}


def said(lines: tuple[Line, ...]) -> list[tuple[str, ...]]:
    return [(line.lead, line.text, line.note) for line in lines]


# ---------------------------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("iso", "last"),
    [
        ("2025", "2025-12-31"),
        ("2025-05", "2025-05-31"),
        ("2025-05-15", "2025-05-15"),
        ("2025-05-15T09:30Z", "2025-05-15"),
        ("2025-05-10/2025-05-12", "2025-05-12"),
        ("2025-05-10/2025-06", "2025-06-31"),
        ("2025-05-10/..", ""),
        ("", ""),
        ("soon", ""),
    ],
)
def test_a_date_of_any_precision_ends_on_a_last_day(iso: str, last: str) -> None:
    assert last_day(iso) == last


def test_only_dates_given_to_the_day_have_days() -> None:
    assert whole_days("2025-05-10/2025-05-12") == ("2025-05-10", "2025-05-12")
    assert whole_days("2025-05-10T09:30") == ("2025-05-10",)
    assert [whole_days(one) for one in ("2025-05", "2025", "", "2025-05-10/2025-06")] == [()] * 4


def test_a_submissions_timing_has_deadlines_and_the_times_that_are_not_over() -> None:
    brief = small_brief().model_copy(
        update={
            "when": tuple(
                time(*one).model_copy(update={"evidence": evidence(5)})
                for one in (("on Monday", "2025-05-12"), ("today", "2025-05-14"), ("in June", "2025-06"))
            )
        }
    )
    deadline = (
        "Ruth Vale and Arden call on Brill Ltd: close the dam (condition: no repair; deadline “by Friday”"
    )
    found = sections(brief, "submission")["timing"]
    assert [line.split(",")[0] for line in found] == [deadline, "“today”: talks (14 May 2025: as written)",
                                                      "“in June”: talks (June 2025: as written)"]  # fmt: skip
    assert len(sections(brief, "submission", as_of="2026-01-01")["timing"]) == 1, (
        "a deadline stays, passed or not"
    )


@pytest.mark.parametrize(
    ("dates", "published", "covered"),
    [
        (["2025-05-12", "2025-05-09"], "2025-05-14", "9 May 2025 to 12 May 2025"),
        (["2025-05-12/2025-05-13"], "2025-05-14T10:00Z", "12 May 2025 to 13 May 2025"),
        (["2025-05-12", "2025-05-20", "2014-03-01", "2025"], "2025-05-14", "12 May 2025"),
        (["2014-03-01"], "2025-05-14", "14 May 2025"),
        (["2014-03-01", "2025-05-12"], None, "1 March 2014 to 12 May 2025"),
        ([], None, "Not stated in the article"),
        (["2025-13-45"], "soon", "Not stated in the article"),
    ],
)
def test_a_situation_report_covers_the_days_of_its_news(
    dates: list[str], published: str | None, covered: str
) -> None:
    brief = small_brief().model_copy(update={"when": tuple(time("then", date) for date in dates)})
    assert period(view(brief), published) == covered


# ---------------------------------------------------------------------------------- who stands where


def test_positions_of_one_actor_stand_together() -> None:
    asked = [("Arden", "close it"), ("Brill", "wait"), ("Arden", "pay")]
    brief = small_brief().model_copy(
        update={"demands": tuple(Demand(**BASE, by=(by,), of=("X",), demand=what) for by, what in asked)}
    )
    assert sections(brief, "policy")["demands"] == [
        "Arden calls on X: close it", "Arden calls on X: pay", "Brill calls on X: wait"
    ]  # fmt: skip


def test_indicators_are_what_hangs_on_a_trigger_condition_or_deadline_and_no_line_stands_twice() -> None:
    plain = Threat(**BASE, by=("Arden",), against=("Brill",), consequence="fines", explicit=True)
    brief = full_brief()
    brief = brief.model_copy(update={"threats": (*brief.threats, plain)})
    found = sections(brief, "assessment")
    assert found["threats"] == ["Threat by Arden against Brill: fines"]
    assert found["demands"] == []
    assert [line.split(":")[0] for line in found["indicators"]] == [
        "Ruth Vale and Arden call on Brill Ltd", "Threat by Arden against Brill Ltd"
    ]  # fmt: skip
    assert (
        within(view(brief), "2025-05-14")["assessment"].sections["demands"].empty == "See Indicators to watch"
    )
    assert within(view(bare_brief()), "2025-05-14")["assessment"].sections["demands"].empty == (
        "Not stated in the article"
    )


def test_a_situation_report_parts_highlights_harm_and_the_rest() -> None:
    told = ("The talks failed", "The mayor spoke", "A wall fell", "Rain came", "Wind came", "Ten people were killed",
            "Arden wants the dam closed and may sue")  # fmt: skip
    brief = full_brief().model_copy(
        update={"what": tuple(What(**BASE, statement=text, status="happened") for text in told)}
    )
    found = sections(brief, "sitrep")
    assert found["highlights"] == ["Arden wants the dam closed and may sue.", *told[:4]]
    assert found["needs"] == ["Ten people were killed"]
    assert found["what"] == ["Wind came"]


def test_needs_point_at_figures_of_harm_where_no_event_tells_of_it() -> None:
    figure = (
        full_brief()
        .figures[0]
        .model_copy(update={"figure": "80 people", "statement": "80 people were displaced"})
    )
    hurt = small_brief().model_copy(update={"figures": (figure,)})
    empty = [within(view(brief), "")["sitrep"].sections["needs"].empty for brief in (hurt, small_brief())]
    assert empty == ["See Key figures", "Not stated in the article"]


def test_an_event_that_the_bottom_line_tells_is_known_even_with_its_time_in_front() -> None:
    told = (
        "On Monday, Arden wants the dam closed and may sue",
        "Perhaps, Arden wants the dam closed and may sue",
        "Arden wants the dam closed and may sue",
    )
    brief = small_brief().model_copy(
        update={"what": tuple(What(**BASE, statement=text, status="happened") for text in told)}
    )
    assert [line.says_bottom_line for line in view(brief).lines["what"]] == [True, False, True]
    on_monday = BottomLine(text="On Monday, Arden wants the dam closed and may sue.", evidence=evidence(2))
    brief = brief.model_copy(update={"bottom_line": on_monday})
    assert [line.says_bottom_line for line in view(brief).lines["what"]] == [True, False, False]


def test_a_whole_sentence_that_an_event_says_is_not_printed_again_for_times_places_and_parts_played() -> None:
    sentence = "The talks between the town and the operator of the dam were called off"
    brief = small_brief()
    same = {"evidence": brief.what[0].evidence}
    what = brief.what[0].model_copy(update={"statement": f"{sentence} on Monday."})
    who = [
        brief.who[0].model_copy(update={"role": role, **same})
        for role in (f"“{sentence}.”", sentence.lower(), "“called off”")
    ]
    told = [
        brief.when[0].model_copy(update={"event": event, **same})
        for event in (sentence, "talks were called off")
    ]
    elsewhere = brief.when[1].model_copy(update={"event": sentence})
    seen = view(brief.model_copy(update={"what": (what,), "who": tuple(who), "when": (*told, elsewhere)}))
    assert [line.said for line in seen.lines["who"]] == ["", "", "“called off”"]
    assert [line.said for line in seen.lines["when"]] == ["", "talks were called off", sentence]
    assert seen.lines["when"][0].plain == "“on Monday” (12 May 2025: the Monday before publication)"
    assert seen.lines["when"][0].terse == "“on Monday” (12 May 2025)"


def test_an_event_that_the_bottom_line_tells_is_not_printed_again_unless_it_carries_a_mark() -> None:
    brief = small_brief()
    first = brief.what[0].model_copy(update={"source": "institution"})
    assert brief.bottom_line is not None
    same = brief.bottom_line.model_copy(update={"text": f"{first.statement}."})
    for status, verdict, printed in (
        ("happened", "supported", False), ("alleged", "supported", True), ("happened", "unclear", True)
    ):  # fmt: skip
        what = first.model_copy(update={"status": status, "verdict": verdict})
        seen = view(brief.model_copy(update={"bottom_line": same, "what": (what,)}))
        fitted = within(seen, "2025-05-14")
        for family, empty in (("policy", "See Executive summary"), ("submission", "See Issue")):
            section = fitted[family].sections["what"]
            assert (bool(section.lines), section.empty == empty) == (printed, not printed)
        assert seen.bottom_line is not None
        assert seen.bottom_line.source == ("" if printed else "institution")


def test_only_those_sentences_of_a_time_are_printed_that_no_event_says() -> None:
    sentence = "The talks between the town and the operator of the dam were called off on Monday"
    brief = small_brief()
    what = brief.what[0].model_copy(update={"statement": sentence})
    same = {"evidence": brief.what[0].evidence}
    told = brief.when[0].model_copy(update={"event": f"Brill met the press; {sentence}", **same})
    seen = view(brief.model_copy(update={"what": (what,), "when": (told,)}))
    assert [line.said for line in seen.lines["when"]] == ["Brill met the press"]


def test_the_days_of_events_stand_where_no_other_section_has_them() -> None:
    sentence = "The talks between the town and the operator of the dam were called off on Monday"
    brief = small_brief()
    what = brief.what[0].model_copy(update={"statement": sentence})
    told = brief.when[0].model_copy(update={"event": sentence, "evidence": brief.what[0].evidence})
    made = brief.model_copy(update={"what": (what,), "when": (told,)})
    for family in ("submission", "assessment"):
        assert sections(made, family, as_of="2026-01-01")["when"] == [
            "“on Monday” (12 May 2025: the Monday before publication)"
        ]
        assert (
            sections(made, family, as_of="2025-05-12")["when"] == []
        )  # it stands under Timing, or Indicators
        assert sections(brief, family)["when"] == []


def test_what_has_no_place_in_a_family_is_counted_by_list() -> None:
    fitted = within(view(full_brief()), "2025-05-14")
    assert {name: dict(one.missing) for name, one in fitted.items()} == {
        "policy": {},
        "submission": {"When": 2, "Where": 1, "Figures": 1},
        "assessment": {"Who": 2, "When": 2, "Where": 1, "Quotations": 1, "Figures": 1, "Background": 1},
        "sitrep": {"Quotations": 1, "Background": 1},
    }
    text = render(full_brief(), template="sitrep")
    assert "2 further lines of the brief are not printed here: Quotations 1, Background 1." in text


# ---------------------------------------------------------------------------------- days, worked out


def test_times_with_one_reason_share_a_sentence_and_days_as_written_have_none() -> None:
    year = "“Thursday, May 15” fits 2025, alone since 2022"
    times = (
        ("Thursday, May 15", "2025-05-15", f"year by the weekday: {year}"),
        ("on Sunday", "2025-05-11", f"the only such weekday before 2025-05-15; {year}"),
        ("yesterday", "2025-05-13", "counted from the publication on 2025-05-14"),
        ("last week", "2025-05-05/2025-05-11", "counted from the publication on 2025-05-14"),
        ("soon", None, "no day"),
        ("in 2022", "2022", "year as written"),
    )
    when = tuple(When(**BASE, phrase=one, date=day, basis=basis, event="x") for one, day, basis in times)
    bare = bare_brief().model_copy(update={"when": when})
    assert days(bare) == (
        f"“Thursday, May 15” (15 May 2025): year by the weekday: {year}.",
        "“on Sunday” (11 May 2025): the only such weekday before 15 May 2025.",
        "“yesterday” (13 May 2025) and “last week” (5 May 2025 to 11 May 2025): "
        "counted from the publication on 14 May 2025.",
        "“soon” (not resolved): no day.",
    )
    assert "**How days were fixed:** “Thursday, May 15” (15 May 2025)" in render(bare)
    assert "How days were fixed" not in render(bare_brief())


# ---------------------------------------------------------------------------------- sources and gaps


def test_every_voice_is_described_once_with_its_strength_and_its_lines() -> None:
    more = (
        What(**BASE, statement="It rained", status="happened", source="outlet"),
        What(**BASE, statement="It snowed", status="happened", source="unnamed official"),
        What(**BASE, statement="It is late", speaker="Ruth Vale", status="announced", source="institution"),
    )
    brief = small_brief()
    rows = said(descriptors(view(brief.model_copy(update={"what": (*brief.what, *more)}))))
    assert rows == [
        ("The outlet itself", "own reporting", "2"),
        ("Ruth Vale", "named person, institution", "3"),
        ("Not named in the line", "unnamed official", "1"),
        ("Ruth Vale and Arden", "named person", "1"),
    ]


def test_gaps_name_what_is_missing_and_count_what_is_unsettled() -> None:
    assert said(gaps(view(bare_brief()))) == [
        ("Not stated in the article", "what, who, when, where, demands, threats", "")
    ]
    late = Deadline(phrase="in due time, when all of it has been said and done", date=None, basis="no day")
    brief = small_brief()
    asked = Demand(**BASE, by=(), of=("Brill",), demand="pay", deadline=late)
    rows = said(gaps(view(brief.model_copy(update={"demands": (asked,), "losses": ()}))))
    assert rows == [
        ("Times for which no day could be fixed", "“new talks”, “in due time, when all of it has …”", ""),
        ("Demands or threats without a named maker or addressee", "1", ""),
        ("Lines that a check could not settle", "1", ""),
    ]


# ---------------------------------------------------------------------------------- the flash


def test_a_flash_takes_the_demand_with_both_sides_and_a_deadline_first_and_one_quotation() -> None:
    brief = full_brief()
    vague = Demand(**BASE, by=("Arden",), of=(), demand="calm")
    long = Quote(**BASE, text="word " * 100, speaker="Vale")
    short = Quote(**BASE, text="No.", speaker="Vale")
    found = flash(
        view(
            brief.model_copy(
                update={"demands": (vague, *brief.demands), "quotes": (long, short, *brief.quotes)}
            )
        )
    )
    assert found.sections["demands"].lines[-1].lead == "Ruth Vale and Arden call on Brill Ltd"
    assert [line.text for line in found.sections["quotes"].lines] == ["“No.” — Vale"]


# ---------------------------------------------------------------------------------- any other context


def test_any_context_can_be_rendered_by_a_users_template(tmp_path: Path) -> None:
    path = tmp_path / "own.html.j2"
    path.write_text("<p>{{ day }}: {{ empty or not_stated }}</p>", encoding="utf-8")
    assert render_with(path, None, {"day": "<Monday>", "empty": ""}) == (
        "<p>&lt;Monday&gt;: Not stated in the article</p>\n"
    )
    with pytest.raises(UsageError, match="'day' is undefined"):
        render_with(path, "txt", {})


def test_families_of_one_brief_and_of_several_are_told_apart() -> None:
    assert not {one.name for one in templates()} & {one.name for one in templates(many=True)}
    with pytest.raises(UsageError, match="'policy' is made of one brief"):
        refuse_unknown("policy", many=True)
    refuse_unknown("sitrep", "txt")


def test_a_template_of_several_briefs_is_refused_for_one() -> None:
    with pytest.raises(UsageError, match="'press-review' is made of several briefs") as caught:
        render(small_brief(), template="press-review")
    assert "assessment, flash, policy, sitrep, submission" in str(caught.value.hint)
