"""The recheck of a brief against an article: verdicts a line, what changed, what was overruled, what is stale."""

import re

import pytest
from sample_brief import TEXT, article, evidence, small_brief
from stand_in_checker import StandIn

from briefing.errors import NothingToCheck, UnreadableInput, UsageError
from briefing.nouns.article import Article, digest
from briefing.nouns.brief import ModelIdentity, PromptIdentity, What
from briefing.nouns.checked import Checked
from briefing.nouns.opinion import Opinion
from briefing.recheck import (
    Before,
    Book,
    Judged,
    Report,
    Seconded,
    applied,
    load_book,
    overruled,
    read_brief,
    recheck,
    told,
)
from briefing.recheck.report import line_digest, normalised
from briefing.render import render

ARTICLE = article(language="en")
MD = render(small_brief(), format="md")
DAY = "2026-11-22"


def checked(text: str, against: Article = ARTICLE, **more: object) -> Report:
    return recheck(read_brief(text.encode(), "b.md", against), "b.md", against, StandIn(against), **more)


def line(report: Report, text: str) -> Judged:
    (found,) = [one for one in report.lines if text in one.text]
    return found


def test_a_line_is_as_good_as_its_worst_claim() -> None:
    report = checked("# T\n\n## Who\n\n- Ruth Vale, president of Arden: calls for closure\n")
    found = line(report, "Ruth Vale")
    assert (found.status, found.score) == ("unsupported", 0.1)
    assert any("presid" in word for finding in found.findings for word in finding.words)


def test_words_printed_as_the_articles_which_it_lacks_are_unsupported() -> None:
    text = MD.replace("| Brill rejected the call. |", "| Brill rejected the mayor. |")
    found = line(checked(text), "Brill rejected the mayor.")
    assert found.status == "unsupported"
    assert found.findings[0].check == "quotation"


DATED = article(language="en", published="2025-05-14")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("statement (12 May 2025)", "statement (13 May 2025)"),
        ("“by Friday”, 16 May 2025", "“by Friday”, 23 May 2025"),
    ],
)
def test_a_day_that_its_phrase_does_not_mean_is_unsupported(old: str, new: str) -> None:
    assert not [one for line in checked(MD, DATED).lines for one in line.findings if one.check == "dates"]
    report = checked(MD.replace(old, new), DATED)
    (found,) = [one for one in report.lines if new in one.text]
    assert found.status == "unsupported"
    assert found.findings[0].check == "dates"
    assert " ".join(old.strip(")").split("(")[-1].split()[-3:]) in found.findings[0].message


def test_a_day_that_cannot_be_worked_out_is_checked_like_other_words() -> None:
    found = line(checked(MD, article(language="en")), "“on Monday”")
    assert found.status == "unsupported"
    assert {"2025"} <= {word for one in found.findings for word in one.words}


def test_the_day_of_reading_tells_a_year_that_the_text_leaves_open() -> None:
    text = "Talks on Thursday, May 15 were called off. The mayor spoke."
    undated = Article(text=text, sha256=digest(text), sentences=((0, 42), (43, 59)), language="en")
    brief = "# Talks called off\n\n## When\n\n- “Thursday, May 15”: talks called off (15 May 2025: x)\n"
    report = checked(brief, undated, as_of="2025-06-01")
    assert line(report, "May 15").status == "supported"
    wrong_year = checked(brief.replace("15 May 2025", "15 May 2024"), undated, as_of="2025-06-01")
    assert line(wrong_year, "May 15").findings[0].check == "dates"


def test_a_headline_that_is_the_articles_title_is_not_checked() -> None:
    titled = article(language="en", title="Nine ministers paid")
    edited = read_brief(b"# Nine ministers paid\n\nBrill rejected the call.\n", "b.md", titled)
    assert [one.text for one in edited.lines] == ["Brill rejected the call."]
    assert [(one.why, one.ours) for one in edited.unchecked] == [("the article's own title", True)]


def test_a_brief_without_a_line_is_refused() -> None:
    with pytest.raises(NothingToCheck) as refused:
        checked("- Outlet: The Post\n")
    assert refused.value.exit_code == 3


