"""Exports: the ledger's content in forms that other programs read. One module per format.

Every export is equal to the byte for equal ledgers, whatever the order in which documents were added.
"""
