"""What a run may spend: requests, tokens and money, reserved before anything is sent."""

from threading import Condition
from typing import NamedTuple

from msgspec import Struct


class Cost(NamedTuple):
    """Requests, tokens sent and answered, and money."""

    requests: int = 0
    tokens: int = 0
    money: float = 0.0

    def plus(self, other: "Cost") -> "Cost":
        """Both together."""
        return Cost(self.requests + other.requests, self.tokens + other.tokens, self.money + other.money)

    def minus(self, other: "Cost") -> "Cost":
        """One without the other."""
        return Cost(self.requests - other.requests, self.tokens - other.tokens, self.money - other.money)


class Limits(Struct, frozen=True, kw_only=True):
    """The most that a run may cost; None for no limit."""

    requests: int | None = None
    tokens: int | None = None
    money: float | None = None

    def allow(self, cost: Cost) -> bool:
        """Whether a cost stays within every limit."""
        pairs = zip((self.requests, self.tokens, self.money), cost, strict=True)
        return all(limit is None or spent <= limit for limit, spent in pairs)


class Budget:
    """Keeps what is spent and what is reserved under the limits, whichever threads ask."""

    def __init__(self, limits: Limits) -> None:
        """Nothing is spent at first."""
        self.spent = Cost()
        self._limits = limits
        self._reserved = Cost()
        self._changed = Condition()

    def reserve(self, most: Cost) -> bool:
        """Set the most that a request can cost aside; False where the budget has no room for it.

        Where only what others have reserved stands in the way, this waits until they know what they really cost.
        """
        with self._changed:
            while not self._limits.allow(self.spent.plus(self._reserved).plus(most)):
                if self._reserved == Cost() or not self._limits.allow(self.spent.plus(most)):
                    return False
                self._changed.wait()
            self._reserved = self._reserved.plus(most)
            return True

    def settle(self, most: Cost, real: Cost) -> None:
        """Put what a request cost in place of what was set aside for it."""
        with self._changed:
            left = self._reserved.minus(most)
            self._reserved = Cost() if left.requests == 0 else left
            self.spent = self.spent.plus(real)
            self._changed.notify_all()
