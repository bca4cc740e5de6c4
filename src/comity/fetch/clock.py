"""The one place where fetching reads a clock: an archive has to say when each page was fetched."""

import time
from datetime import UTC, datetime


class Clock:
    """The time of the system; a test puts its own in place."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)

    def seconds(self) -> float:
        """Seconds since some moment; they never run backwards."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)
