"""Growing what is derived: only the neighbourhood of what changed is derived anew, by the functions of the stages, one by one.

Each stage gets a set of claims that is closed under what it couples (`comity.pipeline.coupling`): everything that could be
brought together with what changed. Its outcome takes the place of the old rows, and what differs is what the next stage goes
on from; what the stages before found out about the rest of the set is read from the ledger.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from comity.ledger import Entry
from comity.ledger.near import Near
from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId, DocumentId, QuantityId, RecordId
from comity.model.origin import Origins
from comity.model.rate import Rate
from comity.model.record import Membership, Quantity, Records
from comity.model.verdict import Verdict
from comity.pipeline import coupling, origins
from comity.pipeline.coupling import Pair
from comity.pipeline.orders import orders_near, side_of
from comity.reconcile import reached, reconcile
from comity.resolve import coupled
from comity.resolve.figures import series
from comity.resolve.life import due
from comity.resolve.links import links
from comity.resolve.people import People, named_in, stems_of, surname_stem
from comity.resolve.ranks import RELATED, ranked
from comity.resolve.records import another, things
from comity.resources.indicators import Side
from comity.verdict import ON_DOCUMENTS, ON_FIGURES, ON_PERSONS, ON_PROJECTS, ON_RECORDS, judge

NOTHING = Verdict((), (), ())


MUCH = 8
"""Where one document in so many changed, all is derived anew."""


def is_much(near: Near, made: Mapping[str, str | None]) -> bool:
    """Whether what was derived is of little use: by another program, under other rates, or of too few of the documents."""
    known = near.made()
    return (
        any(known.get(name) != value for name, value in made.items() if name != "day") or len(near.stale()) * MUCH > near.size()
    )


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
        self._gone: dict[QuantityId, Quantity] = {}
        self._unranked: list[tuple[Quantity, Side]] = []
        self._once_near = origins.neighbours(self._near, self.documents)

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
        self._exchange.dyads(pair for one in self.changed.values() if (pair := coupling.dyad_of(one)) is not None)

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
            near = self._near.claims({row[2] for row in self._near.tied(keys)})
            near |= self._near.claims_of({one.document for one in claims.values()})
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
        ranks = {key for key, one in {**self.changed, **claims}.items() if coupling.is_rank(one)}
        old = {one for one in self._near.members("claim", {*claims, *self.changed} - ranks) if one.record[0] == "q"}
        before = self._near.quantities({one.record for one in old})
        moved = self._exchange.members(old, members)
        self._exchange.quantities(before, quantities)
        self._gone |= before
        known = before | {one.id: one for one in quantities}
        self._moved |= moved | self._ranks([known[one.record] for one in moved])

    def _ranks(self, moved: Iterable[Quantity]) -> set[Membership]:
        """What ranks speak of: those that changed, and those of a product and a state of whose flows some changed."""
        flows = [one for one in moved if one.indicator in RELATED]
        near = self._near.ranks(flows)
        ranks = {key: one for key, one in near.items() if coupling.shares_end(one, flows)}
        ranks |= {key: one for key, one in self._after.items() if coupling.is_rank(one)}
        every = {*ranks, *(key for key, one in self._before.items() if coupling.is_rank(one))}
        old = {one for one in self._near.members("claim", every) if one.record[0] == "q"}
        before = self._near.quantities({one.record for one in old})
        new: set[Membership] = set()
        found: dict[QuantityId, Quantity] = {}
        for one in ranks.values():
            beside = self._near.flows(*coupling.ends_of(one))
            quantities, members = ranked([one], [beside[name] for name in sorted(beside)])
            new |= set(members)
            found |= {quantity.id: quantity for quantity in quantities if quantity.id in {member.record for member in members}}
        changed = self._exchange.members(old, new)
        self._exchange.quantities(before, found.values())
        self._gone |= before
        sides = {key: side_of(one) for key, one in {**ranks, **self._before}.items()}
        known = before | found
        self._unranked = [(known[one.record], side) for one in changed if (side := sides.get(one.claim)) is not None]
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
        renamed = origins.renamed_with(self._near, self.documents, self._names_before)
        self._copied = origins.grow_copies(self._near, self._exchange, self.documents, renamed)
        touched = {one.claim for one in self._moved if one.record[0] == "q"}
        spoken = {one.document for one in self._near.claims(touched).values()}
        seeds = self.documents | renamed | self._copied | spoken | self._once_near
        self._regrouped = origins.grow_origins(self._near, self._exchange, seeds, self._before)
        self._copied |= renamed

    def _verdict(self) -> set[Pair]:
        """What can be true together: the systems of figures in which something changed, among all of their pairs of states.

        Ranks reach further: the flows of their orders and the conflicts of the ranks themselves are found anew too, for which
        the systems of these flows are asked. Gives the pairs of which the verdict may have changed.
        """
        moved = {one for one in self._moved if one.record[0] == "q"}
        claims = {**self._near.claims({one.claim for one in moved} | self._regrouped), **self.changed}
        pairs = {pair for one in (*claims.values(), *self._due().values()) if (pair := coupling.pair_of(one)) is not None}
        own = self._near.figures(pairs)
        gone = {one.record: self._gone[one.record] for one in moved if one.record in self._gone}
        changed = gone | self._spoken_of(claims)
        found = reached(tuple(own.values()), self._records_of(own), self._near.witnesses(own), changed.values(), self._rates)
        orders = orders_near(self._near, gone | self._near.quantities(found), self._unranked)
        figures = own | self._near.figures({coupling.pair_of_flow(one) for one in orders.flows.values()} - pairs)
        told = found | set(orders.flows)
        every, spoken, voices = tuple(figures.values()), self._records_of(figures), self._near.witnesses(figures)
        verdict = reconcile(every, spoken, voices, rates=self._rates, only=found, limiting=orders.flows)
        measuring = {one.claim for one in self._near.members("record", found) if one.part == "of"} | set(claims)
        ours = measuring | orders.ranks
        limited = self._exchange.bounds(told, [one for one in verdict.bounds if one.quantity in told])
        disputed = self._exchange.conflicts(ours, [one for one in verdict.conflicts if ours & set(one.claims)])
        subjects = measuring | found
        self._exchange.findings(subjects, [one for one in verdict.findings if one.subject in subjects])
        beside = {coupling.pair_of_flow(one) for one in self._near.quantities(limited).values()}
        return pairs | beside | {pair for one in self._near.claims(disputed).values() if (pair := coupling.pair_of(one))}

    def _spoken_of(self, claims: Collection[ClaimId]) -> dict[QuantityId, Quantity]:
        """The quantities that claims speak of."""
        return self._near.quantities({one.record for one in self._near.members("claim", claims) if one.record[0] == "q"})

    def _records_of(self, claims: Collection[ClaimId]) -> Records:
        """The quantities of claims, as the stages want them."""
        members = sorted(one for one in self._near.members("claim", claims) if one.record[0] == "q")
        quantities = self._near.quantities({one.record for one in members})
        return Records(tuple(quantities[key] for key in sorted(quantities)), tuple(members))

    def _due(self) -> Mapping[ClaimId, Claim]:
        before, now = (day or date.min.isoformat() for day in self._days)
        return self._near.due(min(before, now), max(before, now)) if before != now else {}

    @property
    def _asof(self) -> date:
        return date.fromisoformat(self._days[1]) if self._days[1] else date.min

    def _judge_figures(self, pairs: set[Pair]) -> None:
        """Verdicts on figures of some pairs of states; a conflict may have claims on other pairs besides."""
        figures = self._near.figures(pairs)
        spoken = self._records_of(figures)
        conflicts = self._near.conflicts({*figures, *self._before})
        bounds = self._near.bounds([one.id for one in spoken.quantities])
        others = self._near.claims({claim for one in conflicts for claim in one.claims} - set(figures))
        every = figures | others
        verdict = Verdict(bounds, conflicts, ())
        promises = due(spoken, figures, self._asof)
        pile = self._near.pile(every.values())
        found = judge(pile, spoken, self._near.witnesses(every), verdict, promises, rules=ON_FIGURES)
        own = {*figures, *(key for key, one in self._before.items() if coupling.is_figure(one))}
        kept = [one for one in found if any(member.claim in own for member in one.members)]
        self._exchange.clusters(self._exchange.clusters_of(claims=own), kept)

    def _judge_records(self) -> None:
        """Verdicts on agreements, projects, measures and events in which something changed."""
        touched = {one.claim for one in self._moved} | self._regrouped | set(self._due()) | set(self.changed)
        members = self._near.members("claim", touched)
        known = self._near.records(self._records | {one.record for one in {*members, *self._moved}})
        records = {key for key, one in known.items() if one.kind != "person"}
        if any(one.type == "recognition" for one in known.values()) or any(map(coupling.is_recognition, self._before.values())):
            records |= self._near.recognitions()
        old = {key: one for key, one in self._before.items() if coupled.is_matter(one)}
        self._judge(records, old, ON_RECORDS, is_part=False)
        parties = {one for one in map(coupling.project_parties, {**old, **self._near.claims(touched)}.values()) if one}
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
        voices = self._near.witnesses(claims)
        promises = due(spoken, claims, self._asof)
        found = judge(self._near.pile(claims.values()), spoken, voices, NOTHING, promises, rules=rules)
        known = self._exchange.clusters_of(claims={*claims, *old})
        gone = {
            key
            for key, (kind, verdict) in known.items()
            if (verdict == "compatible_subset") == is_part and "quantity" not in kind
        }
        self._exchange.clusters(gone, found)

    def _judge_persons(self) -> None:
        """Verdicts on persons in whose spellings or origins something changed."""
        touched = {one.claim for one in self._moved} | self._regrouped | set(self.changed)
        ids = self._records | {one.record for one in {*self._near.members("claim", touched), *self._moved}}
        known = {key: one for key, one in self._near.records(ids).items() if one.kind == "person"}
        members = self._near.members("record", known)
        claims = self._near.claims({one.claim for one in members})
        voices = self._near.witnesses(claims)
        spoken = Records((), tuple(sorted(members)), tuple(known[key] for key in sorted(known)))
        found = judge(self._near.pile(claims.values(), with_words=True), spoken, voices, NOTHING, rules=ON_PERSONS)
        self._exchange.clusters(self._exchange.clusters_of(records=self._records | set(known)), found)

    def _judge_documents(self) -> None:
        """Verdicts on documents of which something is known anew, or that share text with others than before."""
        touched = self.documents | self._copied
        copies = self._near.copies(touched)
        pile = self._near.pile((), touched | {side for one in copies for side in (one.left, one.right)})
        found = judge(pile, Records((), ()), Origins((), copies), NOTHING, rules=ON_DOCUMENTS)
        kept = [one for one in found if any(member.document in touched for member in one.members)]
        old = self._exchange.clusters_of(documents=touched)
        self._exchange.clusters({key for key, (kind, _) in old.items() if kind == "document"}, kept)
