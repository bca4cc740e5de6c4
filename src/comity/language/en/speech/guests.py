"""Whom the lead of an interview names as the one who answers."""

import re
from collections.abc import Sequence

from comity.language.en.speech.heads import voice_of
from comity.model.analysis import Mention
from comity.model.claim import Voice

NEAR = 80
"""Characters from "interview with" to the name."""

_GUEST = re.compile(
    r"(?i:\b(?:guest|interviewee|who answers|answering|answers from|questions (?:to|for)|in conversation with|speaker)\b)"
    r"[^\w\n]{1,6}(?P<name>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){1,3})"
)
_ASKED = re.compile(
    r"\b(?:interview|conversation|discussion|chat|talk|talks|speaks|spoke|talked|sat down|Q&A|Q & A)\s+(?:with|to)\b"
    r"|\binterviewed\b",
    re.IGNORECASE,
)
_ASKER = re.compile(
    r"(?:\b(?:[Bb]y|BY)|\b(?:[Ii]nterview|[Ii]nterviewer|[Qq]uestions|[Tt]ext):"
    r"|\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]ho)(?: has| had)? (?:spoke|speaks|talked|talks|spoken)(?: to| with))\s+\Z"
)
"""What stands before the name of who asks: a byline, or with whom the one already named speaks."""
_BEFORE = 30
"""Characters before a name in which it is told to be that of who asks."""


def interviewed(text: str, people: Sequence[Mention], end: int) -> Voice | None:
    """Whom the words before `end` say was interviewed ("spoke with ...", "Guest: ..."), else the only guest that they name.

    Who asks (by the byline, or "she spoke to ...") is no guest.
    """
    guests = [person for person in people if person.start < end and not _asks(text, person)]
    for match in _ASKED.finditer(text, 0, end):
        near = (m for m in guests if match.end() <= m.start < min(end, match.end() + NEAR))
        person = next(near, None)
        if person is not None:
            return voice_of(person)
    guest = _GUEST.search(text, 0, end)
    if guest is not None:
        known = next((m for m in guests if guest.start("name") <= m.start < guest.end("name")), None)
        return voice_of(known) if known is not None else Voice(name=guest["name"], type="person")
    named = {mention.key: mention for mention in guests}
    return voice_of(next(iter(named.values()))) if len(named) == 1 else None


def _asks(text: str, person: Mention) -> bool:
    return _ASKER.search(text, max(0, person.start - _BEFORE), person.start) is not None
