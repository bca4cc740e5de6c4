"""Bare numbers that take their unit, scale or noun from an amount near them: "from five billion dollars to ten", "125 of them".

A number borrows only where its words show that it does (`licences`) and the lender stands near and is of its size.
"""

from collections import deque
from itertools import islice

from msgspec.structs import replace

from comity.language.en.numbers import read_numeral
from comity.language.en.quantities.hedging import lead
from comity.language.en.quantities.lenders import (
    PRICED,
    THOUSAND,
    Lender,
    bare_at,
    elliptic,
    is_alone_at,
    is_money,
    lender_at,
    sentences_between,
    spoken_at,
)
from comity.language.en.quantities.licences import LICENCES, is_aside
from comity.language.en.quantities.subjects import numbered
from comity.language.en.quantities.tables import Declared, declared, table_at, tabled
from comity.language.en.quantities.words import Words
from comity.model.analysis import Amount
from comity.resources.units import NUMBER

LIMITING = frozenset({"over", "under", "at_least", "up_to"})
LOOK_AHEAD = 4
"""Among how many amounts behind it a bare number looks for its unit."""


def read_elliptical(words: Words, places: list[int], found: list[Amount]) -> list[Amount]:
    """All amounts in order: those found, and those that the bare numbers at these tokens make with what they borrow."""
    waiting = deque(lender_at(words, amount) for amount in found)
    lenders: list[Lender] = []
    tables = declared(words)
    free = 0
    for place in places:
        while waiting and waiting[0].first < place and waiting[0].end <= place:
            lenders.append(_priced(words, waiting.popleft(), lenders))
        is_limit = bool(waiting) and waiting[0].base == NUMBER and waiting[0].first <= place
        if place < free or (not is_limit and waiting and waiting[0].first <= place) or (lenders and place < lenders[-1].end):
            continue
        following = next((one for one in islice(waiting, LOOK_AHEAD) if one.base != NUMBER), None)
        table = table_at(words, place, tables)
        read = _tabled(words, place, table) if table is not None and not is_aside(words, place) else None
        read = read or _read(words, place, lenders, following)
        if read is None:
            continue
        amount, free = read
        if waiting and waiting[0].base == NUMBER and waiting[0].amount.start < amount.end:
            waiting.popleft()
        if waiting and amount.end > waiting[0].amount.start:
            continue
        lenders.append(_borrower(words, amount))
    for lender in waiting:
        lenders.append(_priced(words, lender, lenders))
    return [lender.amount for lender in lenders]


def _priced(words: Words, lender: Lender, lenders: list[Lender]) -> Lender:
    """A price that goes on from one with a rate: "€45.10 per megawatt-hour; at its peak it stood above €340"."""
    before = lenders[-1] if lenders else None
    amount = lender.amount
    if before is None or not is_money(lender.base) or "/" in amount.unit or amount.relation != "level" or lender.scale > 1:
        return lender
    is_rated = before.base == lender.base and before.amount.unit.partition("/")[2] in PRICED and amount.value_high is None
    if not is_rated or sentences_between(words, before.end, lender.first) > 1 or not is_alone_at(words, lender.end):
        return lender
    is_near = 0.1 <= amount.value / before.amount.value <= 10
    before_it = words.at(lead(words, lender.first).first - 1)
    is_stated = before_it in elliptic().stating or before_it in elliptic().comparing or amount.hedge in LIMITING
    return lender._replace(amount=replace(amount, unit=before.amount.unit)) if is_near and is_stated else lender


def _tabled(words: Words, place: int, table: Declared) -> tuple[Amount, int] | None:
    """The bare number at a token as an item of the text's table, where it is not a number of things that its clause names."""
    bare = bare_at(words, place)
    item = tabled(words, place, table)
    if item is None or (bare is not None and numbered(words, bare, [], None) is not None):
        return None
    end = place + 1
    while end < len(words.low) and words.end[end - 1] < item.end:
        end += 1
    return replace(item, basis="licence"), end


def _borrower(words: Words, amount: Amount) -> Lender:
    """An amount that has borrowed as a lender in its turn, of the scale that it has borrowed."""
    lender = lender_at(words, amount)
    numeral = spoken_at(words, lender.first) or read_numeral(words, lender.first)
    scale = round(abs(amount.value) / float(numeral.value)) if numeral is not None and numeral.value else 1
    return lender._replace(scale=max(lender.scale, scale)) if scale >= THOUSAND else lender


def _read(words: Words, place: int, lenders: list[Lender], following: Lender | None) -> tuple[Amount, int] | None:
    """What the bare number at a token makes, and the token behind it; None where nothing licenses it to borrow."""
    bare = bare_at(words, place)
    if bare is None:
        return None
    for licence in LICENCES:
        amount = licence(words, bare, lenders, following)
        if amount is not None:
            return replace(amount, basis="licence"), bare.numeral.end
    return None
