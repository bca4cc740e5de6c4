"""Measures: sanctions, tariffs, licences, embargoes, freezes, visas and recognition that one side imposes on or grants another.

One claim is made for each pair of imposer and target; a side that the words do not name is None, and both are never.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import NamedTuple, cast

from msgspec import Struct

from comity.extract import ties
from comity.extract.chain import said_at, utterance_at
from comity.extract.context import Told, completed
from comity.extract.dated import is_anothers, own_date
from comity.extract.deeds import Deed, deeds, marks, one_word
from comity.extract.draft import Draft
from comity.extract.dyad import acting_dyad
from comity.extract.occasion import date, draft_of, evidence
from comity.extract.parties import codes, governors
from comity.extract.phrase import text_of
from comity.extract.recognition import recognitions
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.sides import Sides, label, object_sides, sides, subjects, verb_sides
from comity.extract.ties import things
from comity.extract.tree import tree
from comity.extract.tree_ties import grammatical
from comity.model.analysis import Analysis, Mention
from comity.model.claim import Measure, MeasureAction, MeasureType, Modality
from comity.model.period import Period
from comity.resources import load

OBJECT_WORDS, WISH_REACH = 9, 6
FAVOURS: dict[MeasureAction, MeasureAction] = {"eased": "revoked", "imposed": "granted"}
"""What easing and imposing mean for what favours its target."""
LICENSED: dict[MeasureAction, MeasureAction] = {"eased": "granted", "imposed": "revoked"}
"""What allowing and stopping mean for whoever needs a licence."""
LIST_REACH, LABEL_WORDS = 9, 6


class Noun(Struct, frozen=True, kw_only=True):
    """Nouns for a type of measure (`measures.tsv`).

    `only` are the actions with which they count, empty for all; `stands` when the noun with a side of its own tells of a
    measure in force without any verb ("US sanctions on Iran"); `needs_both` when the noun is a measure between states only where
    both sides are named ("Chad's ban on Nigerian fish").
    """

    type: MeasureType
    lang: str
    only: tuple[MeasureAction, ...]
    stands: bool
    is_favour: bool
    needs_both: bool
    words: tuple[str, ...]


class Goods(Struct, frozen=True, kw_only=True):
    """What a verb must be done to, to be a measure of its own (`measure_objects.tsv`): "froze assets", "expelled diplomats"."""

    type: MeasureType
    lang: str
    words: tuple[str, ...]


Thing = ties.Thing[Noun]


class Found(NamedTuple):
    """A measure in a sentence: its deed (standing ones have none of their own) and the words it reaches over."""

    deed: Deed
    type: MeasureType
    action: MeasureAction
    sides: Sides
    span: Match
    object: str | None
    needs_both: bool = False


@cache
def nouns(lang: str) -> dict[tuple[str, ...], Noun]:
    """The rows of `measures.tsv` of a language by their words."""
    return {tuple(words.split()): row for row in load("measures", Noun) if row.lang == lang for words in row.words}


@cache
def goods(lang: str) -> dict[tuple[str, ...], Goods]:
    """The rows of `measure_objects.tsv` of a language by their words."""
    return {tuple(words.split()): row for row in load("measure_objects", Goods) if row.lang == lang for words in row.words}


def measures(analysis: Analysis) -> Iterator[Draft]:
    """Measure claims of an article's own prose, one for each imposer and target."""
    told: list[Told] = []
    for number, sentence in enumerate(analysis.sentences):
        if sentence.kind == "prose":
            setting = Setting(analysis, number)
            for rule, run in RULES.items():
                for found in run(setting):
                    is_open = rule != "standing" or any(found.sides)
                    whole = found._replace(sides=completed(setting, found.type, found.sides, told)) if is_open else found
                    if whole.needs_both and not all(whole.sides):
                        continue
                    if all(whole.sides):
                        told.append(Told(number, found.type, whole.sides))
                    yield from _claims(setting, whole, rule)


