"""Figures of texts that are read word by word: languages without a parse, whose cues tell what is measured and of what.

Precision before recall: a figure whose indicator and flow the words of its own sentence do not tell, or those of the figure that
it goes on from, is left out.
"""

from collections.abc import Callable, Iterator

from comity.extract.chain import utterance_at
from comity.extract.draft import Draft, draft
from comity.extract.evidence import evidence
from comity.extract.figure import unit_of
from comity.extract.indicator import Measured
from comity.extract.modality import is_denied, modality
from comity.extract.setting import Match, Setting
from comity.extract.timing import Before, timing, year_before
from comity.extract.worded.goods import goods
from comity.extract.worded.measured import measured_at
from comity.extract.worded.past import Past
from comity.extract.worded.sides import sides
from comity.model.analysis import Amount, Analysis
from comity.model.claim import Figure, Modality, Relation
from comity.model.period import Period
from comity.resources.indicators import is_total


def level(reading: Past) -> Figure:
    """A value, told beside the words for what it measures: "экспорт составил 11 млрд долларов"."""
    return _figure(reading, None)


def ratio(reading: Past) -> Figure:
    """A growth rate or multiple beside the words for what grew: "el comercio creció un 38 %"."""
    return _figure(reading, reading.timing.base)


def difference(reading: Past) -> Figure:
    """A change in the unit itself: "вырос на 5 млн тонн", "aumentó en 500 millones de dólares"."""
    return _figure(reading, reading.timing.base)


MOST_AMOUNTS = 60
"""A line with more amounts is a table, in which no word tells what stands beside it."""

RULES: dict[Relation, Callable[[Past], Figure]] = {"level": level, "ratio": ratio, "difference": difference}


def worded(analysis: Analysis) -> Iterator[Draft]:
    """Figure claims of the prose of a text, in order."""
    last: Past | None = None
    for number, sentence in enumerate(analysis.sentences):
        setting = Setting(analysis, number)
        if sentence.kind != "prose" or not 0 < len(setting.amounts) <= MOST_AMOUNTS or setting.words[-1].text == "?":
            continue
        for amount in setting.amounts:
            found = _read(setting, amount, last)
            if found is not None:
                last = found
                yield _draft(found)


def _read(setting: Setting, amount: Amount, last: Past | None) -> Past | None:
    """All that the words tell about an amount; None where they leave open what it measures or between whom."""
    if amount.relation not in RULES:
        return None
    near = last if last is not None and last.is_near(setting) else None
    measured = measured_at(setting, amount, near)
    if measured is None:
        return None
    said = utterance_at(setting.analysis, amount.start, amount.end)
    between = sides(setting, amount, measured, near, said)
    if between is None:
        return None
    here = near if near is not None and near.setting is setting else None
    goes_on = here if here is not None and here.measured.code == measured.code else None
    mood = _mood(setting, amount, measured, goes_on)
    when = timing(setting, amount, mood, said, _before(setting, measured, mood, near, goes_on))
    own = _right_behind(setting, amount) or (_only(setting, amount) if when.period is None and near is not None else None)
    if own is not None:
        when = when._replace(period=own)
    elif goes_on is not None and when.period is None and mood == goes_on.modality:
        when = when._replace(period=goes_on.timing.period)  # "снизилась на 2,5 % — до 87,7 млн тонн"
    if when.base is not None and when.period is not None and when.base.is_calendar_year and not when.period.is_calendar_year:
        before = year_before(when.period)  # "que en el mismo período de 2024"
        is_of_it = before is not None and when.base.contains(before)
        when = when._replace(base=before if is_of_it else when.base)
    if mood == "actual" and _is_ahead(setting, when.period):
        mood = "forecast"  # nothing has happened yet in a period to come
    return Past(setting, amount, measured, goods(setting, amount, measured, near), between, when, mood, said)


def _mood(setting: Setting, amount: Amount, measured: Measured, goes_on: Past | None) -> Modality:
    """The mood of an amount; a condition before it holds for all that follows in its sentence."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    if any(spot.last < here.first for spot in setting.matches("conditional")):
        return "conditional"
    if any(spot.last == here.first - 1 for spot in setting.matches("level.before")):
        return "actual"  # "до 10 млрд долларов с нынешних 2 млрд"
    return modality(setting, amount, measured.term, goes_on.modality if goes_on else None)


def _right_behind(setting: Setting, amount: Amount) -> Period | None:
    """The date of a level alone: right behind it, or the one between it and the amount before ("в феврале — 8 млн тонн")."""
    if amount.relation != "level":
        return None
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    dated = [when for when in setting.periods if when.role == "in" and when.period is not None]
    for when in dated:
        spot = setting.spot(when.start, when.end)
        if 0 <= spot.first - here.last - 1 <= 1 and not setting.is_parted(here, spot):
            return when.period
    last = max((other.end for other in setting.amounts if other.end <= amount.start), default=None)
    between = [when for when in dated if last is not None and last <= when.start and when.end <= amount.start]
    return between[-1].period if between and _is_next(setting, between[-1].end, here) else None


def _is_next(setting: Setting, end: int, here: Match) -> bool:
    """Whether nothing but marks or one word stands between a date and an amount."""
    between = setting.words[setting.place(end) : here.first]
    return sum(word.text.isalpha() for word in between) <= 1


def _only(setting: Setting, amount: Amount) -> Period | None:
    """The one date of the sentence, where it stands before the amount of a further figure."""
    dated = [when for when in setting.periods if when.period is not None]
    return dated[0].period if len(dated) == 1 and dated[0].role == "in" and dated[0].end <= amount.start else None


def _before(setting: Setting, measured: Measured, mood: Modality, near: Past | None, goes_on: Past | None) -> Before:
    """What the figure before leaves to the dates of this one: all of them in one sentence, in the next its period."""
    standing: Period | None = None
    if near is not None and mood == near.modality == "actual" and is_total(measured.code) and not setting.matches("present"):
        standing = near.timing.period
    level_before = near.timing.period if near is not None and near.amount.relation == "level" else None
    return Before(goes_on.timing if goes_on else None, level_before, standing)


def _is_ahead(setting: Setting, period: Period | None) -> bool:
    published = setting.analysis.document.metadata.published
    day = published.last if published is not None else None
    return day is not None and period is not None and period.first is not None and period.first > day


def _figure(reading: Past, base: Period | None) -> Figure:
    amount, measured = reading.amount, reading.measured
    return Figure(
        indicator=measured.code,
        wording=measured.wording,
        relation=amount.relation,
        value=amount.value,
        value_high=amount.value_high,
        unit=unit_of(amount, measured),
        hedge=amount.hedge,
        strict=amount.strict,
        lenient=amount.lenient,
        reporter=reading.flow.reporter,
        partner=reading.flow.partner,
        direction=reading.flow.direction,
        product=reading.product,
        period=reading.timing.period,
        base=base,
    )


def _draft(reading: Past) -> Draft:
    amount, term = reading.amount, reading.measured.term
    return draft(
        reading.setting,
        reading.said,
        evidence(reading.setting, amount, term.spot if term else None),
        RULES[amount.relation](reading),
        amount.relation,
        order=amount.start,
        modality=reading.modality,
        is_denied=is_denied(reading.setting, amount, reading.said),
    )
