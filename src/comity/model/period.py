"""Days and spans of days."""

from calendar import monthrange
from datetime import date
from typing import Self

from msgspec import Struct


class Period(Struct, frozen=True, gc=False, order=True):
    """An inclusive span of days, `first` to `last`; None at an end leaves it open, which is unlike "today"."""

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.first is not None and self.last is not None and self.last < self.first:
            msg = f"a period cannot end on {self.last} before it begins on {self.first}"
            raise ValueError(msg)

    @classmethod
    def day(cls, day: date) -> Self:
        """The span of one day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """The span of one calendar month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Self:
        """The span of one calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are known."""
        return self.first is not None and self.last is not None

    @property
    def is_calendar_year(self) -> bool:
        """Whether the span is exactly one calendar year."""
        return self.first is not None and self == Period.year(self.first.year)

    @property
    def days(self) -> int | None:
        """How many days it covers, or None while an end is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    def contains(self, other: "Period") -> bool:
        """Whether every day of `other` lies in this span; open ends reach without limit."""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return starts and ends

    def overlaps(self, other: "Period") -> bool:
        """Whether the two spans share a day."""
        apart = (self.last is not None and other.first is not None and self.last < other.first) or (
            other.last is not None and self.first is not None and other.last < self.first
        )
        return not apart

    def label(self) -> str:
        """Give the shortest ISO 8601 form: "2024", "2025-05", "2025-05-07" or "2025-03-01/2025-10-31"; an open end is ".."."""
        first, last = self.first, self.last
        if first is not None and last is not None:
            if self.is_calendar_year:
                return f"{first.year:04d}"
            if self == Period.month(first.year, first.month):
                return f"{first.year:04d}-{first.month:02d}"
            if first == last:
                return first.isoformat()
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
