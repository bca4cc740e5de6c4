"""The exchange form of annotations: one JSON file a document, and `CROSS.json` with the verdicts across documents.

The schema is that of the project's annotation guidelines: figures, instruments, projects, measures, events, attributions;
evidence is at most twelve words, verbatim but for white space.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from comity.model.claim import Claim, Event, Figure, Instrument, Measure, Payload, Project, Statement
from comity.model.ids import DocumentId
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.text import Document
from comity.model.verdict import Cluster, Member
from comity.publish.export.names import first_words, short_names
from comity.resources import load
from comity.resources.indicators import indicators, label
from comity.resources.rows import Body, Product
from comity.resources.units import as_told

KINDS: dict[str, type[Payload]] = {
    "figures": Figure,
    "instruments": Instrument,
    "projects": Project,
    "measures": Measure,
    "events": Event,
    "attributions": Statement,
}
"""The lists of an article and what each holds, in their order."""


def gold_files(pile: Pile, clusters: tuple[Cluster, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the export as name and content."""
    names = short_names(pile)
    by_document: dict[DocumentId, list[Claim]] = {document: [] for document in pile.documents}
    for claim in pile.claims.values():
        by_document[claim.document].append(claim)
    for identity, claims in by_document.items():
        document = pile.documents[identity]
        yield f"{names[identity]}.json", encoded(_article(pile, document, names[identity], claims))
    yield "CROSS.json", encoded([_cluster(pile, names, cluster) for cluster in clusters])


