"""Between whom: reporter, partner and direction of a figure, from who stands where around the indicator."""

from collections.abc import Iterator
from typing import NamedTuple

from comity.extract.dyad import main_dyad
from comity.extract.indicator import Measured
from comity.extract.product import product_names
from comity.extract.setting import Setting
from comity.model.analysis import Amount, Mention
from comity.model.claim import Direction
from comity.resources.cues import cues
from comity.resources.indicators import indicators

SUBJECT_REACH = 14.0
BEHIND, DESCRIBING = 4.0, 6.0
SIDED = {
    "investment",
    "investment.stock",
    "loan",
    "debt",
    "aid",
    "agreements",
    "projects",
    "troops",
    "tourists",
    "students",
    "flights",
}
"""Indicators without a trade direction that still run from one state to another."""


class Flow(NamedTuple):
    """Who reports, with whom, and which way; None where the words do not say."""

    reporter: str | None = None
    partner: str | None = None
    direction: Direction | None = None


class Sides(NamedTuple):
    """The states of a sentence by their part in a flow: where it comes from and where it goes."""

    origin: str | None
    destination: str | None


def flow(setting: Setting, amount: Amount, measured: Measured, carried: Flow | None) -> Flow:
    """The flow of a figure. A sentence that names no state goes on with the flow of the figure before it, where there is one."""
    row = indicators().get(measured.code)
    direction = row.direction if row else None
    if direction == "both":
        return _turnover(setting, amount, measured, carried)
    if direction in {"export", "import"}:
        return _trade(setting, amount, measured, "export" if direction == "export" else "import", carried)
    return _owner(setting, amount, measured)


def _turnover(setting: Setting, amount: Amount, measured: Measured, carried: Flow | None) -> Flow:
    pair = named_pair(setting, amount) or (_pair_before(setting) if measured.term else None)
    if pair is None and carried is not None and carried.partner is not None and not _single_states(setting):
        pair = (carried.reporter or "", carried.partner)
    states = _single_states(setting)
    if pair is None and (_is_bilateral(setting) or not states):
        main = main_dyad(setting.analysis)
        pair = main if main and (not states or set(states) <= set(main)) else None
    if pair is not None:
        return Flow(pair[0], pair[1], "both")
    return Flow(states[0] if len(states) == 1 else None, None, "both")


def _trade(setting: Setting, amount: Amount, measured: Measured, direction: Direction, carried: Flow | None) -> Flow:
    if amount.relation == "rank":
        direction = _rank_direction(setting, amount, direction)
    sides = sided(setting, amount, measured, direction)
    if sides.origin is None and sides.destination is None:
        if carried is None or carried.direction in {"both", None} or _single_states(setting):
            return Flow(None, None, direction)
        return Flow(carried.reporter, carried.partner, direction)
    sides = _completed(setting, sides, direction)
    return Flow(sides.origin, sides.destination, "export") if direction == "export" else Flow(*sides[::-1], "import")


def _completed(setting: Setting, sides: Sides, direction: Direction) -> Sides:
    """Fill the side that "exports to Uganda" or "imports from India" leaves open from the pair that the document is about.

    A flow whose own side alone is named ("Kenya exported") may go to or come from the whole world and stays open.
    """
    pair = main_dyad(setting.analysis)
    if pair is None:
        return sides
    if sides.origin is None and sides.destination in pair:
        return Sides(pair[0] if sides.destination == pair[1] else pair[1], sides.destination)
    if direction == "import" and sides.destination is None and sides.origin in pair:
        return Sides(sides.origin, pair[0] if sides.origin == pair[1] else pair[1])
    return sides


def _rank_direction(setting: Setting, amount: Amount, direction: Direction) -> Direction:
    words = {word.text for word in setting.words[setting.place(amount.start) :][:6]}
    if words & {phrase[0] for phrase in cues("import.noun", setting.lang)}:
        return "import"
    return "export" if words & {phrase[0] for phrase in cues("export.noun", setting.lang)} else direction


