"""CSV: a folder with one file for each table, and `csv-metadata.json` after the W3C's "CSV on the Web" that types them."""

import csv
from pathlib import Path
from typing import Any

import msgspec

from comity.publish.export.cells import plain, safe
from comity.publish.export.content import Content
from comity.publish.export.form import About
from comity.publish.export.tables import TABLES, Column, Type, rows

DATATYPES: dict[Type, str] = {
    "text": "string",
    "whole": "integer",
    "number": "number",
    "flag": "boolean",
    "day": "date",
    "list": "json",
}
"""The data types of CSV on the Web."""


def csv_tables(content: Content, about: About, folder: Path) -> None:
    """Write every table (RFC 4180, UTF-8), and what its columns are."""
    for table in TABLES:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow([column.name for column in table.columns])
            for row in rows(content.view, table, content.keeps if content.dyad else None):
                writer.writerow([_cell(column, value) for column, value in zip(table.columns, row, strict=True)])
    meta = msgspec.json.format(msgspec.json.encode(_metadata(about)), indent=1)
    (folder / "csv-metadata.json").write_bytes(meta + b"\n")


def _cell(column: Column, value: Any) -> object:
    if value is None:
        return ""
    if column.type == "flag":
        return "true" if value else "false"
    if column.type == "list":
        return plain(msgspec.json.encode(value).decode())
    return safe(value) if column.type == "text" else value


def _metadata(about: About) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:description": about,
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:description": table.about,
                "tableSchema": {
                    "columns": [
                        {"name": column.name, "titles": column.name, "datatype": _datatype(column)} for column in table.columns
                    ]
                },
            }
            for table in TABLES
        ],
    }


def _datatype(column: Column) -> str:
    return DATATYPES[column.type]
