"""What changed about two states between what was known on one day and on another, each with the statements that tell it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from comity.model.claim import Claim, Figure, Statement
from comity.model.ids import ClaimId, QuantityId, digest
from comity.model.verdict import Conflict
from comity.model.wording import apart, figure_value
from comity.publish.lines import snippet
from comity.publish.material import Material
from comity.publish.matter_lines import moment_words
from comity.publish.matters import Matter, all_promises, matters
from comity.publish.naming import capital, count, listed, period_words, series_words
from comity.publish.promises import Promise

ChangeKind: TypeAlias = Literal["new", "revised", "disputed", "settled", "silent", "withdrawn"]
KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
HEADINGS: dict[ChangeKind, str] = {
    "new": "New",
    "revised": "Revised",
    "disputed": "Newly disputed",
    "settled": "Settled",
    "silent": "Fallen silent",
    "withdrawn": "Withdrawn",
}
CALLED = {"contradiction": "contradiction", "slip": "likely slip", "tension": "tension"}


class Change(Struct, frozen=True, kw_only=True):
    """Something that is otherwise than it was.

    By kind: "new" is told for the first time or again; "revised" has another value or state; "disputed" cannot be true together;
    "settled" was so and is no longer, or is a silence that ended; "silent" is a promise whose day passed without a report;
    "withdrawn" is no longer read or does not count. `subject` is the id of what it is about, `claims` the statements that tell
    it, `day` the latest day that one of their documents proves, for a silence the day after the one promised.
    """

    kind: ChangeKind
    subject: str
    title: str
    sentence: str
    claims: tuple[ClaimId, ...]
    day: date | None

    @property
    def id(self) -> str:
        """The same for the same change of the same statements, whenever it is asked for."""
        return "x_" + digest(self.kind, self.subject, self.sentence, *self.claims)


def changes(before: Material, after: Material) -> tuple[Change, ...]:
    """What is otherwise in `after` than in `before`, by kind, then by day, title and subject."""
    found = [
        *_figures(before, after),
        *_matters(before, after),
        *_statements(before, after),
        *_conflicts(before, after),
        *_silences(before, after),
        *_withdrawn(before, after),
    ]
    return tuple(
        sorted(found, key=lambda one: (KINDS.index(one.kind), one.day or date.min, one.title, one.subject, one.sentence))
    )


def _figures(before: Material, after: Material) -> Iterator[Change]:
    """Figures told since, by what they measure: revised where a voice that spoke of it gives another value, else new."""
    known = {claim.id: claim for claim in before.figures}
    groups: dict[QuantityId | ClaimId, list[Claim]] = defaultdict(list)
    for claim in after.figures:
        if claim.id not in known:
            quantity = after.quantity_of.get(claim.id)
            groups[quantity.id if quantity else claim.id].append(claim)
        elif claim.payload != known[claim.id].payload:
            yield _read_anew(after, known[claim.id], claim)
    older: dict[QuantityId, list[Claim]] = defaultdict(list)
    for claim in before.figures:
        if claim.id in after.claims and claim.id in after.quantity_of:
            older[after.quantity_of[claim.id].id].append(claim)
    for subject, claims in groups.items():
        for value, told in _by_value(claims).items():
            earlier = [claim for claim in older.get(subject, ()) if _is_revised(claim, told)]
            yield _figure(after, subject, value, told, earlier, is_known=bool(older.get(subject)))


def _by_value(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.payload, Figure):
            found[figure_value(claim.payload)].append(claim)
    return found


def _is_revised(earlier: Claim, later: Iterable[Claim]) -> bool:
    """Whether one of the later statements gives another value of the same kind by the same voice in another document."""
    return any(
        claim.document != earlier.document
        and claim.speaker.name.casefold() == earlier.speaker.name.casefold()
        and _kind(claim) == _kind(earlier)
        and _value(claim) != _value(earlier)
        for claim in later
        if claim.chain and earlier.chain
    )


def _kind(claim: Claim) -> tuple[object, ...]:
    figure = claim.payload
    return (figure.relation, figure.unit, figure.base, claim.modality) if isinstance(figure, Figure) else ()


def _value(claim: Claim) -> tuple[object, ...]:
    figure = claim.payload
    return (figure.value, figure.value_high, figure.hedge) if isinstance(figure, Figure) else ()


def _figure(
    after: Material, subject: str, value: str, told: Sequence[Claim], earlier: Sequence[Claim], *, is_known: bool
) -> Change:
    mood = "" if told[0].modality == "actual" else f" ({told[0].modality})"
    origins = count(len(after.origins_of(claim.id for claim in told)), "origin")
    if earlier:
        was = listed(dict.fromkeys(figure_value(c.payload) for c in earlier if isinstance(c.payload, Figure)))
        sentence = f"{told[0].speaker.name} gives {value}{mood}, and gave {was} before."
    elif is_known:
        sentence = f"{value}{mood}, by {origins}; the point was spoken of before."
    else:
        sentence = f"{value}{mood}, by {origins}; nobody had spoken of it."
    return _change(after, "revised" if earlier else "new", subject, _figure_title(after, told[0]), sentence, (*earlier, *told))


def _figure_title(material: Material, claim: Claim) -> str:
    figure = claim.payload
    if not isinstance(figure, Figure):
        return ""
    period = f", {period_words(figure.period)}" if figure.period else ""
    return f"{series_words(material.quantity_of.get(claim.id, figure), material.names)}{period}"


def _read_anew(after: Material, was: Claim, now: Claim) -> Change:
    old, new = was.payload, now.payload
    reader = f" by {now.reader}" if now.reader != was.reader else ""
    if isinstance(old, Figure) and isinstance(new, Figure) and figure_value(old) != figure_value(new):
        sentence = f"The words are read as {figure_value(new)}{reader}, and were read as {figure_value(old)}."
    else:
        sentence = f"The words are read otherwise{reader}: period, parties or another detail."
    return _change(after, "revised", now.id, _figure_title(after, now), sentence, (now,))


def _matters(before: Material, after: Material) -> Iterator[Change]:
    """Agreements, projects, measures and events: new where nothing of them was known, revised where the state is other."""
    known = {claim.id: matter for matter in matters(before, before.day) for claim in matter.claims}
    for matter in matters(after, after.day):
        fresh = [claim for claim in matter.claims if claim.id not in before.claims]
        was = next((known[claim.id] for claim in matter.claims if claim.id in known), None)
        state = moment_words(matter.state) if matter.state else "no state is told"
        if was is None:
            if fresh:
                yield _change(after, "new", matter.record.id, _titled(matter), f"{capital(state)}.", fresh)
        elif _state(was) != _state(matter):
            before_it = moment_words(was.state) if was.state else "no state was told"
            sentence = f"{capital(state)}; before: {before_it}."
            yield _change(after, "revised", matter.record.id, _titled(matter), sentence, fresh or _telling(matter))
        elif fresh:
            yield _change(after, "new", matter.record.id, _titled(matter), f"Told again; the state is still: {state}.", fresh)


def _titled(matter: Matter) -> str:
    return f"{capital(matter.record.kind)}: {matter.title}"


def _state(matter: Matter) -> tuple[str, bool] | None:
    return (matter.state.action, matter.state.is_denied) if matter.state else None


def _telling(matter: Matter) -> tuple[Claim, ...]:
    return matter.state.claims if matter.state else matter.claims[:1]


def _statements(before: Material, after: Material) -> Iterator[Change]:
    """What was said since, one change for each speaker of a document."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in after.statements:
        if claim.id not in before.claims and isinstance(claim.payload, Statement):
            groups[claim.document, claim.speaker.name if claim.chain else ""].append(claim)
    for (document, speaker), claims in groups.items():
        outlet, first = after.pile.documents[document].name, snippet(after.pile.quote(claims[0].id))
        said = f"{count(len(claims), 'statement')} in {outlet}: “{first}”"
        yield _change(after, "new", document, f"Said by {speaker or 'nobody named'}", said, claims)


