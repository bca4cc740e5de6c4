"""Which texts copy one another, in whole or in part, told apart from a shared quotation and from page furniture."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from comity.model.origin import CopyKind, Passage
from comity.trace.alignment import Run, align
from comity.trace.fingerprints import Places, Vocabulary, Words, candidates, fingerprints, runs, words_of

SHARE = 0.12
"""A partial copy holds at least this share of the shorter text's words."""
LEAST = 60
"""A partial copy shares at least so many words; in texts under SHORT words, in proportion to the shorter."""
BLOCK = 40
"""Of several sentences in one unbroken run, so many words are enough."""
EDGE = 60
"""Words at the head and at the foot of a page where furniture lies; in texts under SHORT words, in proportion."""
SHORT = 200
WHOLE = 0.8
"""A republication: what two texts share is at least this share of the shorter."""
MOST = 0.6
"""A text of which so much lies in the other is a copy wherever on the page the words stand."""
STUB = 20
"""Pages that share fewer words are stubs: copies only when they are equal."""
QUOTED = 12
"""Fewer words than this in common are a phrase, not a quotation."""

Mask = NDArray[np.bool_]

_QUOTATION = re.compile(
    r"“[^“”\n]{1,4000}[”\n]|«[^«»\n]{1,4000}[»\n]|„[^„“”\n]{1,4000}[“”\n]|(?<!\w)\"(?=\S)[^\"\n]{1,4000}[\"\n]"
)
_SENTENCE_END = re.compile(r"(?:\w{3}|[\"”»)\]]) ?[.!?…]+[\"”»’')\]]*\s")


class Sharing(Struct, frozen=True, kw_only=True, order=True):
    """Two texts, by their places in the pile (`left < right`), and the words both hold.

    `share` is the part of the shorter text's words that the other holds too; `passages` are exact: the same words on both
    sides, up to case, diacritics and punctuation.
    """

    left: int
    right: int
    kind: CopyKind
    share: float
    passages: tuple[Passage, ...]


class Prepared(Struct, frozen=True, eq=False):
    """A text made ready for comparing: its words, which of them stand in quotation marks, and where sentences end."""

    words: Words
    is_quoted: Mask
    sentence_ends: Places

    @property
    def scale(self) -> float:
        """How far the limits for whole articles are lowered for a short text."""
        return min(1.0, len(self.words) / SHORT)


def copies(texts: Sequence[str]) -> list[Sharing]:
    """Every pair of texts that share passages: republications, partial copies, quotations and page furniture, in order of place.

    Candidates meet in winnowed fingerprints, so that the work grows with the pile and not with its square; each is verified by
    aligning the words. What stands at the head of both pages, or at the foot of both, counts for nothing unless the texts
    are nearly equal: menus, captions and notes on rights, which are furniture. Words in quotation marks on both sides, and one
    sentence alone, count as a quotation: two reporters heard the same speech. In a large pile a text that more than twenty
    others carry is paired with its neighbours, so that copies chain instead of filling a square.
    """
    vocabulary = Vocabulary()
    pages = [prepared(text, vocabulary) for text in texts]
    pairs = candidates([fingerprints(runs(page.words)) for page in pages])
    return [found for left, right in pairs if (found := sharing(left, right, pages)) is not None]


def compare(left: str, right: str) -> Sharing | None:
    """What two texts share, as places 0 and 1; None where it is nothing but common phrases."""
    vocabulary = Vocabulary()
    return sharing(0, 1, [prepared(left, vocabulary), prepared(right, vocabulary)])


def prepared(text: str, vocabulary: Vocabulary) -> Prepared:
    """Make a text ready for comparing."""
    words = words_of(text, vocabulary)
    is_quoted = np.zeros(len(words), dtype=np.bool_)
    for match in _QUOTATION.finditer(text):
        first, last = np.searchsorted(words.starts, match.span())
        is_quoted[first:last] = True
    ends = np.searchsorted(words.starts, [match.end() for match in _SENTENCE_END.finditer(text)])
    return Prepared(words, is_quoted, np.unique(ends).astype(np.int64))


