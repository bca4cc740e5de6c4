"""States of one relation at different times, each true in its time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from comity.model.claim import Claim, Measure
from comity.model.life import counts_from
from comity.model.record import Record
from comity.model.verdict import Cluster
from comity.verdict.case import Case

STANDING = frozenset({"in_force"})
"""Actions that change nothing."""


def sequences(case: Case) -> Iterator[Cluster]:
    """Measures of one type on one target that differ over time: who did what, in order, with dates.

    Recognition is of a state's government, so its acts by all states for all claimants form one sequence; other measures form
    one for each record.
    """
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for record, claims in case.told:
        if record.kind == "measure":
            for claim in claims:
                if (key := _relation(record, claim)) is not None and _is_placed(claim):
                    groups[key].append(claim)
    for key, claims in sorted(groups.items()):
        acts = {_act(claim)[1:] for claim in claims if _act(claim)[0] not in STANDING}
        days = {_day(claim) for claim in claims if _act(claim)[0] not in STANDING}
        turns = {_act(claim)[0] for claim in claims} - STANDING
        if len(days) > 1 and (len(turns) > 1 or (key[0] == "recognition" and len(acts) > 1)):
            yield _sequence(case, sorted(claims, key=_place))


def _is_placed(claim: Claim) -> bool:
    """Whether a claim has a place in time: undated acts only where it is told that their outcome held (recognition)."""
    payload = claim.payload
    if not isinstance(payload, Measure) or _day(claim) is None:
        return False
    return payload.date is not None or payload.type == "recognition" or payload.action in STANDING


def _relation(record: Record, claim: Claim) -> tuple[str, ...] | None:
    payload = claim.payload
    if not isinstance(payload, Measure) or payload.target is None:
        return None
    if payload.type != "recognition":
        return payload.type, record.id
    subjects = [code for code in record.parties if code != payload.imposer]
    return (payload.type, subjects[0]) if len(subjects) == 1 else None


def _act(claim: Claim) -> tuple[str, str, str]:
    payload = claim.payload
    return (payload.action, payload.imposer or "", payload.target or "") if isinstance(payload, Measure) else ("", "", "")


def _day(claim: Claim) -> date | None:
    return counts_from(claim.payload.date, claim.asserted) if isinstance(claim.payload, Measure) else None


def _place(claim: Claim) -> tuple[date, str]:
    return _day(claim) or date.min, claim.id


def _sequence(case: Case, claims: Sequence[Claim]) -> Cluster:
    """The acts in order of time; an act without a date is given with the day on which it held."""
    told: dict[str, str] = {}
    for claim in claims:
        action, imposer, target = _act(claim)
        told.setdefault(f"{imposer} {action} {target}".strip(), _when(claim))
    derived: dict[str, float | str] = {f"{number}. {act}": when for number, (act, when) in enumerate(told.items(), start=1)}
    note = "In order of time: " + "; ".join(f"{act} ({when})" for act, when in told.items()) + "."
    return case.cluster("measure", "sequence", [claim.id for claim in claims], note=note, derived=derived)


def _when(claim: Claim) -> str:
    dated = claim.payload.date if isinstance(claim.payload, Measure) else None
    if dated is not None:
        return dated.label()
    return f"held {claim.asserted.label()}" if claim.asserted else "undated"
