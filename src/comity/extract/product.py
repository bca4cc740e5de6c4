"""Which goods a figure is about: the products named next to the indicator or the amount."""

from functools import cache, lru_cache

from comity.extract.indicator import Measured
from comity.extract.scope import excluded, part_cue
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


@lru_cache(maxsize=8)
def goods_at(setting: Setting) -> tuple[Match, ...]:
    """Where a sentence names goods of the table, those that it excludes left out."""
    left_out = excluded(setting)
    found = setting.find(product_names(), MOST_WORDS)
    return tuple(spot for spot in found if not any(out.first <= spot.first <= out.last for out in left_out))


def product(setting: Setting, amount: Amount, measured: Measured) -> str | None:
    """The goods of a figure, or None where the words name none.

    Read from the nearest of: "N tons of wheat", "wheat exports", "imports of cocoa, coffee and seafood". A list is given as
    worded order with commas and a final "and".
    """
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    cue = part_cue(setting, here)
    if cue is not None and (goods := _between(setting, cue, here)):
        return goods
    if measured.term is not None:
        return _at(setting, measured.term.spot, is_term=True) or _at(setting, here, is_term=False)
    if measured.before is not None:
        where, term = measured.before
        return _at(setting, here, is_term=False) or _at(where, term.spot, is_term=True)
    return _at(setting, here, is_term=False)


def _between(setting: Setting, cue: Match, here: Match) -> str | None:
    """The goods between "of which" and the amount they account for."""
    goods = setting.find(product_names(), MOST_WORDS)
    inside = [spot for spot in goods if cue.last < spot.first and spot.last < here.first]
    return listed([name_of(setting, spot) for spot in _run(setting, goods, inside[0])]) if inside else None


def _at(setting: Setting, anchor: Match, *, is_term: bool) -> str | None:
    """The goods at an indicator or amount, with those enumerated behind them."""
    goods = goods_at(setting)
    near = [spot for spot in goods if _joined(setting, anchor, spot, is_term=is_term)]
    if not near:
        return None
    first = min(near, key=lambda spot: setting.distance(anchor, spot))
    return listed([name_of(setting, spot) for spot in _run(setting, goods, first)])


def _joined(setting: Setting, anchor: Match, goods: Match, *, is_term: bool) -> bool:
    """Whether goods modify an indicator or amount: inside it ("oil reserves"), just before it ("wheat exports"), after "of"."""
    if anchor.first <= goods.first and goods.last <= anchor.last:
        return True
    if goods.last < anchor.first:
        return is_term and anchor.first - goods.last <= 2 and setting.words[goods.last].text not in {",", ";"}
    between = [word.text for word in setting.words[anchor.last + 1 : goods.first]]
    if setting.distance(anchor, goods) > NEAR or not between or "to" in between or "," in between:
        return False
    return between[0] == "of" or between in (["in"], ["worth", "of"])


def _run(setting: Setting, goods: tuple[Match, ...], first: Match) -> list[Match]:
    """The goods enumerated from `first` on: each next one follows a comma or "and" and at most one other word."""
    run = [first]
    for spot in goods[goods.index(first) + 1 :]:
        between = {word.text for word in setting.words[run[-1].last + 1 : spot.first]}
        if not between & {",", "and", "or"} or spot.first - run[-1].last > 4:
            break
        run.append(spot)
    return run


def name_of(setting: Setting, spot: Match) -> str:
    """The row of the table that some words name."""
    return product_names()[tuple(word.text for word in setting.words[spot.first : spot.last + 1])]


def listed(names: list[str]) -> str:
    """Names as an enumeration: "cocoa", "cocoa and coffee", "cocoa, coffee and seafood"; doubles once."""
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"
