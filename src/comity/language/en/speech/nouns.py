"""Cues that are nouns: "by X's account", "in the view of X", "X's claim that", "an estimate by X that"."""

from comity.language.en.speech.heads import can_speak
from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.openings import Opens
from comity.language.en.speech.phrases import before_clause, has_verb, phrase_after
from comity.language.en.speech.unit import Places, Unit

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_HIS = frozenset({"his", "her", "their", "its"})
_ONE_OWNER = frozenset({"his", "her"})  # "its" and "their" point at too many things to be a speaker


def accounted(unit: Unit, place: int) -> tuple[Places, int] | None:
    """The speaker and the end of "by X's account", "in X's own words", "in the view of X", begun at `place`."""
    words = lexicon()
    noun = place + 1 + (unit.low(place + 1) in {"the", "an", "a"})
    if unit.low(place) in {"in", "by", "on"} and unit.low(noun) in words.accounts:
        start = noun + 2
        end = phrase_after(unit, start, unit.sentence_end(place)) if unit.low(noun + 1) == "of" else start
        end = before_clause(unit, start, end)
        return ((start, end), end) if end > start else None
    if unit.low(place) == "on" and "account" in {unit.low(far) for far in range(place, place + 14)}:
        return None  # "on Cuba's account" tells for whose sake
    limit = min(unit.sentence_end(place), place + 14)
    for far in range(place + 2, limit):
        owner_end = far - (unit.low(far - 1) in {"own", "latest", "best"})
        if unit.low(far) in words.accounts and unit.low(owner_end - 1) in _POSSESSIVE:
            return (place + 1, owner_end - 1), far + 1
        if unit.low(far) in words.accounts and unit.low(owner_end - 1) in _HIS and owner_end - 1 == place + 1:
            return (place + 1, owner_end), far + 1
        if unit.kind(far) == "sign" and unit.low(far) not in _POSSESSIVE:
            return None
    return None


def claimed(unit: Unit, place: int) -> tuple[Places, int, Opens, int] | None:
    """The speaker, the beginning, what is opened and where, of "X's claim that", "an estimate by X that", "X's threat to"."""
    words = lexicon()
    if unit.low(place) not in words.claims:
        return None
    owner, end = _owner_before(unit, place), place + 1
    if owner is None and unit.low(end) in {"by", "from", "of"}:
        close = _owner_end(unit, end + 1)
        owner, end = (end + 1, close), close
    if owner is None or owner[0] >= owner[1] or not can_speak(unit, owner):
        return None
    if unit.low(end) == "that" and has_verb(unit, end + 1, unit.sentence_end(place)):
        return owner, min(owner[0], place), "that", end + 1
    if unit.low(end) == "to" and unit.low(place) in words.deeds and unit.kind(end + 1) == "word":
        return owner, min(owner[0], place), "deed", end
    return None


def _owner_end(unit: Unit, start: int) -> int:
    limit = min(unit.sentence_end(start), start + 10)
    return next((far for far in range(start + 1, limit) if unit.low(far) in {"that", "to", ","}), start)


def _owner_before(unit: Unit, place: int) -> Places | None:
    """The owner of a noun, as in "X's latest claim" or "their claim"."""
    end = next((far for far in range(place - 1, max(place - 4, -1), -1) if unit.low(far) in _POSSESSIVE | _HIS), None)
    if end is None:
        return None
    if unit.low(end) in _HIS:
        return (end, end + 1) if unit.low(end) in _ONE_OWNER else None
    floor, start = unit.sentence_start(place), end - 1
    while start > floor and end - start < 8 and (unit.tokens[start - 1].is_capital or unit.low(start - 1) == "of"):
        start -= 1
    led = next((far for far in range(start - 1, max(floor, start - 4) - 1, -1) if unit.low(far) in lexicon().determiners), None)
    if led is not None and not has_verb(unit, led, start) and all(unit.kind(far) == "word" for far in range(led, start)):
        start = led  # "the budget committee's finding"
    return (start, end) if start >= floor else None
