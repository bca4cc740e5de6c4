"""From a text to parsed sentences: windows of words through the network, and its scores turned into decisions.

A text is read in windows of whole words. The last sentence of a window may be cut off, so the next window begins with it
again; a paragraph ends its last sentence, and a window that ends there cuts off none. One window is one run of the network: what
is said of a text cannot depend on any other text. Scores are rounded before they are compared, so that the last bits, which
processors may differ in, decide nothing but ties.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from comity.language.engine.lemmas import lemma_of
from comity.language.engine.marks import BLANK, MARKS, mark, space
from comity.language.engine.names import best_tags
from comity.language.engine.pieces import CLOSE, OPEN, Pieces
from comity.language.engine.tree import heads as best_heads
from comity.model.syntax import Parse, Word

WINDOW = 120  # words; a longer sentence is cut
MOST_PIECES = 400  # of the 512 that the network has places for
DECIMALS = 3

Array = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Scores(NamedTuple):
    """What the network says of the words of a window, n of them: higher is likelier."""

    starts: Array  # n: above zero where a sentence starts
    upos: Array  # n, tags
    edits: Array  # n, edits
    names: Array  # n, names
    arcs: Array  # n, n + 1: possible heads, the root first
    below: Array  # n, relations, k: a word as dependent; times `above` of its head it scores the relations between the two
    above: Array  # n + 1, k: a word as head, the root first


class Network(Protocol):
    """Scores of one window."""

    def __call__(self, pieces: Numbers, marks: Numbers, first: Numbers) -> Scores:
        """Scores of the words that begin at the pieces whose places are `first`."""


class Labels(Struct, frozen=True):
    """What the numbers of the network stand for."""

    upos: tuple[str, ...]
    edits: tuple[str, ...]
    names: tuple[str, ...]
    relations: tuple[str, ...]


class Cuts(NamedTuple):
    """The rules of a language for cutting text: start and end of every word, and of every paragraph."""

    words: Callable[[str], Sequence[tuple[int, int]]]
    paragraphs: Callable[[str], Sequence[tuple[int, int]]]


class Reader:
    """A network with the rules of a language for cutting text."""

    def __init__(self, network: Network, pieces: Pieces, labels: Labels, cuts: Cuts) -> None:
        self._network = network
        self._pieces = pieces
        self._labels = labels
        self._cuts = cuts
        self._root = labels.relations.index("root")

    def read(self, text: str) -> tuple[Parse, ...]:
        """Sentences of `text`; together their words cover every character that is no space, once."""
        words = _Words(text, self._cuts, self._pieces)
        found: list[Parse] = []
        at = 0
        while at < len(words.spans):
            end = words.window(at)
            scores = self._scores(words, at, end)
            starts = np.round(scores.starts, DECIMALS) > 0
            starts |= np.array([before == BLANK for before in words.spaces[at:end]])
            starts[0] = True
            cuts = [int(cut) for cut in np.flatnonzero(starts)]
            if end < len(words.spans) and words.spaces[end] != BLANK and len(cuts) > 1:
                end = at + cuts.pop()
            bounds = [*cuts, end - at]
            found += (self._sentence(words, at, scores, first, last) for first, last in pairwise(bounds))
            at = end
        return tuple(found)

    def _scores(self, words: "_Words", start: int, end: int) -> Scores:
        pieces, signs, first = [OPEN], [MARKS - 1], []
        for ids, sign in zip(words.pieces[start:end], words.marks[start:end], strict=True):
            first.append(len(pieces))
            pieces += ids
            signs += [sign] * len(ids)
        pieces.append(CLOSE)
        signs.append(MARKS - 1)
        return self._network(np.array(pieces), np.array(signs), np.array(first))

    def _sentence(self, words: "_Words", at: int, scores: Scores, first: int, last: int) -> Parse:
        """The sentence of the words from `first` to `last` of the window that begins `at`."""
        labels = self._labels
        arcs = np.concatenate([scores.arcs[first:last, :1], scores.arcs[first:last, first + 1 : last + 1]], axis=1)
        heads = best_heads(_rounded(arcs))
        above = scores.above[[head + first + 1 if head >= 0 else 0 for head in heads]]
        # In double precision, where the order of the sum moves nothing that rounding would keep.
        relations = _rounded(np.einsum("nrk,nk->nr", scores.below[first:last].astype(np.float64), above.astype(np.float64)))
        places = np.arange(last - first)
        relations[:, self._root] = np.where(np.array(heads) < 0, np.inf, -np.inf)
        dep = relations.argmax(axis=1)
        upos = _rounded(scores.upos[first:last]).argmax(axis=1)
        edits = _rounded(scores.edits[first:last]).argmax(axis=1)
        names = best_tags(_rounded(scores.names[first:last]), labels.names)
        return Parse(
            words=tuple(
                Word(
                    start=words.spans[at + first + place][0],
                    end=words.spans[at + first + place][1],
                    lemma=lemma_of(words.forms[at + first + place], labels.edits[edits[place]]),
                    upos=labels.upos[upos[place]],
                    head=heads[place],
                    dep=labels.relations[dep[place]],
                    ner=names[place],
                )
                for place in places.tolist()
            )
        )


class _Words:
    """The words of a text, with all that the network is given of them."""

    def __init__(self, text: str, cuts: Cuts, pieces: Pieces) -> None:
        self.spans = cuts.words(text)
        self.forms = [text[start:end] for start, end in self.spans]
        opens = {start for start, _ in cuts.paragraphs(text)}
        self.spaces = [
            BLANK if start in opens else space(text[last:start]) for (_, last), (start, _) in pairwise([(0, 0), *self.spans])
        ]
        self.pieces = [pieces(form) for form in self.forms]
        self.marks = [mark(form, before) for form, before in zip(self.forms, self.spaces, strict=True)]

    def window(self, start: int) -> int:
        """Where the window that begins at a word ends: with a paragraph in its second half, or where it is full."""
        size, end = 2, start
        while end < min(start + WINDOW, len(self.spans)) and size + len(self.pieces[end]) <= MOST_PIECES:
            size += len(self.pieces[end])
            end += 1
        if end < len(self.spans):
            for cut in range(end, start + WINDOW // 2, -1):
                if self.spaces[cut] == BLANK:
                    return cut
        return end


def _rounded(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.asarray(np.round(scores.astype(np.float64), DECIMALS), dtype=np.float64)
