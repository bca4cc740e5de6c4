"""Figures: every series with its chart, beside the table that says the same."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from comity.model.claim import Claim
from comity.model.ids import digest
from comity.publish.chapters.figures import paces_of, points_of, single_table, table_of
from comity.publish.material import Material
from comity.publish.naming import MODALITIES, capital, count, indicator_words
from comity.publish.series import Series, all_series
from comity.publish.view import Table
from comity.site.address import Address
from comity.site.charts import Chart
from comity.site.charts.interval import interval_chart
from comity.site.material import Desk
from comity.site.page import Leaf, Page

AT_ONCE = 4
"""So many series are shown on one page."""
ROWS = 120
"""So many figures of a series are listed; the twins and the filters give the others."""


class Choice(Struct, frozen=True, kw_only=True):
    """A value of a filter: its code, its words, how many figures it leaves, and whether it is chosen."""

    code: str
    words: str
    count: int
    is_chosen: bool
    address: Address


class Picture(Struct, frozen=True, kw_only=True):
    """A series: its chart, if it has one, and the table beside it. `left_out` counts the figures that only the CSV lists."""

    id: str
    title: str
    chart: Chart | None
    table: Table
    notes: tuple[str, ...]
    left_out: int


class Figures(Leaf, frozen=True, kw_only=True):
    """The series of a pair under the filters of an address, some at a time."""

    pictures: tuple[Picture, ...]
    singles: Table | None
    indicators: tuple[Choice, ...]
    modalities: tuple[Choice, ...]
    series: tuple[Choice, ...]
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
    material = desk.material(address)
    every = all_series(material)
    kept = [one for series in every if (one := _kept(series, address)) is not None]
    several = [series for series in kept if len(series.claims) > 1 or len(points_of(material, series)) > 1]
    singles = [series.claims[0] for series in kept if series not in several]
    shown = [series for series in several if not address.series or _id(series) == address.series]
    pictures = tuple(_picture(material, series, address) for series in islice(shown, address.first, address.first + AT_ONCE))
    number = sum(len(series.claims) for series in kept)
    return Figures(
        title="Figures",
        lead=(_lead(number, len(several), len(singles)),),
        pictures=pictures,
        singles=single_table(material, singles[:ROWS]) if singles and not address.series and not address.first else None,
        indicators=_indicators(every, address),
        modalities=_modalities(every, address),
        series=_series_choices(several, address) if len(several) > 1 else (),
        before=address.here(first=max(0, address.first - AT_ONCE)) if address.first else None,
        more=address.here(first=address.first + AT_ONCE) if len(shown) > address.first + AT_ONCE else None,
        is_log=address.log,
    )


def _id(series: Series) -> str:
    """The name of a series in an address: the same in every ledger that holds it."""
    return digest(*series.key)


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


def _picture(material: Material, series: Series, address: Address) -> Picture:
    points = points_of(material, series)
    name = _id(series)
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    if len(points) > 1:
        pulls, notes = paces_of(material, series, points)
        chart = interval_chart(
            [point for _, point in points], pulls, unit=series.unit, id=f"c-{name}", title=series.title, is_log=address.log
        )
    listed = replace(series, claims=series.claims[:ROWS])
    return Picture(
        id=f"s-{name}",
        title=series.title,
        chart=chart,
        table=table_of(material, listed),
        notes=notes,
        left_out=len(series.claims) - len(listed.claims),
    )


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
            code=_id(series),
            words=series.title,
            count=len(series.claims),
            is_chosen=_id(series) == address.series,
            address=address.here(series="" if _id(series) == address.series else _id(series)),
        )
        for series in several
    )


PAGE = Page(
    name="figures",
    scope="pair",
    compose=compose,
    template="figures.html.j2",
    label="figures",
    filters=("indicator", "modality", "series", "log", "first"),
)
