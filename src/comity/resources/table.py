"""How a table is written: UTF-8, one header line, tabs between fields, "|" between the items of a list, no quoting."""

from typing import Any, TypeVar, get_args, get_origin

import msgspec
from msgspec import NODEFAULT, Struct

from comity.model.errors import ResourceError

T = TypeVar("T", bound=Struct)


def decode(content: bytes, file: str, row: type[T]) -> tuple[T, ...]:
    """Read a table's bytes into rows; `file` is its name for messages. Raises ResourceError with file, line and column."""
    header, lines = grid(content, file)
    fields = {field.name: field for field in msgspec.structs.fields(row)}
    _check_header(header, fields, file)
    columns = [(fields[name], *_shape(fields[name].type)) for name in header]
    return tuple(_row(cells, columns, row, f"{file}, line {number}") for number, cells in enumerate(lines, start=2))


def grid(content: bytes, file: str) -> tuple[list[str], list[list[str]]]:
    """Split a table into its header and its rows of cells. Raises ResourceError where it is no table."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ResourceError(f"{file} is not UTF-8: the byte at {error.start} does not belong there.") from error
    lines = text.removesuffix("\n").split("\n")
    header = lines[0].split("\t")
    rows = [line.split("\t") for line in lines[1:]]
    for number, cells in enumerate(rows, start=2):
        if len(cells) != len(header):
            raise ResourceError(f"{file}, line {number}: {len(cells)} fields where the header names {len(header)}.")
    return header, rows


Column = tuple[msgspec.structs.FieldInfo, bool, bool]
"""A field, whether it is a list, whether it may be None."""


def _check_header(header: list[str], fields: dict[str, msgspec.structs.FieldInfo], file: str) -> None:
    for name in header:
        if name not in fields:
            raise ResourceError(f"{file}, line 1, column {name}: no such field; the fields are {', '.join(fields)}.")
    if len(set(header)) != len(header):
        raise ResourceError(f"{file}, line 1: a column is named twice.")
    for name, field in fields.items():
        if field.required and name not in header:
            raise ResourceError(f"{file}, line 1, column {name}: the column is missing.")


def _shape(annotation: Any) -> tuple[bool, bool]:
    options = get_args(annotation) if type(None) in get_args(annotation) else (annotation,)
    return any(get_origin(option) is tuple for option in options), type(None) in options


def _row(cells: list[str], columns: list[Column], row: type[T], place: str) -> T:
    values: dict[str, Any] = {}
    for cell, (field, is_list, is_optional) in zip(cells, columns, strict=True):
        if cell or not _has_default(field):
            values[field.name] = _value(cell, field, is_list, is_optional, place)
    try:
        return row(**values)
    except (ValueError, TypeError) as error:
        raise ResourceError(f"{place}: {error}.") from error


def _has_default(field: msgspec.structs.FieldInfo) -> bool:
    return field.default is not NODEFAULT or field.default_factory is not NODEFAULT


def _value(cell: str, field: msgspec.structs.FieldInfo, is_list: bool, is_optional: bool, place: str) -> Any:
    if not cell and is_optional:
        return None
    if not cell and not is_list:
        raise ResourceError(f"{place}, column {field.name}: the cell is empty, but a value is required.")
    raw: Any = (cell.split("|") if cell else []) if is_list else cell
    try:
        return msgspec.convert(raw, field.type, strict=False)
    except msgspec.ValidationError as error:
        raise ResourceError(f"{place}, column {field.name}: {cell!r} does not fit: {error}.") from error
