"""Web addresses: which may be asked for, and how they are written."""

import re
from typing import NamedTuple

import httpx

from comity.fetch.errors import FetchError

MOST_LETTERS = 4_000
"""No address of an article comes near this; what is longer is meant to do harm."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")
_HOST = re.compile(r"[a-z0-9_-][a-z0-9._-]*|[0-9a-f:.]+")
_PORTS = {"http": 80, "https": 443}


class Address(NamedTuple):
    """An address that may be asked for. `target` is the path with the query, as it is sent."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host, and the port where it is not the usual one, as the header `Host` has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What shares a robots.txt: scheme, host and port."""
        return f"{self.scheme}://{self.authority}"


def address(text: str, base: str | None = None) -> Address:
    """Read an address, as seen from `base` where it is given; what follows a "#" is dropped.

    Raises FetchError for what is no address of the web, and for one with a name and a password in it.
    """
    written = text.strip()
    if len(written) > MOST_LETTERS:
        raise FetchError(
            "fetch.bad-address", shown(written), f"longer than {MOST_LETTERS:,} letters; no page has such an address"
        )
    try:
        url = httpx.URL(base).join(written) if base else httpx.URL(written)
        host, port = url.raw_host.decode("ascii").strip("[]"), url.port
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError("fetch.bad-address", shown(written), f"this is no address ({error}); check how it is written") from error
    if url.scheme not in _PORTS or not host:
        msg = "only addresses that begin with http:// or https:// and name a host are fetched"
        raise FetchError("fetch.bad-address", shown(written), msg)
    if url.userinfo:
        msg = "an address with a name or password in it is not fetched; take them out"
        raise FetchError("fetch.bad-address", shown(written), msg)
    port = port if port is not None else _PORTS[url.scheme]
    if not _HOST.fullmatch(host.lower()) or not 0 < port < 65_536:
        msg = f"no machine has the name {shown(host)!r} and the port {port}; check how it is written"
        raise FetchError("fetch.bad-address", shown(written), msg)
    target = url.raw_path.decode("ascii")
    bare = Address("", url.scheme, host.lower(), port, target)
    return bare._replace(url=bare.origin + target)


def shown(text: str) -> str:
    """An address on one line for people: in short, without a password."""
    plain = _CONTROLS.sub("\ufffd", _CREDENTIALS.sub("", text))
    return plain if len(plain) <= 200 else f"{plain[:199]}…"
