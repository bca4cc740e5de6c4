"""What says how exactly a number is meant: the rows of `hedges.tsv` by the words of a language that mean the same."""

from collections.abc import Mapping

from msgspec import Struct

from comity.language.common.forms import Table
from comity.language.common.lexicon import Quantities
from comity.model.claim import Hedge
from comity.resources import load


class HedgeRow(Struct, frozen=True):
    """A row of `hedges.tsv`."""

    words: str
    position: str
    hedge: Hedge
    strict: float
    lenient: float


def hedge_tables(lists: Quantities) -> tuple[Table[HedgeRow], Table[HedgeRow]]:
    """The hedges that stand before, and those that stand behind a number."""
    return _table(lists.hedges, "before", lists.endings), _table(lists.hedges_after, "after", lists.endings)


def _table(meant: Mapping[str, tuple[str, ...]], position: str, endings: frozenset[str]) -> Table[HedgeRow]:
    """The words of a language by the row that they mean; that of the other position where a row is in one only."""
    rows = load("hedges", HedgeRow)
    known = {row.words: row for row in rows} | {row.words: row for row in rows if row.position == position}
    return Table(((phrase, known[means]) for means, phrases in meant.items() for phrase in phrases), endings)
