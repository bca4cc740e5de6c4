"""Rated: a duty told by its rate alone: "charges 25% on Mexican goods", "will face 40%", "the 46% it threatened"."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, deeds, one_word
from comity.extract.measure.doers import codes_at, directed, doers, named_under
from comity.extract.measure.found import Found, nouns
from comity.extract.measure.parsed import governing
from comity.extract.measure.sides import Sides
from comity.extract.parties import codes
from comity.extract.setting import Match, Setting
from comity.extract.tree import Tree, tree
from comity.model.claim import MeasureAction

ACTIONS: dict[str, MeasureAction] = {"imposed": "imposed", "threatened": "threatened", "in_force": "in_force", "eased": "eased"}
MOST_BACK = 2
"""How many sentences back a duty may be named that a bare rate is the rate of."""


def rated(setting: Setting) -> Iterator[Found]:
    """A verb of duties with a percentage for its object, where this sentence or the ones before name a duty."""
    rates = [setting.spot(amount.start, amount.end) for amount in setting.amounts if amount.unit == "percent"]
    if not rates or not _is_about_duties(setting):
        return
    parse = tree(setting)
    done = {parse.head(deed.spot): deed for deed in deeds(setting, "rate_verbs")}
    named = {n for spot in setting.find(nouns(setting.lang), 4) for n in range(spot.first, spot.last + 1)}
    for rate in rates:
        place = parse.head(rate)
        if _is_named(parse, place, named):
            continue
        for verb in governing(setting, parse, place):
            deed = done.get(verb)
            if deed is not None:
                yield Found(deed, "tariff", _action(deed), _sides(setting, parse, deed, verb), _span(deed, rate), None)
                break


def _span(deed: Deed, rate: Match) -> Match:
    return Match(min(deed.spot.first, rate.first), max(deed.spot.last, rate.last))


def _is_named(parse: Tree, place: int, named: set[int]) -> bool:
    """Whether a rate belongs to a noun for a duty, which tells the measure by itself: "a 20% tariff", "a duty of 5%"."""
    above = parse.above(place)
    return above is not None and (above.head in named or any(arc.place in named for arc in parse.below(place)))


def _is_about_duties(setting: Setting) -> bool:
    other: Setting | None = setting
    for _ in range(MOST_BACK + 1):
        if other is None:
            return False
        if any(word.text in one_word(other, "duty.noun") for word in other.words):
            return True
        other = other.previous
    return False


def _action(deed: Deed) -> MeasureAction:
    action = ACTIONS.get(deed.action.removeprefix("facing."), "imposed")
    return "threatened" if deed.modality == "conditional" and action == "imposed" else action


def _sides(setting: Setting, parse: Tree, deed: Deed, verb: int) -> Sides:
    """Who levies it on whom; who "faces" or "pays" it is the target."""
    who = doers(setting, deed.spot) or ()
    if deed.action.startswith("facing."):
        return Sides((), who)
    if deed.voice == "passive" and who:
        gates = [arc.place for arc in parse.below(verb, "phrase", "agent") if arc.kind == "agent" or arc.marker in {"at", "in"}]
        levying = [code for gate in gates for m in named_under(setting, parse, gate) for code in codes(m) if code not in who]
        return Sides(tuple(dict.fromkeys(levying)), who)
    hit = directed(setting, verb, *parse.objects(verb)) or tuple(
        code for arc in parse.below(verb, "recipient") for code in codes_at(setting, parse, arc.place)
    )
    return Sides(tuple(code for code in who if code not in hit), hit)
