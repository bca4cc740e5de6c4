"""States: the words that tell how far an undertaking is, and what they tell of it."""

from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from comity.extract.noun_phrase import with_complement
from comity.extract.setting import Match, Setting
from comity.extract.tree import tree
from comity.extract.trigger import before, follows, is_cue, text
from comity.model.claim import Modality, ProjectStatus
from comity.resources.phrases import PhraseRow, Phrases, phrases

Form: TypeAlias = Literal[
    "wish", "cue", "past", "base", "begin", "finite", "use", "state", "going", "nominal", "fund", "adjective", "present"
]


LASTING: frozenset[ProjectStatus] = frozenset({"extended", "suspended", "cancelled"})
"""What is done to an undertaking that is there; such a deed keeps its name when it lies ahead."""


PLAN_REACH = 14


class StateTerm(PhraseRow, frozen=True, kw_only=True):
    """Words that tell how far an undertaking is (`project_states.tsv`), by the way they stand to its noun.

    Before it as object: `wish` ("examining"), `past` ("opened"), `base` ("[plans to] open"), `going` ("is building"), `finite`
    ("operates"), `nominal` ("construction of"), `fund` (money: "invest $2 million in"). Behind it: `past`, `base`, `begin`
    ("has begun"), `state` ("is in operation"), `present` ("[once it] opens"). Inside its noun phrase: `adjective` ("the stalled
    ..."). `cue` are the words that put a base form into the future; `use`, dictionary forms, are what it does when it runs.
    """

    status: ProjectStatus
    form: Form


class Reading(NamedTuple):
    """How far the words say that an undertaking is: `spot` are the words that say so."""

    status: ProjectStatus
    modality: Modality
    spot: Match
    is_start: bool = False


@cache
def state_terms(lang: str) -> Phrases[StateTerm]:
    """The rows of `project_states.tsv` by their words."""
    return phrases("project_states", StateTerm, lang)


@lru_cache(maxsize=4)
def states(setting: Setting) -> list[tuple[Match, tuple[StateTerm, ...]]]:
    """The words of a sentence that tell how far something is, with the table rows they belong to."""
    table = state_terms(setting.lang)
    return [(spot, table.rows[tuple(text(setting, spot).split())]) for spot in setting.find(table.rows, table.most)]


@lru_cache(maxsize=4)
def verbs_of(setting: Setting) -> frozenset[int]:
    """The places of the words of a sentence that tell how far something is."""
    return frozenset(place for cue, _ in states(setting) for place in range(cue.first, cue.last + 1))


def whole(setting: Setting, phrase: Match) -> Match:
    """A noun phrase with what completes its name, up to the next word that tells how far it is; its size is no name."""
    if setting.after(phrase.last) == "of" and setting.after(phrase.last + 1)[:1].isdigit():
        return phrase
    parse = tree(setting)
    found = with_complement(setting, phrase, verbs_of(setting))
    verbs = [n for n in range(phrase.last + 1, found.last + 1) if parse.part(n) == "VERB"]
    said = [n for n in verbs if not is_cue("complement", setting.lang, setting.words[n].text) and not setting.is_name(n)]
    return Match(phrase.first, max(phrase.last, said[0] - 1)) if said else found


def is_planned(setting: Setting, spot: Match) -> bool:
    """Whether a verb tells what shall be done: behind "will", "plans to", "agreement to", or in a chain after such."""
    if before(setting, "hypothetical", spot, 3):
        return False
    cues = [cue for cue, terms in states(setting) if any(term.form == "cue" for term in terms) and cue.last < spot.first]
    if any(spot.first - cue.last <= 3 and not setting.is_parted(cue, spot) for cue in cues):
        return True
    is_infinitive = is_cue("infinitive", setting.lang, setting.before(spot.first)) or setting.before(spot.first).endswith("ly")
    far = any(setting.distance(cue, spot) <= PLAN_REACH for cue in cues)
    is_purpose = before(setting, "purpose.noun", spot, 5) or before(setting, "infinitive.plan", spot, 12)
    return is_infinitive and (far or is_purpose) and not before(setting, "infinitive.not", spot, 6)


def modality(setting: Setting, spot: Match) -> Modality:
    """In what mood plans stand: a target of who plans, or a forecast where the words only expect."""
    return "forecast" if before(setting, "future", spot, 6) and not follows(setting, "intent", spot) else "target"
