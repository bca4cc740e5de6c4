"""What bare numbers might be that no rule gives a unit: with the units of the amounts around them, each with what speaks for it.

`ellipsis` reads the bare numbers that their words license to borrow. What is left is offered here in all the ways that the
amounts near it allow; readers of figures choose one by weights, or none.
"""

import math
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from comity.language.en.numbers import SPELLED, is_written_year
from comity.language.en.quantities.hedging import lead
from comity.language.en.quantities.lenders import (
    COUNTS,
    THOUSAND,
    UNLENDING,
    Bare,
    Lender,
    bare_at,
    counted,
    is_alone,
    is_money,
    lender_at,
    lent,
    scaled_as,
    sentences_between,
)
from comity.language.en.quantities.measures import rate_at
from comity.language.en.quantities.subjects import numbered
from comity.language.en.quantities.words import Words
from comity.model.analysis import Amount, Loan
from comity.resources.units import NUMBER

NEAREST = 6
"""So many amounts before a number are asked for their unit, and two behind it."""
REACH = 4
"""Over so many sentences a unit is lent."""
WHOLE = 10**6


def loans(text: str, found: Sequence[Amount], counted_at: Collection[int] = ()) -> tuple[Loan, ...]:
    """What the bare numbers of a text may be, in order; `found` are its amounts, none of which they overlap."""
    words = Words(text, counted_at)
    lenders = [lender_at(words, amount) for amount in found]
    taken = {place for one in lenders if one.amount.unit != NUMBER for place in range(one.first, one.end)}
    firsts = [one.first for one in lenders]
    made: list[Loan] = []
    free = 0
    for place, word in enumerate(words.low):
        if place < free or place in taken or not ("0" <= word[0] <= "9" or word in SPELLED):
            continue
        bare = bare_at(words, place)
        if bare is None or bare.numeral.first != place or not taken.isdisjoint(range(place, bare.numeral.end)):
            continue
        free = bare.numeral.end
        here = bisect_left(firsts, place)
        alone = _alone(words, bare)
        options = tuple(_options(words, bare, lenders[max(0, here - NEAREST) : here + 2], alone))
        if options:
            start, end = words.start[place], words.end[bare.numeral.end - 1]
            made.append(Loan(start=start, end=end, features=alone, options=options))
    return tuple(made)


def _options(
    words: Words, bare: Bare, lenders: Sequence[Lender], alone: Sequence[str]
) -> Iterator[tuple[Amount, tuple[str, ...]]]:
    """The amounts that a number makes with each unit near it, nearest lender first, each amount once.

    `alone` are the features of the number, which speak for or against each kind of unit.
    """
    first, rate = bare.numeral.first, rate_at(words, bare.numeral.end)
    behind = [one for one in lenders if one.first > first]
    before = [one for one in lenders if one.end <= first][::-1]
    seen: set[tuple[float, str, str]] = set()
    ranks: dict[str, int] = {}
    for lender in [*before, *behind]:
        gap = sentences_between(words, *((lender.end, first) if lender.end <= first else (bare.numeral.end, lender.first)))
        if lender.base in UNLENDING or gap > REACH:
            continue
        kind = _kind(lender.base)
        rank = ranks.setdefault(kind, len(ranks))
        for numeral in dict.fromkeys((scaled_as(bare.numeral, lender), bare.numeral)):
            amount = lent(words, bare, numeral, lender, rate=(rate.unit, rate.end) if rate else None)
            if amount is None or (amount.value, amount.unit, amount.relation) in seen:
                continue
            seen.add((amount.value, amount.unit, amount.relation))
            tied = _features(words, bare, _Tie(lender, amount, kind, rank, gap))
            yield amount, (*tied, *(f"{kind}|{one}" for one in alone), *(f"any|{one}" for one in alone))
    for unit in ("count", "persons"):
        amount = counted(words, bare, unit, None)
        if amount is not None and (amount.value, amount.unit, amount.relation) not in seen:
            yield amount, tuple(f"own|{unit}|{feature}" for feature in alone)


