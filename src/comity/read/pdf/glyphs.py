"""From the characters of a page to stretches of text in their places."""

import ctypes
import unicodedata
from typing import Any, NamedTuple

WIDE = 0.75
"""A gap of so many heights of a line may part columns and cells; a space between words is seldom as wide."""
HYPHENS = "\x02\ufffe\u00ad"
"""What stands in a PDF for a hyphen that a line's end made."""


class Stretch(NamedTuple):
    """Text without a wide gap on one line: its words, its box (in points, from the bottom left of the page) and its height."""

    words: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        """Height of the line."""
        return max(self.top - self.bottom, 1.0)


class Sheet(NamedTuple):
    """A page: its height, its stretches in the order of the file, and counts of its characters."""

    height: float
    stretches: list[Stretch]
    characters: int
    letters: int
    strange: int
    has_pictures: bool


def sheet(document: Any, number: int, most: int) -> Sheet | None:
    """Read a page; None where it has more than `most` characters."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  (an extra)

    page = document[number]
    text = page.get_textpage()
    try:
        count = max(0, pdfium.FPDFText_CountChars(text))
        if count > most:
            return None
        letters, boxes = _characters(pdfium, text, count)
        strange = sum(_is_strange(letter) for letter in letters)
        has_pictures = any(
            pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, place)) != pdfium.FPDF_PAGEOBJ_TEXT
            for place in range(min(pdfium.FPDFPage_CountObjects(page), 200))
        )
        held = sum(letter.isalnum() for letter in letters)
        return Sheet(page.get_height(), _stretches(letters, boxes), count, held, strange, has_pictures)
    finally:
        text.close()
        page.close()


def _characters(pdfium: Any, text: Any, count: int) -> tuple[list[str], list[tuple[float, float, float, float]]]:
    """Each character of a page and its box (left, bottom, right, top)."""
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    for place in range(count):
        code = pdfium.FPDFText_GetUnicode(text, place)
        letters.append(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd")
        known = pdfium.FPDFText_GetLooseCharBox(text, place, reference)
        boxes.append((box.left, box.bottom, box.right, box.top) if known else (0.0, 0.0, 0.0, 0.0))
    return letters, boxes


def _is_strange(letter: str) -> bool:
    return letter == "\ufffd" or (letter not in HYPHENS and unicodedata.category(letter) in {"Co", "Cn"})


def _stretches(letters: list[str], boxes: list[tuple[float, float, float, float]]) -> list[Stretch]:
    """Characters in the order of the file, parted at line ends, wide gaps and jumps."""
    found: list[Stretch] = []
    held: list[str] = []
    edges: list[float] = []  # left, bottom, right, top of what is held
    for letter, (left, bottom, right, top) in zip(letters, boxes, strict=True):
        if letter in "\r\n":
            _end(found, held, edges)
            held, edges = [], []
            continue
        if letter.isspace() or right <= left:  # a gap between words has no box to go by
            if held:
                held.append(" " if letter.isspace() else letter)
            continue
        if edges and _is_apart(edges, left, bottom, right, top):
            _end(found, held, edges)
            held, edges = [], []
        held.append(_plain(letter))
        edges = (
            [min(edges[0], left), min(edges[1], bottom), max(edges[2], right), max(edges[3], top)]
            if edges
            else [left, bottom, right, top]
        )
    _end(found, held, edges)
    return found


def _is_apart(edges: list[float], left: float, bottom: float, right: float, top: float) -> bool:
    """Whether a character stands away from what is held: too far to the right, before its beginning, or on another line."""
    size = max(edges[3] - edges[1], 1.0)
    middle = (bottom + top) / 2
    is_elsewhere = not edges[1] - 0.3 * size <= middle <= edges[3] + 0.3 * size
    return is_elsewhere or left - edges[2] > WIDE * min(size, max(top - bottom, 1.0)) or right < edges[0]


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter) if "\ufb00" <= letter <= "\ufb06" else letter


def _end(found: list[Stretch], held: list[str], edges: list[float]) -> None:
    words = " ".join("".join(held).split())
    if words and edges:
        found.append(Stretch(words, *edges))
