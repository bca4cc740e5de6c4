"""Claims as cards beside the words they are read from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from comity.model.claim import Claim, Figure, Statement, kind_of
from comity.model.ids import ClaimId
from comity.model.record import Quantity, Record
from comity.publish.acts import act_name, act_of, action_words, happening
from comity.publish.cite import link
from comity.publish.lines import claim_title, first_said, tags, value_words
from comity.publish.material import Material
from comity.publish.naming import capital, dated, period_words
from comity.site.address import Address
from comity.site.passages import text_address

SPOKEN = {"direct": "quoted", "indirect": "reported"}
ALIKE_AT_MOST = 200
"""Among so many claims of an origin those are looked for that say the same in the same words."""

Key = tuple[object, ...]


class Way(Struct, frozen=True, kw_only=True):
    """A way on: where to, at which place of the page there, and in words what is there."""

    words: str
    to: Address
    at: str = ""


class Card(Struct, frozen=True, kw_only=True):
    """A claim of a document in short.

    `number` is its place among the claims of the document, from one; `record` is the id of what it is about, `original` the link
    to its words at the source. `disputes` are the conflicts it is part of. `before` and `after` are the documents next to this
    one, by their days, that make the same claim, and `alike` counts all of them.
    """

    id: ClaimId
    number: int
    kind: str
    title: str
    value: str
    tags: tuple[str, ...]
    detail: str
    support: str
    words: str
    record: str
    original: str | None
    disputes: tuple[Way, ...] = ()
    before: Way | None = None
    after: Way | None = None
    alike: int = 0


def cards(material: Material, claims: Sequence[Claim], numbers: Mapping[ClaimId, int], address: Address) -> tuple[Card, ...]:
    """The cards of claims of one document; `numbers` gives the place of each in the document."""
    same = _same(material, claims)
    return tuple(_card(material, claim, numbers[claim.id], same.get(claim.id, ()), address) for claim in claims)


def title_of(material: Material, claim: Claim) -> tuple[str, str]:
    """What a claim is about, and what it says of it: a value, an action with its day, or how it was said."""
    act = act_of(claim)
    if isinstance(claim.payload, Figure):
        return claim_title(material, claim), value_words(claim)
    if isinstance(claim.payload, Statement):
        return claim.speaker.name, SPOKEN[claim.payload.form]
    assert act is not None  # noqa: S101  (every other payload is an act)
    days = happening(act)
    return capital(act_name(act, material.party_name)), action_words(claim, act) + (f", {period_words(days)}" if days else "")


def _card(material: Material, claim: Claim, number: int, same: Sequence[Claim], address: Address) -> Card:
    title, value = title_of(material, claim)
    record = _record(material, claim)
    document = material.pile.documents[claim.document]
    before, after = _beside(material, claim, same, address)
    words = material.pile.quote(claim.id)
    return Card(
        id=claim.id,
        number=number,
        kind=kind_of(claim.payload),
        title=title,
        value=value,
        tags=tags(claim),
        detail=first_said(material, [claim.id]),
        support=material.support([each.id for each in same] or [claim.id]),
        words=words,
        record=record.id if record else "",
        original=link(document.metadata.url, words),
        disputes=tuple(_disputes(material, claim, address)),
        before=before,
        after=after,
        alike=len({each.document for each in same} - {claim.document}),
    )


def _disputes(material: Material, claim: Claim, address: Address) -> Iterator[Way]:
    if address.pair is None:
        return
    for number in material.disputes_of.get(claim.id, ()):
        conflict = material.conflicts[number - 1]
        yield Way(words=f"⚠{number} {conflict.label}", to=address.to("clashes", conflict.id))


def _same(material: Material, claims: Sequence[Claim]) -> dict[ClaimId, list[Claim]]:
    """For claims those of all documents at hand, themselves among them, that make the same claim."""
    about = {claim.id: record.id for claim in claims if (record := _record(material, claim)) is not None}
    wanted = set(about.values())
    speaking: dict[str, list[ClaimId]] = {}
    for member in material.records.members:
        if member.record in wanted and member.part == "of":
            speaking.setdefault(member.record, []).append(member.claim)
    found: dict[ClaimId, list[Claim]] = {}
    by_key: dict[Key, list[Claim]] = {}
    for names in speaking.values():
        for claim in _known(material, names):
            by_key.setdefault(_key(material, claim), []).append(claim)
    for claim in claims:
        same = by_key.get(_key(material, claim), []) if claim.id in about else list(_alike(material, claim))
        if len(same) > 1:
            found[claim.id] = same
    return found


def _record(material: Material, claim: Claim) -> Quantity | Record | None:
    return material.quantity_of.get(claim.id) or material.record_of.get(claim.id)


def _known(material: Material, names: Iterable[ClaimId]) -> Iterator[Claim]:
    return (claim for name in names if (claim := material.pile.claims.get(name)) is not None)


def _key(material: Material, claim: Claim) -> Key:
    """What a claim says of what it is about, whoever says it and however hedged."""
    figure = claim.payload
    if isinstance(figure, Figure):
        of, base = material.quantity_of.get(claim.id), material.base_of.get(claim.id)
        value = (figure.relation, figure.value, figure.value_high, figure.unit)
        return of.id if of else "", base.id if base else "", *value, claim.is_denied
    record, act = material.record_of.get(claim.id), act_of(claim)
    return record.id if record else "", action_words(claim, act) if act else "", claim.is_denied


def _alike(material: Material, claim: Claim) -> Iterator[Claim]:
    """Claims of one origin and kind in the very same words."""
    origin = material.origin_of.get(claim.id)
    if origin is None or len(origin.claims) > ALIKE_AT_MOST:
        return
    words = material.pile.quote(claim.id).split()
    for other in _known(material, origin.claims):
        if kind_of(other.payload) == kind_of(claim.payload) and material.pile.quote(other.id).split() == words:
            yield other


def _beside(material: Material, claim: Claim, same: Sequence[Claim], address: Address) -> tuple[Way | None, Way | None]:
    """The documents before and after that of a claim among those that make the same claim."""
    first: dict[str, Claim] = {}
    for each in same:
        first.setdefault(each.document, each)
    order = sorted(first, key=lambda document: _day(material, document))
    place = order.index(claim.document) if claim.document in first else 0
    ways = [_way(material, first[order[n]], address) if 0 <= n < len(order) else None for n in (place - 1, place + 1)]
    return (ways[0], ways[1]) if claim.document in first else (None, None)


def _way(material: Material, claim: Claim, address: Address) -> Way:
    document = material.pile.documents[claim.document]
    to = text_address(address, document.id, claim.id, claim.evidence.start)
    return Way(words=f"{document.name}, {dated(document.metadata)}", to=to, at=claim.id)


def _day(material: Material, name: str) -> tuple[str, str, str]:
    document = material.pile.documents[name]
    published = document.metadata.published
    return published.first.isoformat() if published and published.first else "9999", document.address, name
