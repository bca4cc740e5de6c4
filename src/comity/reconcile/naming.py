"""What quantities are called in a sentence: only as much as tells them apart."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from comity.model.record import Quantity
from comity.resources import load
from comity.resources.indicators import label
from comity.resources.rows import State

NAMED = ("indicator", "scope", "reporter", "partner", "product", "world")
"""The fields that a name can mention besides the period."""


def full_name(quantity: Quantity) -> str:
    """Everything that identifies a quantity: "exports of wheat of Russia to Egypt in 2024 (target:moscow)"."""
    return _name(quantity, NAMED)


def short_names(quantities: Collection[Quantity]) -> dict[str, str]:
    """A name for each quantity, by id: its period and whatever else differs among them ("2024", "exports in 2024").

    A name that would not be its quantity's alone is told with the unit ("2024 (USD)") or becomes the full one.
    """
    first = next(iter(quantities), None)
    varying = tuple(field for field in NAMED if any(getattr(one, field) != getattr(first, field) for one in quantities))
    names = {one.id: _name(one, varying) for one in quantities}
    return {one.id: _own_name(one, names[one.id], list(names.values()), quantities) for one in quantities}


def _own_name(quantity: Quantity, name: str, names: Sequence[str], quantities: Collection[Quantity]) -> str:
    """A name that is one quantity's alone: the short one, that with its unit, or the full one."""
    alike = [one.unit for one, other in zip(quantities, names, strict=True) if other == name]
    if len(alike) == 1:
        return name
    return f"{name} ({quantity.unit})" if alike.count(quantity.unit) == 1 else full_name(quantity)


def copula(name: str) -> str:
    """The verb that fits a name: "2024 is", "exports in 2024 are"."""
    head = re.split(r" (?:of|to|from|with|in) | \(", name, maxsplit=1)[0]
    return "are" if head.endswith("s") and not head.endswith(("ss", "is")) else "is"


def _name(quantity: Quantity, fields: Collection[str]) -> str:
    period = None if quantity.period is None else quantity.period.label()
    if not fields and period is not None:
        return period
    words = [label(quantity.indicator)]
    if "product" in fields and quantity.product is not None:
        words.append(f"of {quantity.product}")
    if "reporter" in fields and quantity.reporter is not None:
        words.append(f"of {_state(quantity.reporter)}")
    if "partner" in fields and quantity.partner is not None:
        words.append(f"{_toward(quantity)} {_state(quantity.partner)}")
    if "scope" in fields and quantity.scope is not None:
        words.append(f"({quantity.scope})")
    if period is not None:
        words.append(f"in {period}")
    if "world" in fields and quantity.world != "actual":
        words.append(f"({quantity.world.partition(':')[0]})")
    return " ".join(words)


def _toward(quantity: Quantity) -> str:
    return {"export": "to", "import": "from"}.get(quantity.direction or "", "with")


def _state(code: str) -> str:
    return _states().get(code, code)


@cache
def _states() -> dict[str, str]:
    return {row.iso3: row.name for row in load("states", State)}
