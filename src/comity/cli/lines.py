"""How claims, documents and origins are put on lines of a terminal."""

import re

from comity.model.claim import Claim, Figure, Instrument, Measure, Project, Statement, kind_of
from comity.model.ids import ClaimId
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.text import Document
from comity.model.wording import figure_value

MOST = 160
BUILTIN = "builtin"
"""The reader who is named only where others read too."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def chain_text(claim: Claim) -> str:
    """The origin chain, outermost first: "Example Wire <- trade ministry"."""
    return " <- ".join(voice.name for voice in claim.chain)


def published_text(document: Document) -> str:
    """The date of publication as far as it is known."""
    published = document.metadata.published
    return published.label() if published else "undated"


def unbroken(words: str) -> str:
    """Words on one line, all of them."""
    return _CONTROLS.sub("\ufffd", " ".join(words.split()))  # a terminal would obey them


def one_line(words: str) -> str:
    """Words on one line, cut where they run on."""
    folded = unbroken(words)
    return folded if len(folded) <= MOST else f"{folded[: MOST - 1]}…"


def described(claim: Claim) -> str:
    """What a claim says, in a few words."""
    payload = claim.payload
    if isinstance(payload, Figure):
        period = payload.period.label() if payload.period else "no period"
        return f"{figure_value(payload)}, {period}, {claim.modality}"
    match payload:
        case Statement():
            return f"{payload.form} speech"
        case Instrument() | Measure():
            return _joined(kind_of(payload), payload.action, payload.date)
        case Project():
            return _joined("project", payload.status, payload.due)
    return _joined("event", payload.type, payload.date)


def _joined(kind: str, deed: str, days: Period | None) -> str:
    return f"{kind} {deed.replace('_', ' ')}" + (f", {days.label()}" if days else "")


def claim_lines(pile: Pile, claim_id: ClaimId) -> list[str]:
    """A claim on two lines: what it says and who says so, then the words."""
    claim = pile.claims[claim_id]
    document = pile.documents[claim.document]
    reader = "" if claim.reader == BUILTIN else f"; read by {claim.reader}"
    return [
        f"{claim.id}  {described(claim)}; {chain_text(claim)} ({published_text(document)}){reader}",
        f"    “{one_line(pile.quote(claim_id))}”",
    ]
