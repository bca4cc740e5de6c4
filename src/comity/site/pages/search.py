"""Search: claims by what they are about, with the words that answer marked, then documents; each facet a link."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from comity.ledger.view import View
from comity.model.claim import kind_of
from comity.model.record import Quantity
from comity.publish.lines import shortened
from comity.publish.naming import chain_words, count, dated, period_words, series_words
from comity.publish.view import Row, Table
from comity.resources import load
from comity.resources.rows import State
from comity.search import ClaimHit, DocumentHit, Found, search
from comity.site.address import Address
from comity.site.material import Desk
from comity.site.page import Leaf, Page

LIMIT = 40
"""So many claims, and as many documents, are shown."""


class Piece(Struct, frozen=True, kw_only=True):
    """A run of words, which answers the search or not."""

    words: str
    is_answer: bool = False


class Hit(Struct, frozen=True, kw_only=True):
    """A claim or a document with the words that answer; `page` is where it stands in full, if anywhere."""

    id: str
    about: str
    pieces: tuple[Piece, ...]
    page: Address | None
    lang: str | None = None

    @property
    def words(self) -> str:
        """The words without marks."""
        return "".join(piece.words for piece in self.pieces)


class Group(Struct, frozen=True, kw_only=True):
    """Claims about one record; `title` is empty for claims about none."""

    id: str
    title: str
    hits: tuple[Hit, ...]
    page: Address | None


class Facet(Struct, frozen=True, kw_only=True):
    """A way to narrow the search: words of the interface, how many of the claims shown it leaves, and the address."""

    words: str
    count: int
    address: Address


class Results(Leaf, frozen=True, kw_only=True):
    """What a search found."""

    q: str
    groups: tuple[Group, ...]
    documents: tuple[Hit, ...]
    notes: tuple[str, ...]
    facets: tuple[Facet, ...]
    claim_count: int
    document_count: int

    @property
    def tables(self) -> tuple[Table, ...]:
        """The claims with what they are about, and the documents."""
        claims = tuple(Row(cells=(group.title, hit.id, hit.about, hit.words)) for group in self.groups for hit in group.hits)
        documents = tuple(Row(cells=("", hit.id, hit.about, hit.words)) for hit in self.documents)
        columns = ("About", "Id", "From", "Words")
        return (
            Table(title="Claims", caption="Claims", columns=columns, rows=claims),
            Table(title="Documents", caption="Documents", columns=columns, rows=documents),
        )


def compose(desk: Desk, address: Address) -> Results:
    """Search the whole ledger for the words of an address."""
    found = search(desk.view, address.q, LIMIT) if address.q else None
    if found is None:
        return Results(title="Search", q="", groups=(), documents=(), notes=(), facets=(), claim_count=0, document_count=0)
    pages = _Pages(desk.view, address)
    return Results(
        title="Search",
        lead=(f"{count(found.claim_count, 'claim')} and {count(found.document_count, 'document')} answer “{address.q}”.",),
        q=address.q,
        groups=tuple(_group(pages, record, hits) for record, hits in found.claims),
        documents=tuple(_document(pages, hit) for hit in found.documents),
        notes=found.notes,
        facets=tuple(_facets(found, address)),
        claim_count=found.claim_count,
        document_count=found.document_count,
    )


class _Pages:
    """Where on the site things stand: on the page of the first pair of states that a record or document speaks of."""

    def __init__(self, view: View, address: Address) -> None:
        self.view = view
        self._address = address
        self._names = {row.iso3: row.name for row in load("states", State)}
        self._pairs = frozenset((one, other) for one, other, _ in view.dyads())

    def at(self, states: Iterable[str | None], name: str) -> Address | None:
        """The page that tells why of an id, where its states are a pair that the ledger holds."""
        found = sorted({state for state in states if state})
        pair = next(((one, other) for one in found for other in found if (one, other) in self._pairs), None)
        return self._address.at_pair(pair, "why", name) if pair else None

    def title(self, name: str) -> tuple[str, Address | None]:
        """What a record is called, and where it stands."""
        kind, record = self.view.record(name)
        if isinstance(record, Quantity):
            title = f"{series_words(record, self._names)}, {period_words(record.period)}"
            return title, self.at((record.reporter, record.partner), name)
        return f"{kind}: {record.name}", self.at(record.parties, name)


def _group(pages: _Pages, record: str | None, hits: Iterable[ClaimHit]) -> Group:
    title, page = pages.title(record) if record else ("", None)
    found = tuple(_claim(hit, page) for hit in hits)
    return Group(id=record or "", title=title, hits=found, page=page)


def _claim(hit: ClaimHit, page: Address | None) -> Hit:
    claim = hit.claim
    told = f"{kind_of(claim.payload)}; {chain_words(claim.chain)}, {dated(hit.document.metadata)}"
    own = page.to("why", claim.id) if page else None
    return Hit(id=claim.id, about=told, pieces=_pieces(hit.sentence, hit.marks), page=own, lang=hit.document.metadata.lang)


def _document(pages: _Pages, hit: DocumentHit) -> Hit:
    document = hit.document
    title = f"{document.metadata.title}; " if document.metadata.title else ""
    about = f"{title}{document.name}, {dated(document.metadata)}"
    states = [state for (state,) in pages.view.rows("SELECT state FROM text_state WHERE text = ?", (document.text,))]
    return Hit(
        id=document.id,
        about=about,
        pieces=_pieces(hit.words, hit.marks),
        page=pages.at(states, document.id),
        lang=document.metadata.lang,
    )


def _pieces(words: str, marks: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    place = 0
    for start, end in marks:
        found += [Piece(words=words[place:start]), Piece(words=words[start:end], is_answer=True)]
        place = end
    return tuple(replace(piece, words=shortened(piece.words)) for piece in (*found, Piece(words=words[place:])) if piece.words)


def _facets(found: Found, address: Address) -> Iterator[Facet]:
    """Kinds and publishers of the claims shown, the most frequent first, that the search does not ask for yet."""
    hits = [hit for _, group in found.claims for hit in group]
    kinds = Counter(f"kind:{kind_of(hit.claim.payload)}" for hit in hits)
    outlets = Counter(f'from:"{name}"' for hit in hits if '"' not in (name := hit.document.name))
    for counted in (kinds, outlets):
        field = next(iter(counted), "").partition(":")[0]
        if len(counted) > 1 and f"{field}:" not in address.q:
            for words, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:8]:
                yield Facet(words=words, count=number, address=address.here(q=f"{address.q} {words}"))


PAGE = Page(
    name="search", scope="site", compose=compose, template="search.html.j2", label="search", filters=("q",), is_live_only=True
)