def _conflicts(before: Material, after: Material) -> Iterator[Change]:
    """Conflicts that arose and conflicts that are gone; one told by a reprint instead is the same."""
    old = {_key(before, conflict): conflict for conflict in before.conflicts}
    new = {_key(before, conflict): conflict for conflict in after.conflicts}
    for key, conflict in new.items():
        if key not in old:
            yield _conflict(after, "disputed", conflict, "These cannot all be true")
        elif CALLED[old[key].label] != CALLED[conflict.label]:
            was = f"Was a {CALLED[old[key].label]}, and is a {CALLED[conflict.label]} now; these cannot all be true"
            yield _conflict(after, "disputed", conflict, was)
    for key, conflict in old.items():
        if key not in new:
            yield _conflict(
                after, "settled", conflict, f"No longer a {CALLED[conflict.label]}{_why_settled(after, conflict)}; it was"
            )


def _key(before: Material, conflict: Conflict) -> frozenset[ClaimId]:
    """The statements of a conflict, each by the first that is known to say the same."""
    return frozenset(min(before.repeats(claim)) if claim in before.claims else claim for claim in conflict.claims)


def _conflict(after: Material, kind: ChangeKind, conflict: Conflict, sentence: str) -> Change:
    claims = [after.read.claims[claim] for claim in conflict.claims if claim in after.read.claims]
    title = capital(f"{CALLED[conflict.label]} of {count(len(conflict.claims), 'statement')}")
    return _change(after, kind, conflict.id, title, f"{sentence}, apart by {apart(conflict.gap)}.", claims)


