"""Words on their way into files that other programs open."""

from comity.publish.words import showable

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, full-width forms included."""


def plain(words: str) -> str:
    """Words without what no file may hold; line breaks and tabs stay."""
    return showable(words)


def one_line(words: str) -> str:
    """The same on one line, white space folded."""
    return " ".join(plain(words).split())


def safe(value: object) -> object:
    """A cell that no spreadsheet runs: an apostrophe stands before what would be a formula. Numbers stay numbers."""
    if not isinstance(value, str):
        return value
    words = plain(value)
    return f"'{words}" if words.lstrip(" ").startswith(FORMULA) else words
