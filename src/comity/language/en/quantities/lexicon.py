"""The words and tables that the readers of this package look things up in, loaded on first use."""

from decimal import Decimal
from functools import cache
from math import inf
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from comity.language.en.lists import read_lists
from comity.language.en.quantities.words import Words
from comity.model.claim import Hedge
from comity.resources import load
from comity.resources.coins import coins
from comity.resources.rows import State
from comity.resources.units import unit_rows


class CurrencyRow(Struct, frozen=True):
    """A row of `currencies.tsv`: an ISO 4217 code (or a plain noun where words leave the state open), symbols and names."""

    code: str
    symbols: tuple[str, ...]
    names: tuple[str, ...]


class SharedRow(Struct, frozen=True):
    """A row of `shared_currencies.tsv`: a name of money that states share, and whose money it is in one of them."""

    name: str
    state: str
    currency: str


class HedgeRow(Struct, frozen=True):
    """A row of `hedges.tsv`: words before or after a number, the hedge they make, and its widths as shares of the number."""

    words: str
    position: Literal["before", "after"]
    hedge: Hedge
    strict: float
    lenient: float


class Measure(Struct, frozen=True, gc=False):
    """What a number is counted in: `factor` of `unit`.

    `is_money` for currencies; it goes with numbers from `least` to `most`; `needs` names the words of which one must be near.
    """

    unit: str
    factor: Decimal
    is_money: bool = False
    least: float = 0
    most: float = inf
    needs: str | None = None


class Nouns(Struct, frozen=True):
    """Nouns that make a number a count, a number of people, a term or a rank."""

    things: frozenset[str]
    persons: frozenset[str]
    uncounted: frozenset[str]
    pointing: frozenset[str]
    terms: frozenset[str]
    ranked: frozenset[str]
    stops: frozenset[str]


class Multiples(Struct, frozen=True):
    """Words around "double", "twice", "N times" and fractions."""

    infinitive: frozenset[str]
    determiners: frozenset[str]
    not_verbs: frozenset[str]
    compared: frozenset[str]
    shrunk: frozenset[str]
    sizes: frozenset[str]
    timespans: frozenset[str]


class Names(Struct, frozen=True):
    """Words that make a number part of a name or of a date."""

    labels: frozenset[str]
    named_labels: frozenset[str]
    months: frozenset[str]
    before_years: frozenset[str]
    openers: frozenset[str]


class Charges(Struct, frozen=True):
    """Words around a percentage that is a rate charged: who levies, pays or keeps it, and what else may stand behind "on"."""

    levying: frozenset[str]
    paying: frozenset[str]
    keeping: frozenset[str]
    binding: frozenset[str]
    dropping: frozenset[str]
    kept: frozenset[str]
    benchmarks: frozenset[str]
    lending: frozenset[str]
    borders: frozenset[str]
    occasions: frozenset[str]


class Elliptic(Struct, frozen=True):
    """Words around a bare number that takes its unit from an amount before it."""

    comparing: frozenset[str]
    stating: frozenset[str]
    pronouns: frozenset[str]
    anaphors: frozenset[str]
    between: frozenset[str]
    times: frozenset[str]
    moved: frozenset[str]
    payments: frozenset[str]


class Ranks(Struct, frozen=True):
    """Words that make an ordinal a rank: "kept fifth place", "became fifth", "ninth on the list"."""

    placed: frozenset[str]
    becoming: frozenset[str]
    lists: frozenset[str]


class WordLists(Struct, frozen=True):
    """`lexicon/quantities.toml`, one set for each of its lists."""

    rising: frozenset[str]
    falling: frozenset[str]
    raising: frozenset[str]
    lowering: frozenset[str]
    gains: frozenset[str]
    losses: frozenset[str]
    change_nouns: frozenset[str]
    more: frozenset[str]
    less: frozenset[str]
    change_modifiers: frozenset[str]
    composing: frozenset[str]
    before_up: frozenset[str]
    flows: frozenset[str]
    not_differences: frozenset[str]
    percent_levels: frozenset[str]
    percent_heads: frozenset[str]
    share_after: frozenset[str]
    share_before: frozenset[str]
    share_nouns: frozenset[str]
    standing: frozenset[str]
    moving: frozenset[str]
    fillers: frozenset[str]
    additional: frozenset[str]
    exceeding: frozenset[str]
    marks: frozenset[str]
    grades: frozenset[str]
    not_hedges: dict[str, frozenset[str]]
    nouns: Nouns
    multiples: Multiples
    names: Names
    ranks: Ranks
    elliptic: Elliptic
    charges: Charges
    contexts: dict[str, frozenset[str]]


