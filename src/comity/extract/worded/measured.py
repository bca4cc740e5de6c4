"""What an amount measures: the indicator named before it, with words between that state the amount of it."""

from collections.abc import Iterator

from comity.extract.indicator import Measured, Term, fits, wording
from comity.extract.setting import Match, Setting
from comity.extract.worded.past import Past
from comity.model.analysis import Amount

REACH = 26
"""Words that may lie between an indicator and the verb with its amount."""
BARE = 4
"""How many words that are no name, date or goods may stand between them where nothing states the amount."""
ASIDE = 3
"""How far before an indicator a word may stand that measures something else of it."""
BEHIND = 3
"""How close behind its amount an indicator must follow: "2.000 millones de dólares en exportaciones"."""


def terms(setting: Setting) -> Iterator[Term]:
    """The words of a sentence that name indicators, in order."""
    for cue in setting.cues:
        if cue.kind == "indicator":
            yield Term(cue.code, setting.spot(cue.start, cue.end), cue.is_verb)


def measured_at(setting: Setting, amount: Amount, near: Past | None) -> Measured | None:
    """Say what an amount measures, or None where no word of its sentence, nor the figure it goes on from, tells."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    found = [term for term in terms(setting) if fits(term.code, amount)]
    before = [term for term in found if term.spot.last < here.first or _is_inside(term.spot, here)]
    if before and _is_of_other(setting, before[-1].spot, here):
        return None
    if before and _is_stated(setting, before[-1], here, amount):
        return Measured(before[-1].code, wording(setting, before[-1]), before[-1])
    behind = [term for term in found if 0 <= term.spot.first - here.last - 1 <= BEHIND]
    if behind and not before and not setting.is_parted(here, behind[0].spot):
        return Measured(behind[0].code, wording(setting, behind[0]), behind[0])
    return None if before else _carried(setting, amount, here, near)


def _is_inside(spot: Match, here: Match) -> bool:
    return here.first <= spot.first and spot.last <= here.last


def _is_of_other(setting: Setting, term: Match, here: Match) -> bool:
    """Whether the amount is of something else that only names the indicator: "сальдо торговли", "доля в экспорте"."""
    return any(term.first - ASIDE <= spot.first and spot.last < here.first for spot in setting.matches("other"))


def _is_stated(setting: Setting, term: Term, here: Match, amount: Amount) -> bool:
    """Whether the words between an indicator and an amount say that it is one of it."""
    between = Match(term.spot.last + 1, here.first - 1)
    if between.last - between.first >= REACH:
        return False
    if amount.relation != "level" or term.is_verb:
        return True
    if any(between.first <= spot.first and spot.last <= here.last for spot in setting.matches("stating")):
        return True
    taken = {n for start, end in _known(setting) for spot in [setting.spot(start, end)] for n in range(spot.first, spot.last + 1)}
    free = [n for n in range(between.first, between.last + 1) if n not in taken and setting.words[n].text.isalpha()]
    return len(free) <= BARE


def _known(setting: Setting) -> Iterator[tuple[int, int]]:
    """The words of a sentence that are names, dates, goods or amounts."""
    for layer in (setting.actors, setting.periods, setting.amounts, [cue for cue in setting.cues if cue.kind == "product"]):
        yield from ((one.start, one.end) for one in layer)


def _carried(setting: Setting, amount: Amount, here: Match, near: Past | None) -> Measured | None:
    """What the figure before measured: in its own sentence, or in the next where a word points back at it ("показатель")."""
    if near is None or not fits(near.measured.code, amount):
        return None
    is_pointed = any(spot.last < here.first for spot in setting.matches("carry"))
    if near.setting is not setting and not is_pointed:
        return None
    return near.measured._replace(term=None if near.setting is not setting else near.measured.term)
