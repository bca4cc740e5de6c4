"""What can be brought together: the keys that claims must share for a stage to join them or to let one change the other.

A stage that joins claims which share no key declared here would leave a grown ledger unlike one derived anew; a property test
grows ledgers in random orders and batches and compares every row. The keys are:

- persons: the surname without its declined ending (`comity.resolve.people.stems_of`);
- agreements, projects, events, measures: what `comity.resolve.coupled.keys` gives; claims that share one are held against each
  other, and only those that are alike are joined (`coupled`);
- quantities: the pair of states and the indicator; ranks: the product, and a state at either end;
- ties of records: the document;
- origins: two documents that copy one another; one voice with one figure; two telling figures;
- likely translations: figures in the words that few texts have (`comity.trace.translations`);
- what can be true together, and all verdicts on figures: the pair of states, and the pairs that a rank is counted over;
- verdicts on records: the record; projects of one set of parties; recognitions; persons: the record;
- the name by which sentences call a document: its publisher's (`Pile.shared_names`);
- what was promised: the latest day that a document proves.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Literal

from comity.model.claim import Claim, Figure, Measure, Project
from comity.model.ids import ClaimId, DocumentId
from comity.model.page import Pile
from comity.model.record import Quantity, Records
from comity.resolve import coupled
from comity.trace.cast import Cast
from comity.trace.sayings import Saying, Sayings
from comity.trace.translations import figures_in
from comity.trace.voices import outlet_key, parts

WORDS = ""
"""The claim of a key that belongs to the words of a document."""

Kind = Literal["matter", "voice", "telling", "words"]
KINDS: tuple[Kind, ...] = ("matter", "voice", "telling", "words")
"""What a key is for, which its last two bits tell."""

Pair = tuple[str, str]
"""Two states by code in alphabetical order, "" for one that is not known."""


def number(kind: Kind, *parts_of_key: object) -> int:
    """A key as a signed number of 64 bits."""
    hashed = int.from_bytes(blake2b(repr(parts_of_key).encode(), digest_size=8).digest(), "big", signed=True)
    return hashed & ~3 | KINDS.index(kind)


def kind_of(key: int) -> Kind:
    """What a key is for."""
    return KINDS[key & 3]


def ties(pile: Pile) -> Iterator[tuple[int, DocumentId, ClaimId]]:
    """All keys of a pile's claims and words, with their documents: by these a later build finds them."""
    cast, sayings = Cast(pile), Sayings(pile, Records((), ()))
    for claim in pile.claims.values():
        keys = set(_voice_keys(sayings.by_claim[claim.id], cast)) if is_figure(claim) else set(matter_keys(claim))
        yield from ((key, claim.document, claim.id) for key in sorted(keys))
    for document in pile.documents:
        yield from ((number("words", figure), document, WORDS) for figure in sorted(figures_in(pile.words(document))))


def matter_keys(claim: Claim) -> Iterator[int]:
    """Keys of which two claims share one if they can be about one agreement, project, event or measure."""
    return (number("matter", *key) for key in coupled.keys(claim))


def _voice_keys(saying: Saying, cast: Cast) -> Iterator[int]:
    """Keys of which two sayings share one if they are one figure from voices that may be one, or one that marks a source."""
    voice = cast.named_voice(saying.claim)
    if voice is not None:
        words = (outlet_key(voice.name),) if voice.type == "outlet" else parts(voice.name)
        yield from (number("voice", saying.key, word) for word in words)
    if saying.is_telling:
        yield number("telling", saying.key)


def is_figure(claim: Claim) -> bool:
    """Whether a claim gives a figure."""
    return isinstance(claim.payload, Figure)


def is_rank(claim: Claim) -> bool:
    """Whether a claim gives a rank."""
    return isinstance(claim.payload, Figure) and claim.payload.relation == "rank"


def pair_of(claim: Claim) -> Pair | None:
    """The states that a figure is about, whichever reports it; None for other claims and for figures without a state."""
    figure = claim.payload
    if not isinstance(figure, Figure) or not (figure.reporter or figure.partner):
        return None
    first, second = sorted((figure.reporter or "", figure.partner or ""))
    return first, second


def dyad_of(claim: Claim) -> Pair | None:
    """The two states that a figure is between, in the order of the alphabet; None where it is not between two."""
    pair = pair_of(claim)
    return pair if pair is not None and pair[0] and pair[0] != pair[1] else None


def shares_end(rank: Claim, flows: Iterable[Quantity]) -> bool:
    """Whether a rank may be counted over some of the flows: of one product, with one of its states at an end."""
    figure = rank.payload
    if not isinstance(figure, Figure):
        return False
    ends = {figure.reporter, figure.partner} - {None}
    return any(flow.product == figure.product and ends & {flow.reporter, flow.partner} for flow in flows)


def ends_of(rank: Claim) -> tuple[str | None, frozenset[str]]:
    """The product of a rank, and the states at both ends of its flow."""
    figure = rank.payload
    assert isinstance(figure, Figure)  # noqa: S101  (only ranks come here)
    return figure.product, frozenset(end for end in (figure.reporter, figure.partner) if end)


def pair_of_flow(flow: Quantity) -> Pair:
    """The states of a quantity, whichever reports it."""
    first, second = sorted((flow.reporter or "", flow.partner or ""))
    return first, second


def is_recognition(claim: Claim) -> bool:
    """Whether a claim is of one state's recognising another, which all stand in one sequence."""
    return isinstance(claim.payload, Measure) and claim.payload.type == "recognition"


def project_parties(claim: Claim) -> tuple[str, ...]:
    """The parties of a project, of which one may be part of another; empty for other claims."""
    return claim.payload.parties if isinstance(claim.payload, Project) else ()