class Form(Struct, frozen=True):
    """A spelling of a unit as tokens; `raw` is how it must be written where capitals matter."""

    tokens: tuple[str, ...]
    measure: Measure
    raw: str | None


@cache
def word_lists() -> WordLists:
    """The hand-made word lists of this layer."""
    return read_lists("quantities", WordLists)


@cache
def peoples() -> frozenset[str]:
    """The names of peoples as they are counted, by their last word: "afghans", "sudanese", "guineans"."""
    names = (name for state in load("states", State) for name in state.demonyms)
    return frozenset(name.split()[-1].lower() for name in names if name.endswith(("s", "ese", "sh", "ch", "iss")))


@cache
def counted_singulars() -> dict[str, str]:
    """What a price or a fee may be counted per ("per truck", "per passenger"), and the unit that makes."""
    nouns = word_lists().nouns
    things = {_singular(noun): "count" for noun in nouns.things if noun.endswith("s")}
    return things | {_singular(noun): "person" for noun in nouns.persons if noun.endswith("s")}


def _singular(plural: str) -> str:
    if plural.endswith("ies"):
        return plural[:-3] + "y"
    return plural[:-2] if plural.endswith(("sses", "xes", "ches", "shes")) else plural[:-1]


@cache
def units() -> dict[str, tuple[Form, ...]]:
    """Every spelling of a unit or currency behind a number, by its first token, longest first."""
    found: list[Form] = []
    for unit in unit_rows():
        measure = Measure(unit.unit, Decimal(str(unit.factor)), least=unit.least or 0, most=unit.most or inf, needs=unit.needs)
        found += [_form(spelling, measure, unit.is_cased) for spelling in unit.forms]
    for currency in load("currencies", CurrencyRow):
        money = Measure(currency.code, Decimal(1), is_money=True)
        shy = Measure(currency.code, Decimal(1), is_money=True, least=1000)  # "won" is a verb, "ALL" a word
        found += [_form(name, shy if name == "won" else money, is_cased=False) for name in currency.names]
        found += [_form(symbol, money, is_cased=True) for symbol in currency.symbols if symbol not in SINGLE_LETTERS]
        if _is_code(currency.code):
            is_plain = currency.code in PLAIN_CODES
            found.append(_form(currency.code, money if is_plain else shy, is_cased=not is_plain))
    found += [_form(spelling, measure, is_cased=True) for spelling, measure in _scaled_codes().items()]
    found += [_form(spelling, measure, is_cased=False) for spelling, measure in _coins().items()]
    by_first: dict[str, list[Form]] = {}
    for form in sorted(found, key=lambda form: (-len(form.tokens), form.tokens, form.measure.needs is None, form.raw or "")):
        by_first.setdefault(form.tokens[0], []).append(form)
    return {first: tuple(forms) for first, forms in by_first.items()}


@cache
def prefixes() -> dict[str, Measure]:
    """Currencies by the sign or code before a number, as it is written; plain codes also in small letters."""
    found: dict[str, Measure] = {}
    for currency in load("currencies", CurrencyRow):
        money = Measure(currency.code, Decimal(1), is_money=True)
        found.update(dict.fromkeys(currency.symbols, money))
        found.update({symbol.lower(): money for symbol in currency.symbols if symbol.isalpha() and len(symbol) > 2})
        found.update({symbol: replace(money, least=LETTER_LEAST) for symbol in currency.symbols if symbol in SINGLE_LETTERS})
        capitals = CAPITAL_SIGNS.intersection(symbol.upper() for symbol in currency.symbols)
        found.update({sign: replace(money, least=CAPITAL_LEAST) for sign in capitals})
        if not _is_code(currency.code):
            continue
        if currency.code in PLAIN_CODES:
            found.update(dict.fromkeys((currency.code, currency.code.lower()), money))
        else:
            least = 1000 if currency.code in WORDS_IN_CAPITALS else 2
            found[currency.code] = Measure(currency.code, Decimal(1), is_money=True, least=least)
        found.update(dict.fromkeys((f"{currency.code}$", f"{currency.code.lower()}$"), money))
    return found | _scaled_codes()


