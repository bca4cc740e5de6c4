"""The timeline: years down the left, lanes beside them, and a strip above on which a span can be chosen."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct

from comity.model.errors import QuestionError
from comity.publish.lines import claim_quote, first_voice
from comity.publish.material import Material
from comity.publish.naming import capital, count, day_words, listed, period_words
from comity.publish.timeline import precision
from comity.publish.view import Quote, Row, Table
from comity.site.address import Address, is_line
from comity.site.charts.strip import Strip, strip
from comity.site.chronicle import LANES, Dated, Lane, chronicle
from comity.site.material import Desk
from comity.site.page import Leaf, Page
from comity.site.pages.figures import Choice

AT_ONCE = 150
"""So many dated lines are shown on one page."""
CHOICES = 16
"""So many actors and origins are offered as filters, those with most lines; any other can be given in the address."""
WORDS = 1
"""So many quotations stand with one line; its record, or the page of figures, has all of them."""
COLUMNS = ("When", "How exactly", "Lane", "What", "Joined to")


class Item(Struct, frozen=True, kw_only=True):
    """A dated line as it is shown.

    `bar` is where it lies within its year, in hundredths from the first day (from, width). `other` leads to the line that it is
    joined to and `other_words` says which; None for none. `page` is the page of its record.
    """

    id: str
    lane: Lane
    when: str
    exactly: str
    sentence: str
    bar: tuple[float, float]
    is_ahead: bool
    quotes: tuple[Quote, ...]
    further: int
    page: Address | None
    other: Address | None
    other_id: str
    other_words: str


class Year(Struct, frozen=True, kw_only=True):
    """A year with its lines, lane by lane."""

    title: str
    lanes: tuple[tuple[Lane, tuple[Item, ...]], ...]


class TimelinePage(Leaf, frozen=True, kw_only=True):
    """The lines that the filters leave, year by year; `lanes` are those that hold any, `kinds` and on the filters."""

    strip: Strip | None
    years: tuple[Year, ...]
    lanes: tuple[Lane, ...]
    kinds: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    origins: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    total: int
    before: Address | None
    after: Address | None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The lines that are shown."""
        items = (item for year in self.years for _, lane in year.lanes for item in lane)
        rows = tuple(
            Row(cells=(item.when, item.exactly, LANES[item.lane], item.sentence, item.other_words), quotes=item.quotes)
            for item in items
        )
        return (Table(title="Timeline", caption="Timeline", columns=COLUMNS, rows=rows),) if rows else ()


def compose(desk: Desk, address: Address) -> TimelinePage:
    """The timeline under the filters of an address."""
    if unknown := [kind for kind in address.kind if kind not in LANES]:
        raise QuestionError(f"The timeline has no lane {unknown[0]!r}; its lanes are {', '.join(LANES)}.")
    material = desk.material(address)
    every = chronicle(material)
    tests = _tests(material, address)
    spread = [line for line in every if _passes(line, tests, but="span")]
    found = [line for line in spread if tests["span"](line)]
    part = found[address.first : address.first + AT_ONCE]
    places = {line.id: number for number, line in enumerate(found)}
    by_id = {line.id: line for line in every}
    years = _years(material, part, address, places, by_id)
    return TimelinePage(
        title="Timeline",
        lead=(_lead(len(found), len(every), address),),
        strip=strip(
            [_year(line) for line in spread],
            [(_year(line), _year(by_id[line.other])) for line in spread if line.other and not line.is_ahead],
            (address.since.year if address.since else None, address.until.year if address.until else None),
        ),
        years=years,
        lanes=tuple(lane for lane in LANES if any(lane == line.lane for line in part)),
        kinds=_kinds(every, tests, address),
        actors=_named("actor", list(_actors(_left(every, tests, "actor"))), address),
        origins=_named("origin", list(_origins(material, _left(every, tests, "origin"))), address),
        languages=_named("language", list(_languages(material, _left(every, tests, "language"))), address),
        total=len(found),
        before=address.here(first=max(0, address.first - AT_ONCE)) if address.first else None,
        after=address.here(first=address.first + AT_ONCE) if len(found) > address.first + AT_ONCE else None,
    )


def _year(line: Dated) -> int:
    return line.start.year


def _lead(number: int, total: int, address: Address) -> str:
    if not total:
        return "Nothing in these documents bears a date."
    span = ""
    if address.since or address.until:
        edges = (
            f"from {day_words(address.since)}" if address.since else "",
            f"to {day_words(address.until)}" if address.until else "",
        )
        span = f" {' '.join(edge for edge in edges if edge)}"
    if not number:
        return f"Of {count(total, 'dated line')} these filters leave none{span}."
    what = count(number, "dated line") if number == total else f"{number:,} of {count(total, 'dated line')}"
    return f"{capital(what)}{span}. What was announced for later stands at its telling and again at its day."


def _tests(material: Material, address: Address) -> dict[str, Callable[[Dated], bool]]:
    """Each filter of the address as a test of a line."""
    since, until = address.since or date.min, address.until or date.max

    def in_span(line: Dated) -> bool:
        first, last = line.period.first or line.period.last, line.period.last or line.period.first
        return first is not None and last is not None and first <= until and last >= since

    def of_origin(line: Dated) -> bool:
        return any(origin.id == address.origin for origin in material.origins_of(claim.id for claim in line.claims))

    def in_language(line: Dated) -> bool:
        return any(material.pile.documents[claim.document].metadata.lang == address.language for claim in line.claims)

    return {
        "span": in_span,
        "kind": lambda line: not address.kind or line.lane in address.kind,
        "actor": lambda line: not address.actor or address.actor.casefold() in {name.casefold() for name in line.actors},
        "origin": lambda line: not address.origin or of_origin(line),
        "language": lambda line: not address.language or in_language(line),
    }


