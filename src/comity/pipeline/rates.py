"""The user's table of rates of exchange: a CSV file, checked whole before a row of it is used."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import isfinite
from pathlib import Path

from msgspec import Struct

from comity.model.errors import ConfigError
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.rate import Rate
from comity.resources import load

COLUMNS = ("currency", "per", "from", "until", "low", "high")
MOST = 5
"""So many faults are named at a time."""


class _Currency(Struct, frozen=True):
    """What is needed of a row of `currencies.tsv`."""

    code: str
    symbols: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def read_rates(path: Path) -> tuple[Rate, ...]:
    """The rows of a table of rates: how many units of `currency` one `per` bought between two days, at least and at most.

    Days are written as 2024-01-31 and both count; codes are those of ISO 4217. Raises ConfigError, naming the lines, where the
    file cannot be read, a row says nothing that could be true, or two rows speak of one pair on one day.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            header = [name.strip() for name in rows.fieldnames or ()]
            missing = [name for name in COLUMNS if name not in header]
            if missing:
                raise ConfigError(
                    f"{path}: the table of rates has no column {', '.join(missing)}; it needs {', '.join(COLUMNS)}."
                )
            rows.fieldnames = header
            told = [(rows.line_num, {name: (row[name] or "").strip() for name in COLUMNS}) for row in rows]
    except OSError as error:
        raise ConfigError(f"{path} cannot be read ({error.strerror}); give the path of a table of rates.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(f"{path} is no table of rates: {error}.") from error
    faults = [f"line {line}: {fault}" for line, row in told for fault in _faults(row)]
    if not faults:
        rates = tuple(_rate(path.name, line, row) for line, row in told)
        faults = list(_overlaps(rates))
    if faults:
        more = f"; {len(faults) - MOST} more" if len(faults) > MOST else ""
        raise ConfigError(f"{path}: {'; '.join(faults[:MOST])}{more}.")
    return rates


def _faults(row: Mapping[str, str]) -> Iterator[str]:
    """What keeps a row from being a rate."""
    codes = {currency.code for currency in load("currencies", _Currency)}
    yield from (f"{row[name]!r} is no ISO 4217 code" for name in ("currency", "per") if row[name] not in codes)
    if row["currency"] == row["per"]:
        yield "a currency has no rate to itself"
    first, last = (_day(row[name]) for name in ("from", "until"))
    yield from (f"{name} {row[name]!r} is no day such as 2024-01-31" for name in ("from", "until") if _day(row[name]) is None)
    if first and last and last < first:
        yield f"it ends on {last} before it begins on {first}"
    low, high = (_number(row[name]) for name in ("low", "high"))
    yield from (f"{name} {row[name]!r} is no number above zero" for name in ("low", "high") if _number(row[name]) is None)
    if low and high and high < low:
        yield f"low {row['low']} lies above high {row['high']}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) and value > 0 else None


def _rate(table: str, line: int, row: Mapping[str, str]) -> Rate:
    return Rate(
        table=table,
        row=line,
        currency=row["currency"],
        per=row["per"],
        days=Period(_day(row["from"]), _day(row["until"])),
        value=Interval(_number(row["low"]), _number(row["high"])),
    )


def _overlaps(rates: Sequence[Rate]) -> Iterator[str]:
    """Rows that speak of one pair of currencies, either way round, on one day."""
    pairs: dict[frozenset[str], list[Rate]] = {}
    for rate in rates:
        pairs.setdefault(frozenset({rate.currency, rate.per}), []).append(rate)
    for same in pairs.values():
        latest: Rate | None = None
        for rate in sorted(same, key=lambda one: (one.days.first, one.days.last, one.row)):
            if latest is not None and latest.days.overlaps(rate.days):
                first, second = sorted((latest.row, rate.row))
                yield f"lines {first} and {second} both give {rate.currency} and {rate.per} for one day"
            if latest is None or (latest.days.last or date.max) < (rate.days.last or date.max):
                latest = rate
