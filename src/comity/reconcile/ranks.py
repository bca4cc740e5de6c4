"""Ranks: the r-th largest is exceeded by at most r - 1 others, and lies below those that rank before it.

A rank says nothing of any one other quantity but of all at once, so it is held against what is stated of the others. What it is
counted over, and by which measure, the words seldom tell: this is the assumption `rank-order`, so that a conflict is a tension.
Nothing limits a quantity from above but others that rank before it: who is not known may exceed it as well.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from math import log
from typing import NamedTuple

from msgspec import structs

from comity.model.ids import ClaimId, QuantityId, digest
from comity.model.interval import Interval
from comity.model.record import Quantity
from comity.model.verdict import Assumption, Bound, Conflict, Mend, Step
from comity.model.wording import amount, figure_value
from comity.reconcile.constraints import Constraint, Place, Stated
from comity.reconcile.explain import Narrator
from comity.reconcile.naming import copula, short_names
from comity.reconcile.voices import is_one_passage, is_one_voice
from comity.resources.indicators import Side

ASSUMPTION = "rank-order"
CAP = 100
"""So many sets are looked at for one rank, and so many conflicts of one order are told."""

DEEPEST = 12
"""Ranks beyond this are held against nothing: so many flows of one product and period are never told."""


class Ranked(NamedTuple):
    """The bounds as ranks narrow them, and the conflicts that need a rank."""

    bounds: tuple[Bound, ...]
    conflicts: tuple[Conflict, ...]


class Order(NamedTuple):
    """Flows that differ in the ranked state alone: the ranks told of them, and the levels."""

    quantities: tuple[QuantityId, ...]
    places: tuple[Place, ...]
    levels: tuple[Constraint, ...]


class _Limit(NamedTuple):
    """A limit of a quantity and what it rests on."""

    value: float
    because: frozenset[str]


def find_ranks(
    said: Stated, bounds: Sequence[Bound], disputed: frozenset[ClaimId], assumptions: Iterable[Assumption], narrator: Narrator
) -> Ranked:
    """Hold every rank against what is stated of the flows around it; nothing where `rank-order` is not assumed."""
    if not said.places or all(one.id != ASSUMPTION for one in assumptions):
        return Ranked(tuple(bounds), ())
    found = {bound.quantity: bound for bound in bounds}
    conflicts: dict[str, Conflict] = {}
    for order in orders(said, narrator):
        clashing = [_conflict(order, *one, narrator) for one in _minimal(order)]
        told = [one for one in clashing if not _is_doubtful(one, narrator)]
        conflicts |= {one.id: one for one in told[:CAP]}
        in_doubt = disputed | {claim for one in clashing for claim in one.claims}
        found |= {bound.quantity: bound for bound in _narrowed(order, found, in_doubt, narrator)}
    return Ranked(tuple(found[key] for key in sorted(found)), tuple(conflicts[key] for key in sorted(conflicts)))


def orders(said: Stated, narrator: Narrator) -> list[Order]:
    """The ranks that are counted in one order, with all that is stated of the flows in it."""
    places: dict[Quantity, list[Place]] = {}
    for place in sorted(said.places):
        if place.most <= DEEPEST:
            places.setdefault(shared(narrator.quantities[place.of], place.side), []).append(place)
    sides = sorted({own[0].side for own in places.values()})
    alike: dict[Quantity, list[QuantityId]] = {key: [] for key in places}
    for one in narrator.quantities.values():
        for key in {shared(one, side) for side in sides} & set(places) if one.unit is not None else ():
            alike[key].append(one.id)
    levels: dict[QuantityId, list[Constraint]] = {}
    for row in said.constraints if places else ():
        if row.base is None:
            levels.setdefault(row.of, []).append(row)
    return [
        Order(tuple(sorted(alike[key])), _settled(own), tuple(row for one in sorted(alike[key]) for row in levels.get(one, ())))
        for key, own in sorted(places.items(), key=lambda pair: pair[1])
    ]


def _settled(places: Sequence[Place]) -> tuple[Place, ...]:
    """The ranks that no other excludes: of one state all the same, and no two states on one place."""
    told: dict[QuantityId, set[tuple[int, int]]] = {}
    for place in places:
        told.setdefault(place.of, set()).add((place.least, place.most))
    holders = Counter(next(iter(ranks)) for ranks in told.values() if len(ranks) == 1)
    return tuple(
        place
        for place in places
        if len(told[place.of]) == 1 and (place.least < place.most or holders[place.least, place.most] == 1)
    )


def shared(quantity: Quantity, side: Side) -> Quantity:
    """A flow without its ranked state: what all flows of one order agree in."""
    is_reporter = (quantity.direction == "export") == (side == "origin")
    return structs.replace(quantity, id="", reporter=None) if is_reporter else structs.replace(quantity, id="", partner=None)


def _exceeding(order: Order, place: Place, value: float) -> Iterator[tuple[QuantityId, ClaimId, float | None]]:
    """What takes a place before the ranked one: others that rank before it, or whose stated level is more than a value."""
    for other in order.places:
        if other.of != place.of and other.most < place.least:
            yield other.of, other.because, None
    for level in order.levels:
        if level.of != place.of and level.strict.low is not None and level.strict.low > value * (1 + 1e-9):
            yield level.of, level.because, level.strict.low


def _minimal(order: Order) -> list[tuple[Place, frozenset[str], float]]:
    """The minimal sets that cannot all be true in the strict reading, with the rank each turns on and its gap."""
    found: list[tuple[Place, frozenset[str], float]] = []
    for place in order.places:
        own = [row for row in order.levels if row.of == place.of and row.strict.high is not None]
        for level in own:
            found += _outnumbered(order, place, level)
            found += _overtaken(order, place, level)
    sets = [members for _, members, _ in found]
    least = [one for one in found if not any(other < one[1] for other in sets)]
    unique = {members: (place, members, gap) for place, members, gap in reversed(least)}
    return sorted(unique.values(), key=lambda one: (len(one[1]), sorted(one[1])))


def _outnumbered(order: Order, place: Place, level: Constraint) -> Iterator[tuple[Place, frozenset[str], float]]:
    """As many as the rank itself stand before it."""
    top = level.strict.high or 0.0
    takers = sorted(_exceeding(order, place, top), key=lambda one: (one[2] is None, one[1]))
    for chosen in islice(combinations(takers, place.most), CAP):
        lows = [low for _, _, low in chosen if low is not None]
        if lows and len({quantity for quantity, _, _ in chosen}) == place.most:
            members = frozenset((place.because, level.because, *(claim for _, claim, _ in chosen)))
            yield place, members, log(min(lows) / top)


def _overtaken(order: Order, place: Place, level: Constraint) -> Iterator[tuple[Place, frozenset[str], float]]:
    """One that ranks behind is larger."""
    top = level.strict.high or 0.0
    for other in order.places:
        if other.of == place.of or other.least <= place.most:
            continue
        for more in order.levels:
            if more.of == other.of and more.strict.low is not None and more.strict.low > top * (1 + 1e-9):
                members = frozenset((place.because, other.because, level.because, more.because))
                yield place, members, log(more.strict.low / top)


def _is_doubtful(conflict: Conflict, narrator: Narrator) -> bool:
    claims = [narrator.claims[claim] for claim in conflict.claims]
    return is_one_passage(claims) or is_one_voice(claims)


def _conflict(order: Order, place: Place, members: frozenset[str], gap: float, narrator: Narrator) -> Conflict:
    places = [one for one in order.places if one.because in members]
    levels = [one for one in order.levels if one.because in members]
    claims = sorted(members)
    return Conflict(
        id="k_" + digest("tension", len(claims), *claims, ASSUMPTION),
        label="tension",
        claims=tuple(claims),
        assumptions=(ASSUMPTION,),
        gap=gap,
        steps=(*_steps(places, order, narrator), *narrator.steps(levels)),
        mends=tuple(_mends(place, levels, narrator)),
        relief=f"It rests on an assumption: {narrator.assumption(ASSUMPTION)}.",
    )


def _mends(place: Place, levels: Sequence[Constraint], narrator: Narrator) -> Iterator[Mend]:
    """What the ranked one, or the least of those before it, would have to be."""
    own = [row for row in levels if row.of == place.of and row.strict.high is not None]
    others = sorted(
        (row for row in levels if row.of != place.of and row.strict.low), key=lambda row: (row.strict.low, row.because)
    )
    for row, value, bound in [
        *((row, others[0].strict.low or 0.0, "at least") for row in own[:1] if others),
        *((row, own[0].strict.high or 0.0, "at most") for row in others if own),
    ]:
        told = amount(value, narrator.quantities[row.of].unit)
        text = (
            f"{narrator.speaker(row.because)} would have to say {bound} {told} instead of "
            f"{figure_value(narrator.figure(row.because))}"
        )
        yield Mend(claim=row.because, value=value, text=text)


def _narrowed(order: Order, bounds: dict[QuantityId, Bound], in_doubt: frozenset[str], narrator: Narrator) -> Iterator[Bound]:
    """The bounds of an order's quantities as its undisputed ranks and the undisputed bounds of the others narrow them."""
    sure = order._replace(places=tuple(place for place in order.places if place.because not in in_doubt))
    known = {key: bounds[key] for key in order.quantities if key in bounds and not in_doubt & set(bounds[key].because)}
    for quantity in order.quantities:
        old = bounds.get(quantity)
        if old is None:
            anything = Interval(None, None)
            old = Bound(quantity=quantity, strict=anything, lenient=anything, nominal=None, because=(), steps=(), is_stated=False)
        if quantity in bounds and quantity not in known:
            continue
        limits = {reading: _limits(sure, quantity, known, reading) for reading in ("strict", "lenient")}
        new = {reading: _within(old, limits[reading], reading) for reading in ("strict", "lenient")}
        used = frozenset[str]().union(*(because for _, because in new.values()))
        if not used:
            continue
        places = [place for place in sure.places if place.because in used]
        behind = [step for one in order.quantities if one != quantity and one in known for step in known[one].steps]
        steps = [*old.steps, *_steps(places, order, narrator), *(step for step in behind if step.because in used)]
        yield Bound(
            quantity=quantity,
            strict=new["strict"][0],
            lenient=new["lenient"][0],
            nominal=old.nominal,
            because=tuple(sorted({*old.because, *used, ASSUMPTION})),
            steps=tuple(dict.fromkeys(steps)),
            is_stated=old.is_stated,
        )


