"""From lines to paragraphs: lines that a margin ended are joined, and with them the words that it parted."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from comity.read.pdf.glyphs import HYPHENS
from comity.read.pdf.layout import Line

_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_ITEM = re.compile(r"[•▪●○◦‣·*]\s|[–—-]\s|\(?(?:[0-9]{1,2}|[a-z])[.)]\s")
_PARTED = re.compile(r"[^\W\d_][-‐" + HYPHENS + "]$")
_JOINED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


def paragraphs(pages: list[list[Line]]) -> Iterator[str]:
    """The paragraphs, headings and rows of a text, each a line."""
    lines = [line for page in pages for line in page]
    compounds = {word.casefold() for line in lines for word in _JOINED.findall(line.words)}
    leading = _leading(pages)
    held: list[Line] = []
    for line in lines:
        if held and not _goes_on(held[-1], line, leading):
            yield _joined(held, compounds)
            held = []
        held.append(line)
    if held:
        yield _joined(held, compounds)


def _leading(pages: list[list[Line]]) -> float:
    """The usual distance from line to line, in heights of a line."""
    steps = [
        (above.top - below.top) / above.size
        for page in pages
        for above, below in pairwise(page)
        if above.column_left == below.column_left and 0 < above.top - below.top < 3 * above.size
    ]
    return median(steps) if steps else 1.2


def _goes_on(above: Line, below: Line, leading: float) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if above.is_row or below.is_row or _ITEM.match(below.words) or not 0.85 < above.size / below.size < 1.18:
        return False
    is_open = not _CLOSED.search(above.words)
    is_low = below.words[0].islower()
    step = above.top - below.top
    width = above.column_right - above.column_left
    is_short = above.right < above.column_right - 0.2 * width
    if above.column_left != below.column_left or step <= 0:  # the next column or page
        return is_open and (is_low or not is_short)
    if step > 1.35 * leading * above.size:
        return False
    if _PARTED.search(above.words) and is_low:
        return True
    is_indented = below.left > above.left + 0.6 * below.size and below.left > below.column_left + 0.6 * below.size
    return (is_open and is_low) or not (is_short or is_indented)


def _joined(lines: list[Line], compounds: set[str]) -> str:
    words = lines[0].words
    for line in lines[1:]:
        words = _mended(words, line.words, compounds) if _PARTED.search(words) else f"{words} {line.words}"
    for hyphen in HYPHENS:
        words = words.replace(hyphen, "-" if hyphen == "\x02" else "")
    return words


def _mended(before: str, after: str, compounds: set[str]) -> str:
    """Join a word that a line's end parted; a hyphen that the word has elsewhere too, or before a capital, is its own."""
    first = re.split(r"[\s(\"“«]", before[:-1])[-1]
    second = re.split(r"[\s.,;:!?)\"”»]", after)[0]
    is_own = f"{first}-{second}".casefold() in compounds or not after[0].islower()
    return f"{before[:-1]}-{after}" if is_own else before[:-1] + after
