"""What the numbers of a sentence may be taken for, and which amount a chooser takes each for."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from comity.extract.chain import utterance_at
from comity.extract.chooser import Chooser
from comity.extract.grid import is_in_grid
from comity.extract.options.meanings import meanings, meant
from comity.extract.options.open_numbers import open_numbers
from comity.extract.options.scene import History, Scene
from comity.extract.options.worth import is_of_relations
from comity.extract.paths import Paths
from comity.extract.setting import Setting
from comity.extract.settle import settled
from comity.model.analysis import Amount, Loan

Number = TypeVar("Number", Amount, Loan)


def scene_of(paths: Paths, amount: Amount, history: History) -> Scene:
    """An amount of a sentence, with whoever says it and the figures before it."""
    return Scene(paths, amount, history, utterance_at(paths.setting.analysis, amount.start, amount.end))


def amount_of(paths: Paths, one: Amount | Loan, history: History, choice: Chooser) -> Amount | None:
    """What a number is taken for: an amount of its words as the sentence settles it, or one of all that an open one may be."""
    amount: Amount | None
    if isinstance(one, Amount):
        amount = settled(paths.setting, one)
    else:
        offered = _offered(paths.setting, one)
        scene = scene_of(paths, offered[0], history)
        amount = choice.pick("loan", one.options[0][0], open_numbers(scene, one, offered))
    if amount is None:
        return None
    return choice.pick("meaning", amount, meanings(scene_of(paths, amount, history)))


def alternatives(setting: Setting) -> Iterator[tuple[Amount, bool]]:
    """All amounts that a chooser may take the numbers of a sentence for, and whether the number is an open one."""
    for one in numbers(setting):
        if isinstance(one, Amount):
            yield from ((amount, False) for amount in meant(setting, settled(setting, one)))
        else:
            for amount in _offered(setting, one):
                yield from ((each, True) for each in meant(setting, amount))


def numbers(setting: Setting) -> list[Amount | Loan]:
    """The amounts and open numbers of a sentence in order; a number that is both is open where the text is of relations."""
    if not is_of_relations(setting.analysis):
        return [amount for amount in _outside(setting, setting.amounts) if amount.basis in {"words", "licence"}]
    loans = _outside(setting, setting.loans)
    amounts = _outside(setting, setting.amounts)
    plain = [one for one in amounts if not any(loan.start < one.end and one.start < loan.end for loan in loans)]
    return sorted([*plain, *loans], key=lambda one: one.start)


def _outside(setting: Setting, numbers: Sequence[Number]) -> list[Number]:
    """Those of a sentence's numbers that are no cells of a grid, which are read by their labels."""
    return [one for one in numbers if not is_in_grid(setting.analysis, one.start, one.end)]


def _offered(setting: Setting, loan: Loan) -> list[Amount]:
    return [settled(setting, replace(amount, basis="loan")) for amount, _ in loan.options]
