"""Words, numbers and signs of English text, with offsets."""

import re

from msgspec import Struct

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:[.'’\-&][^\W\d_]+|[\-]\d+|\d+)*\.?)|(?P<number>[$€£]?\d+(?:[.,:/\-–]\d+)*(?:[^\W\d_]+|%)?)|(?P<sign>\S)",
    re.UNICODE,
)
_CLITIC = re.compile(r"['’](?:s|ve|d|re|ll|m)$", re.IGNORECASE)
_WITH_STOP = re.compile(
    r"(?:[^\W\d_]\.)+$|(?:[^\W\d_]\.)+[^\W\d_]\.$|(?:mr|mrs|ms|dr|prof|gen|col|lt|maj|capt|sen|rep|gov|st|jr|sr|no|inc|ltd|co|corp|vs)\.$",
    re.IGNORECASE,
)


class Token(Struct, frozen=True, gc=False):
    """A word, a number, a sign, or (in speech) a whole quotation taken as one; `low` is its small letters."""

    start: int
    end: int
    low: str
    kind: str
    is_capital: bool = False


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of `text[start:end]`; a possessive or contracted ending ("'s") is its own token."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        found += (
            _word(match)
            if match.lastgroup == "word"
            else [Token(match.start(), match.end(), match[0].lower(), match.lastgroup or "sign")]
        )
    return found


def _word(match: re.Match[str]) -> list[Token]:
    """A word, with its full stop only where it is abbreviated."""
    word, start = match[0], match.start()
    parts: list[Token] = []
    stop = word.endswith(".") and not _WITH_STOP.match(word)
    word = word.removesuffix(".") if stop else word
    clitic = _CLITIC.search(word)
    stem = word[: clitic.start()] if clitic else word
    if stem:
        parts.append(Token(start, start + len(stem), stem.lower(), "word", stem[0].isupper()))
    if clitic:
        parts.append(Token(start + len(stem), start + len(word), clitic[0].lower(), "word"))
    if stop:
        parts.append(Token(start + len(word), start + len(word) + 1, ".", "sign"))
    return parts
