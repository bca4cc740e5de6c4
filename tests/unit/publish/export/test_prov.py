import json
from pathlib import Path

import pytest
from rdflib import Graph
from tests.unit.publish.export.ledgers import content, made

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
"""rdflib's own readers use what rdflib and pyparsing deprecate."""

PREFIXES = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX comity: <urn:comity:terms:>
"""
QUOTE = """
SELECT ?exact ?start ?end ?document WHERE {
  ?note oa:hasBody ?claim ; oa:hasTarget ?target . ?target oa:hasSource ?document ; oa:hasSelector ?quote, ?place .
  ?quote a oa:TextQuoteSelector ; oa:exact ?exact . ?place a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
}"""
CHAIN = "SELECT ?name WHERE { ?claim comity:chain/rdf:rest*/rdf:first/foaf:name ?name }"


def graph(path: Path, dyad: tuple[str, str] | None = None) -> Graph:
    return Graph().parse(data=made(path, "prov", dyad), format="json-ld")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A context that had to be fetched would fail here."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something is fetched")

    monkeypatch.setattr("socket.socket.connect", refuse)


def test_sparql_finds_the_quote_and_the_chain_of_every_claim(any_ledger: Path) -> None:
    found, pile = graph(any_ledger), content(any_ledger).pile
    assert len(list(found.query(PREFIXES + "SELECT ?claim WHERE { ?claim a comity:Claim }"))) == len(pile.claims)
    for claim in list(pile.claims.values())[:12]:
        bound = {"claim": next(s for s in found.subjects() if str(s) == f"urn:comity:{claim.id}")}
        ((exact, start, end, document),) = found.query(PREFIXES + QUOTE, initBindings=bound)
        assert str(exact) == pile.quote(claim.id)
        assert (int(start), int(end)) == (claim.evidence.start, claim.evidence.end)
        assert str(document) == f"urn:comity:{claim.document}"
        names = {str(name) for (name,) in found.query(PREFIXES + CHAIN, initBindings=bound)}
        assert names == {voice.name for voice in claim.chain}


def test_the_chain_keeps_its_order(places: dict[str, Path]) -> None:
    found, pile = graph(places["deeds"]), content(places["deeds"]).pile
    claim = next(claim for claim in pile.claims.values() if len(claim.chain) > 1)
    node = next(node for node in json.loads(made(places["deeds"], "prov"))["@graph"] if node["id"] == f"urn:comity:{claim.id}")
    names = [
        str(
            found.value(
                next(s for s in found.subjects() if str(s) == agent),
                next(p for p in found.predicates() if str(p).endswith("/name")),
            )
        )
        for agent in node["chain"]
    ]
    assert names == [voice.name for voice in claim.chain]


def test_what_follows_is_derived_from_its_claims(places: dict[str, Path]) -> None:
    found, verdict = graph(places["trade"]), content(places["trade"]).verdict
    sql = (
        PREFIXES + "SELECT ?k ?c WHERE { ?k a comity:Conflict ; prov:wasDerivedFrom ?c . "
        "?c prov:wasQuotedFrom ?d ; prov:wasAttributedTo ?a }"
    )
    pairs = {(str(k).removeprefix("urn:comity:"), str(c).removeprefix("urn:comity:")) for k, c in found.query(sql)}
    assert pairs == {(conflict.id, claim) for conflict in verdict.conflicts for claim in conflict.claims}
    origins = content(places["trade"]).origins.origins
    primary = {
        str(o).removeprefix("urn:comity:")
        for (o,) in found.query(PREFIXES + "SELECT DISTINCT ?o WHERE { ?c prov:hadPrimarySource ?o . ?o a comity:Origin }")
    }
    assert primary == {origin.id for origin in origins}


def test_the_head_says_which_ledger(places: dict[str, Path]) -> None:
    found = graph(places["trade"])
    ((about,),) = found.query(PREFIXES + "SELECT ?about WHERE { ?b a prov:Bundle ; comity:about ?about }")
    assert json.loads(str(about))["ledger"] == f"sha256:{content(places['trade']).stamp.digest}"
