"""Links: sentences that tie one record, or flow, to another.

A cue of `link_cues.tsv` ("within the framework of", "allowing", "despite") ties the nearest thing before it to the nearest behind
it, where both are of kinds that the cue can tie. A thing is where a claim about it has its words; a flow also where its
indicator is named, a sanction where the word stands. Where nothing fits before the cue of a sentence that begins with a word for
what was just said ("This will ..."), the last thing of the sentence before does.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from comity.model.claim import Claim
from comity.model.ids import ClaimId, DocumentId
from comity.model.page import Pile
from comity.model.record import Link, LinkKind, Membership, Quantity, Record
from comity.resolve.states import states_in
from comity.resolve.words import Word, words_of
from comity.resources import load
from comity.resources.indicators import is_total, noun_codes

REACH_BEFORE, REACH_BEHIND = 240, 90
"""How far, in code points, a thing may stand from the cue that ties it, before and behind."""
SANCTIONS = "sanctions"
NEXT = 4
"""How many code points of white space and marks may lie between one sentence and the next."""
BACKWARD = frozenset({"it", "such", "that", "these", "they", "this", "which"})
BREAK = re.compile(r"(?<=[^\W_]{3})[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[^\W_])|\n+")


class LinkCue(Struct, frozen=True, kw_only=True):
    """Words that tie (`link_cues.tsv`): `source` is the side the tie starts from, `left` and `right` kinds that fit there."""

    kind: LinkKind
    lang: str
    source: Literal["left", "right"]
    left: tuple[str, ...]
    right: tuple[str, ...]
    words: tuple[str, ...]


class Mention(NamedTuple):
    """A thing in a sentence: its half-open place, its kind ("quantity" for flows), its id, and the claims it rests on."""

    start: int
    end: int
    kind: str
    id: str
    claims: tuple[ClaimId, ...]


class Sentence(NamedTuple):
    """A sentence of a document, its words by their place in it, and the things in it by place."""

    start: int
    end: int
    words: list[Word]
    mentions: list[Mention]


class _Cue(NamedTuple):
    """A cue in a sentence, at a half-open place of the document."""

    row: LinkCue
    phrase: str
    start: int
    end: int


def links(
    pile: Pile, quantities: Iterable[Quantity], records: Iterable[Record], members: Iterable[Membership]
) -> tuple[Link, ...]:
    """All ties that the sentences of a pile tell, sorted; a sentence ties one thing to another once for each kind of tie."""
    stock = _Stock(quantities, records, members)
    by_document: dict[DocumentId, list[Claim]] = defaultdict(list)
    for claim in pile.claims.values():
        by_document[claim.document].append(claim)
    found: dict[tuple[str, str, str, str, int], Link] = {}
    for document in sorted(by_document):
        before: Sentence | None = None
        for sentence in _sentences(pile.words(document), by_document[document], stock):
            neighbour = before if before is not None and sentence.start - before.end <= NEXT else None
            for link in _of_sentence(document, sentence, neighbour, stock):
                found.setdefault((link.kind, link.source, link.target, link.document, link.start), link)
            before = sentence
    return tuple(found[key] for key in sorted(found))


class _Stock:
    """The records and flows that sentences can tie, and which claims speak of them."""

    def __init__(self, quantities: Iterable[Quantity], records: Iterable[Record], members: Iterable[Membership]) -> None:
        self.quantities = {quantity.id: quantity for quantity in quantities}
        self.records = {record.id: record for record in records if record.kind != "person"}
        self.of_claim: dict[ClaimId, list[str]] = defaultdict(list)
        for member in members:
            if member.part == "of" and (member.record in self.records or member.record in self.quantities):
                self.of_claim[member.claim].append(member.record)

    def kind(self, name: str) -> str:
        return self.records[name].kind if name in self.records else "quantity"

    def name(self, name: str) -> str:
        if name in self.records:
            return self.records[name].name
        quantity = self.quantities[name]
        parts = (quantity.product, quantity.indicator, quantity.reporter, quantity.partner)
        return " ".join(part for part in parts if part)

    def told_in(self, claims: Iterable[Claim]) -> dict[str, tuple[ClaimId, ...]]:
        """The things that some claims are about, each with those claims."""
        found: dict[str, list[ClaimId]] = defaultdict(list)
        for claim in claims:
            for name in self.of_claim.get(claim.id, ()):
                found[name].append(claim.id)
        return {name: tuple(sorted(told)) for name, told in sorted(found.items())}


def _sentences(words: str, claims: Sequence[Claim], stock: _Stock) -> Iterator[Sentence]:
    """The sentences that carry claims, in order, with what they mention; a passage may be a whole paragraph."""
    told = _Told(stock.told_in(claims), stock)
    ordered = sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id))
    starts = [claim.evidence.start for claim in ordered]
    for start, end in _bounds(words, {(claim.passage.start, claim.passage.end) for claim in claims}):
        mine = ordered[bisect_left(starts, start) : bisect_left(starts, end)]
        found = [Word(w.text, w.folded, w.start + start, w.end + start) for w in words_of(words[start:end])]
        stated = [mention for claim in mine for mention in _stated(claim, stock)]
        named = [mention for mention in _named(found, told) if all(mention.id != other.id for other in stated)]
        yield Sentence(start, end, found, sorted({*stated, *named}))


def _bounds(words: str, passages: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences of passages, which may lie within one another."""
    reached = 0
    for start, end in sorted(passages):
        place = max(start, reached)
        if place >= end:
            continue
        for found in BREAK.finditer(words, place, end):
            yield place, found.end()
            place = found.end()
        if place < end:
            yield place, end
        reached = end


