"""Instruments that weights find: a noun becomes a claim with what was done to it, its parties and its day."""

from collections.abc import Iterator
from typing import cast, get_args

from comity.extract.deeds import Deed
from comity.extract.draft import Draft
from comity.extract.instrument.claim import claim
from comity.extract.instrument.noun import Act, Noun, Thing
from comity.extract.learned.candidate import Candidate
from comity.extract.learned.lexicon import tags
from comity.extract.learned.model import Model
from comity.extract.phrase import phrase
from comity.extract.project.governors import mood_of
from comity.extract.setting import Match
from comity.extract.tree import tree
from comity.model.claim import Instrument, InstrumentAction, InstrumentType, Modality

DONE = "instrument."
"""How the tags of words begin that tell what is done with an instrument."""
AHEAD = frozenset({"ahead", "possible"})


def weighed(candidate: Candidate, model: Model) -> Iterator[Draft]:
    """A noun that learned weights take for an agreement, and for what is done with it, where no rule tells of it."""
    setting, features = candidate.setting, candidate.features
    kind, action = model.pick("instrument.type", features), model.pick("instrument.action", features)
    if kind is None or action is None:
        return
    spot = Match(candidate.place, candidate.place)
    row = Noun(type=cast("InstrumentType", kind), lang=setting.lang, only=(), words=())
    deed = _deed(candidate, _done(candidate) or action)
    verbs = frozenset({deed.spot.first} - {candidate.place})
    made = claim(setting, Act(deed, Thing(spot, phrase(setting, spot, verbs), row), "weighed"))
    told = cast("Instrument", made.payload)
    is_vague = told.name.lower() == setting.words[candidate.place].text and told.name.endswith("s")
    if told.parties and not is_vague:
        yield made


def _done(candidate: Candidate) -> str | None:
    """What the tables say of the verb that a noun is the object of, or undergoes, where it is told as done."""
    parse = tree(candidate.setting)
    arc = parse.above(candidate.place)
    if arc is None or not (arc.kind == "object" or arc.is_passive) or mood_of(parse, arc.head) != "done":
        return None
    told = [tag.partition(".")[2] for tag in tags(candidate.setting).get(arc.head, ()) if tag.startswith(DONE)]
    return told[0] if len(told) == 1 and told[0] in get_args(InstrumentAction) else None


def _deed(candidate: Candidate, action: str) -> Deed:
    """The verb of the clause of a noun as what is done with it; the noun itself where no verb stands over it."""
    parse = tree(candidate.setting)
    arc = parse.above(candidate.place)
    own = arc.head if arc is not None and arc.kind in {"object", "subject"} else None
    inner = next((one.place for one in parse.below(candidate.place, "clause") if parse.part(one.place) == "VERB"), None)
    outer = next((one.head for one in parse.up(candidate.place) if parse.part(one.head) == "VERB"), None)
    verb = next((one for one in (own, inner, outer) if one is not None), None)
    place = candidate.place if verb is None else verb
    is_planned = verb is not None and mood_of(parse, verb) in AHEAD
    is_denied = verb is not None and mood_of(parse, verb) == "denied"
    mood: Modality = "target" if is_planned else "actual"
    return Deed(action, "active", Match(place, place), mood, is_planned=is_planned, is_denied=is_denied)
