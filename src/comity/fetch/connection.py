"""One request over a connection of its own, bounded in bytes and time whatever the server does.

This is the one module of fetching that sends. No proxy, netrc or cookie of the environment is used, no redirect is followed,
and the connection is made to the address that was looked up and held against the rules (`comity.fetch.reach`).
"""

import ssl
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, NamedTuple

import httpcore

from comity.fetch.address import Address, shown
from comity.fetch.errors import FetchError
from comity.fetch.limits import Limits
from comity.fetch.reach import Resolver, places_of, system_resolver
from comity.fetch.unpack import Unpacker

HEAD_BYTES = 100 * 1024
"""The most that the head of an answer may have; `httpcore` holds servers to it."""
_PEEK_SECONDS = 0.25
"""How long to see whether a server sends more than it declared."""

Headers = tuple[tuple[bytes, bytes], ...]


class Answer(NamedTuple):
    """What a server said. `body` is as sent, without the frames of its chunks; `unpacked` what it unpacks to.

    `place` is the numeric address of the machine; `surplus` how many bytes it sent beyond the length that it declared.
    """

    to: Address
    asked: Headers
    version: bytes
    status: int
    reason: bytes
    headers: Headers
    body: bytes
    unpacked: bytes
    place: str
    surplus: int

    def header(self, name: str) -> str | None:
        """The value of a header, the first where there are several."""
        wanted = name.lower().encode()
        value = next((value for key, value in self.headers if key.lower() == wanted), None)
        return None if value is None else _words(value)


def ask(
    to: Address, headers: Headers, limits: Limits, resolver: Resolver = system_resolver, *, keep_bytes: int | None = None
) -> Answer:
    """Ask for an address once and take the whole answer, of whatever status.

    With `keep_bytes` no more of the body than that is taken and the rest is let go. Raises FetchError, with a sentence, for
    whatever else goes wrong.
    """
    sent = ((b"Host", to.authority.encode()), *headers, (b"Accept-Encoding", b"gzip, deflate"), (b"Connection", b"close"))
    line = _Line(to, limits, resolver)
    times = {"connect": limits.connect_seconds, "read": limits.read_seconds, "write": limits.read_seconds, "pool": 1.0}
    url = httpcore.URL(scheme=to.scheme, host=to.host, port=to.port, target=to.target)
    name = shown(to.url)
    try:
        with (
            httpcore.ConnectionPool(network_backend=line, max_keepalive_connections=0) as pool,
            pool.stream("GET", url, headers=sent, extensions={"timeout": times}) as reply,
        ):
            head = tuple((bytes(key), bytes(value)) for key, value in reply.headers)
            body, unpacked = _body(reply.iter_stream(), head, limits, name, keep_bytes)
            extensions = reply.extensions
            return Answer(
                to=to,
                asked=sent,
                version=extensions["http_version"],
                status=reply.status,
                reason=extensions["reason_phrase"],
                headers=head,
                body=body,
                unpacked=unpacked,
                place=line.place,
                surplus=0 if keep_bytes is not None else line.surplus(head),
            )
    except httpcore.TimeoutException as error:
        raise _slow(name, line, limits) from error
    except httpcore.RemoteProtocolError as error:
        raise _garbled(name, str(error)) from error
    except (httpcore.ConnectError, ssl.SSLError) as error:
        raise _unreachable(name, to, error) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        msg = f"the connection broke off ({_plain(str(error)) or type(error).__name__}); the next run asks again"
        raise FetchError("fetch.cut-short", name, msg, is_passing=True) from error


def _body(stream: Iterable[bytes], head: Headers, limits: Limits, name: str, keep_bytes: int | None) -> tuple[bytes, bytes]:
    """The body as sent and unpacked. Raises FetchError where either grows beyond its limit."""
    most = limits.body_bytes
    declared = _declared(head)
    if declared is not None and declared > most and keep_bytes is None:
        msg = f"declares {declared / 1e6:,.0f} MB, above the limit of {most / 1e6:,.0f} MB; left out"
        raise FetchError("fetch.too-large", name, msg)
    unpacker = Unpacker(_codings(head), limits.unpacked_bytes, name)
    body, unpacked = bytearray(), bytearray()
    for piece in stream:
        body += piece
        if keep_bytes is None and len(body) > most:
            msg = f"goes on above the limit of {most:,} bytes, and perhaps without end; left out"
            raise FetchError("fetch.too-large", name, msg)
        unpacked += unpacker.feed(piece)
        if keep_bytes is not None and len(unpacked) >= keep_bytes:
            return bytes(body), bytes(unpacked[:keep_bytes])
    unpacker.finish()
    return bytes(body), bytes(unpacked)


def _codings(head: Headers) -> tuple[str, ...]:
    said = ",".join(_words(value) for key, value in head if key.lower() == b"content-encoding")
    return tuple(coding.strip().lower() for coding in said.split(",") if coding.strip())


