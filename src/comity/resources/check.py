"""Hold the tables against their manifest: `python -m comity.resources.check [--write]`.

Checks that every table has a block in the manifest and every block a table; that tables are UTF-8, in NFC, free of stray spaces
and of carriage returns; that keys are unique and rows sorted by them; that digests agree. `--write` writes the digests first.
"""

import re
import sys
import tomllib
from datetime import date as Day  # noqa: N812
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from unicodedata import is_normalized

from msgspec import Struct, ValidationError, convert

from comity.model.errors import ResourceError
from comity.resources import names, table_bytes
from comity.resources.table import grid


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table's block in the manifest. `key` are the columns that identify a row; `date` is the day its facts were taken."""

    source: str
    licence: str
    date: Day
    key: tuple[str, ...]
    description: str
    is_ordered: bool = False
    digest: str = ""


def manifest() -> dict[str, Entry]:
    """The manifest's blocks by table name. Raises ResourceError where it cannot be read."""
    try:
        return convert(tomllib.loads(_manifest_text()), dict[str, Entry], strict=False)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise ResourceError(f"manifest.toml: {error}.") from error


def problems() -> list[str]:
    """Everything that is wrong with the tables, one sentence each, sorted by table."""
    entries = manifest()
    found = [
        f"{name}.tsv: the manifest describes it, but there is no such table." for name in sorted(set(entries) - set(names()))
    ]
    for name in names():
        entry = entries.get(name)
        if entry is None:
            found.append(f"{name}.tsv: no block in manifest.toml describes it.")
            continue
        content = table_bytes(name)
        found += faults(content, f"{name}.tsv", entry)
        if entry.digest != table_digest(content):
            found.append(f"{name}.tsv: its digest is not the manifest's; run with --write if the change is meant.")
    return found


def faults(content: bytes, file: str, entry: Entry) -> list[str]:
    """What is wrong with one table's form: encoding, spaces, columns, keys, order. One sentence each."""
    try:
        header, rows = grid(content, file)
    except ResourceError as error:
        return [str(error)]
    found = _text_faults(content.decode("utf-8"), file)
    missing = [name for name in entry.key if name not in header]
    if missing:
        return [*found, f"{file}: the key names {', '.join(missing)}, which is no column."]
    places = [header.index(name) for name in entry.key]
    keys = [tuple(cells[place] for place in places) for cells in rows]
    return found + _key_faults(keys, file, entry.is_ordered)


def table_digest(content: bytes) -> str:
    """Sixteen hexadecimal digits of SHA-256 over a table's bytes."""
    return sha256(content).hexdigest()[:16]


def with_digests(text: str, digests: dict[str, str]) -> str:
    """The manifest's text with each block's digest line set; everything else stays as it is written."""
    blocks = re.split(r"(?m)^(?=\[)", text)
    return "".join(_with_digest(block, digests) for block in blocks)


def _with_digest(block: str, digests: dict[str, str]) -> str:
    name = block[1:].partition("]")[0] if block.startswith("[") else ""
    if name not in digests:
        return block
    lines = [line for line in block.rstrip("\n").split("\n") if not line.startswith("digest =")]
    end = max(place for place, line in enumerate(lines) if line and not line.startswith("#")) + 1
    tail = block[len(block.rstrip("\n")) :]
    return "\n".join([*lines[:end], f'digest = "{digests[name]}"', *lines[end:]]) + tail


def _text_faults(text: str, file: str) -> list[str]:
    found = []
    if not is_normalized("NFC", text):
        found.append(f"{file}: the text is not in Unicode normal form C.")
    if "\r" in text or "\ufeff" in text:
        found.append(f"{file}: it holds carriage returns or a byte order mark.")
    if not text.endswith("\n") or text.endswith("\n\n"):
        found.append(f"{file}: it must end with exactly one line feed.")
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        cells = [item for cell in line.split("\t") for item in cell.split("|") if cell]
        if any(not item or item != item.strip() for item in cells):
            found.append(f"{file}, line {number}: a cell or list item is empty or has spaces around it.")
    return found


def _key_faults(keys: list[tuple[str, ...]], file: str, is_ordered: bool) -> list[str]:
    seen: set[tuple[str, ...]] = set()
    found = []
    for number, key in enumerate(keys, start=2):
        if key in seen:
            found.append(f"{file}, line {number}: the key {'/'.join(key)} was used above.")
        seen.add(key)
    if not is_ordered and keys != sorted(keys):
        wrong = next(place for place, pair in enumerate(zip(keys, sorted(keys), strict=True)) if pair[0] != pair[1])
        found.append(f"{file}, line {wrong + 2}: rows are not sorted by {'/'.join(keys[wrong])}.")
    return found


def _manifest_text() -> str:
    return (files("comity.resources") / "manifest.toml").read_text(encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Run the checks, after writing the digests where asked; 0 when nothing is wrong."""
    if "--write" in arguments:
        digests = {name: table_digest(table_bytes(name)) for name in names()}
        Path(str(files("comity.resources") / "manifest.toml")).write_text(
            with_digests(_manifest_text(), digests), encoding="utf-8"
        )
    try:
        found = problems()
    except ResourceError as error:
        found = [str(error)]
    sys.stdout.write("".join(f"{problem}\n" for problem in found) or f"{len(names())} tables are in order.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
