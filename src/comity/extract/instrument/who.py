"""Who is party to an instrument: whoever stands around the deed or the noun, else the two states of the document."""

from comity.extract.chain import said_at
from comity.extract.deeds import deeds, marks, one_word
from comity.extract.instrument.noun import Act, Thing, is_bare, is_of_many, partners
from comity.extract.instrument.pair import pair
from comity.extract.parties import codes, paired
from comity.extract.parties import parties as parties_around
from comity.extract.setting import Match, Setting, spot_of
from comity.model.analysis import Mention

GROUND_REACH = 2
MADE = frozenset({"signed", "reached"})
STANDING = frozenset({"framework", "mentioned"})
"""Rules that read no deed, so that who stands near has no part in one."""


def parties(setting: Setting, act: Act) -> tuple[str, ...]:
    """Who stands around the deed; where nobody or but one of them does, the two that the document is about.

    A lone partner whom the document is not about has the state of the speaker as its other side. What two firms signed without
    a state near them is theirs alone where the words do not point back.
    """
    told = named(setting, act)
    main = pair(setting.analysis)
    is_sure = act.rule not in STANDING or {*told} <= {*main} or told in paired(setting)
    if len(told) > 1 and (is_sure or partners(setting, act.thing)):
        return told
    if act.rule in STANDING and len(told) > 1:
        return main
    if told:
        return _with_other(setting, act, told[0], main)
    around = {code for mention in setting.actors for code in codes(mention)}
    is_private = act.thing.row.type in {"contract", "other", "plan"}
    is_somebodys = setting.after(act.thing.spot.last) in one_word(setting, "partner")
    is_pair = around == {*main} or (act.thing.row.type == "contract" and is_bare(setting, act.thing))
    is_pair = is_pair or (act.thing.row.type == "contract" and _is_theirs(setting, act, around, {*main}))
    is_pair = is_pair or (act.rule not in STANDING and not act.deed.is_planned and act.deed.action in MADE and around <= {*main})
    return () if (is_private or is_somebodys) and not is_pair else main


def _with_other(setting: Setting, act: Act, side: str, main: tuple[str, ...]) -> tuple[str, ...]:
    """A lone side with the other: of the document's pair, or the state of who tells of it where the side is not of the pair."""
    if act.rule == "agreed" or act.thing.row.type == "statement" or len(main) < 2 or is_of_many(setting, act.thing):
        return (side,)
    if side in main or _is_ground(setting, side):
        return main
    said = said_at(setting, act.deed.spot)
    teller = said.chain[-1].state if said is not None and said.chain else None
    is_joined = setting.after(act.thing.spot.last) in one_word(setting, "joining")
    return tuple(sorted((side, teller))) if is_joined and teller in main else (side,)


def _is_ground(setting: Setting, side: str) -> bool:
    """Whether a side is named only as whose rules an instrument rests on: "a protocol within the framework of EAEU rules"."""
    spots = [spot_of(setting, mention).first for mention in setting.actors if side in codes(mention)]
    cues = [cue.last for cue in marks(setting, "framework")]
    return all(any(0 < first - last <= GROUND_REACH for last in cues) for first in spots)


def _is_theirs(setting: Setting, act: Act, around: set[str], main: set[str]) -> bool:
    """Whether a contract is one of the two main states: "the contract" without any state, or won in one by a firm unnamed."""
    before = setting.before(act.thing.phrase.first)
    is_definite = before in one_word(setting, "definite") and not around
    is_won = act.deed.action == "signed" and bool(marks(setting, "winning")) and bool(around) and around < main
    return is_definite or is_won


def named(setting: Setting, act: Act) -> tuple[str, ...]:
    """Who stands around the deed: a pair joined by "between" or in front of the noun, else the parties of the clause."""
    thing = act.thing
    sides = tuple(sorted({code for partner in partners(setting, thing, "between") for code in partner}))
    if len(sides) > 1:
        return sides
    found = parties_around(setting, act.deed.spot, Match(thing.spot.last + 1, thing.phrase.last))
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
