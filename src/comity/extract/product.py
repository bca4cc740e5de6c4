"""Which goods a figure is about: the products named next to the indicator or the amount."""

from functools import cache

from comity.extract.indicator import Measured
from comity.extract.setting import Match, Setting
from comity.model.analysis import Amount
from comity.resources import load
from comity.resources.rows import Product

MOST_WORDS = 4
NEAR = 8.0
"""A product further than this many words from both indicator and amount belongs to something else."""


@cache
def product_names() -> dict[tuple[str, ...], str]:
    """The goods of the table by the lower-case words of their forms."""
    found: dict[tuple[str, ...], str] = {}
    for row in load("products", Product):
        for form in (row.product, *row.forms):
            found.setdefault(tuple(form.lower().split()), row.product)
    return found


def product(setting: Setting, amount: Amount, measured: Measured) -> str | None:
    """The goods of a figure, or None where the words name none.

    Read from the nearest of: "N tons of wheat", "wheat exports", "imports of cocoa, coffee and seafood". A list is given as
    worded order with commas and a final "and".
    """
    goods = setting.find(product_names(), MOST_WORDS)
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    anchors = [here] if measured.term is None else [here, measured.term.spot]
    for anchor in reversed(anchors):
        near = [spot for spot in goods if _joined(setting, anchor, spot, is_term=anchor is not here)]
        if near:
            first = min(near, key=lambda spot: setting.distance(anchor, spot))
            return listed([_name(setting, spot) for spot in _run(setting, goods, first)])
    return None


def _joined(setting: Setting, anchor: Match, goods: Match, *, is_term: bool) -> bool:
    """Whether goods modify an indicator or amount: just before the term ("wheat exports") or after "of" in the same phrase."""
    if goods.last < anchor.first:
        return is_term and anchor.first - goods.last <= 2 and setting.words[goods.last].text not in {",", ";"}
    between = [word.text for word in setting.words[anchor.last + 1 : goods.first]]
    return setting.distance(anchor, goods) <= NEAR and bool(between) and between[0] in {"of", "in"} and "to" not in between


def _run(setting: Setting, goods: tuple[Match, ...], first: Match) -> list[Match]:
    """The goods enumerated from `first` on: each next one follows a comma or "and" and at most one other word."""
    run = [first]
    for spot in goods[goods.index(first) + 1 :]:
        between = {word.text for word in setting.words[run[-1].last + 1 : spot.first]}
        if not between & {",", "and", "or"} or spot.first - run[-1].last > 4:
            break
        run.append(spot)
    return run


def _name(setting: Setting, spot: Match) -> str:
    return product_names()[tuple(word.text for word in setting.words[spot.first : spot.last + 1])]


def listed(names: list[str]) -> str:
    """Names as an enumeration: "cocoa", "cocoa and coffee", "cocoa, coffee and seafood"; doubles once."""
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"
