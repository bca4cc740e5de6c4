"""Of which goods a figure is: those named beside the indicator, or behind the amount."""

from comity.extract.indicator import Measured
from comity.extract.product import listed
from comity.extract.setting import Match, Setting
from comity.extract.worded.past import Past
from comity.model.analysis import Amount

NEAR = 4
"""Words between an indicator and its goods: "поставки российской нефти"."""


def goods(setting: Setting, amount: Amount, measured: Measured, near: Past | None) -> str | None:
    """The goods of a figure, several in the order of the text; what goes on from the figure before has those of that one."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    found = [(setting.spot(cue.start, cue.end), cue.code) for cue in setting.cues if cue.kind == "product"]
    behind = next((code for spot, code in found if _is_of(setting, here, spot)), None)
    if behind is not None:
        return behind
    last = max((setting.spot(one.start, one.end).last for one in setting.amounts if one.end <= amount.start), default=-1)
    own = [code for spot, code in found if last < spot.first and spot.last < here.first]
    if own and measured.term is not None and measured.term.spot.last < last:  # "нефти на 62 млрд и газа на 8 млрд"
        return listed(own)
    term = measured.term
    if term is not None:
        run = _run(term.spot, found)
        if run:
            return listed(run)
    if near is None or near.measured.code not in {measured.code, "trade.exports", "trade.imports"}:
        return None
    is_pointing = term is None or near.setting is setting or not setting.actors
    return near.product if is_pointing else None


def _is_of(setting: Setting, here: Match, goods: Match) -> bool:
    """Whether goods stand right behind an amount of them, or one word further: "20 тыс. тонн пшеницы", "toneladas de trigo"."""
    between = [word.text for word in setting.words[here.last + 1 : goods.first]]
    is_joined = any(spot.first == here.last + 1 for spot in setting.matches("joining"))
    if here.first <= goods.first and goods.last <= here.last:
        return True  # "20 тыс. баррелей нефти в сутки"
    return goods.first > here.last and len(between) <= 1 and not is_joined and all(word.isalpha() for word in between)


def _run(term: Match, found: list[tuple[Match, str]]) -> list[str]:
    """The goods that begin near an indicator, before it only where they touch, with those enumerated behind them."""
    run: list[str] = []
    last = term.last
    for spot, code in found:
        if spot.first > term.last and spot.first - last - 1 < (NEAR if not run else 2):
            run.append(code)
            last = spot.last
    return run
