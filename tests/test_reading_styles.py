"""Which styles hide what they style, and which only look as if they did."""

import re

import pytest

from briefing.reading.styles import declarations, ground, hiding_rules, ink, is_faint, is_gone


@pytest.mark.parametrize(
    "style", ["display:none", "Display : NONE !important", "visibility: hidden", "visibility:collapse"]
)
def test_what_is_not_displayed_is_gone(style: str) -> None:
    assert is_gone(declarations(style))


@pytest.mark.parametrize(
    "style",
    [
        "opacity:0", "opacity: 0.0", "opacity:0%", "font-size:0", "font-size: 1px", "font-size:.5pt", "color: transparent",
        "text-indent:-9999px", "text-indent: -100em", "position:absolute;left:-9999px", "position: fixed; top: -2000px",
        "margin-left:-9999px", "position:absolute; clip: rect(0 0 0 0)", "position:absolute;clip:rect(1px, 1px, 1px, 1px)",
        "position:absolute; clip-path: inset(50%)", "overflow:hidden;height:0", "overflow:hidden; max-height: 1px",
        "opacity:.09", "opacity:5%", "transform:scale(0)", "transform: rotate(3deg) scaleX(0.0)", "transform:scale(0, 1)",
        "color:rgba(0,0,0,0)", "color:rgb(0 0 0 / 0%)", "color:#11223300", "color:#1230", "color:hsla(0,0%,0%,0)",
    ],
)  # fmt: skip
def test_what_is_displayed_where_nobody_sees_it_is_faint(style: str) -> None:
    assert is_faint(declarations(style))


@pytest.mark.parametrize(
    "style",
    [
        "", "opacity:.5", "font-size:12px", "font-size:small", "left:-9999px", "position:relative;left:-9999px",
        "text-indent:-2em", "position:absolute;left:-20px", "height:0", "overflow:hidden;height:200px", "color:#fff",
        "margin-top:-40px", "/* display:none */", "font-size:1em", "opacity:calc(1)",
        "opacity:50%", "transform:scale(0.5)", "transform:scale(1)", "color:rgba(0,0,0,.8)", "color:#112233ff", "color:#123f",
        "color:hsl(0,0%,0%)", "color:transparent;background-clip:text", "color:rgb(0,0,0)",
    ],
)  # fmt: skip
def test_what_can_be_seen_is_neither(style: str) -> None:
    assert not is_gone(declarations(style))
    assert not is_faint(declarations(style))


@pytest.mark.parametrize(
    "white", ["white", "#fff", "#FFFFFF", "rgb(255, 255, 255)", "rgba(255 255 255 / 50%)"]
)
def test_a_colour_is_the_same_however_it_is_written(white: str) -> None:
    assert ink(declarations(f"color:{white}")) == (255, 255, 255)
    assert ground(declarations(f"background:{white}")) == (255, 255, 255)


@pytest.mark.parametrize(
    "other", ["inherit", "var(--a)", "#ggg", "#12345", "rgba(0,0,0,0)", "url(a.png) white"]
)
def test_a_colour_in_no_known_form_is_none(other: str) -> None:
    assert ground(declarations(f"background-color:{other}")) is None


@pytest.mark.parametrize(
    ("sheet", "rules"),
    [
        ("@charset 'utf-8'; /* .no{display:none} */ .a, p.b { color: red; display:none }", [[".a"], ["p.b"]]),
        (".c{visibility:hidden} #d{display:none}", [[".c"], ["#d"]]),
        ("article .x { display: none }", [["article", ".x"]]),
        (".a.b { opacity: .05 } .a { opacity: 1 }", [[".a.b"]]),
        (
            ".a{font-size:0} .b{position:absolute;left:-9999px} .c{transform: scale(0)}",
            [[".a"], [".b"], [".c"]],
        ),
        (".a{color:rgba(0,0,0,0)} .b{color:#12345600}", [[".a"], [".b"]]),
        (".a p { display: none } p { display: block }", [[".a", "p"]]),
        (".a { display: none } .b .c { display: block }", [[".a"]]),
    ],
)
def test_rules_by_which_a_sheet_hides_are_found(sheet: str, rules: list[list[str]]) -> None:
    keys = [tuple(frozenset(re.findall(r"[.#]?\w+", part)) for part in rule) for rule in rules]
    assert list(hiding_rules(sheet)) == keys


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print { .a { display: none } }",
        ".a:hover { display: none }",
        ".a > .b { display: none }",
        "p { display: none }",
        ".a { display: none } .open .a { display: block }",
        ".a { display: none } @media screen { .x { color: red } } .a.b { display: flex }",
        ".row { font-size: 0 } .row p { font-size: 16px }",
        ".a { opacity: 0; animation: rise 1s forwards }",
        ".fold { overflow: hidden; max-height: 0 }",
        ".a { color: red",
        "}}}{",
        "",
    ],
)
def test_what_is_hidden_only_sometimes_is_not_taken_for_hidden(sheet: str) -> None:
    assert hiding_rules(sheet) == ()
