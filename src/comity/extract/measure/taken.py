"""Taken: what verbs do with a measure that a noun names, and measures that only stand."""

from collections.abc import Iterator
from typing import cast

from comity.extract import ties
from comity.extract.deeds import Deed, deeds, marks, one_word
from comity.extract.dyad import acting_dyad
from comity.extract.measure.found import Found, Thing, nouns
from comity.extract.measure.parsed import grammatical, is_relative
from comity.extract.measure.sides import Sides, sides
from comity.extract.noun_phrase import worded
from comity.extract.parties import codes
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.ties import things
from comity.extract.tree import tree
from comity.model.analysis import Mention
from comity.model.claim import MeasureAction, MeasureType

FAVOURS: dict[MeasureAction, MeasureAction] = {"eased": "revoked", "imposed": "granted"}
"""What easing and imposing mean for what favours its target."""


WISH_REACH, LABEL_WORDS, OBJECT_WORDS = 6, 6, 5


WAYS = (ties.active, ties.passive, ties.participle, ties.nominal)


def taken(setting: Setting) -> Iterator[Found]:
    """A verb does something with a measure: "imposed sanctions on Chad", "the licence was revoked", "lifting of the embargo"."""
    for deed, thing in taken_ties(setting):
        action = _action(deed, thing, is_settled=_is_settled(setting, deed))
        action = "imposed" if _is_refused(setting, deed, thing) else _turned(setting, deed, thing, action)
        is_relative_favour = action == "in_force" and thing.row.is_favour and setting.before(deed.spot.first) in {"that", "which"}
        is_idle = is_relative_favour or _is_none(setting, deed, thing) or _is_mere_plan(setting, deed, thing)
        if action is None or not _is_counted(deed, thing, action) or is_idle:
            continue
        span = Match(min(deed.spot.first, thing.phrase.first), max(deed.spot.last, thing.phrase.last))
        hit = _shared(setting, action, thing, sides(setting, thing.spot, thing.phrase, deed))
        if _is_quota_of_people(setting, thing) or _is_statistic(setting, thing):
            continue
        yield Found(deed, _type(setting, thing), action, hit, span, worded(setting, thing.phrase), thing.row.needs_both)


def pronominal(setting: Setting) -> Iterator[Found]:
    """A pronoun stands for a measure of the sentence before: "Chad banned imports of Nigerian fish. It was lifted in May"."""
    done = deeds(setting, "measure_actions")
    table = nouns(setting.lang)
    for deed, thing in ties.pronominal(setting, done, things(setting, table, done) if done else [], table):
        action = _action(deed, thing, is_settled=_is_settled(setting, deed))
        if action is not None and _is_counted(deed, thing, action):
            span = Match(min(deed.spot.first, thing.spot.first), max(deed.spot.last, thing.spot.last))
            yield Found(deed, thing.row.type, action, Sides((), ()), span, thing.name, needs_both=True)


def _turned(setting: Setting, deed: Deed, thing: Thing, action: MeasureAction | None) -> MeasureAction | None:
    """The action where a verb means the other way round: a larger quota eases, a licence that is required hinders."""
    stems = {*tree(setting).stems(tree(setting).head(deed.spot))}
    is_quota = setting.words[thing.spot.last].text in one_word(setting, "quota.noun")
    if is_quota and action in {"imposed", "eased", "threatened"} and stems & one_word(setting, "enlarge.verb"):
        return "eased"
    if is_quota and action == "eased" and stems & one_word(setting, "shrink.verb") and not thing.row.is_favour:
        return "imposed"
    is_needed = thing.row.type == "licence" and action == "granted" and bool(stems & one_word(setting, "require.verb"))
    return "imposed" if is_needed else action


def _is_refused(setting: Setting, deed: Deed, thing: Thing) -> bool:
    """Whether visas themselves, not the need for them, are stopped: "suspended visas for", "halted student visas"."""
    is_bare = setting.words[thing.spot.last].text == "visas" and not thing.row.is_favour and not deed.is_denied
    stems = tree(setting).stems(tree(setting).head(deed.spot))
    return is_bare and deed.voice != "noun" and bool({*stems} & one_word(setting, "visa.stopping"))


def _type(setting: Setting, thing: Thing) -> MeasureType:
    """The type of a measure; controls and restrictions at a border hinder people, not trade, and a fee may be one for visas."""
    if setting.words[thing.spot.last].text in one_word(setting, "fee.noun") | one_word(setting, "quota.noun"):
        words = {word.text for word in setting.words[thing.phrase.first : thing.phrase.last + 1]}
        return "visa" if words & one_word(setting, "visa.noun") else thing.row.type
    is_bare = setting.words[thing.spot.first].text == "controls" and setting.after(thing.spot.last) not in {"on", "over", "of"}
    if is_bare and thing.spot == thing.phrase:
        return "other"  # "brought controls back", "controls at the border"; of goods they are "export controls"
    near = {word.text for word in setting.words[thing.phrase.first : thing.phrase.last + OBJECT_WORDS]}
    is_border = thing.row.type == "embargo" and thing.row.needs_both and bool(near & one_word(setting, "border.noun"))
    return "other" if is_border else thing.row.type


