"""Figure claims as columns: NumPy arrays for questions that sweep over all of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from msgspec import json
from numpy.typing import NDArray

from comity.ledger.connection import Row, query
from comity.ledger.view import View


class FigureColumns(NamedTuple):
    """Figure claims, one a place, in the order of `View.figures`.

    Words are object arrays with None for what is unknown; days are `datetime64[D]` with NaT for an open end or no period;
    values are in base units and limits as in `Figure`, with NaN for none.
    """

    claim: NDArray[np.object_]
    document: NDArray[np.object_]
    indicator: NDArray[np.object_]
    relation: NDArray[np.object_]
    reporter: NDArray[np.object_]
    partner: NDArray[np.object_]
    direction: NDArray[np.object_]
    product: NDArray[np.object_]
    unit: NDArray[np.object_]
    modality: NDArray[np.object_]
    speaker: NDArray[np.object_]
    period_first: NDArray[np.datetime64]
    period_last: NDArray[np.datetime64]
    base_first: NDArray[np.datetime64]
    base_last: NDArray[np.datetime64]
    value: NDArray[np.float64]
    strict_low: NDArray[np.float64]
    strict_high: NDArray[np.float64]
    lenient_low: NDArray[np.float64]
    lenient_high: NDArray[np.float64]


GROUPS: tuple[tuple[str, ...], ...] = (
    ("speaker",),
    ("reporter", "partner"),
    ("indicator", "relation", "direction", "product", "unit", "modality"),
    ("period_first", "period_last", "base_first", "base_last"),
)
"""The columns that `columns.sql` gives together as one word, the last of which are days."""
VALUES = ("value", "strict_low", "strict_high", "lenient_low", "lenient_high")
PLACES = 3
"""The columns of `columns.sql` after the ids and before the groups: reading, start and end."""
BLOCK = 10_000
"""Rows that become arrays at a time: few objects of Python are ever alive."""


class _Codes(dict[str, int]):
    """Numbers for words, from zero, in the order in which they are met."""

    def __missing__(self, word: str) -> int:
        self[word] = code = len(self)
        return code


def figure_columns(view: View) -> FigureColumns:
    """All current figure claims of a view as columns."""
    counting = view.counting("current_claim")
    is_ruled = counting != "current_claim"  # only the view of what counts tells what rulings make of it
    sql = query("columns").replace("FROM claim NOT INDEXED", f"FROM {counting}") if is_ruled else query("columns")
    claims: list[str] = []
    codes = [_Codes() for _ in GROUPS]
    parts = [_arrays((), codes)]
    for rows in view.blocks(sql, BLOCK):
        claims += [row[0] for row in rows]
        parts.append(_arrays(rows, codes))
    reading, start, end, *columns = (np.concatenate(column) for column in zip(*parts, strict=True))
    documents, place_of = _documents(view, "readings" if is_ruled else "readings_current")
    place = place_of[np.minimum(reading, len(place_of) - 1)]
    order = _order(place, start, end, claims)
    order = order[place[order] >= 0]
    found: dict[str, NDArray[Any]] = {"claim": _words(claims)[order], "document": _words(documents)[place[order]]}
    for group, known, column in zip(GROUPS, codes, columns, strict=False):
        found |= zip(group, _taken_apart(list(known), group, column[order]), strict=True)
    found |= {name: column[order] for name, column in zip(VALUES, columns[len(GROUPS) :], strict=True)}
    return FigureColumns(**found)


def _arrays(rows: Sequence[Row], codes: Sequence[_Codes]) -> list[NDArray[Any]]:
    """Rows of `columns.sql` as columns without the ids: places, the numbers of the groups of words, values."""
    columns = tuple(zip(*rows, strict=True))[1:] or ((),) * (PLACES + len(GROUPS) + len(VALUES))
    words = zip(codes, columns[PLACES:], strict=False)
    return [
        *(np.array(column, dtype=np.int64) for column in columns[:PLACES]),
        *(np.fromiter(map(code.__getitem__, column), np.int64, len(column)) for code, column in words),
        *(np.array(column, dtype=np.float64) for column in columns[PLACES + len(GROUPS) :]),
    ]


def _documents(view: View, name: str) -> tuple[list[str], NDArray[np.int64]]:
    """The documents in the order of the pile, and by the number of a reading the place of its document, -1 for what is none."""
    places = _Codes()
    readings = [row for block in view.blocks(query(name), BLOCK) for row in block]
    numbers = np.fromiter((number for number, _ in readings), np.int64, len(readings))
    place_of = np.full(numbers.max(initial=0) + 2, -1)
    place_of[numbers] = np.fromiter((places[document] for _, document in readings), np.int64, len(readings))
    return list(places), place_of


def _order(
    places: NDArray[np.int64], start: NDArray[np.int64], end: NDArray[np.int64], claim: Sequence[str]
) -> NDArray[np.int64]:
    """The order of claims by document and place; their ids, which take long to sort, tell only where words carry several."""
    order = np.lexsort((end, start, places))
    keys = np.stack((places, start, end))[:, order]
    if (keys[:, 1:] == keys[:, :-1]).all(axis=0).any():
        return np.lexsort((np.array(claim), end, start, places))
    return order


def _taken_apart(known: Sequence[str], group: Sequence[str], codes: NDArray[np.int64]) -> list[NDArray[Any]]:
    """The columns of a group from the arrays of words that there are, each of which is read once, and a number for each row."""
    columns = zip(*map(json.decode, known), strict=True) if known else [()] * len(group)
    return [(_days(column) if group is GROUPS[-1] else _words(column))[codes] for column in columns]


def _days(column: Sequence[str | None]) -> NDArray[np.datetime64]:
    return np.array([day or "NaT" for day in column], dtype="datetime64[D]")


def _words(column: Sequence[str | None]) -> NDArray[np.object_]:
    array = np.empty(len(column), dtype=np.object_)
    array[:] = column
    return array