def test_a_json_brief_of_another_text_is_checked_with_a_note() -> None:
    changed = Article(text=TEXT + "\nMore.", sha256=digest(TEXT + "\nMore."), sentences=((0, 33),))
    edited = read_brief(small_brief().model_dump_json().encode(), "b.json", changed)
    report = recheck(edited, "b.json", changed, StandIn(changed))
    assert "another text of the article" in report.notes[0]
    assert checked(MD).notes == ()


# --- what changed ---


def test_lines_the_original_has_are_not_checked_again() -> None:
    report = checked(MD.replace("calls for closure", "opposes closure"), original=small_brief())
    assert report.counts["unchanged"] == len(report.lines) - 1
    changed = line(report, "opposes closure")
    assert (changed.status, changed.was) == ("unsupported", "Ruth Vale, mayor of Arden: calls for closure")
    assert report.removed == ()


@pytest.mark.parametrize("form", ["md", "txt", "html"])
@pytest.mark.parametrize("template", ["policy", "flash"])
def test_an_untouched_brief_has_nothing_to_check(form: str, template: str) -> None:
    edited = read_brief(render(small_brief(), template=template, format=form).encode(), f"b.{form}", ARTICLE)  # type: ignore[arg-type]
    report = recheck(edited, "b", ARTICLE, StandIn(ARTICLE), original=small_brief())
    assert {one.status for one in report.lines} == {"unchanged"}
    assert report.removed == ()


def test_spacing_and_quotation_marks_are_no_change() -> None:
    text = MD.replace("“on Monday”:", '"on Monday":').replace("may sue.", "may  sue")
    assert {one.status for one in checked(text, original=small_brief()).lines} == {"unchanged"}


def test_a_line_printed_twice_is_one_line_more() -> None:
    text = MD.replace(
        "- The talks were called off", "- The talks were called off\n- The talks were called off", 1
    )
    report = checked(text, original=small_brief())
    assert [one.status for one in report.lines if "called off" in one.text] == ["unchanged", "supported"]


def test_a_removed_line_is_listed() -> None:
    kept = [one for one in MD.split("\n") if not one.startswith("- The talks were called off")]
    report = checked("\n".join(kept), original=small_brief())
    assert [(one.text, one.note) for one in report.removed] == [("The talks were called off", None)]


def test_a_removed_reply_is_noted_when_the_line_goes_and_when_it_stays() -> None:
    lines = MD.split("\n")
    gone = "\n".join(one for one in lines if "call on Brill" not in one)
    (removed,) = checked(gone, original=small_brief()).removed
    assert removed.note is not None
    shorter = checked(MD.replace("; response: rejected", ""), original=small_brief())
    assert [one.note is not None for one in shorter.removed] == [True]
    assert line(shorter, "call on Brill").was is not None


def test_a_removed_denial_is_noted() -> None:
    denial = What(
        id="x",
        evidence=evidence(4),
        verdict="supported",
        statement="Brill denied the call",
        status="happened",
    )
    original = small_brief().model_copy(update={"what": (denial,)})
    text = render(original, format="md").replace("Brill denied the call", "Brill heard the call")
    assert any(one.note for one in checked(text, original=original).removed)


def test_with_another_text_of_the_article_unchanged_lines_are_checked_too() -> None:
    text = TEXT.replace("called off", "held")
    other = article(text)
    report = checked(MD, other, original=small_brief())
    assert "unchanged" not in {one.status for one in report.lines}
    assert any("unchanged lines are checked too" in note for note in report.notes)


# --- overrulings ---

WRONG = MD.replace("The talks were called off", "The talks were called perhaps splendid")


def wrong() -> Report:
    return checked(WRONG)


def signed(report: Report, text: str = "splendid") -> Book:
    number = line(report, text).number
    return Book().with_(overruled(report, [number], name="Jane Doe", reason="by telephone", day=DAY))


