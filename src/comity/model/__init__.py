"""The nouns of Comity. Imports only msgspec and the standard library.

Text comes in code points, half-open (`start`, `end`); days in inclusive pairs (`first`, `last`); values in inclusive
pairs (`low`, `high`). Unknown is None, never a guess.
"""
