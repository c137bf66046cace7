"""Who is connected to: only addresses that were checked, under the name that was asked for."""

import dataclasses
import socket
import ssl
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from news_site import certificate, news_site, page, redirect, resolver

from briefing.errors import UnreadableInput
from briefing.fetching import Rules, fetch

PUBLIC = Rules(robots=False, timeout_s=10)
AT_HOME = PUBLIC.model_copy(update={"allow_private": True})


def refused(url: str, rules: Rules = PUBLIC, **more: object) -> UnreadableInput:
    with pytest.raises(UnreadableInput) as caught:
        fetch(url, rules, **more)  # type: ignore[arg-type]
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    "host",
    "127.0.0.1 127.1 0x7f.1 2130706433 017700000001 0 10.0.0.1 169.254.169.254 [::1] [::ffff:127.0.0.1] [::] "
    "[::ffff:7f00:1] [fd00::1] [fe80::1] [64:ff9b::7f00:1] [2002:7f00:1::] 127.0.0.1. 127。0。0。1".split(),
)
def test_a_number_of_this_machine_or_its_networks_is_never_connected_to(host: str) -> None:
    with news_site({"/": page()}) as site:
        message = refused(f"http://{host}/").message
    assert ", an address of " in message
    assert site.asked == []


def test_the_message_says_which_name_is_on_which_address() -> None:
    error = refused("http://news.example/a", resolve=resolver(news_example=["10.1.2.3"]))
    assert error.message == (
        "http://news.example/a is on news.example, which is 10.1.2.3, an address of a private network"
    )
    assert error.hint == "Allow private addresses if that server is meant: --allow-private."


@pytest.mark.parametrize(
    ("addresses", "named"),
    [
        (["127.0.0.1"], "127.0.0.1"),
        (["93.184.216.34", "127.0.0.1"], "127.0.0.1"),
        (["2606:2800::1", "::1"], "::1"),
        (["fe80::1%eth0"], "fe80::1%eth0"),
    ],
)
def test_a_public_name_with_any_private_address_is_refused(addresses: list[str], named: str) -> None:
    message = refused("http://news.example/", resolve=resolver(news_example=addresses)).message
    assert message.startswith(f"http://news.example/ is on news.example, which is {named}, an address of ")


def test_the_address_that_was_checked_is_the_one_connected_to_even_if_the_name_moves() -> None:
    answers = [["93.184.216.34"], ["127.0.0.1"]]

    def rebinding(host: str, port: int) -> Sequence[str]:
        return answers.pop(0)

    with news_site({"/": page()}), pytest.raises(AssertionError, match=r"tried to .+ 93\.184\.216\.34"):
        fetch("http://news.example/", PUBLIC, resolve=rebinding)
    assert answers == [["127.0.0.1"]], "looked up once"


