"""`comity add`: documents into the ledger."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.asof import AddingDay
from comity.cli.options import ledger_option
from comity.cli.premises import rates_option

if TYPE_CHECKING:
    from comity.workers import Crew


@click.command("add")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--manifest", type=click.Path(path_type=Path, readable=False), help="CSV with path, url, publisher, published, lang."
)
@ledger_option
@click.option("--config", type=click.Path(path_type=Path), help="Configuration file; comity.toml of this folder if it is there.")
@rates_option
@click.option("--on", "day", type=AddingDay(), help='The day of adding, or "today" by the clock of the system; else not told.')
@click.option("--all", "is_whole", is_flag=True, help="Derive everything anew, not only what the new documents touch.")
@click.option("--workers", type=click.IntRange(min=0), metavar="N", help="Processes that read, 1 without this; 0: only this one.")
@click.option("--cluster", metavar="dask://HOST:PORT", help="Read on the machines of this cluster of Dask.")
@click.option("--strict", is_flag=True, help="Exit with status 1 when a source could not be read, 3 on contradictions.")
def command(  # noqa: PLR0917  (the options of the command, in the order of its help)
    paths: tuple[Path, ...],
    manifest: Path | None,
    ledger: Path,
    config: Path | None,
    rates: Path | None,
    day: date | None,
    workers: int | None,
    cluster: str | None,
    *,
    is_whole: bool,
    strict: bool,
) -> None:
    """Read documents, archives, mailboxes, crawls and feeds from files and folders into the ledger.

    The manifest supplies what a file does not say; `published` may be a day, a month, a year or an interval a/b. Adding the
    same again changes nothing; with a changed row it is a correction. What cannot be read is named and the rest is read;
    the exit status is 1 when nothing could be read. `--on` tells when it is added, for questions with --added; where nobody
    tells, an addition counts from the latest day that a document in the ledger proves. What follows is derived for the
    neighbourhood of what is new; with `--all` it is derived anew for everything, to the same rows, and no documents need be
    named.
    """
    import sys

    is_nothing_named = not paths and manifest is None
    if is_nothing_named and not is_whole:
        raise click.UsageError("Name files or folders to read, or a manifest that lists them.")
    if cluster is not None and workers is not None:
        raise click.UsageError("Documents are read by workers of this machine or on a cluster: name one of the two.")
    if workers is None:
        workers = 1 if cluster is None else 0
    with ExitStack() as open_:
        crew = open_.enter_context(_crew(0 if is_nothing_named else workers))

        from comity.cli.progress import shown
        from comity.ledger import Ledger
        from comity.pipeline import build
        from comity.pipeline.cluster import Cluster
        from comity.pipeline.config import configured, with_rates
        from comity.pipeline.executor import SERIAL, Executor, Processes
        from comity.pipeline.parts import standard
        from comity.read.gather import gather

        settings = with_rates(configured(config), rates)
        parts = standard(settings)
        sources, findings = gather(paths, manifest)
        opened = Ledger.open(ledger, create=True)
        with opened.view() as view:
            known = set(view.findings())
        watch = open_.enter_context(shown(len(sources)))
        pool: Executor = SERIAL
        if crew is not None:
            pool = open_.enter_context(Processes(limits=settings.limits, crew=crew))
        elif cluster is not None:
            pool = open_.enter_context(Cluster(cluster, settings.limits))
        report = build(sources, parts, opened, findings, watch, day, pool=pool, is_whole=is_whole)
    with opened.view() as view:
        asked = {source.address for source in sources} | {finding.subject for finding in findings}
        for finding in view.findings():
            is_of_now = finding.document is None and (finding.subject in asked or finding.subject.partition("#")[0] in asked)
            if is_of_now or finding not in known:
                click.echo(f"{finding.code}: {finding.text}", err=True)
    click.echo(report.sentence())
    is_anything_read = any((report.added, report.corrected, report.refreshed, report.unchanged))
    if not (is_anything_read or is_nothing_named) or (strict and report.failed):
        sys.exit(1)
    if strict and report.contradictions:
        sys.exit(3)


@contextmanager
def _crew(workers: int) -> "Iterator[Crew | None]":
    """So many workers, or None for none. The first loads what it needs from now on, while this process does the same."""
    if not workers:
        yield None
        return
    from comity.workers import Crew

    with Crew(workers, modules=("comity.pipeline",)) as crew:
        crew.start()
        yield crew
