"""How claims, documents and origins are put on lines of a terminal."""

import re

from comity.model.claim import Claim, Figure, Statement, kind_of
from comity.model.ids import ClaimId
from comity.model.page import Pile
from comity.model.text import Document
from comity.model.wording import figure_value

MOST = 160

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


def claim_lines(pile: Pile, claim_id: ClaimId) -> list[str]:
    """A claim on two lines: what it says and who says so, then the words."""
    claim = pile.claims[claim_id]
    document = pile.documents[claim.document]
    payload = claim.payload
    if isinstance(payload, Figure):
        period = payload.period.label() if payload.period else "no period"
        said = f"{figure_value(payload)}, {period}, {claim.modality}"
    elif isinstance(payload, Statement):
        said = f"{payload.form} speech"
    else:
        said = kind_of(payload)
    return [
        f"{claim.id}  {said}; {chain_text(claim)} ({published_text(document)})",
        f"    “{one_line(pile.quote(claim_id))}”",
    ]
