"""How many witnesses really spoke: every claim of a pile goes to exactly one origin."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from comity.model.claim import Claim, Voice
from comity.model.ids import ClaimId, DocumentId, digest
from comity.model.origin import Copy, Origin
from comity.model.record import Records
from comity.trace.bonds import Bond, by_document, copied_bonds, speaker_bonds
from comity.trace.cast import Cast
from comity.trace.comments import commented_bonds
from comity.trace.groups import Groups
from comity.trace.sayings import Sayings
from comity.trace.signatures import repeated_bonds, signature_bonds
from comity.trace.voices import is_one, outlet_key, parts, preferred

Unit: TypeAlias = tuple[DocumentId, str, str]
"""What one document has from one voice: the document, the type of voice ("own" for its own words), the name."""

LOOSE = frozenset({"own", "anonymous", "government"})
"""Voices behind which many may stand: a claim that was borrowed from elsewhere leaves the rest of such a unit."""


def origins(cast: Cast, records: Records, copies: Sequence[Copy]) -> tuple[Origin, ...]:
    """Group the claims of a pile by who said them first; sorted by id.

    What one document has from one voice is one origin. Across documents, copied words and one named speaker with one figure
    bind claims with certainty; two documents that share several figures bind them probably, and so does a named speaker's
    comment on a figure in the same sentence. The words of an outlet, of a capital or of nobody named are no one person's: what
    such a voice borrowed goes with its source, and only the rest stays together.
    """
    sayings = Sayings(cast.pile, records)
    units = _units(cast)
    groups = Groups(cast)
    for unit, claims in units.items():
        if unit[1] not in LOOSE:
            groups.join(claims)
    certain = groups.bind([*copied_bonds(cast, copies, sayings), *speaker_bonds(cast, sayings)])
    groups.bind(_strands(certain, units))
    guessed = [*signature_bonds(cast, sayings), *repeated_bonds(cast, sayings)]
    probable = groups.bind_probably(bond for bond in guessed if groups.root(bond.left) != groups.root(bond.right))
    groups.bind_probably(_strands(probable, units))
    borrowed = {claim for bond in groups.bonds for claim in bond.leaves}
    groups.bind_probably(bond for bond in commented_bonds(cast, sayings) if bond.left not in borrowed)
    groups.bind(_sentence_bonds(units, groups, cast))
    for claims in _rest(units, groups, cast):
        groups.join(claims)
    return _made(groups, copies, cast)


def _units(cast: Cast) -> dict[Unit, list[ClaimId]]:
    units: dict[Unit, list[ClaimId]] = defaultdict(list)
    for document, claims in by_document(cast.pile.claims.values()).items():
        for claim in claims:
            kind, name = ("own", "") if cast.is_own(claim) else (claim.speaker.type, " ".join(parts(claim.speaker.name)))
            units[(document, kind, name)].append(claim.id)
    return units


def _sentence_bonds(units: dict[Unit, list[ClaimId]], groups: Groups, cast: Cast) -> Iterator[Bond]:
    """What a capital or an unnamed source says in the sentence of a borrowed claim goes with it: it is one utterance."""
    borrowed = {claim for bond in groups.bonds for claim in bond.leaves}
    for (document, kind, _), claims in units.items():
        if kind == "own" or kind not in LOOSE:
            continue
        sentences = {cast.pile.claims[claim].passage: claim for claim in reversed(claims) if claim in borrowed}
        for claim in claims:
            first = sentences.get(cast.pile.claims[claim].passage)
            if first is not None and claim not in borrowed:
                reason = f"{cast.labels[document]} has more from {cast.pile.claims[claim].speaker.name} in the same sentence."
                yield Bond(first, claim, reason, (claim,))


def _rest(units: dict[Unit, list[ClaimId]], groups: Groups, cast: Cast) -> Iterator[list[ClaimId]]:
    """What stays of each loose unit: claims that were neither borrowed nor bound to another's name."""
    borrowed = {claim for bond in groups.bonds for claim in bond.leaves}
    for unit, claims in units.items():
        if unit[1] in LOOSE:
            yield [claim for claim in claims if claim not in borrowed and _is_of_one_name(cast.pile.claims[claim], groups, cast)]


def _is_of_one_name(claim: Claim, groups: Groups, cast: Cast) -> bool:
    voices = groups.voices(claim.id)
    return all(cast.is_named(claim) and is_one(claim.speaker, voice) for voice in voices)


def _strands(bonds: Sequence[Bond], units: dict[Unit, list[ClaimId]]) -> Iterator[Bond]:
    """Hold together what leaves one unit for one reason: figures that were borrowed side by side."""
    unit_of = {claim: unit for unit, claims in units.items() for claim in claims}
    strands: dict[tuple[str, Unit, Unit], list[Bond]] = defaultdict(list)
    for bond in sorted(bonds):
        if len(bond.leaves) > 1:
            strands[(bond.reason, unit_of[bond.left], unit_of[bond.right])].append(bond)
    for strand in strands.values():
        for one, other in pairwise(strand):
            yield Bond(one.left, other.left, one.reason, (one.left, other.left))


def _made(groups: Groups, copies: Sequence[Copy], cast: Cast) -> tuple[Origin, ...]:
    copied: dict[DocumentId, set[DocumentId]] = defaultdict(set)
    for copy in copies:
        if copy.is_direction_known:
            copied[copy.right].add(copy.left)
    reasons: dict[ClaimId, list[str]] = defaultdict(list)
    for bond in groups.bonds:
        reasons[groups.root(bond.left)].append(bond.reason)
    made = []
    for root, ids in groups.members().items():
        claims = [cast.pile.claims[claim] for claim in ids]
        origin = Origin(
            id="o_" + digest(*ids),
            voice=_voice(claims, copied, cast),
            claims=tuple(ids),
            documents=tuple(sorted({claim.document for claim in claims})),
            is_certain=groups.is_certain(root),
            reasons=(*dict.fromkeys(reasons[root]), *_told(claims, cast)),
        )
        made.append(origin)
    return tuple(sorted(made, key=lambda origin: origin.id))


def _voice(claims: Sequence[Claim], copied: dict[DocumentId, set[DocumentId]], cast: Cast) -> Voice | None:
    """Who said it first: a named speaker, else the one outlet whose words they are, else an anonymous voice; None if unclear."""
    named = [claim.speaker for claim in claims if cast.is_named(claim)]
    if named:
        return preferred(named)
    anonymous = [claim.speaker for claim in claims if not cast.is_own(claim)]
    if anonymous:
        return preferred(anonymous)
    here = {claim.document for claim in claims}
    first = [claim for claim in claims if not copied[claim.document] & here] or list(claims)
    outlets = {cast.outlet(claim) for claim in first}
    return preferred(outlets) if len({outlet_key(outlet.name) for outlet in outlets}) == 1 else None


def _told(claims: Sequence[Claim], cast: Cast) -> Iterator[str]:
    """Sentences on what each document has from whom, and on what it says of itself."""
    sentences: dict[str, None] = {}
    for claim in sorted(claims, key=lambda claim: (cast.labels[claim.document], cast.is_own(claim), claim.speaker.name)):
        label = cast.labels[claim.document]
        if not cast.is_own(claim):
            sentences[f"{label} has this from {claim.speaker.name}."] = None
            continue
        notice = cast.source(claim.document)
        told = f"{label} says this in its own words."
        if notice is not None:
            told = f"{label} says of itself: “{' '.join(cast.pile.words(claim.document)[notice.start : notice.end].split())}”."
        sentences[told] = None
    yield from sentences
