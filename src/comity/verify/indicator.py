"""What a figure measures, from the free text of the exchange form to a code of `indicators.tsv`.

A code is given only where every word of the text is accounted for: by the indicator, the goods, the two states, or a word
that changes nothing ("bilateral", "annual"). "Exports" and "exports of services through ports" are not one series, and what
is not understood stays free text, which agrees only with itself.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from comity.resources import load
from comity.resources.cues import cues
from comity.resources.indicators import indicators, label, noun_codes
from comity.resources.rows import Product
from comity.verify.items import FigureItem
from comity.verify.states import words_of

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
MOST_WORDS = 5
LANG = "en"
"""The language that indicators are written in, whatever the article's."""
# fmt: off
PLAIN = frozenset({
    "a", "an", "the", "of", "in", "to", "from", "with", "between", "for", "and", "s", "its", "their", "two", "states",
    "countries", "bilateral", "mutual", "two-way", "total", "overall", "annual", "yearly", "per", "month", "monthly", "year",
    "volume", "value", "products", "goods", "commodities",
})
CHANGING = frozenset({"growth", "increase", "decrease", "decline", "rise", "fall", "drop", "change", "rate"})
PLACING = frozenset({"rank", "ranking", "among", "by", "place"})
PARTING = frozenset({"share", "part", "proportion"})
# fmt: on
STANDING = {"ratio": CHANGING, "difference": CHANGING, "rank": PLACING, "share": PARTING}
"""Words that only repeat what the relation says."""


class Measured(NamedTuple):
    """A code, or the text itself; what part of the whole is meant; and the goods."""

    indicator: str
    scope: str | None
    product: str | None


def measured(item: FigureItem) -> Measured:
    """What a figure measures."""
    product = _product(item.product)
    if item.unit.partition("/")[0] in {"years", "months", "weeks", "days", "hours"}:
        return Measured(_term(item.indicator), None, product)
    text, scope = _scoped(item.indicator)
    code, goods = _read(text, item)
    if code is None:
        return Measured(item.indicator, None, product)
    return Measured(code, scope, product or goods)


def _term(text: str) -> str:
    """A length of time is the term of something; what it is the term of stays in the wording."""
    terms = {noun for noun, code in noun_codes().items() if code == "duration"}
    return "duration" if any(run in terms for _, run in _runs(_words(text))) else text


def _scoped(text: str) -> tuple[str, str | None]:
    """A text and the exclusion that ends it: "trade turnover, without oil"."""
    for phrase in sorted(cues("excluding", LANG), key=lambda words: (-len(words), words)):
        cue = " ".join(phrase)
        match = re.search(rf",? {re.escape(cue)} (?P<rest>.+)$", text, re.IGNORECASE)
        if match is not None:
            return text[: match.start()], f"without {match['rest']}"
    return text, None


def _read(text: str, item: FigureItem) -> tuple[str | None, str | None]:
    """The code of the only indicator that a text names, and its goods; None where it names several or words are left over."""
    words = _words(text)
    known = _known(item)
    codes: set[str] = set()
    goods: set[str] = set()
    place = 0
    while place < len(words):
        code, length = _indicator_at(words, place)
        if code is not None:
            codes.add(code)
        elif words[place] in known:
            length = 1
        else:
            product, length = _goods_at(words, place)
            if product is None:
                return None, None
            goods.add(product)
        place += length
    if len(codes) != 1 or len(goods) > 1 or (goods and item.product is not None):
        return None, None
    return codes.pop(), goods.pop() if goods else None


def _indicator_at(words: list[str], place: int) -> tuple[str | None, int]:
    """The code of the longest name of an indicator that begins at a word, and its length."""
    for length in range(min(MOST_WORDS, len(words) - place), 0, -1):
        run = tuple(words[place : place + length])
        code = _named().get(run) or _named().get((*run[:-1], run[-1].removesuffix("s")))
        if code is not None:
            return code, length
    return None, 0


def _goods_at(words: list[str], place: int) -> tuple[str | None, int]:
    for length in range(min(MOST_WORDS, len(words) - place), 0, -1):
        product = _products().get(tuple(words[place : place + length]))
        if product is not None:
            return product, length
    return None, 0


def _known(item: FigureItem) -> frozenset[str]:
    """The words of an indicator's text that other fields of the figure say too, and those that say nothing."""
    own = {*_words(item.product or ""), *_words(_product(item.product) or "")}
    states = (words_of(state) for state in (item.reporter, item.partner) if state is not None)
    return PLAIN.union(own, STANDING.get(item.relation, frozenset()), *states)


def _product(name: str | None) -> str | None:
    """Goods by the name of the table where it knows them."""
    return None if name is None else _products().get(tuple(_words(name)), name)


@cache
def _named() -> dict[tuple[str, ...], str]:
    labels = {tuple(_words(label(code))): code for code in sorted(indicators(), reverse=True)}
    return {**noun_codes(), **labels}


@cache
def _products() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for row in load("products", Product):
        for form in (row.product, *row.forms):
            found.setdefault(tuple(_words(form)), row.product)
    return found


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _runs(words: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for first in range(len(words)):
        for last in range(first + 1, min(first + MOST_WORDS, len(words)) + 1):
            yield first, tuple(words[first:last])