def _stated(claim: Claim, stock: _Stock) -> Iterator[Mention]:
    for name in stock.of_claim.get(claim.id, ()):
        yield Mention(claim.evidence.start, claim.evidence.end, stock.kind(name), name, (claim.id,))


class _Told:
    """The things that a document's claims are about, with its flows by the words that name them, and its sanctions."""

    def __init__(self, claims: Mapping[str, tuple[ClaimId, ...]], stock: _Stock) -> None:
        self.claims = claims
        self.flows = _flows(stock.quantities[name] for name in claims if name in stock.quantities)
        records = (stock.records[name] for name in claims if name in stock.records)
        self.sanctions = [record for record in records if record.type == "sanction"]


def _named(words: Sequence[Word], told: _Told) -> Iterator[Mention]:
    """Flows whose product or indicator a sentence names, and sanctions that it names without saying more of them."""
    is_sanctioned = any(word.folded == SANCTIONS for word in words)
    states = {named.code for named in states_in(words)} if is_sanctioned else set()
    for word in words:
        code = noun_codes().get((word.folded,), "")
        if (flow := told.flows.get((word.folded, "")) or told.flows.get(("", code))) is not None:
            yield Mention(word.start, word.end, "quantity", flow.id, told.claims[flow.id])
        if word.folded == SANCTIONS:
            for measure in told.sanctions:
                if states & set(measure.parties):
                    yield Mention(word.start, word.end, "measure", measure.id, told.claims[measure.id])


def _flows(quantities: Iterable[Quantity]) -> dict[tuple[str, str], Quantity]:
    """The latest actual flow for each product, and for each indicator of all goods."""
    found: dict[tuple[str, str], Quantity] = {}
    for quantity in sorted(quantities, key=lambda q: (q.period.label() if q.period else "", q.id)):
        if quantity.world == "actual" and is_total(quantity.indicator):
            key = (quantity.product, "") if quantity.product else ("", quantity.indicator)
            found[key] = quantity
    return found


def _of_sentence(document: DocumentId, sentence: Sentence, before: Sentence | None, stock: _Stock) -> Iterator[Link]:
    for cue in _cues(sentence.words):
        for left in _left(sentence, before, cue):
            for right in _right(sentence, cue):
                source, target = (left, right) if cue.row.source == "left" else (right, left)
                if source.id != target.id:
                    yield Link(
                        kind=cue.row.kind,
                        source=source.id,
                        target=target.id,
                        document=document,
                        start=sentence.start,
                        end=sentence.end,
                        because=tuple(sorted({*source.claims, *target.claims})),
                        note=f"“{cue.phrase}” ties {stock.name(left.id)} to {stock.name(right.id)}.",
                    )


def _left(sentence: Sentence, before: Sentence | None, cue: _Cue) -> list[Mention]:
    """The nearest thing before a cue that fits it; else, after "This ...", the last that fits of the sentence before."""
    fits = [m for m in sentence.mentions if m.start < cue.start and m.kind in cue.row.left and cue.start - m.end <= REACH_BEFORE]
    if not fits and before is not None and sentence.words and sentence.words[0].folded in BACKWARD:
        fits = [mention for mention in before.mentions if mention.kind in cue.row.left]
    last = max(((m.start, m.end) for m in fits), default=None)
    return [mention for mention in fits if (mention.start, mention.end) == last]


def _right(sentence: Sentence, cue: _Cue) -> list[Mention]:
    """The nearest thing behind a cue that fits it."""
    behind = [m for m in sentence.mentions if _is_behind(m, cue) and m.start - cue.end <= REACH_BEHIND]
    fits = [mention for mention in behind if mention.kind in cue.row.right]
    first = min(((m.start, m.end) for m in fits), default=None)
    return [mention for mention in fits if (mention.start, mention.end) == first]


def _is_behind(mention: Mention, cue: _Cue) -> bool:
    """Whether a thing stands behind a cue; words that reach over the cue do where their kind cannot stand before it."""
    return mention.start >= cue.start or (mention.end > cue.end and mention.kind not in cue.row.left)


def _cues(words: Sequence[Word]) -> Iterator[_Cue]:
    """The cues in a sentence, by place; of two at one place both count, because they may tie different kinds."""
    for place, word in enumerate(words):
        for phrase, row in _by_first_word().get(word.folded, ()):
            if tuple(w.folded for w in words[place : place + len(phrase)]) == phrase:
                yield _Cue(row, " ".join(phrase), word.start, words[place + len(phrase) - 1].end)


@cache
def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], LinkCue], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], LinkCue]]] = defaultdict(list)
    for row in load("link_cues", LinkCue):
        for phrase in row.words:
            parts = tuple(phrase.split())
            found[parts[0]].append((parts, row))
    return {first: tuple(rows) for first, rows in found.items()}