def encoded(value: object) -> bytes:
    """JSON as the exports have it: indented, keys in the order given, a final line break."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def _article(pile: Pile, document: Document, name: str, claims: list[Claim]) -> dict[str, Any]:
    metadata = document.metadata
    return {
        "id": name,
        "url": metadata.url,
        "publisher": metadata.publisher,
        "published": _day(metadata.published),
        "lang": metadata.lang,
        "dyad": _dyad(claims),
        **{name: _records(pile, claims, kind) for name, kind in KINDS.items()},
    }


def _records(pile: Pile, claims: list[Claim], kind: type[Payload]) -> list[dict[str, Any]]:
    """The records of one kind by place, and those at one place by what they say: the order does not hang on ids."""
    own = [claim for claim in claims if isinstance(claim.payload, kind)]
    made = [
        (claim.evidence.start, quoted(record(claim) | _goods(pile, claim) | _speaker(pile, claim), pile.quote(claim.id)))
        for claim in own
    ]
    made.sort(key=lambda pair: (pair[0], msgspec.json.encode(pair[1])))
    return [record for _, record in made]


def quoted(made: dict[str, Any], quote: str) -> dict[str, Any]:
    """A record with the words it rests on, in the unit that they have."""
    if made.get("unit"):
        unit, factor = as_told(made["unit"], quote)
        if factor != 1:
            ends = {name: _plain(made[name] * factor) for name in ("value", "value_hi") if made[name] is not None}
            made |= {**ends, "unit": unit}
    return made | {"evidence": first_words(quote)}


def record(claim: Claim) -> dict[str, Any]:
    """What a claim asserts, in the keys of the schema."""
    match claim.payload:
        case Figure() as figure:
            return _figure(claim, figure)
        case Statement() as statement:
            return _attribution(claim, statement)
        case Instrument() as instrument:
            return _instrument(instrument)
        case Project() as project:
            return _project(project)
        case Measure() as measure:
            return _measure(measure)
        case Event() as event:
            return _event(event)


def _date(period: Period | None) -> str | None:
    """A date as precise as a period is one: a day, a month, a year, or the month that holds a week; null for what is none."""
    written = None if period is None else period.label()
    if period is None or written is None or "/" not in written or period.first is None or period.last is None:
        return None if written is None or "/" in written else written
    return period.first.isoformat()[:7] if period.first.isoformat()[:7] == period.last.isoformat()[:7] else None


def _day(period: Period | None) -> str | None:
    return period.first.isoformat() if period and period.first and period.first == period.last else None


def _dyad(claims: list[Claim]) -> list[str]:
    """The pair of states that most figures of a document are about."""
    pairs: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        if isinstance(claim.payload, Figure) and claim.payload.reporter and claim.payload.partner:
            first, second = sorted((claim.payload.reporter, claim.payload.partner))
            pairs[first, second] += 1
    if not pairs:
        return []
    return list(min(pairs.items(), key=lambda item: (-item[1], item[0]))[0])


def _goods(pile: Pile, claim: Claim) -> dict[str, Any]:
    """The goods of a figure as its own words call them, "garments" rather than "clothing"; nothing where they do not."""
    product = claim.payload.product if isinstance(claim.payload, Figure) else None
    forms = _forms(product) if product else None
    found = forms.search(pile.quote(claim.id)) if forms else None
    return {"product": found.group().lower()} if found else {}


@cache
def _forms(product: str) -> re.Pattern[str] | None:
    """What finds the names of a row of goods, the longest first; None for goods of no row."""
    row = next((row for row in load("products", Product) if row.product == product), None)
    if row is None:
        return None
    forms = sorted((row.product, *row.forms), key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


def _speaker(pile: Pile, claim: Claim) -> dict[str, Any]:
    """An international body that speaks as the text calls it, "UN refugee agency"; nothing where it has the full name."""
    forms = _bodies().get(claim.speaker.name) if claim.is_attributed else None
    words = pile.words(claim.document)
    if forms is None or claim.speaker.name in words or not isinstance(claim.payload, Figure | Statement):
        return {}
    passage = words[claim.passage.start : claim.passage.end]
    called = next((form for part in (passage, words) for form in forms if re.search(rf"\b{re.escape(form)}\b", part)), None)
    if called is None or isinstance(claim.payload, Figure):
        return {"speaker": called} if called else {}
    return {"speaker": called, "chain": [*(voice.name for voice in claim.chain[:-1]), called]}


@cache
def _bodies() -> dict[str, list[str]]:
    """The further names of each international body, the longest first."""
    return {body.name: sorted(body.forms, key=lambda form: (-len(form), form)) for body in load("bodies", Body)}


def _figure(claim: Claim, figure: Figure) -> dict[str, Any]:
    return {
        "indicator": indicator_text(figure),
        "reporter": figure.reporter,
        "partner": figure.partner,
        "direction": figure.direction,
        "product": figure.product,
        "relation": figure.relation,
        "value": _plain(figure.value),
        "value_hi": None if figure.value_high is None else _plain(figure.value_high),
        "unit": figure.unit,
        "hedge": figure.hedge,
        "modality": claim.modality,
        "period_start": figure.period.first if figure.period else None,
        "period_end": figure.period.last if figure.period else None,
        "base_start": figure.base.first if figure.base else None,
        "base_end": figure.base.last if figure.base else None,
        "speaker": claim.speaker.name if claim.is_attributed else None,
    }


def indicator_text(figure: Figure) -> str:
    """An indicator in words: "wheat exports", "rank in naphtha exports", "bilateral trade turnover, without oil"."""
    is_counted = figure.unit.partition("/")[0] in {"count", "persons"}
    if figure.indicator == "duration":
        named = f"{label(figure.indicator)} of {figure.wording}"
    elif is_counted or figure.indicator not in indicators():
        named = figure.wording
    else:
        named = " ".join(part for part in (figure.product, label(figure.indicator)) if part)
        named = f"rank in {named}" if figure.relation == "rank" else named
    return f"{named}, {figure.scope}" if figure.scope else named


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _attribution(claim: Claim, statement: Statement) -> dict[str, Any]:
    return {
        "speaker": claim.speaker.name,
        "speaker_type": claim.speaker.type,
        "chain": [voice.name for voice in claim.chain],
        "kind": statement.form,
    }


def _instrument(instrument: Instrument) -> dict[str, Any]:
    return {
        "name": instrument.name,
        "type": instrument.type,
        "parties": instrument.parties,
        "action": instrument.action,
        "date": _date(instrument.date),
        "until": _date(instrument.until),
        "sectors": instrument.sectors,
    }


def _project(project: Project) -> dict[str, Any]:
    return {
        "name": project.name,
        "kind": project.type,
        "parties": project.parties,
        "status": project.status,
        "due": _date(project.due),
        "place": project.place,
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "type": measure.type,
        "imposer": measure.imposer,
        "target": measure.target,
        "action": measure.action,
        "date": _date(measure.date),
    }


def _event(event: Event) -> dict[str, Any]:
    return {"type": event.type, "actors": event.actors, "date": _date(event.date), "place": event.place}


def _cluster(pile: Pile, names: dict[DocumentId, str], cluster: Cluster) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": cluster.id,
        "kind": cluster.kind,
        "verdict": cluster.verdict,
        "members": [_member(pile, names, member) for member in cluster.members],
    }
    for field in ("derived", "origins", "factor", "note"):
        value = getattr(cluster, field)
        if value not in (None, {}, ""):
            found[field] = value
    return found


def _member(pile: Pile, names: dict[DocumentId, str], member: Member) -> dict[str, Any]:
    quote = pile.words(member.document)[member.start : member.end]
    found = {"doc": names[member.document], "evidence": first_words(quote)}
    return found | ({"modality": member.modality} if member.modality else {})
