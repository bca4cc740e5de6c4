"""The time that the title of a release or table gives all its numbers: "Trade of Chile with Peru, January-June 2025"."""

import re

from comity.extract.dyad import remembered
from comity.extract.setting import Setting, within
from comity.model.analysis import Analysis, When
from comity.model.period import Period

SHORTEST, LONGEST = 28, 400
"""Days of a time that a release is about."""
ASIDE = re.compile(r"\([^()]*\)?")
PARTED = tuple(",:;(-–—")


@remembered
def title_period(analysis: Analysis) -> Period | None:
    """The days that the first heading names behind a mark at its end; None for headlines that tell of a time in a sentence."""
    first = next((sentence for sentence in analysis.sentences[:1] if sentence.kind == "heading"), None)
    if first is None:
        return None
    dated = [when for when in within(analysis.periods, first) if when.kind == "DATE" and when.period is not None]
    words = analysis.text.words
    whole = _whole(dated)
    if whole is None or not words[first.start : dated[0].start].rstrip().endswith(PARTED):
        return None
    behind = ASIDE.sub("", words[dated[-1].end : first.end])
    days = whole.days
    is_alone = not any(sign.isalnum() for sign in behind)
    return whole if is_alone and days is not None and SHORTEST <= days <= LONGEST else None


def _whole(dated: list[When]) -> Period | None:
    """The one date, or what two of them span: "October 2024 to September 2025"."""
    periods = [when.period for when in dated if when.period is not None]
    if len(periods) == 2 and dated[1].role == "to":
        return Period(periods[0].first, periods[1].last)
    return periods[0] if len(periods) == 1 else None


def is_undated(setting: Setting) -> bool:
    """Whether a sentence names no date at all."""
    return all(when.period is None for when in setting.periods)
