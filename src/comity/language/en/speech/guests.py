"""Whom the lead of an interview names as the one who answers."""

import re
from collections.abc import Sequence

from comity.language.en.speech.heads import voice_of
from comity.language.en.speech.lexicon import lexicon
from comity.model.analysis import Mention
from comity.model.claim import Voice

NEAR = 80
"""Characters from "interview with" to the name."""

_GUEST = re.compile(
    r"(?i:\b(?:guest|interviewee|who answers|answering|answers from|questions (?:to|for)|in conversation with|speaker)\b)"
    r"[^\w\n]{1,6}(?P<name>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){1,3})"
    r"|\bINTERVIEW:? (?:[A-Z][\w.-]* (?:\([^)\n]{1,12}\) )?)??(?P<shown>[^\W\d_a-z][\w'’-]+ [^\W\d_a-z][\w'’-]+)(?= on\b)"
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
_ADDRESSED = re.compile(
    r"(?:^|\n)[\"'“‘]?(?P<name>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){1,2}), [^\n]*\?"
    r"|\b(?:afternoon|morning|evening|hour|lunch|coffee|tea|dinner|walk|minutes) with "
    r"(?P<host>[^\W\d_a-z][\w'’-]+ [^\W\d_a-z][\w'’-]+)"
)
"""A first question that calls its guest by name, or whom the title spends an afternoon with."""
_HEADED = re.compile(
    r"(?:^|\n)(?:[\w'’-]+ ){0,4}?(?P<role>[\w'’-]+) (?P<name>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){1,2}) on (?!\d)\w"
)
"""A line that tells who speaks on what: "Economist Ada Example on the loans of Utopia"."""
_TOLD = re.compile(r",? (?!and\b|or\b)[a-z0-9]")
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
        group = "name" if guest["name"] else "shown"
        known = next((m for m in guests if guest.start(group) <= m.start < guest.end(group)), None)
        return voice_of(known) if known is not None else Voice(name=guest[group], type="person")
    headed = next((m for m in _HEADED.finditer(text, 0, end) if m["role"].lower() in lexicon().person_nouns), None)
    if headed is not None:
        known = next((m for m in guests if headed.start("name") <= m.start < headed.end("name")), None)
        return voice_of(known) if known is not None else Voice(name=headed["name"], type="person", office=headed["role"])
    addressed = _ADDRESSED.search(text, 0, end)
    if not guests and addressed is not None:
        return Voice(name=addressed["name"] or addressed["host"], type="person")
    named = {mention.key: mention for mention in guests}
    if len(named) > 1:
        named = {mention.key: mention for mention in guests if _is_introduced(text, mention)}
    return voice_of(next(iter(named.values()))) if len(named) == 1 else None


def _is_introduced(text: str, person: Mention) -> bool:
    """Whether a full name is told something of ("Ada Example, 51, has run", "Ada Example sat"), and is no line of its own."""
    return " " in person.name and _TOLD.match(text, person.end) is not None


def _asks(text: str, person: Mention) -> bool:
    return _ASKER.search(text, max(0, person.start - _BEFORE), person.start) is not None
