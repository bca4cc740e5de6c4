"""Instruments told once more: a bare "the agreement" that repeats an act adds what the first telling did not have."""

from typing import cast

from msgspec.structs import replace

from comity.extract.draft import Draft
from comity.model.claim import Instrument

MEMORY = 6
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


def known(told: list[Draft], made: Instrument) -> bool:
    """Whether something of the same kind between the same parties was told before, so that a mention of it adds nothing."""
    kinds = [(instrument(old).type, {*instrument(old).parties}) for old in told]
    return any(type_ == made.type and (parties <= {*made.parties} or {*made.parties} <= parties) for type_, parties in kinds)
