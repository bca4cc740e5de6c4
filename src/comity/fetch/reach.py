"""Which machines may be reached: the public ones, unless the user says otherwise.

A name is looked up once for each connection, every address that it has is held against the rules, and the connection is made to
one of those very addresses: a name that means another machine a moment later gains nothing.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeAlias

from comity.fetch.address import Address, shown
from comity.fetch.errors import FetchError

IPAddress: TypeAlias = IPv4Address | IPv6Address
Resolver: TypeAlias = Callable[[str, int], Sequence[str]]
"""From a host and a port to the numeric addresses of the machine. Raises OSError where there are none."""

_CLOSED = tuple(
    ip_network(net)
    for net in (
        "100.64.0.0/10",  # shared by customers of a carrier; some clouds keep their metadata there
        "168.63.129.16/32",  # the host of a machine in a cloud
        "192.0.0.0/24",
        "192.88.99.0/24",
        "fec0::/10",  # site-local, given up but still routed in places
    )
)
_TRANSLATED = ip_network("64:ff9b::/96")
"""Under these stands an address of IPv4 in the last four bytes, to which a gateway leads."""


def system_resolver(host: str, port: int) -> Sequence[str]:
    """What the system knows of a name, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[4][0]) for place in found))


def is_public(place: IPAddress) -> bool:
    """Whether an address is one of the open internet; those of IPv4 in the clothes of IPv6 are taken at their word."""
    if isinstance(place, IPv6Address):
        inner = _inner(place)
        if inner is not None:
            return is_public(inner)
        if place.is_site_local or place.scope_id:
            return False
    if any(place in net for net in _CLOSED if net.version == place.version):
        return False
    return place.is_global and not place.is_multicast and not place.is_reserved and not place.is_unspecified


def _inner(place: IPv6Address) -> IPv4Address | None:
    """The address of IPv4 that an address of IPv6 stands for."""
    if place.ipv4_mapped is not None:
        return place.ipv4_mapped
    if place.sixtofour is not None:
        return place.sixtofour
    if place.teredo is not None:
        return place.teredo[1]
    if place in _TRANSLATED or int(place) >> 32 == 0:  # ::a.b.c.d, given up long ago
        return IPv4Address(int(place) & 0xFFFFFFFF)
    return None


def places_of(to: Address, resolver: Resolver, seconds: float, *, is_private_allowed: bool) -> tuple[IPAddress, ...]:
    """The machines behind an address. Raises FetchError where there are none, or where any of them may not be reached."""
    named = _looked_up(to, resolver, seconds)
    places = tuple(ip_address(name) for name in named)
    closed = [place for place in places if not is_public(place)]
    if closed and not is_private_allowed:
        what = to.host if str(closed[0]) == to.host else f"{to.host} is {closed[0]}, which"
        msg = f"{what} is no public address; `--allow-private` fetches from your own network"
        raise FetchError("fetch.private", shown(to.url), msg)
    if not places:
        raise FetchError("fetch.unreachable", shown(to.url), f"no machine is called {to.host}; check the name", is_passing=True)
    return places


def _looked_up(to: Address, resolver: Resolver, seconds: float) -> Sequence[str]:
    """Ask the resolver, which cannot be told how long it may take: one that hangs is left behind."""
    answers: SimpleQueue[Sequence[str] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolver(to.host, to.port))
        except Exception as error:
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except Empty:
        msg = f"the name {to.host} could not be looked up in {seconds:.0f} seconds; try again later"
        raise FetchError("fetch.slow", shown(to.url), msg, is_passing=True) from None
    if isinstance(answer, OSError | UnicodeError):
        msg = f"no machine is called {to.host}; check the name and your connection"
        raise FetchError("fetch.unreachable", shown(to.url), msg, is_passing=True) from answer
    if isinstance(answer, Exception):
        raise answer
    return answer
