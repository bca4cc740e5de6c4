"""Clashes: the smallest sets of statements that cannot all be true, and what is left when some of them do not count."""

from collections.abc import Iterator

from msgspec import Struct

from comity.model.errors import QuestionError
from comity.model.ids import ClaimId
from comity.model.verdict import Conflict
from comity.model.wording import limits
from comity.publish.chapters.disputed import disputed
from comity.publish.chapters.figures import points_of
from comity.publish.lines import claims_line
from comity.publish.material import Material
from comity.publish.naming import capital, count, period_words, series_words, spelled
from comity.publish.series import all_series
from comity.publish.view import Clash, Line, Lines, Row, Table
from comity.reconcile.aside import set_aside
from comity.site.address import MAX_VALUES, Address
from comity.site.charts import Chart
from comity.site.charts.interval import interval_chart
from comity.site.material import Desk
from comity.site.page import Leaf, Page

AT_ONCE = 6
"""So many clashes are shown on one page."""


class Statement(Struct, frozen=True, kw_only=True):
    """A statement of a clash, with those of the same origin that say the same.

    `other` is the address at which it does not count, or counts again; None where no more claims can be set aside. `origin` is
    the address at which nothing of its origin counts.
    """

    claim: ClaimId
    line: Line
    is_counted: bool
    other: Address | None
    origin: Address | None = None


class Card(Struct, frozen=True, kw_only=True):
    """A clash with statements that can be left out. `page` is where it stands by itself."""

    clash: Clash
    statements: tuple[Statement, ...]
    page: Address


class Answer(Struct, frozen=True, kw_only=True):
    """What holds when statements of a clash do not count: in a sentence, and the clashes that still name its statements.

    `follows` sets side by side what follows for the quantities of the clash with all statements and without these.
    """

    sentence: str
    is_settled: bool
    left: tuple[Line, ...]
    follows: Table | None


class Clashes(Leaf, frozen=True, kw_only=True):
    """All clashes of a pair, some at a time, or one by itself with its picture and the answer under premises."""

    cards: tuple[Card, ...]
    answer: Answer | None = None
    chart: Chart | None = None
    others: Lines | None = None
    aside: Lines | None = None
    total: int = 0
    before: Address | None = None
    after: Address | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """Each clash as a table of its statements, then what follows."""
        follows = (self.answer.follows,) if self.answer and self.answer.follows else ()
        return (*(_table(card) for card in self.cards), *follows)


def _table(card: Card) -> Table:
    rows = tuple(
        Row(
            cells=(one.line.title, one.line.value, ", ".join(one.line.tags), one.line.detail, one.line.support, _counts(one)),
            quotes=one.line.quotes,
        )
        for one in card.statements
    )
    columns = ("Statement", "Value", "Kind", "First said by", "Support", "Set aside")
    title = f"{card.clash.title} ({card.clash.label})"
    return Table(title=title, caption=title, columns=columns, rows=rows)


def _counts(statement: Statement) -> str:
    return "" if statement.is_counted else "set aside"


def compose(desk: Desk, address: Address) -> Clashes:
    """The clashes that stand, or one clash with or without its statements."""
    return _one(desk, address) if address.item else _all(desk, address)


def _all(desk: Desk, address: Address) -> Clashes:
    material = desk.material(address)
    chapter = disputed(material)
    clashes = [block for block in chapter.blocks if isinstance(block, Clash)]
    shown = clashes[address.first : address.first + AT_ONCE]
    conflicts = {conflict.id: conflict for conflict in material.conflicts}
    return Clashes(
        title=chapter.title,
        lead=(chapter.lead,),
        cards=tuple(card(material, clash, conflicts[clash.id], address) for clash in shown),
        others=next((block for block in chapter.blocks if isinstance(block, Lines)), None) if not address.first else None,
        aside=_cheapest(material) if not address.first else None,
        total=len(clashes),
        before=address.here(first=max(0, address.first - AT_ONCE)) if address.first else None,
        after=address.here(first=address.first + AT_ONCE) if len(clashes) > address.first + AT_ONCE else None,
    )


def _one(desk: Desk, address: Address) -> Clashes:
    """A clash by itself. It is found among those that stand without the set-aside claims, so that these can count again."""
    material = desk.material(address)
    whole = desk.material(address.here(aside=(), without=(), first=address.first)) if is_supposed(address) else material
    source = whole if address.item in whole.number_of else material
    if address.item not in source.number_of:
        raise QuestionError(f"No clash of this pair is called {address.item}; the page of clashes lists them.")
    place = source.number_of[address.item] - 1
    conflict = source.conflicts[place]
    clash = next(block for block in disputed(source).blocks if isinstance(block, Clash) and block.id == conflict.id)
    beside = [
        address.to("clashes", source.conflicts[n].id) if 0 <= n < len(source.conflicts) else None for n in (place - 1, place + 1)
    ]
    return Clashes(
        title=clash.title,
        lead=(_told(clash),),
        cards=(card(source, clash, conflict, address, material),),
        answer=_answer(source, material, conflict) if is_supposed(address) else None,
        chart=_chart(source, conflict),
        total=len(source.conflicts),
        before=beside[0],
        after=beside[1],
    )


def is_supposed(address: Address) -> bool:
    """Whether a clash is looked at without some of its statements."""
    return bool(address.aside or address.without)


