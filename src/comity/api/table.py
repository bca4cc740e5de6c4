"""Tables: answers as columns, handed on to pandas, polars, pyarrow or a notebook."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from comity.model.errors import ConfigError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Kind: TypeAlias = Literal["text", "texts", "number", "count", "day", "flag"]
"""What a column holds: words, lists of words, numbers, whole numbers, days, true or false; all but "texts" may be None."""

SHOWN = 20
"""So many rows are shown in a notebook."""

LONGEST = 120
"""So many letters of a cell are shown."""


class Table:
    """An answer as columns of equal length, in a fixed order; `kinds` tells what each holds, whether it has rows or not.

    `table["value"]` is a column as a list. Days are `datetime.date`; what is unknown is None.
    """

    def __init__(self, kinds: Mapping[str, Kind], rows: Iterable[Sequence[Any]]) -> None:
        self.kinds = dict(kinds)
        columns: list[list[Any]] = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in self.kinds]
        self._columns = {name: _typed(column, self.kinds[name]) for name, column in zip(self.kinds, columns, strict=True)}

    def __len__(self) -> int:
        return len(next(iter(self._columns.values())))

    def __getitem__(self, name: str) -> list[Any]:
        return self._columns[name]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.kinds)

    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows, each by name of column."""
        return (dict(zip(self.kinds, row, strict=True)) for row in zip(*self._columns.values(), strict=True))

    def df(self) -> "pd.DataFrame":
        """The table in pandas: string, float64 (NaN for unknown), Int64, datetime64[s], boolean, lists as objects.

        Raises ConfigError where pandas is not installed.
        """
        pandas = _library("pandas")
        kinds = {"text": "string", "number": "float64", "count": "Int64", "day": "datetime64[s]", "flag": "boolean"}
        series = {name: pandas.Series(self[name], dtype=kinds.get(kind, object)) for name, kind in self.kinds.items()}
        frame: pd.DataFrame = pandas.DataFrame(series, columns=list(self.kinds))
        return frame

    def pl(self) -> "pl.DataFrame":
        """The table in polars: String, Float64, Int64, Date, Boolean, List(String).

        Raises ConfigError where polars is not installed.
        """
        polars = _library("polars")
        texts = polars.List(polars.String)
        kinds = {
            "text": polars.String,
            "number": polars.Float64,
            "count": polars.Int64,
            "day": polars.Date,
            "flag": polars.Boolean,
        }
        frame: pl.DataFrame = polars.DataFrame(
            self._columns, schema={name: kinds.get(kind, texts) for name, kind in self.kinds.items()}
        )
        return frame

    def arrow(self) -> "pa.Table":
        """The table in Arrow: string, float64, int64, date32, bool, list<string>.

        Raises ConfigError where pyarrow is not installed.
        """
        arrow = _library("pyarrow")
        kinds = {"text": arrow.string(), "number": arrow.float64(), "count": arrow.int64(), "day": arrow.date32()}
        kinds |= {"flag": arrow.bool_(), "texts": arrow.list_(arrow.string())}
        table: pa.Table = arrow.table(
            self._columns, schema=arrow.schema([(name, kinds[kind]) for name, kind in self.kinds.items()])
        )
        return table

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.kinds)}>"

    def _repr_html_(self) -> str:
        """The first rows as an HTML table, for notebooks; every cell is escaped."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.kinds)
        shown = list(zip(*(column[:SHOWN] for column in self._columns.values()), strict=True))
        body = "".join(f"<tr>{''.join(f'<td>{escape(_cell(value))}</td>' for value in row)}</tr>" for row in shown)
        more = f"<p>{SHOWN} of {len(self):,} rows</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _typed(column: list[Any], kind: Kind) -> list[Any]:
    """A column as it comes from the ledger, in the type of its kind."""
    if kind == "day":
        return [date.fromisoformat(value) if isinstance(value, str) else value for value in column]
    if kind == "flag":
        return [None if value is None else bool(value) for value in column]
    return [list(value) for value in column] if kind == "texts" else column


def _cell(value: object) -> str:
    if value is None:
        return ""
    words = (
        ", ".join(map(str, value)) if isinstance(value, list) else f"{value:,.10g}" if isinstance(value, float) else str(value)
    )
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ConfigError(f"{name} is not installed; install it with: pip install 'comity[notebook]'") from error
