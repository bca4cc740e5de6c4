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
        "EU": r"Europe(?:ans?)?\b|Union European\b|Schengen\b|euro (?:area|zone)\b|the bloc\b|[Tt]he (?:Commission|Council)\b",
        "UN": r"Security Council\b|[Rr]esolution [0-9]{3,4}\b",
        "ARE": r"Dubai\b|Sharjah\b|Emirat",
        "ECOWAS": r"West African (?:bloc|community|grouping)\b", "GCC": r"Gulf (?:bloc|grouping)\b",
        "AUT": r"Austro-|Salzburg\b|Graz\b", "BEL": r"Antwerp\b|Zeebrugge\b", "BRA": r"S[ãa]o Paulo\b",
        "CHN": r"Sino-|Shanghai\b|Shenzhen\b|Guangzhou\b|Hong Kong\b|Xinjiang\b|Tibet",
        "CAN": r"Montr[ée]al\b|Toronto\b|Qu[ée]bec\b", "DEU": r"Frankfurt\b|Hamburg\b|Munich\b|Bavaria", "DNK": r"Greenland",
        "ESP": r"Hispano-|Barcelona\b|Catal[ao]", "FRA": r"Franco-|Marseilles?\b|Strasbourg\b|Corsica",
        "GBR": r"Anglo-|Scot(?:land|tish)\b|Gibraltar",
        "GRC": r"Greco-|Cret(?:e|an)\b|Piraeus\b|Thessaloniki\b|Alexandroupolis?\b",
        "HRV": r"Omi[sš]alj\b|Rijeka\b|Dubrovnik\b", "IDN": r"Bali\b|Sumatra",
        "IND": r"Indo-|Mumbai\b|Chennai\b|Kolkata\b|Gujarat|Kashmir", "ITA": r"Italo-|Milan\b|Trieste\b|Genoa\b|Sicil",
        "JPN": r"Nippo-|Osaka\b|Okinawa", "KAZ": r"Almaty\b|Aktau\b", "MAR": r"Casablanca\b|Tanger|Tangier",
        "MYS": r"Sabah\b|Sarawak|Penang\b", "NGA": r"Lagos\b|Port Harcourt\b", "NLD": r"Rotterdam\b",
        "PAK": r"Karachi\b|Lahore\b|Gwadar\b", "POL": r"Gda[nń]sk\b|Krak[oó]w\b", "PRT": r"Luso-|Azores\b",
        "ROU": r"Constan[tț]a\b|Transylvania", "RUS": r"Russo-|Siberia|Kaliningrad|Chechnya|Chechen",
        "SAU": r"Jeddah\b|Mecca\b", "TUR": r"Tur[ck]o-|Istanbul\b|Izmir\b|Ceyhan\b|Anatolia",
        "UKR": r"Ode[s]{1,2}a\b|Crimea|Donbas|Lviv\b",
        "USA": r"Americano-|New York\b|Texas\b|Texan\b|California|Florida\b|Alaska", "VNM": r"Ho Chi Minh City\b|Haiphong\b",
        "ZAF": r"Johannesburg\b|Durban\b",
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
    wanted = [word for word in _folded_words(name) if len(word) > 2 and word not in common | SMALL]
    tokens = frozenset(_folded_words(words))
    return not wanted or any(_is_among(word, tokens) or _is_compound(word, tokens) for word in wanted)


def _is_compound(word: str, tokens: frozenset[str]) -> bool:
    """Whether a word begins or ends with one of the tokens: a "pipeline" is a pipe and a line."""
    parts = (token for token in tokens if STEM <= len(token) <= len(word) - 3)
    return any(word.startswith(token) or word.endswith(token) for token in parts)


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
