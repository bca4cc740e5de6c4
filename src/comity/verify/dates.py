"""Days, months and years as the exchange form writes them."""

import re
from datetime import date

from comity.model.period import Period
from comity.verify.errors import RefusedError

WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def period(written: str | None) -> Period | None:
    """The days that YYYY, YYYY-MM or YYYY-MM-DD stands for. Raises RefusedError for anything else."""
    if written is None:
        return None
    parts = WRITTEN.fullmatch(written)
    found = None if parts is None else _days(*parts.groups())
    if found is None:
        raise RefusedError(f"{written!r} is no date; write 2025, 2025-05 or 2025-05-07")
    return found


def _days(year: str, month: str | None, day: str | None) -> Period | None:
    try:
        if month is None:
            return Period.year(int(year))
        return Period.month(int(year), int(month)) if day is None else Period.day(date(int(year), int(month), int(day)))
    except ValueError:  # such as 30 February
        return None


def span(first: str | None, last: str | None) -> Period | None:
    """The days from one to another, both whole days; None at one end leaves it open, at both there is no period."""
    if first is None and last is None:
        return None
    days = [_day(written) for written in (first, last)]
    if days[0] and days[1] and days[1] < days[0]:
        raise RefusedError(f"the period ends on {last} before it begins on {first}")
    return Period(*days)


def _day(written: str | None) -> date | None:
    found = period(written)
    if found is not None and found.days != 1:
        raise RefusedError(f"{written!r} is no whole day, which the periods of figures are given in")
    return None if found is None else found.first
