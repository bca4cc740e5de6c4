"""Comity: from a pile of news and official papers to a ledger that an analyst can defend."""

__version__ = "0.1.0"