def _within(old: Bound, limits: tuple[_Limit | None, _Limit | None], reading: str) -> tuple[Interval, frozenset[str]]:
    """Limits of old and what narrows them, with what that rests on; nothing is narrowed to nothing."""
    interval = old.strict if reading == "strict" else old.lenient
    low, high, because = interval.low, interval.high, frozenset[str]()
    below, above = limits
    if below is not None and below.value > (low or 0.0):
        low, because = below.value, because | below.because
    if above is not None and (high is None or above.value < high):
        high, because = above.value, because | above.because
    if low is not None and high is not None and low > high:
        return interval, frozenset()
    return Interval(low, high), because


def _limits(
    order: Order, quantity: QuantityId, known: dict[QuantityId, Bound], reading: str
) -> tuple[_Limit | None, _Limit | None]:
    """The tightest limits that ranks and the bounds of the others give one quantity."""
    own = [place for place in order.places if place.of == quantity]
    others = {key: bound for key, bound in known.items() if key != quantity}
    interval = {key: bound.strict if reading == "strict" else bound.lenient for key, bound in others.items()}
    lows: list[_Limit] = []
    highs: list[_Limit] = []
    for place in own:
        before = {one.of: one for one in order.places if one.most < place.least and one.of != quantity}
        after = {one.of: one for one in order.places if one.least > place.most and one.of != quantity}
        for key, one in before.items():
            if key in interval and (most := interval[key].high) is not None:
                highs.append(_Limit(most, frozenset((place.because, one.because, *others[key].because))))
        for key, one in after.items():
            if key in interval and (least := interval[key].low) is not None:
                lows.append(_Limit(least, frozenset((place.because, one.because, *others[key].because))))
        for ahead in ({}, before):
            lows += _above_the_rest(place, ahead, {key: interval[key].low for key in interval if key not in ahead}, others)
    for place in order.places:
        ahead = {one.of: one for one in order.places if one.most < place.least and one.of not in {quantity, place.of}}
        is_last_taken = place.of != quantity and len(ahead) == place.most - 1 and quantity not in ahead
        if is_last_taken and place.of in interval and (most := interval[place.of].high) is not None:
            ranks = (place.because, *(one.because for one in ahead.values()))
            highs.append(_Limit(most, frozenset((*ranks, *others[place.of].because))))
    low = max(lows, key=lambda limit: (limit.value, sorted(limit.because)), default=None)
    high = min(highs, key=lambda limit: (limit.value, sorted(limit.because)), default=None)
    return low, high


