"""Figures: every number that says how much of something there is between states, was or shall be.

Each relation has a rule of its own; the docstring of a rule is what `comity why` prints beside a claim it made.
"""

from collections.abc import Callable, Iterator

from comity.extract.chooser import Chooser, chooser
from comity.extract.draft import Draft, draft
from comity.extract.evidence import evidence
from comity.extract.indicator import Measured, unit_class
from comity.extract.modality import is_denied
from comity.extract.options.scene import Reading
from comity.extract.qualified import qualified
from comity.extract.reading import readings
from comity.extract.scope import scope
from comity.extract.setting import Match
from comity.extract.whole import other_whole
from comity.model.analysis import Amount, Analysis
from comity.model.claim import Figure, Relation
from comity.model.period import Period
from comity.resources.indicators import indicators


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
    """Figure claims of an article's own prose; headings, page furniture and texts that name no state make none."""
    yield from figures_by(analysis, chooser(analysis.lang or analysis.document.metadata.lang or "en"))


def figures_by(analysis: Analysis, choice: Chooser) -> Iterator[Draft]:
    """Figure claims as a chooser reads them."""
    for reading in readings(analysis, choice):
        yield _draft(reading)


def _figure(reading: Reading, base: Period | None) -> Figure:
    amount, measured = reading.amount, reading.measured
    term = measured.term.spot if measured.term else None
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
        scope=_scope(reading, term),
        reporter=reading.flow.reporter,
        partner=reading.flow.partner,
        direction=reading.flow.direction,
        product=reading.product,
        period=reading.timing.period,
        base=base,
    )


def _scope(reading: Reading, term: Match | None) -> str | None:
    if reading.row is not None:
        return reading.part
    if reading.thing:
        return f"of {reading.thing}"
    found = scope(reading.setting, reading.amount, term, reading.product)
    if found or reading.product:
        return found or other_whole(reading.setting, reading.amount, term)
    is_free = reading.amount.noun is not None and reading.measured.code not in indicators()
    return qualified(reading.setting, reading.amount) if is_free else None


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
        evidence(reading.setting, amount, term.spot if term else None) if reading.row is None else reading.row,
        RULES[amount.relation](reading),
        amount.relation,
        order=amount.start,
        modality=reading.modality,
        is_denied=reading.row is None and is_denied(reading.setting, amount, reading.said),
    )
