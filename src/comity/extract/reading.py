"""Reading the amounts of a text: what each measures, between whom, when, in what mood, of which goods.

For every decision the rules of nearness make a proposal, `options` lays out all readings that the text allows, and a chooser
takes one. What one amount leaves open may go on from those before it.
"""

from collections.abc import Iterator
from itertools import zip_longest

from comity.extract.alternatives import amount_of, numbers, scene_of
from comity.extract.chooser import Chooser
from comity.extract.dyad import is_between_states, states_named
from comity.extract.flow import Flow, flow
from comity.extract.gapped import at_another_time, of_other_goods
from comity.extract.grid import cells_at, gridded
from comity.extract.heading import counting, is_idle
from comity.extract.indicator import Measured, measure, wording
from comity.extract.modality import modality
from comity.extract.options.between import directions, flows
from comity.extract.options.goods import goods
from comity.extract.options.measured import options
from comity.extract.options.moods import moods
from comity.extract.options.objects import WITH_OBJECT, objects
from comity.extract.options.scene import History, Reading, Scene
from comity.extract.options.times import bases, periods
from comity.extract.options.worth import worth
from comity.extract.ownership import CODE as OWNERSHIP
from comity.extract.ownership import Owned, owned
from comity.extract.paths import Paths
from comity.extract.product import product
from comity.extract.question import is_asked
from comity.extract.setting import Setting, setting_at
from comity.extract.timing import TERMS, Before, Timing, split, timing, year_before
from comity.extract.titled import heading_period, is_undated
from comity.model.analysis import Analysis, When
from comity.model.claim import Modality
from comity.model.period import Period
from comity.resources.indicators import indicators, is_total


def readings(analysis: Analysis, choice: Chooser) -> Iterator[Reading]:
    """The figures of a text in order, each with all that was decided about it; `choice` decides."""
    if not states_named(analysis):
        return
    history = History()
    rows = {cell.setting.number for cell in gridded(analysis)}
    for number in sorted({*counting(analysis), *rows}):
        setting = setting_at(analysis, number)
        if number in rows:
            for cell in cells_at(setting):
                yield cell
                history = history.after(cell)
        if not (setting.amounts or setting.loans):
            continue
        paths = Paths(setting)
        found: list[Reading] = []
        end = 0
        for one in numbers(setting):
            amount = amount_of(paths, one, history, choice) if one.start >= end else None
            if amount is None or is_idle(setting, amount) or is_asked(setting, amount):
                continue  # no amount, or the second end of a range that was taken whole
            end = amount.end
            scene = scene_of(paths, amount, history)
            aside = at_another_time(scene)
            reading = aside or of_other_goods(scene) or _read(scene, choice)
            if reading is not None:
                found.append(reading)
                history = history.after(reading) if aside is None else history  # the text goes on from what stands before it
        yield from (_dated(one, after) for one, after in zip_longest(found, found[1:]))


def _dated(reading: Reading, after: Reading | None) -> Reading:
    """A reading, without its period where the next says that the value is now another.

    "Exports for May were raised from 73.8 to 74.5 million dollars": one quantity has no two values at one time, and the words
    do not say when the first held.
    """
    if after is None or reading.timing.period is None or reading.timing != after.timing:
        return reading
    is_one_quantity = (reading.measured.code, reading.product, reading.flow, reading.modality) == (
        after.measured.code,
        after.product,
        after.flow,
        after.modality,
    )
    setting, amount, other = reading.setting, reading.amount, after.amount
    first, second = setting.spot(amount.phrase_start, amount.phrase_end), setting.spot(other.phrase_start, other.phrase_end)
    between = [word.text for word in setting.words[first.last + 1 : second.first]]
    is_changed = setting.before(first.first) == "from" and between == ["to"] and amount.relation == other.relation == "level"
    is_other = amount.unit == other.unit and amount.value != other.value
    return reading._replace(timing=Timing()) if is_one_quantity and is_changed and is_other else reading