def _above_the_rest(
    place: Place, ahead: dict[QuantityId, Place], lows: dict[QuantityId, float | None], bounds: dict[QuantityId, Bound]
) -> Iterator[_Limit]:
    """Of so many others one at least does not exceed the ranked one: the least of the largest that could."""
    free = place.most - len(ahead)
    largest = sorted(((low, key) for key, low in lows.items() if low is not None), reverse=True)[:free] if free > 0 else []
    if largest and len(largest) == free:
        ranks = (place.because, *(one.because for one in ahead.values()))
        yield _Limit(largest[-1][0], frozenset((*ranks, *(name for _, key in largest for name in bounds[key].because))))


def _rank_text(name: str, place: Place, narrator: Narrator) -> str:
    rank = figure_value(narrator.figure(place.because))
    return f"{name} {copula(name)} {rank} (assumed: {narrator.assumption(ASSUMPTION)})"


def _steps(places: Iterable[Place], order: Order, narrator: Narrator) -> tuple[Step, ...]:
    """A rank as a line: "exports of Norland are rank 3"."""
    names = short_names([narrator.quantities[key] for key in order.quantities])
    return tuple(
        Step(
            because=place.because,
            quantity=place.of,
            base=None,
            factor=Interval(None, None),
            text=_rank_text(names[place.of], place, narrator),
        )
        for place in places
    )
