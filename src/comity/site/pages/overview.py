"""The overview of a pair: the lead, the counts, and four short lists that lead on."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from comity.model.claim import Claim, Figure
from comity.model.wording import limits
from comity.publish.chapters.firm import shared_groups
from comity.publish.chart import middle
from comity.publish.compose import overview as told
from comity.publish.lines import claim_quote, claim_title, claims_line, same_figures, snippet, tags
from comity.publish.material import Material
from comity.publish.matter_lines import promise_line
from comity.publish.matters import all_promises
from comity.publish.naming import capital, count, dated, period_words, state_name
from comity.publish.series import all_series, series_id
from comity.publish.view import Line, Row, Table
from comity.site.address import Address
from comity.site.charts.locator import Locator, locator
from comity.site.material import Desk
from comity.site.page import Leaf, Page

COUNTED = {"contradiction": "clashes", "slip": "clashes", "tension": "clashes", "origin": "sources", "figure": "figures"}
"""Where what is counted is told of, by a word of its name; documents and publishers stand with the sources."""
LENGTH = 7
"""No list is longer; what is longer leads on to its page."""


class Part(Struct, frozen=True, kw_only=True):
    """One of the lists: `name` is its key in the catalogue, `total` how many lines there are in all, `page` where they stand."""

    name: str
    lines: tuple[Line, ...]
    total: int
    page: Address


class Counted(Struct, frozen=True, kw_only=True):
    """A count, what it counts, and the page that tells of it."""

    value: str
    name: str
    page: Address


class Spark(Struct, frozen=True, kw_only=True):
    """A series in one line: its values that hold as a thin picture, the last of them in words, and where it is told in full.

    `points` are places in a box of 120 by 24, later ones to the right and higher values above; none where too few years are
    known.
    """

    title: str
    points: tuple[tuple[float, float], ...]
    value: str
    when: str
    count: int
    is_disputed: bool
    page: Address


class Overview(Leaf, frozen=True, kw_only=True):
    """The overview of a pair; `locator` shows where the two states lie, where that is known."""

    facts: tuple[Counted, ...]
    locator: Locator | None
    sparks: tuple[Spark, ...]
    parts: tuple[Part, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The counts, and the lists."""
        facts = tuple(Row(cells=(fact.name, fact.value)) for fact in self.facts)
        lines = tuple(
            Row(cells=(part.name, line.title, line.value, ", ".join(line.tags), line.detail, line.support), quotes=line.quotes)
            for part in self.parts
            for line in part.lines
        )
        series = tuple(Row(cells=(one.title, one.value, one.when, str(one.count))) for one in self.sparks)
        return (
            Table(title="Counts", caption="Counts", columns=("What", "Number"), rows=facts),
            Table(title="Series", caption="Series", columns=("What", "Value", "When", "Figures"), rows=series),
            Table(
                title="In short",
                caption="In short",
                columns=("List", "What", "Value", "Kind", "First said by", "Support"),
                rows=lines,
            ),
        )


def compose(desk: Desk, address: Address) -> Overview:
    """What is known of two states, in short."""
    material = desk.material(address)
    head = told(material)
    return Overview(
        title=head.title,
        lead=head.lead[len(material.premises) :],  # the frame tells the premises
        facts=tuple(Counted(value=fact.value, name=fact.name, page=address.to(_page_of(fact.name))) for fact in head.facts),
        locator=_locator(material),
        sparks=tuple(_sparks(material, address)),
        parts=(
            _firm(material, address),
            _disputed(material, address),
            _due(material, address),
            _new(desk, material, address),
        ),
    )


def _locator(material: Material) -> Locator | None:
    one, other = material.dyad
    return locator((one, other), (state_name(one, material.names), state_name(other, material.names)))


def _page_of(name: str) -> str:
    """The page that tells of what a fact counts."""
    return next((page for word, page in COUNTED.items() if word in name), "sources")


