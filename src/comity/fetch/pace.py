"""How often a host is asked."""

from comity.fetch.clock import Clock


class Pace:
    """When each host may be asked next, by the seconds of a clock."""

    def __init__(self, clock: Clock, interval: float) -> None:
        """`interval` is the least time between two requests to one host, in seconds."""
        self._clock = clock
        self._interval = interval
        self._slower: dict[str, float] = {}
        self._due: dict[str, float] = {}

    def slow(self, host: str, interval: float) -> None:
        """Ask a host no oftener than that, should it be less often than others."""
        self._slower[host] = max(interval, self._slower.get(host, 0.0))

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for a while from now."""
        self._due[host] = max(self.due(host), self._clock.seconds() + seconds)

    def due(self, host: str) -> float:
        """From when on a host may be asked."""
        return self._due.get(host, 0.0)

    def take_turn(self, host: str) -> None:
        """Wait until a host may be asked, and note that it is."""
        wait = self.due(host) - self._clock.seconds()
        if wait > 0:
            self._clock.sleep(wait)
        self._due[host] = self._clock.seconds() + max(self._interval, self._slower.get(host, 0.0))
