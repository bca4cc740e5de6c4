"""How many witnesses really spoke: every claim of a pile goes to exactly one origin."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from comity.model.claim import Claim, Voice
from comity.model.ids import ClaimId, DocumentId, digest
from comity.model.origin import Copy, Origin
from comity.model.page import Pile
from comity.model.record import Records
from comity.trace.bonds import Bond, by_document, copied_bonds, speaker_bonds
from comity.trace.copies import WHOLE
from comity.trace.groups import Groups
from comity.trace.pages import document_labels
from comity.trace.sayings import Sayings
from comity.trace.signatures import repeated_bonds, signature_bonds
from comity.trace.voices import is_named, is_one, is_own, original_notice, outlet_key, outlet_voice, parts, preferred

Unit: TypeAlias = tuple[DocumentId, str, str]
"""What one document has from one voice: the document, the type of voice ("own" for its own words), the name."""

LOOSE = frozenset({"own", "anonymous", "government"})
"""Voices behind which many may stand: a claim that was borrowed from elsewhere leaves the rest of such a unit."""


def origins(pile: Pile, records: Records, copies: Sequence[Copy]) -> tuple[Origin, ...]:
    """Group the claims of a pile by who said them first; sorted by id.

    What one document has from one voice is one origin. Across documents, copied words and one named speaker with one figure
    bind claims with certainty; two documents that share several figures bind them probably. The words of an outlet, of
    a capital or of nobody named are no one person's: what such a voice borrowed goes with its source, and only the rest
    stays together.
    """
    sayings = Sayings(pile, records)
    units = _units(pile)
    groups = Groups(pile)
    for unit, claims in units.items():
        if unit[1] not in LOOSE:
            groups.join(claims)
    groups.bind([*copied_bonds(pile, copies, sayings), *speaker_bonds(pile, sayings)])
    groups.bind_probably([*signature_bonds(pile, sayings), *repeated_bonds(pile, sayings)])
    rest = _rest(units, groups, pile)
    for claims in rest.values():
        groups.join(claims)
    groups.bind(_whole_copies(rest, copies, pile))
    return _made(groups, copies, pile)


def _units(pile: Pile) -> dict[Unit, list[ClaimId]]:
    units: dict[Unit, list[ClaimId]] = defaultdict(list)
    for document, claims in by_document(pile.claims.values()).items():
        for claim in claims:
            kind, name = ("own", "") if is_own(claim) else (claim.speaker.type, " ".join(parts(claim.speaker.name)))
            units[(document, kind, name)].append(claim.id)
    return units


def _rest(units: dict[Unit, list[ClaimId]], groups: Groups, pile: Pile) -> dict[Unit, list[ClaimId]]:
    """What stays of the loose units: claims that were neither borrowed nor bound to another's name."""
    borrowed = {claim for bond in groups.bonds for claim in bond.leaves}
    rest = {}
    for unit, claims in units.items():
        if unit[1] not in LOOSE:
            continue
        stays = [claim for claim in claims if claim not in borrowed and _is_of_one_name(pile.claims[claim], groups)]
        if stays:
            rest[unit] = stays
    return rest


def _is_of_one_name(claim: Claim, groups: Groups) -> bool:
    voices = groups.voices(claim.id)
    return all(is_named(claim) and is_one(claim.speaker, voice) for voice in voices)


def _whole_copies(rest: dict[Unit, list[ClaimId]], copies: Sequence[Copy], pile: Pile) -> Iterator[Bond]:
    """A document that is a copy as a whole is no witness of its own: its own words go with the original's."""
    for copy in copies:
        left, right = rest.get((copy.left, "own", "")), rest.get((copy.right, "own", ""))
        if copy.kind == "republication" and left and right and _is_whole(copy, pile):
            yield Bond(left[0], right[0], copy.reasons[0])


def _is_whole(copy: Copy, pile: Pile) -> bool:
    """Whether nearly all of the copy lies in the original; of either side where nobody knows which is which."""
    left = sum(passage.left_end - passage.left_start for passage in copy.passages)
    right = sum(passage.right_end - passage.right_start for passage in copy.passages)
    is_right_whole = right >= WHOLE * len(pile.words(copy.right).strip())
    return is_right_whole or (not copy.is_direction_known and left >= WHOLE * len(pile.words(copy.left).strip()))


def _made(groups: Groups, copies: Sequence[Copy], pile: Pile) -> tuple[Origin, ...]:
    labels = document_labels(pile)
    copied: dict[DocumentId, set[DocumentId]] = defaultdict(set)
    for copy in copies:
        if copy.is_direction_known:
            copied[copy.right].add(copy.left)
    reasons: dict[ClaimId, list[str]] = defaultdict(list)
    for bond in groups.bonds:
        reasons[groups.root(bond.left)].append(bond.reason)
    made = []
    for root, ids in groups.members().items():
        claims = [pile.claims[claim] for claim in ids]
        origin = Origin(
            id="o_" + digest(*ids),
            voice=_voice(claims, copied, pile),
            claims=tuple(ids),
            documents=tuple(sorted({claim.document for claim in claims})),
            is_certain=groups.is_certain(root),
            reasons=(*dict.fromkeys(reasons[root]), *_told(claims, labels, pile)),
        )
        made.append(origin)
    return tuple(sorted(made, key=lambda origin: origin.id))


def _voice(claims: Sequence[Claim], copied: dict[DocumentId, set[DocumentId]], pile: Pile) -> Voice | None:
    """Who said it first: a named speaker, else the one outlet whose words they are, else an anonymous voice; None if unclear."""
    named = [claim.speaker for claim in claims if is_named(claim)]
    if named:
        return preferred(named)
    anonymous = [claim.speaker for claim in claims if not is_own(claim)]
    if anonymous:
        return preferred(anonymous)
    here = {claim.document for claim in claims}
    first = [claim for claim in claims if not copied[claim.document] & here] or list(claims)
    outlets = {outlet_voice(pile.documents[claim.document], claim.speaker) for claim in first}
    return preferred(outlets) if len({outlet_key(outlet.name) for outlet in outlets}) == 1 else None


def _told(claims: Sequence[Claim], labels: dict[DocumentId, str], pile: Pile) -> Iterator[str]:
    """Sentences on what each document has from whom, and on what it says of itself."""
    sentences: dict[str, None] = {}
    for claim in sorted(claims, key=lambda claim: (labels[claim.document], is_own(claim), claim.speaker.name)):
        label = labels[claim.document]
        if not is_own(claim):
            sentences[f"{label} has this from {claim.speaker.name}."] = None
            continue
        notice = original_notice(pile.documents[claim.document])
        told = f"{label} says this in its own words."
        if notice is not None:
            told = f"{label} says of itself: “{' '.join(pile.words(claim.document)[notice.start : notice.end].split())}”."
        sentences[told] = None
    yield from sentences
