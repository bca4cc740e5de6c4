"""Learned: agreements, projects, measures and events that the rules miss, found by weights.

Every noun, name and verb of a text is a candidate (`candidate`), described in words (`sight`). Weights that `training.records`
learned from annotated texts say whether a claim hangs on it and what the claim says (`model`); parties, days and places come from
the same functions as those of the rules. What a rule tells stands, and is not told once more (`repeat`).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from comity.extract.draft import Draft
from comity.extract.learned import event, instrument, measure, project
from comity.extract.learned.candidate import NOUNS, Candidate, candidates
from comity.extract.learned.model import Model, shipped
from comity.extract.learned.repeat import is_repeat
from comity.model.analysis import Analysis

Weighed = Sequence[tuple[Candidate, int]]
Rules = Callable[[Analysis], Iterator[Draft]]
Maker = Callable[[Candidate, Model], Iterator[Draft]]


class Kind(NamedTuple):
    """How claims of one kind are made of candidates; `parts` are the parts of speech that one may hang on."""

    make: Maker
    parts: frozenset[str]


KINDS = {
    "event": Kind(event.weighed, frozenset({"NOUN", "VERB"})),
    "instrument": Kind(instrument.weighed, NOUNS),
    "measure": Kind(measure.weighed, frozenset({"NOUN", "VERB"})),
    "project": Kind(project.weighed, NOUNS),
}
DOUBTED = {"event": -3500, "project": -2500}
"""What weighs less than this is no claim of its kind, whatever a rule says; claims of other kinds stand by their rules."""
SELDOM = frozenset({"running", "laid", "another"})
"""Rules for what no noun of its kind tells: the texts that weights learn from have too little of it for them to doubt it."""
BOTH = 2
APART = 6
"""So many words apart two claims of one kind stand in a sentence; nearer ones are two words for one thing."""


def completed(analysis: Analysis, kind: str, rules: Rules, weights: Model | None = None) -> Iterator[Draft]:
    """The claims of the rules that weights do not speak against, then those that only weights find.

    `weights` are in place of those that ship for the language.
    """
    told = list(rules(analysis))
    known = weights or shipped(analysis.document.metadata.lang or "en")
    if known is None or kind not in known.kinds:
        yield from told
        return
    weighed = weights_of(analysis, kind, known)
    told = [draft for draft in told if not is_doubted(draft, weighed, DOUBTED.get(kind))]
    yield from told
    for candidate in chosen(weighed, [(draft.start, draft.end) for draft in told]):
        made = list(KINDS[kind].make(candidate, known))
        new = [draft for draft in made if not any(is_repeat(draft.payload, old.payload) for old in told)]
        yield from new
        told += new


def weights_of(analysis: Analysis, kind: str, known: Model) -> Weighed:
    """The candidates of a document that a claim of a kind may hang on, with how much speaks for it."""
    found = candidates(analysis)
    scores = known.scores(found)[kind]
    parts = KINDS[kind].parts
    return [(one, int(score)) for one, score in zip(found, scores, strict=True) if one.part in parts]


def is_doubted(draft: Draft, weighed: Weighed, least: int | None) -> bool:
    """Whether every word that a rule's claim may hang on weighs less than `least`.

    What a sentence tells that names two states or firms of two is not doubted, nor what hangs on no candidate.
    """
    within = [(one, score) for one, score in weighed if draft.start <= one.start < draft.end]
    if least is None or draft.rule in SELDOM or not within or max(score for _, score in within) >= least:
        return False
    return len({code for mention in within[0][0].setting.actors for code in mention.states}) < BOTH


def chosen(weighed: Weighed, told: Sequence[tuple[int, int]]) -> list[Candidate]:
    """The candidates that weigh more than nothing, the heaviest of near ones, none in the words of a claim that is told."""
    free = [(one, score) for one, score in weighed if score > 0 and not any(start <= one.start < end for start, end in told)]
    taken: list[Candidate] = []
    for one, _ in sorted(free, key=lambda pair: (-pair[1], pair[0].start)):
        if not any(other.setting is one.setting and abs(other.place - one.place) < APART for other in taken):
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)
