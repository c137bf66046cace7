"""Which IP addresses are public, whatever they are spelled like."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.fetching.addresses import literal, why_not_public

PRIVATE = """
    127.0.0.1 127.255.255.254 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
    100.100.100.200 168.63.129.16 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 192.88.99.1 224.0.0.251
    239.255.255.250 240.0.0.1 255.255.255.255
    :: ::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1 ff02::1 2001:db8::1 2001::1 3fff::1 4000::1 100::1
    64:ff9b:1::1 5f00::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1
    64:ff9b::127.0.0.1 64:ff9b::a00:1 2002:7f00:1:: 2002:a00:1::1 2002:c0a8:101::1
""".split()
PUBLIC = """
    1.1.1.1 8.8.8.8 93.184.216.34 172.15.255.255 172.32.0.1 100.63.255.255 100.128.0.1 169.253.0.1 11.0.0.1
    126.255.255.255 128.0.0.1 192.167.255.255 192.169.0.1 198.17.255.255 198.20.0.1 223.255.255.255 168.63.129.17
    2606:4700:4700::1111 2a00:1450:4001:81b::200e 2001:4860:4860::8888 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1
""".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_of_this_machine_its_networks_and_special_uses_are_not_public(address: str) -> None:
    assert why_not_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_beside_them_are_public(address: str) -> None:
    assert why_not_public(ip_address(address)) is None


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_no_ipv4_address_that_python_calls_special_is_public_here(address: IPv4Address) -> None:
    assert (address.is_global and not address.is_multicast) or why_not_public(address)


@given(st.integers(0, 2**125 - 1).map(lambda low: IPv6Address((1 << 125) + low)))
def test_no_global_ipv6_address_that_python_calls_special_is_public_here(address: IPv6Address) -> None:
    assert address.is_global or why_not_public(address)


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_an_ipv4_address_is_the_same_inside_an_ipv6_one(address: IPv4Address) -> None:
    number = int(address)
    mapped = IPv6Address((0xFFFF << 32) + number)
    nat64 = IPv6Address((0x64FF9B << 96) + number)
    six_to_four = IPv6Address((0x2002 << 112) + (number << 80))
    assert {why_not_public(one) for one in (mapped, nat64, six_to_four)} == {why_not_public(address)}


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0X7F000001", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("0", "0.0.0.0"),
        ("::1", "::1"),
        ("::ffff:127.0.0.1", "::ffff:7f00:1"),
        ("0:0:0:0:0:ffff:7f00:1", "::ffff:7f00:1"),
    ],
)
def test_every_spelling_of_an_address_is_that_address(host: str, address: str) -> None:
    assert literal(host) == ip_address(address)


@pytest.mark.parametrize("host", ["example.org", "1.example", "0x7f.example", "cafe", "a.b1", "x1"])
def test_a_name_is_no_address(host: str) -> None:
    assert literal(host) is None


@pytest.mark.parametrize("host", "1.2.3.4.5 256.1.1.1 999999999999 example.1 1.2.3.08 ::g :::".split())
def test_what_is_spelled_like_an_address_and_is_none_is_no_name_either(host: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        literal(host)
