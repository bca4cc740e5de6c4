"""Changes: what is new, revised, newly disputed, settled, fallen silent or withdrawn since a day."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from msgspec import Struct

from comity.publish.changes import HEADINGS, KINDS, Change, changes
from comity.publish.lines import claim_quote
from comity.publish.material import Material
from comity.publish.naming import count, day_words
from comity.publish.view import Line, Lines, Row, Table
from comity.site.address import Address
from comity.site.material import Desk
from comity.site.page import Leaf, Page

MOST = 120
"""So many changes of one kind are listed; the twins hold them all."""
CHOOSE = "What was known by an earlier day is concluded anew from the whole ledger, which takes a while: choose a day."


class Step(Struct, frozen=True, kw_only=True):
    """A day to compare with, in words, and its address."""

    words: str
    address: Address
    is_chosen: bool


class Changes(Leaf, frozen=True, kw_only=True):
    """What changed since a day, by kind; `days` are others to compare with."""

    since: date | None
    blocks: tuple[Lines, ...]
    days: tuple[Step, ...]
    rows: tuple[Row, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every change."""
        columns = ("Kind", "What", "Change", "Day")
        return (Table(title="Changes", caption="Changes", columns=columns, rows=self.rows),)


def compose(desk: Desk, address: Address) -> Changes:
    """Hold what is known now against what had been published by a day; without one, by the last day but one that brought news.

    On a large ledger the day must be chosen.
    """
    after = desk.material(address)
    known = _days(after)
    since = address.since or (known[-2] if len(known) > 1 and not desk.is_large else None)
    steps = tuple(Step(words=day_words(day), address=address.here(since=day), is_chosen=day == since) for day in known[-9:-1])
    if since is None and steps:
        return Changes(title="What changed", lead=(CHOOSE,), since=None, blocks=(), days=steps, rows=())
    if since is None:
        lead = "All documents are of one day or of none: there is no earlier day to compare with."
        return Changes(title="What changed", lead=(lead,), since=None, blocks=(), days=(), rows=())
    before = desk.material(address.here(since=None, asof=min(since, address.asof or since)))
    found = changes(before, after)
    return Changes(
        title="What changed",
        lead=(
            f"Since {day_words(since)}: {count(len(found), 'change')}."
            if found
            else f"Nothing changed since {day_words(since)}.",
        ),
        since=since,
        blocks=tuple(_blocks(before, after, found)),
        days=steps,
        rows=tuple(_row(before, after, one) for one in found),
    )


def _days(material: Material) -> list[date]:
    """The days that documents prove, in order."""
    published = (document.metadata.published for document in material.documents)
    return sorted({period.last for period in published if period is not None and period.last is not None})


def _blocks(before: Material, after: Material, found: tuple[Change, ...]) -> Iterator[Lines]:
    groups = {kind: list(told) for kind, told in groupby(found, key=lambda change: change.kind)}
    for kind in KINDS:
        if told := groups.get(kind):
            lines = tuple(_line(before, after, one) for one in told[:MOST])
            yield Lines(title=f"{HEADINGS[kind]} ({len(told):,})", lines=lines)


def _line(before: Material, after: Material, change: Change) -> Line:
    return Line(
        title=change.title,
        detail=change.sentence,
        tags=(change.kind,) if change.kind in {"disputed", "withdrawn", "silent"} else (),
        support=day_words(change.day) if change.day else "",
        quotes=_row(before, after, change).quotes,
        href=f"#{change.subject}",
    )


def _row(before: Material, after: Material, change: Change) -> Row:
    quotes = tuple(
        claim_quote(material, material.pile.claims[name])
        for name in change.claims
        for material in (after if name in after.pile.claims else before,)
        if name in material.pile.claims
    )
    cells = (HEADINGS[change.kind], change.title, change.sentence, day_words(change.day) if change.day else "")
    return Row(cells=cells, quotes=quotes)


PAGE = Page(name="changes", scope="pair", compose=compose, template="changes.html.j2", label="changes", filters=("since",))
