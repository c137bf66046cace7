"""Addresses that people type and servers send: what they are taken for, and what is refused before any look-up."""

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UnreadableInput
from briefing.fetching import Rules
from briefing.fetching.locations import location, shown

RULES = Rules()


def refused(url: str, rules: Rules = RULES) -> str:
    with pytest.raises(UnreadableInput) as caught:
        location(url, rules, shown(url))
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTPS://Example.ORG:443/A?b=c#d", "https://example.org/A?b=c"),
        ("http://example.org:80/", "http://example.org/"),
        ("https://example.org./x", "https://example.org/x"),
        ("https://bücher.example/größe", "https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe"),
        ("http://0x08.0x08.2056/", "http://8.8.8.8/"),
        ("http://[2606:4700:4700:0:0:0:0:1111]/", "http://[2606:4700:4700::1111]/"),
    ],
)
def test_an_address_has_one_form(typed: str, taken: str) -> None:
    assert str(location(typed, RULES, "x")) == taken


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("example.org/story", "example.org/story has no scheme, not https: or http:"),
        ("file:///etc/passwd", "file:///etc/passwd has the scheme file:, not https: or http:"),
        ("ftp://example.org/a", "ftp://example.org/a has the scheme ftp:, not https: or http:"),
        ("javascript:alert(1)", "javascript:alert(1) has the scheme javascript:, not https: or http:"),
        ("http:///x", "http:///x names no host"),
        (
            "https://ann:s3cret@example.org/a?token=s3cret",
            "https://example.org/a?… holds a user name or password, which would end up in files and logs",
        ),
        (
            "https://example.org\\@127.0.0.1/",
            "https://127.0.0.1/ holds a user name or password, which would end up in files and logs",
        ),
        (
            "https://example.org:8443/",
            "https://example.org:8443/ asks for port 8443; only 80 and 443 are the public web's",
        ),
        ("http://localhost/", "http://localhost/ is on localhost, a name inside a network"),
        ("http://localhost./", "http://localhost./ is on localhost, a name inside a network"),
        ("http://api.localhost/", "http://api.localhost/ is on api.localhost, a name inside a network"),
        ("http://printer.local/", "http://printer.local/ is on printer.local, a name inside a network"),
        ("http://intranet/news", "http://intranet/news is on intranet, a name inside a network"),
        (
            "http://metadata.google.internal/",
            "http://metadata.google.internal/ is on metadata.google.internal, a name inside a network",
        ),
        (
            "https://exa%6dple.org/",
            "https://exa%6dple.org/ is no address: its host is no name and no IP address",
        ),
        ("https://a..b/", "https://a..b/ is no address: its host is no name and no IP address"),
        (
            "https://example.org../",
            "https://example.org../ is no address: its host is no name and no IP address",
        ),
        ("https://a b/", "https://a%20b/ is no address: its host is no name and no IP address"),
        (
            "https://[fe80::1%25eth0]/",
            "https://[fe80::1%25eth0]/ is no address: its host is no name and no IP address",
        ),
        ("http://1.2.3.4.5/", "http://1.2.3.4.5/ is no address: 1.2.3.4.5 is no IPv4 address"),
        ("http://example.org:0/", "http://example.org:0/ is no address: there is no port 0"),
    ],
)
def test_what_is_no_address_of_a_public_page_is_refused_by_name(typed: str, message: str) -> None:
    assert refused(typed) == message


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "the address is empty"),
        ("  ", "the address is empty"),
        ("http://[::1", "http://[::1 is no address: it cannot be taken apart"),
        ("http://exa\x00mple.org/", "http://exa\ufffdmple.org/ is no address: it cannot be taken apart"),
        ("https://１２７.0.0.1/", "https://１２７.0.0.1/ is no address: it cannot be taken apart"),
        ("http://٣.org", "http://٣.org is no address: it cannot be taken apart"),
    ],
)
def test_what_cannot_be_taken_apart_is_refused(typed: str, message: str) -> None:
    assert refused(typed) == message


@pytest.mark.parametrize("typed", ["http://localhost:8000/", "http://intranet/", "http://127.1:5000/"])
def test_with_private_addresses_allowed_a_server_in_the_house_is_fine(typed: str) -> None:
    assert location(typed, Rules(allow_private=True), "x").host in ("localhost", "intranet", "127.0.0.1")


def test_private_addresses_allowed_do_not_allow_other_schemes_or_passwords() -> None:
    rules = Rules(allow_private=True)
    assert "scheme file:" in refused("file:///etc/passwd", rules)
    assert "password" in refused("http://ann:x@localhost/", rules)


def test_a_redirect_is_relative_to_the_page() -> None:
    base = httpx2.URL("https://example.org/a/b?c")
    found = [str(location(to, RULES, "x", base)) for to in ("/d", "d", "//example.com/e", "?f", "#g")]
    assert found == [
        "https://example.org/d",
        "https://example.org/a/d",
        "https://example.com/e",
        "https://example.org/a/b?f",
        "https://example.org/a/b?c",
    ]


def test_a_long_address_is_cut_and_control_characters_do_not_reach_the_terminal() -> None:
    assert shown("https://example.org/" + "a" * 300) == "https://example.org/" + "a" * 180 + "…"
    assert shown("https://exa\x1b[31mmple.org/\n") == "https://exa�[31mmple.org/�"


@given(st.text(st.characters(exclude_characters="/")), st.text())
def test_no_password_and_no_query_is_ever_shown(password: str, query: str) -> None:
    for typed in (
        f"https://ann:PASS{password}@example.org/x?QUERY{query}",
        f"ann:PASS{password}@example.org?QUERY",
    ):
        told = shown(typed) + refused(typed)
        assert "PASS" not in told
        assert "QUERY" not in told


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("https://ann:s3cret?@example.org/", "…@…"),
        ("https://exa\x00mple.org/a?token=s3cret", "https://exa�mple.org/a"),
        ("https://news.example/@ann/story?x", "https://news.example/@ann/story?…"),
    ],
)
def test_of_a_broken_address_only_what_is_no_secret_is_shown(broken: str, told: str) -> None:
    assert shown(broken) == told


@given(st.text())
def test_whatever_is_typed_becomes_an_address_or_a_refusal(typed: str) -> None:
    try:
        scheme = location(typed, RULES, shown(typed)).scheme
    except UnreadableInput:
        return
    assert scheme in ("http", "https")
