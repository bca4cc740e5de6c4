"""What an extractor yields: a claim before it has its id."""

from msgspec import Struct

from comity.model.claim import Chain, Modality, Payload


class Draft(Struct, frozen=True, kw_only=True):
    """A claim to be: `start:end` is the evidence, `passage` the sentence, `rule` the rule of the extractor that made it.

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
    is_denied: bool = False
    is_attributed: bool = False
