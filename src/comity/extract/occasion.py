"""The occasion of a deed: when and where it happened, the words that say so, and the draft it becomes."""

import re

from comity.extract.chain import said_at
from comity.extract.deeds import Deed, one_word
from comity.extract.draft import Draft, draft
from comity.extract.parties import governors
from comity.extract.setting import Match, Setting, spot_of
from comity.model.analysis import When
from comity.model.claim import Payload
from comity.model.period import Period

REACH, OPENING = 14.0, 6.0
MOST_WORDS, LEAST_WORDS = 12, 5
NOT_THEN = {"until", "since", "from", "by"}
TOKEN = re.compile(r"\S+")


def date(
    setting: Setting, deed: Match, others: tuple[Match, ...] = (), apart: Match | None = None, *, is_start: bool = False
) -> Period | None:
    """When a deed happened: the nearest date of its clause, right behind it before further off; None where none is near.

    Dates that belong to another deed (`others` stands between), lie in a name (`apart`) or tell until or since when something
    holds do not count. A date that opens the sentence holds for all of it. Outside of what was said it is the day of saying.
    With `is_start` a date behind the deed with "from" or "since" tells when it begins, before any other date.
    """
    if is_start:
        starts = [when for when in _dates(setting, deed) if when.role == "from" and setting.place(when.start) > deed.last]
        if starts:
            return starts[0].period
    costs = []
    for when in _dates(setting, deed):
        spot = setting.spot(when.start, when.end)
        is_in_name = apart is not None and apart.first <= spot.first <= apart.last
        is_crossed = any(_belongs(spot, deed, other) for other in others)
        is_begun = is_start and when.role == "since" and 0 < spot.first - deed.last <= 2
        is_past = spot.first < deed.first and _is_now(setting, spot.last + 1, deed.first)
        is_other = is_in_name or is_past or (is_crossed and spot.first > 2)
        if not is_other and (when.role not in NOT_THEN or is_begun):
            cost = _cost(setting, deed, spot)
            if cost is not None:
                costs.append((cost, when.start, when.period))
    return min(costs)[2] if costs else None


def _belongs(spot: Match, deed: Match, other: Match) -> bool:
    """Whether a date is another deed's: that one stands between, or right before the date while ours only follows."""
    is_between = min(spot.last, deed.last) < other.first < max(spot.first, deed.first)
    return is_between or (spot.last < deed.first and 0 < spot.first - other.last <= 4)


def _is_now(setting: Setting, first: int, end: int) -> bool:
    """Whether words between a date and a deed turn to the present: "was tried in 2019, currently Peru recognises"."""
    return any(word.text in one_word(setting, "at.present") for word in setting.words[first:end])


def _cost(setting: Setting, deed: Match, spot: Match) -> float | None:
    distance = setting.distance(spot, deed)
    if spot.first > deed.last:
        return distance / 2 if distance <= REACH and not setting.is_parted(deed, spot) else None
    if spot.first <= 2:
        return min(distance, OPENING)
    return distance if distance <= REACH and not setting.is_parted(spot, deed) else None


def _dates(setting: Setting, deed: Match) -> list[When]:
    said = said_at(setting, deed)
    dated = [w for w in setting.periods if w.kind in {"DATE", "TIME"} and w.period is not None and not _is_modifier(setting, w)]
    dated = [when for when in dated if not _is_term(when)]
    return [when for when in dated if said is None or said.content[0] <= when.start < said.content[1]]


def _is_term(when: When) -> bool:
    """Whether a date is a span over the turn of a year, as plans run and deeds do not: "for 2024-2026"."""
    period = when.period
    is_whole = period is not None and period.first is not None and period.last is not None
    return is_whole and when.precision == "range" and period.first.year < period.last.year  # type: ignore[union-attr]


def _is_modifier(setting: Setting, when: When) -> bool:
    """Whether a year only describes a noun: "the 2022 cutoff"."""
    spot = setting.spot(when.start, when.end)
    is_bare = when.precision in {"year", "month"} and setting.words[spot.first].text.isdigit()
    return is_bare and setting.before(spot.first) in one_word(setting, "article")


def until(setting: Setting, deed: Match, first: int) -> Period | None:
    """Until when something holds, where a date after the word `first` and behind "until" or "through" says so."""
    ends = [when for when in _dates(setting, deed) if when.role == "until" and setting.place(when.start) >= first]
    near = [when for when in ends if setting.distance(setting.spot(when.start, when.end), deed) <= 2 * REACH]
    return near[0].period if near else None


def place(setting: Setting, deed: Match) -> str | None:
    """Where a deed happened: the name behind "in" or "at" that stands nearest behind it in its clause."""
    heads = governors(setting)
    taken = {n: m for m in setting.actors for n in range(spot_of(setting, m).first, spot_of(setting, m).last + 1)}
    for n in range(deed.last + 1, min(len(setting.words) - 1, deed.last + int(REACH))):
        if setting.words[n].text == "," or setting.is_parted(deed, Match(n, n)):
            break
        if setting.words[n].text not in one_word(setting, "where"):
            continue
        mention = taken.get(n + 1)
        if (
            mention is not None
            and mention.form in {"name", "capital"}
            and mention.kind == "state"
            and heads[n + 1] == setting.words[n].text
        ):
            return setting.analysis.text.words[mention.start : mention.end]
        name = None if mention is not None else _city(setting, n + 1)
        if name:
            return name
    return None


def _city(setting: Setting, first: int) -> str | None:
    """A name of up to three capitalised words that no other layer knows."""
    words = setting.analysis.text.words
    end = first
    dated = [(when.start, when.end) for when in setting.periods]
    while end < len(setting.words) and end - first < 3 and words[setting.words[end].start].isupper():
        word = setting.words[end]
        if any(start <= word.start < stop for start, stop in dated) or any(m.start <= word.start < m.end for m in setting.actors):
            return None
        end += 1
    return words[setting.words[first].start : setting.words[end - 1].end] if end > first else None


def evidence(setting: Setting, first: int, last: int) -> tuple[int, int]:
    """Start and end of the words `first` to `last`, at most twelve, with some around them where they are fewer than five."""
    words = setting.analysis.text.words
    tokens = [match.span() for match in TOKEN.finditer(words, setting.sentence.start, setting.sentence.end)]
    low = next(n for n, (_, end) in enumerate(tokens) if end > setting.words[first].start)
    high = max(n for n, (start, _) in enumerate(tokens) if start < setting.words[last].end)
    high = min(high, low + MOST_WORDS - 1)
    while high - low + 1 < LEAST_WORDS and (low > 0 or high + 1 < len(tokens)):
        low, high = max(0, low - 1), min(len(tokens) - 1, high + (high - low + 2 < LEAST_WORDS or low == 0))
    start, end = tokens[low][0], tokens[high][1]
    while end > start + 1 and not words[end - 1].isalnum():
        end -= 1
    while start + 1 < end and not words[start].isalnum():
        start += 1
    return start, end


def draft_of(setting: Setting, deed: Deed, span: tuple[int, int], payload: Payload, rule: str) -> Draft:
    """The claim to be that a deed makes."""
    order = setting.words[deed.spot.first].start
    said = said_at(setting, deed.spot)
    return draft(setting, said, span, payload, rule, order=order, modality=deed.modality, is_denied=deed.is_denied)
