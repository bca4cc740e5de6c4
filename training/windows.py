"""Windows of words as the network is given them in training: cut blindly as at run time, with the layout varied."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from comity.language.engine.marks import BLANK, GLUED, LINE, MARKS, SPACE, mark
from comity.language.engine.pieces import CLOSE, OPEN, Pieces
from training.corpus import IGNORE, Doc

SHORTEST, LONGEST = 60, 150  # words of a window in training; 120 at run time
COLUMNS = ("starts", "upos", "xpos", "feats", "edits", "names", "heads", "relations", "sentence")


class Window(NamedTuple):
    doc: Doc
    start: int
    end: int


class Item(NamedTuple):
    """A window in numbers: pieces and their marks, the first piece of each word, the labels of each word."""

    pieces: list[int]
    marks: list[int]
    first: list[int]
    labels: dict[str, list[int]]
    weight: float  # of its names


def windows(doc: Doc, rng: random.Random) -> Iterator[Window]:
    """Windows over a document; half the time a cut sentence is read again, as the runtime does, else the next one begins."""
    opens = [at for at in range(len(doc.forms)) if at == 0 or doc.sentence[at] != doc.sentence[at - 1]]
    at = 0
    while at < len(doc.forms):
        end = min(len(doc.forms), at + rng.randint(SHORTEST, LONGEST))
        yield Window(doc, at, end)
        if end == len(doc.forms):
            return
        before = max((cut for cut in opens if cut <= end), default=at)
        after = min((cut for cut in opens if cut >= end), default=len(doc.forms))
        at = before if before > at and rng.random() < 0.5 else after


class Encoder:
    """Windows in numbers, with their layout and letter case varied at random."""

    def __init__(self, pieces: Pieces, labels: dict[str, list[str]], weights: dict[str, float]) -> None:
        self._pieces = pieces
        self._numbers = {key: {value: number for number, value in enumerate(values)} for key, values in labels.items()}
        self._weights = weights

    def item(self, window: Window, rng: random.Random) -> Item:
        doc, start, end = window
        forms, spaces = doc.forms[start:end], doc.spaces[start:end]
        spaces = _varied_layout(forms, [SPACE if x is None else x for x in spaces], doc.starts[start:end], rng)
        shapes = _varied_case(forms, doc.sentence[start:end], rng)
        pieces, marks, first = [OPEN], [MARKS - 1], []
        for form, shape, before in zip(forms, shapes, spaces, strict=True):
            ids = self._pieces(form)
            first.append(len(pieces))
            pieces += ids
            marks += [mark(shape, before)] * len(ids)
        labels = self._labels(window)
        return Item([*pieces, CLOSE], [*marks, MARKS - 1], first, labels, self._weights.get(doc.source, 1.0))

    def _labels(self, window: Window) -> dict[str, list[int]]:
        doc, start, end = window
        found = {
            key: [self._numbers[key].get(value, IGNORE) if value is not None else IGNORE for value in column[start:end]]
            for key, column in (
                ("upos", doc.upos), ("xpos", doc.xpos), ("feats", doc.feats), ("edits", doc.edits), ("names", doc.ner),
                ("relations", doc.deps),
            )
        }  # fmt: skip
        found["starts"] = [IGNORE if value is None or at == 0 else value for at, value in enumerate(doc.starts[start:end])]
        found["sentence"] = [number - doc.sentence[start] for number in doc.sentence[start:end]]
        found["heads"] = [
            IGNORE if head is None or not (head == -1 or start <= head < end) else 0 if head == -1 else head - start + 1
            for head in doc.heads[start:end]
        ]
        return found


def _varied_layout(forms: Sequence[str], spaces: list[int], starts: Sequence[int | None], rng: random.Random) -> list[int]:
    """Paragraphs with one line break, none at all, more of them, hard line breaks, and sentences that lost their space."""
    spaces = list(spaces)
    draw = rng.random()
    width = rng.randint(8, 16)
    for at in range(1, len(spaces)):
        if draw < 0.25 and spaces[at] == BLANK:
            spaces[at] = LINE
        elif draw < 0.4 and spaces[at] == BLANK:
            spaces[at] = SPACE
        elif draw < 0.45 and spaces[at] == SPACE and at % width == 0:
            spaces[at] = LINE
        if starts[at] == 1 and spaces[at] == SPACE:
            chance = rng.random()
            if draw > 0.6 and chance < 0.2:
                spaces[at] = LINE if chance < 0.08 else BLANK
            elif chance < 0.03 and forms[at][0].isupper() and forms[at - 1][-1:] in '.!?"”’' + "abcdefghijklmnopqrstuvwxyz":
                spaces[at] = GLUED
    return spaces


def _varied_case(forms: Sequence[str], sentence: Sequence[int], rng: random.Random) -> list[str]:
    """Now and then a sentence in capitals, in title case, or small."""
    chosen: dict[int, float] = {}
    found = []
    for form, number in zip(forms, sentence, strict=True):
        draw = chosen.setdefault(number, rng.random())
        found.append(
            form.upper()
            if draw < 0.015
            else form[0].upper() + form[1:]
            if draw < 0.045
            else form.lower()
            if draw < 0.055
            else form
        )
    return found


def batches(items: Sequence[Item], budget: int, rng: random.Random) -> list[list[Item]]:
    """Items of like length together, at most `budget` pieces with padding, in random order."""
    order = sorted(items, key=lambda item: len(item.pieces) + rng.random() * 8)
    found: list[list[Item]] = [[]]
    longest = 0
    for item in order:
        longest = max(longest, len(item.pieces))
        if found[-1] and longest * (len(found[-1]) + 1) > budget:
            found.append([])
            longest = len(item.pieces)
        found[-1].append(item)
    rng.shuffle(found)
    return found


def tensors(items: Sequence[Item]) -> dict[str, Tensor]:
    """A batch, padded."""
    length, words = max(len(item.pieces) for item in items), max(len(item.first) for item in items)
    found = {key: torch.zeros(len(items), length, dtype=torch.long) for key in ("pieces", "marks")}
    found["hidden"] = torch.full((len(items), 1, 1, length), -1e4)
    found["first"] = torch.zeros(len(items), words, dtype=torch.long)
    found |= {key: torch.full((len(items), words), IGNORE) for key in COLUMNS}
    found["weight"] = torch.tensor([item.weight for item in items])
    for row, item in enumerate(items):
        found["pieces"][row, : len(item.pieces)] = torch.tensor(item.pieces)
        found["marks"][row, : len(item.marks)] = torch.tensor(item.marks)
        found["hidden"][row, :, :, : len(item.pieces)] = 0
        found["first"][row, : len(item.first)] = torch.tensor(item.first)
        for key in COLUMNS:
            found[key][row, : len(item.first)] = torch.tensor(item.labels[key])
    return found
