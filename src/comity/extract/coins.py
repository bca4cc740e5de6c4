"""Which state's money an amount is in, where its words leave that open: a bare "$", "pounds", "cents"."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from comity.extract.dyad import remembered, states_named
from comity.model.analysis import Amount, Analysis
from comity.resources import load
from comity.resources.coins import coins
from comity.resources.publishers import publisher_voice

AMERICAN = re.compile(r"\bUS\s?\$|\bU\.S\.\s?\$|\bUSD|\b(?:U\.?S\.?|American|United States) dollars?|greenback", re.IGNORECASE)
"""Words that leave no doubt about whose dollar they speak of."""
BARE = re.compile(r"(?<![A-Za-z])\$|\bdollars?\b", re.IGNORECASE)
"""Words that leave open whose dollar they speak of."""
HUNDREDTHS = frozenset({"cent", "penny"})
"""Coins that are hundredths of any money that has them."""
LETTER = "letter "
"""How the unit begins of a letter that is money in some states alone ("E300 million")."""
DECLARES = re.compile(
    r"\b(?:amounts?|figures?|values?|sums?|prices?|dollars?|otherwise|denominated|expressed|stated|all)\b[^.;\n]{0,60}"
    r"\b(?:in|are|is|means?|denotes?|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What leads up to the name of a dollar in "all amounts are in Canadian dollars" and "dollar means the Hong Kong dollar"."""


class SharedCurrency(Struct, frozen=True):
    """A currency name that several states share, as one of them has it."""

    name: str
    state: str
    currency: str


class Dollar(Struct, frozen=True):
    """A dollar other than that of the United States: its state, its code, how a bare one is told, and its own full forms."""

    state: str
    currency: str
    signs: tuple[str, ...]
    names: tuple[str, ...]


@cache
def shared_currencies() -> dict[str, dict[str, str]]:
    """For each currency name that several states share, the ISO 4217 code in each of them."""
    found: dict[str, dict[str, str]] = {}
    for row in load("shared_currencies", SharedCurrency):
        found.setdefault(row.name, {})[row.state] = row.currency
    return found


@cache
def dollars() -> tuple[Dollar, ...]:
    """The dollars that a bare "$" may mean."""
    return tuple(load("dollars", Dollar))


def money(analysis: Analysis, amount: Amount, written: str | None = None) -> Amount:
    """An amount in the money that its document means by a bare "$", by "pounds" or by "cents"; unchanged where nothing tells.

    `written` is the amount with its unit where these stand apart, as in a table.
    """
    base = amount.unit.partition("/")[0]
    words = analysis.text.words[amount.start : amount.end] if written is None else written
    code = _nearest(analysis, amount) or _code(analysis, words, base)
    if code is None:
        return amount
    return _in_money(amount, code)


def monies(analysis: Analysis, amount: Amount) -> Iterator[Amount]:
    """An amount in each money that its document may mean by a name or sign that leaves it open; none where nothing is open."""
    for code in sorted(set(owners(analysis, amount).values()) - {amount.unit.partition("/")[0]}):
        yield _in_money(amount, code)


def owners(analysis: Analysis, amount: Amount) -> dict[str, str]:
    """The states of a document whose money an amount may be in, each with its code; none where the words tell."""
    base = amount.unit.partition("/")[0]
    words = analysis.text.words[amount.start : amount.end]
    named = states_named(analysis)
    own = {state: row.currency for row in coins().get(base, ()) for state in row.states if state in named}
    if base not in HUNDREDTHS and base in coins():
        return own
    if base in shared_currencies():
        return {state: code for state, code in shared_currencies()[base].items() if state in named}
    is_bare = base == "USD" and amount.basis != "loan" and AMERICAN.search(words) is None and BARE.search(words) is not None
    if not is_bare and base != "cent":
        return {}
    text = analysis.text.words
    meant = {one.state: one.currency for one in dollars() if one.state in named or any(sign in text for sign in one.signs)}
    meant |= own
    return meant | ({"USA": "USD"} if "USA" in named else {})


def _code(analysis: Analysis, words: str, base: str) -> str | None:
    """The ISO 4217 code of the money that an amount of some words is in, or None where its unit says it or nothing does."""
    if base == "USD":
        return None if AMERICAN.search(words) else local_dollar(analysis)
    if base == "cent":
        return _of_cents(analysis, words)
    if base == "penny":
        return "GBP" if "GBR" in states_named(analysis) or "GBP" in _told(analysis) else None
    owners = shared_currencies().get(base, {}) or {state: row.currency for row in coins().get(base, ()) for state in row.states}
    named = {owners[state] for state in states_named(analysis) if state in owners}
    told = _told(analysis) & set(owners.values())
    return next((codes.pop() for codes in (named, set(told)) if len(codes) == 1), None)


