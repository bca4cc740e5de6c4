"""The pairs of documents whose words are worth comparing, kept as documents come; and what those words have in common.

`comity.model.meeting` says when two meet. A document that comes makes pairs with earlier ones, and parts earlier pairs where a
fingerprint becomes frequent, or where it stands between two neighbours: so the pairs are those of the whole pile at any time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from comity.ledger.blocks import PLACE_BITS, Numbers
from comity.ledger.connection import Connection, query, translated
from comity.ledger.postings import NOBODY, Holders, Postings
from comity.ledger.rows import decoded, encoded
from comity.model.ids import DocumentId
from comity.model.meeting import FREQUENT, least
from comity.model.origin import Copy

TINY = 3
"""Texts of fewer fingerprints meet in fewer."""

TABLES = ("meeting", "waiting", "posting", "fingerprinted")


class Meetings:
    """Fingerprints and meetings of the documents of a ledger.

    Fingerprints are unsigned numbers of 28 bits, packed in four bytes each, the lowest first; sorted, each once.
    """

    def __init__(self, connection: Connection) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._postings = Postings(connection)

    def forget(self) -> None:
        """Begin with what the file holds now; another writer may have been at it."""
        self._postings.forget()

    def follow(self, rules: str) -> None:
        """See that everything here was made by these rules; what was made by others is thrown away."""
        if self._connection.first("SELECT rules FROM fingerprinting") == (rules,):
            return
        for table in TABLES:
            self._connection.run(f"DELETE FROM {table}")
        self._connection.run("INSERT INTO posting (first, width, packed) VALUES (0, 8, x'')")
        self._connection.run("UPDATE fingerprinting SET rules = ?, position = 0", (rules,))
        self.forget()

    def missing(self) -> Iterator[tuple[DocumentId, str]]:
        """The documents that are not in, with their words."""
        row = self._connection.first("SELECT (SELECT count(*) FROM document) > (SELECT count(*) FROM fingerprinted)")
        if row is not None and row[0]:
            yield from list(self._connection.rows(query("not_fingerprinted")))

    def add(self, document: DocumentId, packed: bytes) -> None:
        """Take in the fingerprints of a document; one that is in already changes nothing."""
        if self._connection.first("SELECT 1 FROM fingerprinted WHERE document = ?", (document,)) is not None:
            return
        place, prints = self._place(document), _prints(packed)
        found = self._postings.holders(prints)
        for other, shared, wanted in self._met(found, place, len(prints)):
            self._connection.run(
                'INSERT INTO meeting ("left", "right", shared, least) VALUES (?, ?, ?, ?)',
                (min(place, other), max(place, other), shared, wanted),
            )
        self._part(found, place)
        self._connection.run("INSERT INTO fingerprinted (place, document, size) VALUES (?, ?, ?)", (place, document, len(prints)))
        self._postings.add(prints, place)

    def met_by(self, packed: bytes) -> tuple[DocumentId, ...]:
        """The documents whose words are worth comparing with those of a text that is not in, sorted."""
        prints = _prints(packed)
        found = self._postings.holders(prints)
        # nobody knows where among its neighbours a text without an id would stand: before all
        met = self._met(found, 0, len(prints))
        names = self._documents(other for other, _, _ in met)
        return tuple(sorted(names.values()))

    def to_compare(self) -> Iterator[tuple[DocumentId, DocumentId]]:
        """The pairs that meet and have not been compared, the smaller id first, sorted."""
        yield from list(self._connection.rows(query("meetings_new")))

    def compared(self, left: DocumentId, right: DocumentId, common: Copy | None) -> None:
        """Keep what the words of a pair have in common, as the words alone tell it; None for nothing."""
        payload = None if common is None else encoded(common)
        self._connection.run(query("meeting_compared"), {"left": left, "right": right, "payload": payload})

    def common(self) -> tuple[Copy, ...]:
        """What the words of documents have in common, as far as they were compared: by the ids of both."""
        with translated(self._connection.path):
            return tuple(decoded(payload, Copy) for (payload,) in self._connection.rows(query("meetings_common")))

    def _place(self, document: DocumentId) -> int:
        """A place of its own, in the order of the ids: of two ids that begin alike, one pair in some 370,000, one moves aside."""
        place, step = int(document.rpartition("_")[2][: PLACE_BITS // 4], 16), 0
        while (row := self._connection.first("SELECT document FROM fingerprinted WHERE place = ?", (place,))) is not None:
            step = step or (1 if document > row[0] else -1)  # never back and forth, even where there is no room in between
            place += step
        return place

    def _met(self, found: Holders, place: int, size: int) -> list[tuple[int, int, int]]:
        """The places that a new document meets, with how many fingerprints it shares, and how many it must share."""
        near = np.concatenate(found.neighbours(found.counts >= FREQUENT, place))
        met = (found.places(found.counts < FREQUENT).astype(np.int64), near[near != NOBODY])
        places, counts = np.unique(np.concatenate(met), return_counts=True)
        tiny = [row[0] for row in self._connection.rows(f"SELECT place FROM fingerprinted WHERE size < {TINY}")]
        is_worth = (counts >= min(TINY, size)) | np.isin(places, np.array(tiny, dtype=np.int64))
        shared = dict(zip(places[is_worth].tolist(), counts[is_worth].tolist(), strict=True))
        sizes = self._connection.rows(query("sizes"), {"places": encoded(list(shared))})
        wanted = ((other, shared[other], least(min(size, its))) for other, its in sizes)
        return [(other, count, enough) for other, count, enough in wanted if count >= enough]

    def _part(self, found: Holders, place: int) -> None:
        """Take from earlier meetings the fingerprints that no longer pair them; what then shares too few meets no more."""
        losses = _parted(found, place)
        if not losses:
            return
        involved = encoded(sorted({place for pair in losses for place in pair}))
        for left, right, shared, wanted in list(self._connection.rows(query("meetings_among"), {"places": involved})):
            kept = shared - losses[left, right]
            if kept < wanted:
                self._connection.run('DELETE FROM meeting WHERE "left" = ? AND "right" = ?', (left, right))
            elif kept < shared:
                self._connection.run('UPDATE meeting SET shared = ? WHERE "left" = ? AND "right" = ?', (kept, left, right))

    def _documents(self, places: Iterable[int]) -> dict[int, DocumentId]:
        return dict(self._connection.rows(query("documents_at"), {"places": encoded(sorted(places))}))


def _parted(found: Holders, place: int) -> Counter[tuple[int, int]]:
    """The pairs of earlier documents that a new one takes fingerprints from, and how many."""
    before, after = found.neighbours(found.counts > FREQUENT, place)
    is_between = (before != NOBODY) & (after != NOBODY)
    losses = Counter(zip(before[is_between].tolist(), after[is_between].tolist(), strict=True))
    # What FREQUENT documents hold pairs neighbours alone from now on.
    crowds = found.places(found.counts == FREQUENT).reshape(-1, FREQUENT)
    one, other = np.triu_indices(FREQUENT, 1)
    is_lost = (other != one + 1) | ((crowds[:, one] < place) & (crowds[:, other] > place))
    places, numbers = np.unique(crowds, return_inverse=True)
    numbers = numbers.reshape(crowds.shape)
    pairs, counts = np.unique((numbers[:, one] * len(places) + numbers[:, other])[is_lost], return_counts=True)
    lefts, rights = (places[part].tolist() for part in np.divmod(pairs, max(1, len(places))))
    losses.update(dict(zip(zip(lefts, rights, strict=True), counts.tolist(), strict=True)))
    return losses


def _prints(packed: bytes) -> Numbers:
    return np.frombuffer(packed, dtype="<u4").astype(np.uint64)
