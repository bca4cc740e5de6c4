"""Context: a side of a measure that its own words leave open, where what was told before or the pair of the document shows it."""

from typing import NamedTuple

from comity.extract.dyad import acting_dyad
from comity.extract.measure.sides import Sides
from comity.extract.setting import Setting
from comity.model.claim import MeasureAction, MeasureType

MOST_BACK = 3
"""How many sentences back a measure of another kind may have been told that "the restrictions" goes on with."""
APART: frozenset[MeasureType] = frozenset({"visa", "recognition", "asset_freeze"})
"""Types that go on only with their own kind; "the restrictions" may be an embargo, a duty or a sanction."""


class Told(NamedTuple):
    """A measure with both sides named, and the sentence that tells it."""

    number: int
    type: MeasureType
    sides: Sides
    action: MeasureAction = "imposed"


def completed(setting: Setting, kind: MeasureType, sides: Sides, earlier: list[Told]) -> Sides:
    """The sides with what context adds: those of the measure last told, else the other state of the pair the document is about.

    Where the words name neither side only the former counts.
    """
    if sides.imposers and sides.targets:
        return sides
    for told in reversed(earlier):
        is_near = told.number >= setting.number - MOST_BACK
        if (is_near or told.type == kind) and _goes_on(kind, sides, told):
            return told.sides
    known = sides.imposers or sides.targets
    pair = acting_dyad(setting.analysis) or ()
    if kind == "recognition" or len(known) != 1 or known[0] not in pair:
        return sides
    other = tuple(code for code in pair if code != known[0] and _is_told_of(setting, code))
    return Sides(sides.imposers or other, sides.targets or other)


def _is_told_of(setting: Setting, code: str) -> bool:
    """Whether a document names a state more than once, so that it is no mere place in it."""
    return sum(mention.states == (code,) for mention in setting.analysis.actors) > 1


def _goes_on(kind: MeasureType, sides: Sides, told: Told) -> bool:
    is_kin = kind == told.type or not {kind, told.type} & APART
    is_same = sides.imposers in {(), told.sides.imposers} and sides.targets in {(), told.sides.targets}
    return is_kin and is_same
