"""The reader: the words of a document, with every claim marked where it is read from and told beside it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from comity.model.claim import Claim, kind_of
from comity.model.errors import QuestionError
from comity.model.ids import ClaimId, DocumentId
from comity.model.text import Document
from comity.publish.cite import citation, web_address
from comity.publish.material import Material
from comity.publish.naming import count, dated, listed, period_words
from comity.publish.view import Row, Table
from comity.site.address import Address
from comity.site.cards import Card, Way, cards
from comity.site.copies import Shared, shared_words
from comity.site.material import Desk
from comity.site.page import Leaf, Page
from comity.site.passages import Stretch, leaf_at, leaves, passages, pieces

CARDS = 300
"""So many claims of one leaf are marked."""
MOST = 0.8
"""A passage is a copy where so much of it stands in another document."""
STEPS = 400
"""The strip tells the places of claims in so many steps."""
KINDS = {
    "figure": ("figure", "figures"),
    "instrument": ("agreement", "agreements"),
    "project": ("project", "projects"),
    "measure": ("measure", "measures"),
    "event": ("event", "events"),
    "statement": ("statement", "statements"),
}
"""What the kinds of claims are called."""


class Run(Struct, frozen=True, kw_only=True):
    """Words that the same claims cover. `opens` are the claims that begin here, `closes` those whose words end here."""

    words: str
    claims: tuple[ClaimId, ...] = ()
    kinds: tuple[str, ...] = ()
    opens: tuple[ClaimId, ...] = ()
    closes: tuple[tuple[int, ClaimId], ...] = ()
    is_shared: bool = False


class Paragraph(Struct, frozen=True, kw_only=True):
    """A passage with the cards of the claims that begin in it.

    `shared` tells who else has its words, where that begins or changes; `is_copied` when these are nearly all of them.
    """

    runs: tuple[Run, ...]
    cards: tuple[Card, ...] = ()
    shared: tuple[Way, ...] = ()
    is_copied: bool = False


class Tick(Struct, frozen=True):
    """Where in the document a claim of a kind is read, from 0 to 1000."""

    at: int
    kind: str


class Strip(Struct, frozen=True, kw_only=True):
    """The document from its first to its last word, from 0 to 1000: claims, words shared with others, and the part shown."""

    ticks: tuple[Tick, ...]
    shared: tuple[tuple[int, int], ...]
    shown: tuple[int, int]


class Fact(Struct, frozen=True, kw_only=True):
    """Something known of the document: its key in the catalogue, and words, which may lead somewhere."""

    name: str
    words: str
    href: str | None = None


class Reader(Leaf, frozen=True, kw_only=True):
    """A document, or a part of a long one. `home` is the address in whose scope its claims are explained."""

    id: DocumentId
    facts: tuple[Fact, ...]
    strip: Strip
    shared: tuple[Shared, ...]
    table: Table
    paragraphs: tuple[Paragraph, ...]
    kinds: tuple[str, ...]
    home: Address
    lang: str | None = None
    left_out: int = 0
    part: int = 1
    parts: int = 1
    before: Address | None = None
    after: Address | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The claims of the part that is shown."""
        return (self.table,)


def compose(desk: Desk, address: Address) -> Reader:
    """A document by its id, or that of a claim, opened where the claim stands. Raises QuestionError where there is none."""
    claim = desk.view.claim(address.item) if address.item.startswith("c_") else None
    document_id = claim.document if claim else address.item
    material, home = _held(desk, address, document_id)
    document = material.pile.documents[document_id]
    words = material.pile.words(document_id)
    every = [each for each in material.pile.claims.values() if each.document == document_id]
    parts = leaves(passages(words))
    number = leaf_at(parts, claim.evidence.start) if claim and not address.first else min(address.first, max(len(parts) - 1, 0))
    leaf = parts[number] if parts else ()
    shown = _shown(every, leaf)
    told = cards(material, shown[:CARDS], {each.id: place for place, each in enumerate(every, start=1)}, home)
    shared = shared_words(material, document, home)
    here = address.here(item=document_id, first=number)
    return Reader(
        title=document.metadata.title or document.name,
        lead=tuple(_lead(material, every, shared)),
        id=document_id,
        facts=tuple(_facts(document)),
        strip=_strip(words, every, shared, leaf),
        shared=shared,
        table=_table(told),
        paragraphs=tuple(_paragraphs(words, leaf, shown[:CARDS], told, shared)),
        kinds=tuple(kind for kind in KINDS if any(each.kind == kind for each in told)),
        home=home,
        lang=document.metadata.lang,
        left_out=len(shown[CARDS:]),
        part=number + 1,
        parts=max(len(parts), 1),
        before=here.here(first=number - 1) if number else None,
        after=here.here(first=number + 1) if number + 1 < len(parts) else None,
    )


