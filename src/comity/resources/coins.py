"""The coins that monies are parted into: which name means which part of which state's money."""

from functools import cache

from msgspec import Struct

from comity.resources import load


class CoinRow(Struct, frozen=True):
    """A row of `coins.tsv`: of the coin `name`, how many `parts` make one of `currency`, the money of `states`.

    `forms` are its English spellings; cents have none here, as `currencies.tsv` spells them.
    """

    name: str
    currency: str
    parts: int
    states: tuple[str, ...]
    forms: tuple[str, ...]


@cache
def coin_rows() -> tuple[CoinRow, ...]:
    """All rows of the table."""
    return tuple(load("coins", CoinRow))


@cache
def coins() -> dict[str, tuple[CoinRow, ...]]:
    """The rows of each coin: one where the name tells the money (kobo), several where the state must be known (fils)."""
    found: dict[str, tuple[CoinRow, ...]] = {}
    for row in coin_rows():
        found[row.name] = (*found.get(row.name, ()), row)
    return found
