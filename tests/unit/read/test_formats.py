from pathlib import Path

import pytest

from comity.read.formats import format_of, is_known


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("a.txt", b"<html>", "plain"),
        ("a.TEXT", b"", "plain"),
        ("a.md", b"", "markdown"),
        ("a.Markdown", b"", "markdown"),
        ("a.htm", b"", "html"),
        ("a.xhtml", b"", "html"),
        ("a.php", b"  <!DOCTYPE HTML><p>", "html"),
        ("a", b"<HTML lang=en>", "html"),
        ("a.log", b"words", "plain"),
    ],
)
def test_the_suffix_tells_else_the_beginning(name: str, raw: bytes, expected: str) -> None:
    assert format_of(Path(name), raw) == expected


def test_only_suffixes_of_text_are_known() -> None:
    assert [name for name in ("a.txt", "b.HTM", "c.pdf", "d", "e.csv", ".txt") if is_known(Path(name))] == ["a.txt", "b.HTM"]
