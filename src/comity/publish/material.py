"""What a dossier is written from: the part of the ledger that speaks of two states, indexed."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from comity.ledger.part import Mentions, Part
from comity.ledger.view import View
from comity.model.claim import Claim, Figure, Statement
from comity.model.finding import Finding
from comity.model.held import Held
from comity.model.ids import ClaimId, ConflictId, DocumentId, QuantityId
from comity.model.origin import Origin, Origins
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.record import Link, Quantity, Record, Records
from comity.model.ruling import Ruling, Struck
from comity.model.text import Document
from comity.model.verdict import Bound, Cluster, Conflict, Verdict
from comity.publish.naming import Names, count
from comity.resources import load
from comity.resources.mentions import mentions_digest, names_state, state_pattern
from comity.resources.rows import Body, State

ADVICE = frozenset({"manifest.not-added", "manifest.unused"})

BOTH = 2

Dyad = tuple[str, str]
"""Two states by ISO 3166-1 alpha-3 code, in the order in which a page names them."""


class Whole(NamedTuple):
    """Everything in a ledger that tells how good a source is: claims, what they measure, and who said them first."""

    claims: Mapping[ClaimId, Claim]
    records: Records
    origins: Origins


class Material:
    """Documents, claims and findings about a dyad, with what was concluded from them.

    A document belongs to the dossier when it gives a figure on the two states or names both; of its figures those are kept
    that concern no third state.
    """

    def __init__(
        self,
        *,
        dyad: Dyad,
        pile: Pile,
        records: Records,
        origins: Origins,
        verdict: Verdict,
        clusters: Sequence[Cluster],
        findings: Sequence[Finding],
        whole: Callable[[], Whole] | None = None,
        struck: Sequence[Struck] = (),
        rulings: Sequence[Ruling] = (),
        read: Pile | None = None,
        day: date | None = None,
        at: date | None = None,
        premises: Sequence[str] = (),
        near: Collection[DocumentId] | None = None,
    ) -> None:
        """Gather what there is.

        `pile` holds the claims that count, `read` all as they were read (None: the same); `struck` tells which do not count by
        which of the `rulings`. `day` is the day whose state is told, by default the latest that a document proves; with `at`
        only those figures are kept whose period covers that day. `premises` say in sentences what is supposed. `whole` gives
        everything in the ledger, where `pile` and the others are only what concerns the two states. No document but those in
        `near` names both states; None where that is not known.
        """
        self.premises = tuple(premises)
        self.struck = tuple(struck)
        self.rulings = tuple(rulings)
        self.read = read or pile
        self._day = day
        self._near = near
        self._at = at
        self.dyad = dyad
        self._whole = whole
        self.pile = pile
        self.records = records
        self.copies = origins.copies
        self._origins = origins.origins
        self._verdict = verdict
        self._clusters = clusters
        self._findings = findings

    @cached_property
    def states(self) -> dict[str, State]:
        """The table of states by code."""
        return {row.iso3: row for row in load("states", State)}

    @cached_property
    def names(self) -> Names:
        """The names of states by code."""
        return {code: row.name for code, row in self.states.items()}

    @cached_property
    def quantity_of(self) -> dict[ClaimId, Quantity]:
        """What each figure measures."""
        return self._members("of")

    @cached_property
    def whole(self) -> Whole:
        """Everything in the ledger."""
        if self._whole is not None:
            return self._whole()
        return Whole(self.pile.claims, self.records, Origins(self._origins, self.copies))

    @cached_property
    def base_of(self) -> dict[ClaimId, Quantity]:
        """What each ratio, share or difference is measured from."""
        return self._members("base")

    @cached_property
    def record_of(self) -> dict[ClaimId, Record]:
        """The instrument, project, measure or event that each claim is about."""
        records = {record.id: record for record in self.records.records if record.kind != "person"}
        return {member.claim: records[member.record] for member in self.records.members if member.record in records}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The sentences of the dossier's documents that tie records and flows to one another, in the order of the documents."""
        kept = {document.id: place for place, document in enumerate(self.documents)}
        found = [link for link in self.records.links if link.document in kept]
        return tuple(sorted(found, key=lambda link: (kept[link.document], link.start, link.kind, link.source, link.target)))

    @cached_property
    def latest_day(self) -> date | None:
        """The latest day that a document proves: a document of an unknown day of 2026 proves only the first of that year."""
        return max((p.first for document in self.documents if (p := document.metadata.published) and p.first), default=None)

    @property
    def day(self) -> date | None:
        """The day whose state is told: the one asked for, else the latest that a document proves."""
        return self._day or self.latest_day

    @cached_property
    def quantities(self) -> dict[QuantityId, Quantity]:
        """All quantities by id."""
        return {quantity.id: quantity for quantity in self.records.quantities}

    @cached_property
    def origin_of(self) -> dict[ClaimId, Origin]:
        """The origin that each claim goes back to."""
        return {claim: origin for origin in self._origins for claim in origin.claims}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the dossier, in the order of the pile."""
        with_figures = {claim.document for claim in self.pile.claims.values() if self.is_about_pair(claim)}
        return tuple(
            document for document in self.pile.documents.values() if document.id in with_figures or self._names_both(document.id)
        )

    @cached_property
    def claims(self) -> dict[ClaimId, Claim]:
        """The claims of the dossier by id: figures that concern no third state, and statements."""
        kept = {document.id for document in self.documents}
        return {
            claim.id: claim
            for claim in self.pile.claims.values()
            if claim.document in kept and not self._is_about_others(claim) and self._holds(claim)
        }

    @cached_property
    def held(self) -> dict[ClaimId, Held]:
        """What is held back in the documents of the dossier, chosen as `claims` are, by the id of the claim that it would be."""
        kept = {document.id for document in self.documents}
        return {
            name: one
            for name, one in self.pile.held.items()
            if one.claim.document in kept and not self._is_about_others(one.claim) and self._holds(one.claim)
        }

    @cached_property
    def figures(self) -> tuple[Claim, ...]:
        """The claims that are figures."""
        return tuple(claim for claim in self.claims.values() if isinstance(claim.payload, Figure))

    @cached_property
    def statements(self) -> tuple[Claim, ...]:
        """The claims that are statements."""
        return tuple(claim for claim in self.claims.values() if isinstance(claim.payload, Statement))

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Conflicts that name a claim of the dossier: contradictions first, then slips, the widest gap first."""
        found = [conflict for conflict in self._verdict.conflicts if any(claim in self.claims for claim in conflict.claims)]
        return tuple(sorted(found, key=lambda conflict: (conflict.label, -conflict.gap, conflict.id)))

    @cached_property
    def number_of(self) -> dict[ConflictId, int]:
        """The number of each conflict on the page, from one."""
        return {conflict.id: number for number, conflict in enumerate(self.conflicts, start=1)}

    @cached_property
    def disputes_of(self) -> dict[ClaimId, tuple[int, ...]]:
        """The numbers of the conflicts that a claim, or one it repeats, is part of."""
        found: dict[ClaimId, tuple[int, ...]] = {}
        for conflict in self.conflicts:
            for claim in sorted({repeat for named in conflict.claims for repeat in self.repeats(named)}):
                found[claim] = (*found.get(claim, ()), self.number_of[conflict.id])
        return found

    def repeats(self, claim: ClaimId) -> tuple[ClaimId, ...]:
        """The claims of one origin that say the same, this one first: a conflict names one of them for all."""
        same = self._sayings.get(self._saying(claim), ())
        return (claim, *(other for other in same if other != claim))

    @cached_property
    def _sayings(self) -> dict[tuple[object, ...], list[ClaimId]]:
        found: dict[tuple[object, ...], list[ClaimId]] = {}
        for claim in self.figures:
            found.setdefault(self._saying(claim.id), []).append(claim.id)
        return found

    def _saying(self, claim: ClaimId) -> tuple[object, ...]:
        """Origin, quantity, base and hedged value of a figure; whatever lacks the first two says only what it says itself."""
        payload, origin, of = self.pile.claims[claim].payload, self.origin_of.get(claim), self.quantity_of.get(claim)
        if not isinstance(payload, Figure) or origin is None or of is None:
            return (claim,)
        base = self.base_of.get(claim)
        value = (payload.relation, payload.value, payload.value_high, payload.unit, payload.hedge)
        return origin.id, of.id, base.id if base else "", *value, self.pile.claims[claim].is_denied

    @cached_property
    def bounds(self) -> dict[QuantityId, Bound]:
        """What follows for the quantities that the dossier's figures speak of."""
        spoken = {
            quantity.id
            for members in (self.quantity_of, self.base_of)
            for claim, quantity in members.items()
            if claim in self.claims
        }
        return {bound.quantity: bound for bound in self._verdict.bounds if bound.quantity in spoken}

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """Clusters with a statement of the dossier; of the names of a person those in its documents."""
        kept = {document.id for document in self.documents}
        return tuple(_within(cluster, kept) if cluster.record is not None else cluster for cluster in self.concluded)

    @cached_property
    def concluded(self) -> tuple[Cluster, ...]:
        """Clusters with a statement of the dossier, whole; a member that rests on a claim counts only with that claim."""
        kept = {document.id for document in self.documents}
        return tuple(
            cluster
            for cluster in self._clusters
            if any(
                member.claim in self.claims if member.claim in self.pile.claims else member.document in kept
                for member in cluster.members
            )
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Findings on the dossier's documents, and those on no document (what could not be read at all), each once.

        Advice on how a manifest was used is left out: it tells of one call of the program, not of the documents.
        """
        kept: set[DocumentId | None] = {document.id for document in self.documents} | {None}
        every = (finding for finding in (*self._findings, *self._verdict.findings) if finding.code not in ADVICE)
        chosen = {finding for finding in every if finding.document in kept}
        return tuple(sorted(chosen, key=lambda f: (f.code, f.subject, f.text, f.document or "", f.start or 0, f.end or 0)))

    def is_about_pair(self, claim: Claim) -> bool:
        """Whether a claim is a figure between the two states."""
        return self._states_of(claim) == set(self.dyad)

    def origins_of(self, claims: Iterable[ClaimId]) -> tuple[Origin, ...]:
        """The independent origins behind claims, in the order of their ids."""
        found = {origin.id: origin for claim in claims if (origin := self.origin_of.get(claim)) is not None}
        return tuple(found[key] for key in sorted(found))

    def party_name(self, code: str) -> str:
        """The name of a state or body by its code; a firm or person is given by name already."""
        return self.names.get(code) or self._bodies.get(code, code)

    def state_of_actor(self, name: str) -> str | None:
        """The state that an actor is or speaks for: a state by any of its names, a person as the documents' chains have it."""
        return self._codes.get(name.casefold())

    def names_one(self, claim: Claim) -> bool:
        """Whether the sentence of a claim names one of the two states."""
        sentence = self.pile.words(claim.document)[claim.passage.start : claim.passage.end]
        return any(pattern is not None and pattern.search(sentence) for pattern in self._patterns)

    def outlets_of(self, claims: Iterable[ClaimId]) -> tuple[str, ...]:
        """Who printed the claims, sorted."""
        return tuple(sorted({self.pile.documents[self.pile.claims[claim].document].name for claim in claims}))

    def support(self, claims: Iterable[ClaimId]) -> str:
        """How many independent origins and outlets stand behind claims: "at most 2 origins · 3 outlets"."""
        known = list(claims)
        origins, outlets = self.origins_of(known), self.outlets_of(known)
        is_certain = all(origin.is_certain for origin in origins)
        counted = count(len(origins), "origin") if is_certain else f"probably {count(len(origins), 'origin')}"
        return f"{counted} · {count(len(outlets), 'outlet')}"

    @cached_property
    def _bodies(self) -> dict[str, str]:
        return {row.code: row.name for row in load("bodies", Body)}

    @cached_property
    def _codes(self) -> dict[str, str]:
        voices = {
            voice.name.casefold(): voice.state
            for claim in self.claims.values()
            for voice in claim.chain
            if voice.state is not None and voice.type != "outlet"
        }
        forms = {form.casefold(): code for code, row in self.states.items() for form in (row.name, *row.forms)}
        return voices | forms

    def _members(self, part: str) -> dict[ClaimId, Quantity]:
        return {
            member.claim: self.quantities[member.record]
            for member in self.records.members
            if member.part == part and member.record in self.quantities
        }

    def _states_of(self, claim: Claim) -> set[str]:
        """The states that a figure concerns, as the resolved quantity has them, else as the words do."""
        if not isinstance(claim.payload, Figure):
            return set()
        record = self.quantity_of.get(claim.id, claim.payload)
        return {state for state in (record.reporter, record.partner) if state is not None}

    def _is_about_others(self, claim: Claim) -> bool:
        return bool(self._states_of(claim) - set(self.dyad))

    def _holds(self, claim: Claim) -> bool:
        """Whether a claim is none of a figure for other days than the one asked for; a figure without period is for no day."""
        if self._at is None or not isinstance(claim.payload, Figure):
            return True
        return claim.payload.period is not None and claim.payload.period.contains(Period.day(self._at))

    def _names_both(self, document: DocumentId) -> bool:
        if self._near is not None and document not in self._near:
            return False
        words = self.pile.words(document)
        return all(pattern is not None and pattern.search(words) for pattern in self._patterns)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str] | None, ...]:
        return tuple(map(state_pattern, self.dyad))


