"""One project claim about a part of what another counts: never added, never merged."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from comity.model.claim import Claim, Project
from comity.model.verdict import Cluster
from comity.resources import load
from comity.resources.cues import Cue
from comity.resources.rows import Organisation, State
from comity.verdict.case import Case

WORD = re.compile(r"[^\W_]+")
PROPER = re.compile(r"[^\W\d_a-z]\w+(?:[ -][^\W\d_a-z]\w+)*")
UNITS = frozenset({"year", "month", "day", "percent", "million", "billion", "ton", "km"})
"""What a number counts in a term, a share or an amount."""


class Counted(NamedTuple):
    """A project claim, how many things it names (None where it does not tell), and the organisations around it."""

    claim: Claim
    many: int | None
    named: tuple[str, ...]
    organisations: frozenset[str]
    sectors: frozenset[str]


def parts_of_wholes(case: Case) -> Iterator[Cluster]:
    """A claim that counts several things beside one of another document that names fewer of them.

    Both must be between the same states, have two organisations in common and no differing sectors; and only one whole may fit.
    """
    groups: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    for record, claims in case.told:
        for claim in claims:
            if record.kind == "project" and isinstance(claim.payload, Project) and len(claim.payload.parties) > 1:
                groups[claim.payload.parties].append(_counted(case, claim))
    for found in groups.values():
        wholes = [one for one in found if one.many is not None and one.many > 1]
        for part in (one for one in found if one.named and one.many is None):
            fits = [whole for whole in wholes if _holds(whole, part)]
            if len(fits) == 1:
                yield _subset(case, fits[0], part)


def _holds(whole: Counted, part: Counted) -> bool:
    return (
        whole.claim.document != part.claim.document
        and whole.many is not None
        and len(part.named) < whole.many
        and len(whole.organisations & part.organisations) > 1
        and (not whole.sectors or not part.sectors or bool(whole.sectors & part.sectors))
    )


def _subset(case: Case, whole: Counted, part: Counted) -> Cluster:
    common = ", ".join(sorted(whole.organisations & part.organisations))
    note = (
        f"{' and '.join(part.named)} are probably among the {whole.many} of the other statement: same states "
        f"and organisations ({common}); neither is added to the other."
    )
    derived: dict[str, float | str] = {"part": len(part.named), "whole": whole.many or 0}
    return case.cluster("project", "compatible_subset", [whole.claim.id, part.claim.id], note=note, derived=derived)


def _counted(case: Case, claim: Claim) -> Counted:
    words = case.pile.words(claim.document)
    name, sectors = (claim.payload.name, claim.payload.sectors) if isinstance(claim.payload, Project) else ("", ())
    quote = words[claim.evidence.start : claim.evidence.end]
    many = _count(name) or _count(quote)
    around = words[claim.passage.start : claim.passage.end]
    return Counted(claim, many, _proper(name), _organisations(around), frozenset(sectors))


def _count(words: str) -> int | None:
    """The first number below a hundred that counts things: no year, no ordinal, no term or share."""
    found = [word.casefold() for word in WORD.findall(words)]
    for word, following in pairwise([*found, ""]):
        digits = _numbers().get(word, word)
        if digits.isascii() and digits.isdigit() and int(digits) < 100 and following.rstrip("s") not in UNITS:
            return int(digits)
    return None


def _proper(name: str) -> tuple[str, ...]:
    """The proper names in a name, of which each may be several words; states and organisations are left out."""
    found = [match.group() for match in PROPER.finditer(name)]
    return tuple(one for one in found if one.casefold() not in _states() and not _organisations(one))


def _organisations(words: str) -> frozenset[str]:
    """The organisations that some words name."""
    found = WORD.findall(words)
    return frozenset(
        code
        for place, word in enumerate(found)
        for term, code in _terms().get(word, ())
        if tuple(found[place : place + len(term)]) == term
    )


@cache
def _terms() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for row in load("organisations", Organisation):
        for form in (row.name, *row.forms):
            term = tuple(WORD.findall(form))
            found[term[0]].append((term, row.code))
    return {first: tuple(terms) for first, terms in found.items()}


@cache
def _states() -> frozenset[str]:
    rows = load("states", State)
    return frozenset(term.casefold() for row in rows for term in (row.name, *row.forms, *row.demonyms, *row.capitals))


@cache
def _numbers() -> dict[str, str]:
    rows = [row for row in load("record_words", Cue) if row.kind == "number"]
    return dict(pair.split("=") for row in rows for pair in row.words)