def _held(desk: Desk, address: Address, document: DocumentId) -> tuple[Material, Address]:
    """What is known around a document, and the address under which its claims are explained: of a pair, where one holds it."""
    if address.pair is not None:
        material = desk.material(address)
        if any(each.id == document for each in material.documents):
            return material, address
    material = desk.around({document})
    if document not in material.pile.documents:
        raise QuestionError(f"There is no document {document} in the ledger.")
    pair = material.dyad if all(material.dyad) and not address.pair else None
    return material, address.at_pair(pair, address.page, address.item)


def _lead(material: Material, every: Sequence[Claim], shared: Sequence[Shared]) -> Iterator[str]:
    counts = Counter(kind_of(each.payload) for each in every)
    named = [count(counts[kind], *names) for kind, names in KINDS.items() if counts[kind]]
    yield f"{count(len(every), 'claim')} read here: {listed(named)}." if named else "No claim was read here."
    disputed = sum(each.id in material.disputes_of for each in every)
    if disputed:
        yield f"{count(disputed, 'of them', 'of them')} {'stands' if disputed == 1 else 'stand'} in a conflict with others."
    yield from (f"{each.sentence}" for each in shared if each.is_copy)


def _facts(document: Document) -> Iterator[Fact]:
    metadata = document.metadata
    yield Fact(name="publisher", words=document.name)
    yield Fact(name="published", words=dated(metadata))
    if metadata.author:
        yield Fact(name="author", words=metadata.author)
    if metadata.section:
        yield Fact(name="section", words=metadata.section)
    if metadata.updated:
        yield Fact(name="updated", words=period_words(metadata.updated))
    if metadata.lang:
        yield Fact(name="language", words=metadata.lang)
    yield Fact(name="address", words=metadata.url or document.address, href=web_address(metadata.url))
    for notice in document.notices:
        altered = ", and says that it may have been changed" if notice.is_altered else ""
        yield Fact(name="notice", words=f"{notice.kind}: {notice.name}{altered}")
    yield Fact(name="cited", words=citation(document))


def _shown(every: Iterable[Claim], leaf: Sequence[Stretch]) -> list[Claim]:
    """The claims that begin in a leaf."""
    if not leaf:
        return []
    return [each for each in every if leaf[0].start <= each.evidence.start < leaf[-1].end]


def _paragraphs(
    words: str, leaf: Sequence[Stretch], claims: Sequence[Claim], told: Sequence[Card], shared: Sequence[Shared]
) -> Iterator[Paragraph]:
    spans = [(each.evidence.start, each.evidence.end) for each in claims]
    copied = [(start, end) for each in shared for start, end in each.places]
    opened: set[ClaimId] = set()
    before: tuple[Way, ...] = ()
    for passage in leaf:
        runs = []
        for piece in pieces(passage, [*spans, *copied]):
            here = [place for place in piece.spans if place < len(spans)]
            opens = tuple(claims[place].id for place in here if claims[place].id not in opened)
            opened.update(opens)
            runs.append(
                Run(
                    words=words[piece.start : piece.end],
                    claims=tuple(claims[place].id for place in here),
                    kinds=tuple(dict.fromkeys(kind_of(claims[place].payload) for place in here)),
                    opens=opens,
                    closes=tuple((told[place].number, claims[place].id) for place in here if spans[place][1] == piece.end),
                    is_shared=len(here) < len(piece.spans),
                )
            )
        begun = {name for run in runs for name in run.opens}
        now = tuple(each.way for each in shared if any(start < passage.end and end > passage.start for start, end in each.places))
        yield Paragraph(
            runs=tuple(runs),
            cards=tuple(card for card in told if card.id in begun),
            shared=now if now != before else (),
            is_copied=sum(len(run.words) for run in runs if run.is_shared) >= MOST * (passage.end - passage.start),
        )
        before = now


def _strip(words: str, every: Iterable[Claim], shared: Iterable[Shared], leaf: Sequence[Stretch]) -> Strip:
    size = max(len(words), 1)
    ticks = {(each.evidence.start * STEPS // size * (1000 // STEPS), kind_of(each.payload)) for each in every}
    places = {(1000 * start // size, 1000 * end // size) for each in shared for start, end in each.places}
    shown = (1000 * leaf[0].start // size, 1000 * leaf[-1].end // size) if leaf else (0, 1000)
    return Strip(ticks=tuple(Tick(*tick) for tick in sorted(ticks)), shared=tuple(sorted(places)), shown=shown)


def _table(told: Iterable[Card]) -> Table:
    rows = tuple(
        Row(
            cells=(str(card.number), KINDS[card.kind][0], card.title, card.value, ", ".join(card.tags), card.detail, card.support)
        )
        for card in told
    )
    columns = ("Number", "Kind", "Of", "What is said", "Modality", "First said by", "Support")
    return Table(title="Claims", caption="What is read in these words", columns=columns, rows=rows)


PAGE = Page(
    name="documents",
    scope="pair",
    compose=compose,
    template="documents.html.j2",
    label="documents",
    filters=("first",),
    item="must",
    is_listed=False,
)
SITE_PAGE = PAGE._replace(scope="site")
