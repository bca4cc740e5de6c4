"""Sources: who feeds whom, who really spoke, what was read, and who copied it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from comity.model.errors import QuestionError
from comity.model.ids import OriginId
from comity.model.origin import Copy, Origin
from comity.model.text import Document
from comity.model.wording import digits
from comity.publish.chapters.sources import relations
from comity.publish.cite import citation
from comity.publish.lines import claim_quote
from comity.publish.material import Material
from comity.publish.naming import chain_words, count, dated, listed, state_name, voice_words
from comity.publish.view import Line, Row, Table
from comity.site.address import Address
from comity.site.cards import Way
from comity.site.charts.chain import Chain, chain
from comity.site.material import Desk
from comity.site.page import Leaf, Page
from comity.site.pages.beside import Beside, beside
from comity.trace.families import copy_families
from comity.trace.sides import side_words

ROWS, COLUMNS = 24, 10
"""So many outlets and origins the matrix sets against one another."""
AT_ONCE = 40
"""So many documents, or origins where they are listed alone, stand on one page."""
FIRST, QUOTED = 40, 6
"""So many origins stand on the page of all sources, and so many of them with words of theirs."""
SAID = 3
"""So many of several ways, or of those a document shares text with, are told in a line."""
COPIES = 30
SHADES = ((1, 1), (3, 2), (8, 3))
"""From how many claims on a cell of the matrix is how dark."""


class Cell(Struct, frozen=True):
    """How many claims of an origin an outlet carries, and how dark that is drawn, from 0 to 3."""

    count: int
    shade: int


class Outlet(Struct, frozen=True, kw_only=True):
    """An outlet with what it carries of each origin."""

    name: str
    cells: tuple[Cell, ...]


class Matrix(Struct, frozen=True, kw_only=True):
    """Outlets against origins. `left_out` says in a sentence what does not fit, and is empty where all does."""

    origins: tuple[Way, ...]
    outlets: tuple[Outlet, ...]
    left_out: str


class Paper(Struct, frozen=True, kw_only=True):
    """A document: the way to its words, what is known of it, how many claims it makes, and with whom it shares text."""

    way: Way
    dated: str
    grade: str
    claims: int
    shares: str
    place: str
    cited: str


class Pair(Struct, frozen=True, kw_only=True):
    """Two documents that share text: in a sentence, why it is held so, and where they stand side by side."""

    sentence: str
    reasons: tuple[str, ...]
    page: Address


class Sources(Leaf, frozen=True, kw_only=True):
    """The sources of a pair, or with `is_origins` its origins alone, some at a time."""

    chain: Chain | None = None
    matrix: Matrix | None = None
    papers: tuple[Paper, ...] = ()
    origins: tuple[Line, ...] = ()
    families: tuple[str, ...] = ()
    copies: tuple[Pair, ...] = ()
    copies_left: int = 0
    all_origins: Way | None = None
    is_origins: bool = False
    before: Address | None = None
    after: Address | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """What each outlet carries of each origin, the origins, and the documents."""
        return tuple(_tables(self))


def compose(desk: Desk, address: Address) -> Sources | Beside:
    """All sources of a pair, its origins, or two of its documents side by side."""
    if address.item == "compare":
        return beside(desk, address)
    if address.item:
        raise QuestionError(
            f"No page is called {address.path!r}; two documents are compared at {address.pair_name}/sources/compare."
        )
    material = desk.material(address)
    claims = Counter(origin.id for claim in material.claims if (origin := material.origin_of.get(claim)) is not None)
    origins = {origin.id: origin for claim in material.claims if (origin := material.origin_of.get(claim)) is not None}
    order = sorted(origins.values(), key=lambda origin: (-claims[origin.id], origin.id))
    if address.show == "origins":
        return _origins(material, order, address)
    return _sources(material, order, address)


def _origins(material: Material, order: Sequence[Origin], address: Address) -> Sources:
    shown = order[address.first : address.first + AT_ONCE]
    return Sources(
        title="Origins",
        lead=(f"{count(len(order), 'origin')} stand behind what was read, at most; each is one witness, however many print it.",),
        origins=tuple(origin_line(material, origin) for origin in shown),
        is_origins=True,
        before=address.here(first=max(0, address.first - AT_ONCE)) if address.first else None,
        after=address.here(first=address.first + AT_ONCE) if len(order) > address.first + AT_ONCE else None,
    )


def _sources(material: Material, order: Sequence[Origin], address: Address) -> Sources:
    kept = {document.id for document in material.documents}
    copies = [one for one in material.copies if one.kind != "furniture" and {one.left, one.right} <= kept]
    copies.sort(key=lambda one: (-one.share, one.left, one.right))
    documents = material.documents[address.first : address.first + AT_ONCE]
    is_first = not address.first
    return Sources(
        title="Sources and origins",
        lead=tuple(_lead(material, order)),
        chain=chain(material, material.claims.values(), address) if is_first else None,
        matrix=_matrix(material, order, address) if is_first else None,
        papers=tuple(_papers(material, documents, address)),
        origins=tuple(origin_line(material, origin, quotes=place < QUOTED) for place, origin in enumerate(order[:FIRST]))
        if is_first
        else (),
        families=tuple(_families(material, copies)) if is_first else (),
        copies=tuple(_pair(material, copy, address) for copy in copies[:COPIES]) if is_first else (),
        copies_left=max(0, len(copies) - COPIES) if is_first else 0,
        all_origins=Way(words=str(len(order)), to=address.here(show="origins")) if is_first and len(order) > FIRST else None,
        before=address.here(first=max(0, address.first - AT_ONCE)) if address.first else None,
        after=address.here(first=address.first + AT_ONCE) if len(material.documents) > address.first + AT_ONCE else None,
    )


def _lead(material: Material, order: Sequence[Origin]) -> Iterator[str]:
    if not material.documents:
        yield "No document here speaks of both states."
        return
    outlets = len({document.name for document in material.documents})
    documents = count(len(material.documents), "document")
    yield f"{documents} of {count(outlets, 'outlet')}; what they say goes back to {count(len(order), 'origin')} at most."
    several = sum(len(origin.documents) > 1 for origin in order)
    if several:
        speak, once = ("speaks", "counts") if several == 1 else ("speak", "count")
        yield f"{count(several, 'origin')} {speak} through more than one document, and {once} once."


def _matrix(material: Material, order: Sequence[Origin], address: Address) -> Matrix | None:
    carried: dict[str, Counter[OriginId]] = defaultdict(Counter)
    for claim in material.claims.values():
        if (origin := material.origin_of.get(claim.id)) is not None:
            carried[material.pile.documents[claim.document].name][origin.id] += 1
    reach = Counter(name for counts in carried.values() for name in counts)
    origins = sorted(order, key=lambda origin: (-reach[origin.id], -sum(one[origin.id] for one in carried.values()), origin.id))
    origins = origins[:COLUMNS]
    fed = {name: sum(counts[origin.id] for origin in origins) for name, counts in carried.items()}
    outlets = sorted((name for name in carried if fed[name]), key=lambda name: (-fed[name], name))
    if not outlets:
        return None
    return Matrix(
        origins=tuple(
            Way(words=origin.voice.name if origin.voice else "Not named", to=address.to("origins", origin.id))
            for origin in origins
        ),
        outlets=tuple(
            Outlet(name=name, cells=tuple(_cell(carried[name][origin.id]) for origin in origins)) for name in outlets[:ROWS]
        ),
        left_out=_left_out(len(order) - len(origins), len(carried) - len(outlets[:ROWS])),
    )


def _cell(number: int) -> Cell:
    return Cell(number, max((shade for least, shade in SHADES if number >= least), default=0))


def _left_out(origins: int, outlets: int) -> str:
    parts = [count(origins, "origin")] if origins else []
    parts += [count(outlets, "outlet")] if outlets else []
    return f"{listed(parts)} with less in common {'is' if origins + outlets == 1 else 'are'} not drawn." if parts else ""


def _papers(material: Material, documents: Iterable[Document], address: Address) -> Iterator[Paper]:
    made = Counter(claim.document for claim in material.claims.values())
    shares = relations(material)
    for document in documents:
        metadata = document.metadata
        yield Paper(
            way=Way(words=document.name, to=address.to("documents", document.id)),
            dated=dated(metadata).partition(",")[0],
            grade=metadata.grade,
            claims=made[document.id],
            shares=_joined(shares[document.id]) or "with none here",
            place=metadata.url or document.address,
            cited=citation(document),
        )


def _joined(parts: Sequence[str]) -> str:
    more = f"; and {len(parts) - SAID} more" if len(parts) > SAID else ""
    return "; ".join(parts[:SAID]) + more


def voice_of(origin: Origin) -> str:
    """Who spoke, or that it is not named."""
    return voice_words(origin.voice) if origin.voice else "Not named"


def origin_line(material: Material, origin: Origin, quotes: int = 0) -> Line:
    """An origin, with the first of its words where some are asked for; all of it stands on its own page."""
    claims = [material.claims[claim] for claim in origin.claims if claim in material.claims]
    voice = origin.voice
    chains = list(dict.fromkeys(chain_words(claim.chain) for claim in claims))
    outlets = material.outlets_of(claim.id for claim in claims)
    return Line(
        title=voice_of(origin),
        tags=(
            "one origin" if origin.is_certain else "probably one origin",
            *([state_name(voice.state, material.names)] if voice and voice.state else []),
            *([side_words(voice)] if voice and voice.type == "outlet" and "owned" in side_words(voice) else []),
        ),
        detail="; ".join(chains[:SAID]) + ("; …" if len(chains) > SAID else ""),
        support=f"{count(len(claims), 'claim')} · {count(len(outlets), 'outlet')}",
        quotes=tuple(claim_quote(material, claim) for claim in claims[:quotes]),
        href=f"#{origin.id}",
    )


def _families(material: Material, copies: Sequence[Copy]) -> Iterator[str]:
    documents = material.pile.documents
    for family in copy_families([copy for copy in copies if copy.is_copy])[:COPIES]:
        begun = f"begun by {documents[family.first].name}" if family.first else "and which came first is not known"
        names = listed(dict.fromkeys(documents[one].name for one in family.documents))
        yield f"{len(family.documents)} documents tell one story, {begun}: {names}."


def _pair(material: Material, copy: Copy, address: Address) -> Pair:
    left, right = material.pile.documents[copy.left].name, material.pile.documents[copy.right].name
    arrow = "→" if copy.is_direction_known else "–"
    return Pair(
        sentence=f"{left} {arrow} {right}: {copy.kind}, {digits(100 * copy.share, 2)} % of the shorter text",
        reasons=copy.reasons,
        page=address.to("sources", "compare", a=copy.left, b=copy.right),
    )


def _tables(leaf: Sources) -> Iterator[Table]:
    if leaf.matrix:
        columns = ("Outlet", *(way.words for way in leaf.matrix.origins))
        rows = tuple(
            Row(cells=(outlet.name, *(str(cell.count or "") for cell in outlet.cells))) for outlet in leaf.matrix.outlets
        )
        yield Table(title="Who feeds whom", caption="Claims that outlets carry of origins", columns=columns, rows=rows)
    if leaf.origins:
        rows = tuple(
            Row(cells=(one.title, one.tags[0], " ".join(one.tags[1:]), one.detail, one.support), quotes=one.quotes)
            for one in leaf.origins
        )
        yield Table(
            title="Origins", caption="Who really spoke", columns=("Origin", "Certainty", "Of", "Ways", "Support"), rows=rows
        )
    if leaf.papers:
        columns = ("Publisher", "Date", "Date known", "Claims", "Shares text", "Address")
        rows = tuple(
            Row(cells=(one.way.words, one.dated, one.grade, str(one.claims), one.shares, one.place)) for one in leaf.papers
        )
        yield Table(title="Documents", caption="What was read", columns=columns, rows=rows)


PAGE = Page(
    name="sources",
    scope="pair",
    compose=compose,
    template="sources.html.j2",
    label="sources",
    filters=("show", "a", "b", "first"),
    item="may",
)
