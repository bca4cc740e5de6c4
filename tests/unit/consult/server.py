"""A real server that speaks the chat protocol and does what a test tells it to: right answers, wrong ones, any trouble."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Asked(NamedTuple):
    """A request as it arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def system(self) -> str:
        """The message of the system."""
        return str(self.body["messages"][0]["content"])

    @property
    def user(self) -> str:
        """The message of the user."""
        return str(self.body["messages"][1]["content"])


class Reply(NamedTuple):
    """What the server sends: whole or in pieces, at once or after a while."""

    status: int = 200
    content: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    wait: float = 0.0
    pieces: Callable[[], Iterator[bytes]] | None = None
    raw: Callable[[], Iterator[bytes]] | None = None


def completion(content: str, *, finish: str = "stop", usage: tuple[int, int] | None = (100, 50)) -> Reply:
    """A chat completion."""
    body: dict[str, Any] = {"choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": finish}]}
    if usage is not None:
        body["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1]}
    return Reply(content=json.dumps(body).encode())


def article(**lists: Any) -> str:
    """An answer with some lists of records and the others empty."""
    keys = ("figures", "instruments", "projects", "measures", "events", "attributions")
    return json.dumps({**{key: [] for key in keys}, **lists}, ensure_ascii=False)


class Server:
    """The server: `asked` are the requests it got, `answers` tells what it says to one and its number."""

    def __init__(self, answers: Callable[[Asked, int], Reply]) -> None:
        self.answers = answers
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers.get("content-length", 0))
                body = json.loads(self.rfile.read(length))
                outer.take(self, Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, body))

            def log_message(self, *_: Any) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None:  # a client that hangs up is what some tests are about
                pass

        self._http = Quiet(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._http.server_port}/v1"
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def take(self, handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        with self._lock:
            self.asked.append(asked)
            number = len(self.asked)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            self._send(handler, self.answers(asked, number))
        finally:
            with self._lock:
                self._at_once -= 1

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        if reply.wait:
            time.sleep(reply.wait)
        if reply.raw is not None:
            for piece in reply.raw():
                handler.wfile.write(piece)
                handler.wfile.flush()
            return
        handler.send_response(reply.status)
        for name, value in reply.headers:
            handler.send_header(name, value)
        if reply.pieces is None:
            handler.send_header("Content-Length", str(len(reply.content)))
            handler.end_headers()
            handler.wfile.write(reply.content)
            return
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for piece in reply.pieces():
            handler.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            handler.wfile.flush()
        handler.wfile.write(b"0\r\n\r\n")

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@contextmanager
def serving(answers: Callable[[Asked, int], Reply]) -> Iterator[Server]:
    """A server for the time of a test."""
    server = Server(answers)
    try:
        yield server
    finally:
        server.close()
