"""The forms that a Russian or Spanish word may stand in, so that a search for one finds the others.

The index holds words of other languages than English as they stand. A question is widened instead: торговля also asks for
торговли and торговлей, brasileña for brasileño. Forms that no text has find nothing and cost next to nothing.
"""

import re
import unicodedata

FEWEST_LETTERS = 3
"""Letters that a stem keeps."""
LEAST_WORD = 4
"""A shorter word is asked for as it stands."""

# fmt: off
_NOUN = (
    "", "а", "я", "о", "е", "и", "ы", "у", "ю", "й", "ь", "ам", "ям", "ах", "ях", "ами", "ями", "ов", "ев", "ей", "ой", "ем",
    "ом", "ью",
)
_ADJECTIVE = (
    "ий", "ый", "ой", "ая", "яя", "ое", "ее", "ие", "ые", "ого", "его", "ому", "ему", "им", "ым", "ом", "ем", "ую", "юю", "их",
    "ых", "ими", "ыми",
)
# fmt: on
_GENDERS = ("o", "a", "os", "as")
_CYRILLIC = re.compile(r"[а-яёіїєґў-]+")
_SPANISH = re.compile(r"[áéíóúüñ¿¡]")


def forms(word: str, *, is_spanish: bool = False) -> tuple[str, ...]:
    """Other forms of a word, sorted; none for a word that is neither Cyrillic nor in a question with Spanish letters."""
    low = unicodedata.normalize("NFC", word).lower().replace("ё", "е")
    if len(low) < LEAST_WORD:
        return ()
    if _CYRILLIC.fullmatch(low):
        found = _russian(low)
    elif is_spanish and low.isalpha():
        found = _spanish(low)
    else:
        return ()
    return tuple(sorted(found - {low}))


def is_spanish(question: str) -> bool:
    """Whether a question holds a letter that Spanish has and English has not."""
    return _SPANISH.search(unicodedata.normalize("NFC", question).lower()) is not None


def _russian(word: str) -> set[str]:
    """The word with every ending of the class that its own ending belongs to; both, where it may belong to either."""
    found: set[str] = set()
    adjective = _cut(word, _ADJECTIVE)
    if adjective is not None:
        found |= {adjective + ending for ending in _ADJECTIVE}
    noun = _cut(word, tuple(ending for ending in _NOUN if ending))
    for stem in {noun, word if word[-1] not in "аеиоуыэюяйь" else None}:
        if stem is not None:
            found |= {stem + ending for ending in _NOUN}
    return found


def _cut(word: str, endings: tuple[str, ...]) -> str | None:
    """The word without the longest of some endings, None where it has none of them or too little would be left."""
    fitting = (ending for ending in endings if word.endswith(ending) and len(word) - len(ending) >= FEWEST_LETTERS)
    ending = max(fitting, key=len, default=None)
    return None if ending is None else word[: -len(ending)]


def _spanish(word: str) -> set[str]:
    """Number and gender: país and países, brasileña and brasileños."""
    bare = word.removesuffix("es") if word.endswith("es") and len(word) > 5 else word
    found = {bare, f"{bare}es"}
    stem = re.sub(r"[oa]s?$", "", word)
    if stem != word and len(stem) >= FEWEST_LETTERS:
        found |= {stem + ending for ending in _GENDERS}
    return found
