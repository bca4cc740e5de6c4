"""The system drawn: a row for each sector with its records as marks, and a line for each sentence that ties two of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

ROW = 34.0
LEFT, RIGHT = 190.0, 700.0
STEP = 30.0
WIDTH_OF_LETTER = 6.0
MOST = int((RIGHT - LEFT) // STEP) + 1
"""So many marks stand in a row; those that are tied come first."""


class Node(NamedTuple):
    """Something to draw: its id, the kind that gives its shape, and what it is called."""

    id: str
    kind: str
    title: str


class Mark(NamedTuple):
    """A node at its place; `number` stands in it and before its name in the list."""

    id: str
    kind: str
    title: str
    number: int
    x: float
    y: float


class Line(NamedTuple):
    """A tie: its path, what it says, and the place in the list of ties (counted from 0)."""

    path: str
    title: str
    place: int


class Lane(NamedTuple):
    """A row: the sector's code, what it is called, its height on the drawing, and how many of its marks are left out.

    `note` says what else it holds, from `x` on; empty where there is no place for it.
    """

    code: str
    title: str
    y: float
    left_out: int
    note: str
    x: float


class Net(Struct, frozen=True, kw_only=True):
    """The drawing, in a plane of 720 by `height`."""

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    height: float


def net(sectors: Sequence[tuple[str, str, str, Sequence[Node]]], ties: Sequence[tuple[str, str, str]]) -> Net:
    """Draw sectors (code, title, note, nodes) and ties (from, to, what they say).

    A tie whose ends are not both drawn is left out.
    A node that several sectors hold is drawn in the first. Marks are numbered row by row.
    """
    tied = {end for one, other, _ in ties for end in (one, other)}
    seen: set[str] = set()
    marks: dict[str, Mark] = {}
    lanes = []
    for row, (code, title, note, nodes) in enumerate(sectors):
        y = ROW * row + ROW / 2 + 4
        fresh = [node for node in {node.id: node for node in reversed(nodes)}.values() if node.id not in seen][::-1]
        seen |= {node.id for node in fresh}
        kept = sorted(fresh, key=lambda node: node.id not in tied)[:MOST]
        for place, node in enumerate(kept):
            marks[node.id] = Mark(node.id, node.kind, node.title, len(marks) + 1, LEFT + STEP * place, y)
        x = LEFT + STEP * len(kept) - (6 if kept else 10)
        is_free = x + WIDTH_OF_LETTER * len(note) < RIGHT + 18
        lanes.append(Lane(code, title, y, len(fresh) - len(kept), note if is_free else "", x))
    return Net(lanes=tuple(lanes), marks=tuple(marks.values()), lines=tuple(_lines(marks, ties)), height=ROW * len(sectors) + 8)


def _lines(marks: Mapping[str, Mark], ties: Sequence[tuple[str, str, str]]) -> list[Line]:
    found = []
    for place, (one, other, title) in enumerate(ties):
        if one in marks and other in marks and one != other:
            found.append(Line(_path(marks[one], marks[other]), title, place))
    return found


def _path(one: Mark, other: Mark) -> str:
    """A bow from mark to mark: above the row within it, else between the rows."""
    if one.y == other.y:
        height = min(60.0, 34 + abs(one.x - other.x) / 10)
        return f"M{one.x} {one.y}Q{(one.x + other.x) / 2} {one.y - height} {other.x} {other.y}"
    middle = (one.y + other.y) / 2
    return f"M{one.x} {one.y}C{one.x} {middle} {other.x} {middle} {other.x} {other.y}"
