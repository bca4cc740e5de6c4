"""The states that Russian words name, and what their case makes of them: in Индию and из Индии, but добыча в Индии."""

from collections.abc import Sequence
from functools import cache

from comity.language.common.forms import Table
from comity.language.common.lexicon import Actors, read_lexicon
from comity.language.common.states import Named, Part, cldr_names, mentions
from comity.language.common.words import Words, folded
from comity.model.analysis import Mention, Sentence
from comity.model.syntax import Name

HISSING = frozenset("гкхжчшщ")
FIXED = ("о", "и", "у", "е", "э", "ю")
"""Names that end so do not change: Перу, Чили."""
ALL = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})
Cases = dict[str, frozenset[str]]


def actors(text: str, sentences: Sequence[Sentence], names: Sequence[Name] = ()) -> tuple[Mention, ...]:  # noqa: ARG001
    """The states that a text names, in order, each with its part in a flow where case or preposition tell."""
    return tuple(mentions(text, _table(), _part, _joined))


@cache
def _lists() -> Actors:
    return read_lexicon("ru", "actors", Actors)


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
    if before or "-" in name or name.isupper() or len(name) > 1 and name[1].isupper():
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


def _noun(name: str) -> Cases:
    """A noun by how it ends."""
    if name.endswith(("ия", "ея")):
        return _forms(name[:-1], nom="я", gen="и", dat=name[-2:-1] if name.endswith("ия") else "е", acc="ю", ins="ей", loc="и")
    if name.endswith("я"):
        return _forms(name[:-1], nom="я", gen="и", dat="е", acc="ю", ins="ей", loc="е")
    if name.endswith("а"):
        return _forms(name[:-1], nom="а", gen="и" if name[-2] in HISSING else "ы", dat="е", acc="у", ins="ой", loc="е")
    if name.endswith("й"):
        return _forms(name[:-1], nom="й", gen="я", dat="ю", acc="й", ins="ем", loc="е")
    if name.endswith("усь"):
        return _forms(name[:-1], nom="ь", gen="и", dat="и", acc="ь", ins="ью", loc="и")
    if name.endswith("ь"):
        return _forms(name[:-1], nom="ь", gen="я", dat="ю", acc="ь", ins="ем", loc="е")
    if name.endswith(("ты", "ны", "ды", "вы", "мы")):
        bare = "ов" if name.endswith(("ты", "ды", "вы")) else ""
        return _forms(name[:-1], nom="ы", gen=bare, dat="ам", acc="ы", ins="ами", loc="ах")
    if name.endswith(FIXED):
        return {name: ALL}
    stem = f"{name[:-2]}т" if name == "Египет" else name
    return {**_forms(stem, nom=None, gen="а", dat="у", acc=None, ins="ом", loc="е"), name: frozenset({"nom", "acc"})}


def _forms(stem: str, **endings: str | None) -> Cases:
    found: dict[str, set[str]] = {}
    for case, ending in endings.items():
        if ending is not None:
            found.setdefault(stem + ending, set()).add(case)
    return {form: frozenset(cases) for form, cases in found.items()}


def _joined(word: str) -> tuple[str, ...] | None:
    """The two states of one adjective: "российско-индийского"."""
    first, _, second = word.rpartition("-")
    left, right = _stem(first.removesuffix("о")), _stem(second)
    return (left, right) if left and right and left != right else None


def _stem(word: str) -> str | None:
    return next(
        (code for code, stems in _lists().adjectives.items() for stem in stems if word.startswith(stem) and len(word) - len(stem) < 4),
        None,
    )


def _part(words: Words, first: int, end: int, named: Named) -> Part | None:  # noqa: ARG001, PLR0911
    """What case and preposition make of a mention."""
    if named.form == "demonym":
        return "owner"
    before = words.at(first - 1)
    if before in {"в", "во", "на"}:
        if "acc" in named.cases:
            return "destination"
        return "place"
    stated = _lists().parts.get(folded(before))
    if stated == "with" and "ins" not in named.cases:  # "с России"
        stated = "origin"
    if stated is not None:
        return stated  # type: ignore[return-value]  # the table holds parts
    if named.cases == ALL:
        return None
    for case, part in _BY_CASE:
        if case in named.cases:
            return part
    return None


_BY_CASE: tuple[tuple[str, Part], ...] = (("nom", "doer"), ("gen", "owner"), ("ins", "with"), ("dat", "destination"), ("acc", "doer"))

