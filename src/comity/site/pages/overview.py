"""The overview of a pair: the lead, the counts, and four short lists that lead on."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from comity.model.claim import Claim, Figure
from comity.publish.chapters.firm import shared_groups
from comity.publish.compose import overview as told
from comity.publish.lines import claim_quote, claim_title, claims_line, same_figures, snippet, tags
from comity.publish.material import Material
from comity.publish.matter_lines import promise_line
from comity.publish.matters import matters
from comity.publish.naming import capital, count, dated
from comity.publish.promises import aims, in_order
from comity.publish.view import Fact, Line, Row, Table
from comity.site.address import Address
from comity.site.material import Desk
from comity.site.page import Leaf, Page

LENGTH = 7
"""No list is longer; what is longer leads on to its page."""


class Part(Struct, frozen=True, kw_only=True):
    """One of the lists: `name` is its key in the catalogue, `total` how many lines there are in all, `page` where they stand."""

    name: str
    lines: tuple[Line, ...]
    total: int
    page: Address


class Overview(Leaf, frozen=True, kw_only=True):
    """The overview of a pair."""

    facts: tuple[Fact, ...]
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
        return (
            Table(title="Counts", caption="Counts", columns=("What", "Number"), rows=facts),
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
        facts=head.facts,
        parts=(
            _firm(material, address),
            _disputed(material, address),
            _due(material, address),
            _new(desk, material, address),
        ),
    )


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
    day = material.day
    own = (promise for matter in matters(material, day) for promise in matter.promises)
    found = [promise for promise in in_order((*own, *aims(material, day))) if promise.standing in {"silent", "due"}]
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