def _read(scene: Scene, choice: Chooser) -> Reading | None:
    """Decide everything about one amount; None where it tells nothing of relations between states."""
    setting, amount = scene.setting, scene.amount
    nearest = _nearest(scene)
    offered = options(scene, nearest)
    if not offered:
        return None
    share = owned(scene)
    if share is not None:
        return _owned(scene, share, choice)
    measured = _anchored(scene, choice.pick("indicator", amount, offered))
    goes_on = _goes_on(scene, measured)
    before = scene.carried or _in_block(scene)
    near = flow(setting, amount, measured, before.flow if before is not None else None)
    direction = choice.pick("direction", amount, directions(scene, measured, near))
    between = choice.pick("flow", amount, flows(scene, measured, direction, near))
    if not choice.pick("claim", amount, worth(scene, measured, between, nearest)):
        return None
    mood = _mood(scene, measured, goes_on, choice)
    when = _timing(scene, measured, mood, goes_on, choice)
    named = product(setting, amount, measured) or (goes_on.product if goes_on else None)
    named = choice.pick("product", amount, goods(scene, measured, named))
    thing = choice.pick("object", amount, objects(scene, measured)) if measured.code in WITH_OBJECT else None
    return Reading(setting, amount, measured, named, between, when, mood, scene.said, thing)


def _owned(scene: Scene, share: Owned, choice: Chooser) -> Reading:
    """The reading of a share that somebody owns: of no goods, and running no way."""
    setting, amount = scene.setting, scene.amount
    measured = _anchored(scene, Measured(OWNERSHIP, indicators()[OWNERSHIP].label, None))
    between = Flow(share.owner, share.place if share.place != share.owner else None)
    if share.owner is None or share.place is None:
        offered = flows(scene, measured, None, between)
        near = [one for one in offered if share.owner in {None, one.value.reporter}]
        between = choice.pick("flow", amount, near) if near else between
    goes_on = _goes_on(scene, measured)
    mood = _mood(scene, measured, goes_on, choice)
    when = _timing(scene, measured, mood, goes_on, choice)
    return Reading(setting, amount, measured, None, between, when, mood, scene.said, share.thing)


def _goes_on(scene: Scene, measured: Measured) -> Reading | None:
    """The figure before this one in its sentence, where it measures the same."""
    carried = scene.carried
    return carried if carried is not None and carried.measured.code == measured.code else None


def _mood(scene: Scene, measured: Measured, goes_on: Reading | None, choice: Chooser) -> Modality:
    near = modality(scene.setting, scene.amount, measured.term, goes_on.modality if goes_on else None)
    return choice.pick("modality", scene.amount, moods(scene, measured, near))


def _anchored(scene: Scene, measured: Measured) -> Measured:
    """What an amount measures, with the nearest word of its sentence that names it, where one does."""
    if measured.term is not None:
        return measured
    same = [
        (scene.setting.distance(term.spot, scene.phrase), term.spot, term) for term in scene.terms if term.code == measured.code
    ]
    if not same:
        return measured
    term = min(same)[2]
    return Measured(measured.code, wording(scene.setting, term), term)


def _nearest(scene: Scene) -> Measured | None:
    """What an amount measures by nearness alone; None where that finds nothing between states."""
    carried, before = scene.carried, _in_block(scene)
    near = measure(
        scene.setting,
        scene.amount,
        scene.terms,
        carried.measured if carried else None,
        before.measured if before else None,
    )
    if near is not None and near.code not in indicators() and not is_between_states(scene.setting.analysis):
        near = None
    return near


