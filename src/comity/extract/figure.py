"""Figures: every number that says how much of something there is between states, was or shall be.

Each relation has a rule of its own; the docstring of a rule is what `comity why` prints beside a claim it made.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from comity.extract.chain import utterance_at
from comity.extract.chooser import Chooser, chooser
from comity.extract.draft import Draft, draft
from comity.extract.dyad import is_between_states, states_named
from comity.extract.evidence import evidence
from comity.extract.flow import Flow, flow
from comity.extract.indicator import Measured, measure, unit_class
from comity.extract.modality import is_denied, modality
from comity.extract.options.between import directions, flows
from comity.extract.options.goods import goods
from comity.extract.options.measured import MOST_PAST
from comity.extract.options.measured import options as measured_options
from comity.extract.options.moods import moods
from comity.extract.options.objects import WITH_OBJECT, objects
from comity.extract.options.scene import Past, Scene
from comity.extract.options.times import bases, periods
from comity.extract.options.worth import worth
from comity.extract.product import product
from comity.extract.scope import scope
from comity.extract.setting import Setting
from comity.extract.settle import settled
from comity.extract.timing import TERMS, Before, Timing, split, timing
from comity.extract.tree import Tree
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
    thing: str | None

    @property
    def past(self) -> Past:
        """What later figures of the text may go on from."""
        return Past(self.setting, self.amount, self.measured, self.product, self.flow, self.timing, self.modality, self.thing)


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
    for reading in readings(analysis, chooser(analysis.document.metadata.lang or "en")):
        yield _draft(reading)


def readings(analysis: Analysis, choice: Chooser) -> Iterator[Reading]:
    """The figures of a text in order, each with all that was decided about it; what one leaves open may go on from those before.

    Nearness proposes what each amount measures, between whom and when; `choice` takes one of all the options.
    """
    if not states_named(analysis):
        return
    pasts: tuple[Past, ...] = ()
    lead: Past | None = None
    for number, sentence in enumerate(analysis.sentences):
        if sentence.kind != "prose":
            continue
        setting = Setting(analysis, number)
        if not setting.amounts or setting.words[-1].text == "?":  # a question asserts nothing
            continue
        tree = Tree(setting)
        for given in setting.amounts:
            reading = _read(setting, tree, settled(setting, given), pasts, lead, choice)
            if reading is not None:
                yield reading
                pasts = (*pasts[1 - MOST_PAST :], reading.past)
                lead = lead or reading.past


def _read(setting: Setting, tree: Tree, amount: Amount, pasts: tuple[Past, ...], lead: Past | None, choice: Chooser) -> Reading | None:
    """Decide everything about one amount; None where it tells nothing of relations between states."""
    said = utterance_at(setting.analysis, amount.start, amount.end)
    scene = Scene(setting, tree, amount, pasts, lead, said)
    carried, before = scene.carried, _in_block(scene)
    nearest = measure(setting, amount, scene.terms, carried.measured if carried else None, before.measured if before else None)
    if nearest is not None and nearest.code not in indicators() and not is_between_states(setting.analysis):
        nearest = None
    measurable = measured_options(scene, nearest)
    if not measurable:
        return None
    measured = choice.pick("indicator", amount, measurable)
    if not choice.pick("claim", amount, worth(scene, measured, nearest)):
        return None
    ours = flow(setting, amount, measured, (carried or before).flow if carried or before else None)  # type: ignore[union-attr]
    direction = choice.pick("direction", amount, directions(scene, measured, ours))
    between = choice.pick("flow", amount, flows(scene, measured, direction, ours))
    goes_on = carried if carried is not None and carried.measured.code == measured.code else None
    mood = modality(setting, amount, measured.term, goes_on.modality if goes_on else None)
    mood = choice.pick("modality", amount, moods(scene, measured, mood))
    near = timing(setting, amount, mood, said, _before(scene, measured, mood, goes_on, before))
    is_term = amount.unit in TERMS  # a term holds for no period of the calendar
    period = None if is_term else choice.pick("period", amount, periods(scene, measured, mood, near))
    base = None
    if amount.relation in {"ratio", "difference"}:
        ends = split(period) if period is not None and mood in {"actual", "estimate"} else None
        if ends is not None:  # what grew "in 2018-2024" stands at its last year, and is measured from the first
            period, base = ends
        else:
            base = choice.pick("base", amount, bases(scene, measured, period, mood, near))
    own = product(setting, amount, measured) or (goes_on.product if goes_on else None)
    named = choice.pick("product", amount, goods(scene, measured, own))
    thing = choice.pick("object", amount, objects(scene, measured)) if measured.code in WITH_OBJECT else None
    return Reading(setting, amount, measured, named, between, Timing(period, base), mood, said, thing)


def _in_block(scene: Scene) -> Past | None:
    """The figure before this one, where its paragraph or list goes on."""
    last = scene.last
    if last is None or (last.setting.sentence.paragraph != scene.setting.sentence.paragraph and not scene.setting.is_item):
        return None
    return last


def _before(scene: Scene, measured: Measured, mood: Modality, goes_on: Past | None, last: Past | None) -> Before:
    """What the figures before an amount leave to its dates."""
    levels = (past for past in reversed(scene.pasts) if past.amount.relation == "level" and past.modality == "actual")
    level = next(levels, None)
    return Before(
        goes_on.timing if goes_on else None,
        level.timing.period if last is not None and level is not None and level.measured.code == measured.code else None,
        _standing(scene.setting, measured, mood, last),
    )


def _standing(setting: Setting, measured: Measured, mood: Modality, last: Past | None) -> Period | None:
    """The period that a sentence without a date goes on with: that of the list it is an item of, or of the figure before it.

    Only what has happened goes on so ("Imports were $538 million"), never what is ("Russia owns 51 %").
    """
    header = setting.header
    if header is not None:
        periods = [when.period for when in header.periods if when.period is not None]
        return periods[0] if periods else None
    if last is None or mood != "actual" or last.modality != "actual" or not is_total(measured.code) or measured.term is None:
        return None
    return None if setting.matches("present") else last.timing.period


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
        scope=f"of {reading.thing}" if reading.thing else scope(reading.setting, amount, term, reading.product),
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
