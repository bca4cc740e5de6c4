"""GraphML: the relation as a graph, for Gephi, yEd, Cytoscape or networkx.

Nodes are parties, records, documents, voices and quantities that a link names; edges say who is party to what, which document
tells of it, who speaks where, what copies what, and what ties one record to another.
"""

from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

import msgspec

from comity.model.ids import digest
from comity.publish.export.acting import Actors, acts_by_record
from comity.publish.export.cells import one_line, plain
from comity.publish.export.content import Content
from comity.publish.export.form import About
from comity.publish.naming import series_words

NODE_KEYS = {"label": "string", "kind": "string", "type": "string", "state": "string", "date": "string", "claims": "int"}
EDGE_KEYS = {"relation": "string", "weight": "double", "words": "string"}


class Edge(NamedTuple):
    """An edge: its ends, what it says, how strong it is (claims, or the share of a copied text) and words for it."""

    source: str
    target: str
    relation: str
    weight: float = 1.0
    words: str = ""


class Graph:
    """Nodes by id and edges, in an order that hangs on content alone."""

    def __init__(self) -> None:
        self.nodes: dict[str, dict[str, object]] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}

    def node(self, name: str, **values: object) -> str:
        """Add a node unless it is there; give its id."""
        self.nodes.setdefault(name, {key: value for key, value in values.items() if value not in (None, "")})
        return name

    def edge(self, edge: Edge) -> None:
        """Add an edge; the same between the same ends adds to its weight."""
        key = (edge.source, edge.target, edge.relation)
        known = self.edges.get(key)
        self.edges[key] = edge if known is None else known._replace(weight=known.weight + edge.weight)


def graphml(content: Content, about: About) -> Iterator[bytes]:
    """The graph as GraphML; the head is its description."""
    graph = _graph(content)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for sort, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for name, kind in keys.items():
            yield f'<key id="{sort}-{name}" for="{sort}" attr.name="{name}" attr.type="{kind}"/>\n'.encode()
    yield b'<key id="graph-comity" for="graph" attr.name="comity" attr.type="string"/>\n'
    yield b'<graph id="comity" edgedefault="directed">\n'
    yield _data("graph", "comity", msgspec.json.encode(about).decode())
    for name in sorted(graph.nodes):
        data = b"".join(_data("node", key, value) for key, value in sorted(graph.nodes[name].items()))
        yield f"<node id={quoteattr(name)}>\n".encode() + data + b"</node>\n"
    for number, key in enumerate(sorted(graph.edges)):
        edge = graph.edges[key]
        values = {"relation": edge.relation, "weight": edge.weight, **({"words": edge.words} if edge.words else {})}
        data = b"".join(_data("edge", name, value) for name, value in sorted(values.items()))
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f'<edge id="e{number}" {ends}>\n'.encode() + data + b"</edge>\n"
    yield b"</graph>\n</graphml>\n"


def left_out(content: Content) -> dict[str, int]:
    """What the graph does not show, counted."""
    return {"conflicts": len(content.verdict.conflicts), "bounds": len(content.verdict.bounds), "clusters": len(content.clusters)}


def _data(sort: str, name: str, value: object) -> bytes:
    return f'<data key="{sort}-{name}">{escape(plain(str(value)))}</data>\n'.encode()


def _graph(content: Content) -> Graph:
    graph, actors = Graph(), Actors()
    for document in content.pile.documents.values():
        published = document.metadata.published
        graph.node(
            document.id,
            label=one_line(document.metadata.title or document.name),
            kind="document",
            type=one_line(document.name),
            date=published.label() if published else None,
        )
    _records(content, graph, actors)
    _voices(content, graph)
    _ties(content, graph, actors)
    for copy in content.origins.copies:
        if copy.is_copy:
            graph.edge(Edge(copy.right, copy.left, f"copy: {copy.kind}", copy.share))
    return graph


def _records(content: Content, graph: Graph, actors: Actors) -> None:
    for record, claims in acts_by_record(content, actors):
        date = record.date.label() if record.date else None
        graph.node(record.id, label=one_line(record.name), kind=record.kind, type=record.type, date=date, claims=len(claims))
        for code in record.parties:
            party = graph.node(
                f"party:{digest(code)}", label=one_line(actors.name(code)), kind="party", state=_code(actors, code)
            )
            graph.edge(Edge(party, record.id, "party"))
        for claim in claims:
            graph.edge(Edge(claim.document, record.id, "tells"))


def _code(actors: Actors, code: str) -> str | None:
    return code if actors.iso2(code) else None


def _voices(content: Content, graph: Graph) -> None:
    for claim in content.pile.claims.values():
        voice = claim.speaker
        name = graph.node(
            f"voice:{digest(voice.name, voice.type, voice.state)}",
            label=one_line(voice.name),
            kind="voice",
            type=voice.type,
            state=voice.state,
        )
        graph.edge(Edge(name, claim.document, "speaks"))


def _ties(content: Content, graph: Graph, actors: Actors) -> None:
    names = {
        code: actors.name(code)
        for quantity in content.records.quantities
        for code in (quantity.reporter, quantity.partner)
        if code
    }
    quantities = {quantity.id: quantity for quantity in content.records.quantities}
    records = {record.id: record for record in content.records.records}
    for link in content.records.links:
        for end in (link.source, link.target):
            if end in quantities:
                period = quantities[end].period
                graph.node(
                    end,
                    label=one_line(series_words(quantities[end], names)),
                    kind="quantity",
                    date=period.label() if period else None,
                )
            elif end in records:
                graph.node(end, label=one_line(records[end].name), kind=records[end].kind, type=records[end].type)
        if link.source in graph.nodes and link.target in graph.nodes:
            graph.edge(Edge(link.source, link.target, link.kind, words=one_line(link.note)))
