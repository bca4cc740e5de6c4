"""The copies among the documents of a pile: who shares text with whom, and which side is the original."""

from comity.model.ids import DocumentId
from comity.model.origin import COPYING, Copy, Passage
from comity.model.text import Document
from comity.trace.cast import Cast, notice_of_outlet
from comity.trace.copies import MOST, Sharing, copies
from comity.trace.translations import Likeness, translations
from comity.trace.voices import outlet_key


def document_copies(cast: Cast) -> tuple[Copy, ...]:
    """Every pair of documents that share text, sorted; with direction where a notice or the days of publication tell it."""
    pile, labels = cast.pile, cast.labels
    order = sorted(pile.documents)
    texts = [pile.words(document) for document in order]
    found = copies(texts)
    documents = [pile.documents[key] for key in order]
    made = [_copy(sharing, documents[sharing.left], documents[sharing.right], labels) for sharing in found]
    copied = {(sharing.left, sharing.right) for sharing in found if sharing.kind in COPYING}
    made += [
        _translation(likeness, documents[likeness.left], documents[likeness.right], labels)
        for likeness in translations(texts, [_why_translated(document, labels) for document in documents])
        if (likeness.left, likeness.right) not in copied
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


def _copy(sharing: Sharing, left: Document, right: Document, labels: dict[DocumentId, str]) -> Copy:
    shared = f"{labels[left.id]} and {labels[right.id]} share {sharing.share:.0%} of the shorter text, word for word."
    if sharing.kind not in COPYING:
        what = "carry the same quotation" if sharing.kind == "quotation" else "share only furniture at the edges of the page"
        return Copy(
            left=left.id,
            right=right.id,
            kind=sharing.kind,
            share=sharing.share,
            passages=sharing.passages,
            reasons=(f"{labels[left.id]} and {labels[right.id]} {what}.",),
        )
    forward, backward = _why_original(left, right, labels), _why_original(right, left, labels)
    is_swapped = bool(backward) and not forward
    first, second = (right, left) if is_swapped else (left, right)
    why = backward if is_swapped else forward
    is_known = bool(forward) != bool(backward)
    return Copy(
        left=first.id,
        right=second.id,
        kind="update" if _is_update(sharing, left, right) else sharing.kind,
        share=sharing.share,
        passages=_swapped(sharing.passages) if is_swapped else sharing.passages,
        reasons=(shared, *why) if is_known else (shared,),
        is_direction_known=is_known,
    )


def _is_update(sharing: Sharing, left: Document, right: Document) -> bool:
    """Whether one outlet has published a story twice, with words changed or added."""
    one, other = left.metadata.publisher, right.metadata.publisher
    if one is None or other is None or outlet_key(one) != outlet_key(other):
        return False
    return sharing.share >= MOST and left.text != right.text


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
