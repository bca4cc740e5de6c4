"""Promised and due: what was said to come, drawn from the telling to its day, and what became of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from comity.model.errors import QuestionError
from comity.publish.chapters.promises import TITLES, promises
from comity.publish.lines import claim_quote
from comity.publish.material import Material
from comity.publish.matter_lines import promise_line
from comity.publish.matters import matters
from comity.publish.naming import capital, period_words
from comity.publish.promises import Promise, Standing, aims, in_order
from comity.publish.view import Line, Row, Table
from comity.site.address import Address
from comity.site.calendar import calendar_of
from comity.site.charts import Chart
from comity.site.charts.spans import Bar, spans_chart
from comity.site.charts.spans import Row as Bars
from comity.site.material import Desk
from comity.site.page import Leaf, Page
from comity.site.pages.figures import Choice

AT_ONCE = 40
"""So many promises are drawn and listed on one page."""


class Group(Struct, frozen=True, kw_only=True):
    """Promises that stand alike."""

    code: Standing
    title: str
    lines: tuple[Line, ...]


class Promises(Leaf, frozen=True, kw_only=True):
    """The promises that the filter leaves, drawn and listed by how they stand."""

    chart: Chart | None
    groups: tuple[Group, ...]
    states: tuple[Choice, ...]
    before: Address | None
    after: Address | None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The promises that are shown."""
        rows = tuple(
            Row(cells=(line.title, line.value, line.detail, line.support), quotes=line.quotes)
            for group in self.groups
            for line in group.lines
        )
        columns = ("What", "How it is put", "How it stands", "Support")
        return (Table(title=self.title, caption=self.title, columns=columns, rows=rows),) if rows else ()


def compose(desk: Desk, address: Address) -> Promises:
    """The promises as of the day of the page."""
    if address.state and address.state not in TITLES:
        raise QuestionError(f"No promise stands as {address.state!r}; choose one of {', '.join(TITLES)}.")
    material = desk.material(address)
    day = material.day
    own = (promise for matter in matters(material, day) for promise in matter.promises)
    every = in_order((*own, *aims(material, day)))
    found = [
        promise for standing in TITLES for promise in every if promise.standing == standing and address.state in {"", standing}
    ]
    shown = found[address.first : address.first + AT_ONCE]
    chapter = promises(material)
    return Promises(
        title=chapter.title,
        lead=(chapter.lead,),
        chart=_chart(shown, day),
        groups=tuple(
            Group(code=standing, title=title, lines=tuple(_line(material, promise) for promise in group))
            for standing, title in TITLES.items()
            if (group := [promise for promise in shown if promise.standing == standing])
        ),
        states=tuple(
            Choice(
                code=standing,
                words=title.partition(":")[0],
                count=number,
                is_chosen=standing == address.state,
                address=address.here(state="" if standing == address.state else standing),
            )
            for standing, title in TITLES.items()
            if (number := sum(promise.standing == standing for promise in every))
        ),
        before=address.here(first=max(0, address.first - AT_ONCE)) if address.first else None,
        after=address.here(first=address.first + AT_ONCE) if len(found) > address.first + AT_ONCE else None,
    )


def _line(material: Material, promise: Promise) -> Line:
    """A promise with its words."""
    line = promise_line(material, promise)
    return replace(line, id=_name(promise), quotes=tuple(claim_quote(material, claim) for claim in promise.claims))


def _name(promise: Promise) -> str:
    return f"p-{promise.claims[0].id}"


def _chart(shown: Sequence[Promise], day: date | None) -> Chart | None:
    rows = tuple(Bars(name=capital(promise.title), bars=tuple(_bars(promise))) for promise in shown)
    return spans_chart(tuple(row for row in rows if row.bars), id="promises", title="From the telling to the day", day=day)


def _bars(promise: Promise) -> Iterator[Bar]:
    """From the first telling to the day, and the day itself as wide as the words leave it."""
    told = min((claim.asserted.first for claim in promise.claims if claim.asserted and claim.asserted.first), default=None)
    if promise.due is None or promise.due.last is None:
        return
    words, place = f"{promise.words}, {promise.sentence}", f"#{_name(promise)}"
    if told is not None and told <= promise.due.last:
        yield Bar(first=told, last=promise.due.last, look="ahead", words=words, place=place)
    look = {"silent": "told", "answered": "holds"}.get(promise.standing, "vague")
    first = promise.due.first if told is None or promise.due.first is None else max(told, promise.due.first)
    yield Bar(
        first=first if first is not None and first <= promise.due.last else promise.due.last,
        last=promise.due.last,
        look=look,  # type: ignore[arg-type]  # these are looks
        words=f"{words}: {period_words(promise.due)}",
        place=place,
    )


PAGE = Page(
    name="promises",
    scope="pair",
    compose=compose,
    template="promises.html.j2",
    label="promises",
    filters=("state", "first"),
    days=calendar_of("instrument", "project", "measure"),
)
