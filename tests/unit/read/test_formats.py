import pytest

from comity.read.formats import format_of, is_known


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("a.txt", b"<html>", "html"),
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
def test_the_beginning_tells_else_the_suffix(name: str, raw: bytes, expected: str) -> None:
    assert format_of(name, raw) == expected


def test_only_suffixes_of_documents_and_packs_are_known() -> None:
    names = ("a.txt", "b.HTM", "c.pdf", "d", "e.csv", ".txt", "f.tar.gz", "g.png")
    assert [name for name in names if is_known(name)] == ["a.txt", "b.HTM", "c.pdf", "f.tar.gz"]
