"""Which IP addresses are public: everything IANA set apart for private, local or special use is named here."""

import re
import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

IPAddress = IPv4Address | IPv6Address

_LOOPBACK = "an address of this machine"
_PRIVATE = "an address of a private network"
_LINK = "an address of the local link, where cloud machines keep their secrets"
_SPECIAL = "an address set apart for special use"

# IANA IPv4 and IPv6 Special-Purpose Address Registries; 168.63.129.16 is Azure's platform endpoint, which
# answers only inside but has a public number (Microsoft Learn, "What is IP address 168.63.129.16?").
_IPV4 = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", _LOOPBACK),  # "this network"; Linux connects to itself
        ("10.0.0.0/8", _PRIVATE),
        ("100.64.0.0/10", _PRIVATE),  # carrier-grade NAT
        ("127.0.0.0/8", _LOOPBACK),
        ("168.63.129.16/32", _LINK),
        ("169.254.0.0/16", _LINK),
        ("172.16.0.0/12", _PRIVATE),
        ("192.0.0.0/24", _SPECIAL),
        ("192.0.2.0/24", _SPECIAL),
        ("192.31.196.0/24", _SPECIAL),
        ("192.52.193.0/24", _SPECIAL),
        ("192.88.99.0/24", _SPECIAL),
        ("192.168.0.0/16", _PRIVATE),
        ("192.175.48.0/24", _SPECIAL),
        ("198.18.0.0/15", _SPECIAL),
        ("198.51.100.0/24", _SPECIAL),
        ("203.0.113.0/24", _SPECIAL),
        ("224.0.0.0/4", _SPECIAL),  # multicast
        ("240.0.0.0/4", _SPECIAL),  # reserved, and broadcast
    )
)
_IPV6 = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::/127", _LOOPBACK),  # unspecified and loopback
        ("fc00::/7", _PRIVATE),
        ("fec0::/10", _PRIVATE),  # site-local, deprecated
        ("fe80::/10", _LINK),
        ("64:ff9b:1::/48", _PRIVATE),  # NAT64 of the network's own choice
        ("2001::/23", _SPECIAL),  # protocol assignments: Teredo, ORCHID, benchmarks
        ("2001:db8::/32", _SPECIAL),
        ("2620:4f:8000::/48", _SPECIAL),
        ("3fff::/20", _SPECIAL),
    )
)
_GLOBAL = IPv6Network("2000::/3")
"""The only part of IPv6 that is given to networks of the public Internet."""
_NAT64 = IPv6Network("64:ff9b::/96")

_NUMERIC = re.compile(r"(?:[0-9]+|0[xX][0-9a-fA-F]*)$")
"""A last label that makes a host an IPv4 number however it is spelled (WHATWG URL, "ends in a number")."""


def literal(host: str) -> IPAddress | None:
    """The IP address that a host is, in any spelling (127.1, 0x7f.1, 2130706433, ::1); None for a name.

    Raises ValueError where it is spelled like an address and is none.
    """
    if ":" in host:
        return ip_address(host)
    if not _NUMERIC.match(host.rpartition(".")[2]):
        return None
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError as error:
        raise ValueError(f"{host} is no IPv4 address") from error


def why_not_public(address: IPAddress) -> str | None:
    """What kind of special address it is, for people; None where it belongs to the public Internet.

    IPv4 addresses inside IPv6 ones (mapped, NAT64, 6to4) are judged by themselves.
    """
    if isinstance(address, IPv4Address):
        return next((what for network, what in _IPV4 if address in network), None)
    inner = address.ipv4_mapped or address.sixtofour
    if address in _NAT64:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    if inner is not None:
        return why_not_public(inner)
    known = next((what for network, what in _IPV6 if address in network), None)
    return known or (None if address in _GLOBAL else _SPECIAL)
