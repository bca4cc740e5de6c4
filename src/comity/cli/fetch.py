"""`comity fetch`: pages from the web into an archive, because the user asks for them."""

from datetime import date
from pathlib import Path

import click

from comity.cli.asof import AddingDay
from comity.cli.fetching import Manner, add_fetched, addresses_in, fetched, manner_options
from comity.cli.options import ledger_option
from comity.cli.premises import rates_option


@click.command("fetch")
@click.argument("addresses", metavar="[ADDRESS]...", nargs=-1)
@click.option(
    "--list",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, readable=False),
    help="A file with an address on each line; may be repeated.",
)
@click.option(
    "-o",
    "--output",
    "archive",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The archive, a gzipped WARC that grows with each run.",
)
@click.option("--add", "is_added", is_flag=True, help="Then read what is new in the archive into the ledger.")
@manner_options
@ledger_option
@click.option("--config", type=click.Path(path_type=Path), help="Configuration file; comity.toml of this folder if it is there.")
@rates_option
@click.option("--on", "day", type=AddingDay(), help='The day of adding, or "today" by the clock of the system; else not told.')
def command(  # noqa: PLR0917  (the options of the command, in the order of its help)
    addresses: tuple[str, ...],
    files: tuple[Path, ...],
    archive: Path,
    ledger: Path,
    config: Path | None,
    rates: Path | None,
    day: date | None,
    pause: float,
    most: int,
    *,
    is_added: bool,
    allow_private: bool,
) -> None:
    """Fetch pages, and what feeds (RSS, Atom) and sitemaps lead to, into an archive.

    Keeps to robots.txt and to the pace of each host, asks for a page again only if it may have changed, and connects to public
    machines alone, whatever a name or a redirect says. What is not to be had is told, and the rest is fetched; a run that was
    killed goes on where it stopped. The exit status is 1 when nothing was to be had.
    """
    import sys

    wanted = [*addresses, *(address for file in files for address in addresses_in(file))]
    if not wanted:
        raise click.UsageError("Name addresses to fetch, or a file that lists them with --list.")
    found = fetched(wanted, archive, Manner(allow_private, pause, most), ledger if is_added else None)
    if is_added:
        add_fetched(archive, ledger, config, rates, day)
    if found.findings and not found.pages and not found.known:
        sys.exit(1)
