"""Measures: sanctions, licences, tariffs and recognitions over time, and which of them are in force on a day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypeAlias

from msgspec import Struct

from comity.model.claim import Measure
from comity.model.record import RecordKind
from comity.publish.acts import act_of, type_words
from comity.publish.lines import claim_quote
from comity.publish.material import Material
from comity.publish.matter_lines import further, moment_words
from comity.publish.matters import Matter, Moment, matters
from comity.publish.naming import capital, count, day_words, listed, period_words
from comity.publish.questions.in_force import Group, group_of
from comity.publish.view import Row, Table
from comity.site.address import Address
from comity.site.calendar import calendar_of
from comity.site.charts import Chart
from comity.site.charts.spans import Bar, spans_chart
from comity.site.charts.spans import Row as Bars
from comity.site.material import Desk
from comity.site.page import Leaf, Page

AT_ONCE = 40
"""So many measures are drawn and listed on one page."""
COLUMNS = ("Measure", "By", "On", "What", "Stands", "Since", "Until", "Rests on", "Support")
Stand: TypeAlias = Group | str
STANDS: dict[Stand, str] = {
    "holds": "In force, as last told",
    "open": "Threatened, announced or promised",
    "ended": "Ended by then",
    "later": "Told of only later",
}
KINDS: tuple[RecordKind, ...] = ("measure",)
BASES = frozenset({"under", "implements", "agreed_at"})
"""Ties by which a measure rests on something else."""
ENDING = frozenset({"revoked", "terminated"})


class Part(Struct, frozen=True, kw_only=True):
    """Measures that stand alike: `code` is how, and each is a row of the table."""

    code: str
    title: str
    table: Table


class Measures(Leaf, frozen=True, kw_only=True):
    """The measures that touch a pair, drawn over time and listed by how they stand on `day`, with the days one may ask of."""

    parts: tuple[Part, ...]
    chart: Chart | None
    day: date | None
    first_day: date | None
    last_day: date | None
    before: Address | None
    after: Address | None

    @property
    def tables(self) -> tuple[Table, ...]:
        """A table for each way to stand."""
        return tuple(part.table for part in self.parts)


def compose(desk: Desk, address: Address) -> Measures:
    """The measures as of the day of the page."""
    material = desk.material(address)
    day = material.day
    every = matters(material, day, KINDS)
    shown = every[address.first : address.first + AT_ONCE]
    groups: dict[Stand, list[Matter]] = defaultdict(list)
    for matter in shown:
        groups[_stand(matter, day)].append(matter)
    bases = _bases(material)
    days = [edge for matter in every for moment in matter.life for edge in _edges(moment)]
    return Measures(
        title="Measures",
        lead=tuple(_lead(every, day)),
        parts=tuple(
            Part(code=code, title=title, table=_table(material, groups[code], title, bases))
            for code, title in STANDS.items()
            if groups[code]
        ),
        chart=spans_chart(
            [Bars(name=capital(matter.title), bars=tuple(_bars(matter))) for matter in shown],
            id="measures",
            title="Measures over time",
            day=day,
        ),
        day=day,
        first_day=min(days, default=None),
        last_day=max([*days, *([day] if day else [])], default=None),
        before=address.here(first=max(0, address.first - AT_ONCE)) if address.first else None,
        after=address.here(first=address.first + AT_ONCE) if len(every) > address.first + AT_ONCE else None,
    )


def _edges(moment: Moment) -> Iterator[date]:
    period = moment.period or moment.told
    yield from (edge for edge in (period.first, period.last) if edge) if period else ()


def _lead(every: Sequence[Matter], day: date | None) -> Iterator[str]:
    if not every:
        yield "No sanction, licence, tariff or recognition was read in these documents."
        return
    when = f" on {day_words(day)}" if day else ""
    holding = sum(_stand(matter, day) == "holds" for matter in every)
    yield f"{capital(count(holding, 'measure'))} in force{when}, of {len(every):,} that the documents tell of."
    yield "A state is the last that a document proves: silence since then is no proof that it still holds."


def _stand(matter: Matter, day: date | None) -> Stand:
    """How it stands on the day: what had not been told of by then comes by itself."""
    if matter.state is None:
        return "later"
    found = group_of(matter, day)
    return "open" if found == "agreed" else found


def _table(material: Material, group: Sequence[Matter], title: str, bases: dict[str, list[str]]) -> Table:
    rows = tuple(
        Row(
            cells=(
                capital(type_words(matter.record.type, "measure")),
                _parties(material, matter, "imposer"),
                _parties(material, matter, "target"),
                further(matter).get("object", ""),
                moment_words(matter.state) if matter.state else "not yet",
                _since(matter),
                _until(matter, material.day),
                listed(dict.fromkeys([*_acts_of_law(matter), *bases.get(matter.record.id, ())])),
                material.support(claim.id for claim in matter.claims),
            ),
            quotes=tuple(claim_quote(material, claim) for claim in matter.claims),
            id=matter.record.id,
            place=f"#{matter.record.id}",
        )
        for matter in group
    )
    return Table(title=title, caption=title, columns=COLUMNS, rows=rows)


def _parties(material: Material, matter: Matter, side: str) -> str:
    """Who imposes it, or on whom, as any of the claims has it."""
    found = dict.fromkeys(
        code for claim in matter.claims if isinstance(act := act_of(claim), Measure) and (code := getattr(act, side)) is not None
    )
    return listed(material.party_name(code) for code in found) or "not said"


def _since(matter: Matter) -> str:
    done = [moment for moment in matter.life if not moment.is_ahead and not moment.is_denied and moment.action not in ENDING]
    if not done:
        return ""
    begun, when = done[0], done[0].period or done[0].told
    if when is None:
        return ""
    how = "before " if begun.action in {"eased", "extended"} else "" if begun.period else "told "
    return f"{how}{period_words(when)}"


def _until(matter: Matter, day: date | None) -> str:
    """Its end, or the day that is set for something, with the days left to it."""
    ended = next((moment.period for moment in reversed(matter.life) if moment.action in ENDING and not moment.is_ahead), None)
    if ended is not None:
        return period_words(ended)
    ahead = [due for moment in matter.life if (due := moment.until or moment.due) and due.last]
    coming = next((due for due in ahead if due.last and (day is None or due.last >= day)), None)
    if coming is None or coming.last is None:
        return ""
    left = f", {count((coming.last - day).days, 'day')} left" if day else ""
    return f"{period_words(coming)}{left}"


def _acts_of_law(matter: Matter) -> Iterator[str]:
    """The acts of law that any of the claims rests the measure on, as worded."""
    for claim in matter.claims:
        act = act_of(claim)
        yield from (one.name for one in act.basis) if isinstance(act, Measure) else ()


def _bases(material: Material) -> dict[str, list[str]]:
    """What measures rest on, by their ids, as sentences tie them to it."""
    names = {record.id: record.name for record in material.records.records}
    found: dict[str, list[str]] = defaultdict(list)
    for link in material.links:
        if link.kind in BASES and link.target in names:
            found[link.source].append(names[link.target])
    return found


def _bars(matter: Matter) -> Iterator[Bar]:
    """From each action to the next: what holds, what was eased; an inexact beginning is drawn as wide as its words leave it."""
    place = f"#{matter.record.id}"
    done = [moment for moment in matter.life if not moment.is_ahead and not moment.is_denied and moment.period is not None]
    for number, moment in enumerate(done):
        start, after = moment.period, done[number + 1].period if number + 1 < len(done) else None
        if start is None:
            continue
        words = moment_words(moment)
        if moment.action not in ENDING:
            held_from = start.last or start.first
            end = _day_before(after.first) if after and after.first else moment.until.last if moment.until else None
            if end is None or held_from is None or end >= held_from:
                yield Bar(
                    first=held_from, last=end, look="eased" if moment.action == "eased" else "holds", words=words, place=place
                )
        if start.first != start.last:
            yield Bar(first=start.first, last=start.last, look="vague", words=words, place=place)
        elif moment.action in ENDING:
            yield Bar(first=start.first, last=start.last, look="told", words=words, place=place)
    for moment in matter.life:
        when = moment.due or (moment.told if moment.is_ahead or moment.period is None else None)
        if when is not None and (when.first or when.last):
            yield Bar(first=when.first, last=when.last or when.first, look="ahead", words=moment_words(moment), place=place)


def _day_before(day: date) -> date:
    return day - timedelta(days=1) if day > date.min else day


PAGE = Page(
    name="measures",
    scope="pair",
    compose=compose,
    template="measures.html.j2",
    label="measures",
    filters=("first",),
    days=calendar_of("measure"),
)
