"""Figures: every number that says how much of something there is between states, was or shall be.

Each relation has a rule of its own; the docstring of a rule is what `comity why` prints beside a claim it made.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from comity.extract.chain import utterance_at
from comity.extract.draft import Draft, draft
from comity.extract.dyad import is_between_states, states_named
from comity.extract.evidence import evidence
from comity.extract.flow import Flow, flow
from comity.extract.indicator import Measured, measure, terms, unit_class
from comity.extract.modality import is_denied, modality
from comity.extract.product import product
from comity.extract.scope import scope
from comity.extract.setting import Setting
from comity.extract.settle import settled
from comity.extract.timing import Before, Timing, timing
from comity.model.analysis import Amount, Analysis, Utterance
from comity.model.claim import Figure, Modality, Relation
from comity.model.period import Period
from comity.resources.indicators import indicators, is_total


class Reading(NamedTuple):
    """All that the sentence says about one amount."""

    setting: Setting
    amount: Amount
    measured: Measured
    product: str | None
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


class Block(NamedTuple):
    """What a paragraph or list said so far: its last figure, and its last actual level."""

    last: Reading | None = None
    level: Reading | None = None

    def after(self, reading: Reading) -> "Block":
        """The block with one more figure."""
        is_level = reading.amount.relation == "level" and reading.modality == "actual"
        return Block(reading, reading if is_level else self.level)


def figures(analysis: Analysis) -> Iterator[Draft]:
    """Figure claims of an article's own prose; headings, page furniture and texts that name no state make none."""
    if not states_named(analysis):
        return
    block = Block()
    for number, sentence in enumerate(analysis.sentences):
        if sentence.kind != "prose":
            continue
        setting = Setting(analysis, number)
        if setting.words[-1].text == "?":  # a question asserts nothing
            continue
        if block.last is not None and block.last.setting.sentence.paragraph != sentence.paragraph and not setting.is_item:
            block = Block()
        for reading in readings(setting, block):
            block = block.after(reading)
            yield _draft(reading)


def readings(setting: Setting, block: Block = Block()) -> Iterator[Reading]:  # noqa: B008  (immutable)
    """The amounts of a sentence in order, each with what it measures; what one leaves open goes on from the one before.

    `block` is what the paragraph said before this sentence.
    """
    found = terms(setting) if setting.amounts else ()
    last: Reading | None = None
    for given in setting.amounts:
        amount = settled(setting, given)
        measured = measure(setting, amount, found, last.measured if last else None, block.last.measured if block.last else None)
        if measured is None or (measured.code not in indicators() and not is_between_states(setting.analysis)):
            continue
        last = _reading(setting, amount, measured, last, block)
        block = block.after(last)
        yield last


def _reading(setting: Setting, amount: Amount, measured: Measured, last: Reading | None, block: Block) -> Reading:
    goes_on = last if last is not None and last.measured.code == measured.code else None
    said = utterance_at(setting.analysis, amount.start, amount.end)
    mood = modality(setting, amount, measured.term, goes_on.modality if goes_on else None)
    level = block.level if block.level is not None and block.level.measured.code == measured.code else None
    before = Before(
        goes_on.timing if goes_on else None,
        level.timing.period if level else None,
        _standing(setting, measured, mood, block),
    )
    carried = last or block.last
    return Reading(
        setting,
        amount,
        measured,
        product(setting, amount, measured) or (goes_on.product if goes_on else None),
        flow(setting, amount, measured, carried.flow if carried else None),
        timing(setting, amount, mood, said, before),
        mood,
        said,
    )


def _standing(setting: Setting, measured: Measured, mood: Modality, block: Block) -> Period | None:
    """The period that a sentence without a date goes on with: that of the list it is an item of, or of the figure before it.

    Only what has happened goes on so ("Imports were $538 million"), never what is ("Russia owns 51 %").
    """
    header = setting.header
    if header is not None:
        periods = [when.period for when in header.periods if when.period is not None]
        return periods[0] if periods else None
    last = block.last
    if last is None or mood != "actual" or last.modality != "actual" or not is_total(measured.code) or measured.term is None:
        return None
    return None if setting.matches("present") else last.timing.period


def _figure(reading: Reading, base: Period | None) -> Figure:
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
        scope=scope(reading.setting, amount, measured.term.spot if measured.term else None, reading.product),
        reporter=reading.flow.reporter,
        partner=reading.flow.partner,
        direction=reading.flow.direction,
        product=reading.product,
        period=reading.timing.period,
        base=base,
    )


def unit_of(amount: Amount, measured: Measured) -> str:
    """The unit of a figure: "$5 billion a year" is a yearly total of money or of a flow, not a rate; a capacity stays one."""
    row = indicators().get(measured.code)
    is_yearly_total = unit_class(amount.unit) == "money" or (row is not None and row.direction is not None)
    return amount.unit.removesuffix("/yr") if is_yearly_total else amount.unit


def _draft(reading: Reading) -> Draft:
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
