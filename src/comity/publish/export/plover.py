"""PLOVER rows: one event a row, with who does what to whom, when and where, for those who study events.

The type is a root type of PLOVER, the Political Language Ontology for Verifiable Event Records.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from comity.model.claim import Claim, Event
from comity.model.period import Period
from comity.publish.export.acting import Actors, acts_by_record
from comity.publish.export.cells import one_line, safe
from comity.publish.export.content import Content
from comity.publish.export.form import About
from comity.publish.timeline import precision

COLUMNS = (
    "event_id", "event_date", "event_date_last", "date_precision", "event_type", "comity_type", "source", "source_state",
    "target", "target_state", "actors", "location", "modality", "denied", "origins", "reports", "publishers", "quote", "url",
    "claims",
)  # fmt: skip
"""The columns. `date_precision` is day, month, quarter, half, year, span or open; lists are joined by "; "."""


def plover(content: Content, _: About) -> Iterator[bytes]:
    """Events in order of their ids, all that tell of one in one row. Source is who is named first, target who is named next."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    actors = Actors()
    origin_of = {claim: origin.id for origin in content.origins.origins for claim in origin.claims}
    spoken = {voice.name: voice.state for claim in content.pile.claims.values() for voice in claim.chain if voice.state}
    for record, claims in acts_by_record(content, actors):
        if record.kind != "event":
            continue
        for (denied, is_actual), same in _moods(claims):
            row = _row(content, same, origin_of, lambda name: actors.state(name) or spoken.get(name) or "") | {
                "event_id": f"{record.id}{_mark(denied, is_actual)}",
                "denied": denied,
            }
            writer.writerow({column: safe(value) for column, value in row.items()})
    yield out.getvalue().encode()


def left_out(content: Content) -> dict[str, int]:
    """What are no events, counted."""
    kinds = [type(claim.payload).__name__ for claim in content.pile.claims.values()]
    return {name.lower() + "s": kinds.count(name) for name in ("Figure", "Statement", "Instrument", "Project", "Measure")}


def _moods(claims: list[Claim]) -> Iterator[tuple[tuple[bool, bool], list[Claim]]]:
    """What happened, what is expected and what is denied are rows of their own."""
    groups: dict[tuple[bool, bool], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.is_denied, claim.modality in {"actual", "estimate"}), []).append(claim)
    yield from sorted(groups.items())


def _mark(denied: bool, is_actual: bool) -> str:
    return ("-denied" if denied else "") + ("" if is_actual else "-expected")


def _row(content: Content, claims: list[Claim], origin_of: dict[str, str], state_of: Callable[[str], str]) -> dict[str, object]:
    """One row; `state_of` gives the state that an actor is, or speaks for somewhere in the content."""
    events = [claim.payload for claim in claims if isinstance(claim.payload, Event)]
    fullest = max(events, key=lambda event: (len(event.actors), event.place or "", event.root))
    named = fullest.actors
    source, target = (named[0] if named else ""), (named[1] if len(named) > 1 else "")
    period = min((event.date for event in events if event.date), key=lambda p: (p.days or 10**7, p.label()), default=None)
    documents = [content.pile.documents[claim.document] for claim in claims]
    return {
        **_days(period),
        "event_type": fullest.root,
        "comity_type": fullest.type,
        "source": one_line(source),
        "source_state": state_of(source),
        "target": one_line(target),
        "target_state": state_of(target),
        "actors": _joined(named),
        "location": next((one_line(event.place) for event in events if event.place), ""),
        "modality": claims[0].modality,
        "origins": len({origin_of.get(claim.id, claim.id) for claim in claims}),
        "reports": len({document.id for document in documents}),
        "publishers": _joined(document.name for document in documents),
        "quote": one_line(content.pile.quote(claims[0].id)),
        "url": documents[0].metadata.url or "",
        "claims": _joined(claim.id for claim in claims),
    }


def _days(period: Period | None) -> dict[str, object]:
    return {
        "event_date": period.first.isoformat() if period and period.first else "",
        "event_date_last": period.last.isoformat() if period and period.last else "",
        "date_precision": precision(period) if period else "",
    }


def _joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(one_line(word).replace(";", ",") for word in words))
