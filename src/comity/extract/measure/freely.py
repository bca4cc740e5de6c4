"""Freely: goods that come in without duty or at a low one, and what is charged in money on what comes from elsewhere."""

from collections.abc import Iterator

from comity.extract.deeds import Deed, marks, one_word
from comity.extract.measure.doers import codes_at, doers, named_under
from comity.extract.measure.found import Found, nouns
from comity.extract.measure.sides import Sides
from comity.extract.parties import codes
from comity.extract.setting import Match, Setting
from comity.extract.ties import MOST_WORDS
from comity.extract.tree import Tree, tree
from comity.model.claim import MeasureAction

OPEN = frozenset({"not", "never", "may", "might", "could"})
AHEAD = frozenset({"will", "shall"})
INWARD = frozenset({"to", "into", "in", "on"})
MONEY_LETTERS = 3


def duty_free(setting: Setting) -> Iterator[Found]:
    """Goods come in without duty: "admits Chadian sesame duty-free", "coffee from Togo will enter Oman free of duty"."""
    parse = tree(setting)
    told = {n for spot in setting.find(nouns(setting.lang), MOST_WORDS) for n in range(spot.first, spot.last + 1)}
    for cue in marks(setting, "duty.free"):
        verb = _verb(setting, parse, cue)
        if (
            verb is None
            or cue.first in told
            or _describes(parse, cue)
            or {*parse.helpers(verb)} & (OPEN | one_word(setting, "advice"))
        ):
            continue
        hit = _trade(setting, parse, verb)
        if not hit.imposers or not hit.targets:
            continue
        is_new = bool({*parse.helpers(verb)} & AHEAD) or any(setting.words[n].text == "now" for n in range(verb, cue.first))
        action: MeasureAction = "eased" if is_new else "in_force"
        deed = Deed(action, "active", Match(verb, verb), "actual", is_planned=False, is_denied=False)
        yield Found(deed, "tariff", action, hit, Match(min(verb, cue.first), max(verb, cue.last)), None, needs_both=True)


def _describes(parse: Tree, cue: Match) -> bool:
    """Whether it only says what goods they are: "a duty-free shop"."""
    arc = parse.above(parse.head(cue))
    return arc is not None and arc.kind == "modifier" and arc.head == cue.last + 1 and parse.part(arc.head) in {"NOUN", "PROPN"}


def _verb(setting: Setting, parse: Tree, cue: Match) -> int | None:
    """The verb of trade that "duty-free" stands with."""
    verbs = one_word(setting, "duty.free.verb")
    up = [arc.head for arc in parse.up(parse.head(cue))][:3]
    before = [n for n in range(cue.first - 1, -1, -1) if parse.part(n) == "VERB"][:1]
    return next((n for n in [*up, *before] if parse.part(n) == "VERB" and {*parse.stems(n)} & verbs), None)


def _trade(setting: Setting, parse: Tree, verb: int) -> Sides:
    """Who lets in, whose goods: the host is the subject of "admits", or where they enter; the goods tell where they are from."""
    subject = parse.subject(verb)
    is_host = bool({*parse.stems(verb)} & one_word(setting, "duty.free.host"))
    things = list(parse.objects(verb)) + [arc.place for arc in parse.below(verb, "complement") if parse.part(arc.place) != "VERB"]
    if is_host and not (subject is not None and subject.is_passive):
        relative = parse.above(verb)
        things += [relative.head] if relative is not None and relative.kind == "clause" else []
        who = doers(setting, Match(verb, verb)) or ()
        hit = _of(setting, parse, things)
        return Sides(who, tuple(code for code in hit if code not in who))
    goods = [subject.place] if subject is not None else []
    hit = _of(setting, parse, goods)
    gates = [arc.place for arc in parse.below(verb, "phrase") if arc.marker in INWARD] + [n for n in things if n not in goods]
    who = tuple(dict.fromkeys(code for gate in gates for code in codes_at(setting, parse, gate)))
    return Sides(tuple(code for code in who if code not in hit), hit)


def _of(setting: Setting, parse: Tree, places: list[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for n in places for m in named_under(setting, parse, n) for code in codes(m)))


def charged(setting: Setting) -> Iterator[Found]:
    """Money taken for what comes from elsewhere: "has charged foreign trucks $16 per 100 km", "levies 200 riyals on each"."""
    parse = tree(setting)
    named = {n for spot in setting.find(nouns(setting.lang), MOST_WORDS) for n in range(spot.first, spot.last + 1)}
    sums = [setting.spot(one.start, one.end) for one in setting.amounts if _is_money(one.unit.partition("/")[0])]
    for verb in range(len(setting.words)):
        if parse.part(verb) != "VERB" or not {*parse.stems(verb)} & one_word(setting, "charging.verb"):
            continue
        is_sum = any(spot.first <= n <= spot.last for n in parse.objects(verb) for spot in sums)
        if not is_sum or any(n in named for n in parse.objects(verb)) or {*parse.helpers(verb)} & OPEN:
            continue
        payers = [arc.place for arc in parse.below(verb, "recipient")]
        payers += [arc.place for arc in parse.below(verb, "phrase") if arc.marker in {"on", "from"}]
        carried = [n for n in payers if setting.words[n].text in one_word(setting, "charged.thing")]
        hit = _of(setting, parse, carried)
        is_foreign = any(setting.words[arc.place].text == "foreign" for n in carried for arc in parse.below(n, "modifier"))
        who = tuple(code for code in doers(setting, Match(verb, verb)) or () if code not in hit)
        if carried and (hit or is_foreign) and who:
            ahead = bool({*parse.helpers(verb)} & {"to", "would"})
            action: MeasureAction = "threatened" if ahead else "imposed"
            deed = Deed(action, "active", Match(verb, verb), "actual", is_planned=ahead, is_denied=False)
            yield Found(deed, "tariff", action, Sides(who, hit), Match(verb, max(carried)), None, needs_both=True)


def _is_money(unit: str) -> bool:
    return len(unit) == MONEY_LETTERS and unit.isupper()
