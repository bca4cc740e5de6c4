"""When two voices are one, when they can be, and when they cannot."""

import re
from collections.abc import Iterable
from functools import cache

from comity.model.claim import Voice
from comity.resources.publishers import fold, known_publisher
from comity.resources.romanisation import sound, unmarked

_LETTERS = re.compile(r"[^\W_]+")
_FILLERS = frozenset({"the", "of", "for", "and", "a", "an", "de", "la", "el", "news", "agency"})
_PREFERENCE = {"person": 0, "organisation": 1, "government": 2, "outlet": 3, "anonymous": 4}


@cache
def parts(name: str) -> tuple[str, ...]:
    """The words of a name, spelled so that romanisations agree: "Chernyshenko", "Černyšenko" and "Tchernyshenko" are one."""
    return tuple(sound(word) for word in _LETTERS.findall(unmarked(name)) if word not in _FILLERS)


@cache
def outlet_key(name: str) -> str:
    """An outlet by any of its names: the code of `publishers.tsv` where it knows it, else the folded name."""
    bare = re.sub(r"\s*\([^()]*\)$", "", name.strip())
    row = known_publisher(bare)
    return fold(bare) if row is None else row.code


def is_one(left: Voice, right: Voice) -> bool:
    """Whether two named voices bear one name: up to spelling, and to a first name or an initial that one leaves out."""
    if left.state and right.state and left.state != right.state:
        return False
    if "outlet" in {left.type, right.type}:
        return outlet_key(left.name) == outlet_key(right.name)
    shorter, longer = sorted((parts(left.name), parts(right.name)), key=len)
    if shorter == longer:
        return bool(shorter)
    return left.type == right.type == "person" and bool(shorter) and _is_within(shorter, longer)


def _is_within(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether every word of a name is a word of the other, or its initial; an initial alone is no name."""
    left = list(longer)
    for part in shorter:
        match = next((word for word in left if word == part or (1 in {len(word), len(part)} and word[0] == part[0])), None)
        if match is None:
            return False
        left.remove(match)
    return any(len(part) > 1 and part in longer for part in shorter)


def contradicts(left: Voice, right: Voice) -> bool:
    """Whether two named voices cannot have said one and the same thing first.

    Two persons of different names and speakers of different states are two. A government is compatible with whoever speaks
    for its state: "Moscow" with a Russian minister; other bodies only with their own state's officials.
    """
    if is_one(left, right):
        return False
    if left.state and right.state:
        if left.state != right.state:
            return True
        return left.type == right.type and left.type != "government"
    return not (left.type != right.type and "government" in {left.type, right.type} and "outlet" not in {left.type, right.type})


def preferred(voices: Iterable[Voice]) -> Voice | None:
    """The voice that tells most: a person before a body before a metonym, then the fullest name; None of none."""
    return min(voices, key=_rank, default=None)


def _rank(voice: Voice) -> tuple[int, int, bool, bool, str, str, str]:
    unknown_state, unknown_office = voice.state is None, voice.office is None
    return (
        _PREFERENCE[voice.type],
        -len(voice.name),
        unknown_state,
        unknown_office,
        voice.name,
        voice.state or "",
        voice.office or "",
    )
