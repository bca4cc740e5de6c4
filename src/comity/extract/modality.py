"""In what mood a figure is given: as a fact, an aim, an expectation, a condition, an estimate or a capacity."""

from comity.extract.indicator import Term
from comity.extract.setting import Match, Setting
from comity.model.analysis import Amount, Utterance
from comity.model.claim import Modality
from comity.resources.cues import cues

REACH = 18.0
ORDER: tuple[Modality, ...] = ("conditional", "target", "forecast", "capacity", "estimate")
"""Which mood wins where two cues stand equally near."""


def modality(setting: Setting, amount: Amount, term: Term | None, carried: Modality | None) -> Modality:
    """The mood of an amount: of the nearest cue before it in its clause, else of the clause it continues, else actual.

    What an infinitive says is an aim: "a contract to export 1 million tons".
    """
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    costs = []
    for rank, mood in enumerate(ORDER):
        for spot in setting.matches(mood):
            cost = _cost(setting, spot, here)
            if cost is not None:
                costs.append((cost, rank, mood))
    if costs:
        return min(costs)[2]
    if term is not None and term.is_verb and term.spot.last < here.first and setting.before(term.spot.first) == "to":
        return "target"
    return carried or "actual"


def _cost(setting: Setting, cue: Match, here: Match) -> float | None:
    """How far a cue stands before an amount; None behind it, out of reach, or where it is part of a date ("May 2025")."""
    first, last = setting.words[cue.first].start, setting.words[cue.last].end
    if cue.last >= here.first or any(when.start < last and first < when.end for when in setting.periods):
        return None
    distance = setting.distance(cue, here)
    return distance if distance <= REACH else None


def is_denied(setting: Setting, amount: Amount, said: Utterance | None) -> bool:
    """Whether the words deny the figure: "did not reach $2 billion", "denied that ...", "reports that ... are false"."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    if any(spot.last < here.first and setting.distance(spot, here) <= 3 for spot in setting.matches("negation")):
        return True
    if any(spot.first > here.last for spot in setting.matches("falsehood")):
        return True
    if said is None or said.cue is None:
        return False
    cue = setting.analysis.text.words[slice(*said.cue)].lower().split()
    return any(tuple(cue[n : n + size]) in cues("denial", setting.lang) for size in (1, 2) for n in range(len(cue)))
