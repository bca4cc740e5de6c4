"""Verbs that are a measure themselves: banned, froze, expelled, blacklisted."""

from collections.abc import Iterator
from typing import cast

from comity.extract.deeds import Deed, deeds, one_word
from comity.extract.measure.doers import doers, named_under
from comity.extract.measure.found import Found, Goods, goods
from comity.extract.measure.parsed import grammatical
from comity.extract.measure.sides import Sides, object_sides, verb_sides
from comity.extract.measure.taken import WAYS, taken_ties
from comity.extract.noun_phrase import worded
from comity.extract.parties import codes
from comity.extract.setting import Match, Setting
from comity.extract.ties import MOST_WORDS, Thing, things
from comity.extract.tree import Tree, tree
from comity.model.claim import MeasureAction, MeasureType

LICENSED: dict[MeasureAction, MeasureAction] = {"eased": "granted", "imposed": "revoked"}
"""What allowing and stopping mean for whoever needs a licence."""
DISPUTED = frozenset({"TWN", "XKX"})
"""Whom relations are broken with by ceasing to recognise them."""


def by_verb(setting: Setting) -> Iterator[Found]:
    """A verb is the measure: "banned imports of Chilean fruit", "froze Libyan assets", "expelled envoys", "blacklisted Togo"."""
    parse = tree(setting)
    every = deeds(setting, "measure_verbs")
    if not every:
        return
    busy = {deed.spot for deed, _ in taken_ties(setting)}
    free = tuple(deed for deed in every if deed.spot not in busy and not _is_advised(setting, parse, deed))
    verbs = tuple(deed for deed in free if deed.voice == "noun" or parse.part(parse.head(deed.spot)) not in {"NOUN", "PROPN"})
    found = [thing for thing in things(setting, goods(setting.lang), verbs) if not _is_modifier(setting, parse, thing.spot)]
    joined = {(deed, thing) for run in WAYS for deed, thing in run(setting, verbs, found)}
    near = {deed for deed, _ in joined}
    joined |= {(deed, thing) for deed, thing in grammatical(setting, verbs, found) if deed not in near}
    told: list[Found] = []
    for deed, thing in sorted(joined, key=lambda tie: (tie[0].spot, tie[1].spot)):
        kind, action = _kind(deed, thing.row.type)
        if _fits(setting, deed, kind, thing):
            span = Match(min(deed.spot.first, thing.phrase.first), max(deed.spot.last, thing.phrase.last))
            hit = object_sides(setting, thing.spot, thing.phrase, deed)
            is_nobodys = not hit.imposers and len(hit.targets) > 1 and thing.row.type == "other"
            is_open = is_nobodys or _is_fall(setting, parse, deed)
            if not is_open and _is_between_states(setting, deed, thing, hit):
                needs_both = _is_of_many_uses(deed, thing.row.type)
                one = Found(deed, kind, action, hit, span, worded(setting, thing.phrase), needs_both)
                told.append(_of_relations(setting, one, thing.spot))
    yield from _joined(told)
    done = {deed for deed, _ in joined}
    yield from (item for deed in verbs if deed not in done for item in _foreign(setting, deed))
    for deed in every:
        kind, action = _kind(deed, None)
        is_verb = deed.voice != "noun" and parse.part(parse.head(deed.spot)) not in {"NOUN", "PROPN"}
        struck = verb_sides(setting, deed) if kind == "sanction" and is_verb else None
        if struck is not None:
            yield Found(deed, kind, action, struck, deed.spot, None)


def _joined(told: list[Found]) -> Iterator[Found]:
    """One measure for what a deed does to several goods of the same side: "banned rice, sugar and flour from Uganda"."""
    first: dict[tuple[Match, MeasureType, MeasureAction, Sides], Found] = {}
    for one in told:
        key = (one.deed.spot, one.type, one.action, one.sides)
        other = first.get(key)
        first[key] = one if other is None else other._replace(object=_all_of(other, one))
    yield from first.values()


def _all_of(one: Found, other: Found) -> str | None:
    """What two goods are called together."""
    if one.object is None or other.object is None or other.object in one.object:
        return one.object
    return f"{one.object}, {other.object}"


def _is_modifier(setting: Setting, parse: Tree, goods_spot: Match) -> bool:
    """Whether goods only describe another noun: "ended the oil pipeline agreement"."""
    arc = parse.above(parse.head(goods_spot))
    is_inner = arc is not None and arc.kind == "modifier" and arc.head > goods_spot.last and parse.part(arc.head) == "NOUN"
    heads = {spot.last for spot in setting.find(goods(setting.lang), MOST_WORDS)}
    return (
        arc is not None and is_inner and arc.head not in heads and setting.words[arc.head].text in one_word(setting, "pact.noun")
    )


