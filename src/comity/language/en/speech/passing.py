"""Cues by which words are passed on: "X quoted Y as saying", "Y was quoted by X", "announced by Y", "X was told by Y"."""

from comity.language.en.speech.cue import Cue
from comity.language.en.speech.heads import can_speak, is_speaker
from comity.language.en.speech.lexicon import Verb, lexicon, verbs
from comity.language.en.speech.openings import after_verb, opened
from comity.language.en.speech.phrases import phrase_after, subject_before, subject_end
from comity.language.en.speech.unit import Places, Unit

_NEAR = 4  # tokens of a place or matter behind the noun of who told


def quoting(unit: Unit, place: int, floor: int) -> Cue | None:
    """Read "X quoted Y as saying (that) ...": Y speaks, by way of X."""
    if unit.low(place - 1) in lexicon().be:
        return _quoted(unit, place, floor)
    limit = min(unit.sentence_end(place), place + 25)
    said = next(
        (
            p
            for p in range(place + 2, limit - 1)
            if unit.low(p) == "as" and unit.low(p + 1) in verbs() and verbs()[unit.low(p + 1)].is_participle
        ),
        None,
    )
    outer = subject_of(unit, place, floor)
    if said is None or outer is None or not can_speak(unit, outer):
        return None
    opens, right, _ = after_verb(unit, said + 1, verbs()[unit.low(said + 1)])
    cue = Cue(
        place=said + 1,
        end=said + 2,
        subject=(place + 1, said),
        zone=(outer[0], right),
        right=right,
        opens=opens,
        via=outer,
        base="quote",
    )
    return cue if can_speak(unit, (place + 1, said)) else None


def _quoted(unit: Unit, place: int, floor: int) -> Cue | None:
    """Read "Y was quoted (by X) as saying (that) ..."."""
    subject = subject_of(unit, place, floor)
    outer = None
    end = place + 1
    if unit.low(end) == "by":
        outer = (end + 1, phrase_after(unit, end + 1, unit.sentence_end(place)))
        end = outer[1]
    elif unit.low(end + 2) == "by":
        outer = (end + 3, phrase_after(unit, end + 3, unit.sentence_end(place)))
    verb = verbs().get(unit.low(end + 1))
    if subject is None or not can_speak(unit, subject) or unit.low(end) != "as" or verb is None or not verb.is_participle:
        return None
    opens, right, _ = after_verb(unit, end + 1, verb)
    return Cue(
        place=place, end=end + 2, subject=subject, zone=(subject[0], right), right=right, opens=opens, via=outer, base="quote"
    )


def announced(unit: Unit, place: int, verb: Verb) -> Cue | None:
    """Read "it was announced by X that ..." and "I was told by X that ..."."""
    by = place + 1 + (unit.low(place + 1) == ",")
    subject = (by + 1, phrase_after(unit, by + 1, unit.sentence_end(place)))
    start = place
    while unit.low(start - 1) in lexicon().be | lexicon().auxiliaries | {"it", "'m", "’m"}:
        start -= 1
    is_told = verb.family == "tell" and unit.low(start) in lexicon().be | {"'m", "’m"}
    right = subject[1] + (unit.low(subject[1]) == ",")
    opens, clause = opened(unit, subject[1], None)
    if is_told and opens == "that" and unit.low(clause - 1) == "that":
        right = clause - 1
        subject = (subject[0], right if right - subject[1] <= _NEAR else subject[1])  # "a lawyer in the case"
    if subject[0] >= subject[1] or not can_speak(unit, subject):
        return None
    if unit.low(start) in lexicon().be and verb.base in lexicon().passives and not is_told and is_speaker(unit, subject):
        return Cue(
            place=place,
            end=place + 1,
            subject=subject,
            zone=(place, subject[1]),
            right=subject[1],
            opens="none",
            base=verb.base,
            is_aside=True,
        )
    if unit.low(place - 1) == "as" and verb.family in {"say", "tell"} and is_speaker(unit, subject):
        return Cue(
            place=place,
            end=place + 1,
            subject=subject,
            zone=(place - 1, subject[1]),
            right=subject[1],
            opens="none",
            is_aside=True,
        )
    if unit.low(right) != "that":
        return _heard(unit, place, subject, start) if is_told else None
    if unit.low(start) != "it" and not is_told:
        return None
    return Cue(
        place=place, end=place + 1, subject=subject, zone=(start, right + 1), right=right + 1, opens="that", base=verb.base
    )


def _heard(unit: Unit, place: int, subject: Places, start: int) -> Cue | None:
    """Read ""...", Example Wire was told by X": the listener stands between what was said and the verb."""
    outlet = subject_before(unit, start, unit.sentence_start(place))
    if outlet is None or unit.kind(outlet[0] - 1) != "quote":
        return None
    return Cue(
        place=place,
        end=place + 1,
        subject=subject,
        zone=(outlet[0], subject[1]),
        right=subject[1],
        opens="none",
        via=outlet,
        base="tell",
        is_inverted=True,
    )


def subject_of(unit: Unit, place: int, floor: int) -> Places | None:
    """The subject of the verb at `place`, auxiliaries, adverbs and "likes to" passed over."""
    end = subject_end(unit, place)
    if unit.low(end - 1) == "to" and unit.low(end - 2) in lexicon().habits:  # "likes to say"
        end = subject_end(unit, end - 2 - (unit.low(end - 3) == "went"))
    if unit.low(end - 1) in {"and", "but"}:
        return None
    return subject_before(unit, end, floor)
