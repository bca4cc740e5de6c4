"""In what mood a figure is given: as a fact, an aim, an expectation, a condition, an estimate or a capacity."""

from comity.extract.setting import Match, Setting
from comity.model.analysis import Amount
from comity.model.claim import Modality

REACH = 18.0
ORDER: tuple[Modality, ...] = ("conditional", "target", "forecast", "capacity", "estimate")
"""Which mood wins where two cues stand equally near."""


def modality(setting: Setting, amount: Amount, carried: Modality | None) -> Modality:
    """The mood of an amount: of the nearest cue before it in its clause, else of the clause it continues, else actual."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    costs = []
    for rank, mood in enumerate(ORDER):
        for spot in setting.matches(mood):
            cost = _cost(setting, spot, here)
            if cost is not None:
                costs.append((cost, rank, mood))
    if costs:
        return min(costs)[2]
    return carried or "actual"


def _cost(setting: Setting, cue: Match, here: Match) -> float | None:
    """How far a cue stands before an amount; None behind it, out of reach, or where it is part of a date ("May 2025")."""
    first, last = setting.words[cue.first].start, setting.words[cue.last].end
    if cue.last >= here.first or any(when.start < last and first < when.end for when in setting.periods):
        return None
    distance = setting.distance(cue, here)
    return distance if distance <= REACH else None


def is_denied(setting: Setting, amount: Amount) -> bool:
    """Whether the words deny the figure ("did not reach $2 billion")."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    return any(spot.last < here.first and setting.distance(spot, here) <= 3 for spot in setting.matches("negation"))
