"""Old encodings of Cyrillic letters, told apart by which of them gives words."""

ENCODINGS = ("windows-1251", "koi8-r", "iso8859-5", "cp866")
COMMON = frozenset("оеаинтсрвлкмдпу")
"""Letters that make up three quarters of any text in Russian, and most in its neighbours; capitals are rare."""
MIN_COMMON = 0.55
MIN_LETTERS = 12
"""Letters below which too little is there to tell by."""


def old_cyrillic(raw: bytes) -> str | None:
    """The encoding in which bytes are a text in Cyrillic letters; None where in none they are, or they are too few to tell."""
    best = max(ENCODINGS, key=lambda encoding: _share(raw, encoding))
    return best if _share(raw, best) >= MIN_COMMON else None


def _share(raw: bytes, encoding: str) -> float:
    """The share of common small letters among all that are not ASCII; 0 where the bytes are no text in the encoding."""
    try:
        beyond = [letter for letter in raw.decode(encoding) if letter > "\x7f" and not letter.isspace()]
    except UnicodeDecodeError:
        return 0.0
    return sum(letter in COMMON for letter in beyond) / len(beyond) if len(beyond) >= MIN_LETTERS else 0.0
