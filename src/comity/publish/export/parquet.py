"""Parquet: a folder with one file for each table, for duckdb, polars, pandas or a cluster."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from comity.model.errors import ConfigError
from comity.publish.export.content import Content
from comity.publish.export.form import About
from comity.publish.export.tables import TABLES, Row, Table, Type, rows

BATCH = 65_536
"""Rows turned into columns at once."""


def parquet(content: Content, about: About, folder: Path) -> None:
    """Write every table, typed: days as dates, lists as lists. The head stands in each file's metadata under "comity"."""
    try:
        import pyarrow as pa  # noqa: PLC0415  (an extra)
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise ConfigError("Parquet needs pyarrow; install it with: pip install 'comity[parquet]'") from error
    types: dict[Type, Any] = {
        "text": pa.string(),
        "whole": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "day": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    for table in TABLES:
        fields = [pa.field(column.name, types[column.type]) for column in table.columns]
        head = {"comity": msgspec.json.encode({**about, "table": table.name, "row": table.about})}
        schema = pa.schema(fields, metadata=head)
        with pq.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as writer:
            for batch in _batches(content, table):
                columns = zip(*batch, strict=True)
                arrays = [
                    pa.array(_values(column.type, values), field.type)
                    for column, field, values in zip(table.columns, fields, columns, strict=True)
                ]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=BATCH)


def _batches(content: Content, table: Table) -> Iterator[list[Row]]:
    found = iter(rows(content.view, table, content.keeps if content.dyad else None))
    while batch := list(islice(found, BATCH)):
        yield batch


def _values(kind: Type, values: tuple[Any, ...]) -> list[Any] | tuple[Any, ...]:
    """The values of a column in the types that Arrow takes."""
    if kind == "day":
        return [None if value is None else date.fromisoformat(value) for value in values]
    if kind == "flag":
        return [None if value is None else bool(value) for value in values]
    return values