def test_an_overruled_line_counts_no_more_and_says_by_whom_and_why() -> None:
    before = wrong()
    report = applied(before, signed(before))
    found = line(report, "splendid")
    assert (found.status, found.verdict) == ("overruled", "unsupported")
    assert found.overruled is not None
    assert (found.overruled.name, found.overruled.reason, found.overruled.date) == (
        "Jane Doe",
        "by telephone",
        DAY,
    )
    assert found.overruled.findings == found.findings
    assert report.counts["unsupported"] == before.counts["unsupported"] - 1
    assert "overruled by Jane Doe on 2026-11-22: by telephone" in told(report)


def test_an_overruling_survives_a_change_of_other_lines_and_of_spacing() -> None:
    book = signed(wrong())
    text = "# New headline\n\n" + WRONG.replace("perhaps splendid", "perhaps  splendid.")
    assert line(applied(checked(text), book), "splendid").status == "overruled"


@pytest.mark.parametrize(
    ("text", "against", "why"),
    [
        (WRONG.replace("splendid", "marvellous"), ARTICLE, "the line was changed or removed since"),
        (WRONG, article(TEXT + " And more."), "the article was changed since"),
    ],
)
def test_an_overruling_lapses_with_its_line_or_its_article(text: str, against: Article, why: str) -> None:
    report = applied(checked(text, against), signed(wrong()))
    assert report.counts["overruled"] == 0
    assert [one.why for one in report.lapsed] == [why]
    assert why in told(report)


def test_an_overruling_of_a_doubt_does_not_cover_a_fault() -> None:
    doubtful = checked(MD.replace("The talks were called off", "The talks were perhaps called off"))
    book = signed(doubtful, "perhaps")

    class Harder(StandIn):
        def check(self, claim: str) -> Checked:
            found = super().check(claim)
            return found.model_copy(update={"verdict": "unsupported"}) if "perhaps" in claim else found

    text = MD.replace("The talks were called off", "The talks were perhaps called off").encode()
    harder = recheck(read_brief(text, "b.md", ARTICLE), "b.md", ARTICLE, Harder(ARTICLE))
    assert applied(doubtful, book).counts["overruled"] == 1
    report = applied(harder, book)
    assert report.counts["overruled"] == 0
    assert [one.why for one in report.lapsed] == ["it was unclear then and is unsupported now"]


@pytest.mark.parametrize(
    ("number", "name", "reason", "said"),
    [
        (3, "", "because", "--by"),
        (3, "Jane", "  ", "--reason"),
        (3, None, "because", "--by"),
        (99, "Jane", "because", "no line 99"),
        (0, "Jane", "because", "no line 0"),
        (2, "Jane", "because", "nothing to overrule in line 2"),
    ],
)
def test_what_cannot_be_overruled_is_refused(number: int, name: str, reason: str, said: str) -> None:
    supported = line(
        checked(MD.replace("Arden wants the dam closed and may sue.", "Brill rejected the call.")),
        "Brill rejected",
    )
    assert supported.number == 2
    assert supported.status == "supported"
    report = checked(WRONG.replace("Arden wants the dam closed and may sue.", "Brill rejected the call."))
    with pytest.raises(UsageError) as refused:
        overruled(report, [number], name=name, reason=reason, day=DAY)
    assert said in refused.value.message


def test_overruling_a_line_again_replaces_the_older_word() -> None:
    report = wrong()
    number = line(report, "splendid").number
    book = signed(report).with_(overruled(report, [number, number], name="Ann", reason="later", day=DAY))
    assert [(one.name, one.reason) for one in book.overrulings] == [("Ann", "later")]


def test_a_book_is_read_back_as_it_was_written_and_refused_when_it_is_none() -> None:
    book = signed(wrong())
    assert load_book(book.model_dump_json().encode(), "x") == book
    for broken in (b"", b"[]", b'{"schema_version": "2.0"}', b'{"overrulings": [{}]}'):
        with pytest.raises(UnreadableInput, match="x"):
            load_book(broken, "x")


def test_texts_that_look_alike_have_one_digest() -> None:
    assert line_digest("“A”  b.") == line_digest('"A" b')
    assert line_digest("A b") != line_digest("a b")
    assert normalised("  x — y ") == "x - y"


