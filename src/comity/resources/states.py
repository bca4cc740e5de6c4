"""States by any of their codes and names."""

from functools import cache

from comity.resources import load
from comity.resources.rows import State


def state_code(name: str) -> str | None:
    """The ISO alpha-3 code of a state by a code of ISO 3166-1 or an English name, whatever its case; None for no state."""
    return _codes().get(name.strip().casefold())


def pair_codes(pair: str) -> tuple[str, str] | None:
    """The codes of two states written with a hyphen between them, as in "RUS-VEN"; None where they are not two states."""
    for place in (place for place, letter in enumerate(pair) if letter == "-"):
        one, other = state_code(pair[:place]), state_code(pair[place + 1 :])
        if one and other and one != other:
            return one, other
    return None


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load("states", State):
        for name in (row.iso3, row.iso2, row.name, *row.forms):
            found.setdefault(name.casefold(), row.iso3)
    return found