def _is_counted(deed: Deed, thing: Thing, action: MeasureAction) -> bool:
    """Whether an action counts for a noun: those of its row, a standing one, and the threat to take away what was granted."""
    is_told = action == "in_force" and (thing.row.stands or (thing.row.is_favour and thing.row.type == "licence"))
    is_needed = action == "imposed" and thing.row.type == "licence" and deed.action == "imposed"
    is_threat = action == "threatened" and thing.row.is_favour and deed.action in {"eased", "revoked"}
    return not thing.row.only or action in thing.row.only or is_told or is_threat or is_needed


def _is_quota_of_people(setting: Setting, thing: Thing) -> bool:
    """Whether a quota counts persons, and hinders no trade: "the quota of Nepali workers"."""
    is_quota = setting.words[thing.spot.last].text in one_word(setting, "rationed")
    near = {word.text for word in setting.words[thing.phrase.first : thing.phrase.last + 1]}
    return is_quota and bool(near & one_word(setting, "people"))


def _is_statistic(setting: Setting, thing: Thing) -> bool:
    """Whether a noun is only counted: "the number of visas granted"."""
    parse = tree(setting)
    above = parse.above(parse.head(thing.spot))
    is_of = above is not None and above.kind == "phrase" and above.marker in one_word(setting, "of")
    return above is not None and is_of and setting.words[above.head].text in one_word(setting, "counting")


def _is_none(setting: Setting, deed: Deed, thing: Thing) -> bool:
    """Whether "no" stands between a verb and its object: "imposed no new duties"."""
    return bool({word.text for word in setting.words[deed.spot.last + 1 : thing.spot.first]} & one_word(setting, "none"))


def _is_mere_plan(setting: Setting, deed: Deed, thing: Thing) -> bool:
    """Whether not the measure but a plan for it is given up: "a plan to raise duties on steel was shelved"."""
    parse = tree(setting)
    subject = parse.subject(parse.head(deed.spot)) if deed.voice in {"passive", "state"} else None
    is_plan = subject is not None and setting.words[subject.place].text in one_word(setting, "scheme.noun")
    return subject is not None and is_plan and subject.place < thing.spot.first < deed.spot.first


def _shared(setting: Setting, action: MeasureAction, thing: Thing, hit: Sides) -> Sides:
    """Two states that ease duties or visas together, or do something to "each other", do it to one another.

    Without a target it is who a label in front names: "Omani lorries: Yemen cuts tolls".
    """
    if not hit.targets:
        named = tuple(code for m in _label(setting) for code in codes(m) if code not in hit.imposers)
        hit = Sides(hit.imposers, named)
    if thing.row.type == "visa" and not hit.imposers and len(hit.targets) == 2 and setting.matches("between"):
        return Sides(hit.targets[::-1], hit.targets)
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


def _label(setting: Setting) -> list[Mention]:
    """The actors in the words before a colon that open a sentence."""
    ends = [n for n, word in enumerate(setting.words[:LABEL_WORDS]) if word.text == ":"]
    return [m for m in setting.actors if ends and spot_of(setting, m).last < ends[0]]


def taken_ties(setting: Setting) -> list[tuple[Deed, Thing]]:
    """The deeds of a sentence with the measure nouns they are about, each noun with one deed for each action."""
    if not setting.find(nouns(setting.lang), ties.MOST_WORDS) and not _pointed(setting):
        return []
    done = deeds(setting, "measure_actions")
    found = [*things(setting, nouns(setting.lang), done), *_pointed(setting)]
    parse: dict[tuple[Match, str], tuple[Deed, Thing]] = {}
    for run in WAYS:
        for deed, thing in run(setting, done, found):
            parse.setdefault((thing.spot, deed.action), (deed, thing))
    near = {thing.spot for _, thing in parse.values()} | {deed.spot for deed, _ in parse.values()}
    for deed, thing in grammatical(setting, done, found):
        is_new = thing.spot not in near or is_relative(tree(setting), deed, tree(setting).head(thing.spot))
        if is_new and deed.spot not in near:
            parse.setdefault((thing.spot, deed.action), (deed, thing))
    told = {thing.spot for run in WAYS[:2] for _, thing in run(setting, done, found)}
    history = {(thing.spot, deed.action) for deed, thing in ties.participle(setting, done, found) if thing.spot in told}
    return [parse[key] for key in sorted(parse) if key not in history or parse[key][0].voice != "bare"]


