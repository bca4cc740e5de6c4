"""The twins of a page: its values as JSON, its tables as CSV."""

import csv
from collections.abc import Iterator
from io import StringIO

import msgspec

from comity.publish.export.cells import safe
from comity.publish.view import Row, Table
from comity.site.address import Address, file, text
from comity.site.charts import Chart
from comity.site.charts.locator import Locator
from comity.site.frame import Frame
from comity.site.page import Leaf


def as_json(leaf: Leaf, frame: Frame, address: Address) -> bytes:
    """The page's values with what it was made from; addresses of pages are their text."""
    return msgspec.json.format(_encoded(leaf, frame, {"address": text(address)}), indent=1) + b"\n"


def as_line(leaf: Leaf, frame: Frame, address: Address) -> bytes:
    """The same on one line, with the file that holds the page in a folder."""
    return _encoded(leaf, frame, {"address": text(address), "file": file(address)}) + b"\n"


def _encoded(leaf: Leaf, frame: Frame, head: dict[str, str]) -> bytes:
    made = {**head, "snapshot": frame.snapshot, "as_of": frame.as_of, "premises": frame.told, "changes": frame.changes}
    return msgspec.json.encode(msgspec.to_builtins({**made, "page": _plain(leaf)}, str_keys=True))


def as_csv(leaf: Leaf) -> str:
    """All tables of the page in one (RFC 4180): a column tells the table, the last two the claims and the words behind a row."""
    tables = leaf.tables
    columns = list(dict.fromkeys(column for table in tables for column in table.columns))
    file = StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(["Table", *columns, "Claims", "Words"])
    for table in tables:
        for row in table.rows:
            writer.writerow(list(_cells(table, row, columns)))
    return file.getvalue()


def _cells(table: Table, row: Row, columns: list[str]) -> Iterator[object]:
    named = dict(zip(table.columns, row.cells, strict=False))
    yield safe(table.title)
    yield from (safe(named.get(column, "")) for column in columns)
    yield " ".join(quote.id for quote in row.quotes if quote.id)
    yield safe(" | ".join(" ".join(quote.marked.split()) for quote in row.quotes))


def _plain(value: object) -> object:
    """Values for JSON: addresses become their text, structs their fields."""
    if isinstance(value, Address):
        return text(value)
    if isinstance(value, Chart | Locator):  # a drawing is no data: the tables and words hold all that it shows
        return value.told
    if isinstance(value, msgspec.Struct):
        tag = value.__struct_config__.tag
        kind = {"kind": tag} if tag else {}
        return kind | {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value
