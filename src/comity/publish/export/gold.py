"""The exchange form of annotations: one JSON file a document, and `CROSS.json` with the verdicts across documents.

The schema is that of the project's annotation guidelines: figures, instruments, projects, measures, events, attributions;
evidence is at most twelve words, verbatim but for white space.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from comity.model.claim import Claim, Figure, Statement
from comity.model.ids import DocumentId
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.text import Document
from comity.model.verdict import Cluster, Member
from comity.publish.export.names import first_words, short_names
from comity.resources.indicators import label

LATER_KINDS = ("instruments", "projects", "measures", "events")


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
    figures = [_figure(pile, claim, claim.payload) for claim in claims if isinstance(claim.payload, Figure)]
    said = [_attribution(pile, claim, claim.payload) for claim in claims if isinstance(claim.payload, Statement)]
    return {
        "id": name,
        "url": metadata.url,
        "publisher": metadata.publisher,
        "published": _day(metadata.published),
        "lang": metadata.lang,
        "dyad": _dyad(claims),
        "figures": figures,
        **{kind: [] for kind in LATER_KINDS},
        "attributions": said,
    }


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


def _figure(pile: Pile, claim: Claim, figure: Figure) -> dict[str, Any]:
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
        "evidence": first_words(pile.quote(claim.id)),
    }


def indicator_text(figure: Figure) -> str:
    """An indicator in words: "wheat exports", "rank in naphtha exports", "bilateral trade turnover, without oil"."""
    if figure.unit.partition("/")[0] in {"count", "persons"} or figure.indicator == "duration":
        return figure.wording
    named = " ".join(part for part in (figure.product, label(figure.indicator)) if part)
    if figure.relation == "rank":
        named = f"rank in {named}"
    return f"{named}, {figure.scope}" if figure.scope else named


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _attribution(pile: Pile, claim: Claim, statement: Statement) -> dict[str, Any]:
    return {
        "speaker": claim.speaker.name,
        "speaker_type": claim.speaker.type,
        "chain": [voice.name for voice in claim.chain],
        "kind": statement.form,
        "evidence": first_words(pile.quote(claim.id)),
    }


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
