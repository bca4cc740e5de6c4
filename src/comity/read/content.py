"""What a format reader finds in a file."""

from typing import NamedTuple

from comity.model.finding import Finding
from comity.model.text import Metadata


class Content(NamedTuple):
    """The words of a file and what it tells of itself.

    `declared` is what the file states about itself (its grade is "declared" where it gives a date, "inferred" where the date
    was concluded from the page); `doubt` is a sentence about a guessed encoding; `notes` tell what could not be read of it.
    """

    words: str
    declared: Metadata = Metadata()
    doubt: str | None = None
    notes: tuple[Finding, ...] = ()
