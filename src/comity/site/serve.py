"""Running the site: where it may listen, and for whom."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from secrets import token_urlsafe
from threading import Thread

import uvicorn

from comity.ledger import Ledger
from comity.model.errors import ConfigError
from comity.site.app import make_app


class Served:
    """A server on a socket that is bound already: `url` is the address to open. `run` serves until it is stopped."""

    def __init__(self, ledger: Ledger, host: str, port: int, *, allow_remote: bool = False) -> None:
        """Bind to a port, 0 for any that is free. Raises ConfigError for an address outside this machine that is not allowed."""
        is_local = is_loopback(host)
        if not is_local and not allow_remote:
            raise ConfigError(
                f"{host} can be reached from other machines, and whoever reaches it reads the whole ledger; give --allow-remote "
                "if that is meant, else leave --host away."
            )
        self._socket = _bound(host, port)
        self.port: int = self._socket.getsockname()[1]
        token = token_urlsafe(24)
        name = f"[{host}]" if ":" in host else host
        self.url = f"http://{name}:{self.port}/" + ("" if is_local else f"?token={token}")
        app = make_app(ledger, hosts_of(name, self.port) if is_local else None, token)
        self._warm: Callable[[], None] = app.state.site.warm
        self._server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, lifespan="off")
        )

    def run(self) -> None:
        """Serve until interrupted, or until `stop`."""
        Thread(target=self._warm, daemon=True).start()
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._socket.close()

    @property
    def is_started(self) -> bool:
        """Whether requests are answered."""
        return self._server.started

    def stop(self) -> None:
        """Let `run` end."""
        self._server.should_exit = True


def hosts_of(name: str, port: int) -> frozenset[str]:
    """The Host headers of a server on this machine that listens under a name."""
    names = (name.lower(), "127.0.0.1", "localhost", "[::1]")
    return frozenset({f"{name}:{port}" for name in names} | (set(names) if port == 80 else set()))


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _bound(host: str, port: int) -> socket.socket:
    place = host.strip("[]")
    family = socket.AF_INET6 if ":" in place else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((place, port))
        found.listen(128)  # who opens the address at once waits for the server and is not refused
    except OSError as error:
        found.close()
        raise ConfigError(
            f"{host}:{port} cannot be listened on ({error.strerror or error}); choose another --port, 0 for any that is free."
        ) from error
    return found
