"""Between whom a figure is, from the cases and prepositions of the states that its words name."""

from collections.abc import Sequence

from comity.extract.dyad import main_dyad, states_named
from comity.extract.flow import SIDED, Flow, Sides
from comity.extract.indicator import Measured
from comity.extract.setting import Setting
from comity.extract.worded.past import Past
from comity.model.analysis import Amount, Mention, Utterance
from comity.model.claim import Direction
from comity.resources.indicators import indicators

TAKERS = {"destination", "place", "with"}


def sides(setting: Setting, amount: Amount, measured: Measured, near: Past | None, said: Utterance | None) -> Flow | None:
    """Who a figure is of and with whom; None where the words leave it open."""
    row = indicators()[measured.code]
    named = _named(setting, amount, measured, said)
    if row.direction == "both":
        return _mutual(setting, named, near)
    if row.direction is not None:
        return _traded(setting, measured, row.direction, named, near)
    if measured.code in SIDED:
        return _sided(measured, named, near)
    return _owned(measured, named, near)


def _named(setting: Setting, amount: Amount, measured: Measured, said: Utterance | None) -> Sequence[Mention]:
    """The states named for an amount: behind the amount before it in its sentence, up to the next; not that of the speaker.

    Where the indicator stands before an earlier amount, those named beside it hold for this one too.
    """
    first, last = setting.sentence.start, setting.sentence.end
    for other in setting.amounts:
        is_own = measured.term is None or other.end <= setting.words[measured.term.spot.first].start
        if other.end <= amount.start and is_own:
            first = max(first, other.end)
        elif other.start >= amount.end:
            last = min(last, other.start)
    apart = said.speaker if said is not None and said.speaker is not None else (-1, -1)
    inside = [m for m in setting.actors if first <= m.start < last and not apart[0] <= m.start < apart[1]]
    joined = [m for m in inside if m.end <= amount.start or _is_joined(setting, amount, m)]
    return _of_clause(setting, measured, joined)


def _of_clause(setting: Setting, measured: Measured, named: list[Mention]) -> list[Mention]:
    """The states of the indicator's own clause, where that names any: not those before "который" or "que"."""
    if measured.term is None:
        return named
    term = measured.term.spot
    opened = [spot.last for spot in setting.matches("relative") if spot.last < term.first]
    start = setting.words[max([setting.clause_start(term), *opened])].start
    return [m for m in named if m.start >= start] or named


def _is_joined(setting: Setting, amount: Amount, mention: Mention) -> bool:
    """Whether a state behind an amount belongs to it: no comma, boundary or further indicator stands between."""
    here, there = setting.spot(amount.phrase_start, amount.phrase_end), setting.spot(mention.start, mention.end)
    between = setting.words[here.last + 1 : there.first]
    is_other = any(cue.kind == "indicator" and amount.end <= cue.start < mention.start for cue in setting.cues)
    return not is_other and all(word.text not in {",", ";"} for word in between) and not setting.is_parted(here, there)


def _pair(near: Past | None) -> tuple[str, str] | None:
    """The two states of the figure before."""
    if near is None or near.flow.reporter is None or near.flow.partner is None:
        return None
    return near.flow.reporter, near.flow.partner


def _mutual(setting: Setting, named: Sequence[Mention], near: Past | None) -> Flow | None:
    """The pair of something mutual: two states in its words, or one or none of a pair that is known."""
    both = next((m.states for m in named if len(m.states) == 2), None)
    if both is not None:
        return _both(both)
    states = sorted({m.states[0] for m in named})
    if len(states) == 2:
        return Flow(states[0], states[1], "both")
    if len(states) > 2:
        linked = sorted({m.states[0] for m in named if m.part in {"with", "owner"}})
        return Flow(linked[0], linked[1], "both") if len(linked) == 2 else None
    is_theirs = states or setting.matches("bilateral") or len(states_named(setting.analysis)) == 2
    known = _pair(near) or (main_dyad(setting.analysis) if is_theirs else None)
    is_linked = not states or bool(setting.matches("bilateral")) or any(m.part == "with" for m in named)
    if known is None or not set(states) <= set(known) or not is_linked:
        return None
    return _both(known)


def _both(states: Sequence[str]) -> Flow:
    first, second = sorted(states)
    return Flow(first, second, "both")


