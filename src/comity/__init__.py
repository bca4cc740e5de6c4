"""Comity: from a pile of news and official papers to a ledger that an analyst can defend.

`comity.open("pile.comity")` asks a ledger from Python; everything else is loaded only when it is used.
"""

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.api import OpenLedger

__version__ = "0.1.0"


def open(path: str | PathLike[str]) -> "OpenLedger":  # noqa: A001  (called as comity.open)
    """Open a ledger to ask it: `comity.open("pile.comity")["RUS-VEN"].figures("trade.turnover").df()`.

    Raises LedgerError where there is no ledger, or it cannot be read.
    """
    from comity.api import open_ledger  # here, so that `import comity` loads nothing

    return open_ledger(path)