def taken(setting: Setting) -> Iterator[Found]:
    """A verb does something with a measure: "imposed sanctions on Chad", "the licence was revoked", "lifting of the embargo"."""
    for deed, thing in _ties(setting):
        action = _action(deed, thing, is_settled=_is_settled(setting, deed))
        if action is None or not _is_counted(deed, thing, action) or _is_none(setting, deed, thing):
            continue
        span = Match(min(deed.spot.first, thing.phrase.first), max(deed.spot.last, thing.phrase.last))
        hit = _shared(setting, action, thing, sides(setting, thing.spot, thing.phrase, deed))
        if _is_quota_of_people(setting, thing):
            continue
        yield Found(deed, thing.row.type, action, hit, span, text_of(setting, thing.phrase), thing.row.needs_both)


def _is_counted(deed: Deed, thing: Thing, action: MeasureAction) -> bool:
    """Whether an action counts for a noun: those of its row, a standing one, and the threat to take away what was granted."""
    is_told = action == "in_force" and thing.row.stands
    is_threat = action == "threatened" and thing.row.is_favour and deed.action in {"eased", "revoked"}
    return not thing.row.only or action in thing.row.only or is_told or is_threat


def _is_quota_of_people(setting: Setting, thing: Thing) -> bool:
    """Whether a quota counts persons, and hinders no trade: "the quota of Nepali workers"."""
    is_quota = setting.words[thing.spot.last].text in one_word(setting, "rationed")
    near = {word.text for word in setting.words[thing.phrase.first : thing.phrase.last + 1]}
    return is_quota and bool(near & one_word(setting, "people"))


def _is_none(setting: Setting, deed: Deed, thing: Thing) -> bool:
    """Whether "no" stands between a verb and its object: "imposed no new duties"."""
    return bool({word.text for word in setting.words[deed.spot.last + 1 : thing.spot.first]} & one_word(setting, "none"))


def _shared(setting: Setting, action: MeasureAction, thing: Thing, hit: Sides) -> Sides:
    """Two states that ease duties or visas together, or do something to "each other", do it to one another.

    Without a target it is who a label in front names: "Omani lorries: Yemen cuts tolls".
    """
    if not hit.targets:
        named = tuple(code for m in _label(setting) for code in codes(m) if code not in hit.imposers)
        hit = Sides(hit.imposers, named)
    if thing.row.type == "visa" and not any(hit):
        pair = _mutual(setting, thing, action)
        return Sides(pair, pair)
    is_joint = (action in {"eased", "granted"} and thing.row.type in {"tariff", "visa"}) or marks(setting, "joint.action")
    return Sides(hit.imposers, hit.imposers) if is_joint and len(hit.imposers) == 2 and not hit.targets else hit


def _mutual(setting: Setting, thing: Thing, action: MeasureAction) -> tuple[str, ...]:
    """The two states that free each other of visas: "the two countries abolished visas, Laos and Oman said"."""
    named = sorted({code for m in setting.actors for code in codes(m)})
    if action in {"eased", "granted"} and marks(setting, "joint.action") and len(named) == 2:
        return tuple(named)
    is_standing = action == "in_force" and thing.row.is_favour and not setting.actors
    return (acting_dyad(setting.analysis) or ()) if is_standing else ()


def standing(setting: Setting) -> Iterator[Found]:
    """A measure that is spoken of as being there: "US sanctions on Iran", "despite Western sanctions", "anti-Chilean tariffs"."""
    busy = {thing.spot for _, thing in _ties(setting)}
    for thing in things(setting, nouns(setting.lang), deeds(setting, "measure_actions")):
        if thing.spot in busy or not thing.row.stands or _is_only_possible(setting, thing.spot):
            continue
        deed = Deed("in_force", "noun", thing.spot, "actual", is_planned=False, is_denied=False)
        hit = sides(setting, thing.spot, thing.phrase, None)
        yield Found(deed, thing.row.type, "in_force", hit, thing.phrase, text_of(setting, thing.phrase), thing.row.needs_both)


