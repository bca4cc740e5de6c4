"""A chooser that knows the gold: it notes every decision with its right options, and takes a right one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from benchmarks.press import score

from comity.extract.chooser import Option
from comity.extract.flow import Flow
from comity.extract.indicator import Measured
from comity.extract.options.objects import WITH_OBJECT
from comity.extract.product import product_names
from comity.model.analysis import Amount
from comity.model.period import Period
from comity.resources.indicators import indicators, label

T = TypeVar("T")
Gold = Mapping[str, Any]


Key = tuple[int, int, str, str, float]


def key(amount: Amount) -> Key:
    """What tells the amounts that one number may be apart."""
    return amount.start, amount.end, amount.relation, amount.unit, amount.value


class Noted(NamedTuple):
    decision: str
    features: list[Sequence[str]]
    right: list[bool]


class Teacher:
    """Picks what the gold says where it can, else what nearness says."""

    def __init__(self, gold: Mapping[Key, Gold | None]) -> None:
        self.gold = gold
        self.noted: list[Noted] = []

    def pick(self, decision: str, amount: Amount, options: Sequence[Option[T]]) -> T:
        gold = self.gold.get(key(amount))
        if decision == "loan":
            meant = [option.value is not None and self.gold.get(key(option.value)) is not None for option in options]
            right = [not any(meant), *meant[1:]]
        elif decision == "meaning":
            right = [self.gold.get(key(option.value)) is not None for option in options]  # type: ignore[arg-type]
        elif decision == "claim":
            if gold is not None and gold.get("optional"):
                return True  # type: ignore[return-value]
            right = [option.value == (gold is not None) for option in options]
        elif gold is None:
            return _nearest(options)
        else:
            right = [is_right(decision, gold, option.value) for option in options]
        if not any(right):
            return _nearest(options)
        if not all(right):
            self.noted.append(Noted(decision, [option.features for option in options], right))
        chosen = [option for option, ok in zip(options, right, strict=True) if ok]
        return _nearest(chosen)


def _nearest(options: Sequence[Option[T]]) -> T:
    return next((option for option in options if option.is_nearest), options[0]).value


def is_right(decision: str, gold: Gold, value: Any) -> bool:
    return bool(CHECKS[decision](gold, value))


def _indicator(gold: Gold, measured: Measured) -> bool:
    code = measured.code
    row = indicators().get(code)
    if code in WITH_OBJECT:  # what it is of is another decision
        return any(label(code) in name.lower() for name in score.alts(gold, "indicator") if name)
    count = str(gold["unit"]).partition("/")[0] in {"count", "persons"} or code == "duration"
    text = measured.wording if count or row is None else label(code)
    if gold["relation"] == "rank":
        text = f"rank in {text}"
    direction = row.direction if row else None
    told = {"indicator": text, "relation": gold["relation"], "direction": gold["direction"]}
    told |= {"reporter": gold["reporter"], "partner": gold["partner"]}
    if {direction, gold["direction"]} == {"export", "import"} and gold["relation"] != "rank":
        return False
    return bool(score.attr_indicator(gold, told))


def _direction(gold: Gold, value: str | None) -> bool:
    return value in score.alts(gold, "direction")


def _flow(gold: Gold, value: Flow) -> bool:
    return bool(score.attr_flow(gold, {"direction": value.direction, "reporter": value.reporter, "partner": value.partner}))


def _days(period: Period | None) -> tuple[str | None, str | None]:
    if period is None:
        return None, None
    return period.first.isoformat() if period.first else None, period.last.isoformat() if period.last else None


def _period(gold: Gold, value: Period | None) -> bool:
    first, last = _days(value)
    return first in score.alts(gold, "period_start") and last in score.alts(gold, "period_end")


def _base(gold: Gold, value: Period | None) -> bool:
    first, last = _days(value)
    return first in score.alts(gold, "base_start") and last in score.alts(gold, "base_end")


def _product(gold: Gold, value: str | None) -> bool:
    """Whether goods are the annotated ones: they share a word, or are one row of the table ("garments" is clothing)."""
    return any(
        a is value or (a and value and (score.overlap(a, value) > 0 or product_names().get(tuple(a.lower().split())) == value))
        for a in score.alts(gold, "product")
    )


def _modality(gold: Gold, value: str) -> bool:
    return value in score.alts(gold, "modality")


def _object(gold: Gold, value: str | None) -> bool:
    """Whether a thing is the one that the gold's indicator names: half of the words of the shorter of the two."""
    _, _, wanted = score.read_indicator(gold["indicator"])
    if value is None:
        return not wanted
    _, _, told = score.read_indicator(value)
    plain = [{word for word in words if word not in score.CONCEPTS and not score.place_code(word)} for words in (wanted, told)]
    return bool(plain[0] & plain[1]) and len(plain[0] & plain[1]) / min(map(len, plain)) >= 0.5


CHECKS = {
    "object": _object,
    "indicator": _indicator,
    "direction": _direction,
    "flow": _flow,
    "period": _period,
    "base": _base,
    "product": _product,
    "modality": _modality,
}
