"""Packed postings of fingerprints in a ledger: which documents hold a fingerprint, at the same small cost for each that is added.

A posting is one number: the fingerprint above, the place of the document below. Blocks of sorted postings lie in the table
`posting`, no fingerprint parted between two. What a new document brings waits beside them, sorted too, and with each document a
hand goes on over the next few blocks and puts in what waits for them; it goes round and round, like that of a clock. So no
document waits for a large merge, and nothing is ever held twice.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from comity.ledger.blocks import PLACE_BITS, SHIFT, Block, Counts, Numbers, blocks_of, postings_of
from comity.ledger.connection import Connection, query
from comity.model.meeting import PRINT_BITS

ROUND = 1 << PRINT_BITS
"""How far the hand goes in one round: one step for each fingerprint there can be."""
SWEPT = 256
"""Blocks that the hand passes with each document."""
HELD = 65_536
"""The hand rests while no more postings wait than these: in a small ledger it would put few into each block it rewrites."""
NOBODY = -1

_PLACE = np.uint64((1 << PLACE_BITS) - 1)


class Holders(Struct, frozen=True, eq=False):
    """The postings of some fingerprints: those of `prints[i]` are `postings[firsts[i]:lasts[i]]`, by place."""

    prints: Numbers
    postings: Numbers
    firsts: Counts
    lasts: Counts

    @property
    def counts(self) -> Counts:
        """How many documents hold each fingerprint."""
        return self.lasts - self.firsts

    def places(self, chosen: NDArray[np.bool_]) -> Numbers:
        """The places that hold the chosen fingerprints, one after another."""
        found: Numbers = self.postings[_spread(self.firsts[chosen], self.lasts[chosen])] & _PLACE
        return found

    def neighbours(self, chosen: NDArray[np.bool_], place: int) -> tuple[Counts, Counts]:
        """The places before and after a place among those that hold each of the chosen fingerprints; NOBODY at either end."""
        firsts, lasts = self.firsts[chosen], self.lasts[chosen]
        at = np.searchsorted(self.postings, (self.prints[chosen] << SHIFT) | np.uint64(place))
        places = np.append((self.postings & _PLACE).astype(np.int64), NOBODY)
        return np.where(at > firsts, places[at - 1], NOBODY), np.where(at < lasts, places[at], NOBODY)


class Postings:
    """The postings of a ledger. What waits is held in memory too, until `forget`."""

    def __init__(self, connection: Connection) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._position: int | None = None
        self._waiting: Numbers = np.zeros(0, dtype=np.uint64)

    def forget(self) -> None:
        """Read anew what waits, since another writer may have been at it."""
        self._position = None

    def holders(self, prints: Numbers) -> Holders:
        """Who holds some fingerprints (sorted, each once)."""
        self._read()
        wanted = f"[{','.join(map(str, prints.tolist()))}]"
        lying = postings_of(list(self._connection.rows(query("postings_of"), {"prints": wanted})))
        edges = prints << SHIFT
        found = [each[_spread(*_bounds(each, edges))] for each in (lying, self._waiting)]
        postings = np.sort(np.concatenate(found))
        return Holders(prints, postings, *_bounds(postings, edges))

    def add(self, prints: Numbers, place: int) -> None:
        """Add a document that holds some fingerprints (sorted, each once), and move the hand on."""
        position = self._read()
        packed = prints.astype("<u4").tobytes()
        self._connection.run("INSERT INTO waiting (place, since, prints) VALUES (?, ?, ?)", (place, position, packed))
        new = (prints << SHIFT) | np.uint64(place)
        self._waiting = np.insert(self._waiting, np.searchsorted(self._waiting, new), new)
        if len(self._waiting) > HELD:
            self._sweep(position)

    def _read(self) -> int:
        """Where the hand stands, in steps since the beginning; what waits is read with it, once."""
        if self._position is None:
            row = self._connection.first("SELECT position FROM fingerprinting")
            self._position = int(row[0]) if row else 0
            self._waiting = _left(list(self._connection.rows("SELECT place, since, prints FROM waiting")), self._position)
        return self._position

    def _sweep(self, position: int) -> None:
        """Put what waits for the next blocks in its place."""
        begun, step = divmod(position, ROUND)
        rows: list[Block] = list(self._connection.rows(query("next_blocks"), {"first": step, "most": SWEPT + 1}))
        end = rows[SWEPT][0] if len(rows) > SWEPT else ROUND
        since = int(np.searchsorted(self._waiting, np.uint64(step) << SHIFT))
        until = len(self._waiting) if end == ROUND else int(np.searchsorted(self._waiting, np.uint64(end) << SHIFT))
        self._fill(rows[:SWEPT], self._waiting[since:until])
        self._waiting = np.delete(self._waiting, slice(since, until))
        self._position = begun * ROUND + end
        self._connection.run("UPDATE fingerprinting SET position = ?", (self._position,))
        self._connection.run("DELETE FROM waiting WHERE since <= ?", (self._position - ROUND,))

    def _fill(self, blocks: list[Block], new: Numbers) -> None:
        """Put postings, sorted and none before the first block, into the blocks they belong to."""
        firsts = np.array([first for first, _, _ in blocks], dtype=np.uint64)
        counts = np.diff([*np.searchsorted(new, firsts << SHIFT).tolist(), len(new)])
        grown = np.flatnonzero(counts)
        postings = np.sort(np.concatenate((postings_of([blocks[nth] for nth in grown.tolist()]), new)))
        self._connection.insert("posting", ("first", "width", "packed"), blocks_of(postings, firsts[grown]), replace=True)


def _left(rows: list[tuple[int, int, bytes]], position: int) -> Numbers:
    """The postings of those that wait (place, since when, fingerprints) which the hand has not yet passed, sorted."""
    sizes = [len(packed) // 4 for _, _, packed in rows]
    prints = np.frombuffer(b"".join(packed for _, _, packed in rows), dtype="<u4")
    places = np.array([place for place, _, _ in rows], dtype=np.uint64)
    begun, since = np.divmod(np.array([since for _, since, _ in rows], dtype=np.int64), ROUND)
    now, hand = divmod(position, ROUND)
    is_ahead, is_behind = prints >= hand, prints < np.repeat(since.astype(np.uint32), sizes)
    # In the round in which it came, the hand has been from `since` on; in the next, up to there.
    is_left = np.where(np.repeat(begun == now, sizes), is_ahead | is_behind, is_ahead & is_behind)
    found: Numbers = np.sort((prints[is_left].astype(np.uint64) << SHIFT) | np.repeat(places, sizes)[is_left])
    return found


def _bounds(postings: Numbers, edges: Numbers) -> tuple[Counts, Counts]:
    """Where the postings of each fingerprint begin and end; `edges` are the fingerprints above, nothing below."""
    return np.searchsorted(postings, edges), np.searchsorted(postings, edges | _PLACE, "right")


def _spread(firsts: Counts, lasts: Counts) -> Counts:
    """All places of some stretches, one after another."""
    counts = lasts - firsts
    return np.repeat(firsts - (np.cumsum(counts) - counts), counts) + np.arange(int(counts.sum()))