def _traded(
    setting: Setting, measured: Measured, direction: Direction, named: Sequence[Mention], near: Past | None
) -> Flow | None:
    """Who exports to whom; the side that the words leave open comes from the pair that is spoken of."""
    found = _ends(setting, measured, direction, named)
    if found is None:
        return None
    origin, destination = found
    pair = _pair(near)
    if origin is None and destination is None:
        if near is None or pair is None or near.flow.direction not in {"export", "import"}:
            return None
        is_same = near.flow.direction == direction or _is_delivery(setting, measured)
        origin, destination = pair if (near.flow.direction == "export") == is_same else pair[::-1]
    elif origin is None or destination is None:
        one = origin or destination
        is_own = (origin is None) == (direction == "import")
        if is_own and (near is None or near.setting is not setting):
            return None  # "Kenya exported" may be to all the world
        known = next((known for known in (pair, main_dyad(setting.analysis)) if known is not None and one in known), None)
        if known is None:
            return None
        other = known[0] if known[1] == one else known[1]
        origin, destination = origin or other, destination or other
    if origin == destination:
        return None
    return Flow(origin, destination, "export") if direction == "export" else Flow(destination, origin, "import")


def _is_delivery(setting: Setting, measured: Measured) -> bool:
    """Whether a word names the flow that was spoken of from its other end ("поставки"), not what the same state trades back."""
    return measured.term is not None and measured.term.spot in setting.matches("delivery")


def _ends(setting: Setting, measured: Measured, direction: Direction, named: Sequence[Mention]) -> Sides | None:
    """Where goods come from and go to, as the words say; None where they give an end to two states."""
    origins = [m.states[0] for m in named if m.part == "origin"]
    destinations = [m.states[0] for m in named if m.part == "destination"]
    owners = [m for m in named if m.part in {"owner", "doer"} and len(m.states) == 1]
    makers = [m for m in owners if _makes(setting, measured, m)]
    holders = [m.states[0] for m in owners if m not in makers] or [m.states[0] for m in named if m.part == "with"]
    origins += [m.states[0] for m in makers]
    if direction == "export":
        origins = origins or holders[:1]
    elif not destinations:
        destinations = holders[:1]
    elif not origins:
        origins = holders[:1]
    if len(set(origins)) > 1 or len(set(destinations)) > 1:
        return None
    return Sides(origins[0] if origins else None, destinations[0] if destinations else None)


def _makes(setting: Setting, measured: Measured, mention: Mention) -> bool:
    """Whether a state is where goods are from, for it stands beside their name: "импорт российского угля", "cobre peruano"."""
    if mention.part != "owner" or measured.term is None:
        return False
    spot, term = setting.spot(mention.start, mention.end), measured.term.spot
    goods = [setting.spot(cue.start, cue.end) for cue in setting.cues if cue.kind == "product"]
    if measured.term.is_verb and measured.code == "trade.imports" and spot.first > term.last:
        return True  # "importó de Argelia"
    if mention.form == "demonym":
        return any(one.first == spot.last + 1 or (one.last == spot.first - 1 and one.first > term.last) for one in goods)
    return any(term.last < one.first and 1 <= spot.first - one.last <= 2 for one in goods)


def _sided(measured: Measured, named: Sequence[Mention], near: Past | None) -> Flow | None:
    """Who invests, lends, owes or gives, and with whom."""
    states = list(dict.fromkeys(m.states[0] for m in named if len(m.states) == 1))
    if not states:
        goes_on = near is not None and near.measured.code == measured.code
        return near.flow if near is not None and goes_on else None
    if len(states) == 1:
        return Flow(states[0]) if measured.code == "debt" and named[0].part in {"owner", "doer"} else None
    if len(states) > 2:
        return None
    giver = next((m.states[0] for m in named if m.part == "origin"), None)
    if giver is not None:
        return Flow(giver, states[0] if states[1] == giver else states[1])
    taking = next((m.states[0] for m in named if m.part in TAKERS), states[1])
    giving = states[0] if taking == states[1] else states[1]
    return Flow(giving, taking)


def _owned(measured: Measured, named: Sequence[Mention], near: Past | None) -> Flow | None:
    """Whose output, reserve or the like it is: the one state of the words, or that of the same indicator before."""
    states = {m.states[0] for m in named if len(m.states) == 1}
    if len(states) == 1:
        return Flow(next(iter(states)))
    is_same = near is not None and near.measured.code == measured.code
    return near.flow if near is not None and is_same and not states else None
