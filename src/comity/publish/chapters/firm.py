"""What is firm: figures and facts that nothing in the pile contradicts, and what follows from them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from comity.model.claim import Claim, Figure
from comity.model.ids import ClaimId
from comity.model.interval import Interval
from comity.model.record import Quantity
from comity.model.verdict import Bound, Cluster
from comity.model.wording import amount, limits
from comity.publish.lines import claim_quote, claims_line, cluster_claims, first_said, member_quote
from comity.publish.material import Material
from comity.publish.naming import capital, count, period_words, series_words
from comity.publish.series import Series, all_series
from comity.publish.view import Chapter, Line, Lines

FIRM = ("agree", "same", "one_origin", "agree_value_differ_modality", "same_origin_scope_narrowed")
"""Verdicts under which statements stand together."""
OCCURRED = ("actual", "estimate")
"""Modalities of what is said to be so; all others are of what may or shall be."""


def firm(material: Material) -> Chapter:
    """Agreeing and uncontradicted statements by several origins, by one, expected or aimed at, and what follows from them."""
    clusters = [cluster for cluster in material.clusters if cluster.verdict in FIRM]
    groups = list(_groups(material, clusters))
    present = [group for group in groups if all(claim.modality in OCCURRED for claim in group)]
    expected = [group for group in groups if any(claim.modality not in OCCURRED for claim in group)]
    notes = _notes(clusters)
    blocks = (
        _block(material, "Said by two or more independent origins", [g for g in present if _is_shared(material, g)], notes),
        _block(
            material,
            "Said by one origin, and nothing here contradicts it",
            [g for g in present if not _is_shared(material, g)],
            notes,
        ),
        _block(material, "Expected or aimed at", expected, notes),
        Lines(title="Same thing, or same source", lines=tuple(_named(material, clusters))),
        Lines(title="What follows, though nobody says it", lines=tuple(_following(material))),
    )
    kept = tuple(block for block in blocks if block.lines)
    number = sum(len(block.lines) for block in kept)
    lead = (
        f"{capital(count(number, 'line'))}. Each comes with the words it rests on."
        if kept
        else "No statement here stands without a conflict."
    )
    return Chapter(
        id="firm",
        title="What is firm: nothing here contradicts it",
        lead=lead if material.figures or kept else "No figure on the two states was found.",
        count=number,
        blocks=kept,
    )


def shared_groups(material: Material) -> Iterator[list[Claim]]:
    """Figures that occurred and that two or more independent origins give without a conflict, in the order of the series."""
    clusters = [cluster for cluster in material.clusters if cluster.verdict in FIRM]
    for group in _groups(material, clusters):
        if all(claim.modality in OCCURRED for claim in group) and _is_shared(material, group):
            yield group


def _block(material: Material, title: str, groups: Iterable[list[Claim]], notes: dict[frozenset[ClaimId], str]) -> Lines:
    lines = tuple(claims_line(material, group, notes=_note_of(group, notes)) for group in groups)
    return Lines(title=title, lines=lines)


def _notes(clusters: Iterable[Cluster]) -> dict[frozenset[ClaimId], str]:
    """Why each set of claims was found to agree."""
    return {frozenset(_claim_ids(cluster)): cluster.note for cluster in clusters if cluster.note}


def _note_of(group: list[Claim], notes: dict[frozenset[ClaimId], str]) -> tuple[str, ...]:
    note = notes.get(frozenset(claim.id for claim in group))
    return (note,) if note else ()


def _claim_ids(cluster: Cluster) -> list[ClaimId]:
    return [member.claim for member in cluster.members if member.claim is not None]


def _is_shared(material: Material, group: list[Claim]) -> bool:
    origins = material.origins_of(claim.id for claim in group)
    return len(origins) > 1


def _groups(material: Material, clusters: Iterable[Cluster]) -> Iterator[list[Claim]]:
    """Undisputed figures, each once: those that a verdict joins, then those that say the same; in the order of the series."""
    undisputed = [
        claim
        for series in all_series(material)
        for claim in series.claims
        if claim.id not in material.disputes_of and not claim.is_denied
    ]
    joined: dict[ClaimId, str] = {}
    for cluster in clusters:
        for member in _claim_ids(cluster):
            joined.setdefault(member, cluster.id)
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in undisputed:
        groups[(joined[claim.id],) if claim.id in joined else _saying(material, claim)].append(claim)
    yield from groups.values()


def _saying(material: Material, claim: Claim) -> tuple[object, ...]:
    """What a figure says: claims that are equal here say the same. One without a resolved quantity stands alone."""
    of, base, figure = material.quantity_of.get(claim.id), material.base_of.get(claim.id), claim.payload
    if of is None or not isinstance(figure, Figure):
        return (claim.id,)
    return of.id, base.id if base else "", figure.relation, figure.value, figure.value_high, figure.unit


def _named(material: Material, clusters: Iterable[Cluster]) -> Iterator[Line]:
    """Clusters of words without figures: names of one treaty, body or person, and texts from one source."""
    for cluster in clusters:
        if any(isinstance(claim.payload, Figure) for claim in cluster_claims(material, cluster)) or _claims_left(
            material, cluster
        ):
            continue
        yield Line(
            title=cluster.note or capital(cluster.kind),
            tags=(cluster.kind,),
            support="" if cluster.origins is None else count(cluster.origins, "origin"),
            quotes=tuple(member_quote(material, member) for member in cluster.members),
        )


def _claims_left(material: Material, cluster: Cluster) -> bool:
    """Whether a cluster rests on figures that lie outside the dossier."""
    return any(isinstance(material.pile.claims[c].payload, Figure) for c in _claim_ids(cluster) if c in material.pile.claims)


def _following(material: Material) -> Iterator[Line]:
    """Values that nobody states but that follow from undisputed statements."""
    for series in all_series(material):
        yield from (_bound_line(material, series, *pair) for pair in series.bounds if follows(material, pair[1]))


def follows(material: Material, bound: Bound) -> bool:
    """Whether a bound is worth a line: nobody states the value, it is limited, and no claim it rests on is disputed."""
    is_limited = bound.nominal is not None or bound.strict != Interval(None, None)
    return not bound.is_stated and is_limited and not any(because in material.disputes_of for because in bound.because)


def _bound_line(material: Material, series: Series, quantity: Quantity, bound: Bound) -> Line:
    claims = [material.pile.claims[because] for because in bound.because if because in material.pile.claims]
    ids = [claim.id for claim in claims]
    world = () if quantity.world == "actual" else (quantity.world.partition(":")[0],)
    return Line(
        title=f"{series_words(quantity, material.names)}, {period_words(quantity.period)}",
        value=bound_words(bound, series.unit),
        tags=("follows", *world),
        detail=first_said(material, ids).replace("First said by", "The figures it follows from were first said by")
        if ids
        else "",
        support=material.support(ids),
        notes=tuple(f"Assumes: {because}." for because in bound.because if because not in material.pile.claims),
        steps=tuple(step.text for step in bound.steps),
        quotes=tuple(claim_quote(material, claim) for claim in claims),
    )


def bound_words(bound: Bound, unit: str | None) -> str:
    """A bound in words: "about $129.9M ($123M to $136M)", or its limits where no value follows from the numbers at their word."""
    if bound.nominal is None:
        return limits(bound.strict, unit)
    if bound.strict == Interval(None, None):
        return f"about {amount(bound.nominal, unit)}"
    return f"about {amount(bound.nominal, unit)} ({limits(bound.strict, unit)})"
