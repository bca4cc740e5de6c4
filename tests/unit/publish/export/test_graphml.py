import io
import json
from pathlib import Path

import networkx as nx
from tests.unit.publish.export.ledgers import NASTY, content, made

from comity.publish.export.cells import one_line


def graph(path: Path) -> nx.DiGraph:
    return nx.read_graphml(io.BytesIO(made(path, "graphml")))


def test_networkx_reads_every_document_record_and_link(any_ledger: Path) -> None:
    found, held = graph(any_ledger), content(any_ledger)
    assert set(held.pile.documents) <= set(found.nodes)
    named = {member.record for member in held.records.members}
    assert {record.id for record in held.records.records if record.id in named and record.kind != "person"} <= set(found.nodes)
    edges = {(source, target, data["relation"]) for source, target, data in found.edges(data=True)}
    assert {(link.source, link.target, link.kind) for link in held.records.links} <= edges


def test_parties_lead_to_their_records(places: dict[str, Path]) -> None:
    found = graph(places["deeds"])
    labels = {name: data["label"] for name, data in found.nodes(data=True)}
    parties = {(labels[s], labels[t]) for s, t, data in found.edges(data=True) if data["relation"] == "party"}
    assert {("Norway", "partnership treaty"), ("Chile", "partnership treaty"), ("Peru", "border pact")} <= parties
    tells = [
        data["weight"]
        for s, t, data in found.edges(data=True)
        if data["relation"] == "tells" and labels[t] == "partnership treaty"
    ]
    assert sum(tells) == 4


def test_the_description_is_the_head(places: dict[str, Path]) -> None:
    assert json.loads(graph(places["trade"]).graph["comity"])["format"] == "graphml"


def test_hostile_words_are_labels_and_nothing_else(places: dict[str, Path]) -> None:
    found = graph(places["hostile"])
    labels = {data["label"] for _, data in found.nodes(data=True) if data["kind"] == "document"}
    assert labels == {one_line(words) for words in NASTY}
