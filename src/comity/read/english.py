"""Whether a text is English, by its function words; no other language is guessed."""

import re

SAMPLE = 20_000
"""How many code points are looked at."""

# Words that carry English sentences and are rare in other languages; "in", "on", "was" and "is" would fit Dutch or German too.
# fmt: off
FUNCTION_WORDS = frozenset((
    "the", "and", "of", "that", "with", "for", "by", "to", "from", "were", "been", "has", "have", "which", "this", "their", "its",
    "would", "said", "an", "at",
))
# fmt: on
MIN_SHARE = 0.12

_WORD = re.compile(r"[^\W\d_]+")


def is_english(words: str) -> bool:
    """Whether at least an eighth or so of the words are function words that only English has, two of them different."""
    tokens = [token.casefold() for token in _WORD.findall(words[:SAMPLE])]
    hits = [token for token in tokens if token in FUNCTION_WORDS]
    return len(set(hits)) >= 2 and len(hits) >= MIN_SHARE * len(tokens)
