"""The parse of a sentence as extractors walk it: from a word of the setting up to what it hangs on, and from word to word.

Words are numbered as in `Setting.words`. Where no engine has parsed the passage every question is answered with "not known".
"""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from comity.extract.dyad import remembered
from comity.extract.setting import Match, Setting
from comity.model.analysis import Analysis
from comity.model.syntax import Syntax, Word

LONGEST = 4
"""A way over more dependencies than this on either side tells nothing but that it is long."""


class Step(NamedTuple):
    """How a word hangs on its head: the head's number, the kind of the dependency and its marker ("of")."""

    head: int
    label: str


class Sentence(NamedTuple):
    """A parsed sentence with the dependency of each of its words; None for roots and words that only mark others."""

    syntax: Syntax
    steps: tuple[Step | None, ...]


@remembered
def _parsed(analysis: Analysis) -> tuple[tuple[int, ...], tuple[Sentence, ...]]:
    """Where the parsed sentences of a document begin, and the sentences."""
    ordered = sorted(analysis.syntax, key=lambda syntax: syntax.parse.start)
    return tuple(syntax.parse.start for syntax in ordered), tuple(Sentence(syntax, _steps(syntax)) for syntax in ordered)


def _steps(syntax: Syntax) -> tuple[Step | None, ...]:
    steps: list[Step | None] = [None] * len(syntax.parse.words)
    for one in syntax.dependencies:
        passive = "*" if one.is_passive else ""
        marker = f":{one.marker}" if one.marker and one.kind != "conjunct" else ""
        steps[one.dependent] = Step(one.head, f"{one.kind}{passive}{marker}")
    return tuple(steps)


class Paths:
    """The dependencies around the words of one setting."""

    def __init__(self, setting: Setting) -> None:
        """Look at the parse under a setting."""
        self.setting = setting

    @cached_property
    def _sentences(self) -> tuple[tuple[int, ...], tuple[Sentence, ...]]:
        return _parsed(self.setting.analysis)

    def node(self, place: int) -> tuple[Sentence, int] | None:
        """The parsed sentence that holds a word of the setting, and the word's number in it."""
        starts, sentences = self._sentences
        if not 0 <= place < len(self.setting.words):
            return None
        start = self.setting.words[place].start
        number = bisect_right(starts, start) - 1
        if number < 0:
            return None
        words = sentences[number].syntax.parse.words
        if start >= words[-1].end:
            return None
        low, high = 0, len(words) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if words[middle].start <= start else (low, middle - 1)
        return sentences[number], low

    def word(self, place: int) -> Word | None:
        """The parsed word at a place."""
        node = self.node(place)
        return node[0].syntax.parse.words[node[1]] if node else None

    def head(self, spot: Match) -> tuple[Sentence, int] | None:
        """The word of a match that hangs outside it, or the last one."""
        nodes = [node for place in range(spot.first, spot.last + 1) if (node := self.node(place))]
        if not nodes:
            return None
        inside = {number for _, number in nodes}
        for sentence, number in nodes:
            step = sentence.steps[number]
            if step is not None and step.head not in inside:
                return sentence, number
        return nodes[-1]

    def climb(self, spot: Match) -> list[tuple[str, Word]]:
        """From a match upwards: each dependency and the word it leads to, nearest first."""
        node = self.head(spot)
        if node is None:
            return []
        sentence, number = node
        found: list[tuple[str, Word]] = []
        while (step := sentence.steps[number]) is not None and len(found) < 2 * LONGEST:
            number = step.head
            found.append((step.label, sentence.syntax.parse.words[number]))
        return found

    def path(self, start: Match, end: Match) -> str | None:
        """How one match hangs together with another: dependencies up (^) to the word over both and down (_) again.

        None where they are not in one parsed sentence; "far" for a long way.
        """
        one, other = self.head(start), self.head(end)
        if one is None or other is None or one[0] is not other[0]:
            return None
        ups, downs = _ancestors(*one), _ancestors(*other)
        over = {number: place for place, (number, _) in enumerate(downs)}
        for place, (number, _) in enumerate(ups):
            if number in over:
                up = [label for _, label in ups[1 : place + 1]]
                down = [label for _, label in downs[1 : over[number] + 1]]
                if len(up) > LONGEST or len(down) > LONGEST:
                    return "far"
                return " ".join([*(f"^{label}" for label in up), *(f"_{label}" for label in reversed(down))]) or "same"
        return "far"


def _ancestors(sentence: Sentence, number: int) -> list[tuple[int, str]]:
    """A word and what it hangs on up to the root, each with the label of the dependency that led there."""
    found = [(number, "")]
    while (step := sentence.steps[number]) is not None:
        number = step.head
        found.append((number, step.label))
    return found
