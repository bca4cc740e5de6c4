"""Measures: what one state or body does to another, as one regime with a life of its own.

Claims meet when type, imposer, target and object are the same; an imposer or target that is not named meets nothing. The
parties of the record are the imposer and the state behind the target: a recognised president's state, a firm's own target.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from comity.model.claim import Claim, Measure
from comity.model.ids import DocumentId
from comity.model.page import Pile
from comity.resolve.people import People
from comity.resolve.states import code_of, folded, states_in
from comity.resolve.words import listed, stem, words_of
from comity.resources import load
from comity.resources.rows import State


class Leader(Struct, frozen=True, kw_only=True):
    """A head of state or government whom news names without office, and the state (`leaders.tsv`)."""

    name: str
    state: str


class Regime(NamedTuple):
    """What claims about one measure share; `target` is a code, a person's record or the folded name."""

    type: str
    imposer: str | None
    target: str | None
    object: tuple[str, ...]
    document: DocumentId | None


class Found(NamedTuple):
    """The claims about one measure and the codes of imposer and target, as far as they are known."""

    regime: Regime
    parties: tuple[str, ...]
    claims: tuple[Claim, ...]


def measures(pile: Pile, people: People) -> list[Found]:
    """Groups of claims about one measure each, with the states that it stands between."""
    groups: dict[Regime, list[Claim]] = defaultdict(list)
    subjects: dict[Regime, str | None] = {}
    context = _Context(pile, people)
    for claim in pile.claims.values():
        if isinstance(claim.payload, Measure):
            regime = regime_of(claim, claim.payload, people)
            groups[regime].append(claim)
            state = context.state_behind(claim, claim.payload)
            subjects[regime] = min(filter(None, (subjects.get(regime), state)), default=None)
    return [_grouped(regime, subjects[regime], groups[regime]) for regime in sorted(groups, key=repr)]


def _grouped(regime: Regime, subject: str | None, claims: Iterable[Claim]) -> Found:
    imposer = code_of(regime.imposer) if regime.imposer else None
    parties = {code for code in (imposer, subject) if code}
    return Found(regime, tuple(sorted(parties)), tuple(sorted(claims, key=lambda claim: claim.id)))


def regime_of(claim: Claim, measure: Measure, people: People) -> Regime:
    """What claims about one measure share."""
    imposer = (code_of(measure.imposer) or folded(measure.imposer)) if measure.imposer else None
    target = _target_key(measure.target, claim.document, people)
    is_known = imposer is not None and target is not None
    return Regime(measure.type, imposer, target, object_words(measure), None if is_known else claim.document)


def _target_key(target: str | None, document: DocumentId, people: People) -> str | None:
    if target is None:
        return None
    code = code_of(target)
    person = None if code else people.find(target, document)
    return code or (person.id if person else folded(target))


def object_words(measure: Measure) -> tuple[str, ...]:
    """The telling words of the object: without the measure's own word, the target's name and states."""
    words = words_of(measure.object or "")
    silent = {word.folded for word in words_of(f"{measure.target or ''} {measure.imposer or ''}")}
    states = {n for named in states_in(words) for n in range(named.first, named.last)}
    skipped = listed("regime") | listed("article") | listed("generic") | silent
    return tuple(
        sorted({stem(w.folded) for n, w in enumerate(words) if n not in states and not {w.folded, stem(w.folded)} & skipped})
    )


@cache
def leaders() -> Mapping[str, str]:
    """States by the folded family name of their leaders."""
    return {folded(row.name): row.state for row in load("leaders", Leader)}


@cache
def _iso() -> frozenset[str]:
    return frozenset(row.iso3 for row in load("states", State))


class _Context:
    """Which state stands behind a target that is no state: by its words, its person, its sentence, its paragraph."""

    def __init__(self, pile: Pile, people: People) -> None:
        self._pile, self._people = pile, people

    def state_behind(self, claim: Claim, measure: Measure) -> str | None:
        """The code of the state, or of the body, that a measure is aimed at; None where the words leave it open."""
        target = measure.target
        if target is None:
            return None
        if code := code_of(target):
            return code
        named = [found.code for found in states_in(words_of(target))]
        if named:
            return named[0]
        return self._led(target, claim.document) or (self._around(claim, measure) if measure.type == "recognition" else None)

    def _led(self, target: str, document: DocumentId) -> str | None:
        person = self._people.find(target, document)
        if person is not None and len(person.parties) == 1:
            return person.parties[0]
        return next((leaders()[word.folded] for word in words_of(target) if word.folded in leaders()), None)

    def _around(self, claim: Claim, measure: Measure) -> str | None:
        """The one state besides the imposer that the sentence names, else the one that most of its paragraph is about."""
        imposer = code_of(measure.imposer) if measure.imposer else None
        words = self._pile.words(claim.document)
        sentence = set(_codes(words[claim.passage.start : claim.passage.end])) - {imposer}
        if sentence:
            return sentence.pop() if len(sentence) == 1 else None
        start = words.rfind("\n", 0, claim.passage.start) + 1
        end = words.find("\n", claim.passage.end)
        counted = Counter(_codes(words[start : len(words) if end < 0 else end]))
        del counted[imposer]
        return next((code for code in sorted(filter(None, counted)) if 2 * counted[code] > counted.total()), None)


def _codes(words: str) -> list[str | None]:
    return [named.code for named in states_in(words_of(words)) if named.code in _iso()]
