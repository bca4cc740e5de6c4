"""Figures: every series with its chart, beside the table that says the same."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from comity.model.claim import Claim, Figure
from comity.model.errors import QuestionError
from comity.model.ids import ClaimId
from comity.publish.chapters.figures import Drawn, paces_of, points_of, single_table, table_of
from comity.publish.chart import Pull
from comity.publish.lines import first_said
from comity.publish.material import Material
from comity.publish.naming import MODALITIES, capital, count, indicator_words, period_words
from comity.publish.series import Series, all_series, series_id
from comity.publish.view import Row, Table
from comity.site.address import Address
from comity.site.charts import Chart
from comity.site.charts.interval import interval_chart
from comity.site.material import Desk
from comity.site.page import Leaf, Page

AT_ONCE = 2
"""So many series are shown on one page."""
ROWS = 60
"""So many figures of a series are listed at once."""
MARKS = 400
"""A chart draws so many marks at most, those of the figures that most origins or reports give."""
SAID = 160
"""So many characters of a quotation stand with a mark."""


class Choice(Struct, frozen=True, kw_only=True):
    """A value of a filter: its code, its words, how many figures it leaves (None: no matter), and whether it is chosen."""

    code: str
    words: str
    is_chosen: bool
    address: Address
    count: int | None = None


class Picture(Struct, frozen=True, kw_only=True):
    """A series: its chart, if it has one, and the table beside it. `left_out` counts the figures that `page` lists further."""

    id: str
    title: str
    chart: Chart | None
    table: Table
    notes: tuple[str, ...]
    left_out: int
    page: Address


class Figures(Leaf, frozen=True, kw_only=True):
    """The series of a pair under the filters of an address, some at a time, and the figures that stand alone in theirs.

    `singles_left` counts those that `all_singles` lists further.
    """

    pictures: tuple[Picture, ...]
    singles: Table | None
    singles_left: int
    all_singles: Address
    indicators: tuple[Choice, ...]
    modalities: tuple[Choice, ...]
    series: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    before: Address | None
    more: Address | None
    is_log: bool

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every series shown, then the single figures."""
        shown = tuple(picture.table for picture in self.pictures)
        return (*shown, self.singles) if self.singles else shown


def compose(desk: Desk, address: Address) -> Figures:
    """The series that the filters leave, those that most rests on first."""
    if address.show not in {"", "singles"}:
        raise QuestionError(f"Figures cannot be shown as {address.show!r}; give singles, or nothing.")
    if address.sort not in SORTS:
        raise QuestionError(f"Figures cannot be ordered by {address.sort!r}; choose one of {', '.join(filter(None, SORTS))}.")
    material = desk.material(address)
    every = all_series(material)
    kept = [one for series in every if (one := _kept(series, address)) is not None]
    several: list[Series] = []
    singles: list[Claim] = []
    for series in kept:
        if len(series.claims) > 1 or len(points_of(material, series)) > 1:
            several.append(series)
        else:
            singles.append(series.claims[0])
    pictures: tuple[Picture, ...] = ()
    length, step, first_single = len(several), AT_ONCE, 0
    if address.show == "singles":
        length, step, first_single = len(singles), ROWS, address.first
    elif address.series:
        chosen = _chosen(kept, address)
        length, step, singles = len(chosen.claims), ROWS, []
        pictures = (_picture(material, chosen, address, address.first),)
    else:
        pictures = tuple(_picture(material, series, address) for series in islice(several, address.first, address.first + step))
        singles = [] if address.first else singles
    number = sum(len(series.claims) for series in kept)
    listed = singles[first_single : first_single + ROWS]
    return Figures(
        title="Figures",
        lead=(_lead(number, len(several), len(kept) - len(several)),),
        pictures=pictures,
        singles=single_table(material, listed) if listed else None,
        singles_left=len(singles) - len(listed) if address.show != "singles" else 0,
        all_singles=address.here(show="singles"),
        indicators=_indicators(every, address),
        modalities=_modalities(every, address),
        series=_series_choices(several, address) if len(several) > 1 else (),
        sorts=tuple(
            Choice(code=code, words=words, is_chosen=code == address.sort, address=address.here(sort=code))
            for code, words in SORTS.items()
        ),
        before=address.here(first=max(0, address.first - step)) if address.first else None,
        more=address.here(first=address.first + step) if length > address.first + step else None,
        is_log=address.log,
    )


def _chosen(kept: Iterable[Series], address: Address) -> Series:
    for series in kept:
        if series_id(series) == address.series:
            return series
    raise QuestionError(f"No series of {address.pair_name} is called {address.series!r} under these filters and premises.")


def _kept(series: Series, address: Address) -> Series | None:
    """What the filters leave of a series."""
    if address.indicator and series.key[0] != address.indicator:
        return None
    if not address.modality:
        return series
    claims = tuple(claim for claim in series.claims if claim.modality in address.modality)
    return replace(series, claims=claims) if claims else None


def _lead(number: int, several: int, singles: int) -> str:
    if not number:
        return "No figure on the two states is left by these filters."
    return f"{count(number, 'figure')}: {count(several, 'series', 'series')} of several, and {count(singles, 'figure')} alone."


