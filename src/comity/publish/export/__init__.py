"""Exports: the ledger's content in forms that other programs read. One module per format.

Every export is equal to the byte for equal ledgers, whatever the order in which documents were added.
"""

from comity.publish.export.gold import gold_files
from comity.publish.export.rows import figure_rows, jsonl, to_csv

__all__ = ["figure_rows", "gold_files", "jsonl", "to_csv"]
