"""What the sentence and document decide of an amount that its own words leave open: a bare percentage, a shared currency name."""

from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from comity.extract.dyad import states_named
from comity.extract.setting import Setting
from comity.model.analysis import Amount
from comity.model.interval import Interval
from comity.resources import load
from comity.resources.cues import cues


class SharedCurrency(Struct, frozen=True):
    """A currency name that several states share, as one of them has it."""

    name: str
    state: str
    currency: str


@cache
def shared_currencies() -> dict[str, dict[str, str]]:
    """For each currency name that several states share, the ISO 4217 code in each of them."""
    found: dict[str, dict[str, str]] = {}
    for row in load("shared_currencies", SharedCurrency):
        found.setdefault(row.name, {})[row.state] = row.currency
    return found


def settled(setting: Setting, amount: Amount) -> Amount:
    """An amount with its relation and unit as the text around it decides them."""
    if amount.unit == "percent":
        return _percentage(setting, amount)
    base, slash, rate = amount.unit.partition("/")
    if base in shared_currencies():
        named = {
            shared_currencies()[base][state] for state in states_named(setting.analysis) if state in shared_currencies()[base]
        }
        if len(named) == 1:
            return replace(amount, unit=f"{named.pop()}{slash}{rate}")
    return amount


def _percentage(setting: Setting, amount: Amount) -> Amount:
    """A percentage beside "tariff", "rate" or "inflation" is a level; beside a word of growth a change; any other a share."""
    if amount.is_relation_certain and amount.relation != "level":
        return amount
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    as_part = amount.strict.scaled(0.01) if amount.relation == "level" else amount.strict
    loosely = amount.lenient.scaled(0.01) if amount.relation == "level" else amount.lenient
    if _stands_near(setting, "level", here.first, here.last):
        return replace(amount, relation="level", strict=as_part.scaled(100), lenient=loosely.scaled(100))
    if not amount.is_relation_certain and _stands_near(setting, "growth", here.first, here.last):
        return replace(amount, relation="ratio", strict=_grown(as_part), lenient=_grown(loosely))
    return replace(amount, relation="share", strict=as_part, lenient=loosely)


def _grown(part: Interval) -> Interval:
    """Turn a change as a fraction into the factor it makes."""
    return Interval(None if part.low is None else 1 + part.low, None if part.high is None else 1 + part.high)


def _stands_near(setting: Setting, kind: str, first: int, last: int) -> bool:
    words = {word.text for word in (*setting.words[max(0, first - 6) : first], *setting.words[last + 1 : last + 4])}
    return any(len(phrase) == 1 and phrase[0] in words for phrase in cues(kind, setting.lang))
