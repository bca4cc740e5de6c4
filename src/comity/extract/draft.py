"""What an extractor yields: a claim before it has its id."""

from msgspec import Struct

from comity.model.claim import Chain, Modality, Payload
from comity.model.period import Period


class Draft(Struct, frozen=True, kw_only=True):
    """A claim to be: `start:end` is the evidence, `passage` the sentence, `rule` the rule of the extractor that made it.

    `asserted` is when it was said where the words tell that;
    `order` is the place in the text that decides between drafts of one span.
    """

    start: int
    end: int
    passage: tuple[int, int]
    chain: Chain
    modality: Modality
    payload: Payload
    rule: str
    order: int
    asserted: Period | None = None
    is_denied: bool = False
    is_attributed: bool = False