def _within(cluster: Cluster, documents: Collection[DocumentId]) -> Cluster:
    """A cluster with its members in some documents."""
    return replace(cluster, members=tuple(member for member in cluster.members if member.document in documents))


def material_in(view: View, dyad: Dyad, *, at: date | None = None, premises: Sequence[str] = ()) -> Material:
    """What a ledger holds on two states, which may be nothing; best values ask the view again, which must be open then.

    With `at` it is what held on a day, and `premises` says so in sentences.
    """
    return _material(view, dyad, view.about(dyad, Mentions(mentions_digest(), names_state)), at=at, premises=premises)


def material_around(view: View, documents: Collection[DocumentId]) -> Material:
    """What a ledger holds on some documents, whatever states they speak of, as a dossier on the pair of most of their figures.

    Without a figure on two states the pair is of no states ("", ""), and nothing belongs to a dossier on it.
    """
    part = view.around(documents)
    pairs = Counter(
        (min(states), max(states))
        for claim in part.pile.claims.values()
        if claim.document in documents and isinstance(claim.payload, Figure)
        if len(states := {state for state in (claim.payload.reporter, claim.payload.partner) if state}) == BOTH
    )
    return _material(view, min(pairs, key=lambda pair: (-pairs[pair], pair), default=("", "")), part)


def _material(view: View, dyad: Dyad, part: Part, *, at: date | None = None, premises: Sequence[str] = ()) -> Material:
    return Material(
        dyad=dyad,
        **part._asdict(),
        whole=lambda: Whole(view.pile().claims, view.records(), view.origins()),
        day=at,
        at=at,
        premises=premises,
    )
