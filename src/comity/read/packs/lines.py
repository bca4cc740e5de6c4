"""Records of JSON: one a line, or all in one list. Each is an article with what is known about it."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from comity.model.finding import Finding
from comity.model.page import Source
from comity.model.text import Metadata
from comity.read.fields import told, value
from comity.read.packs.budget import Budget, inner, member, too_large

MARK = b"\xef\xbb\xbf"


def members_of_lines(pack: Source, stream: BinaryIO, budget: Budget) -> Iterator[Source | Finding]:
    """The articles of a file with a record a line, by the number of the line from 1; empty lines are passed over."""
    number = 0
    longest = budget.limits.file_bytes
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) > longest:
            error = too_large(inner(pack, number), budget.limits)
            yield Finding(code=error.code, subject=inner(pack, number), text=str(error))
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 18)
        elif line.removeprefix(MARK).strip():
            budget.member()
            yield _article(pack, number, line.removeprefix(MARK), budget)


def members_of_array(pack: Source, stream: BinaryIO, budget: Budget) -> Iterator[Source | Finding]:
    """The articles of a file that is one list of records, by their number from 1. Raises SourceError where it is too large."""
    raw = budget.bytes_of(stream, pack.address)
    try:
        records = msgspec.json.decode(raw, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield _bad(pack.address, error)
        return
    for number, record in enumerate(records, 1):
        budget.member()
        yield _article(pack, number, bytes(record), budget)


def _article(pack: Source, number: int, raw: bytes, budget: Budget) -> Source | Finding:
    address = inner(pack, number)
    try:
        record: Any = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _bad(address, error)
    if not isinstance(record, dict):
        return _bad(address, "not a record in braces")
    words, html = value(record, budget.fields.words), value(record, budget.fields.html)
    content = words or html
    if content is None:
        known = ", ".join(list(record)[:12])
        text = f'{address}: no field that holds words among {known}; name it under [fields], as in `words = "story"`.'
        return Finding(code="read.no-words-field", subject=address, text=text)
    is_page = words is None or _is_markup(words)
    try:
        declared = told(record, budget.fields)
    except (ValueError, OverflowError, OSError):  # a number no date can be made of
        declared = Metadata()
    return member(
        pack,
        str(number),
        content.encode("utf-8", "surrogatepass"),
        declared,
        f"text/{'html' if is_page else 'plain'}; charset=utf-8",
    )


def _is_markup(words: str) -> bool:
    start = words.lstrip()[:500].lower()
    return start.startswith("<") and any(
        mark in start for mark in ("<p", "<div", "<html", "<!doctype", "<h1", "<h2", "<article", "<span")
    )


def _bad(address: str, error: object) -> Finding:
    text = f"{address}: no record of JSON ({str(error)[:200]}); the rest is read. Correct it, or leave it out."
    return Finding(code="read.bad-record", subject=address, text=text)