# --- what went stale ---


def test_a_line_is_stale_that_the_older_text_carried_and_the_newer_does_not() -> None:
    newer = article(TEXT.replace("called off", "held"))
    report = checked(MD, newer, before=Before(ARTICLE, StandIn(ARTICLE)))
    found = line(report, "The talks were called off")
    assert found.status == "unsupported"
    assert found.stale is not None
    assert (found.stale.before, found.stale.worse) == ("supported", True)
    assert found.stale.evidence_before[0].text == "Talks on the dam were called off."
    assert "stale: it was supported by the older article" in told(report)


def test_a_line_that_was_wrong_before_is_not_stale() -> None:
    report = checked(WRONG, before=Before(ARTICLE, StandIn(ARTICLE)))
    assert line(report, "splendid").stale is None
    assert all(one.stale is None for one in report.lines)


def test_a_line_whose_sentence_was_reworded_is_told_though_it_stands() -> None:
    newer = Article(
        text=(
            changed := TEXT.replace(
                "Talks on the dam were called off.", "All talks on the dam were called off!"
            )
        ),
        sha256=digest(changed),
        sentences=((0, 37), (37, len(changed))),
    )
    found = line(checked(MD, newer, before=Before(ARTICLE, StandIn(ARTICLE))), "The talks were called off")
    assert found.status == "supported"
    assert found.stale is not None
    assert not found.stale.worse


# --- what people and programs are shown ---


def test_the_report_is_the_same_every_time_and_reads_back() -> None:
    one, two = wrong(), wrong()
    assert one.model_dump_json() == two.model_dump_json()
    assert told(one) == told(two)
    assert one.model_dump(mode="json")["counts"] == one.counts


def test_every_line_is_counted_once() -> None:
    counts = dict(wrong().counts)
    assert counts.pop("not_checked") == len(wrong().unchecked)
    assert sum(counts.values()) == len(wrong().lines)


def test_supported_lines_are_not_told_and_problems_are_with_their_nearest_evidence() -> None:
    text = told(wrong())
    assert re.search(r"✗ unsupported \(what, line \d+\): The talks were called perhaps splendid", text)
    assert "nearest evidence: “Talks on the dam were called off.” (characters 0–33)" in text
    assert "The talks were called off" not in text.split("Not checked:")[0].replace("called perhaps", "")
    assert "evidence, word for word in the article: 5" in text


def test_hostile_text_does_not_reach_the_terminal() -> None:
    assert "\x1b" not in told(checked("# T\n\nBad \x1b[31m words\u202e here.\n"))


# --- the second opinion ---


def opinion(verdict: str) -> Opinion:
    return Opinion(
        verdict=verdict,
        reason="I think so",
        model=ModelIdentity(name="m", host="127.0.0.1"),
        prompt=PromptIdentity(name="judge", version="v1", sha256="ab" * 32),
    )


@pytest.mark.parametrize(
    ("which", "claim", "says", "verdict"),
    [
        ("unclear", "Talks were perhaps called off", "unsupported", "unsupported"),
        ("unclear", "Talks were perhaps called off", "supported", "unclear"),
        ("unclear", "Talks were perhaps called off", "unscored", "unclear"),
        ("unclear", "Talks were called off", "unsupported", "supported"),
        ("all", "Talks were called off", "unsupported", "unclear"),
        ("all", "Talks were splendid", "supported", "unsupported"),
    ],
)
def test_an_opinion_may_lower_a_verdict_and_never_raise_it(
    which: str, claim: str, says: str, verdict: str
) -> None:
    checker = Seconded(StandIn(ARTICLE), lambda _: opinion(says), which)  # type: ignore[arg-type]
    found = checker.check(claim)
    assert found.verdict == verdict
    asked = [finding for finding in found.findings if finding.check == "second opinion"]
    assert len(asked) == (which == "all" or "perhaps" in claim)
    assert all(f"m says: {says} (I think so)" == finding.message for finding in asked)
