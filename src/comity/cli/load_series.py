"""`comity load-series`: tables of official figures into the ledger."""

from pathlib import Path

import click

from comity.cli.options import ledger_option
from comity.cli.premises import rates_option


@click.command("load-series")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--mapping", required=True, type=click.Path(path_type=Path), help="TOML: whose the table is, what its columns say.")
@ledger_option
@rates_option
@click.option("--strict", is_flag=True, help="Exit with status 1 when a row was left out, 3 on contradictions.")
def command(files: tuple[Path, ...], mapping: Path, ledger: Path, rates: Path | None, *, strict: bool) -> None:
    """Read official figures from CSV or SDMX-CSV files as claims of the office that publishes them.

    Each row is a claim, with the row as its words; press figures are held against it like any other statement. A row that says
    no figure is named with its line and the reason; the exit status is 1 when no row could be read.
    """
    import sys

    from comity.ledger import Ledger
    from comity.pipeline import load_series
    from comity.pipeline.config import configured, with_rates
    from comity.pipeline.rates import read_rates
    from comity.read.gather import gather
    from comity.series import read_mapping

    described = read_mapping(mapping)
    table = with_rates(configured(), rates).rates
    known = read_rates(Path(table)) if table is not None else ()
    sources, findings = gather(files, None)
    report = load_series(sources, described, Ledger.open(ledger, create=True), findings, known)
    click.echo(report.sentence())
    addresses = {source.address for source in sources} | {finding.subject for finding in findings}
    with Ledger.open(ledger).view() as view:
        told = [finding for finding in view.findings() if finding.subject in addresses]
        read = {document.id for document in view.documents() if document.address in addresses}
        has_claims = any(claim.document in read for claim in view.figures())
    for finding in told:
        click.echo(f"{finding.code}: {finding.text}", err=True)
    if not has_claims or (strict and any(finding.code != "ledger.same-address" for finding in told)):
        sys.exit(1)
    if strict and report.contradictions:
        sys.exit(3)
