"""Series: tables of official figures, each row a claim of the office that publishes them, with the row as its words."""

from collections.abc import Iterator
from collections.abc import Mapping as Cells

from comity.model import tolerance
from comity.model.claim import Claim, Figure, Voice
from comity.model.finding import Finding
from comity.model.ids import claim_id, digest
from comity.model.period import Period
from comity.model.text import Document, Metadata, Span, Text
from comity.resources.indicators import indicators, label
from comity.resources.states import state_code
from comity.series.codes import BREAKS, STATUS, number_of, period_of, product_of, unit_of
from comity.series.errors import RefusedError
from comity.series.mapping import Mapping, read_mapping
from comity.series.table import Row, rows

__all__ = ["READER", "Mapping", "claims_of", "read_mapping", "stated", "version"]

READER = "series"
"""The name of the reader on claims that come from tables."""

VERSION = 1
"""Goes up with every change in what a row becomes; part of what a claim names as its rule."""


def stated(mapping: Mapping) -> Metadata:
    """What a mapping says of the document that the table becomes."""
    published = None if mapping.published is None else period_of(mapping.published)
    return Metadata(url=mapping.url, publisher=mapping.office, published=published, title=mapping.title)


def version(mapping: Mapping) -> str:
    """What names a reading of a table: this program's rules and the mapping."""
    return f"series@{VERSION}+{digest(repr(mapping))}"


def claims_of(document: Document, text: Text, mapping: Mapping) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """The claims of a table, a row each, and why the other rows make none.

    The words of the document are the table as it lies in the file; the evidence of a claim is its row. Raises ConfigError where
    the mapping names a column that the table does not have.
    """
    claims, findings = [], []
    for row in rows(text.words, document.address, mapping):
        try:
            claims.append(_claim(document, text, mapping, row))
        except RefusedError as reason:
            findings.append(_finding(document, row, str(reason)))
    return tuple(claims), tuple(findings)


def _claim(document: Document, text: Text, mapping: Mapping, row: Row) -> Claim:
    told = dict(_told(mapping, row))
    span = Span(text.id, row.start, row.end)
    office = Voice(
        name=mapping.office,
        type="government" if mapping.state else "organisation",
        state=state_code(mapping.state) if mapping.state else None,
    )
    figure = _figure(told, mapping)
    published = _period(told["published"]) if told.get("published") else document.metadata.published
    status = told.get("status", "")
    if status not in STATUS and status not in BREAKS:
        raise RefusedError(f"its status is {status!r}, which makes no figure")
    return Claim(
        id=claim_id(document.id, row.start, row.end, "figure", 0),
        document=document.id,
        evidence=span,
        passage=span,
        chain=(office,),
        asserted=published,
        modality=STATUS.get(status, "actual"),
        payload=figure,
        reader=READER,
        extractor=f"figure.series@{VERSION}",
    )


def _told(mapping: Mapping, row: Row) -> Iterator[tuple[str, str]]:
    """What a row says in each field, codes put into ours. "A: Annual", as SDMX-CSV may write it, is the code "A"."""
    yield from mapping.fixed.items()
    for field, column in mapping.columns.items():
        cell = row.cells[column].strip()
        codes = _codes(mapping, field)
        code = cell.partition(": ")[0]
        yield field, codes.get(cell, codes.get(code, code if field != "indicator" or code in indicators() else cell)).strip()


def _codes(mapping: Mapping, field: str) -> Cells[str, str]:
    """The codes of a field; those of `state` hold for reporter and partner."""
    shared = mapping.codes.get("state", {}) if field in {"reporter", "partner"} else {}
    return {**shared, **mapping.codes.get(field, {})}


def _figure(told: Cells[str, str], mapping: Mapping) -> Figure:
    indicator = indicators().get(told["indicator"])
    if indicator is None:
        raise RefusedError(f"there is no indicator {told['indicator']!r}; say under `codes.indicator` what it means")
    unit = unit_of(told["unit"])
    if unit is None:
        raise RefusedError(f"{told['unit']!r} is no unit; say under `codes.unit` what it means")
    direction = told.get("direction") or indicator.direction
    if direction not in {None, "export", "import", "both"}:
        raise RefusedError(f"{direction!r} is no direction: export, import or both")
    reporter, partner = (_state(told.get(side, "")) for side in ("reporter", "partner"))
    if reporter is None:
        raise RefusedError("it names no reporter")
    if reporter == partner:
        raise RefusedError(f"{reporter} is both its reporter and its partner")
    value, shown = _value(told, mapping)
    strict, lenient = tolerance.around(value, shown / 2, shown / 2)
    product = told.get("product")
    return Figure(
        indicator=indicator.code,
        wording=label(indicator.code),
        relation="level",
        value=value,
        unit=unit,
        hedge="exact",
        strict=strict,
        lenient=lenient,
        scope=told.get("scope") or None,
        reporter=reporter,
        partner=partner,
        direction=direction,  # type: ignore[arg-type]
        product=product_of(product) if product else None,
        period=_period(told["period"]),
    )


def _value(told: Cells[str, str], mapping: Mapping) -> tuple[float, float]:
    """The value in base units, and what the last digit written counts."""
    if not told["value"] or told["value"].casefold() in {"nan", "na", "n/a", ":", "..", "-", "…"}:
        raise RefusedError("it has no value")
    number = number_of(told["value"], mapping.decimal)
    if number is None:
        raise RefusedError(f"{told['value']!r} is no number")
    power = told.get("multiplier") or "0"
    if not power.lstrip("-").isdecimal() or abs(int(power)) > 18:
        raise RefusedError(f"its multiplier {power!r} is no power of ten")
    value, shown = (float(part) * mapping.scale * 10 ** int(power) for part in number)
    if value <= 0:
        raise RefusedError(
            f"its value {told['value']} is not above zero, and no figure is; an indicator such as trade.deficit may"
        )
    return value, shown


def _state(name: str) -> str | None:
    if not name:
        return None
    code = state_code(name)
    if code is None:
        raise RefusedError(f"{name!r} is no state; say under `codes.state` what it means, nothing (an empty text) if none")
    return code


def _period(text: str) -> Period:
    period = period_of(text)
    if period is None:
        raise RefusedError(f"{text!r} is no period such as 2024, 2024-Q1 or 2024-03")
    return period


def _finding(document: Document, row: Row, reason: str) -> Finding:
    text = f"{document.address}, line {row.line} is left out: {reason}."
    return Finding(code="series.bad-row", subject=document.address, text=text, document=document.id, start=row.start, end=row.end)