def _declared(head: Headers) -> int | None:
    """The length that the head declares for the body, where it is the one that counts."""
    if any(key.lower() == b"transfer-encoding" for key, _ in head):
        return None
    value = next((value for key, value in head if key.lower() == b"content-length"), b"")
    first = value.split(b",")[0].strip()
    return int(first) if first.isdigit() and len(first) < 20 else None


class _Line(httpcore.NetworkBackend):
    """Connects to a machine that may be reached, and counts bytes and time from then on."""

    def __init__(self, to: Address, limits: Limits, resolver: Resolver) -> None:
        self._to = to
        self._limits = limits
        self._resolver = resolver
        self._end = time.monotonic() + limits.whole_seconds
        self._stream: _Stream | None = None
        self.place = ""
        self.first = bytearray()
        self.count = 0

    def left(self, seconds: float | None) -> float:
        """How long may be waited now. Raises ReadTimeout when the whole time is spent."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if seconds is None else min(seconds, left)

    @property
    def is_spent(self) -> bool:
        """Whether the time for the whole request is over."""
        return time.monotonic() >= self._end

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002  (that of the address, which was looked up)
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Look the name up, hold what it means against the rules, and connect to one of these very machines."""
        limits = self._limits
        wait = self.left(timeout)
        places = places_of(self._to, self._resolver, wait, is_private_allowed=limits.is_private_allowed)
        backend, error = httpcore.SyncBackend(), None
        for place in places:
            try:
                stream = backend.connect_tcp(str(place), port, self.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
                continue
            self.place = str(place)
            self._stream = _Stream(stream, self)
            return self._stream
        raise error or httpcore.ConnectError

    def take(self, piece: bytes) -> bytes:
        """Count what came. Raises FetchError for a server that pours out more than any answer may have."""
        self.count += len(piece)
        if len(self.first) < HEAD_BYTES:
            self.first += piece[:HEAD_BYTES]
        if self.count > 2 * self._limits.body_bytes + 4 * HEAD_BYTES:  # chunks may be wrapped in as much again
            raise FetchError("fetch.too-large", shown(self._to.url), "the answer has no end; left out")
        return piece

    def surplus(self, head: Headers) -> int:
        """How many bytes came behind the end that the head declares."""
        declared, start = _declared(head), _body_start(self.first)
        if declared is None or start is None or self._stream is None:
            return 0
        if self.count <= start + declared:
            with suppress(httpcore.NetworkError, httpcore.TimeoutException, OSError):
                self._stream.read(1024, _PEEK_SECONDS)
        return max(0, self.count - start - declared)


class _Stream(httpcore.NetworkStream):
    """A connection under the watch of its line."""

    def __init__(self, inner: httpcore.NetworkStream, line: _Line) -> None:
        self._inner = inner
        self._line = line

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._line.take(self._inner.read(max_bytes, self._line.left(timeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._line.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self._inner = self._inner.start_tls(ssl_context, server_hostname, self._line.left(timeout))
        return self

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _body_start(first: bytearray) -> int | None:
    """Where the body of an answer begins, behind the heads of what only says that an answer will come."""
    start = 0
    while True:
        end = first.find(b"\r\n\r\n", start)
        if end < 0:
            return None
        status = first[start:end].split(b" ", 2)[1:2]
        start = end + 4
        if not status or not status[0].startswith(b"1"):
            return start


def _slow(name: str, line: _Line, limits: Limits) -> FetchError:
    if line.is_spent:
        text = f"not whole after {limits.whole_seconds:g} seconds; cut off, the next run asks again"
    elif not line.place:
        text = f"no connection after {limits.connect_seconds:g} seconds; the next run asks again"
    else:
        text = f"silent for {limits.read_seconds:g} seconds; given up, the next run asks again"
    return FetchError("fetch.slow", name, text, is_passing=True)


def _garbled(name: str, reason: str) -> FetchError:
    """What to say of an answer that keeps no rules; a body that ends too soon is told apart by what `h11` says of it."""
    if "without sending complete message body" in reason or "incomplete chunked read" in reason:
        text = f"ends before the length that it declares ({_plain(reason)}); left out, the next run asks again"
        return FetchError("fetch.cut-short", name, text, is_passing=True)
    text = f"what the server answers is no HTTP ({_plain(reason)}); left out"
    return FetchError("fetch.bad-answer", name, text, is_passing=True)


def _unreachable(name: str, to: Address, error: Exception) -> FetchError:
    is_tls = isinstance(error, ssl.SSLError) or isinstance(error.__context__, ssl.SSLError) or "SSL" in str(error)
    what = "shows no certificate that is trusted" if is_tls else "cannot be reached"
    text = f"{to.host} {what} ({_plain(str(error)) or 'no reason given'}); the next run asks again"
    return FetchError("fetch.unreachable", name, text, is_passing=True)


def _plain(reason: str) -> str:
    """A reason on one line, in short."""
    return "".join(letter if letter.isprintable() else " " for letter in reason)[:160].strip()


def _words(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
