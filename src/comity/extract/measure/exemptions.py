"""Exemptions: who is freed from visas, duties or sanctions."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, one_word
from comity.extract.measure.doers import codes_at, doers, named_under
from comity.extract.measure.found import Found, nouns
from comity.extract.measure.sides import Sides
from comity.extract.parties import codes
from comity.extract.setting import Match, Setting
from comity.extract.ties import MOST_WORDS
from comity.extract.tree import Tree, tree
from comity.model.claim import MeasureAction, MeasureType

FREED: dict[MeasureType, tuple[MeasureType, MeasureAction]] = {
    "visa": ("visa", "eased"),
    "tariff": ("tariff", "eased"),
    "sanction": ("licence", "granted"),
    "embargo": ("licence", "granted"),
}
"""What it is called to be freed from a measure of a type."""


def exempted(setting: Setting) -> Iterator[Found]:
    """Somebody frees others from a measure: "exempted Chadian citizens from visas", "freed Omani dates from duty"."""
    parse = tree(setting)
    verbs = one_word(setting, "exempt.verb")
    for place in range(len(setting.words)):
        if parse.part(place) != "VERB" or not {*parse.stems(place)} & verbs:
            continue
        kind = _measure(setting, parse, place)
        deed = Deed("eased", "active", Match(place, place), "actual", is_planned=False, is_denied=False)
        freed = list(parse.objects(place)) or [arc.place for arc in parse.subjects(place) if arc.is_passive]
        hit = tuple(dict.fromkeys(code for n in freed for m in named_under(setting, parse, n) for code in codes(m)))
        is_settled = not {*parse.helpers(place)} & ({"not", "may", "could", "might"} | one_word(setting, "advice"))
        if kind is None or kind not in FREED or not hit or not is_settled:
            continue
        named, action = FREED[kind]
        agents = [code for arc in parse.below(place, "agent") for code in codes_at(setting, parse, arc.place)]
        who = tuple(code for code in agents or doers(setting, deed.spot) or () if code not in hit)
        yield Found(deed, named, action, Sides(who, hit), Match(place, max(freed)), None)


def _measure(setting: Setting, parse: Tree, verb: int) -> MeasureType | None:
    """The type of the measure that a verb frees from."""
    table = nouns(setting.lang)
    heads = {parse.head(spot): table[_key(setting, spot)].type for spot in setting.find(table, MOST_WORDS)}
    origins = [arc.place for arc in parse.below(verb, "phrase") if arc.marker == "from"]
    return next((heads[n] for place in origins for n in parse.members(place) if n in heads), None)


def _key(setting: Setting, spot: Match) -> tuple[str, ...]:
    return tuple(word.text for word in setting.words[spot.first : spot.last + 1])
