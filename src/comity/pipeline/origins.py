"""Copies and origins of what changed: the documents that share text, a voice or figures with it, and theirs in turn."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from comity.ledger.exchange import Exchange
from comity.ledger.near import Near
from comity.model.claim import Claim
from comity.model.ids import ClaimId, DocumentId
from comity.model.origin import Copy
from comity.model.record import Records
from comity.pipeline.coupling import kind_of
from comity.trace.cast import Cast
from comity.trace.origins import origins
from comity.trace.pages import document_copies
from comity.trace.signatures import REACH
from comity.trace.translations import FIGURES, RARE

PairOfDocuments = tuple[DocumentId, DocumentId]


def grow_copies(near: Near, exchange: Exchange, changed: set[DocumentId], renamed: Collection[DocumentId]) -> set[DocumentId]:
    """Find anew who shares text with documents that changed or are called otherwise; gives those for which that changed."""
    own = {*changed, *renamed}
    alike, doubtful = _alike(near, own, changed)
    pairs = {*near.common(own), *near.recompared(), *alike, *doubtful, *map(_pair, near.copies(own))}
    sides = {document for pair in pairs for document in pair}
    alike |= {pair for pair in pairs - alike if _share_rare(near, pair)}
    common = [one for pair, one in near.common(sides).items() if pair in pairs]
    pile = near.pile((), sides)
    new = document_copies(Cast(pile), common, sorted(alike & pairs))
    old = [one for one in near.copies(sides) if _pair(one) in pairs]
    return exchange.copies(old, [one for one in new if _pair(one) in pairs])


def _pair(copy: Copy) -> PairOfDocuments:
    left, right = sorted((copy.left, copy.right))
    return left, right


def _alike(
    near: Near, own: Collection[DocumentId], changed: Collection[DocumentId]
) -> tuple[set[PairOfDocuments], set[PairOfDocuments]]:
    """Pairs that share enough rare figures to be translations; and likely translations that a new document may have parted."""
    shared: Counter[PairOfDocuments] = Counter()
    crowded: set[DocumentId] = set()
    for key in sorted({row[0] for row in near.ties_of(own) if kind_of(row[0]) == "words"}):
        holders = near.holders(key, RARE + len(changed))
        if len(holders) <= RARE:
            shared.update(pair for pair in combinations(sorted(holders), 2) if pair[0] in own or pair[1] in own)
        elif len(set(holders) - set(changed)) <= RARE:
            crowded |= set(holders)
    parted = {_pair(one) for one in near.copies(crowded) if one.kind == "translation"}
    return {pair for pair, count in shared.items() if count >= FIGURES}, parted


def _share_rare(near: Near, pair: PairOfDocuments) -> bool:
    """Whether two documents share enough figures that few others have."""
    one, other = ({row[0] for row in near.ties_of([side]) if kind_of(row[0]) == "words"} for side in pair)
    rare = (key for key in sorted(one & other) if len(near.holders(key, RARE)) <= RARE)
    return sum(1 for _ in rare) >= FIGURES


def grow_origins(near: Near, exchange: Exchange, seeds: Iterable[DocumentId], before: Mapping[ClaimId, Claim]) -> set[ClaimId]:
    """Lead the claims of some documents, and of all that may hold together with them, back to origins anew.

    `before` are claims that no longer count; gives the claims whose origin has other claims than before.
    """
    documents = set(seeds)
    while True:
        documents = _closed(near, documents)
        claims = near.claims_of(documents)
        old = near.origins({*claims, *before})
        more = {document for one in old.values() for document in one.documents} - documents
        if not more:
            break
        documents |= more
    members = near.members("claim", claims)
    quantities = near.quantities({one.record for one in members})
    spoken = Records(tuple(quantities[key] for key in sorted(quantities)), tuple(sorted(members)))
    pile = near.pile(claims.values(), documents)
    copies = [one for one in near.copies(documents) if one.left in documents and one.right in documents]
    return exchange.origins(old.values(), origins(Cast(pile), spoken, copies))


def _closed(near: Near, seeds: Collection[DocumentId]) -> set[DocumentId]:
    """Documents with all that may hold together with them, step by step."""
    reached, front = set(seeds), set(seeds)
    while front:
        front = neighbours(near, front) - reached
        reached |= front
    return reached


def neighbours(near: Near, documents: Collection[DocumentId]) -> set[DocumentId]:
    """The documents that copy some, are copied by them, or share a voice with a figure or two telling figures with them."""
    found = {side for one in near.copies(documents) for side in (one.left, one.right)}
    tied = near.tied_documents(documents)
    found |= {other for _, other, voices, telling in tied if voices or telling > 1}
    many = near.yearbooks({other for _, other, _, telling in tied if telling == 1} | set(documents), REACH)
    return found | {other for one, other, _, telling in tied if telling and (one in many or other in many)}


def renamed_with(near: Near, changed: Collection[DocumentId], names_before: Mapping[DocumentId, str | None]) -> set[DocumentId]:
    """The documents that sentences call otherwise since some documents came or took another publisher's name."""
    known = near.documents(changed)
    names = {one.name for one in known.values()}
    names |= {names_before[key] or known[key].address for key in names_before if key in known}
    others = [[one for one in near.called(name, len(known) + 2) if one not in known] for name in sorted(names)]
    return {found[0] for found in others if len(found) == 1}