def test_one_fetch_looks_a_host_up_once_whatever_it_asks_there() -> None:
    asked: list[str] = []

    def counting(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"]

    rules = AT_HOME.model_copy(update={"robots": True})
    with news_site({"/a": redirect("/b"), "/b": page()}) as site:
        fetch(f"http://news.example:{site.port}/a", rules, resolve=counting)
    assert (asked, site.asked) == (["news.example"], ["/robots.txt", "/a", "/b"])


def test_the_server_hears_the_name_not_the_address() -> None:
    with news_site({"/a": page()}) as site:
        found = fetch(
            f"http://news.example.:{site.port}/a", AT_HOME, resolve=resolver(news_example=["127.0.0.1"])
        )
    assert site.headers[0]["Host"] == f"news.example:{site.port}"
    assert (found.host, found.url) == ("news.example", f"http://news.example:{site.port}/a")


def test_an_address_that_refuses_gives_way_to_the_next() -> None:
    with news_site({"/a": page()}) as site:
        resolve = resolver(news_example=["127.0.0.2", "127.0.0.1"])
        assert fetch(f"http://news.example:{site.port}/a", AT_HOME, resolve=resolve).data


@pytest.mark.skipif(
    sys.platform != "linux", reason="only there a full queue leaves callers without an answer"
)
def test_an_address_that_does_not_answer_leaves_time_for_the_next() -> None:
    with news_site({"/a": page()}) as site, socket.create_server(("127.0.0.2", site.port), backlog=0):
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.2", site.port))
        resolve = resolver(news_example=["127.0.0.2", "127.0.0.1"])
        rules = AT_HOME.model_copy(update={"timeout_s": 2})
        assert fetch(f"http://news.example:{site.port}/a", rules, resolve=resolve).data
        for one in waiting:
            one.close()


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        (
            "http://169.254.169.254/latest/meta-data",
            "is on 169.254.169.254, an address of the local link, where cloud machines keep their secrets",
        ),
        ("http://0x7f.1/latest/meta-data", "is on 127.0.0.1, an address of this machine"),
        (
            "http://inside.example/latest/meta-data",
            "is on inside.example, which is 10.0.0.7, an address of a private network",
        ),
    ],
)
def test_each_hop_is_checked_as_if_it_had_been_typed(
    to: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The public page comes through a proxy here, since no test may reach a public address."""
    with news_site({"http://news.example/a": redirect(to)}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        monkeypatch.setenv("no_proxy", "inside.example")
        error = refused("http://news.example/a", resolve=resolver(inside_example=["10.0.0.7"]))
    host = to.split("/")[2].replace("0x7f.1", "127.0.0.1")
    assert error.message == f"http://{host}/latest/meta-data (where http://news.example/a leads) {reason}"
    assert proxy.asked == ["http://news.example/a"]


@pytest.mark.parametrize(
    "to", ["http://localhost/admin", "http://news.example:6379/", "http://router.local/"]
)
def test_a_hop_to_a_name_or_port_inside_a_network_is_refused_even_behind_a_proxy(
    to: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with news_site({"http://news.example/a": redirect(to)}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        error = refused("http://news.example/a", resolve=resolver())
    assert error.message.startswith(f"http://news.example/a cannot be followed: {to}, where it leads, ")
    assert proxy.asked == ["http://news.example/a"]


def trusting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> ssl.SSLContext:
    tls, public = certificate(tmp_path, name)
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    return tls


def test_over_tls_the_name_is_what_the_certificate_must_be_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tls = trusting(monkeypatch, tmp_path, "news.example")
    resolve = resolver(news_example=["127.0.0.1"], other_example=["127.0.0.1"])
    with news_site({"/a": page()}, tls) as site:
        found = fetch(f"https://news.example:{site.port}/a", AT_HOME, resolve=resolve)
        other = refused(f"https://other.example:{site.port}/a", AT_HOME, resolve=resolve)
    assert (found.host, site.names) == ("news.example", ["news.example", "other.example"])
    assert other.message == (
        f"https://other.example:{site.port}/a cannot be reached: its certificate is not valid"
        " (Hostname mismatch, certificate is not valid for 'other.example'.)"
    )
    assert site.asked == ["/a"], "nothing is asked of a server that may be another"


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    tls, _ = certificate(tmp_path, "news.example")
    with news_site({"/a": page()}, tls) as site:
        error = refused(
            f"https://news.example:{site.port}/a", AT_HOME, resolve=resolver(news_example=["127.0.0.1"])
        )
    assert "its certificate is not valid (self-signed certificate" in error.message


def test_a_redirect_from_https_to_http_is_not_followed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tls = trusting(monkeypatch, tmp_path, "news.example")
    with news_site({"/b": page()}) as plain, news_site({"/a": redirect(f"{plain.address}/b")}, tls) as site:
        error = refused(
            f"https://news.example:{site.port}/a", AT_HOME, resolve=resolver(news_example=["127.0.0.1"])
        )
    assert plain.asked == []
    assert error.message == (
        f"https://news.example:{site.port}/a cannot be followed: {plain.address}/b, where it leads, is no longer"
        " encrypted, so anyone on the way could change its words"
    )


def test_a_redirect_from_http_to_https_is_followed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tls = trusting(monkeypatch, tmp_path, "news.example")
    with news_site({"/b": page()}, tls) as site:
        to = f"https://news.example:{site.port}/b"
        with news_site({"/a": redirect(to)}) as plain:
            found = fetch(f"{plain.address}/a", AT_HOME, resolve=resolver(news_example=["127.0.0.1"]))
    assert found.url == to


def no_lookup(host: str, port: int) -> Sequence[str]:
    raise AssertionError(f"{host} was looked up")


def test_behind_a_proxy_the_proxy_looks_names_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with news_site({"http://news.example/a": page()}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address.replace("//", "//ann:s3cret@"))
        found = fetch("http://news.example/a", PUBLIC, resolve=no_lookup)
    assert (found.host, proxy.asked) == ("news.example", ["http://news.example/a"])
    assert proxy.headers[0]["Proxy-Authorization"].startswith("Basic ")


@pytest.mark.parametrize("host", ["127.0.0.1", "0x7f.1", "[::1]", "localhost", "intranet", "printer.local"])
def test_behind_a_proxy_numbers_and_names_of_a_network_are_refused_all_the_same(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with news_site({}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        refused(f"http://{host}/", resolve=no_lookup)
    assert proxy.asked == []


def test_a_server_in_the_house_is_asked_directly_though_there_is_a_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with news_site({}) as proxy, news_site({"/a": page()}) as site:
        monkeypatch.setenv("http_proxy", proxy.address)
        fetch(f"{site.address}/a", AT_HOME)
    assert (proxy.asked, site.asked) == ([], ["/a"])


def test_a_proxy_that_refuses_is_named_as_the_one_who_did(monkeypatch: pytest.MonkeyPatch) -> None:
    with news_site({}) as proxy:
        monkeypatch.setenv("https_proxy", proxy.address)
        error = refused("https://news.example/a", resolve=no_lookup)
    assert proxy.asked == ["news.example:443"]
    assert (
        error.message == "https://news.example/a cannot be reached: the proxy refuses (403 no tunnels here)"
    )


def test_a_proxy_of_another_kind_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:9")
    message = refused("https://news.example/a", resolve=no_lookup).message
    assert message == "https://news.example/a cannot be reached through a socks5 proxy"


def test_what_was_fetched_cannot_be_changed() -> None:
    with news_site({"/a": page()}) as site:
        found = fetch(f"{site.address}/a", AT_HOME)
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.url = "https://news.example"  # type: ignore[misc]
