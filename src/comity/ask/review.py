"""What to look at first: the questions that only a person can settle, the one whose answer would change most at the head."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from types import MappingProxyType
from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.claim import Claim, Figure
from comity.model.finding import Finding
from comity.model.held import Held
from comity.model.ids import ClaimId
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.record import Record, Records
from comity.model.ruling import Ruling, RulingId
from comity.model.verdict import Conflict, Label, Verdict
from comity.reconcile.rulings import sayings
from comity.resolve.features import name_of
from comity.resolve.figures import series
from comity.resources.measured import precision_of
from comity.rule import found_again, standing
from comity.rule.doubts import cited, nearest

QuestionKind: TypeAlias = Literal["moved", "reading", "stands", "yields", "same", "held"]
WEIGHTS: Mapping[Label, float] = {"slip": 4.0, "contradiction": 3.0, "tension": 1.0}
"""What it is worth to settle a conflict. It is shared out among its claims: of few, one answer settles more."""
MOVED = 5.0
"""What it is worth to bring a ruling back whose words are read otherwise now: somebody's work."""
HELD = 1.0
"""What it is worth to settle a finding that keeps a claim out of the arithmetic."""
MERGER = 0.05
"""What it is worth to settle whether two records are one, for each claim that would move."""
MEETING = 0.2
"""What it is worth to take a figure that is held back, for each other figure on its quantity, and at most so many of them."""
MOST_MET = 5
WAITING = 0.02
"""What it is worth to settle anything else that is held back."""
RISK = 0.2
"""How often a reading is wrong whose rule was never measured."""
HOLDING = "reconcile.one-voice"
"""The finding that keeps claims out until somebody says that they were read rightly."""
UNSURE, STAYS = "unsure", "it stays"
"""The notes by which an analyst lays a question aside, and says that a claim does not give way."""


