"""Rulings are bound to words: to a place in a text and a kind of claim there, wherever the text lies and whatever is read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from comity.model.claim import kind_of
from comity.model.ids import ClaimId, DocumentId, TextId, claim_id
from comity.model.page import Pile
from comity.model.ruling import Ruling, Words
from comity.rule.items import bearers

MOST = 100
"""So many claims of one kind on the same words are told apart."""
SINGLE = frozenset({"accept", "reject", "edit", "set aside"})
"""The kinds that are on one claim: of several documents with the same words they are on each."""


def words(pile: Pile, name: ClaimId) -> Words:
    """The words that a claim rests on, and which of the claims of its kind on them it is."""
    claim, kind = pile.claims[name], kind_of(pile.claims[name].payload)
    start, end = claim.evidence.start, claim.evidence.end
    ordinals = (place for place in range(MOST) if claim_id(claim.document, start, end, kind, place) == name)
    return Words(
        claim=name,
        document=claim.document,
        address=pile.documents[claim.document].address,
        text=claim.evidence.text,
        start=start,
        end=end,
        kind=kind,
        ordinal=next(ordinals, None),
        quote=pile.quote(name),
    )


def found_again(rulings: Iterable[Ruling], pile: Pile) -> tuple[Ruling, ...]:
    """Rulings with the claims of a pile that they are on: where the document they name is not there, those of the same words.

    A colleague's folder may have another name, and a file may be moved. Rulings on an item that is held back find the claims that
    bear it, as long as some do. What is found nowhere stays as it was given.
    """
    told = list(rulings)
    if all(ruling.item is None and claim in pile.claims for ruling in told for claim in ruling.claims):
        return tuple(told)
    bearing = bearers(told, pile)
    places: dict[TextId, list[DocumentId]] = defaultdict(list)
    for document in sorted(pile.documents.values(), key=lambda one: (one.address, one.id)):
        places[document.text].append(document.id)
    return tuple(
        found
        for ruling in told
        for found in (_found(ruling, pile, places) if ruling.item is None else _on_item(ruling, bearing.get(ruling.item, ())))
    )


def _on_item(ruling: Ruling, claims: Sequence[ClaimId]) -> Iterator[Ruling]:
    yield from (replace(ruling, claims=(claim,), given=ruling.id) for claim in claims)
    if not claims:
        yield ruling


def _found(ruling: Ruling, pile: Pile, places: Mapping[TextId, Sequence[DocumentId]]) -> Iterator[Ruling]:
    bound = {one.claim: one for one in ruling.words}
    options = [[name] if name in pile.claims else _elsewhere(bound.get(name), pile, places) for name in ruling.claims]
    if all(claim in pile.claims for claim in ruling.claims):
        yield ruling
    elif ruling.kind == "set aside" and ruling.subject is not None:
        yield replace(ruling, claims=tuple(claim for found in options for claim in found), given=ruling.id)
    elif not all(options):
        yield ruling
    elif ruling.kind in SINGLE:
        yield from (replace(ruling, claims=(claim,), given=ruling.id) for claim in options[0])
    else:
        yield replace(ruling, claims=tuple(found[0] for found in options), given=ruling.id)


def _elsewhere(words: Words | None, pile: Pile, places: Mapping[TextId, Sequence[DocumentId]]) -> list[ClaimId]:
    """The claims of the same kind at the same place of the same text, if the document that was ruled on is not there."""
    if words is None or words.ordinal is None or words.document in pile.documents:
        return []
    found = (claim_id(document, words.start, words.end, words.kind, words.ordinal) for document in places.get(words.text, ()))
    return [claim for claim in found if claim in pile.claims]
