"""When a measure was taken or, of one in force, since when it holds."""

from comity.extract.chain import said_at, utterance_at
from comity.extract.dated import is_anothers, own_date
from comity.extract.deeds import Deed, deeds
from comity.extract.measure.basis import apart
from comity.extract.occasion import date
from comity.extract.setting import Match, Setting
from comity.model.claim import MeasureAction
from comity.model.period import Period


def when(setting: Setting, deed: Deed, span: Match, action: MeasureAction) -> Period | None:
    """The date of the deed in the tree, else the nearest; of what is in force since when it holds.

    The year of an act of law that it rests on is none.
    """
    own = own_date(setting, deed.spot, span if deed.voice != "noun" else None)
    of_acts = apart(setting)
    if own in of_acts:
        return None
    if action == "in_force":
        return own.period if own is not None and own.role == "since" else _since(setting, span)
    if own is not None and said_at(setting, deed.spot) == utterance_at(setting.analysis, own.start, own.end):
        return own.period
    others = tuple(other.spot for other in deeds(setting, "measure_actions") if other.spot != deed.spot)
    near = date(setting, deed.spot, others, is_start=True)
    dates = [one for one in setting.periods if one.period == near]
    is_free = any(one not in of_acts and not is_anothers(setting, one, deed.spot) for one in dates)
    return near if is_free else None


def _since(setting: Setting, span: Match) -> Period | None:
    """The one day since which something holds, where the clause of a measure tells no other."""
    every = [one for one in setting.periods if one.role == "since"]
    told = [one for one in every if not setting.is_parted(setting.spot(one.start, one.end), span)]
    return told[0].period if len(told) == 1 else None