def _pointed(setting: Setting) -> list[Thing]:
    """The measures named last, here or in the sentence before, that "those on Tehran" or "the measure" points at."""
    table = nouns(setting.lang)
    found = []
    for place, word in enumerate(setting.words):
        if word.text in {"those", "that"} and setting.after(place) in {"on", "against"}:
            here = [spot for spot in setting.find(table, ties.MOST_WORDS) if spot.first < place]
            other = setting.previous if not here else setting
            spots = here or (list(other.find(table, ties.MOST_WORDS)) if other is not None else [])
            if spots and other is not None:
                row = table[tuple(w.text for w in other.words[spots[-1].first : spots[-1].last + 1])]
                found.append(Thing(Match(place, place), Match(place, place), row))
    return [*found, *_again(setting)]


def _again(setting: Setting) -> list[Thing]:
    """The last measure of the sentence before, that "the measure" as a subject means: "the measure was withdrawn in May"."""
    table, other = nouns(setting.lang), setting.previous
    spots = list(other.find(table, ties.MOST_WORDS)) if other is not None else []
    if other is None or not spots or setting.find(table, ties.MOST_WORDS):
        return []
    row = table[tuple(w.text for w in other.words[spots[-1].first : spots[-1].last + 1])]
    places = [n for n, word in enumerate(setting.words[:4]) if word.text in one_word(setting, "measure.again")]
    named = [n for n in places if setting.before(n) in {"the", "this", "that", "these", "those"}]
    return [Thing(Match(n, n), Match(n, n), row) for n in named]


def _is_settled(setting: Setting, deed: Deed) -> bool:
    """Whether "will" or "agreed to" says what comes, nobody threatening and nothing depending on it: it is decided."""
    parse = tree(setting)
    verb = parse.head(deed.spot)
    above = parse.above(parse.first_member(verb))
    is_agreed = above is not None and setting.words[above.head].text in one_word(setting, "settling")
    is_sure = ("will" in parse.helpers(verb) or is_agreed) and deed.modality != "conditional"
    before = {word.text for word in setting.words[setting.clause_start(deed.spot) : deed.spot.first]}
    is_open = any(word.text in {"if", "unless"} for word in setting.words)
    return is_sure and not is_open and not before & one_word(setting, "supposition")


def _action(deed: Deed, thing: Thing, *, is_settled: bool) -> MeasureAction | None:
    """What was done: planned impositions are threats unless settled, refused easings leave it in force, others are none.

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
    if action == "granted" and thing.row.type not in {"licence", "visa"}:
        return "imposed"
    return "eased" if action == "revoked" else action


def standing(setting: Setting) -> Iterator[Found]:
    """A measure that is spoken of as being there: "US sanctions on Iran", "despite Western sanctions", "anti-Chilean tariffs"."""
    busy = {thing.spot for _, thing in taken_ties(setting)}
    for thing in things(setting, nouns(setting.lang), deeds(setting, "measure_actions")):
        is_freed = setting.before(thing.phrase.first) == "from" or setting.before(thing.phrase.first - 1) == "from"
        is_vague = (
            (is_freed and bool(marks(setting, "exempt.verb")))
            or _is_only_possible(setting, thing.spot)
            or _is_price(setting, thing)
            or _is_average(setting, thing)
        )
        if thing.spot in busy or not thing.row.stands or is_vague:
            continue
        deed = Deed("in_force", "noun", thing.spot, "actual", is_planned=False, is_denied=False)
        hit = sides(setting, thing.spot, thing.phrase, None)
        yield Found(deed, thing.row.type, "in_force", hit, thing.phrase, worded(setting, thing.phrase), thing.row.needs_both)


def _is_average(setting: Setting, thing: Thing) -> bool:
    """Whether a rate is one of statistics: "the average tariff is 12%"."""
    words = {word.text for word in setting.words[max(0, thing.phrase.first - 1) : thing.spot.first]}
    return bool(words & one_word(setting, "average"))


def _is_price(setting: Setting, thing: Thing) -> bool:
    """Whether a tariff is what a service costs: "the tariff of the canal", not "a tariff of 25%"."""
    after = setting.words[thing.spot.last + 2 : thing.spot.last + 3]
    is_of = setting.after(thing.spot.last) in one_word(setting, "of")
    return thing.row.type == "tariff" and is_of and bool(after) and not after[0].text[0].isdigit()


def _is_only_possible(setting: Setting, spot: Match) -> bool:
    """Whether a noun speaks of what may come or is only called for: "possible sanctions", "no sanctions", "urged tariffs"."""
    near = {word.text for word in setting.words[max(0, spot.first - 4) : spot.first]}
    is_wish = any(cue.last < spot.first and spot.first - cue.last <= WISH_REACH for cue in marks(setting, "appeal"))
    arc = tree(setting).above(tree(setting).head(spot))
    is_open = arc is not None and arc.kind == "subject" and setting.words[arc.head].text in one_word(setting, "unsure")
    return is_wish or is_open or bool(near & one_word(setting, "possible"))
