"""What a question is asked with."""

from datetime import date

from msgspec import Struct

from comity.publish.naming import day_words


class Asked(Struct, frozen=True, kw_only=True):
    """`before` a day on which something is due, `since` and `on` a day, `by` (part of) the name of a voice; None: not asked."""

    before: date | None = None
    since: date | None = None
    on: date | None = None
    by: str | None = None

    def words(self) -> str:
        """The same in words, to follow the question: " and is due before 1 January 2030"."""
        parts = [
            f" and is due before {day_words(self.before)}" if self.before else "",
            f" since {day_words(self.since)}" if self.since else "",
            f" on {day_words(self.on)}" if self.on else "",
            f": {self.by}" if self.by else "",
        ]
        return "".join(parts)
