"""From the ledger to a page: what is known of two states, as plain display values."""

from collections.abc import Iterator, Sequence

from comity.model.finding import Finding
from comity.model.ids import digest
from comity.model.interval import Interval
from comity.model.origin import Origin, Origins
from comity.model.page import Pile
from comity.model.record import Records
from comity.model.verdict import Cluster, Verdict
from comity.model.wording import limits
from comity.publish.chapters.agreements import agreements
from comity.publish.chapters.apart import apart
from comity.publish.chapters.disputed import disputed, sides
from comity.publish.chapters.doubts import doubts
from comity.publish.chapters.figures import figures
from comity.publish.chapters.firm import firm
from comity.publish.chapters.measures import measures
from comity.publish.chapters.projects import projects
from comity.publish.chapters.promises import promises
from comity.publish.chapters.rulings import rulings
from comity.publish.chapters.sources import sources
from comity.publish.chapters.statements import statements
from comity.publish.chapters.system import system
from comity.publish.chapters.timeline import timeline
from comity.publish.material import Dyad, Material
from comity.publish.matters import all_promises
from comity.publish.naming import capital, count, day_words, listed, period_words, spelled, state_name
from comity.publish.series import Series, all_series, is_limited, is_placed
from comity.publish.view import Dossier, Fact, Overview
from comity.trace.cast import Cast
from comity.trace.sides import home_of, side_of

CHAPTERS = (
    firm,
    disputed,
    apart,
    system,
    agreements,
    projects,
    measures,
    promises,
    timeline,
    figures,
    statements,
    sources,
    doubts,
)
"""The chapters in their order. Each is a function from the material to a chapter."""


def compose(  # noqa: PLR0917  (one argument for each thing a ledger view gives, in the order of the stages)
    dyad: Dyad,
    pile: Pile,
    records: Records,
    origins: Origins,
    verdict: Verdict,
    clusters: Sequence[Cluster],
    findings: Sequence[Finding],
) -> Dossier:
    """Write the dossier of two states, given by ISO 3166-1 alpha-3 code, from everything in the ledger.

    The same ledger gives the same dossier; no clock is read.
    """
    return dossier(
        Material(dyad=dyad, pile=pile, records=records, origins=origins, verdict=verdict, clusters=clusters, findings=findings)
    )


def dossier(material: Material) -> Dossier:
    """Write the dossier of what has been gathered on two states."""
    return Dossier(
        overview=overview(material),
        chapters=(*(chapter(material) for chapter in CHAPTERS), *([rulings(material)] if material.rulings else [])),
        snapshot=snapshot(material),
    )


def snapshot(material: Material) -> str:
    """The digest of the documents and claims behind a page: equal ones have equal digests."""
    return digest(*sorted(document.id for document in material.documents), *sorted(material.claims))


def overview(material: Material) -> Overview:
    """The head of the dossier: the pair, the lead sentences and the counts."""
    first, second = (state_name(code, material.names) for code in material.dyad)
    return Overview(
        title=f"{first} and {second}", lead=tuple(_lead(material)), facts=tuple(_facts(material)), as_of=_as_of_words(material)
    )


def _as_of_words(material: Material) -> str:
    latest = material.day
    return day_words(latest) if latest else "no dated document"


def _facts(material: Material) -> Iterator[Fact]:
    publishers = {document.metadata.publisher for document in material.documents} - {None}
    origins = material.origins_of(claim.id for claim in material.figures)
    hard, slips, soft = sides(material)
    counted = (
        (len(material.documents), "document", "documents"),
        (len(publishers), "publisher", "publishers"),
        (len(material.figures), "figure", "figures"),
        (len(origins), "origin of figures", "origins of figures"),
        (hard, "contradiction", "contradictions"),
        *([(slips, "likely slip", "likely slips")] if slips else []),
        (soft, "tension", "tensions"),
    )
    yield from (Fact(f"{number:,}", one if number == 1 else many) for number, one, many in counted)


def _lead(material: Material) -> Iterator[str]:
    yield from material.premises
    if not material.documents:
        yield "No document in the ledger gives a figure on both states or names both."
        return
    yield _extent(material)
    if material.figures:
        yield from _main_series(material)
        yield _dispute(material)
    yield from _silence(material)


