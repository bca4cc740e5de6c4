"""The parse of a sentence beside its words: which word governs which, where nearness of words is not enough."""

from bisect import bisect_left
from functools import lru_cache

from comity.extract.setting import Match, Setting
from comity.model.syntax import Dependency, DependencyKind, Word

VERBS = frozenset({"VERB", "AUX"})


class Tree:
    """The words of a sentence as its parse has them, numbered from its first; empty where the sentence was not parsed."""

    def __init__(self, setting: Setting) -> None:
        """Take the parses that lie in the sentence of `setting`."""
        self._setting = setting
        self.words: list[Word] = []
        self._above: dict[int, Dependency] = {}
        self._below: dict[int, list[Dependency]] = {}
        self._heads: list[int] = []
        syntaxes = setting.analysis.syntax
        first = bisect_left(syntaxes, setting.sentence.start, key=lambda syntax: syntax.parse.end)
        for syntax in syntaxes[first:]:
            if syntax.parse.start >= setting.sentence.end:
                break
            shift = len(self.words)
            self.words += syntax.parse.words
            self._heads += [word.head + shift if word.head >= 0 else -1 for word in syntax.parse.words]
            for one in syntax.dependencies:
                moved = Dependency(
                    one.kind, one.head + shift, one.dependent + shift, one.start, one.end, one.marker, one.is_passive
                )
                self._above[moved.dependent] = moved
                self._below.setdefault(moved.head, []).append(moved)

    def node(self, spot: Match) -> int | None:
        """The word that governs the others of a match; None where the sentence was not parsed."""
        start, end = self._setting.words[spot.first].start, self._setting.words[spot.last].end
        inside = [n for n, word in enumerate(self.words) if word.start < end and start < word.end]
        heads = [n for n in inside if self._heads[n] not in inside]
        return heads[0] if heads else None

    def verb(self, spot: Match) -> int | None:
        """The first verb of a match, else the word that governs it."""
        start, end = self._setting.words[spot.first].start, self._setting.words[spot.last].end
        verbs = (n for n, word in enumerate(self.words) if word.start < end and start < word.end and word.upos == "VERB")
        return next(verbs, self.node(spot))

    def spot(self, node: int) -> Match:
        """The words of the setting that a word of the parse covers."""
        return self._setting.spot(self.words[node].start, self.words[node].end)

    def text(self, node: int) -> str:
        """A word in lower case."""
        word = self.words[node]
        return self._setting.analysis.text.words[word.start : word.end].lower()

    def above(self, node: int) -> Dependency | None:
        """The dependency by which a word hangs on another."""
        return self._above.get(node)

    def below(self, node: int, *kinds: DependencyKind) -> list[Dependency]:
        """What hangs on a word, of these kinds or all."""
        return [one for one in self._below.get(node, ()) if not kinds or one.kind in kinds]

    def members(self, node: int) -> list[int]:
        """A word and all that is joined to it."""
        return [node, *(one.dependent for one in self.below(node, "conjunct"))]

    def first_member(self, node: int) -> int:
        """The first of the row that a word is joined to; the word itself where it stands alone."""
        above = self.above(node)
        return above.head if above is not None and above.kind == "conjunct" else node

    def subjects(self, verb: int) -> list[Dependency]:
        """The subject of a verb; one joined to an earlier verb, or that completes one, shares that verb's."""
        seen: set[int] = set()
        while verb not in seen:
            seen.add(verb)
            own = self.below(verb, "subject")
            if own:
                return own
            above = self.above(verb)
            if above is None or above.kind not in {"conjunct", "complement"} or self.words[above.head].upos not in VERBS:
                return []
            verb = above.head
        return []

    def is_under(self, node: int, top: int) -> bool:
        """Whether a word hangs on another, no other verb between them: a date on the deed that it dates."""
        above = self.above(node)
        while above is not None:
            if above.head == top:
                return True
            if self.words[above.head].upos == "VERB":
                return False
            above = self.above(above.head)
        return False

    def modifiers(self, node: int) -> set[str]:
        """The words that hang on a word itself and no further, in lower case: articles, adjectives, auxiliaries, adverbs."""
        return {self.text(n) for n, head in enumerate(self._heads) if head == node}


@lru_cache(maxsize=4)
def tree(setting: Setting) -> Tree:
    """The parse of a sentence, made once."""
    return Tree(setting)
