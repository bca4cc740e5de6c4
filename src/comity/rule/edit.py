"""Other values for what was read out of some words: the analyst is their source, the words stay."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import DecodeError, ValidationError, convert, json, to_builtins
from msgspec.structs import replace

from comity.model.claim import Claim, Figure, kind_of
from comity.model.errors import RulingError
from comity.read.manifest import period
from comity.verify.errors import RefusedError
from comity.verify.items import FigureItem
from comity.verify.numbers import limits
from comity.verify.states import codes, state_of

EXTRACTOR = "ruling.edit@1"
"""What stands for the rule in a claim that an analyst edited."""
OF_CLAIM = ("modality", "is_denied")
"""What may be edited of a claim besides its payload."""
SETTING_LIMITS = frozenset({"relation", "value", "value_high", "unit", "hedge"})
"""Fields from which the intervals of a figure follow."""
PERIODS = frozenset({"period", "base", "date", "until", "due"})
STATES = frozenset({"reporter", "partner"})
PARTIES = "parties"
NEVER = frozenset({"kind", "strict", "lenient"})


def fields(claim: Claim) -> tuple[str, ...]:
    """The fields of a claim that an analyst may edit."""
    return (*(name for name in claim.payload.__struct_fields__ if name not in NEVER), *OF_CLAIM)


def assignments(given: Iterable[str]) -> dict[str, Any]:
    """Values as people give them, "field=value": JSON where it is JSON (12000000000, null, ["RUS"]), else words.

    In fields of time 2024 is a year and no number. Raises RulingError for what gives no value.
    """
    found: dict[str, Any] = {}
    for one in given:
        name, mark, value = one.partition("=")
        if not mark:
            raise RulingError(f"{one!r} gives no value; write FIELD=VALUE.")
        name, value = name.strip(), value.strip()
        try:
            found[name] = value if name in PERIODS and value != "null" else json.decode(value)
        except DecodeError:
            found[name] = value
    return found


def edited(claim: Claim, quote: str, values: Mapping[str, Any], analyst: str) -> Claim:
    """A claim with other values of some of its fields, in the form of JSON.

    Dates are as in "2024" or "2024-05-01/2024-05-31", states by code or name. The intervals of a figure are found anew from its
    number and hedge. Raises RulingError for a field that the claim does not have and a value that the field cannot have.
    """
    unknown = sorted(set(values) - set(fields(claim)))
    if unknown:
        raise RulingError(
            f"A {kind_of(claim.payload)} has no field {unknown[0]!r} that can be edited; it has {', '.join(fields(claim))}."
        )
    told = {name: _told(name, value) for name, value in values.items()}
    raw: dict[str, Any] = to_builtins(claim)
    raw["payload"] |= {name: value for name, value in told.items() if name not in OF_CLAIM}
    raw |= {name: value for name, value in told.items() if name in OF_CLAIM}
    try:
        found = convert(raw, Claim)
        if isinstance(found.payload, Figure) and SETTING_LIMITS & set(values):
            found = replace(found, payload=_with_limits(found.payload, found, quote))
    except (ValidationError, ValueError, RefusedError) as error:
        given = ", ".join(f"{name}={value}" for name, value in sorted(values.items()))
        raise RulingError(f"{claim.id} cannot be edited to {given}: {error}.") from error
    return replace(found, reader=analyst, extractor=EXTRACTOR, is_vouched=True)


def _told(name: str, value: object) -> object:
    """A value in the form of JSON: periods by their labels and states by code or name become what a claim holds."""
    if name in PERIODS:
        return _period(name, value)
    if name in STATES and isinstance(value, str):
        return _state(name, value)
    if name == PARTIES and isinstance(value, list | tuple):
        return sorted(_state(name, str(one)) for one in value)
    return value


def _state(name: str, value: str) -> str:
    found = value if value in codes() else state_of(value)
    if found is None:
        raise RulingError(f"{name} {value!r} is no state or body; give a code such as RUS, or a name in English.")
    return found


def _period(name: str, value: object) -> object:
    """A period from its label; None and what is a period already are left as they are."""
    if value is None or isinstance(value, dict):
        return value
    found = period(str(value))
    if found is None:
        raise RulingError(
            f"{name} {value!r} is no day, month, year or span; write it as in 2024, 2024-05 or 2024-05-01/2024-05-31."
        )
    return to_builtins(found)


def _with_limits(figure: Figure, claim: Claim, quote: str) -> Figure:
    item = FigureItem(
        indicator=figure.indicator,
        relation=figure.relation,
        value=figure.value,
        value_hi=figure.value_high,
        unit=figure.unit,
        hedge=figure.hedge,
        modality=claim.modality,
        evidence=quote,
    )
    if figure.value_high is not None and figure.value_high < figure.value:
        raise RefusedError(f"its range ends at {figure.value_high:g} before it begins at {figure.value:g}")
    strict, lenient = limits(item)
    return replace(figure, strict=strict, lenient=lenient)