def worded(setting: Setting) -> Iterator[Found]:
    """A verb is the measure: "banned imports of Chilean fruit", "froze Libyan assets", "expelled envoys", "blacklisted Togo"."""
    done = deeds(setting, "measure_verbs")
    if not done:
        return
    found = things(setting, goods(setting.lang), done)
    tied = {(deed, thing) for run in WAYS for deed, thing in run(setting, done, found)}
    near = {deed for deed, _ in tied}
    tied |= {(deed, thing) for deed, thing in grammatical(setting, done, found) if deed not in near}
    for deed, thing in sorted(tied, key=lambda tie: (tie[0].spot, tie[1].spot)):
        kind, action = _kind(deed, thing.row.type)
        if thing.row.type == kind or {thing.row.type, kind} == {"embargo", "licence"}:
            span = Match(min(deed.spot.first, thing.phrase.first), max(deed.spot.last, thing.phrase.last))
            hit = object_sides(setting, thing.spot, thing.phrase, deed)
            if _is_between_states(deed, thing.row.type, hit):
                yield Found(deed, kind, action, hit, span, text_of(setting, thing.phrase))
    for deed in done:
        kind, action = _kind(deed, None)
        struck = verb_sides(setting, deed) if kind == "sanction" and deed.voice != "noun" else None
        if struck is not None:
            yield Found(deed, kind, action, struck, deed.spot, None)


def _is_between_states(deed: Deed, goods: MeasureType, hit: Sides) -> bool:
    """Whether enough is said for a verb of many uses: both sides for "suspended" and "resumed", a target for licences."""
    kind = deed.action.partition(".")[0]
    if kind == "licence":
        return bool(hit.targets)
    return bool(hit.targets and hit.imposers) or kind == goods


def recognised(setting: Setting) -> Iterator[Found]:
    """Somebody recognises a state or government, withdraws recognition or refuses it."""
    for item in recognitions(setting):
        first = min(item.deed.spot.first, item.last)
        yield Found(item.deed, "recognition", item.action, Sides(item.imposers, (item.target,)), Match(first, item.last), None)


def listed(setting: Setting) -> Iterator[Found]:
    """Somebody is put on a list of the sanctioned or taken off it: "added two Chadian banks to its sanctions list"."""
    heads = governors(setting)
    for kind, action in LISTINGS.items():
        for cue in marks(setting, kind):
            ends = [spot for spot in _lists(setting, cue) if 0 < spot.first - cue.last <= LIST_REACH]
            hit = [m for m in setting.actors if ends and cue.last < spot_of(setting, m).first < ends[0].first][:1]
            targets = tuple(name for mention in hit for name in label(mention) or codes(mention))
            if targets:
                deed = Deed(action, "active", cue, "actual", is_planned=False, is_denied=False)
                who = subjects(setting, cue, heads)
                imposers = tuple(dict.fromkeys(code for m in who if m not in hit for code in codes(m)))
                yield Found(deed, "sanction", action, Sides(imposers, targets), Match(cue.first, ends[0].last), None)


def _lists(setting: Setting, cue: Match) -> tuple[Match, ...]:
    """The lists of the sanctioned that a sentence names; "its own list" is one where firms, officials and the like get on it."""
    named = marks(setting, "sanction.list")
    if named:
        return named
    bare = [spot for spot in marks(setting, "sanction.list.bare") if spot.first > cue.last]
    groups = one_word(setting, "target.group") - one_word(setting, "goods")
    return tuple(spot for spot in bare if {word.text for word in setting.words[cue.last + 1 : spot.first]} & groups)


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


LISTINGS: dict[str, MeasureAction] = {"listing": "imposed", "delisting": "eased"}
RULES: dict[str, Callable[[Setting], Iterator[Found]]] = {
    "taken": taken,
    "standing": standing,
    "worded": worded,
    "recognised": recognised,
    "listed": listed,
    "admitted": admitted,
    "entered": entered,
    "needless": needless,
}
WAYS = (ties.active, ties.passive, ties.participle, ties.nominal)


def _label(setting: Setting) -> list[Mention]:
    """The actors in the words before a colon that open a sentence."""
    ends = [n for n, word in enumerate(setting.words[:LABEL_WORDS]) if word.text == ":"]
    return [m for m in setting.actors if ends and spot_of(setting, m).last < ends[0]]


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


def _ties(setting: Setting) -> list[tuple[Deed, Thing]]:
    """The deeds of a sentence with the measure nouns they are about, each noun with one deed for each action."""
    if not setting.find(nouns(setting.lang), ties.MOST_WORDS):
        return []
    done = deeds(setting, "measure_actions")
    found = things(setting, nouns(setting.lang), done)
    tied: dict[tuple[Match, str], tuple[Deed, Thing]] = {}
    for run in WAYS:
        for deed, thing in run(setting, done, found):
            tied.setdefault((thing.spot, deed.action), (deed, thing))
    near = {thing.spot for _, thing in tied.values()} | {deed.spot for deed, _ in tied.values()}
    for deed, thing in grammatical(setting, done, found):
        if thing.spot not in near and deed.spot not in near:
            tied.setdefault((thing.spot, deed.action), (deed, thing))
    told = {thing.spot for run in WAYS[:2] for _, thing in run(setting, done, found)}
    history = {(thing.spot, deed.action) for deed, thing in ties.participle(setting, done, found) if thing.spot in told}
    return [tied[key] for key in sorted(tied) if key not in history or tied[key][0].voice != "bare"]


