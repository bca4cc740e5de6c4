"""Figure claims as columns: NumPy arrays for questions that sweep over all of them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comity.ledger.connection import query
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


WORDS = 9
"""Columns of words after those that give the order."""
DAYS = 4


def figure_columns(view: View) -> FigureColumns:
    """All current figure claims of a view as columns."""
    counting = view.counting("current_claim")
    is_ruled = counting != "current_claim"  # only the view of what counts tells what rulings make of it
    table = view.table(query("columns").replace("FROM claim", f"FROM {counting}") if is_ruled else query("columns"))
    if not table:
        return FigureColumns._make(
            [*[_words(())] * (2 + WORDS), *[_days(())] * DAYS, *[np.zeros(0)] * (len(FigureColumns._fields) - 15)]
        )
    reading, document, start, end, claim, *columns = zip(*table, strict=True)
    ranks = {name: place for place, (name,) in enumerate(view.rows("SELECT id FROM document ORDER BY address, id"))}
    places = np.array(list(map(ranks.__getitem__, document)), dtype=np.int64)
    order = _order(places, np.array(start), np.array(end), claim)
    if not is_ruled:
        current = np.fromiter((number for (number,) in view.rows("SELECT reading FROM standing")), np.int64)
        order = order[np.isin(np.array(reading), current)[order]]
    words = [_words(column) for column in (claim, document, *columns[:WORDS])]
    days = [_days(column) for column in columns[WORDS : WORDS + DAYS]]
    values = [np.array(column, dtype=np.float64) for column in columns[WORDS + DAYS :]]
    return FigureColumns._make([column[order] for column in (*words, *days, *values)])


def _order(
    places: NDArray[np.int64], start: NDArray[np.int64], end: NDArray[np.int64], claim: Sequence[str]
) -> NDArray[np.int64]:
    """The order of claims by document and place; their ids, which take long to sort, tell only where words carry several."""
    order = np.lexsort((end, start, places))
    keys = np.stack((places, start, end))[:, order]
    if (keys[:, 1:] == keys[:, :-1]).all(axis=0).any():
        return np.lexsort((np.array(claim), end, start, places))
    return order


def _days(column: Sequence[str | None]) -> NDArray[np.datetime64]:
    """Days from their words, each of which is read once: there are few."""
    known = {word: np.datetime64(word or "NaT", "D") for word in set(column)}
    numbers = {word: int(day.astype(np.int64)) for word, day in known.items()}
    return np.array(list(map(numbers.__getitem__, column)), dtype=np.int64).view("datetime64[D]")


def _words(column: Sequence[str | None]) -> NDArray[np.object_]:
    array = np.empty(len(column), dtype=np.object_)
    array[:] = column
    return array
