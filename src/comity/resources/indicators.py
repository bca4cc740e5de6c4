"""What figures measure: the table of indicators and how its entries are found in words."""

from functools import cache
from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.claim import Direction
from comity.resources import load

Side: TypeAlias = Literal["origin", "destination"]
"""An end of a flow."""


class Indicator(Struct, frozen=True, kw_only=True):
    """A thing that figures measure.

    `nouns` and `verbs` are the English words that name it; `classes` the classes of unit its level can have (empty: none, only
    percentages). `direction` is the flow it implies. `is_total` when two levels for one key and period must be equal,
    so that they can clash; a loan or an order is one of many and never clashes with another.
    `sector` is the code of the field it belongs to (`sectors.tsv`); None where only its sentence can tell.
    """

    code: str
    label: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    direction: Direction | None = None
    is_total: bool = False
    sector: str | None = None


@cache
def indicators() -> dict[str, Indicator]:
    """All indicators by code."""
    return {row.code: row for row in load("indicators", Indicator)}


def label(code: str) -> str:
    """How an indicator is called; a free wording is its own name."""
    found = indicators().get(code)
    return found.label if found else code


def is_total(code: str) -> bool:
    """Whether two levels of this indicator for one key and period must be equal."""
    found = indicators().get(code)
    return found is not None and found.is_total


class RankHead(Struct, frozen=True):
    """A noun that is ranked, the indicator that ranks it, and the end of a flow at which the ranked state stands."""

    head: str
    code: str
    side: Side | None = None


@cache
def rank_codes() -> dict[str, str]:
    """Indicator codes by the head of a ranked noun phrase ("third largest importer")."""
    return {row.head: row.code for row in load("rank_heads", RankHead)}


def ranked_side(wording: str) -> Side | None:
    """Where the ranked state of a phrase stands: a supplier at the origin of a flow, a buyer at its destination."""
    sides = {row.head: row.side for row in load("rank_heads", RankHead)}
    return next((sides[word] for word in reversed(wording.lower().split()) if word in sides), None)


@cache
def noun_codes() -> dict[tuple[str, ...], str]:
    """Indicator codes by the lower-case words of their nouns; a noun of several indicators belongs to the first by code."""
    return _codes("nouns")


@cache
def verb_codes() -> dict[tuple[str, ...], str]:
    """Indicator codes by their verb forms."""
    return _codes("verbs")


def _codes(field: str) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for row in indicators().values():
        for term in getattr(row, field):
            found.setdefault(tuple(term.split()), row.code)
    return found
