"""Candidates: every noun, name and verb of a text that may name or tell an agreement, a project, a measure or an event."""

from collections.abc import Iterator
from typing import NamedTuple

from comity.extract.dyad import is_between_states, remembered
from comity.extract.heading import telling
from comity.extract.learned.sight import Sight
from comity.extract.setting import Setting
from comity.extract.tree import tree
from comity.model.analysis import Analysis

PARTS = frozenset({"NOUN", "PROPN", "VERB"})
NOUNS = frozenset({"NOUN", "PROPN"})
COMPOUND = 4
"""So many words before a noun a word may stand that is only part of its compound ("pipeline talks")."""


class Candidate(NamedTuple):
    """A word of a sentence that may be what a claim hangs on, its part of speech and what weights see of it.

    `features` tell words themselves; `classes` tell them by their classes, which help to find a claim but not to say what it is.
    """

    setting: Setting
    place: int
    part: str
    features: tuple[str, ...]
    classes: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where its word begins in the text."""
        return self.setting.words[self.place].start

    @property
    def end(self) -> int:
        """Where its word ends in the text."""
        return self.setting.words[self.place].end


@remembered
def candidates(analysis: Analysis) -> tuple[Candidate, ...]:
    """The candidates of a document in the order of the text; none where it does not name two states."""
    return tuple(_of_document(analysis)) if is_between_states(analysis) else ()


def _of_document(analysis: Analysis) -> Iterator[Candidate]:
    told: set[str] = set()
    for number in telling(analysis):
        setting = Setting(analysis, number)
        places = _places(setting)
        if not places:
            continue
        sight = Sight(setting)
        for place in places:
            lemma = sight.tree.lemma(place)
            features = sight.features(place, is_told=lemma in told)
            yield Candidate(setting, place, sight.tree.part(place), features, sight.classes(place, features))
            told.add(lemma)


def _places(setting: Setting) -> list[int]:
    parse = tree(setting)
    dated = {
        n for when in setting.periods for spot in [setting.spot(when.start, when.end)] for n in range(spot.first, spot.last + 1)
    }
    found = []
    for place in range(len(setting.words)):
        if place in dated or parse.part(place) not in PARTS:
            continue
        arc = parse.above(place)
        is_inner = arc is not None and arc.kind == "modifier" and not arc.marker and 0 < arc.head - place <= COMPOUND
        if arc is None or not is_inner or parse.part(place) == "VERB" or parse.part(arc.head) not in NOUNS:
            found.append(place)
    return found