def _passes(line: Dated, tests: dict[str, Callable[[Dated], bool]], but: str) -> bool:
    return all(test(line) for name, test in tests.items() if name != but)


def _left(every: Iterable[Dated], tests: dict[str, Callable[[Dated], bool]], but: str) -> list[Dated]:
    """What all other filters leave: what a value of this one would be chosen from."""
    return [line for line in every if _passes(line, tests, but)]


def _kinds(every: Iterable[Dated], tests: dict[str, Callable[[Dated], bool]], address: Address) -> tuple[Choice, ...]:
    counted = Counter(line.lane for line in _left(every, tests, "kind"))
    return tuple(
        Choice(
            code=lane,
            words=words,
            count=counted[lane],
            is_chosen=lane in address.kind,
            address=address.minus("kind", lane) if lane in address.kind else address.plus("kind", lane),
        )
        for lane, words in LANES.items()
        if counted[lane] or lane in address.kind
    )


def _actors(lines: Iterable[Dated]) -> Iterable[tuple[str, str]]:
    for line in lines:
        yield from ((name, name) for name in line.actors if is_line(name))


def _origins(material: Material, lines: Iterable[Dated]) -> Iterable[tuple[str, str]]:
    for line in lines:
        ids = [claim.id for claim in line.claims]
        for origin in material.origins_of(ids):
            yield origin.id, first_voice(material, origin, ids) or "An unnamed source"


def _languages(material: Material, lines: Iterable[Dated]) -> Iterable[tuple[str, str]]:
    for line in lines:
        codes = {material.pile.documents[claim.document].metadata.lang for claim in line.claims}
        yield from ((code, code) for code in sorted(filter(None, codes)))


def _named(name: str, found: Sequence[tuple[str, str]], address: Address) -> tuple[Choice, ...]:
    """Values of a filter by how many lines they leave, with what they are called; the chosen one is among them."""
    counted, words = Counter(code for code, _ in found), dict(found)
    chosen = getattr(address, name)
    ranked = sorted(counted, key=lambda code: (code != chosen, -counted[code], code))[:CHOICES]
    return tuple(
        Choice(
            code=code,
            words=words[code],
            count=counted[code],
            is_chosen=code == chosen,
            address=address.here(**{name: "" if code == chosen else code}),
        )
        for code in ranked
        if len(counted) > 1 or chosen
    )


def _years(
    material: Material, lines: Iterable[Dated], address: Address, places: dict[str, int], by_id: dict[str, Dated]
) -> tuple[Year, ...]:
    held: dict[int, dict[Lane, list[Item]]] = defaultdict(lambda: {lane: [] for lane in LANES})
    for line in lines:
        held[_year(line)][line.lane].append(_item(material, line, address, places, by_id))
    return tuple(
        Year(
            title=str(year) if year < date.max.year else "No year",
            lanes=tuple((lane, tuple(items)) for lane, items in lanes.items() if items),
        )
        for year, lanes in sorted(held.items())
    )


def _item(material: Material, line: Dated, address: Address, places: dict[str, int], by_id: dict[str, Dated]) -> Item:
    exactness = precision(line.period)
    other = by_id.get(line.other)
    tags = [
        *([] if exactness == "day" else [exactness]),
        *(["day of the telling"] if line.is_told and line.lane != "statements" else []),
    ]
    return Item(
        id=line.id,
        lane=line.lane,
        when=period_words(line.period),
        exactly=listed(tags),
        sentence=line.sentence,
        bar=_bar(line),
        is_ahead=line.is_ahead,
        quotes=tuple(claim_quote(material, claim) for claim in line.claims[:WORDS]),
        further=max(0, len(line.claims) - WORDS),
        page=address.to("records", line.record) if line.record else None,
        other=_place_of(other.id, address, places) if other else None,
        other_id=other.id if other else "",
        other_words=f"{'due' if other.is_ahead else 'told'} {period_words(other.period)}" if other else "",
    )


def _place_of(name: str, address: Address, places: dict[str, int]) -> Address:
    """The address of the page on which a line stands; one that the filters leave out stands on the page without them."""
    if name not in places:
        return address.to("timeline")
    return address.here(first=places[name] // AT_ONCE * AT_ONCE)


def _bar(line: Dated) -> tuple[float, float]:
    """Where the line lies in its year, in hundredths: exact days are a stroke, vague dates as wide as they are."""
    first, last = line.period.first, line.period.last
    start = line.start
    opening = date(start.year, 1, 1)
    length = (date(start.year, 12, 31) - opening).days + 1
    left = 100 * ((first or start) - opening).days / length if first else 0.0
    right = 100.0 if last is None or last.year > start.year else 100 * ((last - opening).days + 1) / length
    return round(left, 1), round(max(right - left, 1.2), 1)


PAGE = Page(
    name="timeline",
    scope="pair",
    compose=compose,
    template="timeline.html.j2",
    label="timeline",
    filters=("kind", "actor", "origin", "language", "since", "until", "first"),
)
