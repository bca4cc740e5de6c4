"""The ways by which words reach documents, drawn in four columns: who spoke, which agency told it, who published it, where.

Places are computed here and set as SVG by a template; equal claims give equal drawings.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct

from comity.model.claim import Claim
from comity.model.ids import DocumentId
from comity.model.origin import Copy
from comity.publish.material import Material
from comity.publish.naming import dated
from comity.site.address import Address

COLUMNS = ("speaker", "agency", "publisher", "document")
LAST = len(COLUMNS) - 1
ACROSS, WIDTH, TALL, GAP, TOP = 1046, 206, 36, 10, 30
"""The drawing without what bows out of it, a box, the space below it, and that above all."""
BULGE = 34
"""How far a copy bows out beside the documents."""
MOST = 18
"""So many things stand in a column; those with fewest claims are left out."""
LABEL = 27
"""So many signs of a name fit."""
THICKEST = 4.0

Key: TypeAlias = tuple[int, str]


class Node(Struct, frozen=True, kw_only=True):
    """Somebody or something in a column: the corner of its box, its name, short and whole, and where it is told of."""

    x: int
    y: int
    label: str
    name: str
    note: str
    to: Address | None


class Edge(Struct, frozen=True, kw_only=True):
    """A way of words, as the path of a curve; `width` grows with the number of claims."""

    path: str
    width: float
    name: str
    is_copy: bool = False


class Chain(Struct, frozen=True, kw_only=True):
    """A drawing: its columns that hold something, with their places; boxes; curves; and how many boxes are left out."""

    width: int
    height: int
    columns: tuple[tuple[str, int], ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0


def chain(material: Material, claims: Iterable[Claim], address: Address) -> Chain | None:
    """The ways of some claims, or None where all went one way, which needs no picture."""
    ways = Counter(tuple(_way(each)) for each in claims)
    if len(ways) < 2:
        return None
    kept, left_out = _kept(ways)
    weights: Counter[tuple[Key, Key]] = Counter()
    for way, number in ways.items():
        if way[-1] in kept:
            for start, end in pairwise(station for station in way if station in kept):
                weights[start, end] += number
    order = _ordered(material, weights)
    place = {
        key: (_left(key[0], order), TOP + _drop(column, order) + number * (TALL + GAP))
        for column in order
        for number, key in enumerate(column)
    }
    copies = [one for one in material.copies if one.is_copy and {(LAST, one.left), (LAST, one.right)} <= place.keys()]
    links = _links(material, address)
    return Chain(
        width=ACROSS + BULGE + 8,
        height=TOP + max(map(len, order)) * (TALL + GAP),
        columns=tuple((COLUMNS[column[0][0]], _left(column[0][0], order)) for column in order if column),
        nodes=tuple(_node(material, key, place[key], links, address) for column in order for key in column),
        edges=(
            *(_edge(material, ends, place, count, max(weights.values())) for ends, count in sorted(weights.items())),
            *_arcs(copies, place, material),
        ),
        left_out=left_out,
    )


def _kept(ways: Counter[tuple[Key, ...]]) -> tuple[set[Key], int]:
    """What of each column is drawn, and how much is not."""
    totals: list[Counter[Key]] = [Counter() for _ in COLUMNS]
    for way, number in ways.items():
        for station in way:
            totals[station[0]][station] += number
    kept = {key for total in totals for key in sorted(total, key=lambda key: (-total[key], key))[:MOST]}
    return kept, sum(map(len, totals)) - len(kept)


def _way(claim: Claim) -> list[Key]:
    """The stations of a claim from its speaker to its document; who publishes in its own words has no speaker."""
    publisher, *others = claim.chain
    speaker = [(0, others[-1].name)] if others else []
    agencies = [(1, voice.name) for voice in reversed(others[:-1])][:1]
    return [*speaker, *agencies, (2, publisher.name), (3, claim.document)]


def _ordered(material: Material, weights: Iterable[tuple[Key, Key]]) -> list[list[Key]]:
    """The columns from left to right, each in the order of what it leads to, so that few curves cross."""
    after: dict[Key, set[Key]] = defaultdict(set)
    for start, end in weights:
        after[start].add(end)
    every = sorted({key for ends in weights for key in ends})
    columns: list[list[Key]] = [[] for _ in COLUMNS]
    rank: dict[Key, float] = {}
    for number in range(LAST, -1, -1):
        keys = [key for key in every if key[0] == number]
        if number == LAST:
            keys.sort(key=lambda key: _day(material, key[1]))
        else:
            keys.sort(key=lambda key: (sum(rank[end] for end in after[key]) / len(after[key]), key))
        columns[number] = keys
        rank |= {key: place / max(len(keys), 1) for place, key in enumerate(keys)}
    return columns


def _day(material: Material, document: DocumentId) -> tuple[str, str]:
    published = material.pile.documents[document].metadata.published
    return published.first.isoformat() if published and published.first else "9999", document


def _left(column: int, order: Sequence[Sequence[Key]]) -> int:
    """Where a column begins; the others share the room of one that holds nothing."""
    steps = sum(map(bool, order)) - 1
    return (ACROSS - WIDTH) * sum(bool(order[number]) for number in range(column)) // max(steps, 1)


def _drop(column: Sequence[Key], order: Sequence[Sequence[Key]]) -> int:
    """How far a short column hangs down, so that it stands in the middle."""
    return (max(map(len, order)) - len(column)) * (TALL + GAP) // 2


def _links(material: Material, address: Address) -> dict[str, Address]:
    """The pages of speakers who are behind one origin alone."""
    behind: dict[str, set[str]] = defaultdict(set)
    for origin in {origin.id: origin for origin in material.origin_of.values()}.values():
        if origin.voice is not None:
            behind[origin.voice.name].add(origin.id)
    return {name: address.to("origins", next(iter(found))) for name, found in behind.items() if len(found) == 1}


def _node(material: Material, key: Key, corner: tuple[int, int], links: dict[str, Address], address: Address) -> Node:
    column, name = key
    note = ""
    to = links.get(name)
    if column == LAST:
        document = material.pile.documents[name]
        to = address.to("documents", name)
        name, note = document.metadata.title or document.address.rpartition("/")[2], dated(document.metadata)
    label = name if len(name) <= LABEL else f"{name[: LABEL - 1]}…"
    return Node(x=corner[0], y=corner[1], label=label, name=name, note=note, to=to)


def _edge(material: Material, ends: tuple[Key, Key], place: dict[Key, tuple[int, int]], count: int, most: int) -> Edge:
    (x1, y1), (x2, y2) = place[ends[0]], place[ends[1]]
    start, end = (x1 + WIDTH, y1 + TALL // 2), (x2, y2 + TALL // 2)
    middle = (start[0] + end[0]) // 2
    path = f"M{start[0]} {start[1]}C{middle} {start[1]} {middle} {end[1]} {end[0]} {end[1]}"
    names = [material.pile.documents[key[1]].name if key[0] == LAST else key[1] for key in ends]
    return Edge(path=path, width=1 + THICKEST * (count / most) ** 0.5, name=f"{names[0]} → {names[1]}: {count}")


def _arcs(copies: Iterable[Copy], place: dict[Key, tuple[int, int]], material: Material) -> Iterable[Edge]:
    """Copies between the documents of the drawing, bowing out on the right."""
    for copy in copies:
        (x, y1), (_, y2) = place[3, copy.left], place[3, copy.right]
        right, start, end = x + WIDTH, y1 + TALL // 2, y2 + TALL // 2
        path = f"M{right} {start}C{right + BULGE} {start} {right + BULGE} {end} {right} {end}"
        names = [material.pile.documents[side].name for side in (copy.left, copy.right)]
        yield Edge(path=path, width=1.4, name=f"{names[0]} {'→' if copy.is_direction_known else '–'} {names[1]}", is_copy=True)
