"""When: the period a figure holds for and the base it is measured from."""

from datetime import date, timedelta
from typing import NamedTuple

from comity.extract.setting import Match, Setting
from comity.model.analysis import Amount, When
from comity.model.period import Period
from comity.resources.cues import cues


class Timing(NamedTuple):
    """The period of a figure and, for ratios and differences, the period it is measured from."""

    period: Period | None = None
    base: Period | None = None


def timing(setting: Setting, amount: Amount, carried: Timing | None) -> Timing:
    """Resolve period and base of an amount from the dates of its sentence.

    A date after "from", "over" or "compared with" is the base of a ratio or difference. The period is the nearest other date,
    one of the same clause first. "In 2018-2024 it grew by 54 %" measures 2024 from 2018. Growth over
    one year without a stated base
    is measured from the year before, as statistics have it.
    """
    dated = [(when, setting.spot(when.start, when.end)) for when in setting.periods if when.period and when.kind == "DATE"]
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    if amount.relation not in {"ratio", "difference"}:
        return Timing(_nearest(setting, here, dated, carried))
    bases = [pair for pair in dated if _is_base(setting, pair, here)]
    base = _own(min(bases, key=lambda pair: setting.distance(pair[1], here))[0]) if bases else None
    period = _nearest(setting, here, [pair for pair in dated if pair not in bases], carried)
    if base is None and period is not None:
        period, base = split(period) or (period, _year_before(period) if amount.relation == "ratio" else None)
    return Timing(period, base)


def _nearest(setting: Setting, here: Match, dated: list[tuple[When, Match]], carried: Timing | None) -> Period | None:
    """The date nearest to an amount; one behind it in the same clause beats one before it, and a sentence opens for all of it."""
    costs = []
    for when, spot in dated:
        cost = setting.distance(spot, here)
        if spot.first > here.last:
            cost *= 0.5
        elif spot.first <= 2:
            cost = min(cost, 12.0)
        costs.append((cost, when.start, when))
    if costs:
        return _own(min(costs)[2])
    return carried.period if carried is not None else None


def _own(when: When) -> Period | None:
    """The days a date denotes, opened to one side by "since"."""
    if when.period is not None and when.role == "since":
        return Period(when.period.first, None)
    return when.period


def _is_base(setting: Setting, pair: tuple[When, Match], here: Match) -> bool:
    """Whether a date follows a word that makes it the base, after the amount or right before "to"."""
    when, spot = pair
    if when.role == "over":
        return True
    cue = cues("base", setting.lang)
    before = tuple(word.text for word in setting.words[max(0, spot.first - 4) : spot.first])
    stripped = tuple(word for word in before if word not in {"the", "same", "period", "of", "in", "level", "a"})
    is_marked = any(stripped[-n:] in cue for n in (1, 2, 3) if len(stripped) >= n) or (
        when.role == "from" and spot.first > here.last
    )
    return is_marked and spot.first > here.last


def split(period: Period) -> tuple[Period, Period] | None:
    """The last and the first year of a span of several calendar years, or None for any other period."""
    if period.first is None or period.last is None or period.first.year == period.last.year:
        return None
    if (period.first.month, period.first.day, period.last.month, period.last.day) != (1, 1, 12, 31):
        return None
    return Period.year(period.last.year), Period.year(period.first.year)


def _year_before(period: Period) -> Period | None:
    """The same span a year earlier, for spans of a quarter to a year."""
    days = period.days
    if days is None or not 28 <= days <= 366 or period.first is None or period.last is None:
        return None
    if period.is_calendar_year:
        return Period.year(period.first.year - 1)
    after = period.last + timedelta(days=1)
    return Period(_earlier(period.first), _earlier(after) - timedelta(days=1))


def _earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
