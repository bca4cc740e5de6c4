"""What bare numbers might be: with the units of the amounts around them, each with what speaks for it.

`ellipsis` reads the bare numbers that their words license to borrow. All are offered here in all the ways that the amounts near
them allow, what a licence made of them among these; readers of figures choose one by weights, or none. What parts, places and
times might be is laid out in `offers`.
"""

import math
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from heapq import merge
from typing import NamedTuple

from comity.language.en.numbers import ROUND_WORDS, SPELLED, Numeral, is_written_year
from comity.language.en.quantities.directions import moved_before
from comity.language.en.quantities.hedging import lead, signed
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
    second_end,
    sentences_between,
)
from comity.language.en.quantities.measures import rate_at
from comity.language.en.quantities.nouns import counted_at, goes_on
from comity.language.en.quantities.offers import offers
from comity.language.en.quantities.subjects import numbered
from comity.language.en.quantities.words import Words
from comity.model.analysis import Amount, Loan
from comity.model.meanings import as_percentages, changed
from comity.resources.coins import coins
from comity.resources.units import NUMBER

POINTING = frozenset({"the", "these", "those", "both", "its", "their"})
"""Words before a small number of things that were named: "visits to the two towns" are not two million."""
NEAREST = 6
"""So many amounts before a number are asked for their unit, and two behind it."""
REACH = 4
"""Over so many sentences a unit is lent."""
WHOLE = 10**6
FEW = 10
MOST_PERCENT = 10_000


def loans(text: str, found: Sequence[Amount], counted_at: Collection[int] = ()) -> tuple[Loan, ...]:
    """What the numbers of a text may be that their own words leave open, in order; `found` are the text's amounts.

    They overlap none of those but what a licence made of the same number, which is among their options.
    """
    words = Words(text, counted_at)
    lenders = [lender_at(words, amount) for amount in found]
    lending = _Lending(lenders)
    licensed = {one.first: one.amount for one in lenders if one.amount.basis == "licence"}
    taken = {
        place
        for one in lenders
        if one.amount.unit != NUMBER and one.amount.basis != "licence"
        for place in range(one.first, one.end)
    }
    few = {one.first: one.amount for one in lenders if one.base in COUNTS and one.amount.basis != "licence"}
    offered = offers(words, taken, few)
    taken |= {place for one in offered for place in range(one.first, one.end)}
    made: list[Loan] = []
    free = 0
    for place, word in enumerate(words.low):
        if place < free or place in taken or not ("0" <= word[0] <= "9" or word in SPELLED or word in ROUND_WORDS):
            continue
        bare = bare_at(words, place)
        if bare is None or bare.numeral.first < free or not taken.isdisjoint(range(bare.numeral.first, bare.numeral.end)):
            continue
        free = bare.numeral.end
        alone = _alone(words, bare)
        options = tuple(_options(words, bare, lending, alone, licensed.get(bare.numeral.first)))
        if options:
            start, end = words.start[bare.numeral.first], words.end[bare.numeral.end - 1]
            made.append(Loan(start=start, end=end, features=alone, options=options))
    return tuple(merge(made, (one.loan for one in offered), key=lambda one: one.start))


class _Lending:
    """The amounts of a text that lend: those near a number, and beyond them the nearest of each unit."""

    def __init__(self, lenders: Sequence[Lender]) -> None:
        self._lenders = lenders
        self._firsts = [one.first for one in lenders]
        self._of_unit: dict[str, list[Lender]] = {}
        for one in lenders:
            if is_money(one.base):
                self._of_unit.setdefault(one.amount.unit, []).append(one)

    def near(self, first: int, end: int) -> tuple[list[Lender], list[Lender]]:
        """Those before a number, nearest first, and those behind it; the number itself may be a lender and is none here."""
        here = bisect_left(self._firsts, first)
        before = [one for one in self._lenders[max(0, here - NEAREST) : here] if one.end <= first][::-1]
        behind = [one for one in self._lenders[here : here + 3] if one.first >= end][:2]
        return before, behind

    def far(self, first: int) -> Iterator[Lender]:
        """The nearest money of each kind, wherever it stands: those before the number first."""
        for unit in sorted(self._of_unit):
            ranked = self._of_unit[unit]
            here = bisect_left(ranked, first, key=lambda one: one.first)
            yield ranked[here - 1] if here else ranked[0]


