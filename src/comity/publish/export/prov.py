"""PROV-O with Web Annotation selectors, as JSON-LD: where every claim comes from, down to the words.

The context stands in the file, so that nothing is fetched. Things are named `urn:comity:ID`. A claim is a prov:Entity quoted
from its document and attributed to who asserts it; its chain is a list, outermost first; an oa:Annotation ties it to
the words, by quotation (oa:TextQuoteSelector) and by place in the text (oa:TextPositionSelector, code points).
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec

from comity.model.claim import Claim, Voice
from comity.model.ids import digest
from comity.model.page import Pile
from comity.model.text import Document
from comity.publish.cite import web_address
from comity.publish.export.content import Content
from comity.publish.export.form import About

Node: TypeAlias = dict[str, Any]
AROUND = 40
"""So many code points before and after the words go into the quote selector."""

_LINK = {"@type": "@id"}
CONTEXT: Node = {
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "comity": "urn:comity:terms:",
    "id": "@id",
    "type": "@type",
    **{name: {"@id": f"prov:{name}", **_LINK} for name in (
        "wasQuotedFrom", "wasAttributedTo", "hadPrimarySource", "wasDerivedFrom", "wasRevisionOf", "wasGeneratedBy",
        "wasAssociatedWith", "hadMember", "alternateOf")},
    **{name: {"@id": f"oa:{name}", **_LINK} for name in ("hasBody", "hasTarget", "hasSource", "hasSelector", "motivatedBy")},
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "title": "dcterms:title", "publisher": "dcterms:publisher", "creator": "dcterms:creator", "language": "dcterms:language",
    "issued": "dcterms:issued", "identifier": "dcterms:identifier", "description": "dcterms:description", "name": "foaf:name",
    "chain": {"@id": "comity:chain", "@type": "@id", "@container": "@list"},
    "asserts": {"@id": "comity:asserts", "@type": "@json"},
    "about": {"@id": "comity:about", "@type": "@json"},
    "passage": "comity:passage", "modality": "comity:modality", "denied": "comity:denied",
    "state": "comity:state", "office": "comity:office", "sharesTextWith": {"@id": "comity:sharesTextWith", **_LINK},
    "share": "comity:share", "label": "comity:label", "gap": "comity:gap", "reason": "comity:reason", "url": "comity:url",
    "low": "comity:low", "high": "comity:high", "nominal": "comity:nominal", "isCertain": "comity:isCertain",
}  # fmt: skip
PERSONS = {
    "person": "prov:Person",
    "organisation": "prov:Organization",
    "government": "prov:Organization",
    "outlet": "prov:Organization",
}


def prov(content: Content, about: About) -> Iterator[bytes]:
    """One JSON-LD document, a node a line; the first node is the export itself, with its head as JSON."""
    yield b'{"@context":' + msgspec.json.encode(CONTEXT) + b',\n"@graph":['
    separator = b"\n"
    for node in _nodes(content, about):
        yield separator + msgspec.json.encode({key: value for key, value in node.items() if value not in (None, [], "")})
        separator = b",\n"
    yield b"\n]}\n"


def _nodes(content: Content, about: About) -> Iterator[Node]:
    program = f"urn:comity:program:{digest(about['made_by'])}"
    yield {
        "id": f"urn:comity:export:{about['ledger'][7:23]}:{content.scope}",
        "type": "prov:Bundle",
        "wasAttributedTo": program,
        "about": about,
    }
    yield {"id": program, "type": "prov:SoftwareAgent", "name": about["made_by"]}
    pile = content.pile
    yield from (_document(document) for document in pile.documents.values())
    yield from _agents(pile)
    origin_of = {claim: origin.id for origin in content.origins.origins for claim in origin.claims}
    reads: set[str] = set()
    for claim in pile.claims.values():
        if claim.extractor not in reads:
            reads.add(claim.extractor)
            yield {"id": _extractor(claim), "type": "prov:Activity", "name": claim.extractor, "wasAssociatedWith": program}
        yield from _claim(pile, claim, origin_of.get(claim.id))
    yield from _conclusions(content)


def _iri(name: str) -> str:
    return f"urn:comity:{name}"


def _document(document: Document) -> Node:
    known = document.metadata
    return {
        "id": _iri(document.id),
        "type": "prov:Entity",
        "identifier": document.address,
        "title": known.title,
        "publisher": known.publisher,
        "creator": known.author,
        "language": known.lang,
        "issued": known.published.label() if known.published else None,
        "url": web_address(known.url),
    }


def agent(voice: Voice) -> str:
    """The name of a voice: by its name, type and state."""
    return _iri("agent:" + digest(voice.name, voice.type, voice.state))


def _agents(pile: Pile) -> Iterator[Node]:
    voices: dict[str, Voice] = {}
    for claim in pile.claims.values():
        for voice in claim.chain:
            known = voices.setdefault(agent(voice), voice)
            if (voice.office or "") > (known.office or ""):
                voices[agent(voice)] = voice
    for name in sorted(voices):
        voice = voices[name]
        kinds = ["prov:Agent", *([PERSONS[voice.type]] if voice.type in PERSONS else [])]
        yield {"id": name, "type": kinds, "name": voice.name, "state": voice.state, "office": voice.office, "label": voice.type}


def _extractor(claim: Claim) -> str:
    return _iri("read:" + digest(claim.extractor))


def _claim(pile: Pile, claim: Claim, origin: str | None) -> Iterator[Node]:
    own, words = _iri(claim.id), pile.words(claim.document)
    start, end = claim.evidence.start, claim.evidence.end
    yield {
        "id": own,
        "type": ["prov:Entity", "comity:Claim"],
        "wasQuotedFrom": _iri(claim.document),
        "wasAttributedTo": agent(claim.speaker),
        "hadPrimarySource": _iri(origin) if origin else None,
        "wasGeneratedBy": _extractor(claim),
        "chain": [agent(voice) for voice in claim.chain],
        "modality": claim.modality,
        "denied": claim.is_denied,
        "issued": claim.asserted.label() if claim.asserted else None,
        "passage": words[claim.passage.start : claim.passage.end],
        "asserts": claim.payload,
    }
    yield {
        "id": f"{own}:annotation",
        "type": "oa:Annotation",
        "motivatedBy": "oa:identifying",
        "hasBody": own,
        "hasTarget": {
            "type": "oa:SpecificResource",
            "hasSource": _iri(claim.document),
            "hasSelector": [
                {
                    "type": "oa:TextQuoteSelector",
                    "exact": words[start:end],
                    "prefix": words[max(0, start - AROUND) : start],
                    "suffix": words[end : end + AROUND],
                },
                {"type": "oa:TextPositionSelector", "start": start, "end": end},
            ],
        },
    }


def _conclusions(content: Content) -> Iterator[Node]:
    """Origins, copies, conflicts and bounds: what is derived from claims and documents."""
    for origin in content.origins.origins:
        yield {
            "id": _iri(origin.id),
            "type": ["prov:Entity", "comity:Origin"],
            "wasAttributedTo": agent(origin.voice) if origin.voice else None,
            "isCertain": origin.is_certain,
            "reason": list(origin.reasons),
        }
        if origin.voice:
            yield {"id": agent(origin.voice), "type": "prov:Agent", "name": origin.voice.name}
    for copy in content.origins.copies:
        relation = "sharesTextWith"
        if copy.is_copy and copy.is_direction_known:
            relation = "wasRevisionOf" if copy.kind == "update" else "wasDerivedFrom"
        yield {"id": _iri(copy.right), relation: _iri(copy.left)}
    for conflict in content.verdict.conflicts:
        yield {
            "id": _iri(conflict.id),
            "type": ["prov:Entity", "comity:Conflict"],
            "wasDerivedFrom": [_iri(claim) for claim in conflict.claims],
            "label": conflict.label,
            "gap": conflict.gap,
            "reason": [step.text for step in conflict.steps],
        }
    for bound in content.verdict.bounds:
        yield {
            "id": _iri(f"bound:{bound.quantity}"),
            "type": ["prov:Entity", "comity:Bound"],
            "wasDerivedFrom": [_iri(because) for because in bound.because if because in content.pile.claims],
            "low": bound.strict.low,
            "high": bound.strict.high,
            "nominal": bound.nominal,
        }
