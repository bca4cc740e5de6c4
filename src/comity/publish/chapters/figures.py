"""Figures: every series drawn with the values its words allow, beside the table that says the same."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId, QuantityId
from comity.model.period import Period
from comity.model.record import Quantity
from comity.model.verdict import Bound
from comity.model.wording import amount, digits
from comity.publish.chapters.firm import bound_words
from comity.publish.chart import Point, Pull, draw, middle
from comity.publish.lines import claim_quote, claim_title, first_voice, tags, time_words, value_words
from comity.publish.material import Material
from comity.publish.naming import allowed, chain_words, count, listed, period_words
from comity.publish.series import Series, all_series, claim_period, is_limited, is_placed, latest, pace
from comity.publish.view import Block, Chapter, Plot, Row, Table

COLUMNS = ("When", "As said", "Words allow", "Kind", "First said by", "Support")
AIMS = ("target", "forecast", "conditional")
Points: TypeAlias = list[tuple[QuantityId, Period, float]]
"""Values of a series in the actual world: the quantity, its period and its nominal value."""


def figures(material: Material) -> Chapter:
    """A chart and a table for every series of several points, then one table of all single figures."""
    blocks: list[Block] = []
    singles: list[Claim] = []
    for number, series in enumerate(all_series(material), start=1):
        if len(series.claims) == 1 and len(points_of(material, series)) < 2:
            singles.extend(series.claims)
        else:
            blocks.append(_block(material, series, number))
    if singles:
        blocks.append(single_table(material, singles))
    total = len(material.figures)
    lead = "No figure on the two states was found in these documents."
    if total:
        several = count(len(blocks) - bool(singles), "series", "series")
        lead = f"{count(total, 'figure')}: {several} of several, and {count(len(singles), 'figure')} alone in theirs."
    return Chapter(id="figures", title="Figures", lead=lead, count=total, blocks=tuple(blocks))


def _block(material: Material, series: Series, number: int) -> Block:
    table = table_of(material, series)
    points = points_of(material, series)
    if len(points) < 2:
        return table
    pulls, notes = paces_of(material, series, points)
    drawing = draw([point for _, point in points], pulls, unit=series.unit, id=f"chart-{number}", title=series.title)
    left_out = len({claim.id for claim in series.claims} - {claim for claims, _ in points for claim in claims})
    note = (
        (f"{count(left_out, 'figure')} of this series, being without a level or a period, can only be read in the table.",)
        if left_out
        else ()
    )
    return Plot(title=series.title, drawing=drawing, table=table, notes=(*notes, *note))


Drawn: TypeAlias = tuple[tuple[str, ...], Point]
"""The claims a mark stands for (none for an implied value) and the mark."""


def points_of(material: Material, series: Series) -> list[Drawn]:
    """Marks for the levels of a series and for the values that follow; claims that say the same share a mark."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in series.claims:
        figure, period = claim.payload, claim_period(material, claim)
        if isinstance(figure, Figure) and figure.relation == "level" and is_placed(period) and not claim.is_denied:
            says = (period, claim.modality, figure.value, figure.value_high, figure.strict, figure.lenient)
            groups.setdefault(says, []).append(claim)
    marks: list[Drawn] = [(tuple(claim.id for claim in group), _claim_point(material, group)) for group in groups.values()]
    return marks + [
        ((), _bound_point(material, quantity, bound, series.unit))
        for quantity, bound in series.bounds
        if _is_drawn(quantity, bound)
    ]


def _claim_point(material: Material, group: Sequence[Claim]) -> Point:
    claim, period = group[0], claim_period(material, group[0])
    figure = claim.payload
    assert isinstance(figure, Figure)  # noqa: S101  (only figures come here)
    assert period is not None  # noqa: S101  (only placed figures come here)
    mark = _dispute_marks(material, (each.id for each in group))
    times = f" ×{len(group)}" if len(group) > 1 else ""
    value = figure.value if figure.value_high is None else (figure.value + figure.value_high) / 2
    chains = listed(dict.fromkeys(chain_words(each.chain) for each in group))
    return Point(
        kind=claim.modality,
        period=period,
        value=value,
        strict=figure.strict,
        lenient=figure.lenient,
        label=f"{value_words(claim)}{times}{mark}",
        title=f"{period_words(period)}: {value_words(claim)}, {claim.modality}, {chains}",
        is_disputed=bool(mark),
    )


def _is_drawn(quantity: Quantity, bound: Bound) -> bool:
    has_value = bound.nominal is not None or is_limited(bound.strict)
    return not bound.is_stated and has_value and is_placed(quantity.period)


def _bound_point(material: Material, quantity: Quantity, bound: Bound, unit: str | None) -> Point:
    assert quantity.period is not None  # noqa: S101  (only placed quantities come here)
    disputes = _dispute_marks(material, bound.because)
    return Point(
        kind="implied",
        period=quantity.period,
        value=bound.nominal,
        strict=bound.strict,
        lenient=bound.lenient,
        label="" if bound.nominal is None else f"follows: {amount(bound.nominal, unit)}{disputes}",
        title=f"{period_words(quantity.period)}: {bound_words(bound, unit)}, follows from other figures{disputes}",
        is_disputed=bool(disputes),
    )


def _dispute_marks(material: Material, claims: Iterable[ClaimId]) -> str:
    """The numbers of the conflicts that claims are part of: " ⚠1 ⚠2"."""
    numbers = sorted({number for claim in claims for number in material.disputes_of.get(claim, ())})
    return "".join(f" ⚠{number}" for number in numbers)


