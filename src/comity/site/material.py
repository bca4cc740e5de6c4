"""The one place where the site takes what it shows out of the ledger."""

from collections import OrderedDict
from collections.abc import Callable, Collection
from datetime import date
from threading import Lock
from types import TracebackType
from typing import NamedTuple, Self

import msgspec

from comity.ask import Premises
from comity.ledger import Ledger
from comity.ledger.view import View
from comity.model.errors import QuestionError
from comity.model.ids import DocumentId, OriginId
from comity.model.origin import Origin
from comity.pipeline.parts import Parts
from comity.publish.material import Dyad, Material, material_around, material_in
from comity.publish.supposing import Supposed, supposed
from comity.site.address import Address
from comity.site.texts import lasting, read_through

ROOM = 500_000
"""So many claims are kept ready, those of a pair once for each set of premises."""
LARGE = 20_000
"""To conclude the pile of a ledger of more claims anew takes so long that no page does it unasked."""
MOST = 64
"""So many pairs are kept ready, each under its premises."""


class Key(NamedTuple):
    """What a material depends on: the moment of the ledger, the pair and the premises."""

    mark: str
    dyad: Dyad
    asof: date | None
    added: date | None
    at: date | None
    without: tuple[str, ...]
    aside: tuple[str, ...]


class Shelf:
    """Materials that were gathered lately, shared by all requests: whoever asks for one that is being gathered waits for it."""

    def __init__(self, room: int = ROOM) -> None:
        """Keep materials of `room` claims together at most, and the last one however large it is."""
        self._room = room
        self._held: OrderedDict[Key, _Place] = OrderedDict()
        self._lock = Lock()
        self.concluding = Lock()
        """Held while something is concluded anew: that takes as much memory as a build."""

    def get(self, key: Key, gather: Callable[[], Supposed]) -> Supposed:
        """What stands under a key; `gather` is called where nothing does."""
        with self._lock:
            place = self._held.setdefault(key, _Place())
            self._held.move_to_end(key)
        with place.busy:
            if place.found is None:
                try:
                    place.found = gather()
                finally:
                    self._make_room(key)
            return place.found

    def _make_room(self, newest: Key) -> None:
        """Let the materials go that were not asked for longest, and all of other moments of the ledger."""
        with self._lock:
            if (made := self._held.get(newest)) is not None and made.found is None:
                del self._held[newest]  # nothing could be gathered
            for key in [key for key in self._held if key.mark != newest.mark and self._held[key].found is not None]:
                del self._held[key]
            size = sum(place.size for place in self._held.values())
            for key in [key for key in self._held if key != newest]:
                if size <= self._room and len(self._held) <= MOST:
                    break
                size -= self._held[key].size
                del self._held[key]


class _Place:
    """A place on the shelf: who gathers holds `busy`."""

    def __init__(self) -> None:
        self.busy = Lock()
        self.found: Supposed | None = None

    @property
    def size(self) -> int:
        """The claims of the material that stands here."""
        return 0 if self.found is None else len(self.found.material.pile.claims)


class Desk:
    """The ledger at the moment of one request, for one thread; use it in a `with` statement.

    `view` is the ledger itself, for pages that need no more than rows. `parts` are loaded only where premises ask for them. Who
    `is_patient` waits for what takes long, asked or not.
    """

    def __init__(
        self, ledger: Ledger, shelf: Shelf, parts: Callable[[], Parts], token: str = "", *, is_patient: bool = False
    ) -> None:
        self.ledger = ledger
        self.view: View = ledger.view()
        self.mark = self.view.mark()
        self.token = token
        self._is_patient = is_patient
        self._shelf = shelf
        self._parts = parts

    def __enter__(self) -> Self:
        read_through(self.view)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        read_through(None)
        self.view.close()

    @property
    def is_large(self) -> bool:
        """Whether to conclude anew is left to who asks for it."""
        return not self._is_patient and self.view.size() > LARGE

    @property
    def parts(self) -> Parts:
        """What the program reads and concludes with; loading them takes a moment."""
        return self._parts()

    def material(self, address: Address) -> Material:
        """What the ledger holds on the pair of an address under its premises.

        Raises QuestionError where it holds nothing on the pair without premises, or a premise names nothing that it holds.
        """
        return self._supposed(address).material

    def around(self, documents: Collection[DocumentId]) -> Material:
        """What the ledger holds on some documents, without premises; use it within the request."""
        return material_around(self.view, documents)

    def origin(self, name: OriginId) -> Origin | None:
        """An origin of the ledger by its id."""
        row = next(self.view.rows("SELECT payload FROM origin WHERE id = ?", (name,)), None)
        return None if row is None else msgspec.json.decode(row[0], type=Origin)

    def changes(self, address: Address) -> tuple[str, ...]:
        """What the premises of an address change, in sentences; nothing without premises."""
        return self._supposed(address).changes

    def _supposed(self, address: Address) -> Supposed:
        if address.pair is None:
            raise QuestionError("This page tells of two states; choose a pair.")
        premises = (address.asof, address.added, address.at, address.without, address.aside)
        return self._shelf.get(Key(self.mark, address.pair, *premises), lambda: self._gathered(address, address.pair or ("", "")))

    def _gathered(self, address: Address, pair: Dyad) -> Supposed:
        at = address.at
        told = (f"Of what held on {at.isoformat()}.",) if at else ()
        plain = not (address.asof or address.added or address.without or address.aside)
        if plain:
            material = material_in(self.view, pair, at=at, premises=told)
            if not material.documents:
                raise QuestionError(f"The ledger holds nothing on {'-'.join(pair)}; the first page lists the pairs that it does.")
            is_whole = material.read is material.pile
            material.pile = lasting(material.pile)
            material.read = material.pile if is_whole else lasting(material.read)
            return Supposed(material, ())
        before = self.material(Address(pair=pair))
        premises = Premises(asof=address.asof, added=address.added, without=address.without, set_aside=address.aside)
        with self._shelf.concluding:
            return supposed(self.view, pair, premises, self._parts(), at=at, before=before)
