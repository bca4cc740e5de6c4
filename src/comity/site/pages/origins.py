"""An origin: everything that one witness first said, by which ways it came, and how it was reworded on them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from comity.model.claim import Claim, Figure
from comity.model.errors import QuestionError
from comity.model.ids import OriginId
from comity.model.origin import Origin
from comity.publish.lines import claim_quote, snippet, tags
from comity.publish.material import Material
from comity.publish.naming import chain_words, count, dated, state_name
from comity.publish.view import Line, Lines, Quote, Row, Table
from comity.site.address import Address
from comity.site.cards import Way, title_of
from comity.site.charts.chain import Chain, chain
from comity.site.material import Desk
from comity.site.page import Leaf, Page
from comity.site.pages.sources import voice_of
from comity.trace.cast import Cast
from comity.trace.drift import Drift, drifts

AT_ONCE = 40
"""So many things said stand on one page."""
DOCUMENTS = 60
"""So many documents of an origin are read where no pair says which, and listed."""
REWORDED = 30
REASONS = 40


class Carrier(Struct, frozen=True, kw_only=True):
    """A document that carries words of the origin: the way to it, its day, by which chains, and how many claims."""

    way: Way
    dated: str
    chains: tuple[str, ...]
    claims: int


class Change(Struct, frozen=True, kw_only=True):
    """What became of words on their way: what kind of change, in a sentence, both versions, and their texts side by side."""

    kind: str
    note: str
    quotes: tuple[Quote, ...]
    compare: Address | None


class OriginPage(Leaf, frozen=True, kw_only=True):
    """One witness. `said` are the things it first said, `changes` how they differ from document to document."""

    id: OriginId
    facts: tuple[str, ...]
    reasons: tuple[str, ...]
    chain: Chain | None
    carriers: tuple[Carrier, ...]
    said: Lines
    changes: tuple[Change, ...]
    changes_left: int
    carriers_left: int
    total: int
    home: Address
    before: Address | None = None
    after: Address | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The documents, what was said, and how it was reworded."""
        carriers = tuple(
            Row(cells=(each.way.words, each.dated, "; ".join(each.chains), str(each.claims))) for each in self.carriers
        )
        said = tuple(Row(cells=(line.title, line.value, line.support), quotes=line.quotes) for line in self.said.lines)
        changes = tuple(Row(cells=(each.kind, each.note), quotes=each.quotes) for each in self.changes)
        return (
            Table(title="Documents", caption="Documents", columns=("Document", "Date", "Ways", "Claims"), rows=carriers),
            Table(title="Said", caption="Said", columns=("Of", "What is said", "Support"), rows=said),
            Table(title="Reworded", caption="Reworded", columns=("Change", "How"), rows=changes),
        )


def compose(desk: Desk, address: Address) -> OriginPage:
    """An origin by its id. Raises QuestionError where the pair, or the ledger, has none of that id."""
    material, origin, home = _held(desk, address)
    claims = [claim for name in origin.claims if (claim := material.pile.claims.get(name)) is not None]
    groups = _groups(material, claims)
    shown = groups[address.first : address.first + AT_ONCE]
    carriers = _carriers(material, claims, home)
    changes = drifts(material.pile, origin, Cast(material.pile)) if not address.first else ()
    return OriginPage(
        title=voice_of(origin),
        lead=tuple(_lead(material, origin, claims)),
        id=origin.id,
        facts=tuple(_facts(material, origin)),
        reasons=origin.reasons[:REASONS],
        chain=chain(material, claims, home) if not address.first else None,
        carriers=carriers[:DOCUMENTS] if not address.first else (),
        carriers_left=max(0, len(origin.documents) - DOCUMENTS),
        said=Lines(title="said", lines=tuple(_said(material, group) for group in shown)),
        changes=tuple(_change(material, one, home) for one in changes[:REWORDED]),
        changes_left=max(0, len(changes) - REWORDED),
        total=len(groups),
        home=home,
        before=address.here(first=max(0, address.first - AT_ONCE)) if address.first else None,
        after=address.here(first=address.first + AT_ONCE) if len(groups) > address.first + AT_ONCE else None,
    )


