"""The dependencies of a sentence, told by the places of its words in a setting."""

from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from comity.extract.setting import Match, Setting
from comity.model.syntax import DependencyKind, Syntax

HELPERS = frozenset({"AUX", "PART"})
ENDINGS = (("ies", ("y",)), ("ied", ("y",)), ("ing", ("", "e")), ("ed", ("", "e")), ("es", ("", "e")), ("s", ("",)))
"""Endings of verb forms, and what the dictionary form has in their place."""
MOST_UP = 40
"""No word hangs on more words than this above one another."""


class Tie(NamedTuple):
    """How the word at `place` hangs on the word at `head`; `marker` is its preposition or conjunction."""

    kind: DependencyKind
    head: int
    place: int
    marker: str
    is_passive: bool


class Tree:
    """What hangs on what in a sentence; places that no syntax covers hang on nothing."""

    def __init__(self, setting: Setting) -> None:
        """Look at the dependencies of a sentence."""
        self.setting = setting
        self._above: dict[int, Tie] = {}
        self._below: defaultdict[int, list[Tie]] = defaultdict(list)
        self._helpers: defaultdict[int, list[str]] = defaultdict(list)
        self._lemmas: dict[int, str] = {}
        self._parts: dict[int, str] = {}
        self._sites: set[int] = set()
        every = setting.analysis.syntax
        first = bisect_left(every, setting.sentence.start, key=lambda syntax: syntax.parse.start)
        last = bisect_left(every, setting.sentence.end, key=lambda syntax: syntax.parse.start)
        for syntax in every[first:last]:
            self._take(syntax)

    def _take(self, syntax: Syntax) -> None:
        words = syntax.parse.words
        places = [self.setting.place(word.start) for word in words]
        for number, word in enumerate(words):
            self._lemmas[places[number]] = word.lemma.lower()
            self._parts[places[number]] = word.upos
            if word.ner.endswith("LOC"):
                self._sites.add(places[number])
            if word.upos in HELPERS and word.head >= 0:
                self._helpers[places[word.head]].append(word.lemma.lower())
        for one in syntax.dependencies:
            tie = Tie(one.kind, places[one.head], places[one.dependent], one.marker, one.is_passive)
            if tie.head != tie.place and tie.place not in self._above:
                self._above[tie.place] = tie
                self._below[tie.head].append(tie)

    def above(self, place: int) -> Tie | None:
        """What a word hangs on; None for the root and for words that only mark others."""
        return self._above.get(place)

    def below(self, place: int, *kinds: DependencyKind) -> list[Tie]:
        """What hangs on a word, of these kinds or all, in the order of the text."""
        return sorted((tie for tie in self._below[place] if not kinds or tie.kind in kinds), key=lambda tie: tie.place)

    def part(self, place: int) -> str:
        """The part of speech of a word, in Universal Dependencies; empty where unknown."""
        return self._parts.get(place, "")

    def lemma(self, place: int) -> str:
        """The dictionary form of a word; the word itself where unknown."""
        return self._lemmas.get(place, self.setting.words[place].text)

    def stems(self, place: int) -> tuple[str, ...]:
        """The dictionary forms that a word may have, the engine's own first: "completing" is of "complete"."""
        text, lemma = self.setting.words[place].text, self.lemma(place)
        found = [lemma, text]
        for ending, others in ENDINGS:
            stem = text.removesuffix(ending)
            if stem != text and len(stem) > 1:
                found += [stem + other for other in others]
                found += [stem[:-1]] if stem[-1] == stem[-2] else []
        return tuple(dict.fromkeys(found))

    def is_site(self, place: int) -> bool:
        """Whether a word is part of the name of a place."""
        return place in self._sites

    def helpers(self, verb: int) -> tuple[str, ...]:
        """The dictionary forms of the auxiliaries and particles of a verb: "will", "have", "be", "to", "not"."""
        return tuple(self._helpers[verb])

    def head(self, span: Match) -> int:
        """The word of a span that all others in it hang on."""
        inside = range(span.first, span.last + 1)
        found = [n for n in inside if n in self._parts and (n not in self._above or self._above[n].head not in inside)]
        telling = [n for n in found if self._parts[n] not in HELPERS | {"ADP", "DET", "PUNCT", "SCONJ"}]
        return (telling or found or [span.last])[-1]

    def first_member(self, place: int) -> int:
        """The first of the row that a word is joined to by "and" or a comma, or the word itself."""
        for _ in range(MOST_UP):
            tie = self.above(place)
            if tie is None or tie.kind != "conjunct" or not self._are_alike(place, tie.head):
                return place
            place = tie.head
        return place

    def _are_alike(self, one: int, other: int) -> bool:
        names = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}
        return (self.part(one) in names) == (self.part(other) in names)

    def subject(self, verb: int) -> Tie | None:
        """The subject of a verb; one joined to an earlier verb shares that verb's."""
        for _ in range(MOST_UP):
            own = self.below(verb, "subject")
            if own:
                return own[0]
            tie = self.above(verb)
            is_shared = tie is not None and (
                (tie.kind == "conjunct" and self._are_alike(verb, tie.head))
                or (tie.kind == "complement" and tie.marker in {"", "to"})
            )
            if tie is None or not is_shared:
                return None
            verb = tie.head
        return None

    def objects(self, verb: int) -> tuple[int, ...]:
        """The objects of a verb with those joined to them."""
        return tuple(n for tie in self.below(verb, "object") for n in self.members(tie.place))

    def members(self, first: int) -> tuple[int, ...]:
        """A word and all that is joined to it."""
        return (first, *(tie.place for tie in self.below(first, "conjunct")))

    def up(self, place: int) -> list[Tie]:
        """The ties from a word up to the root."""
        found: list[Tie] = []
        while (tie := self.above(place)) is not None and len(found) < MOST_UP:
            found.append(tie)
            place = tie.head
        return found


@lru_cache(maxsize=4)
def tree(setting: Setting) -> Tree:
    """The tree of a sentence, made once."""
    return Tree(setting)