class _Tie(NamedTuple):
    """An amount that a number makes with a lender: the kind of unit, how many kinds are nearer, the sentences between."""

    lender: Lender
    amount: Amount
    kind: str
    rank: int
    gap: int


def _kind(base: str) -> str:
    if is_money(base):
        return "money"
    return base if base in COUNTS or base == "percent" else "measure"


def _alone(words: Words, bare: Bare) -> tuple[str, ...]:
    """What a number and the words around it tell."""
    numeral, first, end = bare.numeral, bare.numeral.first, bare.numeral.end
    written = words.at(first)
    shape = (
        "spoken" if bare.is_spoken else "scaled" if numeral.is_scaled else "spelled" if numeral.is_spelled
        else "comma" if "," in written else "decimal" if numeral.shown < 1 else "plain"
    )  # fmt: skip
    size = int(math.log10(float(numeral.value))) if numeral.value >= 1 else -1
    before = words.at(bare.ahead.before)
    earlier = words.at(bare.ahead.before - 1)
    follows = words.at(end)
    known = numbered(words, bare, [], None) is not None
    return (
        "bias",
        f"shape={shape}",
        f"shape={shape}|size={size}",
        f"size={size}",
        f"before={before}",
        f"before={before}|{shape}",
        f"earlier={earlier}",
        f"pair={earlier}|{before}",
        f"behind={follows}",
        f"behind={follows}|{shape}",
        f"around={before}|{follows}",
        f"further={words.at(end + 1)}",
        f"alone={is_alone(words, numeral)}|{shape}",
        f"hedge={bare.ahead.hedge is not None}",
        f"numbered={known}",
        f"named={words.is_capital(bare.ahead.before)}|{shape}",
        f"year={is_written_year(before)}|{is_written_year(earlier)}",
        f"rate={rate_at(words, end) is not None}|{shape}",
        f"closes={follows in {'.', ';', ')', chr(10), ''}}",
        f"opens={before in {'.', chr(10), ''}}",
    )


def _features(words: Words, bare: Bare, tie: _Tie) -> tuple[str, ...]:
    """What speaks for one unit: how near its lender stands, of what size it is, in what pattern both stand."""
    lender, amount, kind, rank, gap = tie
    numeral, first = bare.numeral, bare.numeral.first
    is_before = lender.end <= first
    between = first - lender.end if is_before else lender.first - numeral.end
    far = min(between.bit_length(), 7)
    other = abs(lender.amount.value) or 1.0
    close = max(-4, min(4, round(2 * math.log10(abs(amount.value) / other)))) if amount.value else -5
    is_scaled = abs(amount.value) >= THOUSAND * float(numeral.value)
    side = "<" if is_before else ">"
    same = lead(words, lender.first).before
    written = ("," in words.at(first)) == ("," in words.raw(lender.first, lender.end))
    told = f"{kind}|{lender.amount.relation}"
    return (
        "loan",
        f"kind={told}",
        f"rank={rank}",
        f"gap={side}{gap}",
        f"gap={side}{gap}|{kind}",
        f"far={side}{far}",
        f"far={side}{far}|{kind}|{gap}",
        f"close={close}",
        f"close={close}|{kind}",
        f"close={close}|{is_scaled}|{numeral.is_scaled}",
        f"scaled={is_scaled}|{kind}|{lender.scale >= THOUSAND}",
        f"written={written}|{lender.scale >= WHOLE}",
        f"relation={amount.relation}|{lender.amount.relation}",
        f"alike={words.at(same)}|{words.at(bare.ahead.before)}",
        f"alike={words.at(same) == words.at(bare.ahead.before)}|{kind}",
        f"follow={words.at(lender.end) == bare.behind}|{kind}",
        f"first={rank}|{gap}|{close}",
        f"whole={numeral.shown >= 1}|{kind}",
    )
