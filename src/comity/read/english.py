"""Whether a text is English, by its function words; no other language is guessed."""

import re

SAMPLE = 20_000
"""How many code points are looked at."""

# Words that carry English sentences and are rare in other languages; "on", "was" and "is" would fit Dutch or German too.
# fmt: off
ENGLISH = frozenset((
    "the", "and", "of", "that", "with", "for", "by", "to", "from", "were", "been", "has", "have", "which", "this", "their",
    "its",    "would", "said", "an", "at", "between", "after", "into", "about", "will", "than", "more", "not", "but", "are",
))
FOREIGN = frozenset((
    "der", "die", "das", "und", "den", "von", "mit", "ist", "nicht", "ein", "eine", "im", "zu", "auf", "für", "wurde",
    "le", "la", "les", "des", "et", "un", "une", "du", "en", "est", "que", "dans", "pour", "par", "sur", "au",
    "el", "los", "las", "del", "por", "con", "se", "y", "una", "su", "al", "como",
    "il", "che", "di", "e", "per", "della", "sono", "nel", "da", "o", "os", "do", "dos", "em", "uma", "não", "com",
    "het", "een", "van", "op", "te", "och", "att", "som", "det", "og", "av", "til", "ve", "bir", "bu", "ile", "na", "się",
))
# fmt: on
MIN_SHARE = 0.08

_WORD = re.compile(r"[^\W\d_]+")


def is_english(words: str) -> bool:
    """Whether at least a twelfth of the words are function words of English, and more of them than of its neighbours."""
    tokens = [token.casefold() for token in _WORD.findall(words[:SAMPLE])]
    hits = sum(token in ENGLISH for token in tokens)
    return len(tokens) > 1 and hits > 0 and hits >= MIN_SHARE * len(tokens) and hits > sum(token in FOREIGN for token in tokens)