class Question(Struct, frozen=True, kw_only=True):
    """Something to decide.

    "reading": is what was read out of these words what they say? "stands": of two claims that were read rightly and exclude
    each other, does the first stand? "yields": of several such claims, does the first give way? "same": are the records of two
    claims one? "held": is what another reader read out of these words (`held`) what they say, though we read them otherwise?
    "moved": does a ruling of this analyst (`ruling`), out of whose words nothing is read now, hold for a claim on nearly the same
    words? `repeats` are claims in which the same origin says the same, to which the answer applies too. `value` says how much
    would change, without unit; `because` why it is asked.
    """

    kind: QuestionKind
    claims: tuple[ClaimId, ...]
    repeats: tuple[ClaimId, ...] = ()
    value: float
    because: tuple[str, ...]
    ruling: RulingId | None = None
    held: Held | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What is asked, whatever the reasons."""
        return self.kind, *self.claims, *([self.ruling] if self.ruling else []), *([self.held.id] if self.held else [])

    def claim(self, name: ClaimId, pile: Pile) -> Claim:
        """One of the claims that are asked about, in a pile or held back."""
        return self.held.claim if self.held and self.held.claim.id == name else pile.claims[name]


def questions(  # noqa: PLR0917  (what a ledger view gives, in the order of the stages)
    pile: Pile,
    read: Pile,
    records: Records,
    origins: Origins,
    verdict: Verdict,
    rulings: Collection[Ruling],
    analyst: str,
    among: Collection[ClaimId],
    held: Mapping[ClaimId, Held] = MappingProxyType({}),
) -> tuple[Question, ...]:
    """The open questions on some claims, and on what is `held` back, the most valuable first; ties by what they are about.

    `pile` holds the claims that count, `read` all as they were read.
    Left out is what somebody ruled on, unless analysts disagree and this one has said nothing, and what this one is unsure of.
    """
    rulings = found_again(rulings, read)
    found = [
        *_moved(read, rulings, analyst),
        *_readings(pile, records, origins, verdict, rulings),
        *_standings(verdict, rulings),
        *_mergers(pile, records, rulings),
        *_contradicted(pile, held),
    ]
    closed = _closed(rulings, analyst)
    asked = [one for one in found if (one.held or set(one.claims) & set(among)) and one.key not in closed]
    return tuple(sorted(asked, key=lambda one: (-one.value, one.key)))


def _moved(pile: Pile, rulings: Iterable[Ruling], analyst: str) -> Iterator[Question]:
    """Whether rulings of an analyst hold for the claims nearest to words out of which nothing of the kind is read any more."""
    for ruling in standing(rulings).live:
        lost = [one for one in ruling.words if one.claim not in pile.claims]
        is_on_claims = ruling.subject is None and ruling.kind != "note"
        if ruling.analyst != analyst or len(lost) != 1 or not is_on_claims:
            continue
        claim = nearest(lost[0], pile)
        if claim is not None and claim not in ruling.claims:
            why = f"You ruled {cited(ruling)}, because {ruling.reason}: “{lost[0].quote}”. These words are read otherwise now."
            yield Question(kind="moved", claims=(claim,), value=MOVED, because=(why,), ruling=ruling.id)


def _readings(pile: Pile, records: Records, origins: Origins, verdict: Verdict, rulings: Iterable[Ruling]) -> Iterator[Question]:
    """Whether a claim was read rightly that is part of conflicts or held back by a finding."""
    value: dict[ClaimId, float] = defaultdict(float)
    because: dict[ClaimId, list[str]] = defaultdict(list)
    for conflict in verdict.conflicts:
        for claim in conflict.claims:
            value[claim] += WEIGHTS[conflict.label] / len(conflict.claims)
            because[claim].append(_of_conflict(conflict))
    for finding in verdict.findings:
        for claim in _held(finding, pile, records):
            value[claim] += HELD
            because[claim].append(finding.text)
    ruled = standing(rulings).accepted
    said = sayings(pile.claims, records, origins)
    saying: dict[tuple[object, ...], list[ClaimId]] = defaultdict(list)
    for name in sorted(said):
        saying[said[name]].append(name)
    for claim in sorted(value.keys() & pile.claims.keys()):
        if claim not in ruled:
            same = tuple(name for name in saying[said[claim]] if name != claim)
            worth = value[claim] * risk(pile.claims[claim])
            yield Question(kind="reading", claims=(claim,), repeats=same, value=worth, because=tuple(because[claim]))


def risk(claim: Claim) -> float:
    """How often claims of a rule did not say what the text says, as measured on texts that nobody had read, at least 2 %."""
    known = precision_of(claim.extractor)
    return RISK if known is None or not known.claimed else max(0.02, 1 - known.found / known.claimed)


def _of_conflict(conflict: Conflict) -> str:
    called = {"slip": "likely slip"}.get(conflict.label, conflict.label)
    slip = f": {conflict.slip.text}" if conflict.slip else ""
    others = len(conflict.claims) - 1
    return f"It is part of the {called} {conflict.id}, with {others} other statement{'' if others == 1 else 's'}{slip}."


def _held(finding: Finding, pile: Pile, records: Records) -> Iterator[ClaimId]:
    """The claims that a finding keeps out: the one it names, and those of its document on the same quantity."""
    if finding.code != HOLDING or finding.subject not in pile.claims:
        return
    about = {member.record for member in records.members if member.claim == finding.subject and member.part == "of"}
    document = pile.claims[finding.subject].document
    for member in records.members:
        is_meant = member.part == "of" and member.record in about and member.claim in pile.claims
        if is_meant and pile.claims[member.claim].document == document:
            yield member.claim


def _standings(verdict: Verdict, rulings: Iterable[Ruling]) -> Iterator[Question]:
    """What gives way, where all claims of a conflict were ruled to be read rightly: nothing but a preference settles it."""
    accepted = standing(rulings).accepted
    for conflict in verdict.conflicts:
        if len(conflict.claims) < 2 or not all(claim in accepted for claim in conflict.claims):
            continue
        reasons, value = (f"All were ruled to be read rightly. {_of_conflict(conflict)}",), WEIGHTS[conflict.label]
        if len(conflict.claims) == 2:
            yield Question(kind="stands", claims=conflict.claims, value=value, because=reasons)
            continue
        for claim in conflict.claims:
            others = (other for other in conflict.claims if other != claim)
            worth = value / len(conflict.claims)
            yield Question(kind="yields", claims=(claim, *others), value=worth, because=reasons)


def _mergers(pile: Pile, records: Records, rulings: Iterable[Ruling]) -> Iterator[Question]:
    """Records of one kind, type and parties that were kept apart although their names share a telling word."""
    members: dict[str, list[ClaimId]] = defaultdict(list)
    for member in records.members:
        if member.part == "of" and member.claim in pile.claims:
            members[member.record].append(member.claim)
    groups: dict[tuple[object, ...], list[Record]] = defaultdict(list)
    for record in records.records:
        if record.kind in {"instrument", "project", "measure"} and record.parties and members[record.id]:
            groups[record.kind, record.type, record.parties].append(record)
    ruled = [set(ruling.claims) for ruling in standing(rulings).live if ruling.kind in {"same", "different"}]
    for group in groups.values():
        for one, other in combinations(group, 2):
            if any(pair & set(members[one.id]) and pair & set(members[other.id]) for pair in ruled):
                continue
            shared = sorted(set(name_of(one.name).words) & set(name_of(other.name).words))
            if shared:
                moving = min(len(members[one.id]), len(members[other.id]))
                pair = tuple(sorted((min(members[one.id]), min(members[other.id]))))
                names = f"“{one.name}” ({one.id}) and “{other.name}” ({other.id})"
                why = f"{names} have the same parties and share “{' '.join(shared)}”."
                yield Question(kind="same", claims=pair, value=MERGER * moving, because=(why,))


def _contradicted(pile: Pile, held: Mapping[ClaimId, Held]) -> Iterator[Question]:
    """Whether what another reader read is so although we read its words otherwise: figures that would meet others first."""
    met = _met(pile, held)
    for name, one in sorted(held.items()):
        value = MEETING * min(met[name], MOST_MET) or WAITING
        reasons = [f"{one.claim.reader} says: {one.says}.", f"We read: {one.reads}."]
        if met[name]:
            others = "1 other figure speaks" if met[name] == 1 else f"{met[name]} other figures speak"
            reasons.append(f"{others} of the same quantity.")
        if name not in pile.claims:
            yield Question(kind="held", claims=(name,), value=value, because=tuple(reasons), held=one)


def _met(pile: Pile, held: Mapping[ClaimId, Held]) -> Mapping[ClaimId, int]:
    """How many figures that count speak of the quantity of which a figure that is held back speaks, by its id."""
    waiting = [one.claim for one in held.values() if isinstance(one.claim.payload, Figure)]
    found: Counter[ClaimId] = Counter()
    if not waiting:
        return found
    speaking: dict[str, set[ClaimId]] = defaultdict(set)
    _, members = series((*pile.claims.values(), *waiting))
    for member in members:
        if member.part == "of":
            speaking[member.record].add(member.claim)
    for claim in waiting:
        others = pile.claims.keys() - {claim.id}
        found[claim.id] = max((len(told & others) for told in speaking.values() if claim.id in told), default=0)
    return found


def _closed(rulings: Collection[Ruling], analyst: str) -> set[tuple[str, ...]]:
    """The questions that need no answer of this analyst."""
    told = standing(rulings)
    disputed = {one.id for each in told.disagreements for one in each.rulings}
    closed: set[tuple[str, ...]] = set()
    for ruling in told.live:
        if ruling.id in disputed and ruling.analyst != analyst:
            continue
        match ruling.kind:
            case "accept" | "reject" | "edit" if ruling.item is not None:
                closed.add(("held", *ruling.claims, ruling.item))
                closed |= {("reading", *ruling.claims)} if ruling.given else set()  # else another item is read there now
            case "accept" | "reject" | "edit":
                closed.add(("reading", *ruling.claims))
            case "same" | "different":
                closed.add(("same", *sorted(ruling.claims)))
            case "prefer":
                closed |= {("stands", *sorted((ruling.claims[0], other))) for other in ruling.claims[1:]}
            case "note" if ruling.analyst == analyst and ruling.reason.startswith((UNSURE, STAYS)):
                closed |= {(kind, *ruling.claims) for kind in ("reading", "stands", "yields", "same")}
                closed.add(("held", *ruling.claims, str(ruling.item)))
    return closed
