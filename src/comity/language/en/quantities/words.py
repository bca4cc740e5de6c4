"""A text as words, numbers and signs, each with its place: what the readers of this package walk along."""

import re
from collections.abc import Collection

_TOKEN = re.compile(
    r"""(?:https?://|www\.)[^\s<>]+                                            # an address is one word
      | (?:[A-Za-z]\.){2,}                                                  # U.S., p.p.
      | [^\W\d_]+(?:['’][^\W\d_]+)*                                         # words, with their possessive
      | (?<![\w.,\-–/:])[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3}){1,5}(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?   # 276 000
      | [0-9]{1,3}(?:['’][0-9]{3})+(?![0-9])                                # 1'200'000
      | [0-9]+(?:[.,][0-9]+)*                                               # 1,234.5
      | \n\s*                                                               # a break between paragraphs
      | \S""",
    re.VERBOSE,
)


_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d.,]*\d)")
_DECIMAL_POINT = re.compile(r"(?<![\d.,:/-])\d+\.\d{1,2}(?![\d.,]*\d)(?!\.)|\d,\d{3}(?!\d)")
SHORTEST_LINE, LONGEST_LINE = 50, 100
"""Lengths of the lines of a text that was wrapped at a margin."""


def _is_wrapped(text: str, first: int, last: int) -> bool:
    """Whether the line that ends at `first` runs on in the next: both as long as a margin makes them, and nothing closes it."""
    length = first - (text.rfind("\n", 0, first) + 1)
    following = text.find("\n", last)
    rest = (following if following >= 0 else len(text)) - last
    is_open = text[first - 1 : first].isalnum() or text[first - 1 : first] == ","
    return SHORTEST_LINE <= length <= LONGEST_LINE and rest <= LONGEST_LINE and is_open and text[last : last + 1] not in "-•*–—#"


class Words:
    r"""The tokens of a text: `low` in small letters, with half-open `start` and `end` in code points.

    A line break is the token "\n", unless the next line goes on from a sentence wrapped at the margin. `counted` holds where
    nouns begin that a parse knows to be counted by a number.
    """

    __slots__ = ("_commas", "counted", "end", "low", "start", "text")

    def __init__(self, text: str, counted: Collection[int] = ()) -> None:
        """Split a text into tokens."""
        self.text = text
        self.counted = counted
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self._commas: bool | None = None
        for match in _TOKEN.finditer(text):
            word = match[0]
            first, last = match.span()
            if word[0] == "\n":
                is_level = word == "\n"  # an indented line is an item or a row
                if word.count("\n") == 1 and (text[last : last + 1].islower() or (is_level and _is_wrapped(text, first, last))):
                    continue
                word = "\n"
            self.low.append(word.lower())
            self.start.append(first)
            self.end.append(last)

    @property
    def has_decimal_commas(self) -> bool:
        """Whether the text writes decimals with a comma ("1,7 km") and none with a point: there "3.200" are thousands."""
        if self._commas is None:
            self._commas = _DECIMAL_COMMA.search(self.text) is not None and _DECIMAL_POINT.search(self.text) is None
        return self._commas

    def at(self, place: int) -> str:
        """The token at a place in small letters; "" before the first and after the last."""
        try:
            return self.low[place] if place >= 0 else ""
        except IndexError:  # rare, and cheaper than a look at the length each time
            return ""

    def raw(self, first: int, end: int) -> str:
        """The words from token `first` up to token `end`, as the text has them."""
        return self.text[self.start[first] : self.end[end - 1]]

    def touches(self, place: int) -> bool:
        """Whether nothing stands between the token at `place` and the next one."""
        return 0 <= place < len(self.low) - 1 and self.end[place] == self.start[place + 1]

    def is_word(self, place: int) -> bool:
        """Whether the token at a place begins with a letter."""
        return self.at(place)[:1].isalpha()

    def is_capital(self, place: int) -> bool:
        """Whether the token at a place begins with a capital letter."""
        return 0 <= place < len(self.low) and self.text[self.start[place]].isupper()

    def is_number(self, place: int) -> bool:
        """Whether the token at a place begins with a digit."""
        return "0" <= self.at(place)[:1] <= "9"

    def after_hyphen(self, place: int) -> int:
        """The place behind a hyphen that joins two words at `place`; `place` itself where there is none."""
        is_joint = self.at(place) in {"-", "‑", "–"} and self.touches(place - 1) and self.touches(place)
        return place + 1 if is_joint else place

    def before_hyphen(self, place: int) -> int:
        """The place before a hyphen that joins two words at `place`; `place` itself where there is none."""
        is_joint = self.at(place) in {"-", "‑"} and self.touches(place - 1) and self.touches(place)
        return place - 1 if is_joint else place
