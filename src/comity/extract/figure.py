"""Figures: every number that says how much of something there is between states, was or shall be.

Each relation has a rule of its own; the docstring of a rule is what `comity why` prints beside a claim it made.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from comity.extract.chain import chain, utterance_at
from comity.extract.draft import Draft
from comity.extract.evidence import evidence
from comity.extract.flow import Flow, flow
from comity.extract.indicator import Measured, measure, terms
from comity.extract.modality import is_denied, modality
from comity.extract.product import product
from comity.extract.scope import scope
from comity.extract.setting import Setting
from comity.extract.timing import Timing, said_when, timing
from comity.model.analysis import Amount, Analysis, Utterance
from comity.model.claim import Figure, Modality, Relation
from comity.model.interval import Interval
from comity.model.period import Period
from comity.resources.cues import cues
from comity.resources.indicators import indicators


class Reading(NamedTuple):
    """All that the sentence says about one amount."""

    setting: Setting
    amount: Amount
    measured: Measured
    flow: Flow
    timing: Timing
    modality: Modality
    said: Utterance | None


def level(reading: Reading) -> Figure:
    """A value of the indicator itself: "reached about $200 million in 2024"."""
    return _figure(reading, None)


def ratio(reading: Reading) -> Figure:
    """A growth rate or multiple over a base: "up 54 % from 2018", "to double by 2030"."""
    return _figure(reading, reading.timing.base)


def difference(reading: Reading) -> Figure:
    """An addition or change in the indicator's own unit: "rose by $50 million", "another 500 thousand barrels"."""
    return _figure(reading, reading.timing.base)


def share(reading: Reading) -> Figure:
    """A part of a whole: "a third of exports", "100 % owned by the state"."""
    return _figure(reading, None)


def rank(reading: Reading) -> Figure:
    """A place in an order: "the third largest importer of wheat"."""
    return _figure(reading, None)


RULES: dict[Relation, Callable[[Reading], Figure]] = {
    "level": level,
    "ratio": ratio,
    "difference": difference,
    "share": share,
    "rank": rank,
}


def figures(analysis: Analysis) -> Iterator[Draft]:
    """Figure claims of an article's own prose; headings and page furniture make none."""
    level: Reading | None = None
    for number, sentence in enumerate(analysis.sentences):
        if sentence.kind != "prose":
            continue
        if level is not None and level.setting.sentence.paragraph != sentence.paragraph:
            level = None
        for reading in readings(Setting(analysis, number), level):
            yield _draft(analysis, reading)
            if reading.amount.relation == "level" and reading.modality == "actual":
                level = reading


def readings(setting: Setting, level: Reading | None = None) -> Iterator[Reading]:
    """The amounts of a sentence in order, each with what it measures; what one leaves open goes on from the one before.

    `level` is the last actual level that the paragraph gave before this sentence.
    """
    found = terms(setting) if setting.amounts else ()
    last: Reading | None = None
    for given in setting.amounts:
        amount = settled(setting, given)
        if amount is None:
            continue
        measured = measure(setting, amount, found, last.measured if last else None)
        if measured is None or not _is_about_states(setting, measured):
            continue
        last = _reading(setting, amount, measured, last, level)
        yield last
        if amount.relation == "level" and last.modality == "actual":
            level = last


def _reading(setting: Setting, amount: Amount, measured: Measured, last: Reading | None, level: Reading | None) -> Reading:
    goes_on = last if last is not None and last.measured.code == measured.code else None
    said = utterance_at(setting.analysis, amount.start, amount.end)
    mood = modality(setting, amount, goes_on.modality if goes_on else None)
    known = level.timing.period if level is not None and level.measured.code == measured.code else None
    return Reading(
        setting,
        amount,
        measured,
        flow(setting, amount, measured, last.flow if last else None),
        timing(setting, amount, mood, said, goes_on.timing if goes_on else None, known),
        mood,
        said,
    )


def settled(setting: Setting, amount: Amount) -> Amount | None:
    """Decide what a bare percentage is from the words beside it: a rate ("25 % tariffs"), a change, or nothing we can use."""
    if amount.is_relation_certain:
        return amount
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    if _stands_near(setting, "level", here.first, here.last):
        return replace(amount, relation="level", strict=amount.strict.scaled(100), lenient=amount.lenient.scaled(100))
    if _stands_near(setting, "growth", here.first, here.last):
        return replace(amount, relation="ratio", strict=_grown(amount.strict), lenient=_grown(amount.lenient))
    return None


def _grown(part: Interval) -> Interval:
    """Turn a change as a fraction into the factor it makes."""
    return Interval(None if part.low is None else 1 + part.low, None if part.high is None else 1 + part.high)


def _stands_near(setting: Setting, kind: str, first: int, last: int) -> bool:
    words = {word.text for word in (*setting.words[max(0, first - 3) : first], *setting.words[last + 1 : last + 4])}
    return any(len(phrase) == 1 and phrase[0] in words for phrase in cues(kind, setting.lang))


def _is_about_states(setting: Setting, measured: Measured) -> bool:
    """A noun of no known indicator counts only where the sentence or the one before names a state or a body of one."""
    if measured.code in indicators():
        return True
    near = (*setting.actors, *(setting.previous.actors if setting.previous else ()))
    return any(mention.states for mention in near)


def _figure(reading: Reading, base: Period | None) -> Figure:
    amount, measured = reading.amount, reading.measured
    return Figure(
        indicator=measured.code,
        wording=measured.wording,
        relation=amount.relation,
        value=amount.value,
        value_high=amount.value_high,
        unit=amount.unit,
        hedge=amount.hedge,
        strict=amount.strict,
        lenient=amount.lenient,
        scope=scope(reading.setting, amount),
        reporter=reading.flow.reporter,
        partner=reading.flow.partner,
        direction=reading.flow.direction,
        product=product(reading.setting, amount, measured),
        period=reading.timing.period,
        base=base,
    )


def _draft(analysis: Analysis, reading: Reading) -> Draft:
    amount, said = reading.amount, reading.said
    term = reading.measured.term
    start, end = evidence(reading.setting, amount, term.spot if term else None)
    return Draft(
        start=start,
        end=end,
        passage=(reading.setting.sentence.start, reading.setting.sentence.end),
        chain=chain(analysis, said),
        asserted=said_when(reading.setting, said) if said else None,
        modality=reading.modality,
        is_attributed=said is not None and bool(said.chain),
        is_denied=is_denied(reading.setting, amount),
        payload=RULES[amount.relation](reading),
        rule=amount.relation,
        order=amount.start,
    )
