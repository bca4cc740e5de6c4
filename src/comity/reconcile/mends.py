"""What would mend a conflict: the smallest change to each of its statements, and what keeps a tension from being more."""

from collections.abc import Sequence
from math import log

from comity.model.interval import Interval
from comity.model.verdict import Mend, Step
from comity.model.wording import amount, digits, figure_value, limits
from comity.reconcile.constraints import Constraint
from comity.reconcile.explain import Narrator, implied_by
from comity.reconcile.naming import full_name
from comity.reconcile.network import TOLERANCE
from comity.reconcile.slips import Turn, slack


def find_mends(rows: Sequence[Constraint], narrator: Narrator) -> tuple[Mend, ...]:
    """For each claim of a conflict the nearest value that the others leave it, in the order of the proof.

    `rows` are the steps of a minimal conflict in the order of its cycle; the strict reading is used, as in the proof.
    """
    steps = narrator.steps(rows)
    found = []
    for place, row in enumerate(rows):
        if row.is_assumed or len(steps) < 2:
            continue
        value = _nearest(row.strict, _left(steps, place))
        if value is not None:
            found.append(Mend(claim=row.because, value=value, text=_text(row, value, narrator)))
    return tuple(found)


def _left(steps: Sequence[Step], place: int) -> Interval:
    """What the other steps leave for one of them."""
    return implied_by([*steps[place + 1 :], *steps[:place]], steps[place])


def _nearest(said: Interval, left: Interval) -> float | None:
    if said.high is not None and left.low is not None and said.high < left.low:
        return left.low
    return left.high


def _text(row: Constraint, value: float, narrator: Narrator) -> str:
    figure = narrator.figure(row.because)
    bound = "at least" if row.strict.high is not None and value > row.strict.high else "at most"
    if row.base is None:
        told = amount(value, narrator.quantities[row.of].unit)
    elif figure.relation == "share":
        told = f"{digits(100 * value)} %"
    elif figure.unit == "percent":
        told = f"{100 * (value - 1):+.4g} %"
    else:
        told = f"{digits(value)} times"
    return f"{narrator.speaker(row.because)} would have to say {bound} {told} instead of {figure_value(figure)}"


def relief(turns: Sequence[Turn], narrator: Narrator) -> str:
    """What makes a tension no more than one: the number that may be meant more loosely, or the assumption it needs."""
    assumed = [turn.constraint.because for turn in turns if turn.constraint.is_assumed]
    if assumed:
        return f"It rests on an assumption: {narrator.assumption(assumed[0])}."
    loosened = []
    for place, turn in enumerate(turns):
        row = turn.constraint
        wide = [*turns[:place], Turn(_loose(row), turn.is_forward), *turns[place + 1 :]]
        if slack(wide, "strict", is_along=True) >= -TOLERANCE:
            loosened.append((-_width(row.lenient), row.because, row))
    if not loosened:
        loose = all(turn.constraint.is_firm for turn in turns)
        return "Read generously, as rounded numbers, they fit." if loose else "There may be several things of the kind."
    _, _, row = min(loosened)
    figure = narrator.figure(row.because)
    if row.base is not None:
        return (
            f"Rounding may explain it: read generously, {narrator.speaker(row.because)}'s {figure_value(figure)} fits the rest."
        )
    quantity = narrator.quantities[row.of]
    told = f"{narrator.speaker(row.because)}'s {figure_value(figure)} for {full_name(quantity)}"
    return f"Rounding may explain it: {told} may stand for {limits(row.lenient, quantity.unit)}, which fits the rest."


def _loose(row: Constraint) -> Constraint:
    return Constraint(because=row.because, of=row.of, base=row.base, strict=row.lenient, lenient=row.lenient, nominal=row.nominal)


def _width(interval: Interval) -> float:
    if not interval.low or interval.high is None:
        return float("inf")
    return log(interval.high / interval.low)
