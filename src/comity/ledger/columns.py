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


WORDS = 11
DAYS = 4


def figure_columns(view: View) -> FigureColumns:
    """All current figure claims of a view as columns."""
    table = list(view.rows(view.counting(query("columns"))))
    columns = list(zip(*table, strict=True)) if table else [()] * len(FigureColumns._fields)
    words = [_words(column) for column in columns[:WORDS]]
    days = [np.array(column, dtype="datetime64[D]") for column in columns[WORDS : WORDS + DAYS]]
    values = [np.array(column, dtype=np.float64) for column in columns[WORDS + DAYS :]]
    return FigureColumns._make([*words, *days, *values])


def _words(column: Sequence[str | None]) -> NDArray[np.object_]:
    array = np.empty(len(column), dtype=np.object_)
    array[:] = column
    return array
