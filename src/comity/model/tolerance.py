"""How far a number may be from what was meant: a strict and a lenient interval.

A number has a `place` (what its last digit other than zero counts) and a `shown` (what its last written digit counts). It is
taken
- strictly: to half a unit of its last written digit; a round number ("200", "50") to half a unit of one digit finer than its
  place, and a number with a scale word ("7 million") to no more than 5 % of itself;
- leniently: to half a unit of its place, and at least twice the strict width: "200 million" may be 150 to 250 million,
  "54 %" 53 to 55 %.

Hedges change that by their row of `hedges.tsv`: "about" widens both to a share of the number; "over" reaches up to the next
round number (at most a quarter more) strictly and has no upper limit leniently; "under" reaches down to four fifths, or has no
lower limit; "up to" has no lower limit and may be passed leniently; "at least" has no upper limit; "exactly" leaves half a unit
of the last written digit in both. Ranges reach from the lower end of their first number to the upper end of their second. Counts
of things are exact while small or unround; ranks and terms always are. Multiples ("double") and fractions in words have widths
of their own. A change in percent becomes a factor (+54 is 1.54), a share a fraction. After
Williams and Power (2013) and Cummins, Sauerland and Solt (2012) on what round and compared numbers are taken to mean.
"""

from decimal import Decimal
from typing import Protocol, TypeAlias

from comity.model.claim import Hedge
from comity.model.interval import Interval

Pair: TypeAlias = tuple[Interval, Interval]
"""The strict and the lenient interval."""


class Written(Protocol):
    """A number as it was written: `place` and `shown` as above; `is_scaled` when a scale word belongs to it ("7 million")."""

    @property
    def value(self) -> Decimal:
        """What the number says, scale word included."""

    @property
    def place(self) -> Decimal:
        """What its last digit other than zero counts."""

    @property
    def shown(self) -> Decimal:
        """What its last written digit counts."""

    @property
    def is_scaled(self) -> bool:
        """Whether a scale word belongs to it."""


class Width(Protocol):
    """What a hedge does to a number: a row of `hedges.tsv`, widths as shares of the number."""

    @property
    def hedge(self) -> Hedge:
        """Which hedge it is."""

    @property
    def strict(self) -> float:
        """The strict width."""

    @property
    def lenient(self) -> float:
        """The lenient width."""


def half_widths(numeral: Written) -> tuple[float, float]:
    """The strict and the lenient distance between a bare number and what it may stand for."""
    place, shown = float(numeral.place), float(numeral.shown)
    if shown < place:
        strict = place / 20
    elif numeral.is_scaled:
        strict = min(shown / 2, 0.05 * float(numeral.value))
    else:
        strict = shown / 2
    return strict, max(place / 2, 2 * strict)


def around(value: float, strict: float, lenient: float) -> Pair:
    """Both intervals around a value that cannot be negative."""
    return tuple(Interval(max(value - half, min(value, 0.0)), value + half) for half in (strict, lenient))  # type: ignore[return-value]


def hedged(numeral: Written, hedge: Width | None) -> Pair:
    """The intervals of one number under its hedge, in its own unit."""
    value = float(numeral.value)
    strict, lenient = half_widths(numeral)
    if hedge is None:
        return around(value, strict, lenient)
    if hedge.hedge == "about":
        return around(value, max(strict, hedge.strict * value), max(lenient, hedge.lenient * value))
    if hedge.hedge == "exact":
        exact = float(numeral.shown) / 2
        return around(value, exact, exact)
    step = min(float(numeral.place), hedge.strict * value) if value else float(numeral.place)
    return _one_sided(value, step, hedge)


def _one_sided(value: float, step: float, hedge: Width) -> Pair:
    """The intervals of a number that is a limit; `step` leads to the next round number."""
    if hedge.hedge == "over":
        return Interval(value, value + step), Interval(value * (1 - hedge.lenient), None)
    if hedge.hedge == "at_least":
        return Interval(value, None), Interval(value * (1 - hedge.lenient), None)
    low = value * (1 - hedge.strict) if hedge.hedge == "under" else None
    return Interval(low, value), Interval(None, value * (1 + hedge.lenient))


def between(low: Written, high: Written, hedge: Width | None) -> Pair:
    """The intervals of a range: from the lower end of its first number to the upper end of its second."""
    row = hedge if hedge and hedge.hedge == "about" else None
    first, last = hedged(low, row), hedged(high, row)
    strict, lenient = (Interval(one.low, two.high) for one, two in zip(first, last, strict=True))
    return strict, lenient


def counted(numeral: Written, hedge: Width | None) -> Pair:
    """The intervals of a count: exact for a small or an unround whole number."""
    is_exact = hedge is None or hedge.hedge == "exact"
    is_whole = numeral.value == numeral.value.to_integral_value() and not numeral.is_scaled
    if is_exact and is_whole and (numeral.value < 100 or numeral.place == 1):
        return point(numeral.value)
    return hedged(numeral, hedge)


def point(value: Decimal | int) -> Pair:
    """Exactly one value in both readings."""
    exact = Interval(float(value), float(value))
    return exact, exact


def multiple(numeral: Written, hedge: Width | None) -> Pair:
    """The intervals of "N times", as a factor: "double" is 1.95 to 2.05 strictly and 1.5 to 2.5 leniently."""
    if hedge is None and numeral.shown >= 1:
        return around(float(numeral.value), float(numeral.place) / 20, float(numeral.place) / 2)
    return hedged(numeral, hedge)


def part(value: float, hedge: Width | None) -> Pair:
    """The intervals of a fraction in words ("a third", "halved"): 2.5 % of it either way strictly, 25 % leniently."""
    if hedge and hedge.hedge not in {"about", "exact"}:
        return _one_sided(value, hedge.strict * value, hedge)
    return around(value, max(0.025, hedge.strict if hedge else 0.0) * value, 0.25 * value)


def as_factors(pair: Pair, sign: int) -> Pair:
    """A change in percent as the factor that it makes: +54 is 1.54, -12 is 0.88; a factor is never negative."""
    return tuple(_factor(interval, sign) for interval in pair)  # type: ignore[return-value]


def _factor(interval: Interval, sign: int) -> Interval:
    near, far = interval.low, interval.high
    low, high = (near, far) if sign > 0 else (far, near)
    return Interval(
        None if low is None else max(0.0, (100 + sign * low) / 100), None if high is None else max(0.0, (100 + sign * high) / 100)
    )


def as_fractions(pair: Pair, value: float) -> Pair:
    """A share in percent as a fraction, which a part of a whole cannot push above one."""
    top = 1.0 if value <= 100 else None
    return tuple(_fraction(interval, top) for interval in pair)  # type: ignore[return-value]


def _fraction(interval: Interval, top: float | None) -> Interval:
    high = None if interval.high is None else interval.high / 100
    if top is not None and high is not None:
        high = min(high, top)
    return Interval(None if interval.low is None else interval.low / 100, high)


def mirrored(pair: Pair) -> Pair:
    """The intervals of a falling difference: below zero."""
    return tuple(Interval(None if side.high is None else -side.high, None if side.low is None else -side.low) for side in pair)  # type: ignore[return-value]
