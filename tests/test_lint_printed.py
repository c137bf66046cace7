"""The lint of a print: a clean one in every family and format, and each rule broken by an edit of that rule's kind."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_lint import ARTICLE, clean_brief

from briefing.errors import UsageError
from briefing.lint import lint_printed
from briefing.render import FORMATS, render, templates

BRIEF = clean_brief()
FAMILIES = [known.name for known in templates()]
POLICY, ASSESSMENT, FLASH = (render(BRIEF, template=name) for name in ("policy", "assessment", "flash"))
SLOT = "**▢ For a person to write: implications.** The program leaves this empty; one article does not support it."
JUDGEMENTS = ASSESSMENT[ASSESSMENT.index("**▢ For a person") : ASSESSMENT.index("## Reporting")].strip()
WHO = POLICY[POLICY.index("### Who") : POLICY.index("### When")]
SIGNED = "AI-generated, reviewed by A. Editor on 2026-11-23"


def rules_broken(text: str, form: str = "md") -> set[int]:
    return {one.rule for one in lint_printed(text, form, ARTICLE)}


def edited(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("family", FAMILIES)
def test_an_unedited_brief_keeps_every_rule(family: str, form: str) -> None:
    text = render(BRIEF, template=family, format=form)
    assert lint_printed(text, form, ARTICLE, brief=BRIEF, family=family) == ()
    assert lint_printed(text, form, ARTICLE) == ()


def adds(sentence: str, to: str = "[3]\n") -> tuple[str, str]:
    return to, f"{to.rstrip()} {sentence}\n"


DEFECTS: dict[str, tuple[int, str, list[tuple[str, str]]]] = {
    "a citation taken away": (1, POLICY, [("failed on Tuesday. [1]", "failed on Tuesday.")]),
    "a sentence without a citation": (1, POLICY, [adds("Brill Ltd has paid the mayor.")]),
    "a citation that leads nowhere": (1, POLICY, [("the repair [3]",
                                                   "the repair [33]")]),
    "a paragraph of a person's own": (1, POLICY, [("### Who", "The dam is old.\n\n### Who")]),
    "a quotation with another word": (2, POLICY, [("“We will not wait”", "“We shall not wait”")]),
    "a quotation without its not": (2, POLICY, [("“We will not wait”", "“We will wait”")]),
    "marks around words that are not the article's": (2, POLICY, [
        ("must close the dam by Friday [5]", "“must shut the dam by Friday” [5]")]),
    "evidence that was changed": (2, POLICY, [
        ("dam leaks and rejected the call. |", "dam leaks and accepted the call. |")]),
    "one official made several": (3, POLICY, [("a senior safety official) —", "officials) —")]),
    "an official without the article's description": (3, POLICY, [("a senior safety official) —", "an official) —")]),
    "a denial that is nobody's": (3, POLICY, [("(denied by Brill Ltd)", "(denied)")]),
    "a demand that is nobody's": (3, POLICY, [("**Ruth Vale calls on Brill Ltd:** close the dam by Friday",
                                               "the dam must be closed by Friday")]),
    "a quotation that is nobody's": (3, POLICY, [("“We will not wait” — Ruth Vale, mayor of Arden", "“We will not wait”")]),
    "said made claimed": (4, POLICY, [("said that the operator", "claimed that the operator")]),
    "said made insisted": (4, POLICY, [("said that the operator", "insisted that the operator")]),
    "an admission": (4, POLICY, [adds("Brill Ltd admitted that the repair was not addressed. [3]")]),
    "a boast": (4, POLICY, [("The talks did not address the repair", "The talks boasted not to address the repair")]),
    "yesterday": (5, POLICY, [("The talks did not address the repair", "The talks yesterday did not address the repair")]),
    "another weekday": (5, POLICY, [("failed on Tuesday. [1]", "failed on Thursday. [1]")]),
    "last week": (5, POLICY, [("The talks did not address the repair", "Last week the talks did not address the repair")]),
    "two days ago": (5, POLICY, [("The talks did not", "Two days ago the talks did not")]),
    "a title that the article lacks": (6, POLICY, [
        ("**Ruth Vale, mayor", "**Prime Minister Ruth Vale, mayor")]),
    "a name that the article lacks": (6, POLICY, [("The talks did not", "Olaf Meyer’s talks did not")]),
    "a last name alone": (6, POLICY, [(WHO, ""), ("The talks did not", "Vale’s talks did not"),
                                      ("**Ruth Vale calls on", "**Vale calls on")]),
    "another number": (7, POLICY, [("12 people were injured near Arden in March 2024 (acc", "21 people were injured near Arden in March 2024 (acc")]),
    "another year": (7, POLICY, [("in March 2024 (acc", "in March 2025 (acc")]),
    "a not lost": (7, POLICY, [("The talks did not address", "The talks did address")]),
    "a not put in": (7, POLICY, [("failed on Tuesday. [1]", "did not fail on Tuesday. [1]")]),
    "probably": (8, POLICY, [("The talks did not", "The talks probably did not")]),
    "clearly": (8, POLICY, [("failed on Tuesday. [1]", "clearly failed on Tuesday. [1]")]),
    "should": (8, POLICY, [adds("Arden should address the repair. [3]")]),
    "a likelihood beside a confidence": (8, ASSESSMENT, [
        (JUDGEMENTS, "It is likely that Arden sues; we have high confidence in this.")]),
    "words of two yardsticks": (8, ASSESSMENT, [(JUDGEMENTS, "It is likely that Arden sues. A settlement is improbable.")]),
    "a likelihood without its yardstick": (8, POLICY, [(SLOT, "It is very likely that Arden sues.")]),
    "no author": (9, POLICY, [("- Author: A. Reporter\n", "")]),
    "no address": (9, POLICY, [("- URL: `https://post.example/dam`\n", "")]),
    "an author left open": (9, POLICY, [("Author: A. Reporter", "Author: TBD")]),
    "another article's hash": (9, POLICY, [("Article: sha256 " + ARTICLE.sha256[:12], "Article: sha256 0123456789ab")]),
    "another day of publication": (9, POLICY, [("Published: 18 November 2026", "Published: 11 November 2026")]),
    "no label": (9, POLICY, [("**AI-generated, not reviewed**", "")]),
    "a label that nobody signed for": (9, POLICY, [("**AI-generated, not reviewed**", f"**{SIGNED}**")]),
    "a change after the signature": (9, POLICY, [
        ("AI-generated, not reviewed", "AI-generated, changed after the review by A. Editor on 2026-11-23, not reviewed since"),
        ("Reviewer: not reviewed", "Reviewer: A. Editor, 23 November 2026; changed since then")]),
    "a version that replaces nothing": (10, POLICY, [("Brief: version 1", "Brief: version 2")]),
    "corrections of a first version": (10, POLICY, [("## Executive", "## Corrections\n\n- Version 2, 23 November 2026, A. "
                                                     "Editor: the day — a slip\n\n## Executive")]),
    "a correction without a reason": (10, POLICY, [
        ("Brief: version 1", "Brief: version 2, in place of version 1 (sha256 abcdefabcdef)"),
        ("## Executive", "## Corrections\n\n- Version 2, 23 November 2026, A. Editor: the day\n\n## Executive")]),
    "an empty section": (11, POLICY, [("“We will not wait” — Ruth Vale, mayor of Arden [7]", "")]),
    "a filler": (11, POLICY, [("- **Brill Ltd:** denied that the dam leaks [4]", "- N/A [4]")]),
    "nothing and something": (11, POLICY, [("## Threats and risks\n", "## Threats and risks\n\nNot stated in the article\n")]),
    "a person's place filled without a signature": (11, POLICY, [(SLOT, "Arden must prepare its case.")]),
    "a policy brief of 1,600 words": (12, POLICY, [("### Who", " ".join(["word"] * 1600) + " [1]\n\n### Who")]),
    "a flash of 160 words": (12, FLASH, [("**Bottom line:**", "**Bottom line:** " + " ".join(["word"] * 120))]),
    "an assessment of 1,300 words": (12, ASSESSMENT, [("## Reporting", " ".join(["word"] * 1300) + " [1]\n\n## Reporting")]),
}  # fmt: skip


@pytest.mark.parametrize("kind", DEFECTS)
def test_an_edit_that_breaks_a_rule_is_found(kind: str) -> None:
    rule, text, changes = DEFECTS[kind]
    family = "flash" if text is FLASH else None
    found = lint_printed(edited(text, *changes), "md", ARTICLE, family=family)
    assert rule in {one.rule for one in found}, found


def test_every_rule_is_broken_by_three_edits_at_least() -> None:
    counts = [sum(rule == number for rule, _, _ in DEFECTS.values()) for number in range(1, 13)]
    assert min(counts) >= 3, counts


@pytest.mark.parametrize(
    ("form", "old", "new", "rule"),
    [
        ("txt", "The talks did not address", "The talks did address", 7),
        ("html", "The talks did not address the repair", "The talks did address the repair", 7),
        ("txt", "“We will not wait”", "“We shall not wait”", 2),
        ("html", "“We will not wait”", "“We shall not wait”", 2),
        ("txt", "Author: A. Reporter\n", "", 9),
        ("html", "<dt>Author</dt><dd><bdi>A. Reporter</bdi></dd>", "", 9),
    ],
)
def test_the_same_edits_are_found_in_other_formats(form: str, old: str, new: str, rule: int) -> None:
    text = render(BRIEF, template="policy", format=form)
    assert rule in rules_broken(edited(text, (old, new)), form)


def test_a_signature_lets_a_person_fill_their_place() -> None:
    signed = edited(POLICY, (SLOT, "Arden must prepare its case."), ("AI-generated, not reviewed", SIGNED),
                    ("Reviewer: not reviewed", "Reviewer: A. Editor, 23 November 2026"))  # fmt: skip
    assert rules_broken(signed) == set()


def test_judgements_in_words_of_the_printed_yardstick_are_in_order() -> None:
    said = "It is likely that Arden sues. It is very unlikely that Brill Ltd pays.\n\nWe have high confidence in this."
    signed = edited(ASSESSMENT, (JUDGEMENTS, said), ("AI-generated, not reviewed", SIGNED),
                    ("Reviewer: not reviewed", "Reviewer: A. Editor, 23 November 2026"))  # fmt: skip
    assert rules_broken(signed) == set()


def test_a_print_is_held_against_the_value_it_was_made_of() -> None:
    bare = edited(POLICY, ("“We will not wait” — Ruth Vale, mayor of Arden [7]", "Not stated in the article"))
    assert rules_broken(bare) == set()
    (found,) = lint_printed(bare, "md", ARTICLE, brief=BRIEF)
    assert (found.rule, found.name) == (11, "empty")
    assert "the brief has it" in found.message


def test_an_edit_is_named_with_its_line_and_what_to_do() -> None:
    text = edited(POLICY, ("said that the operator", "claimed that the operator"))
    (found,) = lint_printed(text, "md", ARTICLE)
    assert found.place == f"line {text[: text.index('claimed')].count(chr(10)) + 1}"
    assert found.message.endswith("write “said”")
    assert found.words == ("claimed",)


def test_a_format_without_rules_is_refused() -> None:
    with pytest.raises(UsageError, match="no rules for the format 'docx'"):
        lint_printed("", "docx", ARTICLE)


_PIECES = st.sampled_from(
    "Vale said yesterday. “not (unclear) [3] [99] ▢ For a person to write: ## Gaps Brief: version 2 unlikely "
    "| 停火 \u202e AI-generated, reviewed by N/A Source: Article sha256 — Not stated in the article <b> ** $3".split(
        " "
    )
)
_EDITS = st.lists(
    st.tuples(st.integers(0, 400), st.lists(_PIECES, min_size=1, max_size=8).map(" ".join), st.booleans()),
    max_size=5,
)
PRINTS = [(render(BRIEF, template=family, format=form), form) for family in FAMILIES for form in FORMATS]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PRINTS), _EDITS)
def test_whatever_a_person_does_to_a_print_is_linted_in_the_order_of_the_rules(
    one: tuple[str, str], edits: list[tuple[int, str, bool]]
) -> None:
    rows = one[0].split("\n")
    for at, words, own in edits:
        at %= len(rows)
        rows[at : at + (not own)] = [words if own else f"{rows[at]} {words}"]
    found = lint_printed("\n".join(rows), one[1], ARTICLE, brief=BRIEF)
    assert [lint.rule for lint in found] == sorted(lint.rule for lint in found)
    assert len(set(found)) == len(found)
