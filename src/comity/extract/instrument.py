"""Instruments: what was done with agreements, treaties, plans and contracts between states.

Each way of saying it has a rule of its own; a rule finds the instrument nouns that a deed is about.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple, cast

from msgspec import Struct
from msgspec.structs import replace

from comity.extract import ties
from comity.extract.deeds import Deed, dates, deeds, marks, one_word
from comity.extract.draft import Draft
from comity.extract.dyad import acting_dyad
from comity.extract.occasion import date, draft_of, evidence, place, until
from comity.extract.parties import codes, governors, listed, parties
from comity.extract.phrase import front, phrase, text_of
from comity.extract.sectors import sectors
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.sides import subjects
from comity.extract.ties import is_plain, things
from comity.model.analysis import Analysis, Mention, When
from comity.model.claim import Instrument, InstrumentAction, InstrumentType
from comity.model.period import Period
from comity.resources import load

MEMORY, TALK_REACH = 6, 14
SUPPOSED_REACH, SHOWN_WORDS = 12.0, 6
PARTNER_REACH, SUBJECT_WORDS, AGREED_WORDS, COLON_REACH, HERALD_REACH, ITEM_START = 4, 4, 8, 4, 8, 3
ITEM_MARKS = frozenset(":;),•-–")
"""How many claims back a bare mention can point, and how many words behind "in talks with" the subject of talks stands."""


class Noun(Struct, frozen=True, kw_only=True):
    """Nouns for a type of instrument (`instruments.tsv`); `only` are the actions with which they count, empty for all."""

    type: InstrumentType
    lang: str
    only: tuple[InstrumentAction, ...]
    words: tuple[str, ...]


Thing = ties.Thing[Noun]
UNNAMED = Noun(type="agreement", lang="", only=(), words=())
"""What is agreed or talked about without a noun for it."""
Tie = tuple[Deed, Thing]


class Act(NamedTuple):
    """A deed done with an instrument, and the rule that tied them."""

    deed: Deed
    thing: Thing
    rule: str


@cache
def nouns(lang: str) -> dict[tuple[str, ...], Noun]:
    """The rows of `instruments.tsv` of a language by the words that name an instrument."""
    return {tuple(words.split()): row for row in load("instruments", Noun) if row.lang == lang for words in row.words}


def instruments(analysis: Analysis) -> Iterator[Draft]:
    """Instrument claims of an article's own prose.

    A bare "the agreement" that repeats an action already told of makes no claim of its own; where the first telling had no
    date or place, it takes those of the repetition.
    """
    told: list[Draft] = []
    for number, sentence in enumerate(analysis.sentences):
        if sentence.kind != "prose":
            continue
        setting = Setting(analysis, number)
        for act in acts(setting):
            _tell(told, setting, act)
    yield from told


def _tell(told: list[Draft], setting: Setting, act: Act) -> None:
    """Add the claims of an act, or complete the claim that it repeats; "the treaty" has the parties of the one told last."""
    made = _claim(setting, act)
    is_bare = _is_bare(setting, act.thing)
    if is_bare and told and not _named(setting, act):
        made = replace(made, payload=replace(_instrument(made), parties=_instrument(told[-1]).parties))
    is_unknown = not _instrument(made).parties and act.thing.row.type != "treaty"
    if is_unknown or (is_bare and not told and act.thing.row.type == "plan" and act.thing.phrase == act.thing.spot):
        return
    first = _told(told, _instrument(made)) if is_bare else None
    if first is not None:
        told[first] = _completed(told[first], _instrument(made))
    elif act.rule == "held":
        told += _each(made, _partners(setting, act.thing))
    else:
        told.append(made)


def _each(made: Draft, partners: list[tuple[str, ...]]) -> Iterator[Draft]:
    """One claim for each partner of whoever has agreements with several."""
    held = _instrument(made)
    owners = set(held.parties) - {code for partner in partners for code in partner}
    for partner in partners:
        yield replace(made, payload=replace(held, parties=tuple(sorted({*owners, *partner}))))


def acts(setting: Setting) -> list[Act]:
    """The deeds of a sentence that have an instrument, by place; a noun with one deed is given to the rule listed first."""
    is_worded = any((marks(setting, "talking.with"), marks(setting, "agree.to"), deeds(setting, "instrument_actions")))
    if not is_worded and not setting.find(nouns(setting.lang), ties.MOST_WORDS):
        return []
    done = deeds(setting, "instrument_actions")
    found = things(setting, nouns(setting.lang), done)
    tied = [Act(deed, thing, rule) for rule, run in RULES.items() for deed, thing in run(setting, done, found)]
    kept: dict[tuple[Match, str], Act] = {}
    for act in tied:
        deed = _plain_deed(act)
        if deed is None or _is_supposed(setting, act):
            continue
        deed = _as_pending(setting, deed)
        if not act.thing.row.only or deed.action in act.thing.row.only:
            kept.setdefault((act.thing.spot, deed.action), act._replace(deed=deed))
    talked = {spot for spot, action in kept if action == "negotiating"}
    chosen = [act for act in kept.values() if act.thing.spot not in talked or not _is_talk(act)]
    return sorted(chosen, key=lambda act: (act.thing.spot, act.deed.spot))


def _plain_deed(act: Act) -> Deed | None:
    """The deed without the type that its verb asks for ("signed.contract": contracts are won); None for another type."""
    action, _, kind = act.deed.action.partition(".")
    return act.deed._replace(action=action) if kind in {"", act.thing.row.type} else None


def _is_supposed(setting: Setting, act: Act) -> bool:
    """Whether a condition opens the clause of a deed: "if the pact is ratified", "once it is signed", "unless they sign"."""
    if act.rule not in {"active", "passive", "pronominal"} or act.deed.is_planned:
        return False
    here = act.deed.spot
    openers = [cue for cue in marks(setting, "condition") if cue.last < min(here.first, act.thing.phrase.first)]
    return any(setting.distance(cue, here) <= SUPPOSED_REACH and not setting.is_parted(cue, here) for cue in openers)


def _as_pending(setting: Setting, deed: Deed) -> Deed:
    """What has "still not been signed" is under negotiation; what "was not signed" stays denied."""
    near = {word.text for word in setting.words[max(0, deed.spot.first - 4) : deed.spot.first]}
    is_open = deed.is_denied and deed.action in {"signed", "reached"} and near & one_word(setting, "still")
    return deed._replace(action="negotiating", is_denied=False) if is_open else deed


def _is_talk(act: Act) -> bool:
    """Whether a deed is only what is being negotiated: "talks on the modernisation of the treaty"."""
    return act.deed.is_planned and act.deed.voice == "noun" and act.deed.action != "negotiating"


def held(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """States have it: "Oman has free trade agreements with India", one claim for each partner."""
    for verb in marks(setting, "holding"):
        for thing in found:
            is_object = thing.spot.first > verb.last and is_plain(setting, verb.last + 1, thing.spot.first)
            if is_object and (_partners(setting, thing) or len(_holders(setting, verb)) > 1):
                yield (
                    _standing(verb),
                    thing._replace(phrase=phrase(setting, thing.spot, frozenset(range(verb.first, verb.last + 1)))),
                )


def _holders(setting: Setting, verb: Match) -> set[str]:
    """The states that are subject of a verb."""
    return {code for m in subjects(setting, verb, governors(setting)) for code in codes(m)}


def pronominal(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """It was done, and the sentence before names it: "They drafted a pact. It was signed in May"."""
    yield from ties.pronominal(setting, done, found, nouns(setting.lang))


def enumerated(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """It stands in a list behind a colon: "signed the following: (a) a memorandum on tourism; (b) a protocol on customs"."""
    colons = [n for n, word in enumerate(setting.words) if word.text == ":"]
    for deed in done:
        colon = next((n for n in colons if 0 < n - deed.spot.last <= COLON_REACH), None)
        if colon is None or deed.voice == "noun":
            continue
        for thing in found:
            first = thing.phrase.first - (setting.before(thing.phrase.first) in one_word(setting, "article"))
            if first > colon and setting.before(first) in ITEM_MARKS:
                yield deed, thing


def itemised(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """It opens an item of a list whose head tells what was done: "They signed:" above "- a memorandum on tourism"."""
    header = setting.header
    told = deeds(header, "instrument_actions") if header is not None and found else ()
    if told and told[-1].voice != "noun" and found[0].phrase.first <= ITEM_START:
        yield told[-1]._replace(spot=found[0].spot, voice="attribute"), found[0]


def framework(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """Something rests on what has a title, sides or a year: "under the Treaty on Trade", "the US-Japan pact", "the 2017 pact"."""
    for cue in (*marks(setting, "framework"), *marks(setting, "standing.in")):
        for thing in found:
            is_next = thing.spot.first > cue.last and is_plain(setting, cue.last + 1, thing.spot.first)
            if is_next and (_is_titled(setting, thing) or _partners(setting, thing) or _is_told_apart(setting, thing)):
                yield _standing(cue), thing
                break


def _is_told_apart(setting: Setting, thing: Thing) -> bool:
    """Whether a year in front or "of the two banks" behind says which agreement of two states is meant; names are of others."""
    words = setting.analysis.text.words
    span = setting.words[thing.phrase.first : thing.spot.last + 1]
    is_plain_name = not any(words[w.start].isupper() or w.text in one_word(setting, "domestic") for w in span)
    behind = [spot.first - thing.spot.last for spot in marks(setting, "pair.of")]
    is_paired = any(0 < gap <= PARTNER_REACH for gap in behind)
    return is_plain_name and _takes_two(setting, thing) and (is_paired or _year_in_front(setting, thing) is not None)


def completed(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """Its ratification is over, told of the one noun before: "The pact starts in May, both having completed ratification"."""
    for verb in marks(setting, "completing"):
        for cue in marks(setting, "completed.consent"):
            before = [thing for thing in found if thing.spot.last < verb.first]
            is_done = 0 < cue.first - verb.last <= 2 and setting.after(cue.last) not in one_word(setting, "of")
            if is_done and len(before) == 1:
                yield (
                    Deed("ratified", "noun", Match(verb.first, cue.last), "actual", is_planned=False, is_denied=False),
                    before[0],
                )


def heralded(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """A colon tells what the signature is for: "The signature followed on Friday in Suva: an agreement on sport"."""
    for cue in marks(setting, "signature"):
        colon = next((n for n in range(cue.last + 1, len(setting.words)) if setting.words[n].text == ":"), None)
        if colon is None or colon - cue.last > HERALD_REACH or setting.after(colon) not in one_word(setting, "article"):
            continue
        behind = [thing for thing in found if thing.spot.first > colon]
        between = {word.text for word in setting.words[colon + 2 : behind[0].spot.first]} if behind else set()
        if behind and behind[0].spot.first - colon <= HERALD_REACH and not between & (one_word(setting, "verbal") | {",", ";"}):
            yield Deed("signed", "noun", cue, "actual", is_planned=False, is_denied=False), behind[0]


def talking(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """Somebody talks with somebody on it: "in talks with Chile over a supply agreement"."""
    for cue in marks(setting, "talks.with"):
        behind = [thing for thing in found if cue.last < thing.spot.first <= cue.last + TALK_REACH]
        if behind and not setting.is_parted(cue, behind[0].spot):
            between = {word.text for word in setting.words[cue.last + 1 : behind[0].spot.first]}
            if between & one_word(setting, "talks.topic") and not between & one_word(setting, "verbal"):
                yield Deed("negotiating", "noun", cue, "actual", is_planned=False, is_denied=False), behind[0]


def dated(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """Its year stands in front of it, and its sides behind: "the 1994 peace treaty between Israel and Jordan"."""
    busy = {thing.spot for run in (ties.active, ties.passive, ties.participle) for _, thing in run(setting, done, found)}
    for thing in found:
        year = _year_in_front(setting, thing)
        is_known = _partners(setting, thing) or _is_titled(setting, thing)
        if year is not None and thing.spot not in busy and is_known:
            yield Deed("signed", "noun", setting.spot(year.start, year.end), "actual", is_planned=False, is_denied=False), thing


def _year_in_front(setting: Setting, thing: Thing) -> When | None:
    """The past year that a noun phrase has before its noun."""
    for when in setting.periods:
        spot = setting.spot(when.start, when.end)
        is_front = thing.phrase.first <= spot.first < thing.spot.first and spot.first == spot.last
        if is_front and when.precision == "year" and when.period is not None and setting.words[spot.first].text.isdigit():
            return when
    return None


def talking_alone(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """States or their firms talk on what has no name yet: "Kyiv is in talks with a Chilean lender"; each side is named."""
    for cue in marks(setting, "talking.with"):
        heads = governors(setting)
        near = [m for m in setting.actors if 0 < spot_of(setting, m).first - cue.last <= PARTNER_REACH and codes(m)]
        who = {code for m in subjects(setting, cue, heads) for code in codes(m)}
        is_named = any(thing.spot.first > cue.last and not setting.is_parted(cue, thing.spot) for thing in found)
        if near and who and not who & set(codes(near[0])) and not is_named:
            deed = Deed("negotiating", "noun", cue, "actual", is_planned=False, is_denied=False)
            yield deed, Thing(cue, Match(cue.first, spot_of(setting, near[0]).last), UNNAMED)


def agreed(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """States agree to do something: "Chad and Niger agreed to reopen the border"; the object is what they will do."""
    heads = governors(setting)
    for cue in marks(setting, "agree.to"):
        verb = cue.last + 1
        is_idle = verb >= len(setting.words) or setting.words[verb].text in one_word(setting, "agreed.idle")
        is_named = any(thing.spot.first > cue.last for thing in found)
        if not is_idle and not is_named and _are_states(setting, cue, heads):
            deed = Deed("reached", "active", cue, "actual", is_planned=False, is_denied=_is_denied(cue, done))
            yield deed, Thing(cue, Match(verb, _clause_end(setting, verb)), UNNAMED)


def _is_denied(cue: Match, done: tuple[Deed, ...]) -> bool:
    return any(deed.is_denied and deed.spot.first == cue.first for deed in done)


def _are_states(setting: Setting, cue: Match, heads: dict[int, str]) -> bool:
    """Whether states themselves or "the two sides" stand right before a verb."""
    near = [m for m in subjects(setting, cue, heads) if 0 < cue.first - spot_of(setting, m).last <= SUBJECT_WORDS]
    pairs = (*marks(setting, "mutual"), *marks(setting, "joint.action"))
    is_pair = any(0 < cue.first - spot.last <= SUBJECT_WORDS for spot in pairs)
    return is_pair or any(m.kind == "state" and m.form != "demonym" for m in near)


def _clause_end(setting: Setting, first: int) -> int:
    """The last word of what was agreed: before a mark or a date, at most nine words, none that leans on what follows ("to")."""
    last = first
    dated = {n for spot in dates(setting) for n in range(spot.first, spot.last + 1)}
    while last + 1 < len(setting.words) and last - first < AGREED_WORDS:
        if not setting.words[last + 1].text[0].isalnum() or last + 1 in dated:
            break
        last += 1
    while last > first and setting.words[last].text in one_word(setting, "phrase.stop"):
        last -= 1
    return last


RULES: dict[str, Callable[[Setting, tuple[Deed, ...], list[Thing]], Iterator[Tie]]] = {
    "active": ties.active,
    "passive": ties.passive,
    "participle": ties.participle,
    "relative": ties.relative,
    "nominal": ties.nominal,
    "talking": talking,
    "talking_alone": talking_alone,
    "agreed": agreed,
    "enumerated": enumerated,
    "heralded": heralded,
    "completed": completed,
    "itemised": itemised,
    "pronominal": pronominal,
    "held": held,
    "dated": dated,
    "framework": framework,
}


def _standing(spot: Match) -> Deed:
    return Deed("in_force", "state", spot, "actual", is_planned=False, is_denied=False)


def _partners(setting: Setting, thing: Thing, kind: str = "joining") -> list[tuple[str, ...]]:
    """Those behind "with" or "between" (the cues of `kind`) after an instrument noun, or two in its phrase before it."""
    behind = [m for m in setting.actors if spot_of(setting, m).first > thing.spot.last and codes(m)]
    bridge = {word.text for word in setting.words[thing.spot.last + 1 : spot_of(setting, behind[0]).first]} if behind else set()
    is_joined = bridge & one_word(setting, kind) and not bridge & (one_word(setting, "verbal") | {",", ";"})
    if is_joined:
        return [codes(m) for m in listed(setting, behind)]
    inside = [m for m in setting.actors if thing.phrase.first <= spot_of(setting, m).first <= thing.spot.first and codes(m)]
    return [codes(m) for m in inside] if len(inside) >= 2 else []


def _is_titled(setting: Setting, thing: Thing) -> bool:
    """Whether an instrument is named with capitals like a title: "the Treaty on Friendship and Cooperation"."""
    words = setting.analysis.text.words
    span = setting.words[thing.phrase.first : thing.phrase.last + 1]
    capitals = [word for word in span if words[word.start].isupper()]
    head = setting.words[thing.spot.first]
    return words[head.start].isupper() and len(capitals) >= 3


def _is_bare(setting: Setting, thing: Thing) -> bool:
    """Whether a noun points back: "it", "the agreement", "the deal", without a word that says which."""
    if thing.name is not None:
        return True
    if _is_titled(setting, thing):
        return False
    return thing.phrase.first == thing.spot.first and setting.before(thing.phrase.first) in one_word(setting, "phrase.definite")


def _claim(setting: Setting, act: Act) -> Draft:
    deed, thing = act.deed, act.thing
    others = tuple(
        other.spot for other in deeds(setting, "instrument_actions") if other.spot != deed.spot and other.voice != "noun"
    )
    first, last = _shown(setting, act, others)
    year = _year_in_front(setting, thing) if act.rule == "dated" else None
    is_since = setting.words[deed.spot.last].text in one_word(setting, "origin")
    apart = Match(thing.phrase.first, thing.spot.last)
    happened = year.period if year else date(setting, deed.spot, others, apart, is_start=deed.action == "in_force" or is_since)
    ends = until(setting, deed.spot, first)
    if deed.action == "terminated" and happened is None:
        happened, ends = ends, None
    if act.rule == "framework":
        happened = None
    if deed.action == "extended" and happened is not None and _is_end(setting, happened):
        happened, ends = None, happened
    payload = Instrument(
        name=_name(setting, act),
        type=thing.row.type,
        parties=_parties(setting, act),
        action=_action(deed),
        date=happened,
        until=ends,
        place=place(setting, deed.spot),
        sectors=sectors(setting, thing.phrase.first, len(setting.words) - 1),
        signatories=_signatories(setting, deed) if deed.action == "signed" and not deed.is_planned else (),
    )
    return draft_of(setting, deed, evidence(setting, first, last), payload, act.rule)


def _is_end(setting: Setting, period: Period) -> bool:
    """Whether "to" leads to a date, so that it tells until when: "a ten-year extension, to 2049"."""
    return any(
        w.period == period and setting.before(setting.place(w.start)) in one_word(setting, "goal") for w in setting.periods
    )


def _shown(setting: Setting, act: Act, others: tuple[Match, ...]) -> Match:
    """The words that show a deed and its noun; where another deed stands between them, the deed with what follows it."""
    deed, thing = act.deed, act.thing
    if act.rule == "enumerated":
        return thing.phrase
    is_crossed = any(thing.spot.last < other.first and other.last < deed.spot.first for other in others)
    if not is_crossed:
        return Match(min(deed.spot.first, thing.phrase.first), max(deed.spot.last, thing.phrase.last))
    last = deed.spot.last
    while last + 1 < len(setting.words) and last - deed.spot.last < SHOWN_WORDS and setting.words[last + 1].text[0].isalnum():
        last += 1
    return Match(ties.before_helpers(setting, deed.spot.first), last)


def _name(setting: Setting, act: Act) -> str:
    """The noun phrase; for what only an extension makes an instrument, the extension with it; a title with its "until 2030"."""
    deed, thing = act.deed, act.thing
    first, last = thing.phrase
    if thing.name is not None:
        return thing.name
    if thing.row.only == ("extended",) and act.rule == "nominal":
        first = min(front(setting, deed.spot, frozenset()), first)
    for when in setting.periods:
        spot = setting.spot(when.start, when.end)
        if when.role == "until" and spot.first == last + 2 and _is_titled(setting, thing):
            last = spot.last
    return text_of(setting, Match(first, last))


def _action(deed: Deed) -> InstrumentAction:
    """What is still to be signed, reached or announced is being negotiated."""
    if deed.is_planned and deed.action in {"signed", "reached", "announced"}:
        return "negotiating"
    return cast("InstrumentAction", deed.action)


def _parties(setting: Setting, act: Act) -> tuple[str, ...]:
    """Who stands around the deed; where nobody does, the two states of the document.

    Contracts, plans and what is signed "with" somebody unnamed have no parties then. Where only one of the two is named for what
    takes two, the other is implied.
    """
    named = _named(setting, act)
    main = acting_dyad(setting.analysis) or ()
    around = {code for mention in setting.actors for code in codes(mention)}
    is_pair = around == {*main} or (act.thing.row.type == "contract" and not named and _is_bare(setting, act.thing))
    is_pair = is_pair or (act.thing.row.type == "contract" and _is_theirs(setting, act, around, {*main}))
    is_one = len(named) == 1 and named[0] in main and act.rule != "agreed" and _takes_two(setting, act.thing)
    if len(named) < 2 and (is_pair or is_one):
        return main
    is_private = act.thing.row.type in {"contract", "other", "plan"} or setting.after(act.thing.spot.last) in one_word(
        setting, "partner"
    )
    if named or is_private:
        return named
    return main


def _is_theirs(setting: Setting, act: Act, around: set[str], main: set[str]) -> bool:
    """Whether a contract is one of the two main states: "the contract" without any state, or won in one by a firm unnamed."""
    before = setting.before(act.thing.phrase.first)
    is_definite = before in one_word(setting, "definite") and not around
    is_won = act.deed.action == "signed" and bool(marks(setting, "winning")) and bool(around) and around < main
    return is_definite or is_won


def _takes_two(setting: Setting, thing: Thing) -> bool:
    """Whether an instrument is one of two states, though the sentence names one: no contract, statement or convention of many."""
    is_of_many = setting.words[thing.spot.last].text in one_word(setting, "of.many")
    is_joined = setting.after(thing.spot.last) in one_word(setting, "joining")
    return thing.row.type in {"agreement", "treaty", "mou", "protocol"} and not is_of_many and not is_joined


def _named(setting: Setting, act: Act) -> tuple[str, ...]:
    """Who stands around the deed: a pair joined by "between" or in front of the noun, else the parties of the clause."""
    thing = act.thing
    sides = tuple(sorted({code for partner in _partners(setting, thing, "between") for code in partner}))
    if len(sides) > 1:
        return sides
    found = parties(setting, act.deed.spot, Match(thing.spot.last + 1, thing.phrase.last))
    if len(found) > 2:
        found = tuple(code for code in found if code not in _later(setting, act))
    cities = {code for m in setting.actors if m.form == "capital" and _is_inside(setting, m, thing) for code in codes(m)}
    return tuple(code for code in found if code not in cities or len(found) == 1)


def _later(setting: Setting, act: Act) -> set[str]:
    """Those named only behind a further deed: "tore up its pact with France and signed a new one with Turkey"."""
    end = max(act.deed.spot.last, act.thing.phrase.last)
    further = [d.spot.first for d in deeds(setting, "instrument_actions") if d.spot.first > end and d.voice in {"bare", "active"}]
    near = {code for m in setting.actors for code in codes(m) if not further or spot_of(setting, m).first < further[0]}
    return {code for m in setting.actors for code in codes(m)} - near


def _is_inside(setting: Setting, mention: Mention, thing: Thing) -> bool:
    """Whether a city is part of the name, as in "the Paris agreement"."""
    return thing.phrase.first <= spot_of(setting, mention).first < thing.spot.first


def _signatories(setting: Setting, deed: Deed) -> tuple[str, ...]:
    """The persons who signed: before an active verb, behind "by" or "with"."""
    names = []
    for mention in setting.actors:
        spot = spot_of(setting, mention)
        is_subject = spot.last < deed.spot.first and deed.voice != "passive" and not setting.is_parted(spot, deed.spot)
        is_agent = spot.first > deed.spot.last and {w.text for w in setting.words[deed.spot.last : spot.first]} & one_word(
            setting, "agent"
        )
        if mention.kind == "person" and (is_subject or is_agent):
            names.append(mention.name)
    return tuple(dict.fromkeys(names))


def _told(told: list[Draft], made: Instrument) -> int | None:
    """The latest claim of the same action and parties that a bare mention repeats."""
    for number in range(len(told) - 1, max(-1, len(told) - 1 - MEMORY), -1):
        old = _instrument(told[number])
        is_same = old.action == made.action and (made.type in {old.type, "agreement", "other"} or old.type == "agreement")
        if is_same and (set(made.parties) <= set(old.parties) or set(old.parties) <= set(made.parties)):
            return number
    return None


def _completed(first: Draft, new: Instrument) -> Draft:
    """The first telling with date, place and end from the second where it had none."""
    old = _instrument(first)
    return replace(
        first, payload=replace(old, date=old.date or new.date, place=old.place or new.place, until=old.until or new.until)
    )


def _instrument(draft: Draft) -> Instrument:
    return cast("Instrument", draft.payload)
