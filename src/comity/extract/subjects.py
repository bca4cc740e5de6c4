"""Subjects: who does what a verb tells, by nearness."""

from comity.extract.deeds import one_word
from comity.extract.parties import codes
from comity.extract.setting import Match, Setting, spot_of
from comity.model.analysis import Mention

SUBJECT_REACH = 22.0


def subjects(setting: Setting, verb: Match, heads: dict[int, str]) -> list[Mention]:
    """The subject of a verb: the nearest actor before it that no preposition governs, with those of its list; else a demonym."""
    barred = one_word(setting, "party.not") | one_word(setting, "of")
    before = [m for m in setting.actors if spot_of(setting, m).last < verb.first and (codes(m))]
    free = [m for m in before if heads[spot_of(setting, m).first] not in barred]
    near = [m for m in free if setting.distance(spot_of(setting, m), verb) <= SUBJECT_REACH]
    named = [m for m in near if m.form != "demonym"] or near
    if not named:
        return []
    listed = [m for m in named if is_listed(setting, m, named)]
    return listed or [named[-1]]


def is_listed(setting: Setting, mention: Mention, named: list[Mention]) -> bool:
    """Whether only commas, "and" and further members lie between a mention and the last of the list."""
    last = named[-1]
    if mention is last:
        return True
    inner = [spot_of(setting, m) for m in setting.actors if mention.start < m.start < last.start]
    taken = {n for spot in inner for n in range(spot.first, spot.last + 1)}
    gap = range(spot_of(setting, mention).last + 1, spot_of(setting, last).first)
    passed = one_word(setting, "article") | {",", "and"} | one_word(setting, "number")
    return all(n in taken or setting.words[n].text in passed for n in gap)
