"""Proofs in plain words: each claim as a line of arithmetic, and each conflict as a sentence."""

from collections.abc import Mapping, Sequence

from comity.model.claim import Claim, Figure
from comity.model.ids import AssumptionId, ClaimId, QuantityId
from comity.model.interval import Interval
from comity.model.record import Quantity, Records
from comity.model.verdict import Assumption, Conflict, Step
from comity.model.wording import HEDGE_WORDS, apart, digits, figure_value, limits
from comity.reconcile.additions import Addition
from comity.reconcile.constraints import Constraint
from comity.reconcile.naming import copula, full_name, short_names

COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Narrator:
    """Puts constraints into words. Holds the claims, quantities and assumptions that they speak of."""

    def __init__(self, claims: Sequence[Claim], quantities: Sequence[Quantity], assumptions: Sequence[Assumption]) -> None:
        """Index what is to be told, by id."""
        self.claims = {claim.id: claim for claim in claims}
        self.quantities = {quantity.id: quantity for quantity in quantities}
        self._figures = {claim.id: claim.payload for claim in claims if isinstance(claim.payload, Figure)}
        self._assumptions = {assumption.id: assumption.text for assumption in assumptions}

    def steps(self, constraints: Sequence[Constraint]) -> tuple[Step, ...]:
        """One step for each constraint, in the same order, with the strict interval as its factor."""
        ids = {row.of for row in constraints} | {row.base for row in constraints if row.base is not None}
        names = short_names([self.quantities[key] for key in sorted(ids)])
        return tuple(
            Step(because=row.because, quantity=row.of, base=row.base, factor=row.strict, text=self._sentence(row, names))
            for row in constraints
        )

    def addition(self, row: Addition) -> Step:
        """A step for something that adds: "2024 is 2023 and $45M to $55M more"."""
        names = short_names([self.quantities[key] for key in sorted(row.quantities)])
        first = row.terms[0][0]
        if row.whole is not None:
            parts = " and ".join(names[key] for key, _ in row.terms)
            text = f"{parts} together are {_multiple(row.strict)} {names[row.whole]} (assumed: {self._assumptions[row.because]})"
            return Step(because=row.because, quantity=first, base=row.whole, factor=row.strict, text=text)
        base = row.terms[1][0]
        text = f"{_be(names[first])} {names[base]} {figure_value(self._figures[row.because])}"
        return Step(because=row.because, quantity=first, base=base, factor=row.strict, text=text)

    def figure(self, claim: ClaimId) -> Figure:
        """The figure of a claim."""
        return self._figures[claim]

    def speaker(self, claim: ClaimId) -> str:
        """Who asserts a claim."""
        return speaker(self.claims[claim])

    def assumption(self, name: AssumptionId) -> str:
        """What is assumed under a name."""
        return self._assumptions[name]

    def _sentence(self, row: Constraint, names: Mapping[QuantityId, str]) -> str:
        of = names[row.of]
        if row.base is None:
            return self._level(row, of)
        base = names[row.base]
        if row.is_assumed:
            return f"{_be(of)} {_multiple(row.strict)} {base} (assumed: {self._assumptions[row.because]})"
        figure = self._figures[row.because]
        if figure.relation == "share":
            return f"{_be(of)} {figure_value(figure)} of {base}"
        if row.nominal is None:
            return f"{_be(of)} {_multiple(row.strict)} {base} ({figure_value(figure)})"
        return f"{_be(of)} {HEDGE_WORDS[figure.hedge]}{digits(row.nominal)} times {base}{_change(figure)}"

    def _level(self, row: Constraint, of: str) -> str:
        value = figure_value(self._figures[row.because])
        read = limits(row.strict, self.quantities[row.of].unit)
        return f"{_be(of)} {value}" if value == read else f"{_be(of)} {value}, which is read as {read}"


def explain(conflict: Conflict, claims: Sequence[Claim], records: Records) -> str:
    """Say who puts what at which value, and by what factor one of the statements must give.

    All steps but the last are multiplied out and held against the last. Nobody is called wrong: any one of the claims can be.
    """
    by_id = {claim.id: claim for claim in claims}
    quantities = {quantity.id: quantity for quantity in records.quantities}
    *carried, last = conflict.steps
    ids = sorted({step.quantity for step in conflict.steps} | {step.base for step in conflict.steps if step.base is not None})
    names = short_names([quantities[key] for key in ids])
    name, implied = full_name(quantities[last.quantity]), implied_by(carried, last)
    if last.base is None:
        unit = quantities[last.quantity].unit
        said, other = limits(implied, unit), limits(last.factor, unit)
    else:
        said, other = f"{_multiple(implied)} {names[last.base]}", _multiple(last.factor)
    under = "".join(f" and under the assumption {one}" for one in conflict.assumptions)
    first = f"According to {_speakers(carried, by_id)}{under}, {_be(name)} {said}"
    second = f"according to {_speakers([last], by_id)}, {'they are' if copula(name) == 'are' else 'it is'} {other}"
    giving = "One of these " + _count(len(conflict.claims)) + (", or the assumption," if conflict.assumptions else "")
    must = f"{giving} must give, by {apart(conflict.gap)}."
    return f"{first}; {second}. {must}"


def speaker(claim: Claim) -> str:
    """The name of the voice that asserts a claim."""
    return claim.speaker.name if claim.chain else "an unnamed source"


def _be(name: str) -> str:
    return f"{name} {copula(name)}"


def implied_by(carried: Sequence[Step], last: Step) -> Interval:
    """What all steps but the last say together about what the last one says, from its base on."""
    interval, at = Interval(1.0, 1.0), last.base
    is_onward = at in {carried[0].quantity, carried[0].base}
    for step in carried if is_onward else reversed(carried):
        if step.base == at:
            interval, at = _times(interval, step.factor), step.quantity
        else:
            interval, at = _times(interval, _inverse(step.factor)), step.base
    return interval


def _times(one: Interval, other: Interval) -> Interval:
    low = None if one.low is None or other.low is None else one.low * other.low
    high = None if one.high is None or other.high is None else one.high * other.high
    return Interval(low, high)


def _inverse(interval: Interval) -> Interval:
    return Interval(None if interval.high is None else 1 / interval.high, 1 / interval.low if interval.low else None)


def _multiple(factor: Interval) -> str:
    """An interval of multiples before what is multiplied: "0.9 to 1.25 times"."""
    low, high = factor.low, factor.high
    if low is None and high is None:
        return "any multiple of"
    if low is None or high is None:
        bound, value = ("at most", high) if low is None else ("at least", low)
        return f"{bound} {digits(value or 0)} times"
    first, second = digits(low), digits(high)
    return f"{first} times" if first == second else f"{first} to {second} times"


def _change(figure: Figure) -> str:
    if figure.unit != "percent" or figure.value_high is not None:
        return ""
    return f" ({digits(abs(figure.value))} percent {'up' if figure.value >= 0 else 'down'})"


def _speakers(steps: Sequence[Step], claims: Mapping[ClaimId, Claim]) -> str:
    names = list(dict.fromkeys(speaker(claims[step.because]) for step in steps if step.because in claims))
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "what is assumed"


def _count(number: int) -> str:
    return COUNTS[number] if number < len(COUNTS) else str(number)
