"""Of which goods a figure is: those named beside the indicator, or behind the amount."""

from comity.extract.indicator import Measured
from comity.extract.product import listed
from comity.extract.setting import Match, Setting
from comity.extract.worded.past import Past
from comity.model.analysis import Amount

NEAR = 4
"""Words between an indicator and its goods: "поставки российской нефти"."""
BEHIND = 3


def goods(setting: Setting, amount: Amount, measured: Measured, near: Past | None) -> str | None:
    """The goods of a figure, several in the order of the text; what goes on from the figure before has those of that one."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    found = [(setting.spot(cue.start, cue.end), cue.code) for cue in setting.cues if cue.kind == "product"]
    behind = [(spot, code) for spot, code in found if 0 <= spot.first - here.last - 1 < BEHIND]
    if behind and not setting.is_parted(here, behind[0][0]):
        return behind[0][1]
    term = measured.term
    if term is not None:
        run = _run(term.spot, found)
        if run:
            return listed(run)
    if near is None or near.measured.code not in {measured.code, "trade.exports", "trade.imports"}:
        return None
    is_pointing = term is None or near.setting is setting or not setting.actors
    return near.product if is_pointing else None


def _run(term: Match, found: list[tuple[Match, str]]) -> list[str]:
    """The goods that begin near an indicator, before it only where they touch, with those enumerated behind them."""
    run: list[str] = []
    last = term.last
    for spot, code in found:
        if spot.first > term.last and spot.first - last - 1 < (NEAR if not run else 2):
            run.append(code)
            last = spot.last
    return run
