"""`comity demo`: a pile of sample documents, built and told."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.options import DEFAULT_LEDGER

if TYPE_CHECKING:
    from comity.model.record import RecordKind
    from comity.publish.material import Material
    from comity.publish.matters import Matter

MARGIN = 13
"""Columns that the label of a line takes."""


@click.command("demo")
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_LEDGER.with_stem("demo"),
    show_default=True,
    help="The ledger file to build; the dossiers are written beside it.",
)
def command(ledger: Path) -> None:
    """Build a pile of short sample documents, write a dossier for each pair of states and print what was found."""
    from comity.cli.options import material_of
    from comity.cli.report import write_dossier
    from comity.demo import DYADS, demo_sources
    from comity.ledger import Ledger
    from comity.pipeline import build
    from comity.pipeline.parts import standard

    with demo_sources() as (sources, findings):
        report = build(sources, standard(), Ledger.open(ledger, create=True), findings)
    click.echo(f"Ledger: {ledger}")
    click.echo(report.sentence())
    for dyad in DYADS:
        material = material_of(dyad, ledger)
        page = ledger.with_name(f"dossier-{'-'.join(dyad)}.html")
        write_dossier(material, page)
        click.echo(f"\nDossier: {page}")
        for line in pair_lines(material):
            click.echo(line)
    click.echo(f"\nIn a browser: comity serve --ledger {ledger}")


def pair_lines(material: "Material") -> Iterator[str]:
    """What the documents on a pair hold: conflicts in full, then one line for each other finding, equal lines once."""
    from comity.cli.clashes import conflict_lines

    for conflict in material.conflicts:
        yield from conflict_lines(material.pile, conflict)
    yield from dict.fromkeys(f"{label:<{MARGIN}}{words}" for label, words in _findings(material))


def _findings(material: "Material") -> Iterator[tuple[str, str]]:
    from comity.publish.chapters.apart import GROUPS
    from comity.publish.matters import matters

    day = material.latest_day
    agreements: tuple[RecordKind, ...] = ("instrument",)
    measures: tuple[RecordKind, ...] = ("measure",)
    misleading = GROUPS[0][1]
    yield from _texts(material)
    yield from (("Agreement", _stands(matter)) for matter in matters(material, day, agreements))
    yield from (("Kept apart", cluster.note) for cluster in material.clusters if cluster.verdict in misleading)
    yield from (("Kept apart", cluster.note) for cluster in material.clusters if "a part beside the whole" in cluster.note)
    yield from (("Changed", cluster.note) for cluster in material.clusters if cluster.verdict == "sequence")
    yield from (("Silent", words) for words in _silent(material, day))
    yield from (("Revoked", _stands(matter)) for matter in matters(material, day, measures) if _is_revoked_licence(matter))


def _texts(material: "Material") -> Iterator[tuple[str, str]]:
    """Which texts copy which, and who says of itself that it is a translation."""
    names = {document.id: document.name for document in material.documents}
    for copy in material.copies:
        if copy.left in names and copy.right in names and copy.is_copy:
            arrow = "->" if copy.is_direction_known else "--"
            yield "Copied", f"{names[copy.left]} {arrow} {names[copy.right]}, {copy.share:.0%} of the shorter text"
    for document in material.documents:
        for notice in document.notices:
            if notice.kind == "translation":
                yield "Translated", f"{document.name}, by {notice.name}"


def _stands(matter: "Matter") -> str:
    """A matter with its state and its other names on one line."""
    from comity.publish.matter_lines import moment_words

    state = moment_words(matter.state) if matter.state else "no state is told"
    also = f"; also called {', '.join(matter.aliases)}" if matter.aliases else ""
    return f"{matter.title}: {state}{also}"


def _silent(material: "Material", day: date | None) -> Iterator[str]:
    """Promises whose day has passed while nobody reports what became of them."""
    from comity.publish.matters import all_promises

    for promise in all_promises(material, day):
        if promise.standing == "silent":
            yield f"{promise.title}: {promise.words}, {promise.sentence}"


def _is_revoked_licence(matter: "Matter") -> bool:
    return matter.record.type == "licence" and matter.state is not None and matter.state.action == "revoked"
