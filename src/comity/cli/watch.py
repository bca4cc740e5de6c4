"""`comity watch`: feeds and addresses asked again and again, and what is new added."""

from datetime import UTC, datetime
from pathlib import Path

import click

from comity.cli.fetching import Manner, add_fetched, addresses_in, fetched, manner_options
from comity.cli.options import ledger_option
from comity.cli.premises import rates_option
from comity.model.errors import ComityError


@click.command("watch")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o",
    "--output",
    "archive",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The archive, a gzipped WARC that grows with each round; else FILE with the ending .warc.gz.",
)
@click.option("--once", "is_once", is_flag=True, help="One round, as for cron.")
@click.option(
    "--every", type=click.FloatRange(min=1.0), default=60.0, show_default=True, metavar="MINUTES", help="Time between two rounds."
)
@click.option("--dated", "is_dated", is_flag=True, help="Tell the day of adding by the clock of the system, for --added.")
@manner_options
@ledger_option
@click.option("--config", type=click.Path(path_type=Path), help="Configuration file; comity.toml of this folder if it is there.")
@rates_option
def command(  # noqa: PLR0917  (the options of the command, in the order of its help)
    file: Path,
    archive: Path | None,
    every: float,
    ledger: Path,
    config: Path | None,
    rates: Path | None,
    pause: float,
    most: int,
    *,
    is_once: bool,
    is_dated: bool,
    allow_private: bool,
) -> None:
    """Ask for the feeds, sitemaps and pages that FILE lists, one a line, and add what is new to the ledger, round after round.

    FILE is read anew for each round. What goes wrong in one is told, and the next is made all the same; end it with Ctrl-C.
    """
    from time import sleep

    kept = archive or file.with_suffix(".warc.gz")
    manner = Manner(allow_private, pause, most)
    while True:
        try:
            fetched(addresses_in(file), kept, manner, ledger)
            add_fetched(kept, ledger, config, rates, datetime.now(UTC).date() if is_dated else None)
        except ComityError as error:
            if is_once:
                raise
            click.echo(f"comity: {error}", err=True)
        if is_once:
            return
        sleep(every * 60)
