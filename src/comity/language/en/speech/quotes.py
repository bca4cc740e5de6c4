"""Which words stand in quotation marks: paired within a paragraph, however the marks are drawn."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from comity.model.analysis import Sentence

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›"}
_CLOSERS = {"”": "“", "»": "«"}
_SINGLES = "‘'"


class Quote(Struct, frozen=True):
    """A quotation: `start:end` with its marks, `inner_start:inner_end` without; `is_unclosed` where the next paragraph goes on."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    is_unclosed: bool = False


def quotes(text: str, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Outermost quotations of the prose, in order. A mark without partner takes the sentence it stands in."""
    found: list[Quote] = []
    for _, group in groupby((s for s in sentences if s.kind == "prose"), key=lambda sentence: sentence.paragraph):
        found += _paragraph(text, list(group))
    return tuple(found)


def _paragraph(text: str, sentences: list[Sentence]) -> Iterator[Quote]:
    start, end = sentences[0].start, sentences[-1].end
    opened: int | None = None
    last = start
    for place, side in _marks(text, start, end):
        if side == "open":
            if opened is not None:
                yield _unpaired(opened, place, sentences)
            opened = place
        elif opened is not None:
            if text[opened + 1 : place].strip():
                yield Quote(opened, place + 1, opened + 1, place)
            opened, last = None, place + 1
        else:
            yield from _only_closed(text, last, place, sentences)
            last = place + 1
    if opened is not None:
        yield Quote(opened, end, opened + 1, end, is_unclosed=True)


def _unpaired(opened: int, following: int, sentences: list[Sentence]) -> Quote:
    """A quotation whose end was lost, before the next begins: it ends with its sentence."""
    end = next((sentence.end for sentence in sentences if sentence.end > opened + 1), following)
    return Quote(opened, min(end, following), opened + 1, min(end, following))


def _only_closed(text: str, last: int, place: int, sentences: list[Sentence]) -> Iterator[Quote]:
    """A quotation whose beginning was lost: it begins with its sentence, if a comma or stop before the mark shows speech."""
    start = max(last, next(sentence.start for sentence in reversed(sentences) if sentence.start <= place))
    if text[place - 1] in ",.!?…" and text[start:place].strip():
        yield Quote(start, place + 1, start, place)


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Outermost opening and closing marks: what another pair encloses is passed over."""
    is_balanced = text.count("“", start, end) == text.count("”", start, end)
    closers, nested = "", 0
    for place in range(start, end):
        sign = text[place]
        if sign not in "“”«»„\"‘'’‹›":
            continue
        side = _side(text, place, start, end, closers)
        if sign == '"' and closers == "”" and not is_balanced and not _opens(text[place - 1], text[place + 1 : place + 2] or " "):
            closers = ""
            yield place, "close"
            continue
        if side == "open" and sign == "“" and closers == "”":
            nested += is_balanced
            if not is_balanced:
                yield place, side
        elif side == "open" and not closers:
            closers = _PAIRS.get(sign, sign if sign == '"' else "’'")
            yield place, side
        elif side == "close" and nested and sign == "”":
            nested -= 1
        elif side == "close" and (sign in closers or not closers):
            closers, nested = "", 0
            yield place, side


def _side(text: str, place: int, start: int, end: int, closers: str) -> str:
    """Whether a mark opens, closes, or is none ("the states' rights")."""
    sign = text[place]
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    if sign in closers and sign in "”»“›":
        return "close"
    if sign in _PAIRS:
        return "open"
    if sign in _CLOSERS or sign == "›":
        return "open" if sign == "”" and not closers and _opens(before, after) else "close"
    if sign == '"':
        return _straight(before, after, closers)
    return _single(text, place, before, after, closers)


def _straight(before: str, after: str, closers: str) -> str:
    if closers == '"':
        return "close" if not _opens(before, after) else "none"
    return "open" if _opens(before, after) or (before.isspace() and not after.isspace()) else "close" if not closers else "none"


def _single(text: str, place: int, before: str, after: str, closers: str) -> str:
    """Single marks open before a word and close after a stop, or after a word where no word follows; inside other marks they rest."""
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
