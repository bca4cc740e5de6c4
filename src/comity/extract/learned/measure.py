"""Measures that weights find: a noun or verb becomes a claim with what is done, by whom and to whom."""

from collections.abc import Iterator
from typing import cast

from comity.extract.chooser import Option
from comity.extract.deeds import Deed
from comity.extract.draft import Draft
from comity.extract.learned.between import Pair, pairs
from comity.extract.learned.candidate import Candidate
from comity.extract.learned.model import Model
from comity.extract.measure.basis import basis_of
from comity.extract.measure.doers import doers
from comity.extract.measure.sides import Sides, object_sides, sides
from comity.extract.measure.when import when
from comity.extract.noun_phrase import worded
from comity.extract.occasion import draft_of, until
from comity.extract.phrase import phrase
from comity.extract.setting import Match
from comity.extract.tree import tree
from comity.extract.trigger import evidence
from comity.model.claim import Measure, MeasureAction, MeasureType, Modality


def weighed(candidate: Candidate, model: Model) -> Iterator[Draft]:
    """A word that learned weights take for a measure of one state against another: "charged each lorry a fee of $250"."""
    setting, features = candidate.setting, candidate.features
    kind, action = model.pick("measure.type", features), model.pick("measure.action", features)
    if kind is None or action is None:
        return
    spot = Match(candidate.place, candidate.place)
    deed = _deed(candidate, action)
    happened = when(setting, deed, spot, cast("MeasureAction", action))
    ending = until(setting, deed.spot, min(deed.spot.first, spot.first))
    basis = basis_of(setting, deed, spot)
    for imposer, target in _between(candidate, deed, model):
        payload = Measure(
            type=cast("MeasureType", kind),
            imposer=imposer,
            target=target,
            action=cast("MeasureAction", action),
            date=happened,
            object=worded(setting, phrase(setting, spot)) if candidate.part != "VERB" else None,
            until=ending,
            basis=basis,
        )
        yield draft_of(setting, deed, evidence(setting, spot), payload, "weighed")


def side_options(candidate: Candidate, action: str = "imposed") -> list[Option[Pair]]:
    """The pairs of sides that a candidate may have, as weights see them."""
    return pairs(candidate, _sides(candidate, _deed(candidate, action)))


def _between(candidate: Candidate, deed: Deed, model: Model) -> list[Pair]:
    """Imposer and target: every pair that rules propose where they see both sides, else the pair that weighs most."""
    proposed = _sides(candidate, deed)
    if all(proposed):
        return [(one, other) for one in proposed.imposers for other in proposed.targets if one != other]
    best = model.best("measure.between", pairs(candidate, proposed))
    return [best] if best is not None else []


def _deed(candidate: Candidate, action: str) -> Deed:
    """The verb of the clause as what is done; the word itself where it is a verb or none stands over it."""
    parse = tree(candidate.setting)
    up = [arc.head for arc in parse.up(candidate.place) if parse.part(arc.head) == "VERB"]
    place = candidate.place if candidate.part == "VERB" or not up else up[0]
    subject = parse.subject(place)
    is_passive = subject is not None and subject.is_passive
    mood: Modality = "conditional" if action == "threatened" else "actual"
    voice = "passive" if is_passive else "active" if parse.part(place) == "VERB" else "noun"
    return Deed(action, voice, Match(place, place), mood, is_planned=False, is_denied=False)  # type: ignore[arg-type]


def _sides(candidate: Candidate, deed: Deed) -> Sides:
    setting, spot = candidate.setting, Match(candidate.place, candidate.place)
    if candidate.part != "VERB":
        return sides(setting, spot, phrase(setting, spot), deed)
    things = tree(setting).objects(candidate.place)
    if things:
        thing = Match(things[0], things[0])
        return object_sides(setting, thing, phrase(setting, thing), deed)
    return Sides(tuple(doers(setting, deed.spot) or ()), ())
