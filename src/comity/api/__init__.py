"""The Python front door: `comity.open("pile.comity")["RUS-VEN"].figures("trade.turnover").df()`."""

from os import PathLike
from pathlib import Path

from comity.api.opened import Dyad, OpenLedger
from comity.api.table import Table
from comity.ledger import Ledger

__all__ = ["Dyad", "OpenLedger", "Table", "open_ledger"]


def open_ledger(path: str | PathLike[str]) -> OpenLedger:
    """Open a ledger for reading; as `comity.open`. Raises LedgerError where there is none, or it cannot be read."""
    return OpenLedger(Ledger.open(Path(path)))