def sided(setting: Setting, amount: Amount, measured: Measured, direction: Direction) -> Sides:
    """Who a flow comes from and goes to, as far as the sentence says; nearest to the amount where several fit."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    found: dict[str, list[tuple[float, str]]] = {"origin": [], "destination": []}
    for mention in setting.actors:
        part = part_of(setting, mention)
        if part and len(mention.states) == 1 and mention.kind in {"state", "organisation", "body"}:
            found[part].append((setting.distance(setting.spot(mention.start, mention.end), here), mention.states[0]))
    origin, destination = (min(found[part])[1] if found[part] else None for part in ("origin", "destination"))
    if measured.term is not None:
        origin, destination = _with_subject(setting, measured, direction, origin, destination)
    return Sides(origin, destination if destination != origin else None)


def part_of(setting: Setting, mention: Mention) -> str | None:
    """The part that the words next to a mention give it."""
    spot = setting.spot(mention.start, mention.end)
    place = spot.first - 1 if setting.before(spot.first) == "the" else spot.first
    before = setting.before(place)
    if (setting.before(place - 1), before) in cues("source", setting.lang):
        return None
    for kind, part in (("origin", "origin"), ("destination", "destination")):
        if (before,) in cues(kind, setting.lang):
            return part
    is_owner = mention.form == "demonym" or setting.words[spot.last].text.endswith(("'s", "’s"))
    return _owned(setting, spot.last) if is_owner else None


def _owned(setting: Setting, last: int) -> str | None:
    """What an owner stands before: imports or buyers ("Russian imports"), or goods, exports or sellers ("Russian wheat")."""
    behind = [word.text for word in setting.words[last + 1 : last + 4]]
    for place in range(len(behind)):
        for size in (2, 1):
            phrase = tuple(behind[place : place + size])
            if phrase in cues("import.owned", setting.lang):
                return "destination"
            if phrase in cues("goods", setting.lang) or phrase in product_names():
                return "origin"
    return None


def _with_subject(
    setting: Setting, measured: Measured, direction: Direction, origin: str | None, destination: str | None
) -> tuple[str | None, str | None]:
    """The subject before the verb or noun ships on export and receives on import, unless the words gave that part to another."""
    if (origin if direction == "export" else destination) is not None or measured.term is None:
        return origin, destination
    taken = origin or destination
    subject = _subject(setting, measured, taken)
    return (subject, destination) if direction == "export" else (origin, subject)


def _subject(setting: Setting, measured: Measured, taken: str | None) -> str | None:
    term = measured.term
    if term is None:
        return None
    for mention in reversed(setting.actors):
        spot = setting.spot(mention.start, mention.end)
        is_before = spot.last < term.spot.first and setting.distance(spot, term.spot) <= SUBJECT_REACH
        is_named = mention.form in {"name", "capital", "metonym"} and mention.kind in {"state", "organisation"}
        if is_before and is_named and len(mention.states) == 1 and mention.states[0] != taken:
            is_placed = (setting.before(spot.first),) in cues("place", setting.lang)
            if not is_placed:
                return mention.states[0]
    return None


def _owner(setting: Setting, amount: Amount, measured: Measured) -> Flow:
    """Whose figure it is when nothing flows: the nearest owner, with the other one for what has two sides."""
    pair = named_pair(setting, amount)
    own = _within(setting, amount)
    if own is not None:
        other = next((state for state in pair or () if state != own), None)
        return Flow(own, other if pair is not None and own in pair and measured.code in SIDED else None)
    if pair is not None and measured.code in SIDED:
        return Flow(*_in_order(setting, pair))
    near = sorted(_owners(setting, amount))
    if not near:
        return Flow()
    if measured.code in SIDED:
        states = list(dict.fromkeys(state for _, _, found in near for state in found))
        if len(states) == 2:
            return Flow(*_in_order(setting, (states[0], states[1])))
    found = near[0][2]
    return Flow(found[0], found[1] if len(found) == 2 else None)


def _within(setting: Setting, amount: Amount) -> str | None:
    """The state that the counted noun phrase itself names ("45 Indian companies")."""
    inside = (m for m in setting.actors if amount.start <= m.start < amount.end and len(m.states) == 1)
    return next((m.states[0] for m in inside), None)


def _owners(setting: Setting, amount: Amount) -> Iterator[tuple[float, int, tuple[str, ...]]]:
    """Everyone with a state around an amount and how far they stand; who is behind it, or only describes, stands further."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    for place, mention in enumerate(setting.actors):
        if not 1 <= len(mention.states) <= 2:
            continue
        spot = setting.spot(mention.start, mention.end)
        distance = setting.distance(spot, here)
        if spot.first > here.last:
            if mention.form == "demonym":
                continue
            distance += BEHIND
        if mention.form == "demonym" or setting.before(spot.first) == "like":
            distance += DESCRIBING
        yield distance, place, mention.states


def _in_order(setting: Setting, pair: tuple[str, str]) -> tuple[str, str]:
    """A pair with the state first that gives: the one not after "to", "in" or "into"."""
    for mention in setting.actors:
        if len(mention.states) == 1 and mention.states[0] == pair[0]:
            before = setting.before(setting.spot(mention.start, mention.end).first)
            if (before,) in cues("destination", setting.lang) or (before,) in cues("place", setting.lang):
                return pair[1], pair[0]
    return pair


def named_pair(setting: Setting, amount: Amount) -> tuple[str, str] | None:
    """The two states that the sentence names around an amount, sorted; None unless there are exactly two in reach.

    "The two countries" counts as the pair it points back to.
    """
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    pointed = [m for m in setting.actors if len(m.states) == 2]
    named = [m for m in setting.actors if len(m.states) == 1 and m.kind == "state"]
    near = [m for m in named if setting.distance(setting.spot(m.start, m.end), here) <= SUBJECT_REACH * 2]
    for group in (named, near):
        states = sorted({m.states[0] for m in group})
        if len(states) == 2:
            return states[0], states[1]
    if pointed:
        first, second = sorted(pointed[0].states)
        return first, second
    return None


def _single_states(setting: Setting) -> list[str]:
    return sorted({m.states[0] for m in setting.actors if len(m.states) == 1 and m.kind == "state" and m.form != "metonym"})


def _pair_before(setting: Setting) -> tuple[str, str] | None:
    """The pair of the sentence before, when this one names no state but speaks of something mutual."""
    states = set(_single_states(setting))
    earlier = setting.previous
    if earlier is None or len(states) > 1:
        return None
    pair = sorted(_single_states(earlier))
    return (pair[0], pair[1]) if len(pair) == 2 and states <= set(pair) and _is_bilateral(setting) else None


def _is_bilateral(setting: Setting) -> bool:
    return bool(setting.matches("bilateral"))