def sharing(left: int, right: int, pages: Sequence[Prepared]) -> Sharing | None:
    """What two of some texts share, by their places; None where it is nothing but common phrases."""
    shared = align(pages[left].words, pages[right].words)
    kind = _kind(shared, pages[left], pages[right])
    if kind is None:
        return None
    return Sharing(
        left=left,
        right=right,
        kind=kind,
        share=_share(shared, pages[left], pages[right]),
        passages=tuple(_passages(shared, pages[left].words, pages[right].words)),
    )


def _share(shared: Sequence[Run], left: Prepared, right: Prepared) -> float:
    return sum(run.size for run in shared) / min(len(left.words), len(right.words))


def _passages(shared: Sequence[Run], left: Words, right: Words) -> Iterator[Passage]:
    for run in shared:
        yield Passage(
            int(left.starts[run.left]),
            int(left.ends[run.left + run.size - 1]),
            int(right.starts[run.right]),
            int(right.ends[run.right + run.size - 1]),
        )


def _kind(shared: Sequence[Run], left: Prepared, right: Prepared) -> CopyKind | None:
    """What the shared runs make of the pair; None for coincidence."""
    if not shared:
        return None
    share = _share(shared, left, right)
    size = sum(run.size for run in shared)
    if share >= MOST and (size >= STUB or size == len(left.words) == len(right.words)):
        return "republication" if share >= WHOLE else "partial"
    told, quoted, block = _told_and_quoted(shared, left, right)
    scale = min(left.scale, right.scale)
    is_enough = told >= LEAST * scale or block >= BLOCK * scale
    if is_enough and told >= SHARE * min(len(left.words), len(right.words)):
        return "partial"
    if quoted >= QUOTED:
        return "quotation"
    return "furniture" if told + quoted < QUOTED <= size else None


def _told_and_quoted(shared: Sequence[Run], left: Prepared, right: Prepared) -> tuple[int, int, int]:
    """Shared words off the edges: all that the texts tell themselves, all that is quotation, the longest told run."""
    told, quoted, block, sentence = 0, 0, 0, 0
    for run in shared:
        off_edge = _off_edge(run, left, right)
        in_quotes = left.is_quoted[run.left : run.left + run.size] & right.is_quoted[run.right : run.right + run.size]
        own = int(np.count_nonzero(off_edge & ~in_quotes))
        told += own
        quoted += int(np.count_nonzero(off_edge & in_quotes))
        if own > max(block, sentence):
            block, sentence = (0, own) if _is_one_sentence(run, left, right) else (own, 0)
    if sentence * 2 > told:  # one sentence is most of what both tell: it was said, not copied
        return told - sentence, quoted + sentence, block
    return told, quoted, block


def _off_edge(run: Run, left: Prepared, right: Prepared) -> Mask:
    """Which words of a run lie neither at the head of both pages nor at the foot of both."""
    steps = np.arange(run.size)
    left_edge, right_edge = EDGE * left.scale, EDGE * right.scale
    at_head = (run.left + steps < left_edge) & (run.right + steps < right_edge)
    at_foot = (len(left.words) - run.left - steps <= left_edge) & (len(right.words) - run.right - steps <= right_edge)
    return ~(at_head | at_foot)


def _is_one_sentence(run: Run, left: Prepared, right: Prepared) -> bool:
    """Whether no sentence ends inside a run, save for a word or two of a neighbour that happen to be equal."""
    slack = max(3, run.size // 10)
    return not (
        _ends_inside(left, run.left + slack, run.left + run.size - slack)
        or _ends_inside(right, run.right + slack, run.right + run.size - slack)
    )


def _ends_inside(page: Prepared, first: int, last: int) -> bool:
    return bool(np.searchsorted(page.sentence_ends, last, "right") > np.searchsorted(page.sentence_ends, first, "left"))
