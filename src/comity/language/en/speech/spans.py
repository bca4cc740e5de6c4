"""From token places to the exact span of what was said, and whether it was quoted."""

from collections.abc import Sequence
from typing import Literal

from comity.language.en.speech.quotes import Quote
from comity.language.en.speech.unit import Unit

_EDGES = ' \t\r\n\xa0,;:—–-“”«»„"‹›'


def content_span(text: str, unit: Unit, extent: tuple[int, int]) -> tuple[int, int] | None:
    """The span of an extent without the marks, commas and stops around it; None where no word is left."""
    first, last = extent
    if first >= last:
        return None
    start, end = unit.tokens[first].start, unit.tokens[last - 1].end
    if unit.kind(first) == "quote" and last == first + 1:
        quotation = next(quotation for quotation in unit.quotes if quotation.start == start)
        start, end = quotation.inner_start, quotation.inner_end
    start, end = _trimmed(text, start, end)
    return (start, end) if any(sign.isalnum() for sign in text[start:end]) else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop spaces, marks and commas at both ends; a mark whose partner is inside stays."""
    while start < end and text[start] in _EDGES and not _is_paired(text, start, start, end):
        start += 1
    while end > start and text[end - 1] in _EDGES and not _is_paired(text, end - 1, start, end):
        end -= 1
    return start, end


def _is_paired(text: str, place: int, start: int, end: int) -> bool:
    """Whether the mark at one end belongs to a quotation that covers only part of the span."""
    sign = text[place]
    inside = text[start:end]
    if sign in "-–—" and place == start and text[place + 1 : place + 2].isdigit():
        return True
    if sign in "“”":
        return inside.count("“") == inside.count("”") and not (inside[0] == "“" and inside[-1] == "”" and inside.count("“") == 1)
    if sign == '"':
        return inside.count('"') % 2 == 0 and not (inside[0] == inside[-1] == '"' and inside.count('"') == 2)
    if sign in "«»":
        return inside.count("«") == inside.count("»") and not (inside[0] == "«" and inside[-1] == "»" and inside.count("«") == 1)
    return False


def form_of(text: str, quotations: Sequence[Quote], content: tuple[int, int]) -> Literal["direct", "indirect", "mixed"]:
    """Direct when every word of the content is quoted, mixed when some are, else indirect."""
    start, end = content
    quoted = sum(max(0, min(end, quotation.inner_end) - max(start, quotation.inner_start)) for quotation in quotations)
    if quoted == 0:
        return "indirect"
    marks = sum(sign in '“”«»„"‘’ ,.;' for sign in text[start:end])
    return "direct" if quoted >= end - start - min(marks, 2) else "mixed"


def is_speech_alone(unit: Unit) -> bool:
    """Whether a unit is one quotation of a few words or more, and nothing else."""
    words = [token for token in unit.tokens if token.kind != "sign"]
    return len(words) == 1 and words[0].kind == "quote" and words[0].end - words[0].start > 12
