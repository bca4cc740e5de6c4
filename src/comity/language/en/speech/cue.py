"""One cue: the words that say that somebody says something, with their subject and with what they open."""

from msgspec import Struct
from msgspec.structs import replace

from comity.language.en.speech.openings import Opens
from comity.language.en.speech.unit import Places


class Cue(Struct, frozen=True, kw_only=True):
    """One cue. All numbers are token places of its unit.

    `place:end` is the cue itself, `subject` the words for who speaks (None: the subject of the cue before), `zone` everything
    that belongs to the cue clause, and `right` where a reported clause after it would begin. `via` is an outlet that was told
    or that quotes. `is_aside` for "as X said" and "according to X", which stand beside what was said.
    """

    place: int
    end: int
    subject: Places | None
    zone: Places
    right: int
    opens: Opens
    via: Places | None = None
    base: str = "according"
    is_participle: bool = False
    is_aside: bool = False
    is_inverted: bool = False

    def with_subject(self, subject: Places) -> "Cue":
        """The same cue, with the subject it shares with another."""
        return replace(self, subject=subject)
