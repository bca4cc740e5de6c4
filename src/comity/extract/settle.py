"""What the sentence and document decide of an amount that its own words leave open: a bare percentage, a shared currency name."""

from msgspec.structs import replace

from comity.extract.coins import money, shared_currencies
from comity.extract.setting import Setting
from comity.model.analysis import Amount
from comity.model.interval import Interval
from comity.resources.cues import cues

__all__ = ["settled", "shared_currencies"]


def settled(setting: Setting, amount: Amount) -> Amount:
    """An amount with its relation and unit as the text around it decides them."""
    if amount.unit == "percent":
        return _percentage(setting, amount)
    return money(setting.analysis, amount)


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
