"""What leaves the ledger for people: the dossier of two states as a page."""

from comity.publish.compose import compose
from comity.publish.report import report

__all__ = ["compose", "report"]
