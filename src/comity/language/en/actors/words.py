"""Words of a sentence as naming needs them: capitals, possessives, the gap to the word before."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from comity.model.analysis import Sentence

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|['’]s\b|[^\W_][^\W_\u0300-\u036f]*[\w\u0300-\u036f]*\+?|,")
JOINTS = frozenset({"", "-", "'", "’", "&", "/", "‑", "–", "ʻ", "ʽ", "‘"})


class Word(NamedTuple):
    """A word at `start:end`. `plain` is it without accents; `gap` what stands between it and the word before."""

    start: int
    end: int
    text: str
    plain: str
    lower: str
    is_capital: bool
    gap: str
    has_comma: bool


def split(text: str, sentence: Sentence) -> list[Word]:
    """The words of a sentence, in order."""
    words: list[Word] = []
    last = sentence.start
    has_comma = False
    for match in TOKEN.finditer(text, sentence.start, sentence.end):
        word = match[0]
        if word == ",":
            has_comma = True
            continue
        plain = fold(word)
        gap = text[last : match.start()]
        words.append(Word(match.start(), match.end(), word, plain, plain.lower(), word[0].isupper(), gap, has_comma))
        last, has_comma = match.end(), False
    return words


def keys(phrase: str) -> list[str]:
    """The plain words of a phrase of a table, as a text's words are compared with them."""
    return [fold(word) for word in TOKEN.findall(phrase) if word != ","]


@lru_cache(maxsize=65536)
def fold(token: str) -> str:
    """A word without accents, with plain apostrophes: "Nicolás" gives "Nicolas"."""
    if token.isascii():
        return token
    bare = "".join(character for character in normalize("NFD", token.replace("’", "'")) if not combining(character))
    return bare.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ß", "ss")


def is_joined(before: Word, after: Word) -> bool:
    """Whether two words stand side by side in one name: a space, a hyphen, an apostrophe, or a stop after an initial or "St."."""
    if after.has_comma:
        return False
    gap = after.gap.strip()
    if after.gap == "." and not after.is_capital:  # example.com
        return True
    return gap in JOINTS or (gap == "." and len(before.text) <= 2)


def is_next(after: Word) -> bool:
    """Whether nothing but space lies between a word and the one before."""
    return not after.has_comma and not after.gap.strip() and "\n\n" not in after.gap