def _held(desk: Desk, address: Address) -> tuple[Material, Origin, Address]:
    """The origin with what is known around it, and the address under which its claims are explained."""
    if address.pair is not None:
        material = desk.material(address)
        found = next((one for one in material.origin_of.values() if one.id == address.item), None)
        if found is None:
            raise QuestionError(f"No origin of {address.pair_name} is called {address.item}; the page of sources lists them.")
        return material, found, address
    origin = desk.origin(address.item)
    if origin is None:
        raise QuestionError(f"There is no origin {address.item} in the ledger.")
    material = desk.around(set(origin.documents[:DOCUMENTS]))
    return material, origin, address.at_pair(material.dyad if all(material.dyad) else None, address.page, address.item)


def _lead(material: Material, origin: Origin, claims: Sequence[Claim]) -> Iterator[str]:
    outlets = len(material.outlets_of(claim.id for claim in claims))
    sure = "One witness" if origin.is_certain else "Probably one witness"
    yield f"{sure}: {count(len(claims), 'claim')} in {count(len(origin.documents), 'document')} of {count(outlets, 'outlet')}."


def _facts(material: Material, origin: Origin) -> Iterator[str]:
    if origin.voice is not None:
        yield origin.voice.type
        if origin.voice.state:
            yield state_name(origin.voice.state, material.names)


def _groups(material: Material, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that say the same, together; what most documents carry comes first."""
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        is_figure = isinstance(claim.payload, Figure)
        key = (*title_of(material, claim), *tags(claim)) if is_figure else (" ".join(material.pile.quote(claim.id).split()),)
        found[key].append(claim)
    return sorted(found.values(), key=lambda group: (not isinstance(group[0].payload, Figure), -len(group)))


def _said(material: Material, group: Sequence[Claim]) -> Line:
    """What was said, with each of the documents that carry it."""
    claim = group[0]
    title, value = title_of(material, claim)
    is_figure = isinstance(claim.payload, Figure)
    return Line(
        title=title if is_figure else f"“{snippet(material.pile.quote(claim.id))}”",
        value=value if is_figure else "",
        tags=tags(claim),
        detail="; ".join(dict.fromkeys(chain_words(each.chain) for each in group)),
        support=count(len(material.outlets_of(each.id for each in group)), "outlet"),
        quotes=tuple(claim_quote(material, each) for each in group[:DOCUMENTS]),
    )


def _carriers(material: Material, claims: Sequence[Claim], home: Address) -> tuple[Carrier, ...]:
    """The documents, earliest first."""
    counts = Counter(claim.document for claim in claims)
    chains: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        chains[claim.document][chain_words(claim.chain)] = None
    documents = [material.pile.documents[name] for name in counts]
    documents.sort(
        key=lambda one: (one.metadata.published is None, str(one.metadata.published and one.metadata.published.first), one.id)
    )
    return tuple(
        Carrier(
            way=Way(words=one.name, to=home.to("documents", one.id)),
            dated=dated(one.metadata),
            chains=tuple(chains[one.id]),
            claims=counts[one.id],
        )
        for one in documents
    )


def _change(material: Material, drift: Drift, home: Address) -> Change:
    versions = [material.pile.claims[name] for name in (drift.first, drift.later)]
    a, b = (claim.document for claim in versions)
    return Change(
        kind=drift.kind,
        note=drift.note,
        quotes=tuple(claim_quote(material, claim) for claim in versions),
        compare=home.to("sources", "compare", a=a, b=b) if home.pair and a != b else None,
    )


PAGE = Page(
    name="origins",
    scope="pair",
    compose=compose,
    template="origins.html.j2",
    label="origins",
    filters=("first",),
    item="must",
    is_listed=False,
)
SITE_PAGE = PAGE._replace(scope="site")
