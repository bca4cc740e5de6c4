"""The system of a relation: its sectors, what each holds, and the sentences that tie one thing to another."""

from collections.abc import Iterable

from msgspec import Struct

from comity.model.errors import QuestionError
from comity.publish.chapters.system import sector_lines
from comity.publish.lines import place_quote
from comity.publish.material import Material
from comity.publish.naming import capital, count, day_words, series_words
from comity.publish.system import Sector, Tie, summary
from comity.publish.system import system as system_of
from comity.publish.view import Line, Row, Table
from comity.site.address import Address
from comity.site.charts.net import Net, Node, net
from comity.site.material import Desk
from comity.site.page import Leaf, Page

LINES = 12
"""So many lines of a sector stand on the page of all; the sector by itself shows `MORE` at a time."""
MORE = 120
TIES = 60


class Part(Struct, frozen=True, kw_only=True):
    """A sector: its lines, some of `total`, what it holds in a sentence, and the page where it stands alone."""

    code: str
    title: str
    summary: str
    lines: tuple[Line, ...]
    total: int
    page: Address


class SystemPage(Leaf, frozen=True, kw_only=True):
    """Sectors with what they hold, drawn and listed; `empty` are the names of those of which nothing is told."""

    net: Net | None
    parts: tuple[Part, ...]
    ties: Table | None
    further: int
    empty: tuple[str, ...]
    before: Address | None
    after: Address | None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The ties, then the lines of every sector."""
        rows = tuple(
            Row(cells=(part.title, line.title, line.value, " ".join(line.tags), line.detail, line.support), quotes=line.quotes)
            for part in self.parts
            for line in part.lines
        )
        columns = ("Sector", "What", "Value or state", "Kind", "About", "Support")
        held = Table(title="Sectors", caption="Sectors", columns=columns, rows=rows)
        return (*((self.ties,) if self.ties else ()), *((held,) if rows else ()))


def compose(desk: Desk, address: Address) -> SystemPage:
    """The system as of the day of the page, or one sector of it."""
    material = desk.material(address)
    found = system_of(material, material.day)
    if address.sector and address.sector not in {sector.code for sector in found.sectors}:
        known = ", ".join(sector.code for sector in found.sectors)
        raise QuestionError(f"There is no sector {address.sector!r}; the sectors are {known}.")
    filled = [sector for sector in found.sectors if not sector.is_empty]
    shown = [sector for sector in filled if address.sector in {"", sector.code}]
    most, first = (MORE, address.first) if address.sector else (LINES, 0)
    parts = tuple(_part(material, sector, address, first, most) for sector in shown)
    ties = list(dict.fromkeys(tie for sector in shown for tie in sector.ties))
    longest = max((part.total for part in parts), default=0)
    return SystemPage(
        title="System" if not address.sector or not shown else capital(shown[0].title),
        lead=(_lead(material, filled, len(found.sectors), ties) if not address.sector else _of_sector(shown),),
        net=_net(material, filled, found.sectors) if filled and not address.sector else None,
        parts=parts,
        ties=_ties(material, ties[:TIES]) if ties else None,
        further=max(0, len(ties) - TIES),
        empty=tuple(sector.title for sector in found.sectors if sector.is_empty) if not address.sector else (),
        before=address.here(first=max(0, first - MORE)) if first else None,
        after=address.here(first=first + MORE) if address.sector and longest > first + MORE else None,
    )


def _lead(material: Material, filled: list[Sector], total: int, ties: list[Tie]) -> str:
    if not filled:
        return "These documents hold nothing on any sector."
    on = f" on {day_words(material.day)}" if material.day else ""
    tied = count(len(ties), "sentence ties", "sentences tie") if ties else "no sentence ties"
    return f"{capital(count(len(filled), 'sector'))} of {total} in these documents{on}; {tied} one thing to another."


def _of_sector(shown: list[Sector]) -> str:
    return f"{capital(summary(shown[0]))}." if shown else "These documents hold nothing on this sector."


def _part(material: Material, sector: Sector, address: Address, first: int, most: int) -> Part:
    lines = tuple(sector_lines(material, sector))
    return Part(
        code=sector.code,
        title=capital(sector.title),
        summary=f"{capital(summary(sector))}.",
        lines=lines[first : first + most],
        total=len(lines),
        page=address.here(sector=sector.code),
    )


def _ties(material: Material, ties: Iterable[Tie]) -> Table:
    rows = tuple(
        Row(
            cells=(tie.source, tie.link.kind.replace("_", " "), tie.target),
            quotes=(place_quote(material, tie.link.document, tie.link.start, tie.link.end),),
            id=f"tie-{number}",
            place=f"#{tie.link.source}",
        )
        for number, tie in enumerate(ties)
    )
    caption = "What ties one thing to another, each with its sentence"
    return Table(title="Ties", caption=caption, columns=("This", "is tied as", "to this"), rows=rows)


def _net(material: Material, filled: list[Sector], sectors: Iterable[Sector]) -> Net:
    """Rows in the order of sectors; a flow that a sentence ties to something stands in its sector as a ring."""
    ties = list(dict.fromkeys(tie for sector in filled for tie in sector.ties))
    ends = {end for tie in ties for end in (tie.link.source, tie.link.target)}
    rows = []
    for sector in sectors:
        if sector.is_empty:
            continue
        held = (*sector.lasting, *sector.asides, *(matter for matter in sector.events if matter.record.id in ends))
        nodes = [Node(matter.record.id, matter.record.kind, capital(matter.title)) for matter in held]
        for claim in sector.figures:
            quantity = material.quantity_of.get(claim.id)
            if quantity is not None and quantity.id in ends:
                nodes.append(Node(quantity.id, "flow", series_words(quantity, material.names)))
        rows.append((sector.code, capital(sector.title), _beside(sector), nodes))
    return net(rows, [(tie.link.source, tie.link.target, capital(tie.words)) for tie in ties])


def _beside(sector: Sector) -> str:
    """What a sector holds besides records, counted."""
    counted = (
        (len(sector.figures), "figure"),
        (len(sector.events), "event"),
        (len(sector.statements), "statement"),
        (len(sector.sentences) + len(sector.passing), "sentence"),
    )
    return ", ".join(count(number, noun) for number, noun in counted if number)


PAGE = Page(
    name="system",
    scope="pair",
    compose=compose,
    template="system.html.j2",
    label="system",
    filters=("sector", "first"),
)
