"""Words that one version of a statement has and another has lost: a condition, "could", the unit of a number."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, TypeAlias

from comity.model.claim import Claim, Figure
from comity.model.ids import DocumentId
from comity.model.page import Pile
from comity.model.wording import figure_value
from comity.resources import load
from comity.resources.rows import LossCue
from comity.resources.units import unit_rows

Loss: TypeAlias = Literal["condition", "chance"]
Told: TypeAlias = tuple[Literal["condition", "modality"], str]

_AMOUNT = re.compile(r"(?P<number>\d[\d.,]*\d)(?P<words>(?:[ \u00a0]+[^\W\d_]+){1,3})")
_CLAUSE_END = re.compile(r"[,;:.!?\n”\"]|$")


def lost_words(first: Claim, later: Claim, labels: tuple[str, str], pile: Pile) -> Iterator[Told]:
    """The condition or the "could" of a figure that another version gives without any, in sentences."""
    here, there = labels
    assert isinstance(first.payload, Figure)  # noqa: S101  (versions of a figure come here)
    said = figure_value(first.payload)
    condition = _cued("condition", _sentence(first, pile), _lang(first, pile))
    if condition and not _cued("condition", _sentence(later, pile), _lang(later, pile)):
        yield "condition", f"{here} has {said} under a condition (“{condition}”); {there} names none."
    chance = _cued("chance", _evidence(first, pile), _lang(first, pile))
    if chance and not _cued("chance", _sentence(later, pile), _lang(later, pile)):
        yield "modality", f"{said} is only possible in {here} (“{chance.split()[0]}”); {there} does not say so."


def lost_units(figures: Sequence[Claim], others: Sequence[Claim], pile: Pile) -> Iterator[tuple[Claim, Claim, str]]:
    """Numbers that other documents repeat without their unit, so that no figure was read there: both claims, and the number.

    `figures` are versions of one figure, `others` what else its origin said.
    """
    told: set[DocumentId] = {claim.document for claim in figures}
    for figure in figures[:1]:
        amount = _amount(figure, pile)
        if amount is None:
            continue
        number, unit = amount
        bare = re.compile(rf"(?<![\d.,]){re.escape(number)}(?![\d.,]*\d)(?![ \u00a0]+(?:{unit})\b)", re.IGNORECASE)
        for other in others:
            if other.document not in told and bare.search(_evidence(other, pile)):
                told.add(other.document)
                yield figure, other, number


def _amount(claim: Claim, pile: Pile) -> tuple[str, str] | None:
    """The number of a figure up to its unit ("73 thousand"), and a pattern of its unit; None where none follows."""
    assert isinstance(claim.payload, Figure)  # noqa: S101  (only figures come here)
    forms = {form.casefold() for row in unit_rows() if row.unit == claim.payload.unit for form in row.forms}
    for match in _AMOUNT.finditer(_evidence(claim, pile)):
        words = match["words"].split()
        for nth, word in enumerate(words):
            if word.casefold() in forms:
                return " ".join((match["number"], *words[:nth])), "|".join(map(re.escape, sorted(forms)))
    return None


def _cued(kind: Loss, words: str, lang: str) -> str:
    """The clause that opens with a cue, on one line; empty where there is none."""
    pattern = _pattern(kind, lang)
    found = pattern.search(words) if pattern else None
    if found is None:
        return ""
    end = _CLAUSE_END.search(words, found.end())
    return " ".join(words[found.start() : end.start() if end else len(words)].split())


@cache
def _pattern(kind: Loss, lang: str) -> re.Pattern[str] | None:
    cues = [cue for row in load("loss_cues", LossCue) if (row.kind, row.lang) == (kind, lang) for cue in row.cues]
    opening = [cue[0].upper() + cue[1:] for cue in cues if kind == "condition"]  # a sentence opens with "If", none with "may"
    longest = sorted((*cues, *opening), key=lambda cue: (-len(cue), cue))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b") if cues else None


def is_open(claim: Claim, pile: Pile) -> bool:
    """Whether a claim is told under a condition or as a mere chance."""
    lang = _lang(claim, pile)
    return bool(_cued("condition", _sentence(claim, pile), lang) or _cued("chance", _evidence(claim, pile), lang))


def _lang(claim: Claim, pile: Pile) -> str:
    return pile.documents[claim.document].metadata.lang or "en"


def _sentence(claim: Claim, pile: Pile) -> str:
    return pile.words(claim.document)[claim.passage.start : claim.passage.end]


def _evidence(claim: Claim, pile: Pile) -> str:
    return pile.words(claim.document)[claim.evidence.start : claim.evidence.end]
