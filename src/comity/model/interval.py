"""Intervals of values."""

from msgspec import Struct


class Interval(Struct, frozen=True, gc=False):
    """The values that some words allow, both limits included; None is no limit."""

    low: float | None
    high: float | None

    def __post_init__(self) -> None:
        """Refuse limits in the wrong order."""
        if self.low is not None and self.high is not None and self.high < self.low:
            msg = f"an interval cannot reach from {self.low} down to {self.high}"
            raise ValueError(msg)

    def contains(self, other: "Interval") -> bool:
        """Whether everything that `other` allows is allowed here too."""
        low = self.low is None or (other.low is not None and self.low <= other.low)
        high = self.high is None or (other.high is not None and other.high <= self.high)
        return low and high

    def overlaps(self, other: "Interval") -> bool:
        """Whether some value is allowed by both; a touching limit counts."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = other.high is not None and self.low is not None and other.high < self.low
        return not (below or above)

    def scaled(self, factor: float) -> "Interval":
        """Both limits times a positive factor."""
        return Interval(None if self.low is None else self.low * factor, None if self.high is None else self.high * factor)