def _nearest(analysis: Analysis, amount: Amount) -> str | None:
    """The money of the state whose government or firm is named right before: "brought Yemen's government 61 billion rials"."""
    base = amount.unit.partition("/")[0]
    if base not in shared_currencies() and base not in coins():
        return None
    codes = owners(analysis, amount)
    text = analysis.text.words
    before = (one for one in analysis.actors if one.end < amount.phrase_start and one.kind != "state" and len(one.states) == 1)
    adjoining = (one.states[0] for one in before if text[one.end : amount.phrase_start].isspace())
    return next((codes[state] for state in adjoining if state in codes), None)


def is_open_letter(analysis: Analysis, amount: Amount) -> bool:
    """Whether an amount has a letter for its money, and no state is spoken of whose money is written so."""
    return amount.unit.startswith(LETTER) and not owners(analysis, amount)


def _in_money(amount: Amount, code: str) -> Amount:
    """An amount in the money of a code, with the rate that it has; coins are parts of it."""
    base, slash, rate = amount.unit.partition("/")
    own = next((row.parts for row in coins().get(base, ()) if row.currency == code), 1)
    parts = 100 if base in HUNDREDTHS else own
    return replace(_parted(amount, parts) if parts > 1 else amount, unit=f"{code}{slash}{rate}")


def _parted(amount: Amount, parts: int) -> Amount:
    """A number of coins as one of the money that so many of them make."""
    high = None if amount.value_high is None else amount.value_high / parts
    strict, lenient = amount.strict.scaled(1 / parts), amount.lenient.scaled(1 / parts)
    return replace(amount, value=amount.value / parts, value_high=high, strict=strict, lenient=lenient)


@remembered
def _told(analysis: Analysis) -> frozenset[str]:
    """The codes of all money in a document that its own words tell apart."""
    return frozenset(amount.unit.partition("/")[0] for amount in analysis.quantities)


def _of_cents(analysis: Analysis, words: str) -> str | None:
    """Whose cents an amount counts: those its words name, or those of the one money with cents that the document speaks of."""
    if re.search(r"\bu\.?s\.? cent", words, re.IGNORECASE):
        return "USD"
    if re.search(r"\beuro ?cent", words, re.IGNORECASE):
        return "EUR"
    told = _told(analysis) & {"USD", "EUR", *(one.currency for one in dollars()), *(one.currency for one in coins()["cent"])}
    code = next(iter(told)) if len(told) == 1 else None
    return (local_dollar(analysis) or code) if code == "USD" else code


@remembered
def local_dollar(analysis: Analysis) -> str | None:
    """The dollar that a bare "$" means in a document: declared, introduced in full, or that of its publisher."""
    text = analysis.text.words
    if "$" not in text and "dollar" not in text:
        return None
    for dollar in dollars():
        if _is_declared(text, dollar):
            return dollar.currency
    return _introduced(analysis) or _publishers(analysis)


def _is_declared(text: str, dollar: Dollar) -> bool:
    """The likes of "all amounts are in Canadian dollars"."""
    for name in dollar.names:
        for match in re.finditer(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE):
            if DECLARES.search(text, max(0, match.start() - 120), match.start()):
                return True
    return False


def _introduced(analysis: Analysis) -> str | None:
    """The dollar that the first amount in dollars gives in full and all later ones leave bare; a converted one is none."""
    text = analysis.text.words
    signs = {sign: dollar for dollar in dollars() for sign in dollar.signs}
    found = [match[0] for match in re.finditer(r"(?:(?<![\w$])[A-Z][A-Za-z.]{0,2})?\$", text)]
    full = [sign for sign in found if sign != "$"]
    if not found or len(full) != 1 or found[0] not in signs or len(found) < 3:
        return None
    dollar = signs[found[0]]
    is_converted = re.search(r"\(\s*(?:about |around |some |roughly )?\$", text) is not None
    return dollar.currency if not is_converted and dollar.state in states_named(analysis) else None


def _publishers(analysis: Analysis) -> str | None:
    """The dollar of the state that a publisher sits in, where that state is spoken of and others' dollars are written in full."""
    publisher = analysis.document.metadata.publisher
    state = publisher_voice(publisher).state if publisher else None
    dollar = next((one for one in dollars() if one.state == state), None)
    if dollar is None or dollar.state not in states_named(analysis) or analysis.document.notices:
        return None
    is_apart = AMERICAN.search(analysis.text.words) is not None
    is_full = any(sign in analysis.text.words for sign in dollar.signs)
    return dollar.currency if is_apart and not is_full else None
