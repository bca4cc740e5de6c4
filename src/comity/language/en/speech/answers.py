"""Interviews whose answers alone stand in quotation marks, each in paragraphs of its own, between short questions without."""

from collections.abc import Sequence

from comity.language.en.speech.labels import Paragraph

_FEWEST = 3  # answers
_LONGEST = 200  # characters of a question or remark between two answers
_OPENS = '"“«„'
_CLOSES = '"”»“'


def quoted_answers(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int, ...]:
    """The places of the paragraphs that are answers; empty where the text is no such interview.

    Every answer is a paragraph, or a run of them, wholly in quotation marks; what stands between two answers is one short
    paragraph, and some of those ask.
    """
    quoted = [place for place, one in enumerate(paragraphs) if _is_quoted(text[one.start : one.end])]
    begun = [place for place in quoted if place - 1 not in quoted]
    if len(begun) < _FEWEST:
        return ()
    between = [place for place in range(begun[0] + 1, quoted[-1]) if place not in quoted]
    has_one_each = len(between) <= len(begun)  # a remark more may break an answer
    asks = [place - 1 for place in begun if place and paragraphs[place - 1].is_question(text)]
    is_short = all(paragraphs[place].end - paragraphs[place].start <= _LONGEST for place in between)
    return tuple(quoted) if has_one_each and is_short and len(asks) * 3 >= len(begun) else ()


def _is_quoted(words: str) -> bool:
    """Whether quotation marks hold all the words, or open at their head and are not closed in the paragraph."""
    words = words.strip()
    if len(words) < 2 or words[0] not in _OPENS:
        return False
    depth = 1
    for place, mark in enumerate(words[1:-1], start=1):
        if mark in _OPENS + _CLOSES:
            depth += 1 if words[place - 1] in " (" else -1
        if depth == 0:
            return False  # words of the text follow
    return True
