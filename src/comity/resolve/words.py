"""Words of names, and the tables that say which of them tell something."""

import re
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from comity.resources import load
from comity.resources.romanisation import unmarked

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
MOST_WORDS = 6


class Word(NamedTuple):
    """A word of a text: as written, folded, and its half-open place in code points."""

    text: str
    folded: str
    start: int
    end: int


class WordList(Struct, frozen=True):
    """Words of one language that play one part in names (`record_words.tsv`)."""

    kind: str
    lang: str
    words: tuple[str, ...] = ()


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of a kind, of all languages."""
    return frozenset(word for row in load("record_words", WordList) if row.kind == kind for word in row.words)


@cache
def number_words() -> dict[str, str]:
    """Digits by number word."""
    return dict(pair.split("=") for pair in sorted(listed("number")))


def fold(text: str) -> str:
    """A word without case, diacritics, stops and the possessive: "Perijá" is "perija", "U.S." is "us"."""
    plain = unmarked(text)
    return plain.replace(".", "")


def words_of(text: str) -> list[Word]:
    """The words of a text; hyphens and apostrophes part words, a lone possessive s is none."""
    found = [Word(m.group(), fold(m.group()), m.start(), m.end()) for m in TOKEN.finditer(text)]
    return [word for word in found if not (word.folded == "s" and text[word.start - 1 : word.start] in {"'", "’"})]


def stem(word: str) -> str:
    """A noun without its plural: "treaties" is "treaty", "agreements" is "agreement"."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
