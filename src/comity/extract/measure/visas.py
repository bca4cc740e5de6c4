"""Visas: who may enter without one, told by what people may do."""

from collections.abc import Iterator

from comity.extract.dated import own_date
from comity.extract.deeds import Deed, marks, one_word
from comity.extract.measure.doers import named_under
from comity.extract.measure.found import Found, nouns
from comity.extract.measure.sides import Sides
from comity.extract.parties import codes, governors
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.subjects import subjects
from comity.extract.ties import MOST_WORDS
from comity.extract.tree import Tree, tree
from comity.model.analysis import Mention
from comity.model.claim import MeasureAction

LIST_REACH = 9
DENIED = frozenset({"not", "never"})


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
        hosts = [m for m in hosts[:1] if not setting.is_parted(cue, spot_of(setting, m))]
        if guests:
            deed = Deed("eased", "active", cue, "actual", is_planned=False, is_denied=False)
            targets = tuple(dict.fromkeys(code for m in guests for code in codes(m)))
            last = max([cue.last, *(spot_of(setting, m).last for m in hosts)])
            hit = Sides(tuple(code for m in hosts for code in codes(m) if code not in targets), targets)
            yield Found(deed, "visa", "eased", hit, Match(cue.first, last), None, needs_both=True)


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


def freed(setting: Setting) -> Iterator[Found]:
    """People come or stay visa-free: "Malaysians can stay visa-free in Oman", "granted Indian tourists visa-free stays"."""
    if not marks(setting, "visa.freedom"):
        return
    parse = tree(setting)
    told = {n for spot in setting.find(nouns(setting.lang), MOST_WORDS) for n in range(spot.first, spot.last + 1)}
    for cue in marks(setting, "visa.freedom"):
        verb = _verb(parse, parse.head(cue))
        if verb is None or cue.first in told or set(parse.helpers(verb)) & DENIED:
            continue
        is_card = cue in marks(setting, "identity.card") and bool({*parse.stems(verb)} & one_word(setting, "travel.verb"))
        is_card = is_card and not setting.words[verb].text.endswith("ed")  # who came once tells of no rule
        if not is_card and not _is_allowed(setting, parse, verb):
            continue
        hit = _visit(setting, parse, verb)
        if hit.targets:
            own = own_date(setting, Match(verb, verb))
            is_old = own is not None and own.role == "since"
            action: MeasureAction = "in_force" if is_old else "eased"
            deed = Deed(action, "active", Match(verb, verb), "actual", is_planned=False, is_denied=False)
            yield Found(deed, "visa", action, hit, Match(min(verb, cue.first), max(verb, cue.last)), None)


def _is_allowed(setting: Setting, parse: Tree, verb: int) -> bool:
    """Whether a verb tells of a permission: "may enter", "will be able to", "granted", "have been allowed"."""
    chain = [verb, *(arc.head for arc in parse.up(verb) if arc.kind == "complement")]
    stems = {stem for place in chain for stem in (*parse.stems(place), *parse.helpers(place))}
    return bool(stems & (one_word(setting, "visa.may") | one_word(setting, "visa.allow")))


def _verb(parse: Tree, place: int) -> int | None:
    """The verb that a word hangs on, over phrases and objects."""
    for arc in parse.up(place):
        if parse.part(arc.head) == "VERB":
            return arc.head
    return place if parse.part(place) == "VERB" else None


def _visit(setting: Setting, parse: Tree, verb: int) -> Sides:
    """Who comes and to whom: guests as subject, or as receiver of what the host grants."""
    subject = parse.subject(verb)
    acting = [m for m in named_under(setting, parse, subject.place) if codes(m)] if subject is not None else []
    received = [arc.place for arc in parse.below(verb, "object", "recipient")]
    inside = [m for place in received for m in named_under(setting, parse, place) if m not in acting]
    is_host = bool(acting) and any(m.form == "demonym" for m in inside) and not any(m.form == "demonym" for m in acting)
    if is_host:
        return Sides(_codes(acting), tuple(code for code in _codes(inside) if code not in _codes(acting)))
    towards = [arc.place for arc in parse.below(verb, "phrase") if arc.marker in {"to", "in", "into", "for"}]
    hosts = inside or [m for place in towards for m in named_under(setting, parse, place)]
    guests = _codes(acting)
    if len(guests) == 2 and (marks(setting, "each.other") or not hosts):
        return Sides(guests, guests)
    return Sides(tuple(code for code in _codes(hosts) if code not in guests), guests)


def _codes(mentions: list[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for mention in mentions for code in codes(mention)))