def _timing(scene: Scene, measured: Measured, mood: Modality, goes_on: Reading | None, choice: Chooser) -> Timing:
    """The period of a figure and what a change is measured from."""
    amount = scene.amount
    if amount.unit in TERMS:  # a term holds for no period of the calendar
        return Timing()
    near = timing(scene.setting, amount, mood, scene.said, _before(scene, measured, mood, goes_on))
    period = _of_header(scene) or choice.pick("period", amount, periods(scene, measured, mood, near))
    if amount.relation == "level" and period is not None and period == _base_before(scene):
        period = None
    period = period or _of_title(scene, measured, mood)
    if amount.relation not in {"ratio", "difference"}:
        return Timing(period)
    told = _base_behind(scene)
    if told is not None:
        return Timing(period if period != told else None, told)
    grown = _grown(scene, period) if mood in {"actual", "estimate"} else None
    if grown is not None:
        return grown
    base = choice.pick("base", amount, bases(scene, measured, period, mood, near))
    if base is None and period is not None and amount.relation == "ratio" and mood == "actual":
        base = year_before(period)  # growth over a past year is over the year before, as statistics have it
    return Timing(period, base)


def _of_header(scene: Scene) -> Period | None:
    """The one period of the words that a list stands under, for an item that names none."""
    header = scene.setting.header
    if header is None or scene.setting.periods:
        return None
    held = [when.period for when in header.periods if when.period is not None]
    return held[0] if len(held) == 1 else None


def _of_title(scene: Scene, measured: Measured, mood: Modality) -> Period | None:
    """The time that the title of a release gives what flows, and goods by their names, in a sentence that names none."""
    row = indicators().get(measured.code)
    is_flow = row.direction is not None if row is not None else scene.kind not in {"count", "persons", "time", "length"}
    is_open = is_flow and mood == "actual" and scene.said is None and is_undated(scene.setting)
    return heading_period(scene.setting) if is_open else None


def _base_behind(scene: Scene) -> Period | None:
    """The date right behind a change that it is measured from: "by a fifth from 2022", but not "from 2022 to 2024"."""
    setting, last = scene.setting, scene.phrase.last
    for when in setting.periods:
        spot = setting.spot(when.start, when.end)
        is_behind = spot.first == last + 2 and setting.after(last) == "from"
        if is_behind and setting.after(spot.last) not in {"to", "until", "through", "-", "–"}:
            return when.period
    return None


def _base_before(scene: Scene) -> Period | None:
    """What the change before a level in its sentence is measured from: the level it led to stands later."""
    carried = scene.carried
    return carried.timing.base if carried is not None and carried.amount.relation in {"ratio", "difference"} else None


def _grown(scene: Scene, period: Period | None) -> Timing | None:
    """What grew "in 2018-2024" stands at the last year of the span, and is measured from the first."""
    for when in _by_nearness(scene):
        ends = split(when.period) if when.period is not None else None
        if ends is not None and period in {when.period, ends[0]}:
            return Timing(*ends)
        if when.period == period:
            return None
    ends = split(period) if period is not None else None
    return Timing(*ends) if ends is not None else None


def _by_nearness(scene: Scene) -> list[When]:
    """The dates of the sentence: those of the amount's own clause and those before it first, the nearest of them first."""
    setting = scene.setting
    spots = [(when, setting.spot(when.start, when.end)) for when in setting.periods]
    order = [
        (spot.first > scene.phrase.last and setting.is_parted(scene.phrase, spot), setting.distance(spot, scene.phrase), number)
        for number, (_, spot) in enumerate(spots)
    ]
    return [spots[number][0] for _, _, number in sorted(order)]


def _in_block(scene: Scene) -> Reading | None:
    """The figure before this one, where its paragraph or list goes on."""
    last = scene.last
    if last is None or (last.setting.sentence.paragraph != scene.setting.sentence.paragraph and not scene.setting.is_item):
        return None
    return last


def _before(scene: Scene, measured: Measured, mood: Modality, goes_on: Reading | None) -> Before:
    """What the figures before an amount leave to its dates."""
    last = _in_block(scene)
    levels = (past for past in reversed(scene.pasts) if past.amount.relation == "level" and past.modality == "actual")
    level = next(levels, None) if last is not None else None
    return Before(
        goes_on.timing if goes_on else None,
        level.timing.period if level is not None and level.measured.code == measured.code else None,
        _standing(scene.setting, measured, mood, last),
    )


def _standing(setting: Setting, measured: Measured, mood: Modality, last: Reading | None) -> Period | None:
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
