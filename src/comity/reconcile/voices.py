"""Statements of one voice in one document that cannot all be true: more likely read wrongly than said.

A sentence that gives two values of one quantity nearly always compares two things that were not told apart when it was
read. Nobody is accused of contradicting himself on such grounds: the statements are left out of the arithmetic, and a
finding says so.
"""

from collections.abc import Iterable, Sequence

from comity.model.claim import Claim, Figure
from comity.model.finding import Finding
from comity.model.wording import figure_value

CODE = "reconcile.one-voice"


def is_one_passage(claims: Sequence[Claim]) -> bool:
    """Whether all claims stand in one sentence of one document, and not all of them are vouched for."""
    return not _are_vouched(claims) and len({(claim.document, claim.passage) for claim in claims}) == 1


def is_one_voice(claims: Sequence[Claim]) -> bool:
    """Whether all claims are one voice's in one document, and not all of them are vouched for."""
    voices = {(claim.document, claim.speaker.name.casefold() if claim.chain else "") for claim in claims}
    return not _are_vouched(claims) and len(voices) == 1


def _are_vouched(claims: Sequence[Claim]) -> bool:
    """Whether an analyst ruled of each claim that it was read rightly: then the voice does contradict itself."""
    return bool(claims) and all(claim.is_vouched for claim in claims)


def doubt(claims: Iterable[Claim], about: str) -> Finding:
    """Say that statements of one voice do not go together; `about` is what they are about."""
    told = sorted(claims, key=lambda claim: (claim.evidence.start, claim.id))
    first = told[0]
    values = " and ".join(figure_value(claim.payload) for claim in told if isinstance(claim.payload, Figure))
    voice = first.speaker.name if first.chain else "an unnamed source"
    where = "one sentence" if is_one_passage(told) else f"{voice} in one document"
    return Finding(
        code=CODE,
        subject=first.id,
        text=(
            f"For {about} {where} gives {values}, which cannot all be true; they are probably about different "
            "things, and no conflict is made of them."
        ),
        document=first.document,
        start=first.evidence.start,
        end=first.evidence.end,
    )
