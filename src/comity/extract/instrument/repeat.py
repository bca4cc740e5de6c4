"""Instruments told once more: a bare "the agreement" that repeats an act adds what the first telling did not have."""

from typing import cast

from msgspec.structs import replace

from comity.extract.draft import Draft
from comity.extract.instrument.noun import Noun
from comity.model.claim import Instrument
from comity.resources import load

MEMORY, SMALL = 6, 3
"""How many claims back a bare mention can point."""


def earlier(told: list[Draft], made: Instrument) -> int | None:
    """The latest claim of the same action and parties that a bare mention repeats."""
    for number in range(len(told) - 1, max(-1, len(told) - 1 - MEMORY), -1):
        old = instrument(told[number])
        is_same = old.action == made.action and (made.type in {old.type, "agreement", "other"} or old.type == "agreement")
        if is_same and (set(made.parties) <= set(old.parties) or set(old.parties) <= set(made.parties)):
            return number
    return None


def filled(first: Draft, new: Instrument) -> Draft:
    """The first telling with date, place and end from the second where it had none."""
    old = instrument(first)
    return replace(
        first, payload=replace(old, date=old.date or new.date, place=old.place or new.place, until=old.until or new.until)
    )


def instrument(draft: Draft) -> Instrument:
    """What the claim of a draft asserts of an instrument."""
    return cast("Instrument", draft.payload)


def with_head(told: list[Draft], made: Draft) -> Draft:
    """One of those told in the sentence before, with the date, place and parties of the telling."""
    new = instrument(made)
    head = next((instrument(old) for old in reversed(told) if instrument(old).action == new.action), None)
    if head is None:
        return made
    filled_in = replace(new, date=new.date or head.date, place=new.place or head.place, parties=new.parties or head.parties)
    return replace(made, payload=filled_in)


def is_alike(one: Instrument, other: Instrument) -> bool:
    """Whether two claims may be of one instrument: same parties, one kind or a general one, names without a word apart."""
    is_kind = one.type == other.type or "agreement" in {one.type, other.type} or "other" in {one.type, other.type}
    return is_kind and bool({*one.parties} & {*other.parties})


def known(told: list[Draft], made: Instrument) -> bool:
    """Whether the same, by kind, parties and a word of its name, was told before, so that a mention of it adds nothing."""
    words, sides = _telling(made.name), {*made.parties}
    for old in map(instrument, told):
        is_near = old.type == made.type and ({*old.parties} <= sides or sides <= {*old.parties})
        if is_near and (not words or words & _telling(old.name)):
            return True
    return False


def _telling(name: str) -> set[str]:
    """The words of a name that tell it from others: no instrument noun, no small word."""
    nouns = {word for row in load("instruments", Noun) for phrase in row.words for word in phrase.split()}
    return {word for word in name.lower().split() if len(word) > SMALL and word not in nouns and not word.isdigit()}
