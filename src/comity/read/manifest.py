"""The user's manifest: a CSV table that states publisher, date, address and language of the files beside it."""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from comity.model.errors import ConfigError, SourceError
from comity.model.finding import Finding
from comity.model.period import Period
from comity.model.text import Metadata
from comity.read.encoding import decode
from comity.read.place import absolute, tail

COLUMNS = ("path", "url", "publisher", "published", "lang", "author", "title", "section")
"""The columns that are used; only `path` is needed, others beside these are left alone."""

HELP = "its columns are path, url, publisher, published, lang"

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LANG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}")


class Row(NamedTuple):
    """What a line of the manifest states about a file."""

    line: int
    path: Path
    stated: Metadata


class Manifest(NamedTuple):
    """The rows of a manifest in order, one a file, and what is wrong with the others."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


def subject(manifest: Path) -> str:
    """What findings about a manifest are filed under: its name and that of its folder."""
    return tail(absolute(manifest), 2)


def read_manifest(path: Path) -> Manifest:
    """Read a manifest as far as it can be read; a row that cannot be used becomes a finding with its line.

    Raises ConfigError where there is no table with a column `path` to be made out.
    """
    rows: list[Row] = []
    findings: list[Finding] = []
    seen: dict[Path, int] = {}
    for line, cells in _lines(path):
        fault = _fault(path, line, cells, seen)
        if fault is not None:
            findings.append(fault)
            continue
        target = absolute(path.parent / cells["path"])
        seen[target] = line
        stated, doubts = _stated(path, line, cells)
        rows.append(Row(line, target, stated))
        findings.extend(doubts)
    return Manifest(tuple(rows), tuple(findings))


def complaint(path: Path, line: int, code: str, text: str) -> Finding:
    """A finding about a line of a manifest."""
    return Finding(code=code, subject=subject(path), text=f"{subject(path)}, line {line}: {text}")


def _fault(path: Path, line: int, cells: Mapping[str, str], seen: Mapping[Path, int]) -> Finding | None:
    """Why a row cannot be used at all, or None."""
    if "" in cells:
        text = "more fields than columns; put fields that hold a comma between quotation marks. The row is left out."
        return complaint(path, line, "manifest.bad-row", text)
    name = cells["path"]
    if not name or "\x00" in name:
        return complaint(path, line, "manifest.bad-row", "no file in column `path`; name one, or delete the row.")
    first = seen.get(absolute(path.parent / name))
    if first is not None:
        return complaint(
            path, line, "manifest.duplicate", f"{name} is listed already in line {first}, which counts; delete one of them."
        )
    return None


def _stated(path: Path, line: int, cells: Mapping[str, str]) -> tuple[Metadata, list[Finding]]:
    findings = []
    published = period(cells["published"])
    if cells["published"] and published is None:
        text = f"`{cells['published']}` is no date; write 2025, 2025-05, 2025-05-07 or 2025-05-01/2025-05-31. It is left out."
        findings.append(complaint(path, line, "manifest.bad-date", text))
    lang = cells["lang"].lower() or None
    if lang is not None and not _LANG.fullmatch(lang):
        text = f"`{cells['lang']}` is no language code; write `en`, `es` or `ru`. It is left out."
        findings.append(complaint(path, line, "manifest.bad-lang", text))
        lang = None
    stated = Metadata(
        url=cells["url"] or None,
        publisher=cells["publisher"] or None,
        published=published,
        grade="unknown" if published is None else "stated",
        author=cells["author"] or None,
        title=cells["title"] or None,
        lang=lang,
        section=cells["section"] or None,
    )
    return stated, findings


def period(words: str) -> Period | None:
    """Read a day, a month, a year or an interval `a/b` of any of these; None for anything else, reversed intervals included."""
    first, slash, last = words.partition("/")
    start = _span(first.strip())
    end = _span(last.strip()) if slash else start
    if start is None or end is None:
        return None
    try:
        return Period(start.first, end.last)
    except ValueError:
        return None


def _span(words: str) -> Period | None:
    match = _DAY.fullmatch(words)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        if day is not None:
            return Period.day(date(int(year), int(month), int(day)))
        return Period.year(int(year)) if month is None else Period.month(int(year), int(month))
    except ValueError:  # month 13, 30 February, year 0
        return None


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its line number and its cells by column; a cell under no column is filed under ""."""
    name = subject(path)
    words = _words(path, name)
    reader = csv.reader(StringIO(words, newline=""), delimiter=_delimiter(words), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        if "path" not in header:
            raise ConfigError(f"{name}: no column `path` in its first line; {HELP}")
        for row in reader:
            cells = dict.fromkeys(COLUMNS, "")
            cells.update(zip(header, (cell.strip() for cell in row), strict=False))
            if any(cell.strip() for cell in row[len(header) :]):
                cells[""] = "surplus"
            if any(row):
                yield reader.line_num, cells
    except csv.Error as error:
        raise ConfigError(
            f"{name}, line {reader.line_num}: not a CSV table ({error}); check its quotation marks; {HELP}"
        ) from error


def _words(path: Path, name: str) -> str:
    try:
        return decode(path.read_bytes(), name).words
    except OSError as error:
        raise ConfigError(f"{name}: the manifest cannot be read ({error.strerror}); check its name") from error
    except SourceError as error:
        raise ConfigError(f"the manifest is no CSV table: {error}") from error


def _delimiter(words: str) -> str:
    """The mark between cells: a comma, or what a spreadsheet put in its place in the first line."""
    header = words.partition("\n")[0]
    return next((mark for mark in ",;\t" if "path" in (cell.strip(' "').lower() for cell in header.split(mark))), ",")
