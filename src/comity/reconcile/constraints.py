"""From claims to constraints: what each one says about which quantities, and what is assumed besides.

A constraint says that one quantity is an interval of multiples of another, or of its unit. Changes by an amount are kept apart,
for they add, and so are ranks, which hold between many. Left out are claims that are denied, what has no quantity to be about,
and values of zero or less, which have no logarithm.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from comity.model.claim import Claim, Figure
from comity.model.finding import Finding
from comity.model.ids import AssumptionId, ClaimId, QuantityId
from comity.model.interval import Interval
from comity.model.origin import Origins
from comity.model.period import Period
from comity.model.record import Quantity, Records
from comity.model.wording import figure_value
from comity.reconcile.naming import full_name
from comity.reconcile.voices import doubt, is_one_passage, is_one_voice
from comity.resources.indicators import Side, is_total, ranked_side

Reading: TypeAlias = Literal["strict", "lenient"]

STANDING = frozenset({"person", "organisation", "government"})
"""Voices whose later word revises their earlier one; an outlet or an unnamed source only passes words on."""


class Constraint(Struct, frozen=True, kw_only=True):
    """`of` is an interval of multiples of `base`, or of its own unit where `base` is None.

    `lenient` contains `strict`; a limit of None is none. `nominal` is the multiple when the number is taken at its word.
    `is_firm` when the constraint can carry a contradiction: it is no assumption, and no level of something of which there
    may be several (a loan, an order).
    """

    because: ClaimId | AssumptionId
    of: QuantityId
    base: QuantityId | None
    strict: Interval
    lenient: Interval
    nominal: float | None = None
    is_assumed: bool = False
    is_firm: bool = True

    def interval(self, reading: Reading) -> Interval:
        """The limits in a reading."""
        return self.strict if reading == "strict" else self.lenient


class Change(NamedTuple):
    """A claim that one quantity lies by an amount above another (or below it: less than nothing), in both readings."""

    because: ClaimId
    of: QuantityId
    base: QuantityId
    strict: Interval
    lenient: Interval
    nominal: float | None


class Place(NamedTuple):
    """A claim that a quantity has a place in an order: at least the `least`th and at most the `most`th largest.

    The order is that of the flows with one state at the other end; `side` is the end at which the ranked state stands.
    """

    because: ClaimId
    of: QuantityId
    least: int
    most: int
    side: Side


class Stated(NamedTuple):
    """What the claims say, sorted by claim, and what was left out with a reason worth telling."""

    constraints: tuple[Constraint, ...]
    changes: tuple[Change, ...]
    places: tuple[Place, ...]
    findings: tuple[Finding, ...]


class _Reading(NamedTuple):
    """A figure claim with the quantities it is about."""

    claim: Claim
    figure: Figure
    of: Quantity
    base: Quantity | None


def stated(claims: Iterable[Claim], records: Records, origins: Origins) -> Stated:
    """The constraints that claims put on quantities, one for all copies of a statement, later words in place of earlier ones."""
    readings = _without_copies(_readings(claims, records), origins)
    readings, findings = _without_revised(readings)
    readings, doubts = _without_two_values(readings)
    changes = tuple(_change(reading) for reading in readings if reading.figure.relation == "difference")
    places = tuple(place for reading in readings if (place := _place(reading)) is not None)
    ratios = (reading for reading in readings if reading.figure.relation not in {"difference", "rank"})
    found = [constraint for reading in ratios if (constraint := _constraint(reading)) is not None]
    return Stated(tuple(_without_several(found, records)), changes, places, (*findings, *doubts))


def _readings(claims: Iterable[Claim], records: Records) -> list[_Reading]:
    quantities = {quantity.id: quantity for quantity in records.quantities}
    parts: dict[str, dict[ClaimId, Quantity]] = {"of": {}, "base": {}}
    for member in sorted(records.members):
        if member.record in quantities:
            parts[member.part].setdefault(member.claim, quantities[member.record])
    found = []
    for claim in sorted(claims, key=lambda claim: claim.id):
        of, base = parts["of"].get(claim.id), parts["base"].get(claim.id)
        if isinstance(claim.payload, Figure) and not claim.is_denied and of is not None:
            found.append(_Reading(claim, claim.payload, of, base))
    return [reading for reading in found if _is_usable(reading)]


def _is_usable(reading: _Reading) -> bool:
    if reading.figure.relation in {"level", "rank"}:
        return True
    has_base = reading.base is not None and reading.base.id != reading.of.id
    if reading.figure.relation == "difference":
        return has_base and reading.of.unit is not None and reading.of.unit == reading.base.unit  # type: ignore[union-attr]
    return has_base and reading.figure.relation in {"ratio", "share"}


def _without_copies(readings: Iterable[_Reading], origins: Origins) -> list[_Reading]:
    """One claim for each thing that one origin says: the earliest asserted, then the smallest id."""
    origin_of = {claim: origin.id for origin in origins.origins for claim in origin.claims}
    first: dict[tuple[object, ...], _Reading] = {}
    for reading in sorted(readings, key=lambda reading: (_when(reading.claim.asserted), reading.claim.id)):
        figure, base = reading.figure, reading.base
        witness = origin_of.get(reading.claim.id, reading.claim.id)
        about = (reading.of.id, base.id if base is not None and figure.relation != "level" else None)
        says = (figure.relation, figure.value, figure.value_high, figure.unit, figure.hedge)
        first.setdefault((witness, *about, *says), reading)
    return sorted(first.values(), key=lambda reading: reading.claim.id)


def _when(asserted: Period | None) -> tuple[date, date]:
    if asserted is None:
        return date.max, date.max
    return asserted.first or date.max, asserted.last or date.max


def _without_revised(readings: Sequence[_Reading]) -> tuple[list[_Reading], list[Finding]]:
    """Leave out levels that the same speaker later gave another value."""
    series: dict[tuple[object, ...], list[_Reading]] = {}
    for reading in readings:
        if (voice := _standing_voice(reading)) is not None:
            series.setdefault((reading.of.id, *voice), []).append(reading)
    revised: dict[ClaimId, Finding] = {}
    for statements in series.values():
        later = None
        for statement in sorted(statements, key=lambda reading: (_when(reading.claim.asserted), reading.claim.id), reverse=True):
            if later is not None and _revises(later, statement):
                revised[statement.claim.id] = _revision(statement, later)
            else:
                later = statement
    return [reading for reading in readings if reading.claim.id not in revised], [revised[key] for key in sorted(revised)]


def _without_two_values(readings: Sequence[_Reading]) -> tuple[list[_Reading], list[Finding]]:
    """Leave out values of one quantity that one sentence, or one voice in one document, gives and that exclude one another."""
    alike: dict[tuple[object, ...], list[_Reading]] = {}
    for reading in readings:
        base = None if reading.figure.relation == "level" or reading.base is None else reading.base.id
        alike.setdefault((reading.claim.document, reading.of.id, base, reading.figure.relation), []).append(reading)
    doubtful: dict[ClaimId, _Reading] = {}
    findings = []
    for group in alike.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                pair = [one.claim, other.claim]
                is_apart = not one.figure.lenient.overlaps(other.figure.lenient)
                if is_apart and (is_one_passage(pair) or is_one_voice(pair)):
                    doubtful |= {one.claim.id: one, other.claim.id: other}
                    findings.append(doubt(pair, full_name(one.of)))
    return [reading for reading in readings if reading.claim.id not in doubtful], sorted(findings)


def _standing_voice(reading: _Reading) -> tuple[str, str, str | None] | None:
    """Whom a level of the actual world is from, if that is someone who can revise what they said."""
    if reading.figure.relation != "level" or reading.of.world != "actual" or not reading.claim.chain:
        return None
    voice = reading.claim.speaker
    return (voice.name.casefold(), voice.type, voice.state) if voice.type in STANDING else None


def _revises(later: _Reading, earlier: _Reading) -> bool:
    before, after = earlier.claim.asserted, later.claim.asserted
    if before is None or before.last is None or after is None or after.first is None:
        return False
    is_other = (earlier.figure.value, earlier.figure.value_high) != (later.figure.value, later.figure.value_high)
    return before.last < after.first and is_other


def _revision(earlier: _Reading, later: _Reading) -> Finding:
    dates = [reading.claim.asserted.label() if reading.claim.asserted else "" for reading in (earlier, later)]
    return Finding(
        code="figure.revised",
        subject=earlier.claim.id,
        text=(
            f"{earlier.claim.speaker.name} gave {full_name(earlier.of)} as {figure_value(earlier.figure)} ({dates[0]}) and later "
            f"as {figure_value(later.figure)} ({dates[1]}); the later value is used and the earlier one left out."
        ),
        document=earlier.claim.document,
        start=earlier.claim.evidence.start,
        end=earlier.claim.evidence.end,
    )


def _change(reading: _Reading) -> Change:
    figure = reading.figure
    assert reading.base is not None  # noqa: S101  (what is usable has a base)
    nominal = figure.value if figure.value_high is None else (figure.value + figure.value_high) / 2
    lenient = hull(figure.strict, figure.lenient)
    return Change(reading.claim.id, reading.of.id, reading.base.id, figure.strict, lenient, nominal)


def _place(reading: _Reading) -> Place | None:
    low, high, side = reading.figure.strict.low, reading.figure.strict.high, ranked_side(reading.figure.wording)
    if reading.figure.relation != "rank" or side is None or low is None or high is None or low < 1:
        return None
    return Place(reading.claim.id, reading.of.id, int(low), int(high), side)


def _constraint(reading: _Reading) -> Constraint | None:
    figure, is_level = reading.figure, reading.figure.relation == "level"
    if _is_void(figure.strict) or _is_void(figure.lenient):
        return None
    lenient = hull(figure.strict, figure.lenient)
    if _low(figure.strict) is None and figure.strict.high is None:
        return None
    return Constraint(
        because=reading.claim.id,
        of=reading.of.id,
        base=None if is_level or reading.base is None else reading.base.id,
        strict=Interval(_low(figure.strict), figure.strict.high),
        lenient=Interval(_low(lenient), lenient.high),
        nominal=_nominal(figure, lenient),
        is_firm=not is_level or is_total(reading.of.indicator),
    )


def _is_void(interval: Interval) -> bool:
    """Whether no positive value is allowed."""
    return interval.high is not None and interval.high <= 0


def _low(interval: Interval) -> float | None:
    """The lower limit if it says more than that the value is positive."""
    return interval.low if interval.low is not None and interval.low > 0 else None


def hull(one: Interval, other: Interval) -> Interval:
    """The least interval that contains both."""
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return Interval(low, high)


def _nominal(figure: Figure, lenient: Interval) -> float | None:
    """The number at its word, a range at its middle: +54 percent is 1.54, 25 percent of a whole 0.25."""
    value = figure.value if figure.value_high is None else (figure.value + figure.value_high) / 2
    if figure.unit == "percent" and figure.relation != "level":
        value = value / 100 + (1 if figure.relation == "ratio" else 0)
    return value if value > 0 and lenient.contains(Interval(value, value)) else None


def _without_several(constraints: Sequence[Constraint], records: Records) -> list[Constraint]:
    """Leave out levels that no one value fits, where there may be several things of the kind: two loans, three orders."""
    levels: dict[QuantityId, list[Constraint]] = {}
    for constraint in constraints:
        if constraint.base is None and not constraint.is_firm:
            levels.setdefault(constraint.of, []).append(constraint)
    several = {quantity.id for quantity in records.quantities if _is_several(levels.get(quantity.id, []))}
    return [row for row in constraints if row.base is not None or row.is_firm or row.of not in several]


def _is_several(levels: Sequence[Constraint]) -> bool:
    """Intervals have a value in common exactly when each two of them have: it is enough to look at the highest low."""
    lows = [row.strict.low for row in levels if row.strict.low is not None]
    highs = [row.strict.high for row in levels if row.strict.high is not None]
    return bool(lows and highs) and max(lows) > min(highs)
