"""News in brief: pages of headlines, one to a line, that tell their news and its source like any sentence."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from comity.model.analysis import Sentence

_FEWEST = 5  # lines
_ITEM = re.compile(r"(?:[-•*·▪■►+…]{1,3}|\.{3}|\(?\d{1,2}[.)]?|\d{1,2}[.:]\d{2}:?)\s")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d:? +[*•]?(?=\S)")  # "0721 *LINE OPENS"
_FEWEST_CLOCKS = 3


def as_news(text: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, headlines and listed lines of news in brief as prose; of any other page, as they are.

    News in brief is a page on which five or more lines below the first are headlines, and no fewer than what is prose.
    """
    lines = [s for s in sentences[1:] if s.kind == "heading" or (s.kind == "furniture" and _ITEM.match(text, s.start, s.end))]
    told = sum(sentence.kind == "prose" for sentence in sentences)
    if len(lines) < _FEWEST or len(lines) * 2 < told:
        return list(sentences)
    items = {line.start for line in lines}
    clocks = [text[line.start : line.start + 4] for line in lines if _CLOCK.match(text, line.start, line.end)]
    is_ticker = len(clocks) >= _FEWEST_CLOCKS and clocks == sorted(clocks)
    return [_item(text, sentence, is_ticker=is_ticker) if sentence.start in items else sentence for sentence in sentences]


def _item(text: str, line: Sentence, *, is_ticker: bool) -> Sentence:
    """A line as prose, from behind its bullet, number or, on a ticker, its hour."""
    hour = _CLOCK.match(text, line.start, line.end) if is_ticker else None
    match = hour or _ITEM.match(text, line.start, line.end)
    return replace(line, start=match.end() if match is not None and match.end() < line.end else line.start, kind="prose")
