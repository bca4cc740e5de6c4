"""Whether the actors and places of an item occur in a document: states and bodies by our tables, others by their words."""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import combining, normalize

from comity.model.text import Document
from comity.resources import load
from comity.resources.publishers import outlet_chain, same_outlet
from comity.resources.rows import Body, Region, State, Territory

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset({"the", "and", "for", "von", "van", "der", "del"})
STEM = 4
"""So many letters of a word are enough to know it again with another ending, and all but the last three of a longer one."""
LONG_STEM = 6
"""So many are enough of any: "investment" and "investing" are one."""
SHORT = 4
"""Names of fewer letters are matched in their own capitals: "US" is a state, "us" a pronoun."""


HINTS = {
    code: re.compile(rf"\b(?:{words})")
    for code, words in {
        "EU": r"Europe(?:ans?)?\b|Union European\b|Schengen\b|euro (?:area|zone)\b|the bloc\b",
        "UN": r"Security Council\b|[Rr]esolution [0-9]{3,4}\b",
        "ARE": r"Dubai\b|Sharjah\b|Emirat",
        "AUT": "Austro-", "CHN": r"Sino-|Shanghai\b|Shenzhen\b|Guangzhou\b", "DEU": r"Frankfurt\b|Hamburg\b",
        "ESP": r"Hispano-|Barcelona\b", "FRA": "Franco-", "GBR": "Anglo-", "GRC": "Greco-", "IND": r"Indo-|Mumbai\b",
        "ITA": r"Italo-|Milan\b", "JPN": r"Nippo-|Osaka\b", "KAZ": r"Almaty\b", "MAR": r"Casablanca\b", "NGA": r"Lagos\b",
        "NLD": r"Rotterdam\b", "PAK": r"Karachi\b|Lahore\b", "PRT": "Luso-", "RUS": "Russo-",
        "SAU": r"Jeddah\b", "TUR": r"Tur[ck]o-|Istanbul\b", "USA": r"Americano-|New York\b", "VNM": r"Ho Chi Minh City\b",
        "ZAF": r"Johannesburg\b",
    }.items()
}  # fmt: skip
"""Words that tell of a state or body and are none of its names: first parts of compounds, great cities, its organs."""


class Cast:
    """Who and what a document names; its own publisher, author and title count as words of it."""

    def __init__(self, document: Document, words: str) -> None:
        """Index the words of a document."""
        known = document.metadata
        self._words = "\n".join(part for part in (words, known.publisher, known.author, known.title) if part)
        self._outlets = [voice.name for voice in outlet_chain(document)]
        self._tokens = frozenset(_folded_words(self._words))
        self._low = self._words.casefold()

    def has_code(self, code: str) -> bool:
        """Whether a state or body of this code is named by any word for it, or by words for a group of states it belongs to."""
        return any(self._has(form) for form in _forms().get(code, ())) or self._hints_at(code)

    def _hints_at(self, code: str) -> bool:
        """Whether words that are no name of a state or body tell of it all the same."""
        pattern = HINTS.get(code)
        return pattern is not None and pattern.search(self._words) is not None

    def has_name(self, name: str) -> bool:
        """Whether most words of a name occur, its last among them; a state, body or territory may be called otherwise."""
        if self._has(name) or any(self._has(form) for form in _forms().get(_codes().get(name.casefold(), ""), ())):
            return True
        if any(same_outlet(name, outlet) for outlet in self._outlets):
            return True
        wanted = [word for word in _folded_words(name) if len(word) > 2 and word not in SMALL] or _folded_words(name)
        found = [word for word in wanted if self._has_word(word)]
        is_last_found = len(wanted) > 2 or (bool(wanted) and self._has_word(wanted[-1]))
        return bool(found) and 2 * len(found) >= len(wanted) and is_last_found

    def has_any_word(self, name: str) -> bool:
        """Whether any word of a name occurs, or the name is a state's that is called otherwise."""
        return self.has_name(name) or any(self._has_word(word) for word in _folded_words(name) if len(word) > 2)

    def codes(self) -> list[str]:
        """The codes of the states that the document names."""
        return sorted(row.iso3 for row in load("states", State) if self.has_code(row.iso3))

    def _has(self, form: str) -> bool:
        return bool(form.strip()) and form.casefold() in self._low and _pattern(form).search(self._words) is not None

    def _has_word(self, word: str) -> bool:
        return _is_among(word, self._tokens)


def shares_word(name: str, words: str, common: frozenset[str] = frozenset()) -> bool:
    """Whether any word of a name, the `common` ones aside, occurs in some words; a name of none but these is not looked for."""
    wanted = [word for word in _folded_words(name) if (len(word) >= STEM or word in _marks(name)) and word not in common]
    tokens = frozenset(_folded_words(words))
    return not wanted or any(_is_among(word, tokens) for word in wanted)


def _marks(name: str) -> frozenset[str]:
    """The words of a name that are known by their capitals or digits however short they are: "GME", "S-400"."""
    return frozenset(word.casefold() for word in WORD.findall(name) if len(word) > 2 and (word.isupper() or word.isdigit()))


def _is_among(word: str, tokens: frozenset[str]) -> bool:
    stem = word[: max(STEM, min(len(word) - 3, LONG_STEM))]
    return word in tokens or (len(word) >= STEM and any(token.startswith(stem) for token in tokens))


def _folded_words(text: str) -> list[str]:
    """Words in small letters without accents."""
    plain = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    return WORD.findall(plain)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if len(form) >= SHORT or not form.isupper() else 0
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", flags)


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """Every word for a state, body or territory by its code, a territory's being its name."""
    found: dict[str, list[str]] = {}
    for row in load("states", State):
        found.setdefault(row.iso3, []).extend((row.name, *row.forms, *row.demonyms, *row.capitals, *row.seats))
    for body in load("bodies", Body):
        found.setdefault(body.code, []).extend((body.code, body.name, *body.forms, *body.seats))
    for region in load("regions", Region):
        for state in region.states:
            found.setdefault(state, []).extend(_named(region))
    for territory in load("territories", Territory):
        found.setdefault(territory.name, []).extend((territory.name, *territory.forms, *territory.seats))
    return {code: tuple(dict.fromkeys(forms)) for code, forms in found.items()}


def _named(region: Region) -> Iterator[str]:
    """The words for a group of states: "Baltic states", "the kingdom"."""
    for name in (region.region, *region.forms):
        yield from (f"{name} {plural}" for noun in region.nouns for plural in _numbers(noun)) if region.nouns else (name,)


def _numbers(noun: str) -> tuple[str, str]:
    return noun, f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"


@cache
def _codes() -> dict[str, str]:
    """The code that each word for a state, body or territory stands for."""
    found: dict[str, str] = {}
    for code, forms in _forms().items():
        for form in forms:
            found.setdefault(form.casefold(), code)
    return found
