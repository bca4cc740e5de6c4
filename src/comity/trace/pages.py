"""The copies among the documents of a pile: who shares text with whom, and which side is the original."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from comity.model.ids import DocumentId
from comity.model.origin import Copy, Passage
from comity.model.page import Pile
from comity.model.text import Document
from comity.trace.cast import Cast, notice_of_outlet
from comity.trace.copies import MOST, Sharing, copies, prepared, sharing
from comity.trace.fingerprints import WINDOW, WORDS, Vocabulary
from comity.trace.translations import Likeness, translations
from comity.trace.voices import outlet_key

RULES = f"{WORDS} words, window {WINDOW}, pages 1"
"""By which rules fingerprints are made and pairs compared: what a ledger keeps of either by other rules is made anew."""
PAGES = 2000
"""Texts that are kept made ready while pairs of them are compared."""


def compared(
    pairs: Iterable[tuple[DocumentId, DocumentId]], words: Callable[[DocumentId], str]
) -> Iterator[tuple[DocumentId, DocumentId, Copy | None]]:
    """What the words of each pair of documents have in common, as the words alone tell it; None for nothing."""
    vocabulary = Vocabulary()
    ready = lru_cache(PAGES)(lambda document: prepared(words(document), vocabulary))
    for left, right in pairs:
        found = sharing(0, 1, (ready(left), ready(right)))
        yield left, right, None if found is None else _undirected(found, (left, right))


def common_words(pile: Pile) -> Iterator[Copy]:
    """What any two documents of a pile have in common, as their words alone tell it."""
    order = sorted(pile.documents)
    return (_undirected(found, order) for found in copies([pile.words(document) for document in order]))


def _undirected(found: Sharing, order: Sequence[DocumentId]) -> Copy:
    left, right = order[found.left], order[found.right]
    return Copy(left=left, right=right, kind=found.kind, share=found.share, passages=found.passages, reasons=())


def document_copies(cast: Cast, common: Iterable[Copy] | None = None) -> tuple[Copy, ...]:
    """Every pair of documents that share text, sorted; with direction where a notice or the days of publication tell it.

    `common` is what the words of pairs have in common, where that is known; pairs with a document that is not in the pile
    do not count.
    """
    pile, labels = cast.pile, cast.labels
    known = common_words(pile) if common is None else common
    found = [each for each in known if each.left in pile.documents and each.right in pile.documents]
    made = [_directed(each, pile.documents[each.left], pile.documents[each.right], labels) for each in found]
    copied = {(each.left, each.right) for each in found if each.is_copy}
    order = sorted(pile.documents)
    documents = [pile.documents[key] for key in order]
    texts = [pile.words(document) for document in order]
    made += [
        _translation(likeness, documents[likeness.left], documents[likeness.right], labels)
        for likeness in translations(texts, [_why_translated(document, labels) for document in documents])
        if (order[likeness.left], order[likeness.right]) not in copied
    ]
    return tuple(sorted(made, key=lambda copy: (copy.left, copy.right, copy.kind)))


def _why_translated(document: Document, labels: dict[DocumentId, str]) -> str | None:
    """Why a document is known to be a translation, as it says itself."""
    notice = next((notice for notice in document.notices if notice.kind == "translation"), None)
    return None if notice is None else f"{labels[document.id]} says that it was translated by {notice.name}"


def _translation(likeness: Likeness, left: Document, right: Document, labels: dict[DocumentId, str]) -> Copy:
    """Two documents that are likely one text in translation; the one that says so of itself is the later."""
    is_swapped = _why_translated(left, labels) is not None and _why_translated(right, labels) is None
    first, second = (right, left) if is_swapped else (left, right)
    common = f"{likeness.figures} figures and {likeness.names} names come in the same order"
    told = f"{common} in {labels[left.id]} and {labels[right.id]}"
    return Copy(
        left=first.id,
        right=second.id,
        kind="translation",
        share=likeness.share,
        passages=(),
        reasons=(f"{told}: likely one text in translation.", *(f"{sign[0].upper()}{sign[1:]}." for sign in likeness.signs)),
        is_direction_known=(_why_translated(left, labels) is None) != (_why_translated(right, labels) is None),
    )


def _directed(common: Copy, left: Document, right: Document, labels: dict[DocumentId, str]) -> Copy:
    """What two documents have in common, with what is known of who copies whom."""
    if not common.is_copy:
        what = "carry the same quotation" if common.kind == "quotation" else "share only furniture at the edges of the page"
        return replace(common, reasons=(f"{labels[left.id]} and {labels[right.id]} {what}.",))
    forward, backward = _why_original(left, right, labels), _why_original(right, left, labels)
    is_swapped = bool(backward) and not forward
    first, second = (right, left) if is_swapped else (left, right)
    is_known = bool(forward) != bool(backward)
    shared = f"{labels[left.id]} and {labels[right.id]} share {common.share:.0%} of the shorter text, word for word."
    return Copy(
        left=first.id,
        right=second.id,
        kind="update" if _is_update(common, left, right) else common.kind,
        share=common.share,
        passages=_swapped(common.passages) if is_swapped else common.passages,
        reasons=(shared, *(backward if is_swapped else forward)) if is_known else (shared,),
        is_direction_known=is_known,
    )


def _is_update(common: Copy, left: Document, right: Document) -> bool:
    """Whether one outlet has published a story twice, with words changed or added."""
    one, other = left.metadata.publisher, right.metadata.publisher
    if one is None or other is None or outlet_key(one) != outlet_key(other):
        return False
    return common.share >= MOST and left.text != right.text


def _why_original(document: Document, other: Document, labels: dict[DocumentId, str]) -> tuple[str, ...]:
    """Why the first of two documents that share text is the original: sentences, none where nothing says so.

    A notice outweighs the days of publication, which are often those of a correction.
    """
    if notice_of_outlet(document, other):
        return ()
    notice = notice_of_outlet(other, document)
    if notice is not None:
        return (f"{labels[other.id]} names {notice.name} as its source.",)
    mine, theirs = document.metadata.published, other.metadata.published
    if mine is None or theirs is None or mine.last is None or theirs.first is None or mine.last >= theirs.first:
        return ()
    if original_is_elsewhere(document):
        return ()
    return (f"{labels[document.id]} was published before {labels[other.id]}.",)


def original_is_elsewhere(document: Document) -> bool:
    """Whether a document says of itself that it was first published elsewhere."""
    return any(notice.kind == "republication" for notice in document.notices)


def _swapped(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    turned = (Passage(each.right_start, each.right_end, each.left_start, each.left_end) for each in passages)
    return tuple(sorted(turned))
