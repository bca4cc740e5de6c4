"""Search: claims by the words of their sentences, grouped by what they are about, then documents by all their words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest

from msgspec import Struct

from comity.ledger.search import claims_found, documents_found
from comity.ledger.view import View
from comity.model.claim import Claim
from comity.model.ids import ClaimId, DocumentId
from comity.model.text import Document
from comity.search.marks import around, marked
from comity.search.question import Question, understood

__all__ = ["ClaimHit", "DocumentHit", "Found", "Question", "search", "understood"]


class ClaimHit(Struct, frozen=True, kw_only=True):
    """A claim found, with its sentence. `marks` are half-open pairs of code points of the sentence that answer the search.

    `records` are the ids of the quantities, agreements, projects, measures and events that the claim is about.
    """

    claim: Claim
    document: Document
    sentence: str
    marks: tuple[tuple[int, int], ...]
    records: tuple[str, ...]


class DocumentHit(Struct, frozen=True, kw_only=True):
    """A document found, with words around the first that answer the search; `start` is where they begin in the text."""

    document: Document
    words: str
    start: int
    marks: tuple[tuple[int, int], ...]


class Found(Struct, frozen=True, kw_only=True):
    """What a search found: how many claims and documents answer it, and the best of both.

    `claims` come in groups about one record, best group first, with None for claims that are about none; `notes` say in
    sentences what of the search was not understood.
    """

    claim_count: int
    document_count: int
    claims: tuple[tuple[str | None, tuple[ClaimHit, ...]], ...]
    documents: tuple[DocumentHit, ...]
    notes: tuple[str, ...]


def search(view: View, words: str, limit: int = 20) -> Found:
    """Search a ledger: at most `limit` claims and as many documents, best first; equals by document, place and id.

    See `understood` for what may stand in `words`. Nothing that is typed raises an error.
    """
    question = understood(words)
    if question.is_empty:
        notes = question.notes or ("Nothing is asked; give words to search for.",)
        return Found(claim_count=0, document_count=0, claims=(), documents=(), notes=notes)
    claims = claims_found(view, question.asked)
    documents = documents_found(view, question.asked)
    return Found(
        claim_count=len(claims),
        document_count=len(documents),
        claims=tuple(_grouped(_claim_hits(view, [claim for *_, claim in nsmallest(limit, claims)], question.asked.match))),
        documents=tuple(_document_hits(view, [name for _, name in nsmallest(limit, documents)], question.asked.match)),
        notes=question.notes,
    )


def _claim_hits(view: View, names: Iterable[ClaimId], match: str | None) -> Iterator[ClaimHit]:
    claims = [view.claim(name) for name in names]
    words = {document: view.words(document) for document in dict.fromkeys(claim.document for claim in claims)}
    documents = {name: view.document(name) for name in words}
    sentences = [words[claim.document][claim.passage.start : claim.passage.end] for claim in claims]
    for claim, sentence, marks in zip(claims, sentences, marked(match, sentences), strict=True):
        rows = view.rows("SELECT record FROM record_claim WHERE claim = ? AND part = 'of' ORDER BY record", (claim.id,))
        yield ClaimHit(
            claim=claim,
            document=documents[claim.document],
            sentence=sentence,
            marks=marks,
            records=tuple(record for (record,) in rows),
        )


def _document_hits(view: View, names: Sequence[DocumentId], match: str | None) -> Iterator[DocumentHit]:
    texts = [view.words(name) for name in names]
    for name, words, marks in zip(names, texts, marked(match, texts), strict=True):
        start, end = around(words, marks)
        inside = tuple((first - start, last - start) for first, last in marks if start <= first and last <= end)
        yield DocumentHit(document=view.document(name), words=words[start:end], start=start, marks=inside)


def _grouped(found: Iterable[ClaimHit]) -> list[tuple[str | None, tuple[ClaimHit, ...]]]:
    groups: dict[str | None, list[ClaimHit]] = defaultdict(list)
    for hit in found:
        groups[hit.records[0] if hit.records else None].append(hit)
    return [(record, tuple(hits)) for record, hits in groups.items()]