def _extent(material: Material) -> str:
    """How much was read, from whom, how many really spoke, and up to when."""
    publishers = {document.metadata.publisher for document in material.documents} - {None}
    undated = sum(document.metadata.published is None for document in material.documents)
    documents = count(len(material.documents), "document").replace(
        str(len(material.documents)), spelled(len(material.documents)), 1
    )
    by = f" from {spelled(len(publishers))} {'publisher' if len(publishers) == 1 else 'publishers'}" if publishers else ""
    latest = material.day
    until = f"the latest proves {day_words(latest)}" if latest else "none carries a date"
    rest = f" and {spelled(undated)} carr{'ies' if undated == 1 else 'y'} no date" if undated and latest else ""
    return (
        f"{capital(documents)}{by} {'carry' if len(material.documents) > 1 else 'carries'} {_origins(material)}; {until}{rest}."
    )


def _origins(material: Material) -> str:
    if not material.figures:
        return "no figure on the two states"
    origins = material.origins_of(claim.id for claim in material.figures)
    figures = count(len(material.figures), "figure")
    go = "goes" if len(material.figures) == 1 else "go"
    return f"{figures}, which {go} back to at most {count(len(origins), 'independent origin')}"


def _main_series(material: Material) -> Iterator[str]:
    """The series that most rests on: the range of its latest actual value, and whether one side alone speaks in it."""
    for series in all_series(material):
        found = _latest_value(series)
        if found is not None:
            period, values = found
            origins = count(len(material.origins_of(claim.id for claim in series.claims)), "origin")
            doubt = "; parts of it are disputed" if any(claim.id in material.disputes_of for claim in series.claims) else ""
            yield f"{series.title}: {limits(values, series.unit)} in {period} ({origins} in the series{doubt})."
            yield from _one_side(material, series)
            return


def _latest_value(series: Series) -> tuple[str, Interval] | None:
    """The latest period whose actual value is stated and limited on both sides, in words, with its strict limits."""
    limited = [
        (quantity.period, bound.strict)
        for quantity, bound in series.bounds
        if quantity.world == "actual" and bound.is_stated and is_placed(quantity.period) and is_limited(bound.strict)
    ]
    return (period_words(limited[-1][0]), limited[-1][1]) if limited else None


def _dispute(material: Material) -> str:
    hard, slips, soft = sides(material)
    if not material.conflicts:
        return "No contradiction and no tension was found among the statements."
    words = [
        count(number, noun).replace(f"{number:,}", spelled(number), 1)
        for number, noun in ((hard, "contradiction"), (slips, "likely slip"), (soft, "tension"))
        if number or noun != "likely slip"
    ]
    return f"{capital(listed(words))} were found among the statements."


def _silence(material: Material) -> Iterator[str]:
    """Says so when the day of something promised has passed and no document reports what became of it."""
    silent = [promise for promise in all_promises(material, material.day) if promise.standing == "silent"]
    if silent:
        things = "promise is past its" if len(silent) == 1 else "promises are past their"
        yield (
            f"{capital(spelled(len(silent)))} {things} day without a report: {listed(promise.title for promise in silent[:3])}"
            + (f" and {spelled(len(silent) - 3)} more." if len(silent) > 3 else ".")
        )


def _one_side(material: Material, series: Series) -> Iterator[str]:
    """Says so when every origin of the series whose side is known speaks for one side only.

    An outlet speaks for the state that owns it, a private or public one for no side; that an origin is known from the outlets
    of one state alone is told apart.
    """
    origins = material.origins_of(claim.id for claim in series.claims)
    sides_known = [side for origin in origins if (side := side_of(origin.voice)) is not None]
    if len(set(sides_known)) != 1:
        return
    here = state_name(sides_known[0], material.names)
    there = " or ".join(state_name(code, material.names) for code in material.dyad if code != sides_known[0])
    homes = [_only_home(material, origin) for origin in origins if side_of(origin.voice) is None]
    near, unknown = homes.count(sides_known[0]), len(homes) - homes.count(sides_known[0])
    known = f"; {count(near, 'more origin')} {'is' if near == 1 else 'are'} told by outlets of {here} alone" if near else ""
    rest = f"; {count(unknown, 'origin')} cannot be placed" if unknown else ""
    yield f"In it every origin whose side is known speaks for {here}, none for {there}{known}{rest}."


def _only_home(material: Material, origin: Origin) -> str | None:
    """The one state whose outlets, of any owner, first told what an origin of no known side says; None where there is none."""
    cast = Cast(material.pile)
    claims = [material.claims[claim] for claim in origin.claims if claim in material.claims]
    homes = {home_of(cast.teller(claim)) for claim in claims}
    return homes.pop() if len(homes) == 1 else None
