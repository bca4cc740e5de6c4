"""Claims and findings as lines of a list, each with the words it rests on."""

from collections.abc import Iterable, Sequence

from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId, DocumentId
from comity.model.origin import Origin
from comity.model.verdict import Cluster, Member
from comity.model.wording import figure_value
from comity.publish.cite import link
from comity.publish.material import Material
from comity.publish.naming import MODALITIES, chain_words, dated, indicator_words, listed, period_words, series_words, voice_words
from comity.publish.view import Line, Quote

CONTEXT = 400
"""So many code points of the sentence are shown on each side of the evidence at most."""
LONGEST = 2000
"""Evidence of more code points is shown by so many, its end among them: a page must not break on a line of megabytes."""
SNIPPET = 180
"""A line shows so many code points of a quotation; opened, it shows all."""


def claim_quote(material: Material, claim: Claim) -> Quote:
    """The evidence of a claim in its sentence."""
    start, end = claim.evidence.start, claim.evidence.end
    passage = (min(start, claim.passage.start), max(end, claim.passage.end))
    return _quote(material, claim.document, (start, end), passage, claim)


def member_quote(material: Material, member: Member) -> Quote:
    """The words of a member of a cluster: those of its claim if it has one, else in the line of text they stand in."""
    claim = material.pile.claims.get(member.claim or "")
    if claim is not None:
        return claim_quote(material, claim)
    return place_quote(material, member.document, member.start, member.end)


def place_quote(material: Material, document: DocumentId, start: int, end: int) -> Quote:
    """Words at a place of a document, in the line of text they stand in."""
    words = material.pile.words(document)
    before = words.rfind("\n", max(0, start - CONTEXT), start)
    after = words.find("\n", end, end + CONTEXT)
    first = before + 1 if before >= 0 else max(0, start - CONTEXT)
    last = after if after >= 0 else min(len(words), end + CONTEXT)
    return _quote(material, document, (start, end), (first, last), None)


def _quote(
    material: Material, document_id: DocumentId, evidence: tuple[int, int], passage: tuple[int, int], claim: Claim | None
) -> Quote:
    document = material.pile.documents[document_id]
    words = material.pile.words(document_id)
    start, end = evidence
    metadata = document.metadata
    before, after = words[max(passage[0], start - CONTEXT) : start], words[end : min(passage[1], end + CONTEXT)]
    return Quote(
        id=claim.id if claim else None,
        before=("… " if passage[0] < start - CONTEXT else "") + before,
        marked=shortened(words[start:end]),
        after=after + (" …" if passage[1] > end + CONTEXT else ""),
        document=document.name,
        dated=dated(metadata),
        chain=chain_words(claim.chain) if claim else document.name,
        place=metadata.url or document.address,
        href=link(metadata.url, words[start:end]),
        rule=claim.extractor if claim else None,
        lang=metadata.lang,
        source=document_id,
        start=start,
    )


def shortened(words: str) -> str:
    """Words as they are, or the beginning and the end of what is too long for a page."""
    return words if len(words) <= LONGEST else f"{words[: LONGEST - SNIPPET]} […] {words[-SNIPPET:]}"


def claims_line(material: Material, claims: Sequence[Claim], *, notes: tuple[str, ...] = ()) -> Line:
    """One line for figures that say the same: what, when, how much, of what kind, who said it first and how many support it."""
    ids = [claim.id for claim in claims]
    return Line(
        title=" / ".join(_unique(claim_title(material, claim) for claim in claims)),
        value=" / ".join(_unique(value_words(claim) for claim in claims)),
        tags=tuple(_unique(tag for claim in claims for tag in tags(claim))),
        detail=first_said(material, ids),
        support=material.support(ids),
        notes=notes,
        quotes=tuple(claim_quote(material, claim) for claim in claims),
    )


def claim_title(material: Material, claim: Claim) -> str:
    """What a claim speaks of and when: "Exports of wheat, Norway to Chile, 2024, from 2018"."""
    if not isinstance(claim.payload, Figure):
        return f"{claim.speaker.name}"
    record = material.quantity_of.get(claim.id, claim.payload)
    return f"{series_words(record, material.names)}, {time_words(material, claim, claim.payload)}"


def time_words(material: Material, claim: Claim, figure: Figure) -> str:
    """The period of a figure and, for changes, the one it is measured from: "2024, from 2018"."""
    quantity, base = material.quantity_of.get(claim.id), material.base_of.get(claim.id)
    when = period_words((quantity.period if quantity else None) or figure.period)
    if figure.relation == "share":
        return when if base is None or figure.indicator == base.indicator else f"{when}, of {indicator_words(base.indicator)}"
    start = (base.period if base else None) or figure.base
    return when if start is None else f"{when}, from {period_words(start)}"


def value_words(claim: Claim) -> str:
    """The value of a figure as its words have it; a statement has none."""
    return figure_value(claim.payload) if isinstance(claim.payload, Figure) else ""


def tags(claim: Claim) -> tuple[str, ...]:
    """What is set in small capitals: the modality of a figure, and whether the words deny it."""
    modality = (MODALITIES[claim.modality],) if isinstance(claim.payload, Figure) else ()
    return (*modality, "denied") if claim.is_denied else modality


def same_figures(material: Material, claims: Iterable[Claim]) -> dict[tuple[str, str, str], list[Claim]]:
    """Figures that say the same of one thing together, by title, value and modality."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim_title(material, claim), value_words(claim), claim.modality), []).append(claim)
    return groups


def first_said(material: Material, claims: Iterable[ClaimId]) -> str:
    """Who said it first, as far as the texts tell, and by which way it came."""
    known = list(claims)
    voices = _unique(words for origin in material.origins_of(known) if (words := first_voice(material, origin, known)))
    chains = _unique(chain_words(material.pile.claims[claim].chain) for claim in known)
    by = f"First said by {listed(voices)}" if voices else "Who said it first is not named"
    is_plain = len(chains) == 1 and chains == voices
    return f"{by}." if is_plain else f"{by}; read in {listed(chains)}."


def first_voice(material: Material, origin: Origin, claims: Iterable[ClaimId]) -> str:
    """Who said it first, "(probably)" where that is a guess and none of the claims is read from that voice; empty if unknown."""
    if origin.voice is None:
        return ""
    speakers = {material.pile.claims[claim].speaker.name for claim in claims if claim in origin.claims}
    is_told = origin.is_certain or origin.voice.name in speakers
    return voice_words(origin.voice) if is_told else f"{voice_words(origin.voice)} (probably)"


def cluster_claims(material: Material, cluster: Cluster) -> list[Claim]:
    """The claims of the dossier that a cluster joins."""
    return [material.claims[member.claim] for member in cluster.members if member.claim in material.claims]


def snippet(words: str) -> str:
    """The beginning of a long quotation, cut between words, on one line."""
    plain = " ".join(words[: 4 * SNIPPET].split())
    if len(plain) <= SNIPPET:
        return plain
    return plain[:SNIPPET].rpartition(" ")[0] + " …" if " " in plain[:SNIPPET] else plain[:SNIPPET] + "…"


def _unique(items: Iterable[str]) -> list[str]:
    """Each item once, in the order of its first appearance."""
    return list(dict.fromkeys(items))
