"""One agreement, project, measure or event that several documents tell of, under whatever names."""

from collections.abc import Iterator, Sequence

from comity.model.claim import Claim, Measure
from comity.model.life import date_of
from comity.model.record import Record
from comity.model.verdict import Cluster
from comity.verdict.case import Case


def one_thing(case: Case) -> Iterator[Cluster]:
    """Records that claims of several documents are about, with the exact day where one of them tells it.

    Measures go on for years and are told of in passing: only reports of one action of one date are held to be the same.
    """
    for record, claims in case.told:
        if record.kind == "person":
            continue
        for same in _actions(claims) if record.kind == "measure" else [claims]:
            ids = [claim.id for claim in same]
            if case.documents(ids) > 1:
                yield case.cluster(record.kind, "same", ids, note=_note(case, record, same), derived=_day(record))


def _actions(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The claims about a measure by dated action."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.payload, Measure) and claim.payload.date is not None:
            found.setdefault((claim.payload.action, claim.payload.date), []).append(claim)
    yield from found.values()


def _day(record: Record) -> dict[str, float | str]:
    date = record.date
    return {"date": date.first.isoformat()} if date and date.first and date.days == 1 else {}


def _note(case: Case, record: Record, claims: Sequence[Claim]) -> str:
    """Which names one thing goes by, and what holds them together."""
    documents = case.documents(claim.id for claim in claims)
    dates = sorted({date.label() for claim in claims if (date := date_of(claim)) is not None})
    when = f", dated {' and '.join(dates)}" if dates else ""
    called = " and ".join(f"“{name}”" for name in record.names[:4])
    parties = f" of {', '.join(record.parties)}" if record.parties else ""
    return f"{documents} documents tell of one {record.kind}{parties}{when}: {called}."
