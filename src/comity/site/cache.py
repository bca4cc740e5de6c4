"""Pages that were made lately, kept by the moment of the ledger and their address."""

from collections import OrderedDict
from threading import Lock

from msgspec import Struct


class Sent(Struct, frozen=True):
    """A page ready to be sent."""

    body: bytes
    media_type: str
    tag: str


class Cache:
    """The pages asked for last, up to so many bytes; safe for many threads."""

    def __init__(self, room: int = 64 * 1024 * 1024) -> None:
        self._room = room
        self._size = 0
        self._held: OrderedDict[tuple[str, ...], Sent] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, ...]) -> Sent | None:
        """The page kept under a key."""
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
            return found

    def put(self, key: tuple[str, ...], page: Sent) -> None:
        """Keep a page; those not asked for longest go."""
        with self._lock:
            old = self._held.pop(key, None)
            self._size += len(page.body) - (len(old.body) if old else 0)
            self._held[key] = page
            while self._size > self._room and self._held:
                _, gone = self._held.popitem(last=False)
                self._size -= len(gone.body)
