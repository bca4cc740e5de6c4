"""Visas: who may enter without one, told by what people may do."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, marks, one_word
from comity.extract.measure_found import Found
from comity.extract.parties import codes, governors
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.sides import Sides, subjects
from comity.model.analysis import Mention

LIST_REACH = 9


def entered(setting: Setting) -> Iterator[Found]:
    """Somebody may enter without a visa: "Kenyans can visit Oman without a visa, and Omanis have the same right in Kenya"."""
    for entry in marks(setting, "visa.entry"):
        verbs = [verb for verb in marks(setting, "visa.verb") if 0 < entry.first - verb.last <= LIST_REACH + 3]
        hosts = [m for m in setting.actors if verbs and spot_of(setting, m).first == verbs[-1].last + 1 and m.kind == "state"]
        guests = _guests(setting, verbs[-1]) if hosts else []
        helpers = {word.text for word in setting.words[spot_of(setting, guests[0]).last + 1 : entry.first]} if guests else set()
        if helpers & one_word(setting, "visa.may") and not helpers & one_word(setting, "visa.not"):
            deed = Deed("granted", "active", verbs[-1], "actual", is_planned=False, is_denied=False)
            hit = Sides(codes(hosts[0]), tuple(dict.fromkeys(code for m in guests for code in codes(m))))
            yield Found(deed, "visa", "granted", hit, Match(verbs[-1].first, entry.last), None)
            yield from _returned(setting, entry, hit)


def needless(setting: Setting) -> Iterator[Found]:
    """Somebody needs no visa any more: "Uzbek nationals no longer need visas to travel to Oman"."""
    for cue in marks(setting, "visa.needless"):
        hosts = [m for m in setting.actors if 0 < spot_of(setting, m).first - cue.last <= LIST_REACH and m.kind == "state"]
        guests = _guests(setting, cue)
        if hosts and guests and not setting.is_parted(cue, spot_of(setting, hosts[0])):
            deed = Deed("eased", "active", cue, "actual", is_planned=False, is_denied=False)
            targets = tuple(dict.fromkeys(code for m in guests for code in codes(m)))
            last = spot_of(setting, hosts[0]).last
            yield Found(deed, "visa", "eased", Sides(codes(hosts[0]), targets), Match(cue.first, last), None)


def _guests(setting: Setting, verb: Match) -> list[Mention]:
    """Whose people do something: the subject of a verb, or the state in "citizens of Georgia" before it."""
    heads = governors(setting)
    before = [m for m in setting.actors if spot_of(setting, m).last < verb.first and codes(m)]
    owned = [m for m in before[-1:] if heads[spot_of(setting, m).first] in one_word(setting, "of")]
    return owned or subjects(setting, verb, heads)


def _returned(setting: Setting, entry: Match, hit: Sides) -> Iterator[Found]:
    """The same right the other way round: "and Omanis will enjoy the same right in Kenya"."""
    for right in marks(setting, "same.right"):
        named = {code for m in setting.actors if spot_of(setting, m).first > entry.last for code in codes(m)}
        if right.first > entry.last and named == {*hit.imposers, *hit.targets}:
            deed = Deed("granted", "active", right, "actual", is_planned=False, is_denied=False)
            yield Found(deed, "visa", "granted", Sides(hit.targets, hit.imposers), Match(right.first, right.last + 2), None)


def admitted(setting: Setting) -> Iterator[Found]:
    """Somebody lets others in without a visa: "will let Uzbek citizens enter without a visa"."""
    heads = governors(setting)
    for entry in marks(setting, "visa.entry"):
        before = [cue for cue in marks(setting, "permitting") if 0 < entry.first - cue.last <= LIST_REACH]
        hit = [m for m in setting.actors if before and before[-1].last < spot_of(setting, m).first < entry.first and codes(m)]
        if hit:
            deed = Deed("granted", "active", before[-1], "actual", is_planned=False, is_denied=False)
            imposers = tuple(dict.fromkeys(code for m in subjects(setting, before[-1], heads) for code in codes(m)))
            targets = tuple(dict.fromkeys(code for m in hit for code in codes(m)))
            yield Found(deed, "visa", "granted", Sides(imposers, targets), Match(before[-1].first, entry.last), None)
