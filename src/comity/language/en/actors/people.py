"""Who is who among the persons of one document: spellings of one name, surnames that stand for it later."""

from msgspec import Struct

from comity.language.en.actors.lexicon import words as lists
from comity.language.en.actors.words import fold

FEMININE = (("skaya", "sky"), ("tskaia", "tsky"), ("ova", "ov"), ("eva", "ev"), ("ina", "in"))
SPELLINGS = (
    ("skiy", "sky"),
    ("skii", "sky"),
    ("skyi", "sky"),
    ("skyy", "sky"),
    ("ski", "sky"),
    ("iy", "y"),
    ("ii", "y"),
    ("z", "s"),
    ("ei", "ey"),
)


class Person(Struct):
    """A person of the document: the words of the fullest name, that name as worded, the states an office of theirs names."""

    tokens: tuple[str, ...]
    name: str
    states: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key of their mentions."""
        return "person:" + fold(self.name).lower()


class People:
    """The persons met so far, found by any word of their names but the first."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._by_alias: dict[str, list[Person]] = {}

    def learn(self, tokens: tuple[str, ...], name: str, states: tuple[str, ...]) -> Person:
        """Take note of a person with a name as worded and its words; the same name in another spelling is the same person."""
        person = self.find(tokens)
        if person is None:
            person = Person(tokens, name, states)
        elif len(tokens) > len(person.tokens):
            person.tokens, person.name = tokens, name
        if states and not person.states:
            person.states = states
        for alias in _aliases(person.tokens):
            known = self._by_alias.setdefault(alias, [])
            if person not in known:
                known.append(person)
        return person

    def find(self, tokens: tuple[str, ...]) -> Person | None:
        """The person that these words name: by full name in any spelling, else by surname where only one fits."""
        candidates = self._by_alias.get(stem(tokens[-1]), [])
        if len(tokens) == 1:
            return candidates[-1] if candidates else None
        for person in candidates:
            if _is_same(tokens, person.tokens):
                return person
        return None

    def knows(self, token: str) -> bool:
        """Whether a word alone names somebody."""
        return stem(token) in self._by_alias


def stem(surname: str) -> str:
    """A surname in lower case without accents, gender ending or variants of transliteration."""
    bare = fold(surname).lower()
    for ending, plain in (*FEMININE, *SPELLINGS):
        if bare.endswith(ending) and len(bare) > len(ending) + 2:
            return bare.removesuffix(ending) + plain
    return bare


def _aliases(tokens: tuple[str, ...]) -> list[str]:
    if len(tokens) == 1:
        return [stem(tokens[0])]
    later = [token for token in tokens[1:] if len(token) > 1 and token.lower() not in lists().particles]
    family = [tokens[0]] if fold(tokens[0]) in lists().first_families else []
    return [stem(token) for token in [*family, *later]]


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(other) == 1 or len(one) == 1:
        return stem(one[-1]) in _aliases(other) or stem(other[-1]) in _aliases(one)
    short, long = sorted((one, other), key=len)
    if len(short) < len(long) and [stem(token) for token in short] == [stem(token) for token in long[-len(short) :]]:
        return True
    return is_variant(fold(one[0]).lower(), fold(other[0]).lower())


def is_variant(one: str, other: str) -> bool:
    """Whether two given names are one: equal, an initial, short and long, or two letters apart; not Mario and Maria."""
    short, long = sorted((one, other), key=lambda name: (len(name), name))
    if short == long or (len(short) == 1 and long[0] == short):
        return True
    if short.endswith("a") != long.endswith("a") or short[0] != long[0]:
        return False
    return (len(short) >= 3 and long.startswith(short)) or (len(short) >= 5 and distance(short, long) <= 2)


def distance(one: str, other: str) -> int:
    """The number of letters to put in, take out or change between two words (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        above, row[0] = row[0], place
        for column, mark in enumerate(other, start=1):
            above, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, above + (letter != mark))
    return row[-1]