def _sparks(material: Material, address: Address) -> Iterator[Spark]:
    """The series that most rests on, each with what it comes to."""
    for series in islice((one for one in all_series(material) if len(one.claims) > 1), LENGTH):
        known = sorted(
            (middle(quantity.period), bound.nominal, quantity.period, bound.strict)
            for quantity, bound in series.bounds
            if quantity.world == "actual" and bound.nominal is not None and quantity.period and quantity.period.is_calendar_year
        )
        yield Spark(
            title=series.title,
            points=_places([(when, value) for when, value, _, _ in known]),
            value=limits(known[-1][3], series.unit) if known else "",
            when=period_words(known[-1][2]) if known else "",
            count=len(series.claims),
            is_disputed=any(claim.id in material.disputes_of for claim in series.claims),
            page=address.to("figures", series=series_id(series)),
        )


def _places(points: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Points in a box of 120 by 24 with a margin of 3, values from nothing upwards."""
    if len(points) < 2:
        return ()
    first, last = points[0][0], points[-1][0]
    low, high = min(0.0, *(value for _, value in points)), max(0.0, *(value for _, value in points))
    across, up = (last - first) or 1.0, (high - low) or 1.0
    return tuple((round(3 + 114 * (when - first) / across, 1), round(21 - 18 * (value - low) / up, 1)) for when, value in points)


def _firm(material: Material, address: Address) -> Part:
    groups = list(shared_groups(material))
    lines = tuple(claims_line(material, group) for group in groups[:LENGTH])
    return Part(name="firm", lines=lines, total=len(groups), page=address.to("figures"))


def _disputed(material: Material, address: Address) -> Part:
    lines = tuple(_clash_line(material, number) for number in range(min(LENGTH, len(material.conflicts))))
    return Part(name="disputed", lines=lines, total=len(material.conflicts), page=address.to("clashes"))


def _clash_line(material: Material, place: int) -> Line:
    conflict = material.conflicts[place]
    claims = [material.pile.claims[claim] for claim in conflict.claims]
    title = next((claim_title(material, claim) for claim in claims if isinstance(claim.payload, Figure)), conflict.label)
    return Line(
        title=f"⚠{place + 1} {title}",
        tags=(conflict.label,),
        detail=f"{capital(count(len(claims), 'statement'))} that cannot all be true",
        support=material.support(conflict.claims),
        href=f"#{conflict.id}",
        steps=tuple(step.text for step in conflict.steps),
        quotes=tuple(claim_quote(material, claim) for claim in claims),
    )


def _due(material: Material, address: Address) -> Part:
    found = [promise for promise in all_promises(material, material.day) if promise.standing in {"silent", "due"}]
    lines = tuple(
        replace(promise_line(material, one), quotes=tuple(claim_quote(material, claim) for claim in one.claims[:LENGTH]))
        for one in found[:LENGTH]
    )
    return Part(name="due", lines=lines, total=len(found), page=address.to("promises"))


def _new(desk: Desk, material: Material, address: Address) -> Part:
    """What documents of the last build say, where others were there before."""
    built = desk.view.first_builds({document.id for document in material.documents})
    last = max(built.values(), default=0)
    fresh = {document for document, build in built.items() if build == last} if len(set(built.values())) > 1 else set()
    claims = [claim for claim in material.claims.values() if claim.document in fresh]
    lines = list(islice(_fresh_lines(material, claims), LENGTH))
    documents = [document for document in material.documents if document.id in fresh]
    if documents and not lines:
        lines = [
            Line(title=document.metadata.title or document.name, detail=f"{document.name}, {dated(document.metadata)}")
            for document in documents[:LENGTH]
        ]
    return Part(name="new", lines=tuple(lines), total=len(claims) or len(documents), page=address.to("changes"))


def _fresh_lines(material: Material, claims: list[Claim]) -> Iterator[Line]:
    figures = [claim for claim in claims if isinstance(claim.payload, Figure)]
    for group in same_figures(material, figures).values():
        yield claims_line(material, group)
    for claim in claims:
        if not isinstance(claim.payload, Figure):
            quote = claim_quote(material, claim)
            yield Line(title=snippet(quote.marked), tags=tags(claim), detail=f"{quote.document}, {quote.dated}", quotes=(quote,))


PAGE = Page(name="", scope="pair", compose=compose, template="overview.html.j2", label="overview")
