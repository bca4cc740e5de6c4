"""By when an undertaking shall be done, or until when it runs."""

from datetime import date

from comity.extract.chain import said_at
from comity.extract.circumstance import date_of
from comity.extract.dated import is_anothers, owner
from comity.extract.project.governors import governors_of
from comity.extract.project.noun import Noun, nouns
from comity.extract.project.states import Reading
from comity.extract.setting import Match, Setting, setting_at
from comity.extract.tree import tree
from comity.extract.trigger import is_cue
from comity.model.analysis import When
from comity.model.period import Period

ENDS: tuple[frozenset[str], frozenset[str]] = (frozenset({"until"}), frozenset({"until", "to", "by"}))
"""The roles of a date that ends what runs, and of one that ends what is lengthened ("extended to March 2027")."""

MOST_BETWEEN = 4
"""So many words may stand between the word that tells of its being done and the date: "ready, it is said, in 2028"."""
MOST_ON = 2
"""How many sentences may go on about it."""


def due_of(setting: Setting, noun: Noun, reading: Reading) -> Period | None:
    """By when it shall be done, or until when it runs; a date of completion or of a mere beginning is none."""
    if reading.is_start or reading.status in {"completed", "cancelled", "announced"}:
        return None
    if reading.status == "planned":
        is_behind = reading.spot.first > noun.phrase.last
        ahead = date_ahead(setting, reading.spot) if is_behind else None
        told = _own_due(setting, noun, reading) or ahead or date_ahead(setting, min(noun.phrase, reading.spot))
        return told or later_due(setting, noun)
    ends = [
        when
        for when in setting.periods
        if when.period is not None and when.kind == "DATE" and when.role in ENDS[reading.status == "extended"]
    ]
    if ends or reading.status != "under_way":
        return ends[0].period if ends else None
    return _own_due(setting, noun, reading) or later_due(setting, noun)


def _own_due(setting: Setting, noun: Noun, reading: Reading) -> Period | None:
    """The date ahead that hangs on the words of the status or on a verb of the undertaking that tells of what is to come."""
    parse = tree(setting)
    verbs = {parse.head(reading.spot), *(one.place for one in governors_of(setting, parse, parse.head(noun.head)))}
    known = [w for w in setting.periods if w.kind == "DATE" and w.period is not None and w.role not in {"since", "from"}]
    near = [w for w in known if is_ahead(setting, w) and (w.role == "by" or owner(setting, w) in verbs)]
    hanging = [w for w in near if not is_anothers(setting, w, reading.spot) or owner(setting, w) in verbs]
    return hanging[0].period if hanging else None


def is_ahead(setting: Setting, when: When) -> bool:
    """Whether a date ends after the day of publication."""
    published = setting.analysis.document.metadata.published
    last = None if when.period is None else when.period.last
    return published is None or published.last is None or last is None or last > published.last


def date_ahead(setting: Setting, spot: Match) -> Period | None:
    """The date behind the words of a plan, or at the head of the sentence, that does not lie before the day of publication."""
    found = date_of(setting, spot, said_at(setting, spot))
    when = next((w for w in setting.periods if w.period == found), None)
    published = setting.analysis.document.metadata.published
    if found is None or when is None or not (when.start > setting.words[spot.last].end or setting.place(when.start) <= 2):
        return None
    is_past = published is not None and (found.last or date.max) <= (published.last or date.min)
    return None if is_past and when.role != "by" else found


def later_due(setting: Setting, noun: Noun) -> Period | None:
    """The first date to come that words of finishing or opening bring up behind a noun, or in the sentences that go on about it.

    "..., two years late and due in September"; "It is to handle a million tonnes once it opens in 2029."
    """
    others = [other.head.first for other in nouns(setting) if other.head.first > noun.head.last]
    end = min(others, default=len(setting.words))
    found = done_by(setting, noun.head.last + 1, end)
    for number in range(setting.number + 1, setting.number + 1 + MOST_ON):
        if found is not None or number >= len(setting.analysis.sentences):
            return found
        later = setting_at(setting.analysis, number)
        if later.sentence.kind != "prose" or not _goes_on(later, setting.words[noun.head.last].text):
            return None
        found = done_by(later, 0, len(later.words))
    return found


def _goes_on(setting: Setting, head: str) -> bool:
    """Whether a sentence is still about it: "It ...", "Work ...", "The plant ..."."""
    opening = [word.text for word in setting.words[:2]]
    is_named = opening[-1:] == [head] and is_cue("definite", setting.lang, opening[0])
    return bool(opening) and (is_cue("still.about", setting.lang, opening[0]) or is_named)


def done_by(setting: Setting, first: int, end: int) -> Period | None:
    """The first date to come among some words of a sentence that words of finishing or opening bring up."""
    for when in setting.periods:
        spot = setting.spot(when.start, when.end)
        is_known = (
            when.kind == "DATE" and when.period is not None and when.role not in {"since", "from"} and is_ahead(setting, when)
        )
        near = range(max(first, spot.first - 1 - MOST_BETWEEN), spot.first)
        if is_known and first <= spot.first < end and any(_is_done(setting, n) for n in near):
            return when.period
    return None


def _is_done(setting: Setting, place: int) -> bool:
    return is_cue("due.word", setting.lang, setting.words[place].text)
