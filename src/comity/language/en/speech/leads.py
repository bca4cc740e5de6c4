"""A cue that ends its paragraph with a colon and leads the quotation of the next ("He said:")."""

from msgspec import Struct

from comity.language.en.speech.cues import cues
from comity.language.en.speech.descriptions import described
from comity.language.en.speech.spans import content_span, form_of
from comity.language.en.speech.speakers import Speakers
from comity.language.en.speech.uncued import main_subject
from comity.language.en.speech.unit import Unit
from comity.model.analysis import Utterance
from comity.model.claim import Voice


class Lead(Struct, frozen=True):
    """Who is about to speak: the voices, the words for them, the cue, and the paragraph that ends with the colon."""

    paragraph: int
    voices: tuple[Voice, ...]
    speaker: tuple[int, int]
    cue: tuple[int, int] | None


def leading(unit: Unit, speakers: Speakers) -> Lead | None:
    """The lead that a unit is, if it ends with a colon and somebody speaks in it."""
    end = len(unit.tokens)
    if end < 3 or unit.low(end - 1) != ":":
        return None
    cue = next((found for found in reversed(cues(unit)) if found.right >= end - 1 and found.subject is not None), None)
    subject = cue.subject if cue is not None else main_subject(unit, unit.sentence_start(end - 1), end - 1)
    if subject is None:
        return None
    voices = speakers.resolve(unit, subject, is_continuing=False)
    if not voices:
        return None
    speakers.say(voices[-1], unit)
    who = described(unit, cue) if cue is not None else None
    first, last = who or subject
    span = unit.tokens[first].start, unit.tokens[last - 1].end
    return Lead(unit.paragraph, voices, span, (unit.tokens[cue.place].start, unit.tokens[cue.end - 1].end) if cue else None)


def led(text: str, unit: Unit, lead: Lead | None) -> list[Utterance]:
    """The quotation of a unit, as what the lead before it says; empty without a lead in the same or the paragraph before."""
    content = content_span(text, unit, (0, len(unit.tokens)))
    if content is None or lead is None or unit.paragraph - lead.paragraph > 1:
        return []
    form = form_of(text, unit.quotes, content)
    return [Utterance(content=content, form=form, chain=lead.voices, speaker=lead.speaker, cue=lead.cue)]
