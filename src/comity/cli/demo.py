"""`comity demo`: a pile of sample documents, built and told."""

from pathlib import Path

import click

from comity.cli.options import DEFAULT_LEDGER


@click.command("demo")
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_LEDGER.with_stem("demo"),
    show_default=True,
    help="The ledger file to build; the dossiers are written beside it.",
)
def command(ledger: Path) -> None:
    """Build a pile of short sample documents, write a dossier for each pair of states and print where it is."""
    from comity.cli.clashes import conflict_lines
    from comity.cli.options import material_of
    from comity.cli.report import write
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
        write(material, page)
        click.echo(f"\nDossier: {page}")
        for conflict in material.conflicts:
            for line in conflict_lines(material.pile, conflict):
                click.echo(line)