def _options(
    words: Words, bare: Bare, lending: _Lending, alone: Sequence[str], licensed: Amount | None
) -> Iterator[tuple[Amount, tuple[str, ...]]]:
    """The amounts that a number makes with each unit near it, nearest lender first, each amount once.

    `alone` are the features of the number, which speak for or against each kind of unit.
    """
    made = _Made(alone, licensed)
    noun = counted_at(words, bare.numeral.end)
    if noun is not None or goes_on(words, bare.numeral.end):  # what it counts stands behind it: no kilometres, no money
        unit = "persons" if noun is not None and noun.kind == "persons" else "count"
        own = counted(words, bare, unit, words.raw(noun.first, noun.end), noun.end) if noun else counted(words, bare, unit, None)
        if own is not None:
            yield from made.add(own, f"own|{unit}", ())
        return
    first, rate = bare.numeral.first, rate_at(words, bare.numeral.end)
    before, behind = lending.near(first, bare.numeral.end)
    ranks: dict[str, int] = {}
    is_large = bare.numeral.is_scaled or bare.is_spoken or bare.numeral.shown < 1
    far = list(lending.far(first)) if is_large else []
    for lender in [*before, *behind, *far]:
        gap = sentences_between(words, *((lender.end, first) if lender.end <= first else (bare.numeral.end, lender.first)))
        if lender.base in UNLENDING or (gap > REACH and lender not in far):
            continue
        rank = ranks.setdefault(_kind(lender.base), len(ranks))
        if lender.base in coins() and bare.numeral.value < 1:
            continue  # nobody counts parts of a cent
        for numeral in dict.fromkeys((_scaled(words, bare, lender, is_rated=rate is not None), bare.numeral)):
            single = lent(words, bare, numeral, lender, rate=(rate.unit, rate.end) if rate else None)
            ranged = _ranged(words, bare, lender, is_scaled=numeral is not bare.numeral)
            likely = (one for one in (single, ranged) if one is not None and _is_likely(one))
            for amount in (one for plain in likely for one in _as_each(words, bare, plain)):
                kind = _kind_of(amount)
                tied = _features(words, bare, _Tie(lender, amount, kind, rank, min(gap, REACH + 1)))
                yield from made.add(amount, kind, (*tied, *(f"any|{one}" for one in alone)))
    for unit in ("count", "persons"):
        count = counted(words, bare, unit, None)
        if count is not None:
            yield from made.add(count, f"own|{unit}", ())
    if licensed is not None:
        yield from made.add(licensed, _kind_of(licensed), ("licensed|alone",))


def _scaled(words: Words, bare: Bare, lender: Lender, *, is_rated: bool) -> Numeral:
    """A number in the scale of its lender; as written where it names no sum: before a name, in words beside things, per day."""
    is_name = words.is_capital(bare.numeral.end) and not is_alone(words, bare.numeral)
    is_few = bare.numeral.is_spelled and lender.base in COUNTS and bare.numeral.value < FEW
    is_pointing = words.at(bare.numeral.first - 1) in POINTING and words.is_word(bare.numeral.end)
    is_other = is_rated and "/" not in lender.amount.unit and is_money(lender.base)
    return bare.numeral if is_name or is_few or is_other or is_pointing else scaled_as(bare.numeral, lender)


def _is_likely(amount: Amount) -> bool:
    """Whether an amount is of a size that its unit has: no millions of percent."""
    return amount.unit != "percent" or abs(amount.value) <= MOST_PERCENT


class _Made:
    """The amounts that a number makes, each once; the one that a licence made of it is marked."""

    def __init__(self, alone: Sequence[str], licensed: Amount | None) -> None:
        self._alone = alone
        self._licensed = licensed
        self._seen: set[_Told] = set()

    def add(self, amount: Amount, kind: str, features: tuple[str, ...]) -> Iterator[tuple[Amount, tuple[str, ...]]]:
        """The amount with its features and those of the number, unless it was made before."""
        if _told(amount) in self._seen:
            return
        self._seen.add(_told(amount))
        told = (*features, *(f"{kind}|{one}" for one in self._alone))
        if self._licensed is not None and _told(amount) == _told(self._licensed):
            yield self._licensed, (*told, "licensed", f"licensed|{kind}")
        else:
            yield amount, told


def _ranged(words: Words, bare: Bare, lender: Lender, *, is_scaled: bool) -> Amount | None:
    """The range that a number begins in the unit of a lender, in its scale or as written."""
    ends = second_end(words, bare)
    if ends is None:
        return None
    low, high = (scaled_as(end, lender) for end in ends) if is_scaled else ends
    rate = rate_at(words, high.end)
    return lent(words, bare, low, lender, rate=(rate.unit, rate.end) if rate else None, high=high)


_Told = tuple[float, float | None, str, str]


def _told(amount: Amount) -> _Told:
    return amount.value, amount.value_high, amount.unit, amount.relation


def _as_each(words: Words, bare: Bare, amount: Amount) -> Iterator[Amount]:
    """An amount as all that it may be: a percentage as a share, a level or a change; with a sign before it, a change."""
    sign = signed(words, bare.numeral.first)
    if amount.unit == "percent":
        yield from as_percentages(amount, sign)
        return
    is_bracketed = words.at(bare.numeral.first - 2) == "(" and not words.is_word(bare.numeral.first - 1)
    if not (sign and is_bracketed):  # what a bracket adds or takes away is never a level: "3,120 a day (+640 on last March)"
        yield amount
    if sign:
        yield changed(amount, sign)


class _Tie(NamedTuple):
    """An amount that a number makes with a lender: the kind of unit, how many kinds are nearer, the sentences between."""

    lender: Lender
    amount: Amount
    kind: str
    rank: int
    gap: int


def _kind_of(amount: Amount) -> str:
    """The kind of an amount's unit, of a percentage with what it is."""
    kind = _kind(amount.unit.partition("/")[0])
    return f"percent.{amount.relation}{'-' if amount.value < 0 else ''}" if kind == "percent" else kind


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
        f"sign={signed(words, first)}",
        f"moved={moved[1] if (moved := moved_before(words, bare.ahead.before, 4)) else 0}",
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
        f"range={amount.value_high is not None}|{bare.behind}",
        f"range={amount.value_high is not None}|{kind}",
    )
