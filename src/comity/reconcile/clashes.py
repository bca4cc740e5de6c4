"""Which claims clash: minimal sets under the lenient reading, then under the strict one, with their proofs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.model.finding import Finding
from comity.model.ids import ClaimId, QuantityId, digest
from comity.model.verdict import Conflict, Label
from comity.reconcile.components import Component, columns
from comity.reconcile.conflicts import CycleSearch
from comity.reconcile.constraints import Constraint, Reading
from comity.reconcile.engine import feasible_and_bounds
from comity.reconcile.explain import Narrator
from comity.reconcile.mends import find_mends, relief
from comity.reconcile.naming import full_name
from comity.reconcile.network import TOLERANCE, Network
from comity.reconcile.slips import Levels, Turn, find_slip, slack
from comity.reconcile.voices import doubt, is_one_passage, is_one_voice

CAP = 100
"""So many contradictions, and so many tensions, are listed for one component."""

SEEN = 2_000
"""So many are looked at to learn which claims are disputed."""


class Clashes(NamedTuple):
    """All conflicts, sorted by id, and findings where more exist than are listed.

    `contradicted` are the claims in any contradiction, `disputed` those in any conflict, the unlisted ones included.
    """

    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
    contradicted: frozenset[ClaimId]
    disputed: frozenset[ClaimId]


class _Clash(NamedTuple):
    """A minimal set in the order of its cycle."""

    turns: tuple[Turn, ...]

    @property
    def members(self) -> frozenset[str]:
        return frozenset(turn.constraint.because for turn in self.turns)

    @property
    def is_contradiction(self) -> bool:
        """Whether firm claims clash in the lenient reading too."""
        is_firm = all(turn.constraint.is_firm for turn in self.turns)
        return is_firm and slack(self.turns, "lenient", is_along=True) < -TOLERANCE

    @property
    def claims(self) -> frozenset[str]:
        return frozenset(turn.constraint.because for turn in self.turns if not turn.constraint.is_assumed)


def find_clashes(parts: Sequence[Component], narrator: Narrator, beside: Sequence[Component] | None = None) -> Clashes:
    """All minimal conflicts of the components.

    What others give for quantities near the ones named is looked up among the levels of `beside` (None: the same components).

    A contradiction is infeasible in the lenient reading of firm constraints. A tension is infeasible in the strict reading with
    assumptions, and holds no contradiction.
    """
    conflicts: list[Conflict] = []
    levels = Levels(_levels(parts if beside is None else beside), narrator.quantities)
    findings: list[Finding] = []
    contradicted: set[ClaimId] = set()
    disputed: set[ClaimId] = set()
    firm = [part.only(row for row in part.constraints if row.is_firm) for part in parts]
    is_sound, is_calm = feasible_flags(firm, "lenient"), feasible_flags(parts, "strict")
    for part, hard, sound, calm in zip(parts, firm, is_sound, is_calm, strict=True):
        if sound and calm:
            continue
        contradictions, more_hard = ([], False) if sound else _minimal(hard, "lenient")
        tensions, more = _minimal(part, "strict")
        contradicted.update(*(clash.claims for clash in contradictions))
        disputed.update(*(clash.claims for clash in tensions))
        told: list[tuple[Label, _Clash]] = [("contradiction", one) for one in contradictions[:CAP]]
        told += [("tension", one) for one in tensions[:CAP]]
        told = [(label, one) for label, one in told if one.claims]  # premises that exclude each other say nothing of claims
        doubtful = {one.members for _, one in told if _is_doubtful(one, narrator)}
        conflicts += [_conflict(one, label, narrator, levels) for label, one in told if one.members not in doubtful]
        findings += sorted({_doubt(one, narrator) for _, one in told if one.members in doubtful})
        if more or more_hard or max(len(contradictions), len(tensions)) > CAP:
            findings.append(_more(part, len(contradictions), len(tensions), narrator))
    listed = tuple(sorted(conflicts, key=lambda one: one.id))
    return Clashes(listed, tuple(findings), frozenset(contradicted), frozenset(contradicted | disputed))


def feasible_flags(parts: Sequence[Component], reading: Reading) -> list[bool]:
    """Whether each component can be true as a whole."""
    if not parts:
        return []
    flags: list[bool] = feasible_and_bounds(columns(parts, reading))[0].tolist()
    return flags


def first_clash(part: Component, reading: Reading) -> frozenset[str]:
    """The smallest minimal set of a component that cannot be true as a whole: claims and assumptions."""
    search = CycleSearch(Network(columns([part], reading)))
    return _reduced(next(_cycles(part, search)), part, reading).members


def _minimal(part: Component, reading: Reading) -> tuple[list[_Clash], bool]:
    """Minimal sets, smallest first, and whether there may be more; contradictions are left out of the strict reading.

    A set that is minimal in the strict reading cannot contain a contradiction other than itself.
    """
    search = CycleSearch(Network(columns([part], reading)))
    found: dict[frozenset[str], _Clash] = {}
    for clash in _cycles(part, search):
        least = _reduced(clash, part, reading)
        if least.members in found or (reading == "strict" and least.is_contradiction):
            continue
        if len(found) == SEEN:
            return list(found.values()), True
        found[least.members] = least
    return list(found.values()), search.is_exhausted


def _cycles(part: Component, search: CycleSearch) -> Iterator[_Clash]:
    number = {quantity: index for index, quantity in enumerate(part.quantities)}
    for cycle in search:
        rows = [(part.constraints[arc.claim], arc.head) for arc in cycle.arcs]
        yield _Clash(tuple(Turn(row, number[row.of] == head) for row, head in rows))


def _reduced(clash: _Clash, part: Component, reading: Reading) -> _Clash:
    """Leave out what is not needed. A cycle of claims alone is minimal; one assumption gives many constraints at once."""
    if not any(turn.constraint.is_assumed for turn in clash.turns):
        return clash
    members = clash.members
    for member in sorted(members, key=lambda member: (member not in clash.claims, member)):
        rest = members - {member}
        if not feasible_flags([_among(part, rest)], reading)[0]:
            members = rest
    least = _among(part, members)
    return next(_cycles(least, CycleSearch(Network(columns([least], reading)))))


def _among(part: Component, members: frozenset[str]) -> Component:
    return part.only(row for row in part.constraints if row.because in members)


def _is_doubtful(clash: _Clash, narrator: Narrator) -> bool:
    """Whether one sentence, or by an assumption one voice in one document, would contradict itself."""
    claims = [narrator.claims[claim] for claim in clash.claims]
    return is_one_passage(claims) or (len(clash.claims) < len(clash.members) and is_one_voice(claims))


def _doubt(clash: _Clash, narrator: Narrator) -> Finding:
    row = next(turn.constraint for turn in clash.turns if not turn.constraint.is_assumed)
    return doubt([narrator.claims[claim] for claim in clash.claims], full_name(narrator.quantities[row.of]))


def _levels(parts: Sequence[Component]) -> dict[QuantityId, list[Constraint]]:
    """The levels that claims state, by quantity."""
    found: dict[QuantityId, list[Constraint]] = {}
    for part in parts:
        for row in part.constraints:
            if row.base is None and not row.is_assumed:
                found.setdefault(row.of, []).append(row)
    return found


def _conflict(clash: _Clash, label: Label, narrator: Narrator, levels: Levels) -> Conflict:
    turns = _told(clash.turns, narrator)
    claims = sorted(clash.claims)
    assumptions = sorted(clash.members - clash.claims)
    slip = find_slip(turns, narrator, levels) if label == "contradiction" or assumptions else None
    rows = [turn.constraint for turn in turns]
    return Conflict(
        id="k_" + digest(label, len(claims), *claims, *assumptions),
        label="slip" if slip else label,
        claims=tuple(claims),
        assumptions=tuple(assumptions),
        gap=-slack(turns, "strict", is_along=True),
        steps=narrator.steps(rows),
        slip=slip,
        mends=find_mends(rows, narrator),
        relief=relief(turns, narrator) if label == "tension" and not slip else "",
    )


def _told(turns: Sequence[Turn], narrator: Narrator) -> tuple[Turn, ...]:
    """The cycle as it is best told: all but the last step carry one or few speakers' figures to what the last one says.

    With levels, the first and the last step are levels.
    """
    ways = [*_rotations(turns), *_rotations(turns[::-1])]
    if any(turn.constraint.base is None for turn in turns):
        ways = [way for way in ways if way[0].constraint.base is None and way[-1].constraint.base is None]
    return min(ways, key=lambda way: _tale(way, narrator))


def _rotations(turns: Sequence[Turn]) -> list[tuple[Turn, ...]]:
    return [(*turns[start:], *turns[:start]) for start in range(len(turns))]


def _tale(way: Sequence[Turn], narrator: Narrator) -> tuple[bool, int, str]:
    """How hard a way of telling is to follow: an assumption at its end, the voices before the end; then the first by id."""
    last = way[-1].constraint
    speakers = {narrator.speaker(turn.constraint.because) for turn in way[:-1] if not turn.constraint.is_assumed}
    return last.is_assumed, len(speakers), "".join(turn.constraint.because for turn in way)


def _more(part: Component, contradictions: int, tensions: int, narrator: Narrator) -> Finding:
    """Say that not all conflicts of a component are listed."""
    first = narrator.quantities[part.quantities[0]]
    return Finding(
        code="reconcile.more-conflicts",
        subject=part.quantities[0],
        text=(
            f"The claims about {full_name(first)} and the {len(part.quantities) - 1} quantities joined to it clash in more ways "
            f"than the {min(contradictions, CAP)} contradictions and {min(tensions, CAP)} tensions listed; settle those first."
        ),
    )
