"""What the sentence and document decide of an amount that its own words leave open: a bare percentage, a shared currency name."""

import re
from bisect import bisect_left

from msgspec.structs import replace

from comity.extract.coins import money, shared_currencies
from comity.extract.dyad import remembered
from comity.extract.setting import Match, Setting
from comity.model.analysis import Amount, Analysis
from comity.model.interval import Interval
from comity.resources.cues import cues

__all__ = ["settled", "shared_currencies"]


DEPTH = 4
"""Through how many amounts before it a percentage may take over what the first of them is."""
CLAUSE = 40
"""How many words before a percentage may tell that it is a rate."""
LATER = 6
"""How many words may stand between two percentages of which the second goes on from the first: "and Nigeria's 2.9 percent"."""


def settled(setting: Setting, amount: Amount) -> Amount:
    """An amount with its relation and unit as the text around it decides them."""
    if amount.unit == "percent":
        return _percentage(setting, amount, DEPTH)
    return money(setting.analysis, amount)


def _percentage(setting: Setting, amount: Amount, depth: int) -> Amount:
    """A percentage beside "tariff", "rate" or "inflation" is a level; beside a word of growth a change; any other a share.

    One that goes on from another ("grew 0.7 percent and Nigeria's 2.9 percent") is what that is.
    """
    if amount.is_rate or (amount.is_relation_certain and amount.relation != "level"):
        return amount
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    as_part = amount.strict.scaled(0.01) if amount.relation == "level" else amount.strict
    loosely = amount.lenient.scaled(0.01) if amount.relation == "level" else amount.lenient
    if _is_level(setting, amount, here):
        return replace(amount, relation="level", strict=as_part.scaled(100), lenient=loosely.scaled(100))
    before = _goes_on(setting, amount, here, depth)
    if before is not None and before.relation == "ratio":
        return _as_change(amount, as_part, loosely, -1 if before.value < 0 else 1)
    if before is not None and before.relation == "level":
        return replace(amount, relation="level", strict=as_part.scaled(100), lenient=loosely.scaled(100))
    if not amount.is_relation_certain and _stands_near(setting, "growth", here.first, here.last):
        return replace(amount, relation="ratio", strict=_grown(as_part), lenient=_grown(loosely))
    return replace(amount, relation="share", strict=as_part, lenient=loosely)


def _as_change(amount: Amount, strict: Interval, lenient: Interval, sign: int) -> Amount:
    """A percentage as a change up or down."""
    if sign > 0:
        return replace(amount, relation="ratio", strict=_grown(strict), lenient=_grown(lenient))
    low, high = (-amount.value, None) if amount.value_high is None else (-amount.value_high, -amount.value)
    return replace(amount, relation="ratio", value=low, value_high=high, strict=_fallen(strict), lenient=_fallen(lenient))


def _goes_on(setting: Setting, amount: Amount, here: Match, depth: int) -> Amount | None:
    """The percentage that an undecided one goes on from: joined by "and" or "from" with no verb of its own between them."""
    if not depth:
        return None
    place = bisect_left(setting.amounts, amount.start, key=lambda one: one.start)
    last = setting.amounts[place - 1] if place else None
    if last is None or last.unit != "percent" or last.end > amount.start:
        return None
    there = setting.spot(last.phrase_start, last.phrase_end)
    between = [word.text for word in setting.words[there.last + 1 : here.first]]
    is_back = between[-1:] == ["from"] and len(between) <= 2
    is_listed = between[-2:] == ["and", "of"] and len(between) <= LATER
    is_gapped = "and" in between and len(between) <= LATER and between[-1].endswith(("'s", "’s"))
    is_paired = "and" in between and setting.after(here.last) == setting.after(there.last) == "to"
    if not (is_back or is_gapped or is_listed or is_paired) or (amount.is_relation_certain and not is_back):
        return None
    return _percentage(setting, last, depth - 1)


def _is_level(setting: Setting, amount: Amount, here: Match) -> bool:
    """Whether a percentage is a rate in its own right: a tariff, an interest rate, inflation."""
    if _stands_near(setting, "level", here.first, here.last):
        return True
    before = setting.words[max(0, here.first - CLAUSE) : here.first]
    is_ruled_out = any((word.text,) in cues("level.not", setting.lang) for word in before)
    if is_ruled_out or not _speaks_of_rates(setting):
        return False
    texts = [word.text for word in before]
    if amount.relation == "level" or amount.hedge == "up_to":
        return any((text,) in cues("level", setting.lang) for text in texts)
    is_charged = any((text,) in cues("level.verb", setting.lang) for text in texts[-3:])
    follows = [word.text for word in setting.words[here.last + 1 : here.last + 3]]
    is_charged = is_charged or any((text,) in cues("level.verb", setting.lang) for text in follows[1:])  # "the 46% it threatened"
    is_on = (
        follows[:1] == ["on"]
        and not {"year", "average", "the"} & set(follows[1:])
        and texts[-1:] in (["the"], ["a"], ["blanket"])
    )
    return (is_charged and follows[:1] != ["of"]) or is_on


@remembered
def _has_rates(analysis: Analysis) -> bool:
    """Whether a document speaks of tariffs, duties or the like at all."""
    found = re.findall(r"\w+", analysis.text.words.lower())
    return not cues("level.charge", analysis.document.metadata.lang or "en").isdisjoint((word,) for word in found)


def _speaks_of_rates(setting: Setting) -> bool:
    return _has_rates(setting.analysis) or any((word.text,) in cues("level", setting.lang) for word in setting.words)


def _grown(part: Interval) -> Interval:
    """Turn a change as a fraction into the factor it makes."""
    return Interval(None if part.low is None else 1 + part.low, None if part.high is None else 1 + part.high)


def _fallen(part: Interval) -> Interval:
    """Turn a fall as a fraction into the factor it makes."""
    low, high = part.high, part.low
    return Interval(None if low is None else max(0.0, 1 - low), None if high is None else max(0.0, 1 - high))


def _stands_near(setting: Setting, kind: str, first: int, last: int) -> bool:
    """Whether a cue stands six words before or three behind, and is not the first part of a compound ("tariff lines")."""
    places = (*range(max(0, first - 6), first), *range(last + 1, min(last + 4, len(setting.words))))
    heads = cues(f"{kind}.compound", setting.lang)
    singles = cues(kind, setting.lang)
    return any((setting.words[place].text,) in singles and (setting.after(place),) not in heads for place in places)
