"""How each type lies in its table: the columns, and the row that a value makes. The whole value is kept as JSON beside them."""

from datetime import date
from functools import cache, lru_cache
from math import isfinite, isnan
from typing import Any, TypeVar, cast

from msgspec import DecodeError, json

from comity.ledger.connection import Row
from comity.model.claim import Claim, Event, Figure, Instrument, Measure, Payload, Project, Statement, kind_of
from comity.model.finding import Finding
from comity.model.held import Held
from comity.model.interval import Interval
from comity.model.origin import Copy, Origin
from comity.model.period import Period
from comity.model.record import Link, Quantity, Record
from comity.model.ruling import Ruling
from comity.model.text import Document, Metadata, Notice
from comity.model.verdict import Bound, Cluster, Conflict

T = TypeVar("T")

METADATA = (
    "document", "build", "version", "url", "publisher", "published_first", "published_last", "grade", "author", "title", "lang",
    "payload", "notices", "reader", "is_preferred",
)  # fmt: skip
CLAIM = (
    "reading", "id", "build", "document", "kind", "evidence_start", "evidence_end", "publisher", "speaker", "speaker_type",
    "speaker_state", "asserted_first", "asserted_last", "modality", "is_denied", "reader", "extractor", "payload", "form",
    "indicator", "relation", "reporter", "partner", "direction", "product", "period_first", "period_last", "base_first",
    "base_last", "unit", "value", "value_high", "hedge", "strict_low", "strict_high", "lenient_low", "lenient_high",
    "type", "action", "parties", "date_first", "date_last",
)  # fmt: skip
HELD = ("reading", "claim", "item", "document", "code", "payload")
FINDING = ("owner", "address", "read_as", "code", "subject", "text", "document", "start", "end")
RECORD = (
    "id", "indicator", "scope", "reporter", "partner", "direction", "product", "period_first", "period_last", "unit",
    "world", "payload",
)  # fmt: skip
RECORD_CLAIM = ("record", "claim", "part")
MATTER = ("id", "kind", "name", "type", "parties", "date_first", "date_last", "payload")
ORIGIN_CLAIM = ("claim", "origin")
CONFLICT_CLAIM = ("claim", "conflict")
PERSON_NAME = ("document", "name", "record", "stem")
TIE = ("key", "document", "claim")
DYAD = ("left", "right", "figures")
LINK = ("kind", "source", "target", "document", "start", "end", "payload")
ORIGIN = ("id", "voice", "state", "is_certain", "payload")
COPY = ("left", "right", "kind", "share", "payload")
BOUND = ("quantity", "strict_low", "strict_high", "lenient_low", "lenient_high", "nominal", "is_stated", "payload")
CONFLICT = ("id", "label", "gap", "payload")
CLUSTER = ("id", "kind", "verdict", "origins", "record", "payload")
CLUSTER_MEMBER = ("cluster", "place", "document", "start", "end", "claim", "modality")
RULING = ("id", "kind", "analyst", "time", "subject", "reason", "payload")

NO_FIGURE = (None,) * (CLAIM.index("type") - CLAIM.index("indicator"))
NO_DEED = (None,) * (len(CLAIM) - CLAIM.index("type"))


def encoded(value: object) -> str:
    """A value as JSON; raises UnicodeEncodeError for half a character."""
    return json.encode(value).decode("utf-8")


def decoded(payload: str, kind: type[T]) -> T:
    """The value that `encoded` wrote. Raises msgspec.DecodeError for what it cannot have written, such as nothing at all."""
    if not isinstance(payload, str):
        raise DecodeError(f"{payload!r} is no JSON")
    return cast("T", _decoder(cast("Any", kind)).decode(payload))


@cache
def _decoder(kind: Any) -> json.Decoder[Any]:
    return json.Decoder(kind)


def document_of(row: Row) -> Document:
    """The document of a row of `documents.sql`."""
    name, text, address, metadata, notices = row
    return Document(
        id=name, text=text, address=address, metadata=decoded(metadata, Metadata), notices=decoded(notices, tuple[Notice, ...])
    )


def finding_of(row: Row) -> Finding:
    """The finding of a row of `findings.sql`."""
    code, subject, text, document, start, end = row
    return Finding(code=code, subject=subject, text=text, document=document, start=start, end=end)


def metadata_row(document: Document, build: int, version: str, reader: str, *, is_preferred: bool) -> Row:
    """A row of `metadata`."""
    known = document.metadata
    published = _days(known.published)
    scalars = (known.url, known.publisher, *published, known.grade, known.author, known.title, known.lang)
    return (document.id, build, version, *scalars, encoded(known), encoded(document.notices), reader, is_preferred)


def claim_row(claim: Claim, reading: int, build: int, publisher: str | None) -> Row:
    """A row of `claim`."""
    voice = claim.chain[-1] if claim.chain else None
    name, role, state = (None, None, None) if voice is None else (voice.name, voice.type, voice.state)
    evidence = claim.evidence
    return (
        reading, claim.id, build, claim.document, kind_of(claim.payload), evidence.start, evidence.end, publisher,
        name, role, state, *_days(claim.asserted), claim.modality, claim.is_denied, claim.reader, claim.extractor, encoded(claim),
        *_special(claim.payload),
    )  # fmt: skip


