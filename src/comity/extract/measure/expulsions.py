"""Expulsions: envoys who are told to leave."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, one_word
from comity.extract.measure.doers import doers, named_under
from comity.extract.measure.found import Found, goods
from comity.extract.measure.sides import Sides
from comity.extract.parties import codes
from comity.extract.setting import Match, Setting
from comity.extract.tree import Tree, tree


def expelled(setting: Setting) -> Iterator[Found]:
    """Somebody tells another's diplomats to go: "demanded that 41 Canadian diplomats leave", "gave the envoy 48 hours to go"."""
    parse = tree(setting)
    table = goods(setting.lang)
    heads = {parse.head(spot) for spot in setting.find(table, 3) if table[_key(setting, spot)].type == "other"}
    for place in range(len(setting.words)):
        order = _order(setting, parse, place)
        if order is None:
            continue
        told = [n for n in _told(parse, place, order) if n in heads]
        hit = tuple(dict.fromkeys(code for n in told for m in named_under(setting, parse, n) for code in codes(m)))
        spot = Match(order, order)
        who = tuple(code for code in doers(setting, spot) or () if code not in hit)
        if who and hit:
            deed = Deed("imposed", "active", spot, "actual", is_planned=False, is_denied=False)
            span = Match(min(order, place), max(order, place))
            yield Found(deed, "other", "imposed", Sides(who, hit), span, None)


def _order(setting: Setting, parse: Tree, place: int) -> int | None:
    """The verb of ordering whose order a word tells: "demanded that they leave", "ordered the envoy out"."""
    orders = one_word(setting, "order.verb")
    above = parse.above(place)
    if setting.words[place].text == "out" and parse.part(place) != "VERB":
        before = [n for n in range(place) if parse.part(n) == "VERB"]
        is_order = (
            bool(before)
            and parse.lemma(before[-1]) in orders
            and not setting.is_parted(Match(place, place), Match(before[-1], before[-1]))
        )
        return before[-1] if is_order else None
    is_leaving = parse.lemma(place) in one_word(setting, "leave.verb") and parse.part(place) == "VERB"
    return above.head if is_leaving and above is not None and parse.lemma(above.head) in orders else None


def _key(setting: Setting, spot: Match) -> tuple[str, ...]:
    return tuple(word.text for word in setting.words[spot.first : spot.last + 1])


def _told(parse: Tree, verb: int, order: int) -> list[int]:
    """Who shall leave: the subject of the verb, or the object or recipient of the order."""
    own = [arc.place for arc in parse.below(verb, "subject")]
    return own or [arc.place for arc in parse.below(order, "object", "recipient")]
