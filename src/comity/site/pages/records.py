"""The page of one agreement, project, measure or event: its life, each action with its day and its sentence."""

from collections.abc import Iterator

from comity.model.claim import kind_of
from comity.model.errors import QuestionError
from comity.model.record import Record
from comity.publish.acts import type_words
from comity.publish.lines import claim_quote, place_quote
from comity.publish.material import Material
from comity.publish.matter_lines import described, further, moment_words
from comity.publish.matters import Matter, Moment, around, matters
from comity.publish.naming import capital, chain_words, day_words, listed, period_words, series_words
from comity.publish.standing import PLACES, place_of
from comity.publish.system import Tie
from comity.publish.view import Line, Row, Table
from comity.site.address import Address
from comity.site.charts import Chart
from comity.site.charts.spans import Bar, spans_chart
from comity.site.charts.spans import Row as Bars
from comity.site.material import Desk
from comity.site.page import Leaf, Page

BOARDS = {"instrument": "agreements", "project": "projects", "measure": "measures", "event": "timeline"}
"""The page on which a record of a kind stands among others."""
NO_DAY = "day not told"


class RecordPage(Leaf, frozen=True, kw_only=True):
    """A record by itself: `kind` in a word, `stands` its place, its life drawn and as a table, promises, ties, other names."""

    kind: str
    stands: str
    life: Table
    chart: Chart | None
    promises: tuple[Line, ...]
    ties: tuple[Line, ...]
    notes: tuple[str, ...]
    among: Address | None
    why: Address

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its life."""
        return (self.life,)


def compose(desk: Desk, address: Address) -> RecordPage:
    """The record of an id. Raises QuestionError for what is no record of the pair."""
    material = desk.material(address)
    day = material.day
    every = (*matters(material, day), *around(material, day))
    matter = next((one for one in every if one.record.id == address.item), None)
    if matter is None:
        return _other(material, address)
    kind = matter.record.kind
    return RecordPage(
        title=capital(matter.title),
        lead=tuple(_lead(material, matter)),
        kind=type_words(matter.record.type, kind),
        stands=PLACES[place_of(matter, day)] if kind in {"instrument", "project"} else "",
        life=_life(material, matter),
        chart=_chart(material, matter),
        promises=tuple(
            Line(
                title=capital(promise.words),
                value=promise.sentence,
                tags=("silent",) if promise.standing == "silent" else (),
                support=material.support(claim.id for claim in promise.claims),
                quotes=tuple(claim_quote(material, claim) for claim in promise.claims),
            )
            for promise in matter.promises
        ),
        ties=tuple(_ties(material, matter)),
        notes=tuple(_notes(matter)),
        among=address.to(BOARDS[kind]),
        why=address.to("why", address.item),
    )


def _lead(material: Material, matter: Matter) -> Iterator[str]:
    on = f" on {day_words(material.day)}" if material.day else ""
    yield f"{capital(moment_words(matter.state))}, as last told{on}." if matter.state else "No state of it is told."
    yield f"{capital(described(material, matter))}. {material.support(claim.id for claim in matter.claims)}."


def _notes(matter: Matter) -> Iterator[str]:
    if matter.aliases:
        yield f"Also called {listed(matter.aliases)}."
    for name, words in further(matter).items():
        yield f"{name.capitalize()}: {words}."


def _life(material: Material, matter: Matter) -> Table:
    rows = tuple(
        Row(
            cells=(
                _when(moment),
                capital(moment_words(moment)),
                listed(dict.fromkeys(chain_words(claim.chain) for claim in moment.claims)),
            ),
            quotes=tuple(claim_quote(material, claim) for claim in moment.claims),
            id=f"m-{number}",
        )
        for number, moment in enumerate(matter.life)
    )
    return Table(
        title=capital(matter.title), caption="Its life, each step with its words", columns=("When", "What", "Said by"), rows=rows
    )


def _when(moment: Moment) -> str:
    if moment.period is not None:
        return period_words(moment.period)
    return f"told {period_words(moment.told)}" if moment.told else NO_DAY


def _chart(material: Material, matter: Matter) -> Chart | None:
    """Its steps, a row each: as wide as the words leave the day, and what is due or runs on as far as it does.

    None for a single step.
    """
    rows = tuple(Bars(name=capital(moment.words), bars=tuple(_bars(moment, number))) for number, moment in enumerate(matter.life))
    drawn = tuple(row for row in rows if row.bars)
    if len(drawn) < 2:
        return None  # one step needs no picture
    return spans_chart(drawn, id="life", title=f"Life of {matter.title}", day=material.day)


def _bars(moment: Moment, number: int) -> Iterator[Bar]:
    place, words = f"#m-{number}", moment_words(moment)
    if moment.due is not None and moment.told is not None:
        yield Bar(first=moment.told.first, last=moment.due.last, look="ahead", words=words, place=place)
    if moment.until is not None and moment.known is not None:
        yield Bar(first=moment.known, last=moment.until.last, look="vague", words=words, place=place)
    when = moment.told if moment.is_ahead or moment.period is None else moment.period
    if when is not None:
        is_told = moment.is_ahead or moment.period is None
        yield Bar(first=when.first, last=when.last, look="told" if is_told else "holds", words=words, place=place)


def _ties(material: Material, matter: Matter) -> Iterator[Line]:
    """The sentences that tie it to something else."""
    names = {record.id: record.name for record in material.records.records}
    names |= {key: series_words(quantity, material.names) for key, quantity in material.quantities.items()}
    for link in material.links:
        if matter.record.id in {link.source, link.target}:
            other = link.target if link.source == matter.record.id else link.source
            tie = Tie(link=link, source=names.get(link.source, link.source), target=names.get(link.target, link.target))
            quote = place_quote(material, link.document, link.start, link.end)
            yield Line(title=capital(tie.words), quotes=(quote,), href=f"#{other}")


def _other(material: Material, address: Address) -> RecordPage:
    """A record that has no life on this pair: a person, or what documents of the pair only mention."""
    record: Record | None = next((one for one in material.records.records if one.id == address.item), None)
    if record is None:
        raise QuestionError(f"No record of this pair is called {address.item}; the pages of agreements and projects list them.")
    held = {member.claim for member in material.records.members if member.record == record.id}
    claims = [material.claims[name] for name in sorted(held) if name in material.claims]
    rows = tuple(
        Row(
            cells=(
                period_words(claim.asserted) if claim.asserted else NO_DAY,
                capital(kind_of(claim.payload)),
                chain_words(claim.chain),
            ),
            quotes=(claim_quote(material, claim),),
        )
        for claim in claims
    )
    return RecordPage(
        title=capital(record.name),
        lead=(f"{capital(type_words(record.type, record.kind))}. The documents of this pair tell no life of it.",),
        kind=record.kind,
        stands="",
        life=Table(title=record.name, caption="What names it", columns=("When", "What", "Said by"), rows=rows),
        chart=None,
        promises=(),
        ties=(),
        notes=(f"Also called {listed(record.names)}.",) if len(record.names) > 1 else (),
        among=None,
        why=address.to("why", address.item),
    )


PAGE = Page(
    name="records",
    scope="pair",
    compose=compose,
    template="record.html.j2",
    label="records",
    item="must",
    is_listed=False,
)