def _told(clash: Clash) -> str:
    if len(clash.statements) < 2 or clash.assumptions:
        return clash.outcome
    rest = {2: "either one can", 3: "any two can"}.get(len(clash.statements), "leave any one out and the rest can")
    return f"{capital(spelled(len(clash.statements)))} statements; {rest}. {clash.outcome.split(' Leave any')[0]}"


def card(material: Material, clash: Clash, conflict: Conflict, address: Address, now: Material | None = None) -> Card:
    """A clash with the addresses at which each of its statements, or its origin, does not count.

    `now` is what holds under the premises of the address, where `material` is what holds without.
    """
    statements = []
    for claim in conflict.claims:
        repeats = material.repeats(claim)
        is_counted = not set(repeats) <= set(address.aside) and (now is None or any(one in now.claims for one in repeats))
        others = {*address.aside, *repeats} if is_counted else {*address.aside} - {*repeats}
        page = address.to("clashes", conflict.id).here(aside=tuple(sorted(others)))
        origin = material.origin_of.get(claim)
        gone = page.here(aside=address.aside, without=(origin.id,)) if origin and not address.without else None
        statements.append(
            Statement(
                claim=claim,
                line=claims_line(material, [material.pile.claims[one] for one in repeats]),
                is_counted=is_counted,
                other=page if len(others) <= MAX_VALUES else None,
                origin=gone,
            )
        )
    return Card(clash=clash, statements=tuple(statements), page=address.to("clashes", conflict.id))


def _answer(whole: Material, material: Material, conflict: Conflict) -> Answer:
    """What the clash has become: gone, or still there by other statements."""
    named = {repeat for claim in conflict.claims for repeat in whole.repeats(claim)}
    left = [one for one in material.conflicts if named & {*one.claims}]
    told = len(conflict.claims) - sum(any(one in material.claims for one in whole.repeats(claim)) for claim in conflict.claims)
    without = {0: "With all of these statements", 1: "Without this statement"}.get(
        told, f"Without these {spelled(told)} statements"
    )
    if conflict.id in material.number_of:
        sentence = f"{without} the clash stands: what is set aside is none of it, or others say the same."
    elif left:
        sentence = (
            f"{without} this clash is gone, and what is left of it clashes with others: {count(len(left), 'clash', 'clashes')}."
        )
    else:
        sentence = f"{without} the rest can be true."
    lines = tuple(
        Line(
            title=f"⚠{material.number_of[one.id]} {capital(count(len(one.claims), 'statement'))} that cannot all be true",
            tags=(one.label,),
            support=material.support(one.claims),
            href=f"#{one.id}",
        )
        for one in left
        if one.id != conflict.id
    )
    is_settled = not left and conflict.id not in material.number_of
    return Answer(sentence=sentence, is_settled=is_settled, left=lines, follows=_follows(whole, material, conflict))


def _follows(whole: Material, material: Material, conflict: Conflict) -> Table | None:
    """The values that follow for the quantities of a clash, with all statements and without those set aside."""
    rows = tuple(_rows(whole, material, conflict))
    columns = ("Quantity", "With all statements", "Without those set aside")
    caption = "What follows for each quantity, read strictly"
    return Table(title="What then follows", caption=caption, columns=columns, rows=rows) if rows else None


def _rows(whole: Material, material: Material, conflict: Conflict) -> Iterator[Row]:
    seen: set[str] = set()
    for claim in conflict.claims:
        for part in (whole.quantity_of.get(claim), whole.base_of.get(claim)):
            if part is None or part.id in seen:
                continue
            seen.add(part.id)
            name = f"{series_words(part, whole.names)}, {period_words(part.period)}"
            values = []
            for one in (whole, material):
                bound = one.bounds.get(part.id)
                values.append(limits(bound.strict, part.unit) if bound else "nothing follows")
            yield Row(cells=(name, *values))


def _chart(material: Material, conflict: Conflict) -> Chart | None:
    """The series that most of the clash's statements stand in, with what follows for it."""
    named = {repeat for claim in conflict.claims for repeat in material.repeats(claim)}
    found = [(len(named & {claim.id for claim in series.claims}), series) for series in all_series(material)]
    count_of, series = max(found, key=lambda pair: pair[0], default=(0, None))
    if series is None or not count_of:
        return None
    points = [point for claims, point in points_of(material, series) if named & {*claims} or not claims]
    if len(points) < 2:
        return None
    return interval_chart(points, (), unit=series.unit, id=f"c-{conflict.id}", title=series.title)


def _cheapest(material: Material) -> Lines | None:
    """Which origins would have to be left out for all contradictions and slips to end, at the least weight."""
    hard = [conflict for conflict in material.conflicts if conflict.label != "tension"]
    origins = {one.id: one for one in material.origins_of(claim for conflict in hard for claim in conflict.claims)}
    lines = tuple(
        Line(title=voice.name if (voice := origins[name].voice) else "An unnamed source", href=f"#{name}", detail=name)
        for name in set_aside(hard, origins.values())
    )
    text = "Without these origins the rest can be true. It is the least weight to set aside, not a verdict on who is wrong."
    return Lines(title="Where to look first", text=text, lines=lines) if lines else None


PAGE = Page(
    name="clashes",
    scope="pair",
    compose=compose,
    template="clashes.html.j2",
    label="clashes",
    filters=("first",),
    item="may",
)
