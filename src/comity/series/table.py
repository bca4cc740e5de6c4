"""The rows of a table of comma-separated values, each with its place in the words."""

import csv
from collections.abc import Iterator
from collections.abc import Mapping as Cells
from typing import NamedTuple

from comity.model.errors import ConfigError
from comity.series.mapping import Mapping


class Row(NamedTuple):
    """A row: the line it begins on, its half-open place in the words without the end of the line, its cells by column."""

    line: int
    start: int
    end: int
    cells: Cells[str, str]


def rows(words: str, name: str, mapping: Mapping) -> Iterator[Row]:
    """The rows that the mapping wants, in order; blank lines are none, and cells that a short row lacks are empty.

    Raises ConfigError where the mapping names a column that the table does not have, or the table breaks off within a cell.
    """
    lines = words.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=mapping.delimiter, strict=False)
    header = _header(reader, name, mapping)
    last = reader.line_num
    while (cells := _next(reader, name)) is not None:
        first, last = last, reader.line_num
        found = dict(zip(header, [*cells, *[""] * len(header)], strict=False))
        if any(cell.strip() for cell in cells) and _is_wanted(found, mapping):
            start, end = starts[first], starts[last] - 1
            yield Row(first + 1, start, start + len(words[start:end].rstrip()), found)


def _header(reader: Iterator[list[str]], name: str, mapping: Mapping) -> list[str]:
    header = [cell.strip().removeprefix("\ufeff") for cell in _next(reader, name) or []]
    header = [cell.partition(": ")[0] if cell not in {*mapping.columns.values(), *mapping.only} else cell for cell in header]
    missing = sorted({*mapping.columns.values(), *mapping.only} - set(header))
    if missing:
        raise ConfigError(
            f"{name} has no column {', '.join(map(repr, missing))}; it has {', '.join(header) or 'none'}. Mend the mapping, or "
            f"its `delimiter` ({mapping.delimiter!r})."
        )
    return header


def _next(reader: Iterator[list[str]], name: str) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        raise ConfigError(f"{name}: this is no table of separated values ({error}).") from error


def _is_wanted(cells: Cells[str, str], mapping: Mapping) -> bool:
    return all(
        cells[column].strip() in values or cells[column].partition(": ")[0].strip() in values
        for column, values in mapping.only.items()
    )