def _why_settled(after: Material, conflict: Conflict) -> str:
    struck = {one.claim: one for one in after.struck}
    ruled = [struck[claim] for claim in conflict.claims if claim in struck]
    if ruled:
        return f", for {ruled[0].claim} {'gives way' if ruled[0].how == 'gives way' else 'is ' + ruled[0].how} by ruling"
    revised = {finding.subject for finding in after.findings if finding.code == "figure.revised"}
    if any(claim in revised for claim in conflict.claims):
        return ", for one of them was revised by who said it"
    return ""


def _silences(before: Material, after: Material) -> Iterator[Change]:
    """Promises that became silent, and silences that ended in a report."""
    known = {claim.id: promise for promise in all_promises(before, before.day) for claim in promise.claims}
    for promise in all_promises(after, after.day):
        was = next((known[claim.id] for claim in promise.claims if claim.id in known), None)
        if promise.standing == "silent" and (was is None or was.standing != "silent"):
            yield _promise(after, "silent", promise)
        elif promise.standing == "answered" and was is not None and was.standing == "silent":
            yield _promise(after, "settled", promise)


def _promise(after: Material, kind: ChangeKind, promise: Promise) -> Change:
    sentence = f"{capital(promise.words)}: {promise.sentence}."
    found = _change(after, kind, promise.record or promise.claims[0].id, promise.title, sentence, promise.claims)
    passed = promise.due.last if promise.due else None
    if kind != "silent" or passed is None or passed == date.max:
        return found
    return Change(**{name: getattr(found, name) for name in found.__struct_fields__} | {"day": passed + timedelta(days=1)})


def _withdrawn(before: Material, after: Material) -> Iterator[Change]:
    """What counted and does not now: struck out by a ruling, or no longer read from its document."""
    struck = {one.claim: one for one in after.struck}
    for claim in before.claims.values():
        if claim.id not in after.pile.claims:
            told = (
                f"Does not count: {struck[claim.id].how} by ruling."
                if claim.id in struck
                else "Is no longer read from the words."
            )
            title = f"“{snippet(before.pile.quote(claim.id))}”"
            yield Change(
                kind="withdrawn", subject=claim.id, title=title, sentence=told, claims=(claim.id,), day=_day(before, [claim])
            )


def _change(  # noqa: PLR0917  (the fields of a change, in their order)
    material: Material, kind: ChangeKind, subject: str, title: str, sentence: str, claims: Sequence[Claim]
) -> Change:
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    return Change(kind=kind, subject=subject, title=title, sentence=sentence, claims=ids, day=_day(material, claims))


def _day(material: Material, claims: Iterable[Claim]) -> date | None:
    """The latest day that one of the documents of some claims proves."""
    documents = (material.read.documents.get(claim.document) for claim in claims)
    published = [document.metadata.published for document in documents if document]
    return max((period.first for period in published if period and period.first), default=None)
