"""What an extractor yields: a claim before it has its id."""

from msgspec import Struct

from comity.extract.chain import chain
from comity.extract.setting import Setting
from comity.extract.timing import said_when
from comity.model.analysis import Utterance
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


def draft(
    setting: Setting,
    said: Utterance | None,
    span: tuple[int, int],
    payload: Payload,
    rule: str,
    *,
    order: int,
    modality: Modality,
    is_denied: bool,
) -> Draft:
    """The claim to be that a sentence makes with the words `span`: chain and day of saying come from the speech around it."""
    return Draft(
        start=span[0],
        end=span[1],
        passage=(setting.sentence.start, setting.sentence.end),
        chain=chain(setting.analysis, said),
        asserted=said_when(setting, said) if said else None,
        modality=modality,
        is_denied=is_denied,
        is_attributed=said is not None and bool(said.chain),
        payload=payload,
        rule=rule,
        order=order,
    )
