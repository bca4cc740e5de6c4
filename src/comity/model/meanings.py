"""One amount as all that it may tell: how much there is, how much more or less, which part of a whole."""

from collections.abc import Iterator

from msgspec.structs import replace

from comity.model.analysis import Amount
from comity.model.claim import Relation
from comity.model.interval import Interval
from comity.model.tolerance import Pair, as_factors, as_fractions, mirrored


def as_percentages(amount: Amount, sign: int = 0) -> Iterator[Amount]:
    """A percentage as each of what it may be; a signed one is a change."""
    pair, top = _plain(amount), abs(amount.value_high or amount.value)
    low, high = (
        sorted((abs(amount.value), abs(amount.value_high))) if amount.value_high is not None else (abs(amount.value), None)
    )
    if sign >= 0:
        yield _related(amount, "ratio", (low, high), as_factors(pair, 1))
    if sign <= 0:
        yield _related(amount, "ratio", (-low, None) if high is None else (-high, -low), as_factors(pair, -1))
    if not sign:
        yield _related(amount, "share", (low, high), as_fractions(pair, top))
        yield _related(amount, "level", (low, high), pair)


def changed(amount: Amount, sign: int) -> Amount:
    """A level as a difference up or down."""
    if sign > 0:
        return replace(amount, relation="difference", is_relation_certain=True)
    low, high = (-amount.value, None) if amount.value_high is None else (-amount.value_high, -amount.value)
    strict, lenient = mirrored((amount.strict, amount.lenient))
    return replace(
        amount, relation="difference", value=low, value_high=high, strict=strict, lenient=lenient, is_relation_certain=True
    )


def _related(amount: Amount, relation: Relation, ends: tuple[float, float | None], pair: Pair) -> Amount:
    return replace(
        amount,
        relation=relation,
        value=ends[0],
        value_high=ends[1],
        strict=pair[0],
        lenient=pair[1],
        is_relation_certain=True,
    )


def _plain(amount: Amount) -> Pair:
    """The intervals of a percentage in percent, whatever it was taken for."""
    if amount.relation == "level":
        return amount.strict, amount.lenient
    if amount.relation == "share":
        return amount.strict.scaled(100), amount.lenient.scaled(100)
    sign = -1 if amount.value < 0 else 1
    return _change(amount.strict, sign), _change(amount.lenient, sign)


def _change(factor: Interval, sign: int) -> Interval:
    """A factor as the change in percent that it makes: 0.88 is 12 down."""
    ends = [None if end is None else sign * (end - 1) * 100 for end in (factor.low, factor.high)]
    return Interval(*(ends if sign > 0 else ends[::-1]))