def _picture(material: Material, series: Series, address: Address, first: int = 0) -> Picture:
    points = points_of(material, series)
    name = series_id(series)
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    ordered = replace(series, claims=tuple(sorted(series.claims, key=lambda claim: ORDERS[address.sort](material, claim))))
    listed = replace(ordered, claims=ordered.claims[first : first + ROWS], bounds=series.bounds if not first else ())
    if len(points) > 1:
        pulls, notes = paces_of(material, series, points)
        chart, left = _chart(material, series, points, pulls, _shown_first(material, listed), is_log=address.log)
        notes = (*notes, f"The chart leaves out {count(left, 'mark')}; the table lists all.") if left else notes
    return Picture(
        id=f"s-{name}",
        title=series.title,
        chart=chart,
        table=_dated(material, table_of(material, listed)),
        notes=notes,
        left_out=0 if address.series else len(series.claims) - len(listed.claims),
        page=address.here(series=name),
    )


def _dated(material: Material, table: Table) -> Table:
    """A table with a column more: when each figure was said, as far as the claims tell; what follows was said by nobody."""

    def said(row: Row) -> str:
        claim = material.claims.get(row.id)
        return period_words(claim.asserted) if claim is not None and claim.asserted is not None else ""

    return replace(
        table,
        columns=(*table.columns[:-1], "Said", table.columns[-1]),
        rows=tuple(replace(row, cells=(*row.cells[:-1], said(row), row.cells[-1])) for row in table.rows),
    )


def _chart(
    material: Material,
    series: Series,
    points: Sequence[Drawn],
    pulls: Sequence[Pull],
    rows: Mapping[ClaimId, ClaimId],
    *,
    is_log: bool,
) -> tuple[Chart, int]:
    """The chart of a series, in which each mark leads to its row of the table, and how many marks it leaves out."""
    ends = {place for pull in pulls for place in (pull.source, pull.target)}
    ranked = sorted(range(len(points)), key=lambda place: (place not in ends, -len(points[place][0]), place))
    kept = sorted(ranked[:MARKS])
    places = {place: number for number, place in enumerate(kept)}
    chart = interval_chart(
        [points[place][1] for place in kept],
        [Pull(places[one.source], places[one.target], one.label) for one in pulls if {one.source, one.target} <= set(places)],
        unit=series.unit,
        id=f"c-{series_id(series)}",
        title=series.title,
        is_log=is_log,
        words=[_said(material, points[place][0]) for place in kept],
        places=[next((f"#{rows[claim]}" for claim in points[place][0] if claim in rows), "") for place in kept],
    )
    return chart, len(points) - len(kept)


def _said(material: Material, claims: Sequence[ClaimId]) -> str:
    """The words of the first of some claims, on one line."""
    if not claims:
        return ""
    words = " ".join(material.pile.quote(claims[0]).split())
    return f"“{words if len(words) <= SAID else words[:SAID] + '…'}”"


def _shown_first(material: Material, listed: Series) -> dict[ClaimId, ClaimId]:
    """The claim by which the row of each claim listed is named: rows hold all claims of an origin that say the same."""
    firsts: dict[ClaimId, ClaimId] = {}
    return {claim.id: firsts.setdefault(min(material.repeats(claim.id)), claim.id) for claim in listed.claims}


Order: TypeAlias = Callable[[Material, Claim], tuple[Any, ...]]
SORTS = {"": "time", "value": "value", "said": "day it was said", "origins": "origin"}
"""The orders of a table, by their code in an address, in words."""
ORDERS: dict[str, Order] = {
    "": lambda _, __: (),
    "value": lambda _, claim: (-claim.payload.value if isinstance(claim.payload, Figure) else 0.0,),
    "said": lambda _, claim: (claim.asserted is None, claim.asserted.first or date.max if claim.asserted else date.max),
    "origins": lambda material, claim: (first_said(material, [claim.id]),),
}


def _choices(counted: Iterable[tuple[str, str, int]], chosen: Sequence[str], name: str, address: Address) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            code=code,
            words=words,
            count=number,
            is_chosen=code in chosen,
            address=address.minus(name, code) if code in chosen else address.plus(name, code),
        )
        for code, words, number in counted
    )


def _indicators(every: Sequence[Series], address: Address) -> tuple[Choice, ...]:
    counted = Counter[str]()
    for series in every:
        counted[series.key[0]] += len(series.claims)
    return tuple(
        Choice(
            code=code,
            words=capital(indicator_words(code)),
            count=number,
            is_chosen=code == address.indicator,
            address=address.here(indicator="" if code == address.indicator else code, series=""),
        )
        for code, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _modalities(every: Sequence[Series], address: Address) -> tuple[Choice, ...]:
    counted = Counter(claim.modality for series in every for claim in _claims(series, address))
    found = ((code, words, counted[code]) for code, words in MODALITIES.items() if counted[code])
    return _choices(found, address.modality, "modality", address)


def _claims(series: Series, address: Address) -> tuple[Claim, ...]:
    return series.claims if not address.indicator or series.key[0] == address.indicator else ()


def _series_choices(several: Sequence[Series], address: Address) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            code=series_id(series),
            words=series.title,
            count=len(series.claims),
            is_chosen=series_id(series) == address.series,
            address=address.here(series="" if series_id(series) == address.series else series_id(series)),
        )
        for series in several
    )


PAGE = Page(
    name="figures",
    scope="pair",
    compose=compose,
    template="figures.html.j2",
    label="figures",
    filters=("indicator", "modality", "series", "sort", "show", "log", "first"),
)
