"""The states that Russian words name, and what their case makes of them: in Индию and из Индии, but добыча в Индии."""

from collections.abc import Sequence
from functools import cache

from comity.language.common.forms import Table
from comity.language.common.lexicon import Actors, read_lexicon
from comity.language.common.states import Named, Part, cldr_names, mentions
from comity.language.common.words import Words
from comity.model.analysis import Mention, Sentence
from comity.model.syntax import Name

FIXED = ("о", "и", "у", "е", "э", "ю")
"""Names that end so do not change: Перу, Чили."""
ALL = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})
Cases = dict[str, frozenset[str]]


def actors(text: str, sentences: Sequence[Sentence], names: Sequence[Name] = ()) -> tuple[Mention, ...]:  # noqa: ARG001
    """The states that a text names, in order, each with its part in a flow where case or preposition tell."""
    return tuple(mentions(text, _table(), _part, _lists().joining, _joined))


@cache
def _lists() -> Actors:
    lists: Actors = read_lexicon("ru", "actors", Actors)
    return lists


@cache
def _table() -> Table[Named]:
    lists = _lists()
    rows: list[tuple[str, Named]] = []
    names = [*cldr_names("ru", lists.unused).items(), *((code, name) for code, more in lists.names.items() for name in more)]
    for code, name in names:
        rows += ((form, Named((code,), "name", cases)) for form, cases in declined(name).items())
    for code, cities in lists.capitals.items():
        rows += ((form, Named((code,), "capital", cases)) for city in cities for form, cases in declined(city).items())
    for code, stems in lists.adjectives.items():
        rows += ((stem + ending, Named((code,), "demonym")) for stem in stems for ending in sorted(lists.adjective_endings))
    return Table(rows)


def declined(name: str) -> Cases:
    """The forms of a name in the singular cases, with the cases that each may be: "Индии" is genitive, dative or locative."""
    *before, last = name.split()
    if len(before) == 1 and before[0].endswith(("ая", "яя")):
        return _pairs(before[0], last)
    if before or "-" in name or name.isupper():
        return {name: ALL}
    return _noun(name)


def _pairs(adjective: str, noun: str) -> Cases:
    """An adjective and a noun: "Саудовская Аравия"."""
    stem, is_soft = adjective[:-2], adjective.endswith("яя")
    oblique, accusative = ("ей", "юю") if is_soft else ("ой", "ую")
    endings = {"nom": adjective[-2:], "acc": accusative}
    found: dict[str, set[str]] = {}
    for form, cases in _noun(noun).items():
        for case in cases:
            found.setdefault(f"{stem}{endings.get(case, oblique)} {form}", set()).add(case)
    return {form: frozenset(cases) for form, cases in found.items()}


# How a name ends, how much of that is cut, and the endings of the cases: nominative, genitive, dative, accusative,
# instrumental, locative. The first that fits counts.
_CLASSES: tuple[tuple[tuple[str, ...], int, tuple[str, ...]], ...] = (
    (("ия",), 1, ("я", "и", "и", "ю", "ей", "и")),
    (("ея",), 1, ("я", "и", "е", "ю", "ей", "е")),
    (("я",), 1, ("я", "и", "е", "ю", "ей", "е")),
    (("га", "ка", "ха", "жа", "ча", "ша", "ща"), 1, ("а", "и", "е", "у", "ой", "е")),
    (("а",), 1, ("а", "ы", "е", "у", "ой", "е")),
    (("й",), 1, ("й", "я", "ю", "й", "ем", "е")),
    (("усь",), 1, ("ь", "и", "и", "ь", "ью", "и")),
    (("ь",), 1, ("ь", "я", "ю", "ь", "ем", "е")),
    (("ты", "ды", "вы"), 1, ("ы", "ов", "ам", "ы", "ами", "ах")),
    (("ны", "мы"), 1, ("ы", "", "ам", "ы", "ами", "ах")),
)
_CONSONANT = ("", "а", "у", "", "ом", "е")
_CASES = ("nom", "gen", "dat", "acc", "ins", "loc")


def _noun(name: str) -> Cases:
    """A noun by how it ends."""
    if name.endswith(FIXED):
        return {name: ALL}
    if name == "Египет":
        return {name: frozenset({"nom", "acc"}), **_forms("Египт", ("", *_CONSONANT[1:3], "", *_CONSONANT[4:]), "")}
    for ends, cut, endings in _CLASSES:
        if name.endswith(ends):
            return _forms(name[:-cut], endings)
    return _forms(name, _CONSONANT)


def _forms(stem: str, endings: tuple[str, ...], left_out: str | None = None) -> Cases:
    found: dict[str, set[str]] = {}
    for case, ending in zip(_CASES, endings, strict=True):
        if ending != left_out:
            found.setdefault(stem + ending, set()).add(case)
    return {form: frozenset(cases) for form, cases in found.items()}


def _joined(word: str) -> tuple[str, ...] | None:
    """The two states of one adjective: "российско-индийского"."""
    first, _, second = word.rpartition("-")
    left, right = _stem(first.removesuffix("о")), _stem(second)
    return (left, right) if left and right and left != right else None


def _stem(word: str) -> str | None:
    return next(
        (
            code
            for code, stems in _lists().adjectives.items()
            for stem in stems
            if word.startswith(stem) and len(word) - len(stem) < 4
        ),
        None,
    )


def _part(words: Words, first: int, end: int, named: Named) -> Part | None:  # noqa: ARG001
    """What case and preposition make of a mention."""
    if named.form == "demonym":
        return "owner"
    before = words.at(first - 1)
    if before in {"в", "во", "на"}:
        return "destination" if "acc" in named.cases else "place"
    stated = _lists().parts.get(before)
    if stated is not None:
        is_away = stated == "with" and "ins" not in named.cases  # "с Кубы"
        return "origin" if is_away else stated  # type: ignore[return-value]  # the table holds parts
    return None if named.cases == ALL else next((part for case, part in _BY_CASE if case in named.cases), None)


_BY_CASE: tuple[tuple[str, Part], ...] = (
    ("nom", "doer"),
    ("gen", "owner"),
    ("ins", "with"),
    ("dat", "destination"),
    ("acc", "doer"),
)
