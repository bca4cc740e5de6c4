"""Figures that are the one before them but for one thing: its time in brackets, or the goods of a list."""

from comity.extract.options.scene import Reading, Scene
from comity.extract.product import MOST_WORDS, name_of, product_names
from comity.extract.timing import Timing, is_aside
from comity.resources.indicators import indicators

LONGEST_ASIDE = 370
"""Days of the other time that brackets name; two years on end may be one fiscal year."""
OPENING = frozenset({"which", "them", ":", ";", ",", "(", "and"})
"""What stands before the goods of a list."""


def at_another_time(scene: Scene) -> Reading | None:
    """The figure before an amount at another time, which brackets hold behind a date: "exports 545 (2023: 602)"."""
    setting, amount, carried = scene.setting, scene.amount, scene.carried
    colon = scene.phrase.first - 1
    if carried is None or setting.before(scene.phrase.first) != ":" or carried.amount.unit != amount.unit:
        return None
    for when in setting.periods:
        spot = setting.spot(when.start, when.end)
        is_here = spot.last == colon - 1 and is_aside(setting, spot) and carried.amount.end <= when.start
        days = when.period.days if when.period is not None else None
        if (
            is_here
            and days is not None
            and days <= LONGEST_ASIDE
            and carried.amount.relation == amount.relation in {"level", "share"}
        ):
            return carried._replace(amount=amount, timing=Timing(when.period), row=None)
    return None


def of_other_goods(scene: Scene) -> Reading | None:
    """A part of the trade told before an amount, by the goods right before it: "imports 168, of which copper 62, cement 12"."""
    setting, amount, carried = scene.setting, scene.amount, scene.carried
    if carried is None or carried.amount.unit != amount.unit or not carried.amount.relation == amount.relation == "level":
        return None
    row = indicators().get(carried.measured.code)
    if row is None or row.direction not in {"export", "import"} or (carried.product is None and not _opens_parts(scene, carried)):
        return None
    if not setting.words[scene.here.first].text[0].isdigit():
        return None
    for spot in setting.find(product_names(), MOST_WORDS):
        if spot.last == scene.here.first - 1 and setting.before(spot.first) in OPENING:
            return carried._replace(amount=amount, product=name_of(setting, spot), row=None)
    return None


def _opens_parts(scene: Scene, carried: Reading) -> bool:
    """Whether words between two amounts say that the second is a part of the first."""
    setting = scene.setting
    first = setting.spot(carried.amount.start, carried.amount.end).last
    return any(first < cue.first < scene.here.first for cue in setting.matches("part"))
