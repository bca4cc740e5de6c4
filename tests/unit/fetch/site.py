"""A real web server on the loopback that does what a test tells it to: sound answers, and every kind of trouble."""

import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from comity.fetch.clock import Clock

LONGEST = 10.0
"""No answer goes on for longer than that many seconds, whatever the test."""


class Asked(NamedTuple):
    """A request as it arrived, and when."""

    path: str
    headers: dict[str, str]
    moment: float


Reply = bytes | Iterable[bytes | float]
"""All bytes of an answer, head included; or pieces of it, with seconds to wait in between."""


def reply(content: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """An answer with a body and its length, or a wrong one."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(content) if length is None else length}", *headers]
    return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + content


def page(words: str, *headers: str) -> bytes:
    """An answer with a page of HTML."""
    return reply(f"<html><body><p>{words}</p></body></html>".encode(), "Content-Type: text/html; charset=utf-8", *headers)


def moved(place: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return reply(b"", f"Location: {place}", status=status)


class Site:
    """The server. `pages` tells what it answers by path: an answer, or a function of the request; what it lacks is 404."""

    def __init__(self, pages: dict[str, Reply | Callable[[Asked], Reply]], tls: ssl.SSLContext | None = None) -> None:
        self.pages = pages
        self.asked: list[Asked] = []
        self.is_closing = threading.Event()
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                connection = self.request if tls is None else tls.wrap_socket(self.request, server_side=True)
                with connection:
                    outer._answer(connection)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            block_on_close = True
            allow_reuse_address = True

            def handle_error(self, *_: Any) -> None:  # a client that hangs up is what many tests are about
                pass

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def _answer(self, connection: Any) -> None:
        connection.settimeout(LONGEST)
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65536)
            if not piece:
                return
            head += piece
            if head.startswith(b"\x16"):  # the beginning of TLS, which is not spoken here
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return
        first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        asked = Asked(first.split(" ")[1], headers, time.monotonic())
        self.asked.append(asked)
        found = self.pages.get(asked.path, reply(b"not here", status="404 Not Found"))
        said = found(asked) if callable(found) else found
        end = time.monotonic() + LONGEST
        for piece in (said,) if isinstance(said, bytes) else said:
            if self.is_closing.is_set() or time.monotonic() > end:
                return
            if isinstance(piece, float):
                self.is_closing.wait(piece)
            else:
                connection.sendall(piece)

    def paths(self) -> list[str]:
        """What was asked for, the rules for robots aside."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def close(self) -> None:
        """Stop, and wait for what is still being answered."""
        self.is_closing.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def serving(
    pages: dict[str, Reply | Callable[[Asked], Reply]] | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[Site]:
    """A server for the time of a test."""
    site = Site(pages or {}, tls)
    try:
        yield site
    finally:
        site.close()


class StillClock(Clock):
    """A clock that only moves when something sleeps on it."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC) + timedelta(seconds=self.passed)

    def seconds(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds
