"""When: the period a figure holds for, the base it is measured from, and the day on which it was said."""

from datetime import date, timedelta
from typing import NamedTuple

from comity.extract.setting import Match, Setting
from comity.model.analysis import Amount, Utterance, When
from comity.model.claim import Modality
from comity.model.period import Period
from comity.resources.cues import cues

REACH_AFTER = 9.0
"""A date further behind an amount belongs to another clause."""

OPENING = 12.0
"""What a date at the head of a sentence costs at most: it opens for all of it."""

FILLER = {"the", "same", "period", "of", "in", "level", "a"}

Dated = tuple[When, Match]


class Timing(NamedTuple):
    """The period of a figure and, for ratios and differences, the period it is measured from."""

    period: Period | None = None
    base: Period | None = None


def timing(  # noqa: PLR0917
    setting: Setting, amount: Amount, mood: Modality, said: Utterance | None, carried: Timing | None, level: Period | None
) -> Timing:
    """Resolve period and base of an amount from the dates of its sentence.

    Dates outside the words that a speaker said tell when it was said, not what of. A date after "from", "over" or "compared with"
    is the base of a ratio or difference; the period is the nearest other date. "In 2018-2024 it grew by 54 %" measures 2024 from
    2018. Growth over one past year without a stated base is measured from the year before, as statistics have it; a multiple
    that is aimed at, from the last actual `level` of the paragraph. A change goes on with the period of the figure before
    it in the sentence (`carried`).
    """
    dated = [pair for pair in _dated(setting) if said is None or said.content[0] <= pair[0].start < said.content[1]]
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    if amount.relation not in {"ratio", "difference"}:
        return Timing(_nearest(setting, here, [pair for pair in dated if _holds_for(setting, pair[1], here)], None))
    bases = [pair for pair in dated if _is_base(setting, pair, here)]
    base = _own(min(bases, key=lambda pair: setting.distance(pair[1], here))[0]) if bases else None
    period = _nearest(setting, here, [pair for pair in dated if pair not in bases], carried)
    if base is not None or period is None or amount.relation == "difference":
        return Timing(period, base)
    if mood in {"actual", "estimate"}:
        return Timing(*(split(period) or (period, year_before(period))))
    return Timing(period, level)


def said_when(setting: Setting, said: Utterance) -> Period | None:
    """When something was said, where the words around the speech tell it ("In November, the minister said ...")."""
    outside = [when for when, _ in _dated(setting) if not said.content[0] <= when.start < said.content[1]]
    published = setting.analysis.document.metadata.published
    if len(outside) != 1 or outside[0].precision not in {"day", "month", "week"} or outside[0].period is None:
        return None
    is_past = published is None or published.last is None or (outside[0].period.first or published.last) <= published.last
    return outside[0].period if is_past else None


def _dated(setting: Setting) -> list[Dated]:
    return [(when, setting.spot(when.start, when.end)) for when in setting.periods if when.period and when.kind == "DATE"]


def _nearest(setting: Setting, here: Match, dated: list[Dated], carried: Timing | None) -> Period | None:
    """The date nearest to an amount; right behind it beats before it, and the head of the sentence holds for all of it."""
    costs = [(cost, when.start, when) for when, spot in dated if (cost := _cost(setting, here, spot)) is not None]
    if costs:
        return _own(min(costs)[2])
    return carried.period if carried is not None else None


def _holds_for(setting: Setting, spot: Match, here: Match) -> bool:
    """Whether a date holds for a level: it opens the sentence, or no clause boundary stands between them."""
    return spot.first <= 2 or not setting.is_parted(spot, here)


def _cost(setting: Setting, here: Match, spot: Match) -> float | None:
    distance = setting.distance(spot, here)
    if spot.first > here.last:
        if distance > REACH_AFTER or setting.is_parted(here, spot):
            return None
        return distance / 2
    return min(distance, OPENING) if spot.first <= 2 else distance


def _own(when: When) -> Period | None:
    """The days a date denotes, opened to one side by "since"."""
    if when.period is not None and when.role == "since":
        return Period(when.period.first, None)
    return when.period


def _is_base(setting: Setting, pair: Dated, here: Match) -> bool:
    """Whether a date behind the amount follows a word that makes it the base."""
    when, spot = pair
    if when.role == "over":
        return True
    if spot.first <= here.last:
        return False
    before = [word.text for word in setting.words[max(0, spot.first - 5) : spot.first]]
    bare = tuple(word for word in before if word not in FILLER)
    marks = cues("base", setting.lang)
    return when.role == "from" or any(bare[-n:] in marks for n in (1, 2, 3) if len(bare) >= n)


def split(period: Period) -> tuple[Period, Period] | None:
    """The last and the first year of a span of several calendar years, or None for any other period."""
    if period.first is None or period.last is None or period.first.year == period.last.year:
        return None
    if (period.first.month, period.first.day, period.last.month, period.last.day) != (1, 1, 12, 31):
        return None
    return Period.year(period.last.year), Period.year(period.first.year)


def year_before(period: Period) -> Period | None:
    """The same span a year earlier, for spans of a month to a year."""
    days = period.days
    if days is None or not 28 <= days <= 366 or period.first is None or period.last is None:
        return None
    if period.is_calendar_year:
        return Period.year(period.first.year - 1)
    after = period.last + timedelta(days=1)
    return Period(_earlier(period.first), _earlier(after) - timedelta(days=1))


def _earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
