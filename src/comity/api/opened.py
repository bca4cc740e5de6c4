"""A ledger that is asked from Python, and a pair of states in it.

Every answer is a `Table`; nothing is kept between two questions, so that an answer tells of the ledger as it stands.
"""

from datetime import date
from typing import TYPE_CHECKING

from comity.api import tables
from comity.api.table import Table
from comity.api.tables import clash_rows, documents, figure_rows, found_rows, matter_rows
from comity.ledger import Ledger
from comity.model.errors import QuestionError
from comity.model.record import RecordKind
from comity.resources.states import pair_codes
from comity.search import search as search_words

if TYPE_CHECKING:
    from comity.publish.material import Material


class OpenLedger:
    """A ledger to ask: `ledger["RUS-VEN"]` for a pair of states, or tables of everything."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __getitem__(self, pair: str) -> "Dyad":
        """A pair of states by codes or names, in either order. Raises QuestionError where these are not two states."""
        codes = pair_codes(pair)
        if codes is None:
            raise QuestionError(f"{pair!r} is not a pair of states; write two ISO codes or English names, as in RUS-VEN.")
        return Dyad(self._ledger, codes)

    def pairs(self) -> Table:
        """The pairs of states that figures speak of, with how many claims do; most first."""
        with self._ledger.view() as view:
            return Table(tables.PAIRS, ((f"{one}-{other}", one, other, count) for one, other, count in view.dyads()))

    def figures(self, indicator: str | None = None) -> Table:
        """All figures, or those of an indicator: "trade.turnover", or "trade" for all that begin so."""
        with self._ledger.view() as view:
            return Table(tables.FIGURES, figure_rows(view, None, indicator))

    def search(self, words: str, limit: int = 100) -> Table:
        """The best claims for a search, as `comity search` reads it; see its reference for fields."""
        with self._ledger.view() as view:
            return Table(tables.FOUND, found_rows(search_words(view, words, limit)))

    def sources(self) -> Table:
        """All documents."""
        with self._ledger.view() as view:
            return Table(tables.SOURCES, documents(view.documents(), view.pile(), view.origins().copies))

    def __repr__(self) -> str:
        return f"comity.open({str(self._ledger.path)!r})"


class Dyad:
    """A pair of states in a ledger. `codes` are their ISO alpha-3 codes as asked for."""

    def __init__(self, ledger: Ledger, codes: tuple[str, str]) -> None:
        self._ledger = ledger
        self.codes = codes

    def figures(self, indicator: str | None = None) -> Table:
        """The figures between the two states, or those of an indicator: "trade.turnover", or "trade" for all that begin so."""
        with self._ledger.view() as view:
            return Table(tables.FIGURES, figure_rows(view, self.codes, indicator))

    def agreements(self, asof: date | None = None) -> Table:
        """Treaties, agreements, plans and contracts, with their state as of a day, the latest that a document proves."""
        return self._matters("instrument", asof)

    def projects(self, asof: date | None = None) -> Table:
        """Joint undertakings, with their state as of a day."""
        return self._matters("project", asof)

    def measures(self, asof: date | None = None) -> Table:
        """Sanctions, licences, tariffs and recognitions, with their state as of a day."""
        return self._matters("measure", asof)

    def events(self, asof: date | None = None) -> Table:
        """Meetings, visits, calls and what else happened between the two."""
        return self._matters("event", asof)

    def clashes(self) -> Table:
        """Contradictions, likely slips and tensions: the smallest sets of statements that cannot all be true."""
        return Table(tables.CLASHES, clash_rows(self._material()))

    def sources(self) -> Table:
        """The documents on the two states."""
        material = self._material()
        return Table(tables.SOURCES, documents(material.documents, material.pile, material.copies))

    def search(self, words: str, limit: int = 100) -> Table:
        """The best claims on both states for a search, as `comity search` reads it."""
        with self._ledger.view() as view:
            both = " ".join(f"state:{code}" for code in self.codes)
            return Table(tables.FOUND, found_rows(search_words(view, f"{both} {words}", limit)))

    def _matters(self, kind: RecordKind, asof: date | None) -> Table:
        return Table(tables.MATTERS, matter_rows(self._material(), kind, asof))

    def _material(self) -> "Material":
        from comity.publish.material import material_in  # the pages that dossiers are made of are not needed for figures

        return material_in(self._ledger.view(), self.codes)  # the view closes with the material, which may ask it for more

    def __repr__(self) -> str:
        return f"comity.open({str(self._ledger.path)!r})[{'-'.join(self.codes)!r}]"