def _special(payload: Payload) -> Row:
    """The columns that only claims of its kind fill."""
    if isinstance(payload, Figure):
        strict, lenient = payload.strict, payload.lenient
        return (
            None, payload.indicator, payload.relation, payload.reporter, payload.partner, payload.direction, payload.product,
            *_days(payload.period), *_days(payload.base), payload.unit, payload.value, payload.value_high, payload.hedge,
            strict.low, strict.high, lenient.low, lenient.high, *NO_DEED,
        )  # fmt: skip
    if isinstance(payload, Statement):
        return (payload.form, *NO_FIGURE, *NO_DEED)
    return (None, *NO_FIGURE, *_deed(payload))


def _deed(payload: Instrument | Project | Measure | Event) -> Row:
    """What was done, by whom and when: type, action, parties, first and last day."""
    match payload:
        case Instrument():
            return (payload.type, payload.action, encoded(payload.parties), *_days(payload.date))
        case Project():
            return (payload.type, payload.status, encoded(payload.parties), *_days(payload.due))
        case Measure():
            parties = [party for party in (payload.imposer, payload.target) if party is not None]
            return (payload.type, payload.action, encoded(parties), *_days(payload.date))
        case Event():
            return (payload.type, None, encoded(payload.actors), *_days(payload.date))


def is_storable(claim: Claim) -> bool:
    """Whether every number of a claim is a number: infinity and not-a-number have no place in a ledger."""
    figure = claim.payload
    if not isinstance(figure, Figure):
        return True
    limits = (figure.strict.low, figure.strict.high, figure.lenient.low, figure.lenient.high)
    is_finite = isfinite(figure.value) and (figure.value_high is None or isfinite(figure.value_high))
    return is_finite and not any(limit is not None and isnan(limit) for limit in limits)


def held_row(held: Held, reading: int) -> Row:
    """A row of `held`."""
    return (reading, held.claim.id, held.id, held.claim.document, held.code, encoded(held))


def finding_row(finding: Finding, owner: str, address: str | None = None, read_as: str | None = None) -> Row:
    """A row of `finding`."""
    about = (finding.code, finding.subject, finding.text, finding.document, finding.start, finding.end)
    return (owner, address, read_as, *about)


def record_row(record: Quantity) -> Row:
    """A row of `record`."""
    about = (record.indicator, record.scope, record.reporter, record.partner, record.direction, record.product)
    return (record.id, *about, *_days(record.period), record.unit, record.world, encoded(record))


def matter_row(record: Record) -> Row:
    """A row of `matter`."""
    about = (record.kind, record.name, record.type, encoded(record.parties))
    return (record.id, *about, *_days(record.date), encoded(record))


def link_row(link: Link) -> Row:
    """A row of `link`."""
    return (link.kind, link.source, link.target, link.document, link.start, link.end, encoded(link))


def origin_row(origin: Origin) -> Row:
    """A row of `origin`."""
    voice = origin.voice
    said = (None, None) if voice is None else (voice.name, voice.state)
    return (origin.id, *said, origin.is_certain, encoded(origin))


def copy_row(copy: Copy) -> Row:
    """A row of `copy`."""
    return (copy.left, copy.right, copy.kind, copy.share, encoded(copy))


def bound_row(bound: Bound) -> Row:
    """A row of `bound`."""
    limits = (*_limits(bound.strict), *_limits(bound.lenient))
    return (bound.quantity, *limits, bound.nominal, bound.is_stated, encoded(bound))


def conflict_row(conflict: Conflict) -> Row:
    """A row of `conflict`."""
    return (conflict.id, conflict.label, conflict.gap, encoded(conflict))


def cluster_row(cluster: Cluster) -> Row:
    """A row of `cluster`."""
    return (cluster.id, cluster.kind, cluster.verdict, cluster.origins, cluster.record, encoded(cluster))


def member_rows(cluster: Cluster) -> list[Row]:
    """The rows of `cluster_member` of a cluster."""
    return [
        (cluster.id, place, one.document, one.start, one.end, one.claim, one.modality)
        for place, one in enumerate(cluster.members)
    ]


def ruling_row(ruling: Ruling) -> Row:
    """A row of `ruling`."""
    when, name = ruling.place
    return (name, ruling.kind, ruling.analyst, when, ruling.subject, ruling.reason, encoded(ruling))


def _days(period: Period | None) -> tuple[str | None, str | None]:
    if period is None:
        return None, None
    first, last = period.first, period.last
    return None if first is None else _iso(first), None if last is None else _iso(last)


_iso = lru_cache(10_000)(date.isoformat)  # a pile is of few days


def _limits(interval: Interval) -> tuple[float | None, float | None]:
    return interval.low, interval.high
