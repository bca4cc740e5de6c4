"""When: the period a figure holds for, the base it is measured from, and the day on which it was said."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from comity.extract.setting import Match, Setting
from comity.model.analysis import Amount, Utterance, When
from comity.model.claim import Modality
from comity.model.period import Period
from comity.resources.cues import cues

REACH_AFTER = 9.0
"""A date further behind an amount belongs to another clause."""

REACH_ALONE = 16.0
"""How far behind an amount the only date of a sentence may stand when it is the day by which something shall be."""

OPENING = 12.0
"""What a date at the head of a sentence costs at most: it opens for all of it."""

TERMS = {"years", "months", "weeks", "days"}
"""The units of terms, which hold for no period of the calendar."""

FILLER = {"the", "same", "period", "of", "in", "level", "a", "year"}

Dated = tuple[When, Match]


class Timing(NamedTuple):
    """The period of a figure and, for ratios and differences, the period it is measured from."""

    period: Period | None = None
    base: Period | None = None


class Before(NamedTuple):
    """What the text before an amount leaves to it.

    `carried` is the timing of the figure before it in its sentence, `level` the period of the last actual level of the same
    indicator, `standing` the period that a sentence without any date goes on with.
    """

    carried: Timing | None = None
    level: Period | None = None
    standing: Period | None = None


def timing(setting: Setting, amount: Amount, mood: Modality, said: Utterance | None, before: Before) -> Timing:
    """Resolve period and base of an amount from the dates of its sentence.

    Dates outside the words that a speaker said tell when it was said, not what of. A date after "from", "over" or "compared
    with" is a base; the period is the nearest other date. "In 2018-2024 it grew by 54 %" measures 2024 from 2018. Growth over one
    past year without a stated base is measured from the year before, as statistics have it; a multiple that is aimed at, from
    the last actual level. A change goes on with the period of the figure before it in the sentence.
    """
    if amount.unit in TERMS:
        return Timing()
    dated = [pair for pair in _dated(setting) if said is None or said.content[0] <= pair[0].start < said.content[1]]
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    bases = [pair for pair in dated if _is_base(setting, pair, here, amount)]
    others = [pair for pair in dated if pair not in bases and pair[0].role != "until" and not is_aside(setting, pair[1])]
    if amount.relation not in {"ratio", "difference"}:
        period = _nearest(setting, here, [pair for pair in others if _holds_for(setting, pair[1], here)], None)
        return Timing(_reached(setting, period, here) or _standing(setting, before))
    base = _own(min(bases, key=lambda pair: setting.distance(pair[1], here))[0]) if bases else None
    period = _nearest(setting, here, others, before.carried) or (None if others else _standing(setting, before, bases))
    if base is not None or period is None or amount.relation == "difference":
        return Timing(period, Period.year(base.first.year) if base and base.first and base.last is None else base)
    if mood in {"actual", "estimate"}:
        return Timing(*(split(period) or (period, year_before(period))))
    return Timing(period, before.level)


def _standing(setting: Setting, before: Before, bases: Sequence[Dated] = ()) -> Period | None:
    """The period that goes on from before, for a sentence that holds no date but the bases of its changes."""
    return before.standing if len(_dated(setting)) == len(bases) else None


def _reached(setting: Setting, period: Period | None, here: Match) -> Period | None:
    """The last year of a span in which something grew to a level ("grew between 2016 and 2024, to $5 billion")."""
    ends = split(period) if period is not None and setting.before(here.first) == "to" else None
    return ends[0] if ends else period


def said_when(setting: Setting, said: Utterance) -> Period | None:
    """When something was said, where the words around the speech tell it ("In November, the minister said ...")."""
    outside = [when for when, _ in _dated(setting) if not said.content[0] <= when.start < said.content[1]]
    published = setting.analysis.document.metadata.published
    if len(outside) != 1 or outside[0].precision not in {"day", "month", "week"} or outside[0].period is None:
        return None
    is_past = published is None or published.last is None or (outside[0].period.first or published.last) <= published.last
    return outside[0].period if is_past else None


def _dated(setting: Setting) -> list[Dated]:
    """The dates of a sentence that have a period, with their words.

    "The next five years" is one of them; "over the past three months" only where the sentence names no other date.
    """
    dated = [when for when in setting.periods if when.period and when.kind in {"DATE", "DURATION"}]
    is_named = any(when.kind == "DATE" for when in dated)
    found = [when for when in dated if when.kind == "DATE" or when.role == "by" or not is_named]
    kept = [when for before, when in zip([None, *found], found, strict=False) if before is None or not _ends(before, when)]
    return [(when, setting.spot(when.start, when.end)) for when in kept]


def is_aside(setting: Setting, spot: Match) -> bool:
    """Whether a date opens brackets for an amount of its own: "545 (2023: 602)"."""
    return setting.before(spot.first) == "(" and setting.after(spot.last) == ":"


def _ends(before: When, when: When) -> bool:
    """Whether a date only tells where the span before it ends ("the year ended June 2025")."""
    if before.period is None or when.period is None or when.start - before.end > len(" that ended on "):
        return False
    return before.anchor == "sentence" and before.period != when.period and before.period.last == when.period.last


def _nearest(setting: Setting, here: Match, dated: list[Dated], carried: Timing | None) -> Period | None:
    """The date nearest to an amount; right behind it beats before it, and the head of the sentence holds for all of it."""
    costs = [
        (cost, when.start, when)
        for when, spot in dated
        if (cost := _cost(setting, here, spot, is_due=len(dated) == 1 and when.role == "by")) is not None
    ]
    if costs:
        return _own(min(costs)[2])
    return carried.period if carried is not None else None


def _holds_for(setting: Setting, spot: Match, here: Match) -> bool:
    """Whether a date holds for a level: it opens the sentence, or no clause boundary stands between them."""
    return spot.first <= 2 or not setting.is_parted(spot, here)


def _cost(setting: Setting, here: Match, spot: Match, *, is_due: bool) -> float | None:
    distance = setting.distance(spot, here)
    if spot.first > here.last:
        if distance > (REACH_ALONE if is_due else REACH_AFTER) or setting.is_parted(here, spot):
            return None
        return distance / 2
    return min(distance, OPENING) if spot.first <= 2 else distance


def _own(when: When) -> Period | None:
    """The days a date denotes, opened to one side by "since"."""
    if when.period is not None and when.role == "since":
        return Period(when.period.first, None)
    return when.period


def _is_base(setting: Setting, pair: Dated, here: Match, amount: Amount) -> bool:
    """Whether a date is what the amount, or a change before it, is measured from.

    It follows "from", "over", "since" or "compared with" behind a change, or stands between a change and the level it led to.
    """
    when, spot = pair
    if when.role in {"over", "from"}:
        return when.role == "over" or amount.relation not in {"level", "rank", "share"} or spot.first < here.first
    if when.role == "since":
        return amount.relation in {"ratio", "difference"}
    if spot.first <= here.last:
        return False
    before = [word.text for word in setting.words[max(0, spot.first - 5) : spot.first]]
    bare = tuple(word for word in before if word not in FILLER)
    marks = cues("base", setting.lang)
    return any(bare[-n:] in marks for n in (1, 2, 3) if len(bare) >= n)


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
