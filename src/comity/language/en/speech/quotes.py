"""Which words stand in quotation marks: paired within a paragraph, however the marks are drawn."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from comity.language.en.speech.lexicon import lexicon
from comity.model.analysis import Sentence

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›"}
_CLOSERS = {"”": "“", "»": "«"}
_SINGLES = "‘'"
_APOSTROPHES = "‘'’"
_NAME = 4  # words of a name in marks
_NEAR = 30  # characters before a quotation in which the noun stands that it names
_MARK = re.compile("''|``|[“”«»„\"‘'’‹›]")


class Quote(Struct, frozen=True):
    """A quotation: `start:end` with its marks, `inner_start:inner_end` without; `is_unclosed` where its end is missing."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    is_unclosed: bool = False


def is_name(text: str, quotation: Quote) -> bool:
    """Whether quotation marks hold the name of an outlet, a firm or a thing, as after "the newspaper" or "told"."""
    words = text[quotation.inner_start : quotation.inner_end].split()
    is_titled = 1 <= len(words) <= _NAME and words[0][0].isupper() and words[-1][0].isupper() and words[-1][-1].isalnum()
    before = text[max(0, quotation.start - _NEAR) : quotation.start].split()
    leads = lexicon().outlet_nouns | lexicon().organisation_nouns | {"contractor", "told", "to", "tells"}
    return is_titled and not quotation.is_unclosed and bool(before) and before[-1] in leads


def quotes(text: str, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Outermost quotations of the prose, in order. A mark without partner takes the sentence it stands in."""
    return tuple(quotation for quotation in _marked(text, sentences) if not is_name(text, quotation))


def names(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Where the marks stand that set off names and quote nobody."""
    named = (quotation for quotation in _marked(text, sentences) if is_name(text, quotation))
    return frozenset(place for quotation in named for place in (quotation.start, quotation.inner_end))


def _marked(text: str, sentences: Sequence[Sentence]) -> Iterator[Quote]:
    """What stands in quotation marks, names too."""
    for _, group in groupby((s for s in sentences if s.kind == "prose"), key=lambda sentence: sentence.paragraph):
        yield from _paragraph(text, list(group))


def _paragraph(text: str, sentences: list[Sentence]) -> Iterator[Quote]:
    start, end = sentences[0].start, sentences[-1].end
    opened: int | None = None
    wide, last = 1, start
    for place, side, width in _marks(text, start, end):
        if side == "open":
            if opened is not None:
                yield _unpaired(opened, place, sentences)
            opened, wide = place, width
        elif opened is not None:
            if text[opened + wide : place].strip():
                yield Quote(opened, place + width, opened + wide, place)
            opened, last = None, place + width
        else:
            yield from _only_closed(text, last, place, sentences)
            last = place + 1
    if opened is not None:
        yield Quote(opened, end, opened + 1, end, is_unclosed=True)


def _unpaired(opened: int, following: int, sentences: list[Sentence]) -> Quote:
    """A quotation whose end was lost, before the next begins: it ends with its sentence."""
    number = bisect_right(sentences, opened + 1, key=lambda sentence: sentence.end)
    end = sentences[number].end if number < len(sentences) else following
    return Quote(opened, min(end, following), opened + 1, min(end, following))


def _only_closed(text: str, last: int, place: int, sentences: list[Sentence]) -> Iterator[Quote]:
    """A quotation whose beginning was lost: it begins with its sentence, if a comma or stop before the mark shows speech."""
    start = max(last, sentences[bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1].start)
    if text[place - 1] in ",.!?…" and text[start:place].strip():
        yield Quote(start, place + 1, start, place)


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, str, int]]:
    """Outermost opening and closing marks: what another pair encloses is passed over."""
    is_mixed = text.count("“", start, end) < text.count("”", start, end) and text.count('"', start, end) % 2 == 1
    is_balanced = text.count("“", start, end) == text.count("”", start, end)
    closers, nested = "", 0
    for match in _MARK.finditer(text, start, end):
        place, width = match.start(), match.end() - match.start()
        sign = '"' if width == 2 else match[0]
        before = text[place - 1] if place > start else " "
        after = text[match.end()] if match.end() < end else " "
        is_stray = sign == '"' and closers == "”" and not is_balanced and not _opens(before, after)
        side = "close" if is_stray else _side(sign, before, after, closers) or _single(text, place, before, after, closers)
        if side == "open" and sign == "“" and closers == "”":
            nested += is_balanced
            if not is_balanced:
                yield place, side, width
        elif side == "open" and not closers:
            closers = '"”' if sign == '"' and is_mixed else _PAIRS.get(sign, sign if sign in '"”' else "’'")
            yield place, side, width
        elif side == "close" and nested and sign == "”":
            nested -= 1
        elif side == "close" and (is_stray or sign in closers or not closers):
            closers, nested = "", 0
            yield place, side, width


def _side(sign: str, before: str, after: str, closers: str) -> str:
    """Whether a double mark opens, closes, or is none; empty for single marks."""
    if sign in _APOSTROPHES:
        return ""
    if sign in closers and sign in "”»“›":
        return "close"
    if sign in _PAIRS:
        return "open"
    if sign in _CLOSERS or sign == "›":
        return "open" if sign == "”" and not closers and _opens(before, after) else "close"
    return _straight(before, after, closers)


def _straight(before: str, after: str, closers: str) -> str:
    if '"' in closers:
        return "close" if not _opens(before, after) else "none"
    return "open" if _opens(before, after) or (before.isspace() and not after.isspace()) else "close" if not closers else "none"


def _single(text: str, place: int, before: str, after: str, closers: str) -> str:
    """Whether a single mark opens (before a word), closes (after a stop or last word), or is an apostrophe."""
    sign = text[place]
    if closers and closers != "’'":
        return "none"
    if not closers:
        is_opening = sign in _SINGLES and _opens(before, after) and not after.isdigit() and _closes_later(text, place)
        return "open" if is_opening else "none"
    is_closing = sign in "’'" and not after.isalnum() and not before.isspace() and (before in ",.!?…" or not _plural(text, place))
    return "close" if is_closing else "none"


def _closes_later(text: str, place: int) -> bool:
    """Whether a stop or comma with a single closing mark comes within a quotation's length."""
    ahead = text[place + 1 : place + 600]
    line = ahead.split("\n", 1)[0]
    return any(f"{stop}{mark}" in line for stop in ",.!?" for mark in "’'")


def _plural(text: str, place: int) -> bool:
    return text[place - 1] == "s" and text[place + 1 : place + 2] == " "


def _opens(before: str, after: str) -> bool:
    return (before.isspace() or before in "([—–-:/“„«") and not after.isspace() and after not in ",.;:!?)"
