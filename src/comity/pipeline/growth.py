"""Growing what is derived: only the neighbourhood of what changed is derived anew, stage by stage, with the functions of the stages.

Each stage gets a set of claims that is closed under what it couples (`comity.pipeline.coupling`): everything that could be
brought together with what changed. Its outcome takes the place of the old rows, and what differs is what the next stage goes
on from; what the stages before found out about the rest of the set is read from the ledger.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from comity.ledger import Entry
from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId, DocumentId, QuantityId, RecordId
from comity.model.origin import Origins
from comity.model.rate import Rate
from comity.model.record import Membership, Records
from comity.pipeline import coupling, origins
from comity.reconcile import reconcile
from comity.resolve import coupled
from comity.resolve.figures import series
from comity.resolve.life import due
from comity.resolve.links import links
from comity.resolve.people import People, named_in, stems_of, surname_stem
from comity.resolve.ranks import RELATED, ranked
from comity.resolve.records import another, things
from comity.verdict import ON_DOCUMENTS, ON_FIGURES, ON_PERSONS, ON_PROJECTS, ON_RECORDS, judge

Pair = tuple[str, str]


class Growth:
    """One derivation of what some documents change. `changed` are their claims, those that no longer count included."""

    def __init__(self, entry: Entry, rates: Sequence[Rate], days: tuple[str | None, str | None]) -> None:
        """`days` are the latest proven days of before and of now."""
        self._near, self._exchange = entry.near, entry.exchange
        self._rates = rates
        stale = self._near.stale()
        self.documents: set[DocumentId] = {one.document for one in stale}
        self._before = self._near.claims_at([one.used for one in stale if one.used is not None])
        self._after = self._near.claims_of(self.documents)
        self._names_before = self._near.names_once([one.known_used for one in stale if one.known_used is not None])
        self.changed: dict[ClaimId, Claim] = {**self._before, **self._after}
        self._days = days
        self._moved: set[Membership] = set()
        self._records: set[RecordId] = set()
        self._renamed: set[DocumentId] = set()
        self._regrouped: set[ClaimId] = set()
        self._copied: set[DocumentId] = set()

    def run(self) -> None:
        """All stages, in their order."""
        self._persons()
        self._matters()
        self._quantities()
        self._links()
        self._origins()
        pairs = self._verdict()
        self._judge_figures(pairs)
        self._judge_records()
        self._judge_persons()
        self._judge_documents()

    def _current(self, claims: Iterable[Claim]) -> dict[ClaimId, Claim]:
        """Claims that count now, those of the changed documents as they are now."""
        return {one.id: one for one in claims if one.document not in self.documents} | self._after

    def _persons(self) -> None:
        """Whom names mean: all claims that name somebody of a surname that the changed claims name."""
        stems = stems_of(self.changed.values())
        known = {one.record for one in self._near.namings("stem", stems)}
        members = self._near.members("record", known)
        claims = self._current(self._near.claims({one.claim for one in members}).values())
        named = [one for one in claims.values() if any(surname_stem(person.surname) in stems for person in named_in(one))]
        people = People.found(self._near.pile(named))
        names = [one for one in people.names if one.stem in stems]
        found = {one.record for one in names}
        self._renamed = self._exchange.names(stems, names)
        new = [Membership(record, claim, "of") for record, claim in people.members if record in found]
        self._moved |= self._exchange.members(members, new)
        changed = self._exchange.records(known, [people.records[record] for record in sorted(found)])
        self._records |= changed
        self._renamed |= {one.document for one in self._near.namings("record", changed)}

    def _matters(self) -> None:
        """Agreements, projects, measures and events: the claims that the changed ones are joined with, now or before."""
        self._exchange.ties(self.documents, self._ties())
        renamed = self._near.claims_of(self._renamed - self.documents)
        touched = {**self.changed, **{key: one for key, one in renamed.items() if coupled.is_personal(one)}}
        seeds, known = set(touched), set[RecordId]()
        while True:
            known |= self._matters_of(seeds)
            claims = self._near.claims({one.claim for one in self._near.members("record", known)} | seeds)
            claims = self._current(claims.values())
            keys = {key for one in claims.values() for key in coupling.matter_keys(one)}
            near = self._near.claims_of({row[1] for row in self._near.tied(keys)} | {one.document for one in claims.values()})
            pile = self._near.pile(self._current(one for one in near.values() if coupled.is_matter(one)).values())
            people = self._people(pile.documents)
            joined = coupled.coupled(pile, people, {key for key in claims if key in pile.claims})
            if joined <= seeds:
                closed = self._near.pile(one for key, one in pile.claims.items() if key in joined)
                found = things(closed, people)
                namesakes = {base for base in found.bases if base not in known and self._near.records([base])}
                namesakes |= {after for one in known if (after := another(one)) not in known and self._near.records([after])}
                if not namesakes:
                    break
                known |= namesakes
            seeds |= joined
        self._moved |= self._exchange.members(self._near.members("record", known), found.members)
        self._records |= self._exchange.records(known, found.records)

    def _matters_of(self, claims: Iterable[ClaimId]) -> set[RecordId]:
        """The records but quantities and persons that claims are about, as far as was derived."""
        ids = {one.record for one in self._near.members("claim", list(claims)) if one.record.startswith("r_")}
        return {key for key, one in self._near.records(ids).items() if one.kind != "person"}

    def _people(self, documents: Iterable[DocumentId]) -> People:
        names = self._near.namings("document", list(documents))
        return People(self._near.records({one.record for one in names}).values(), names)

    def _ties(self) -> Iterable[tuple[int, DocumentId, ClaimId]]:
        return coupling.ties(self._near.pile(self._after.values()))

    def _quantities(self) -> None:
        """Quantities: all figures of the pairs and indicators that changed, and the ranks that are counted over them."""
        pairs = {pair for one in self.changed.values() if (pair := coupling.pair_of(one)) is not None}
        indicators = {one.payload.indicator for one in self.changed.values() if isinstance(one.payload, Figure)}
        near = self._near.figures(pairs)
        claims = {key: one for key, one in near.items() if one.payload.indicator in indicators}  # type: ignore[union-attr]
        quantities, members = series(claims.values())
        old = {one for one in self._near.members("claim", {*claims, *self.changed}) if one.record.startswith("q_")}
        is_rank = {key for key, one in {**self.changed, **claims}.items() if coupling.is_rank(one)}
        moved = self._exchange.members([one for one in old if one.claim not in is_rank], members)
        self._exchange.quantities({one.record for one in {*old, *members}}, quantities)
        touched = self._near.quantities({one.record for one in moved}) | {one.id: one for one in quantities}
        self._moved |= moved | self._ranks({one.record for one in moved}, touched.values(), is_rank, old)

    def _ranks(self, moved: set[str], quantities: Iterable, own: set[ClaimId], old: set[Membership]) -> set[Membership]:  # type: ignore[type-arg]
        """What ranks speak of: those that changed, and those of a product and a state of whose flows some changed."""
        flows = [one for one in quantities if one.indicator in RELATED]
        products = {one.product or "" for one in flows}
        ranks = {key: one for key, one in self._near.ranks(products).items() if coupling.shares_end(one, flows)}
        ranks |= {key: one for key, one in self._after.items() if key in own}
        before = {one for one in self._near.members("claim", {*ranks, *own}) | old if one.claim in {*ranks, *own}}
        before = {one for one in before if one.record.startswith("q_")}
        new: set[Membership] = set()
        found = {}
        for key, one in ranks.items():
            ends = {end for end in (one.payload.reporter, one.payload.partner) if end}  # type: ignore[union-attr]
            beside = self._near.flows(one.payload.product, ends)  # type: ignore[union-attr]
            every, members = ranked([one], tuple(beside[name] for name in sorted(beside)))
            new |= set(members)
            found |= {quantity.id: quantity for quantity in every if any(quantity.id == member.record for member in members)}
        changed = self._exchange.members(before, new)
        self._exchange.quantities({one.record for one in before | new}, found.values())
        return changed

    def _links(self) -> None:
        """Ties between records: the sentences of the documents in which a claim speaks of something else than before."""
        touched = {one.claim for one in self._moved}
        touched |= {one.claim for one in self._near.members("record", {key for key in self._records if key[0] == "r"})}
        documents = {one.document for one in self._near.claims(touched).values()} | self.documents
        claims = self._near.claims_of(documents)
        members = self._near.members("claim", claims)
        records = self._near.records({one.record for one in members})
        quantities = self._near.quantities({one.record for one in members})
        pile = self._near.pile(claims.values())
        self._exchange.links(documents, links(pile, quantities.values(), records.values(), sorted(members)))

    def _origins(self) -> None:
        """Who said it first, and who copied whom."""
        touched = {one.claim for one in self._moved if one.record.startswith("q_")}
        spoken = {one.document for one in self._near.claims(touched).values()} | self.documents
        self._copied, self._regrouped = origins.grow(
            self._near, self._exchange, self.documents, spoken, self._names_before, self._before
        )

    def _verdict(self) -> set[Pair]:
        """What can be true together: all figures of the pairs of states in which something changed."""
        touched = {one.claim for one in self._moved if one.record.startswith("q_")} | self._regrouped
        claims = {**self._near.claims(touched), **self.changed}
        pairs = {pair for one in claims.values() if (pair := coupling.pair_of(one)) is not None}
        pairs |= self._pairs_of_day()
        while True:
            figures = self._near.figures(pairs)
            members = {one for one in self._near.members("claim", figures) if one.record.startswith("q_")}
            quantities = self._near.quantities({one.record for one in members})
            more = coupling.pairs_beside(self._near, figures, quantities) - pairs
            if not more:
                break
            pairs |= more
        self._figures, self._spoken = figures, Records(
            tuple(quantities[key] for key in sorted(quantities)), tuple(sorted(members))
        )
        found = self._near.origins(figures)
        self._voices = Origins(tuple(found[key] for key in sorted(found)), ())
        verdict = reconcile(tuple(figures.values()), self._spoken, self._voices, rates=self._rates)
        gone = {one.record for one in self._moved if one.record.startswith("q_")}
        every = {*figures, *self._before}
        self._exchange.bounds({*quantities, *gone}, verdict.bounds)
        self._exchange.conflicts(every, verdict.conflicts)
        self._exchange.findings({*every, *quantities, *gone}, verdict.findings)
        self._found = verdict
        return pairs

    def _pairs_of_day(self) -> set[Pair]:
        """The pairs of states whose aims come due between the proven days of before and of now."""
        return {pair for one in self._due().values() if (pair := coupling.pair_of(one)) is not None}

    def _due(self) -> Mapping[ClaimId, Claim]:
        before, now = (day or date.min.isoformat() for day in self._days)
        return self._near.due(min(before, now), max(before, now)) if before != now else {}

    @property
    def _asof(self) -> date:
        return date.fromisoformat(self._days[1]) if self._days[1] else date.min

    def _judge_figures(self, pairs: set[Pair]) -> None:
        """Verdicts on figures, of the pairs of states whose figures were held against one another."""
        pile = self._near.pile(self._figures.values())
        promises = due(self._spoken, self._figures, self._asof)
        found = judge(pile, self._spoken, self._voices, self._found, promises, rules=ON_FIGURES)
        old = self._exchange.clusters_of(claims={*self._figures, *(key for key, one in self._before.items() if coupling.is_figure(one))})
        self._exchange.clusters(old, found)

    def _judge_records(self) -> None:
        """Verdicts on agreements, projects, measures and events in which something changed."""
        touched = {one.claim for one in self._moved} | self._regrouped | set(self._due())
        members = self._near.members("claim", touched)
        known = self._near.records(self._records | {one.record for one in members})
        records = {key for key, one in known.items() if one.kind != "person"}
        if any(one.type == "recognition" for one in known.values()) or any(map(coupled.is_recognition, self._before.values())):
            records |= self._near.recognitions()
        old = {key: one for key, one in self._before.items() if coupled.is_matter(one)}
        self._judge(records, old, ON_RECORDS, is_part=False)
        parties = {one for one in map(coupled.project_parties, {**old, **self._near.claims(touched)}.values()) if one}
        projects = self._near.projects(parties)
        held = {one.record for one in self._near.members("claim", projects)}
        self._judge({key for key in self._matters_of(projects) if key in held}, {**old, **projects}, ON_PROJECTS, is_part=True)

    def _judge(self, ids: set[RecordId], old: Mapping[ClaimId, Claim], rules: Sequence, *, is_part: bool) -> None:  # type: ignore[type-arg]
        members = self._near.members("record", ids)
        claims = self._near.claims({one.claim for one in members})
        if is_part:
            claims = {key: one for key, one in claims.items() if key in old}
        held = sorted(one for one in members if one.claim in claims)
        records = self._near.records(ids)
        spoken = Records((), tuple(held), tuple(records[key] for key in sorted(records)))
        origins_found = self._near.origins(claims)
        voices = Origins(tuple(origins_found[key] for key in sorted(origins_found)), ())
        promises = due(spoken, claims, self._asof)
        found = judge(self._near.pile(claims.values()), spoken, voices, None, promises, rules=rules)
        known = self._exchange.clusters_of(claims={*claims, *old})
        gone = {key for key, (kind, verdict) in known.items() if (verdict == "compatible_subset") == is_part and "quantity" not in kind}
        self._exchange.clusters(gone, found)

    def _judge_persons(self) -> None:
        """Verdicts on persons in whose spellings or origins something changed."""
        touched = {one.claim for one in self._moved} | self._regrouped
        ids = self._records | {one.record for one in self._near.members("claim", touched)}
        known = {key: one for key, one in self._near.records(ids).items() if one.kind == "person"}
        members = self._near.members("record", known)
        claims = self._near.claims({one.claim for one in members})
        origins_found = self._near.origins(claims)
        voices = Origins(tuple(origins_found[key] for key in sorted(origins_found)), ())
        spoken = Records((), tuple(sorted(members)), tuple(known[key] for key in sorted(known)))
        found = judge(self._near.pile(claims.values()), spoken, voices, None, rules=ON_PERSONS)
        self._exchange.clusters(self._exchange.clusters_of(records=self._records | set(known)), found)

    def _judge_documents(self) -> None:
        """Verdicts on documents of which something is known anew, or that share text with others than before."""
        touched = self.documents | self._copied
        copies = self._near.copies(touched)
        pile = self._near.pile((), touched | {side for one in copies for side in (one.left, one.right)})
        found = judge(pile, Records((), ()), Origins((), copies), None, rules=ON_DOCUMENTS)
        kept = [one for one in found if any(member.document in touched for member in one.members)]
        old = self._exchange.clusters_of(documents=touched)
        self._exchange.clusters({key for key, (kind, _) in old.items() if kind == "document"}, kept)


def touched_quantities(members: Iterable[Membership]) -> set[QuantityId]:
    """The quantities among what some memberships speak of."""
    return {one.record for one in members if one.record.startswith("q_")}
