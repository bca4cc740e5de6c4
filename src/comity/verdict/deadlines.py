"""What was promised for a day that has gone by without a word: open, neither done nor failed."""

from collections import defaultdict
from collections.abc import Iterator

from comity.model.ids import ClaimId
from comity.model.period import Period
from comity.model.verdict import Cluster
from comity.verdict.case import Case


def silences(case: Case) -> Iterator[Cluster]:
    """Promises whose day has passed while no later claim tells what became of them, with the day they were due."""
    kinds = {record.id: record.kind for record in case.records.records}
    silent: dict[tuple[str, Period], list[ClaimId]] = defaultdict(list)
    for promise in case.promises:
        if promise.outcome == "silent":
            silent[promise.record, promise.due].append(promise.claim)
    for (record, due), claims in silent.items():
        day = _day(due)
        note = f"Due {day}; no later document of the pile tells what happened: open, neither done nor failed."
        kind = kinds.get(record, "quantity")
        yield case.cluster(kind, "deadline_passed_no_report", claims, note=note, derived={"due": day})


def _day(due: Period) -> str:
    """The due day, or the month or year that was named."""
    label = due.label()
    return due.last.isoformat() if due.last and "/" in label else label