def _is_fall(setting: Setting, parse: Tree, deed: Deed) -> bool:
    """Whether a verb tells only by how much somebody buys or sells less: "cut purchases by 29 percent"."""
    by = [arc.place for arc in parse.below(parse.head(deed.spot), "phrase") if arc.marker == "by"]
    amounts = [setting.spot(amount.start, amount.end) for amount in setting.amounts]
    return any(spot.first <= place <= spot.last for place in by for spot in amounts)


def _is_advised(setting: Setting, parse: Tree, deed: Deed) -> bool:
    """Whether somebody only says that it ought to be allowed: "should let Turkish lorries pass"."""
    is_favour = deed.action.partition(".")[2] in {"eased", "granted"}
    return is_favour and bool({*parse.helpers(parse.head(deed.spot))} & one_word(setting, "advice"))


def _foreign(setting: Setting, deed: Deed) -> Iterator[Found]:
    """Somebody bars goods or craft that are another state's: "barred Moroccan planes", "banned a Chinese app"."""
    kind, action = _kind(deed, None)
    if kind != "embargo" or deed.voice == "noun":
        return
    parse = tree(setting)
    verb = parse.head(deed.spot)
    who = doers(setting, deed.spot) or ()
    for place in parse.objects(verb):
        hit = tuple(dict.fromkeys(code for m in named_under(setting, parse, place) for code in codes(m) if code not in who))
        is_person = setting.words[place].text in one_word(setting, "people") | one_word(setting, "person.noun")
        if hit and who and parse.part(place) == "NOUN" and not is_person:
            span = Match(min(deed.spot.first, place), max(deed.spot.last, place))
            yield Found(deed, kind, action, Sides(who, hit), span, None)


def _fits(setting: Setting, deed: Deed, kind: MeasureType, thing: Thing[Goods]) -> bool:
    """Whether a verb of a type goes with an object: licences are for goods too, but goods are not "approved" or "accredited"."""
    is_goods = setting.words[deed.spot.first].text in one_word(setting, "approving")
    is_goods = is_goods and setting.words[thing.spot.last].text not in one_word(setting, "facility.noun")
    return thing.row.type == kind or (not is_goods and {thing.row.type, kind} == {"embargo", "licence"})


def _is_between_states(setting: Setting, deed: Deed, thing: Thing[Goods], hit: Sides) -> bool:
    """Whether enough is said: both sides for a verb of many uses ("stopped"), who did it for what offices do ("suspended")."""
    kind = deed.action.partition(".")[0]
    if kind == "licence":
        return bool(hit.targets and (hit.imposers or deed.voice == "active"))
    is_tie = setting.words[thing.spot.last].text in one_word(setting, "relations.noun")
    if _is_of_many_uses(deed, thing.row.type):
        stems = {*tree(setting).stems(tree(setting).head(deed.spot))}
        is_official = bool(stems & one_word(setting, "suspending")) and not is_tie
        return bool(hit.imposers and (hit.targets or is_official))
    return bool(hit.targets and hit.imposers) or not is_tie


def _is_of_many_uses(deed: Deed, goods: MeasureType) -> bool:
    """Whether a verb is a measure only between two states that are known."""
    kind = deed.action.partition(".")[0]
    return kind not in {goods, "licence"}


def _of_relations(setting: Setting, found: Found, noun: Match) -> Found:
    """Who breaks with a state that others hold for none withdraws recognition: "severed ties with Taipei"."""
    is_tie = setting.words[noun.last].text in one_word(setting, "relations.noun")
    is_break = is_tie and found.action == "imposed" and bool({*found.sides.targets} & DISPUTED)
    return found._replace(type="recognition", action="revoked") if is_break else found


def _kind(deed: Deed, goods: MeasureType | None) -> tuple[MeasureType, MeasureAction]:
    """The type and action that a verb of `measure_verbs.tsv` stands for; what is planned to be imposed is threatened.

    Verbs of type "any" ("suspended", "resumed") take the type of their object; licences are granted and revoked.
    """
    kind, _, action = deed.action.partition(".")
    done = cast("MeasureAction", action)
    if kind == "any" and goods == "licence":
        done = LICENSED.get(done, done)
    chosen = goods if kind == "any" and goods else cast("MeasureType", kind)
    return chosen, "threatened" if deed.is_planned and done == "imposed" else done
