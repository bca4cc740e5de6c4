"""The parse of a sentence beside its words: which word hangs on which, where nearness of words is not enough.

Words are told by their places in the `Setting`, as everywhere else in extraction.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from comity.extract.setting import Match, Setting
from comity.model.syntax import DependencyKind, Syntax, Word

HELPERS = frozenset({"AUX", "PART"})
EMPTY = HELPERS | {"ADP", "DET", "PUNCT", "SCONJ"}
"""Parts of speech that are the head of nothing where another word is."""
ENDINGS = (("ies", ("y",)), ("ied", ("y",)), ("ing", ("", "e")), ("ed", ("", "e")), ("es", ("", "e")), ("s", ("",)))
"""Endings of verb forms, and what the dictionary form has in their place."""
MOST_UP = 40
"""No word hangs on more words than this above one another."""


class Arc(NamedTuple):
    """How the word at `place` hangs on the word at `head`; `marker` is its preposition or conjunction.

    `start` and `end` are the code points of the text that it covers with all that hangs on it.
    """

    kind: DependencyKind
    head: int
    place: int
    marker: str
    is_passive: bool
    start: int
    end: int


class Tree:
    """What hangs on what in a sentence; places that no syntax covers hang on nothing."""

    def __init__(self, setting: Setting) -> None:
        """Look at the dependencies of a sentence."""
        self.setting = setting
        self._above: dict[int, Arc] = {}
        self._below: defaultdict[int, list[Arc]] = defaultdict(list)
        self._helpers: defaultdict[int, list[str]] = defaultdict(list)
        self._words: dict[int, Word] = {}
        self._sites: set[int] = set()
        every = setting.analysis.syntax
        first = bisect_right(every, setting.sentence.start, key=lambda syntax: syntax.parse.end)
        last = bisect_left(every, setting.sentence.end, key=lambda syntax: syntax.parse.start)
        for syntax in every[first:last]:
            self._take(syntax)

    def _take(self, syntax: Syntax) -> None:
        """Add a parse; where it has several words at one place ("Iran" and "'s"), the one that the others hang on stands."""
        words, sentence = syntax.parse.words, self.setting.sentence
        inside = {
            n: self.setting.place(word.start) for n, word in enumerate(words) if sentence.start <= word.start < sentence.end
        }
        for number, place in inside.items():
            word, head = words[number], inside.get(words[number].head)
            if head != place:
                self._words.setdefault(place, word)
            if word.ner.endswith("LOC"):
                self._sites.add(place)
            if word.upos in HELPERS and head is not None:
                self._helpers[head].append(word.lemma.lower())
        for one in syntax.dependencies:
            above, below = inside.get(one.head), inside.get(one.dependent)
            if above is not None and below is not None and above != below and below not in self._above:
                arc = Arc(one.kind, above, below, one.marker, one.is_passive, one.start, one.end)
                self._above[below] = arc
                self._below[above].append(arc)

    def above(self, place: int) -> Arc | None:
        """What a word hangs on; None for the root and for words that only mark others."""
        return self._above.get(place)

    def below(self, place: int, *kinds: DependencyKind) -> list[Arc]:
        """What hangs on a word, of these kinds or all, in the order of the text."""
        return sorted((arc for arc in self._below[place] if not kinds or arc.kind in kinds), key=lambda arc: arc.place)

    def part(self, place: int) -> str:
        """The part of speech of a word, in Universal Dependencies; empty where unknown."""
        return self._words[place].upos if place in self._words else ""

    def lemma(self, place: int) -> str:
        """The dictionary form of a word; the word itself where unknown."""
        return self._words[place].lemma.lower() if place in self._words else self.setting.words[place].text

    def text(self, place: int) -> str:
        """A word in lower case as the parse has it, without the "'s" of an owner."""
        word = self._words.get(place)
        return self.setting.analysis.text.words[word.start : word.end].lower() if word else self.setting.words[place].text

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
        """The word of a span that all others in it hang on; its last where the sentence was not parsed."""
        inside = range(span.first, span.last + 1)
        found = [n for n in inside if n in self._words and (n not in self._above or self._above[n].head not in inside)]
        telling = [n for n in found if self.part(n) not in EMPTY]
        return (telling or found or [span.last])[-1]

    def verb(self, span: Match) -> int:
        """The first verb of a span, else the word that all others in it hang on."""
        verbs = (n for n in range(span.first, span.last + 1) if self.part(n) == "VERB")
        return next(verbs, self.head(span))

    def first_member(self, place: int) -> int:
        """The first of the row that a word is joined to by "and" or a comma, or the word itself."""
        for _ in range(MOST_UP):
            arc = self.above(place)
            if arc is None or arc.kind != "conjunct" or not self._are_alike(place, arc.head):
                return place
            place = arc.head
        return place

    def _are_alike(self, one: int, other: int) -> bool:
        names = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}
        return (self.part(one) in names) == (self.part(other) in names)

    def subjects(self, verb: int) -> list[Arc]:
        """The subject of a verb; one joined to an earlier verb, or that completes one, shares that verb's."""
        for _ in range(MOST_UP):
            own = self.below(verb, "subject")
            arc = self.above(verb)
            if own or arc is None or not self._is_shared(arc):
                return own
            verb = arc.head
        return []

    def subject(self, verb: int) -> Arc | None:
        """The first of its `subjects`."""
        return next(iter(self.subjects(verb)), None)

    def _is_shared(self, arc: Arc) -> bool:
        """Whether a verb has the subject of the one that it hangs on."""
        is_joined = arc.kind == "conjunct" and self._are_alike(arc.place, arc.head)
        return is_joined or (arc.kind == "complement" and arc.marker in {"", "to"})

    def objects(self, verb: int) -> tuple[int, ...]:
        """The objects of a verb with those joined to them."""
        return tuple(n for arc in self.below(verb, "object") for n in self.members(arc.place))

    def members(self, first: int) -> tuple[int, ...]:
        """A word and all that is joined to it."""
        return (first, *(arc.place for arc in self.below(first, "conjunct")))

    def up(self, place: int) -> list[Arc]:
        """The arcs from a word up to the root."""
        found: list[Arc] = []
        while (arc := self.above(place)) is not None and len(found) < MOST_UP:
            found.append(arc)
            place = arc.head
        return found

    def is_under(self, place: int, top: int) -> bool:
        """Whether a word hangs on another, no other verb between them: a date on the deed that it dates."""
        for arc in self.up(place):
            if arc.head == top:
                return True
            if self.part(arc.head) == "VERB":
                return False
        return False


@lru_cache(maxsize=4)
def tree(setting: Setting) -> Tree:
    """The parse of a sentence, made once."""
    return Tree(setting)
