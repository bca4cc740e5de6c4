"""What another reader read and the words contradict: it waits for a person, and is no claim until one takes it."""

from msgspec import Struct, json
from msgspec.structs import replace

from comity.model.claim import Claim, Figure, kind_of
from comity.model.ids import HeldId, digest
from comity.model.interval import Interval

OPEN = Interval(None, None)


class Held(Struct, frozen=True, kw_only=True):
    """An item of another reader that differs from our own reading of its words.

    `claim` is the claim that it is once it is taken, with its reader and the reader's version; `item` the item as it was given,
    in the exchange form as JSON; `code` the finding that holds it back; `says` what it says and `reads` what we read, each to
    follow a colon, and `reason` both in one sentence's end.
    """

    claim: Claim
    item: str
    code: str
    says: str
    reads: str
    reason: str

    @property
    def id(self) -> HeldId:
        """The digest by which rulings name the item."""
        return item_id(self.claim)


def item_id(claim: Claim) -> HeldId:
    """The digest of some words and of what was read out of them, whoever read it, in whatever document the words stand.

    The limits of a figure are left out: they follow from the rest by tables that may improve.
    """
    payload = claim.payload
    if isinstance(payload, Figure):
        payload = replace(payload, strict=OPEN, lenient=OPEN)
    speaker = claim.speaker.name.casefold() if claim.is_attributed else None
    place, said = claim.evidence, json.encode(payload, order="deterministic").decode()
    return "h_" + digest(place.text, place.start, place.end, kind_of(payload), said, claim.modality, speaker)
