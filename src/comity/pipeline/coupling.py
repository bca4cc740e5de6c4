"""What can be brought together: the keys that claims must share for a stage to join them or to let one change the other.

A stage that joins claims which share no key declared here would leave a grown ledger unlike one derived anew; a property test
grows ledgers in random orders and batches and compares every row. The keys are:

- persons: the surname without its declined ending (`comity.resolve.people.stems_of`);
- agreements, projects, events, measures: what `comity.resolve.coupled.keys` gives; claims that share one are held against each other, and only
  those that are alike are joined (`coupled`);
- quantities: the pair of states and the indicator; ranks: the product, and a state at either end;
- ties of records: the document;
- origins: two documents that copy one another; a voice with one figure (`voice_keys`); two telling figures (`telling_key`);
- likely translations: figures in the words that few texts have (`comity.trace.translations`);
- what can be true together, and all verdicts on figures: the pair of states, and the pairs that a rank is counted over;
- verdicts on records: the record; projects of one set of parties; recognitions; persons: the record;
- the name by which sentences call a document: its publisher's (`Pile.shared_names`);
- what was promised: the latest day that a document proves.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId, DocumentId
from comity.model.page import Pile
from comity.resolve import coupled
from comity.trace.cast import Cast
from comity.trace.sayings import Saying, Sayings
from comity.trace.voices import outlet_key, parts

DOCUMENT = ""
"""The claim of a key that belongs to the words of a document."""


def number(*parts_of_key: object) -> int:
    """A key as a signed number of 64 bits."""
    return int.from_bytes(blake2b(repr(parts_of_key).encode(), digest_size=8).digest(), "big", signed=True)


def matter_keys(claim: Claim) -> frozenset[int]:
    """Keys of which two claims share one if they can be about one agreement, project, event or measure."""
    return frozenset(number(*key) for key in coupled.keys(claim))


def voice_keys(saying: Saying, cast: Cast) -> Iterator[int]:
    """Keys of which two sayings share one if they are one figure from voices that may be one."""
    voice = cast.named_voice(saying.claim)
    if voice is not None:
        words = (outlet_key(voice.name),) if voice.type == "outlet" else parts(voice.name)
        yield from (number("voice", saying.key, word) for word in sorted(set(words)))


def telling_key(saying: Saying) -> int | None:
    """The key of a figure that marks its source, None of a common one; documents are held together by two of them."""
    return number("telling", saying.key) if saying.is_telling else None


def ties(pile: Pile, cast: Cast, sayings: Sayings) -> Iterator[tuple[int, DocumentId, ClaimId]]:
    """All keys of a pile's claims by which a later build finds them, with their documents."""
    for claim in pile.claims.values():
        if isinstance(claim.payload, Figure):
            saying = sayings.by_claim[claim.id]
            told = telling_key(saying)
            keys: Iterable[int] = (*voice_keys(saying, cast), *([] if told is None else [told]))
        else:
            keys = matter_keys(claim)
        yield from ((key, claim.document, claim.id) for key in sorted(set(keys)))
