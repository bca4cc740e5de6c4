"""The claims of some readers in place of those that count, together or only where several agree."""

from collections.abc import Sequence
from math import isclose
from typing import NamedTuple

from msgspec.structs import replace

from comity.ledger.view import View
from comity.model.claim import Claim, Event, Figure, Instrument, Measure, Payload, Project, Statement, kind_of
from comity.model.errors import QuestionError
from comity.model.ids import ClaimId, DocumentId, digest
from comity.model.page import Pile
from comity.rule import found_again, standing, with_taken

JOINED = " + "
"""Between the names of the readers who agree on a claim."""


class Chosen(NamedTuple):
    """A pile as some readers read it, and in sentences whose claims it holds."""

    pile: Pile
    told: tuple[str, ...]


def chosen(view: View, names: Sequence[str], agree: int) -> Chosen:
    """The pile of a ledger with the claims of these readers, all of them where none is named.

    What several read alike is one claim, which names them all; with `agree` only what so many read alike is kept. Where they
    differ, each claim stands. Raises QuestionError for a reader whom the ledger does not know, or too few for the agreement.
    """
    known = view.readers()
    readers = list(dict.fromkeys(names)) or list(known)
    strange = [name for name in readers if name not in known]
    if strange:
        raise QuestionError(f"No reader is called {strange[0]!r}; the ledger knows {', '.join(known) or 'none'}.")
    if agree > len(readers):
        raise QuestionError(f"{agree} readers cannot agree where {len(readers)} read: {', '.join(readers)}.")
    pile = view.pile()
    found = combined({name: read_by(view, name) for name in readers}, max(agree, 1))
    order = {document: place for place, document in enumerate(pile.documents)}
    found.sort(key=lambda claim: (order[claim.document], claim.evidence.start, claim.evidence.end, claim.id))
    told = f"As read by {', '.join(f'{name} ({known[name]} documents)' for name in readers)}: {len(found)} claims count."
    if agree > 1:
        told = f"Only what at least {agree} readers read alike counts. {told}"
    return Chosen(Pile(pile.documents, pile.texts, {claim.id: claim for claim in found}), (told,))


def read_by(view: View, reader: str) -> tuple[Claim, ...]:
    """What one reader read, with what analysts took of what is held back of it."""
    held = {one.claim.id: one for one in view.held_by(reader)}
    if not held:
        return view.claims_by(reader)
    documents = {one.claim.document for one in held.values()}
    waiting = Pile({name: view.document(name) for name in sorted(documents)}, {}, {}, held=held)
    accepted = standing(found_again(view.rulings(), waiting)).accepted
    return (*view.claims_by(reader), *with_taken(waiting, accepted).claims.values())


def combined(read: dict[str, Sequence[Claim]], agree: int = 1) -> list[Claim]:
    """The claims of several readers, those that are alike as one of the reader named first, with the names of all of them."""
    groups: dict[DocumentId, list[list[Claim]]] = {}
    for claims in read.values():
        for claim in claims:
            ours = groups.setdefault(claim.document, [])
            alike = next((one for one in ours if is_alike(one[0], claim) and claim.reader not in {c.reader for c in one}), None)
            if alike is None:
                ours.append([claim])
            else:
                alike.append(claim)
    kept = [group for document in sorted(groups) for group in groups[document] if len(group) >= agree]
    taken: set[ClaimId] = set()
    found = []
    for group in kept:
        claim = replace(group[0], reader=JOINED.join(one.reader for one in group))
        if claim.id in taken:  # another reader read something else in the same words
            claim = replace(claim, id=alias(group[0]))
        taken.add(claim.id)
        found.append(claim)
    return found


def alias(claim: Claim) -> ClaimId:
    """The id of a claim beside one of another reader on the same words, which has the same id."""
    return f"c_{digest(claim.id, claim.reader)}"


def is_alike(one: Claim, other: Claim) -> bool:
    """Whether two readers read the same out of words that they share."""
    is_shared = one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end
    is_same = one.document == other.document and kind_of(one.payload) == kind_of(other.payload)
    if not (is_same and is_shared and one.modality == other.modality and one.is_denied == other.is_denied):
        return False
    if isinstance(one.payload, Statement):
        ours, theirs = ({*claim.speaker.name.casefold().split()} for claim in (one, other))
        return bool(ours & theirs)
    return _says_alike(one.payload, other.payload)


def _says_alike(one: Payload, other: Payload) -> bool:
    """Whether two payloads of a kind assert the same; what one of them leaves open contradicts nothing."""
    match one, other:
        case Figure(), Figure():
            values = (one.value, one.value_high or one.value), (other.value, other.value_high or other.value)
            is_valued = all(isclose(left, right, rel_tol=1e-9) for left, right in zip(*values, strict=True))
            is_about = one.relation == other.relation and one.unit == other.unit
            return is_valued and is_about and _fits(one.period, other.period) and _fits(one.base, other.base)
        case Instrument(), Instrument():
            return one.action == other.action and _fits(one.date, other.date) and _fits(one.until, other.until)
        case Project(), Project():
            return one.status == other.status and _fits(one.due, other.due)
        case Measure(), Measure():
            is_of_same = _fits(one.imposer, other.imposer) and _fits(one.target, other.target)
            return (one.type, one.action) == (other.type, other.action) and is_of_same and _fits(one.date, other.date)
        case Event(), Event():
            return one.type == other.type and _fits(one.date, other.date)
    return False


def _fits(one: object, other: object) -> bool:
    return one is None or other is None or one == other
