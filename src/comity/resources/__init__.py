"""Tables of facts that ship with Comity: typed rows, read on first use, cached and immutable.

Each table is `tables/NAME.tsv` with a block of the same name in `manifest.toml`; `python -m comity.resources.check` holds
them against one another.
"""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TypeVar, cast

from msgspec import Struct

from comity.model.errors import ResourceError
from comity.resources.table import decode

T = TypeVar("T", bound=Struct)


def load(name: str, row: type[T]) -> tuple[T, ...]:
    """Every row of the table `name`, in the order of the file, decoded as `row`.

    Column names are field names. A list field (`tuple[str, ...]`) is split on "|"; an empty cell is None, an empty list or the
    field's default; numbers and "true"/"false" are converted. Raises ResourceError, with file, line and column, for
    whatever does not fit.
    """
    return cast("tuple[T, ...]", _load(name, row))


def digest() -> str:
    """Sixteen hexadecimal digits that change with any byte of any table; part of the version of a build."""
    hasher = sha256()
    for name in names():
        content = table_bytes(name)
        hasher.update(f"{name}:{len(content)}:".encode())
        hasher.update(content)
    return hasher.hexdigest()[:16]


def names() -> tuple[str, ...]:
    """The names of all tables, sorted."""
    folder = files("comity.resources") / "tables"
    return tuple(sorted(entry.name.removesuffix(".tsv") for entry in folder.iterdir() if entry.name.endswith(".tsv")))


def table_bytes(name: str) -> bytes:
    """The bytes of a table as they lie in the package; raises ResourceError where there is no such table."""
    entry = files("comity.resources") / "tables" / f"{name}.tsv"
    if not entry.is_file():
        raise ResourceError(f"There is no table {name}.tsv in comity.resources; the tables are {', '.join(names())}.")
    return entry.read_bytes()


@cache
def _load(name: str, row: type[Struct]) -> tuple[Struct, ...]:
    return decode(table_bytes(name), f"{name}.tsv", row)