@cache
def money_names() -> dict[str, Measure]:
    """Currencies by a name in one word, which may stand before a large number ("rupees 500 crore")."""
    rows = load("currencies", CurrencyRow)
    return {
        name: Measure(row.code, Decimal(1), is_money=True)
        for row in rows
        for name in row.names
        if name.isalpha() and name != "won"
    }


def _scaled_codes() -> dict[str, Measure]:
    """Codes with a letter of scale before them, as in the statements of companies: "MEUR", "KUSD", "TSEK"."""
    scales = {"K": 10**3, "T": 10**3, "M": 10**6, "MM": 10**6}
    return {
        letter + code: Measure(code, Decimal(scale), is_money=True) for code in REPORTED_CODES for letter, scale in scales.items()
    }


@cache
def parts_of_money() -> dict[tuple[str, str], int]:
    """How many of a coin make one of a money, by the units of both as amounts have them: ("NGN", "NGN") is of naira and kobo.

    A name that states share stands for their monies where all of these are parted alike: ("rupee", "paisa").
    """
    names = {row.currency: row.name for row in load("shared_currencies", SharedRow)}
    found: dict[tuple[str, str], set[int]] = {}
    for name, rows in coins().items():
        unit = rows[0].currency if len(rows) == 1 else name
        for row in rows:
            for money in (row.currency, names.get(row.currency, row.currency)):
                found.setdefault((money, unit), set()).add(row.parts)
    return {pair: parts.pop() for pair, parts in found.items() if len(parts) == 1}


def _coins() -> dict[str, Measure]:
    """Every spelling of a coin: a part of its money, or itself where the name leaves open whose money it is a part of."""
    found: dict[str, Measure] = {}
    for name, rows in coins().items():
        whole = rows[0]
        measure = Measure(name, Decimal(1), is_money=True)
        if len(rows) == 1:
            measure = Measure(whole.currency, Decimal(1) / whole.parts, is_money=True)
        found.update(dict.fromkeys((form for row in rows for form in row.forms), measure))
    return found


@cache
def hedges(position: Literal["before", "after"]) -> dict[str, tuple[tuple[tuple[str, ...], HedgeRow], ...]]:
    """Hedges before a number by their last word, after one by their first; longest first."""
    by_word: dict[str, list[tuple[tuple[str, ...], HedgeRow]]] = {}
    for row in load("hedges", HedgeRow):
        if row.position == position:
            tokens = tuple(Words(row.words).low)
            by_word.setdefault(tokens[-1 if position == "before" else 0], []).append((tokens, row))
    return {word: tuple(sorted(rows, key=lambda item: (-len(item[0]), item[0]))) for word, rows in by_word.items()}


PLAIN_CODES = frozenset({"USD", "EUR", "GBP", "CNY", "RUB", "JPY", "INR", "CHF", "UAH", "KZT", "PKR", "BRL", "BTC"})
"""Codes that go with any number in small letters too."""
WORDS_IN_CAPITALS = frozenset(
    {"ALL", "ANG", "BAM", "BOB", "COP", "CUP", "DOP", "ERN", "GIP", "LAK", "MAD", "MOP", "PEN", "RON", "SOS", "TOP", "TRY"}
)
"""Codes that are words or names too: these need a thousand or more ("COP 28" is a conference)."""
SINGLE_LETTERS = frozenset({"D", "E", "K", "L", "M", "N", "P", "Q", "R"})
LETTER_LEAST = 100_000
"""From which number on a single letter is a currency ("R2.3bn" is rand, "N450" a road)."""
CAPITAL_SIGNS = frozenset({"KSH", "RP", "RS", "TK", "TSH", "USH"})
"""Signs of money as a headline in capitals has them, where they stand for money from `CAPITAL_LEAST` on."""
CAPITAL_LEAST = 100
REPORTED_CODES = frozenset(
    {"USD", "EUR", "GBP", "CHF", "JPY", "CNY", "SEK", "NOK", "DKK", "ISK", "AUD", "CAD", "NZD", "PLN", "CZK", "HUF", "RUB", "INR"}
    | {"BRL", "ZAR"}
)
"""Codes that companies' statements write with a letter of scale."""


def _is_code(code: str) -> bool:
    return len(code) == 3 and code.isupper()


def _form(spelling: str, measure: Measure, is_cased: bool) -> Form:
    tokens = tuple(word for word in Words(spelling).low if word != "-")  # hyphens are passed over where they join
    return Form(tokens, measure, spelling if is_cased else None)
