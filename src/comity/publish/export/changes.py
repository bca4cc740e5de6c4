"""Changes for other programs: one line of JSON each, and an Atom feed (RFC 4287) that any reader of news can follow."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from msgspec import Struct, json

from comity.model.claim import Claim, kind_of
from comity.model.ids import ClaimId
from comity.publish.changes import Change
from comity.publish.cite import link, web_address
from comity.publish.material import Material
from comity.publish.naming import chain_words, dated, state_name

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold."""


class Span(Struct, frozen=True, kw_only=True):
    """The two days of a comparison, the later None for now, and whether days are those of publication or of adding."""

    since: date
    until: date | None
    by: str


def statement(material: Material, name: ClaimId) -> dict[str, Any]:
    """A claim with who says so, where and when, and its words."""
    pile = material.pile if name in material.pile.claims else material.read
    return statement_of(material, pile.claims[name])


def statement_of(material: Material, claim: Claim) -> dict[str, Any]:
    """The same of a claim that is at hand, held back or not."""
    pile = material.pile if claim.document in material.pile.documents else material.read
    document = pile.documents[claim.document]
    published = document.metadata.published
    return {
        "claim": claim.id,
        "kind": kind_of(claim.payload),
        "quote": pile.words(claim.document)[claim.evidence.start : claim.evidence.end],
        "chain": chain_words(claim.chain),
        "publisher": document.metadata.publisher,
        "published": published.label() if published else None,
        "document": document.id,
        "address": document.address,
        "url": document.metadata.url,
    }


def row(material: Material, change: Change, span: Span) -> dict[str, Any]:
    """A change with its statements, for JSON."""
    return {
        "id": change.id,
        "pair": "-".join(material.dyad),
        "since": span.since,
        "until": span.until,
        "by": span.by,
        "kind": change.kind,
        "subject": change.subject,
        "title": change.title,
        "sentence": change.sentence,
        "day": change.day,
        "statements": [statement(material, claim) for claim in change.claims],
    }


def jsonl(material: Material, changes: Iterable[Change], span: Span) -> bytes:
    """Changes as lines of JSON, in their order."""
    return b"".join(json.encode(row(material, change, span)) + b"\n" for change in changes)


def atom(material: Material, changes: Sequence[Change], span: Span) -> bytes:
    """Changes as an Atom feed, the latest first. No clock is read: an entry is of the day its change is known to be of."""
    ET.register_namespace("", ATOM)
    pair = "-".join(material.dyad)
    first, second = (state_name(code, material.names) for code in material.dyad)
    feed = ET.Element(_atom("feed"))
    _text(feed, "title", f"Comity: {first} and {second}")
    _text(
        feed,
        "subtitle",
        f"What changed since {span.since.isoformat()}, by day {'published' if span.by == 'published' else 'added'}",
    )
    _text(feed, "id", f"urn:x-comity:changes:{pair}")
    _text(feed, "updated", _moment(max((change.day or span.since for change in changes), default=span.since)))
    _text(ET.SubElement(feed, _atom("author")), "name", "Comity")
    for change in sorted(changes, key=lambda one: (one.day or span.since, one.id), reverse=True):
        feed.append(_entry(material, change, span))
    ET.indent(feed)
    found: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return found + b"\n"


def _entry(material: Material, change: Change, span: Span) -> ET.Element:
    entry = ET.Element(_atom("entry"))
    _text(entry, "title", f"{change.kind.capitalize()}: {change.title}")
    _text(entry, "id", f"urn:x-comity:change:{'-'.join(material.dyad)}:{change.id}")
    _text(entry, "updated", _moment(change.day or span.since))
    ET.SubElement(entry, _atom("category"), term=change.kind)
    content = ET.SubElement(entry, _atom("content"), type="xhtml")
    body = ET.SubElement(content, _html("div"))
    _paragraph(body, change.sentence)
    pages: dict[str, None] = {}
    for name in change.claims:
        told = statement(material, name)
        _paragraph(ET.SubElement(body, _html("blockquote")), f"“{told['quote']}”")
        pile = material.pile if name in material.pile.claims else material.read
        source = f"{told['chain']}, {dated(pile.documents[told['document']].metadata)} ({name})"
        href = link(told["url"], told["quote"])
        paragraph = _paragraph(body, "" if href else source)
        if href:
            ET.SubElement(paragraph, _html("a"), href=href).text = _clean(source)
        if page := web_address(told["url"]):
            pages[page] = None
    for page in pages:
        ET.SubElement(entry, _atom("link"), rel="related", href=page)
    return entry


def _paragraph(parent: ET.Element, words: str) -> ET.Element:
    found = ET.SubElement(parent, _html("p"))
    found.text = _clean(words)
    return found


def _text(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, _atom(name)).text = _clean(words)


def _clean(words: str) -> str:
    return _NO_XML.sub("\ufffd", words)


def _atom(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _html(name: str) -> str:
    return f"{{{XHTML}}}{name}"


def _moment(day: date) -> str:
    """The first moment of a day in UTC, which is how Atom tells a day."""
    return f"{day.isoformat()}T00:00:00Z"
