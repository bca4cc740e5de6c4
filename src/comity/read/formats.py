"""Which format a file is in: its suffix tells, and its beginning where the suffix does not."""

from pathlib import Path
from typing import Literal, TypeAlias

Format: TypeAlias = Literal["plain", "markdown", "html"]

SUFFIXES: dict[str, Format] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}

HEAD = 1024
"""How many bytes are looked at for the beginning of a page."""


def is_known(path: Path) -> bool:
    """Whether the suffix is one that is read without being asked for by name."""
    return path.suffix.lower() in SUFFIXES


def format_of(path: Path, raw: bytes) -> Format:
    """The format of a file: by suffix, else HTML where it begins like a page, else plain text."""
    known = SUFFIXES.get(path.suffix.lower())
    if known is not None:
        return known
    head = raw[:HEAD].lower()
    return "html" if b"<!doctype html" in head or b"<html" in head else "plain"