def paces_of(material: Material, series: Series, points: Sequence[Drawn]) -> tuple[list[Pull], tuple[str, ...]]:
    """The yearly growth that targets and forecasts need from the latest actual value, and the growth achieved up to it."""
    stated, known = _actual(material, series)
    pulls: list[Pull] = []
    notes: list[str] = []
    for place, (_, point) in enumerate(points):
        is_aim = point.kind in AIMS and point.period.is_calendar_year
        start = latest(stated, middle(point.period)) if is_aim else None
        if start is None or point.value is None:
            continue
        rate = pace(start[2], point.value, middle(point.period) - middle(start[1]))
        source = next((n for n, (_, p) in enumerate(points) if p.period == start[1] and p.kind in {"actual", "estimate"}), None)
        if rate is None or source is None:
            continue
        pulls.append(Pull(source, place, f"{_signed(rate)} a year"))
        doubt = ", which is disputed," if _is_disputed(material, series, start[0]) else ""
        since = f"{amount(start[2], series.unit)} in {period_words(start[1])}{doubt}"
        aim = f"{point.label} in {period_words(point.period)} ({point.kind})"
        notes.append(f"From {since} to {aim} takes {_signed(rate)} a year.")
    return pulls, (*dict.fromkeys(notes), *_achieved(material, series, known))


def _achieved(material: Material, series: Series, actual: Points) -> Iterator[str]:
    """What was achieved between the first and the last actual value, where neither is disputed."""
    ordered = sorted(actual, key=lambda point: (middle(point[1]), point[0]))
    if len(ordered) < 2 or any(_is_disputed(material, series, point[0]) for point in (ordered[0], ordered[-1])):
        return
    first, last = ordered[0], ordered[-1]
    rate = pace(first[2], last[2], middle(last[1]) - middle(first[1]))
    if rate is not None:
        yield f"From {period_words(first[1])} to {period_words(last[1])} the figures amount to {_signed(rate)} a year."


def _signed(rate: float) -> str:
    return f"{'+' if rate > 0 else '−' if rate < 0 else ''}{digits(abs(rate), 3)} %"


def _actual(material: Material, series: Series) -> tuple[Points, Points]:
    """Nominal values of calendar years in the actual world: those somebody states, and with them those that follow before."""
    levels = {
        of.id
        for claim in series.claims
        if isinstance(claim.payload, Figure) and claim.payload.relation == "level" and not claim.is_denied
        if (of := material.quantity_of.get(claim.id))
    }
    found = [
        (quantity.id, quantity.period, bound.nominal)
        for quantity, bound in series.bounds
        if quantity.world == "actual" and quantity.period and quantity.period.is_calendar_year and bound.nominal is not None
    ]
    stated = [point for point in found if point[0] in levels]
    last = max((middle(period) for _, period, _ in stated), default=0.0)
    return stated, [point for point in found if middle(point[1]) <= last]


def _is_disputed(material: Material, series: Series, quantity: QuantityId) -> bool:
    """Whether a claim on this value, or one that its bound rests on, is part of a conflict."""
    speaking = {claim.id for claim in series.claims if (of := material.quantity_of.get(claim.id)) and of.id == quantity}
    bound = material.bounds.get(quantity)
    return any(claim in material.disputes_of for claim in speaking.union(bound.because if bound else ()))


def table_of(material: Material, series: Series) -> Table:
    """Every figure of a series in order of time, then what follows from them."""
    rows = [
        _row(material, group, time_words(material, group[0], group[0].payload))
        for group in _repeating(material, series.claims)
        if isinstance(group[0].payload, Figure)
    ]
    rows += [
        _bound_row(material, series, *pair) for pair in series.bounds if not pair[1].is_stated and pair[1].nominal is not None
    ]
    return Table(title=series.title, caption=f"{series.title}: every figure, in order of time", columns=COLUMNS, rows=tuple(rows))


def _repeating(material: Material, claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims of one origin that say the same, together; in the order of the first of each."""
    groups: dict[ClaimId, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(min(material.repeats(claim.id)), []).append(claim)
    return list(groups.values())


def _row(material: Material, group: Sequence[Claim], heading: str) -> Row:
    claim = group[0]
    figure = claim.payload
    assert isinstance(figure, Figure)  # noqa: S101  (callers pass figures)
    origin = material.origin_of.get(claim.id)
    disputes = _dispute_marks(material, (each.id for each in group))
    first = (first_voice(material, origin, [each.id for each in group]) if origin else "") or "not named"
    support = material.support(each.id for each in group)
    cells = (heading, value_words(claim) + disputes, allowed(figure), ", ".join(tags(claim)), first, support)
    return Row(id=claim.id, cells=cells, quotes=tuple(claim_quote(material, each) for each in group))


def _bound_row(material: Material, series: Series, quantity: Quantity, bound: Bound) -> Row:
    support = material.support(because for because in bound.because if because in material.pile.claims)
    heading, disputes = period_words(quantity.period), _dispute_marks(material, bound.because)
    return Row(cells=(heading, f"nobody states it{disputes}", bound_words(bound, series.unit), "follows", "", support))


def single_table(material: Material, claims: Iterable[Claim]) -> Table:
    """Figures that stand alone in their series, each with what it measures."""
    rows = tuple(_row(material, [claim], claim_title(material, claim)) for claim in claims)
    return Table(
        title="Single figures", caption="Figures that stand alone in their series", columns=("What", *COLUMNS[1:]), rows=rows
    )
