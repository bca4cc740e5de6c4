"""Instruments: what was done with agreements, treaties, plans and contracts between states.

Each way of saying it has a rule of its own; a rule finds the instrument nouns that a deed is about.
"""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from comity.extract import ties
from comity.extract.deeds import Deed, deeds, marks, one_word
from comity.extract.draft import Draft
from comity.extract.heading import titles
from comity.extract.instrument.claim import claim
from comity.extract.instrument.listed import listed
from comity.extract.instrument.mentioned import mentioned
from comity.extract.instrument.noun import Act, Thing, Tie, is_bare, nouns, partners
from comity.extract.instrument.parsed import is_refuted, parsed
from comity.extract.instrument.repeat import earlier, filled, instrument, is_alike, known, with_head
from comity.extract.instrument.rules import (
    attributive,
    completed,
    dated,
    enumerated,
    framework,
    held,
    heralded,
    inverted,
    itemised,
    pronominal,
)
from comity.extract.instrument.talks import agreed, talking, talking_alone
from comity.extract.instrument.who import named
from comity.extract.setting import Match, Setting, setting_at
from comity.extract.ties import things
from comity.model.analysis import Analysis

SUPPOSED_REACH, MUST_REACH = 12.0, 4


def instruments(analysis: Analysis) -> Iterator[Draft]:
    """Instrument claims of an article's own prose, and of its headings what the prose does not tell.

    A bare "the agreement" that repeats an action already told of makes no claim of its own; where the first telling had no
    date or place, it takes those of the repetition.
    """
    told: list[Draft] = []
    for number, sentence in enumerate(analysis.sentences):
        setting = setting_at(analysis, number)
        for act in acts(setting) if sentence.kind == "prose" else ():
            _tell(told, setting, act)
    for setting in titles(analysis):
        for act in acts(setting):
            _tell_heading(told, setting, act)
    yield from told


def _tell_heading(told: list[Draft], setting: Setting, act: Act) -> None:
    """Add the claim of a heading where it names its parties and nothing of its kind was told of them."""
    made = instrument(claim(setting, act))
    is_told = any(is_alike(instrument(old), made) for old in told)
    if act.rule not in {"mentioned", "framework", "agreed"} and len(made.parties) > 1 and not is_told:
        _tell(told, setting, act)


def _tell(told: list[Draft], setting: Setting, act: Act) -> None:
    """Add the claims of an act, or complete the claim that it repeats; "the treaty" has the parties of the one told last."""
    made = claim(setting, act)
    points_back = is_bare(setting, act.thing)
    if points_back and told and not named(setting, act):
        made = replace(made, payload=replace(instrument(made), parties=instrument(told[-1]).parties))
    if act.rule == "listed" and act.deed.voice == "noun":
        made = with_head(told, made)
    is_unknown = not instrument(made).parties and act.thing.row.type != "treaty"
    if is_unknown or (points_back and not told and act.thing.row.type == "plan" and act.thing.phrase == act.thing.spot):
        return
    if act.rule == "mentioned" and known(told, instrument(made)):
        return
    first = earlier(told, instrument(made)) if points_back else None
    if first is not None:
        told[first] = filled(told[first], instrument(made))
    elif act.rule == "held":
        told += _each(made, partners(setting, act.thing))
    else:
        told.append(made)


def _each(made: Draft, partners: list[tuple[str, ...]]) -> Iterator[Draft]:
    """One claim for each partner of whoever has agreements with several."""
    held = instrument(made)
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
    runs = [(rule, run) for rule, run in RULES.items() if rule != "mentioned"]
    tied = [Act(deed, thing, rule) for rule, run in runs for deed, thing in run(setting, done, found)]
    kept: dict[tuple[Match, str], Act] = {}
    for act in tied:
        deed = _plain_deed(act)
        if deed is None or _is_supposed(setting, act) or is_refuted(setting, act.deed, act.thing):
            continue
        deed = _as_pending(setting, deed)
        if not act.thing.row.only or deed.action in act.thing.row.only:
            kept.setdefault((act.thing.spot, deed.action), act._replace(deed=deed))
    busy = {spot for spot, _ in kept}
    done_with = {act.thing.spot for act in kept.values() if act.rule != "framework"}
    kept = {key: act for key, act in kept.items() if act.rule != "framework" or act.thing.spot not in done_with}
    for deed, thing in mentioned(setting, done, found):
        if thing.spot not in busy:
            kept[thing.spot, deed.action] = Act(deed, thing, "mentioned")
    talked = {spot for spot, action in kept if action == "negotiating"}
    chosen = [act for act in kept.values() if act.thing.spot not in talked or not _is_talk(act)]
    return sorted(chosen, key=lambda act: (act.thing.spot, act.deed.spot))


def _plain_deed(act: Act) -> Deed | None:
    """The deed without the type that its verb asks for ("signed.contract": contracts are won); None for another type."""
    action, _, kind = act.deed.action.partition(".")
    return act.deed._replace(action=action) if kind in {"", act.thing.row.type} else None


def _is_supposed(setting: Setting, act: Act) -> bool:
    """Whether a deed is but wished, or a condition opens its clause: "must be ended", "if it is ratified", "unless they sign"."""
    here = act.deed.spot
    if act.deed.voice != "noun" and any(cue.last < here.first <= cue.last + MUST_REACH for cue in marks(setting, "must")):
        return True
    if act.rule not in {"active", "passive", "pronominal", "parsed"} or act.deed.is_planned:
        return False
    colon = max((n for n in range(here.first) if setting.words[n].text == ":"), default=-1)
    openers = [
        cue for cue in marks(setting, "condition") if cue.first > colon and cue.last < min(here.first, act.thing.phrase.first)
    ]
    return any(setting.distance(cue, here) <= SUPPOSED_REACH and not setting.is_parted(cue, here) for cue in openers)


def _as_pending(setting: Setting, deed: Deed) -> Deed:
    """What has "still not been signed" is under negotiation; what "was not signed" stays denied."""
    near = {word.text for word in setting.words[max(0, deed.spot.first - 4) : deed.spot.first]}
    is_open = deed.is_denied and deed.action in {"signed", "reached"} and near & one_word(setting, "still")
    return deed._replace(action="negotiating", is_denied=False) if is_open else deed


def _is_talk(act: Act) -> bool:
    """Whether a deed is only what is being negotiated: "talks on the modernisation of the treaty"."""
    return act.deed.is_planned and act.deed.voice == "noun" and act.deed.action != "negotiating"


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
    "parsed": parsed,
    "inverted": inverted,
    "attributive": attributive,
    "listed": listed,
    "mentioned": mentioned,
}
