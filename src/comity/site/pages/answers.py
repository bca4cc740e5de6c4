"""Answers under premises that are at hand: those that a published folder carries, and what only `comity serve` can be asked."""

from datetime import date

from msgspec import Struct

from comity.publish.chapters.disputed import disputed
from comity.publish.naming import count
from comity.publish.view import Clash, Row, Table
from comity.site.address import Address
from comity.site.catalogue import translator
from comity.site.frame import YEARLY, year_ends
from comity.site.material import Desk
from comity.site.page import Leaf, Page
from comity.site.pages.clashes import card

AT_ONCE = 20
"""So many clashes are listed at once."""
LIVE_ONLY = ("search", "premises", "filters", "review", "charts", "compare", "changes")
"""What needs the ledger, by the keys of their sentences in the catalogue."""


class Way(Struct, frozen=True, kw_only=True):
    """Something that can be left out: what it is, and the address without it."""

    words: str
    page: Address


class Clashing(Struct, frozen=True, kw_only=True):
    """A clash with its answers: without each of its statements, and without all that goes back to each of its origins."""

    number: int
    title: str
    page: Address
    statements: tuple[Way, ...]
    origins: tuple[Way, ...]


class Year(Struct, frozen=True, kw_only=True):
    """The end of a year, and the pages as they were known then, in the order of `Answers.pages`."""

    end: date
    pages: tuple[Address, ...]


class Answers(Leaf, frozen=True, kw_only=True):
    """The answers at hand. `pages` are the keys of the pages of each year, `live_only` tells what can only be asked live."""

    pages: tuple[str, ...]
    years: tuple[Year, ...]
    clashes: tuple[Clashing, ...]
    live_only: tuple[str, ...]
    before: Address | None
    more: Address | None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The answers to each clash."""
        rows = tuple(
            Row(cells=(one.title, kind, way.words))
            for one in self.clashes
            for kind, ways in (("statement", one.statements), ("origin", one.origins))
            for way in ways
        )
        return (Table(title="Clashes", caption="Each clash", columns=("Clash", "Without", "What"), rows=rows),) if rows else ()


def compose(desk: Desk, address: Address) -> Answers:
    """The answers on a pair, without premises of their own: each starts from the ledger as it is."""
    plain = Address(pair=address.pair, theme=address.theme)
    material = desk.material(plain)
    conflicts = {conflict.id: conflict for conflict in material.conflicts}
    clashes = [block for block in disputed(material).blocks if isinstance(block, Clash)]
    found = []
    for clash in clashes[address.first : address.first + AT_ONCE]:
        held = card(material, clash, conflicts[clash.id], plain)
        origins: dict[str, Way] = {}
        for one in held.statements:
            if one.origin is not None and (origin := material.origin_of.get(one.claim)) is not None:
                origins[origin.id] = Way(words=origin.voice.name if origin.voice else origin.id, page=one.origin)
        found.append(
            Clashing(
                number=clash.number,
                title=clash.title,
                page=held.page,
                statements=tuple(
                    Way(words=f"{one.line.title}: {one.line.value}", page=one.other) for one in held.statements if one.other
                ),
                origins=tuple(origins.values()),
            )
        )
    ends = year_ends(desk, plain)
    say = translator()
    return Answers(
        title=say("answers.title"),
        lead=(_lead(len(ends), len(clashes)),),
        pages=tuple(name or "overview" for name in YEARLY),
        years=tuple(Year(end=end, pages=tuple(plain.to(name).here(asof=end) for name in YEARLY)) for end in ends),
        clashes=tuple(found),
        live_only=tuple(say(f"answers.{name}") for name in LIVE_ONLY),
        before=plain.to("answers").here(first=max(0, address.first - AT_ONCE)) if address.first else None,
        more=plain.to("answers").here(first=address.first + AT_ONCE) if len(clashes) > address.first + AT_ONCE else None,
    )


def _lead(years: int, clashes: int) -> str:
    known = f"the main pages as known at the end of {count(years, 'year')}" if years else ""
    left = f"{count(clashes, 'clash', 'clashes')} without each statement and each origin" if clashes else ""
    told = " and ".join(filter(None, (known, left)))
    return f"At hand: {told}." if told else "All documents are of one year and nothing clashes: there is no other answer at hand."


PAGE = Page(
    name="answers",
    scope="pair",
    compose=compose,
    template="answers.html.j2",
    label="answers",
    filters=("first",),
    is_listed=False,
)