def _is_settled(setting: Setting, deed: Deed) -> bool:
    """Whether "will" alone says what comes, nobody threatening and nothing depending on it: it is decided."""
    verb = tree(setting).head(deed.spot)
    is_sure = "will" in tree(setting).helpers(verb) and deed.modality != "conditional"
    return is_sure and not {word.text for word in setting.words} & one_word(setting, "condition")


def _action(deed: Deed, thing: Thing, *, is_settled: bool) -> MeasureAction | None:
    """What was done: planned impositions are threats unless settled, refused easings leave the measure in force, other refusals make no claim.

    Lifting is easing; for what is granted (a licence) it is revoking, and for duties cut by a concession granting is easing.
    """
    action = cast("MeasureAction", deed.action)
    if deed.is_denied:
        return "in_force" if action == "eased" and not thing.row.is_favour else None
    is_loss = thing.row.is_favour and action in {"eased", "revoked"} and deed.modality == "conditional"
    if deed.is_planned and (action == "imposed" or is_loss) and not is_settled:
        return "threatened"
    if thing.row.is_favour:
        return FAVOURS.get(action, action)
    return "eased" if action == "revoked" else action


def _is_only_possible(setting: Setting, spot: Match) -> bool:
    """Whether a noun speaks of what may come or is only called for: "possible sanctions", "no sanctions", "urged tariffs"."""
    near = {word.text for word in setting.words[max(0, spot.first - 4) : spot.first]}
    is_wish = any(cue.last < spot.first and spot.first - cue.last <= WISH_REACH for cue in marks(setting, "appeal"))
    return is_wish or bool(near & one_word(setting, "possible"))


def _claims(setting: Setting, found: Found, rule: str) -> Iterator[Draft]:
    """The claims of a measure, one for each imposer and target."""
    if not found.sides.imposers and not found.sides.targets:
        return
    first = found.span.first
    deed = found.deed._replace(modality=_mood(found), is_denied=False)
    others = tuple(other.spot for other in deeds(setting, "measure_actions") if other.spot != deed.spot)
    happened = _date(setting, found, others)
    for imposer, target in product(found.sides.imposers or (None,), found.sides.targets or (None,)):
        if imposer == target:
            continue
        payload = Measure(
            type=found.type, imposer=imposer, target=target, action=found.action, date=happened, object=found.object
        )
        last = max(found.span.last, _last_of(setting, found, target))
        yield draft_of(setting, deed, evidence(setting, first, last), payload, rule)


def _date(setting: Setting, found: Found, others: tuple[Match, ...]) -> Period | None:
    """When it was done or, of what is in force, since when it holds: the date of the deed in the tree, else the nearest."""
    own = own_date(setting, found.deed.spot, found.span if found.deed.voice != "noun" else None)
    if found.action == "in_force":
        return own.period if own is not None and own.role == "since" else None
    if own is not None and said_at(setting, found.deed.spot) == utterance_at(setting.analysis, own.start, own.end):
        return own.period
    near = date(setting, found.deed.spot, others, is_start=True)
    whens = [when for when in setting.periods if when.period == near]
    return None if all(is_anothers(setting, when, found.deed.spot) for when in whens) else near


def _mood(found: Found) -> Modality:
    """A threat is conditional, what is in force is actual, all else as the deed."""
    if found.action == "threatened":
        return "conditional"
    return "actual" if found.action == "in_force" or found.deed.is_denied else found.deed.modality


def _last_of(setting: Setting, found: Found, target: str | None) -> int:
    """The last word of the target behind a measure, so that the evidence shows it."""
    spots = [spot_of(setting, m) for m in setting.actors if target in {*codes(m), m.name}]
    near = [spot.last for spot in spots if 0 < spot.last - found.span.last <= OBJECT_WORDS]
    return min(near, default=found.span.last)
