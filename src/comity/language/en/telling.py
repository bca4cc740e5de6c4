"""Which passages may hold a claim: what is worth the engine's time."""

import re
from functools import cache

from comity.language.en.speech.lexicon import verbs
from comity.resources import load
from comity.resources.rows import State

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"""[\d"“”«»„$€£¥%]""")


def is_telling(passage: str) -> bool:
    """Whether a passage has a number, a quotation, a verb of speech, or the name of a state or of its people.

    Claims are about states, and whatever names none of these has no place for a figure, a voice or a party.
    """
    if _PLAIN.search(passage):
        return True
    return any(word in _names() or word.lower() in verbs() for word in _WORD.findall(passage))


@cache
def _names() -> frozenset[str]:
    """First words with a capital of the names of states, their people and their seats."""
    names = (name for row in load("states", State) for name in (row.name, *row.forms, *row.demonyms, *row.capitals, *row.seats))
    return frozenset(word for name in names for word in _WORD.findall(name)[:1] if word[0].isupper()) - {"The"}
