"""The words that name a cell of a grid: what indicator, goods and states stand in them, and what they say besides."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from functools import cached_property

from comity.extract.dyad import remembered
from comity.extract.indicator import Term, terms
from comity.extract.product import MOST_WORDS, listed, product_names
from comity.extract.setting import Match, Setting, setting_at
from comity.model.analysis import Analysis, Mention
from comity.resources.cues import cues

Span = tuple[int, int]


@remembered
def _starts(analysis: Analysis) -> list[int]:
    return [sentence.start for sentence in analysis.sentences]


def sentence_at(analysis: Analysis, place: int) -> Setting:
    """The sentence or heading that holds a code point of the text."""
    return setting_at(analysis, max(0, bisect_right(_starts(analysis), place) - 1))


class Label:
    """A label, head, section or caption of a grid, as words of the sentence it stands in."""

    def __init__(self, analysis: Analysis, span: Span) -> None:
        """Look at the words `span` of an analysis."""
        self.span = span
        self.setting = sentence_at(analysis, span[0])
        self.match = self.setting.spot(*span)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Label) and self.span == other.span

    def __hash__(self) -> int:
        return hash(self.span)

    def holds(self, spot: Match) -> bool:
        """Whether words of the sentence stand in the label."""
        return self.match.first <= spot.first and spot.last <= self.match.last

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The words that name indicators."""
        return tuple(term for term in terms(self.setting) if self.holds(term.spot))

    @cached_property
    def goods(self) -> tuple[Match, ...]:
        """Where the label names goods of the table, but for those that it leaves out."""
        without = [spot.last for spot in self.setting.matches("excluding") if self.holds(spot)]
        found = self.setting.find(product_names(), MOST_WORDS)
        return tuple(spot for spot in found if self.holds(spot) and not (without and spot.first > without[0]))

    @cached_property
    def product(self) -> str | None:
        """The goods of the label by the names of the table, as a list."""
        texts = (tuple(word.text for word in self.setting.words[spot.first : spot.last + 1]) for spot in self.goods)
        names = [product_names()[words] for words in texts]
        return listed(names) if names else None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The states, and what belongs to one, that the label names."""
        actors = self.setting.analysis.actors
        first = bisect_left(actors, self.span[0], key=lambda one: one.start)
        last = bisect_left(actors, self.span[1], key=lambda one: one.start)
        return tuple(one for one in actors[first:last] if one.states and one.kind != "outlet")

    @cached_property
    def is_part(self) -> bool:
        """Whether the label opens with "of which" or the like."""
        return any(spot.first <= self.match.first + 3 for spot in self.setting.matches("part") if self.holds(spot))

    @cached_property
    def words(self) -> str:
        """The words of the label, in small letters."""
        return " ".join(word.text for word in self.setting.words[self.match.first : self.match.last + 1])

    @cached_property
    def rest(self) -> str:
        """What the label says besides indicator, goods and states: "rasuwagadhi", "formal"; "" for "Exports, total"."""
        taken = [term.spot for term in self.terms] + list(self.goods)
        taken += [self.setting.spot(one.start, one.end) for one in self.mentions if one.kind == "state"]
        covered = {place for spot in taken for place in range(spot.first, spot.last + 1)}
        idle = cues("grid.idle", self.setting.lang)
        places = range(self.match.first, self.match.last + 1)
        words = (self.setting.words[place].text for place in places if place not in covered)
        return " ".join(word for word in words if word[:1].isalnum() and (word,) not in idle)


def rest_of(labels: Sequence[Label], known: Collection[str]) -> str:
    """What several labels say besides indicator, goods and states, each thing once, without the words that are known."""
    told = (" ".join(word for word in label.rest.split() if word not in known) for label in labels)
    return ", ".join(dict.fromkeys(rest for rest in told if rest))
