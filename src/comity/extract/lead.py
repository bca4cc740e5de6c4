"""The day that a report is about: what the lead dates once holds for the deeds of the same parties told later without a date."""

from datetime import timedelta

from comity.extract.dyad import remembered
from comity.extract.opening import opening
from comity.extract.setting import Match, Setting
from comity.extract.trigger import cues_of
from comity.model.analysis import Analysis, When
from comity.model.period import Period

RECENT = timedelta(days=14)
HELPER_REACH, SUBJECT_REACH = 2, 6


@remembered
def lead_day(analysis: Analysis) -> Period | None:
    """The one recent day that the first paragraph of prose names; None where it names none or several."""
    inside = [analysis.sentences[number] for number in opening(analysis)]
    if not inside:
        return None
    days = {
        when.period for when in analysis.periods if inside[0].start <= when.start < inside[-1].end and _is_day(analysis, when)
    }
    return days.pop() if len(days) == 1 else None


def _is_day(analysis: Analysis, when: When) -> bool:
    """Whether a date is one day of the last two weeks before publication."""
    published, period = analysis.document.metadata.published, when.period
    if when.kind not in {"DATE", "TIME"} or period is None or period.first is None or period.first != period.last:
        return False
    if published is None or published.last is None:
        return False
    return published.last - RECENT <= period.first <= published.last


def carried_day(setting: Setting, deed: Match) -> Period | None:
    """The day of the lead for a deed that happened, told without any date as done by the sides that the lead is about.

    The sides are "the two sides", "they", "the leaders"; "has signed" or "had met" tells of another time.
    """
    if any(when.kind in {"DATE", "TIME"} and when.period is not None for when in setting.periods):
        return None
    if any(0 < deed.first - cue.last <= HELPER_REACH for cue in cues_of(setting, "have")):
        return None
    kinds = ("mutual", "joint.action", "pronoun", "pair")
    is_theirs = any(cue.first <= deed.last + SUBJECT_REACH for kind in kinds for cue in cues_of(setting, kind))
    return lead_day(setting.analysis) if is_theirs or cues_of(setting, "on.the.spot") else None
