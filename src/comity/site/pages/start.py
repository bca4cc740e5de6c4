"""The first page: the pairs of states that the ledger holds, what came last, and how to add more."""

from msgspec import Struct

from comity.publish.naming import count, state_name
from comity.publish.view import Row, Table
from comity.resources import load
from comity.resources.rows import State
from comity.site.address import Address
from comity.site.material import Desk
from comity.site.page import Leaf, Page

SHOWN = 60
"""So many pairs are listed at once."""


class Pair(Struct, frozen=True, kw_only=True):
    """A pair of states with the number of figures that speak of it, and where it is told of."""

    title: str
    codes: tuple[str, str]
    figures: int
    address: Address


class Start(Leaf, frozen=True, kw_only=True):
    """The first page. `total` counts the pairs, of which `pairs` shows some; `more` leads to the next of them."""

    pairs: tuple[Pair, ...]
    total: int
    counts: tuple[str, ...]
    last: str
    before: Address | None
    more: Address | None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The pairs."""
        rows = tuple(Row(cells=("-".join(pair.codes), pair.title, str(pair.figures))) for pair in self.pairs)
        return (Table(title="Pairs of states", caption="Pairs of states", columns=("Pair", "Names", "Figures"), rows=rows),)


def compose(desk: Desk, address: Address) -> Start:
    """List the pairs, those that most is said of first."""
    names = {row.iso3: row.name for row in load("states", State)}
    found = desk.view.dyads()
    if words := address.q.casefold():
        found = [
            (one, other, number)
            for one, other, number in found
            if words in f"{one}-{other} {state_name(one, names)} {state_name(other, names)}".casefold()
        ]
    pairs = tuple(
        Pair(
            title=f"{state_name(one, names)} and {state_name(other, names)}",
            codes=(one, other),
            figures=number,
            address=address.at_pair((one, other)),
        )
        for one, other, number in found[address.first : address.first + SHOWN]
    )
    totals = desk.view.totals()
    lead = (
        f"{count(totals.claims, 'claim')} from {count(totals.documents, 'document')}, on {count(len(found), 'pair')} of states."
        if totals.documents
        else "The ledger is empty."
    )
    return Start(
        title="Relations between states",
        lead=(lead,),
        pairs=pairs,
        total=len(found),
        counts=(
            count(totals.contradictions, "contradiction"),
            count(totals.slips, "likely slip"),
            count(totals.tensions, "tension"),
            count(totals.copies, "copied text"),
        ),
        last=_last(desk),
        before=address.here(first=max(0, address.first - SHOWN)) if address.first else None,
        more=address.here(first=address.first + SHOWN) if len(found) > address.first + SHOWN else None,
    )


def _last(desk: Desk) -> str:
    """What the last build did, in a sentence."""
    builds = desk.view.builds()
    if not builds:
        return ""
    last = builds[-1]
    on = f", on {last.day}" if last.day else ""
    done = [
        (last.added, "added"),
        (last.corrected, "corrected"),
        (last.refreshed, "read anew"),
        (last.imported, "annotated"),
        (last.failed, "not readable"),
    ]
    told = ", ".join(f"{count(number, 'document')} {words}" for number, words in done if number)
    return f"Build {last.number}{on}: {told or 'nothing new'}."


PAGE = Page(name="", scope="site", compose=compose, template="start.html.j2", label="start", filters=("q", "first"))
