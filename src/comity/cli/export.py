"""`comity export`: the ledger in forms that other programs read."""

from pathlib import Path

import click

from comity.cli.asof import Times, known_options
from comity.cli.options import Dyad, answered, chosen_readers, ledger_option, readers_options, spare, view_at
from comity.model.errors import QuestionError

NAMES = ("jsonl", "parquet", "tables", "csv", "gold", "ftm", "sdmx", "prov", "plover", "graphml", "csl", "ris", "ics")
"""The names of `comity.publish.export.registry.FORMS`, kept here so that `--help` loads none of them."""
COLUMNS = ("parquet", "tables")
"""Forms that are written from the rows of the ledger, which hold the claims that count."""


@click.command("export")
@click.argument("dyad", type=Dyad(), metavar="[PAIR]", required=False)
@click.option("--to", "name", type=click.Choice(NAMES), required=True, help="The form.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file or folder to write to.")
@ledger_option
@known_options
@readers_options
def command(dyad: tuple[str, str] | None, name: str, output: Path | None, ledger: Path, times: Times) -> None:
    """Write the whole ledger, or what it holds on a pair of states, in the form named.

    gold, parquet and tables make several files in the folder given by -o; the others make one file, or go to standard
    output without -o. What a form cannot hold stands in its head, or beside it in NAME.about.json. --asof and --added export
    what was known on a day.
    """
    from comity.publish.export.content import Content
    from comity.publish.export.registry import form
    from comity.publish.export.write import stream, write

    chosen = form(name)
    is_printed = output is None or str(output) == "-"
    if is_printed and chosen.folder is not None:
        raise click.UsageError(f"{name} makes several files; name a folder for them with -o.")
    readers = chosen_readers()
    if any(readers) and name in COLUMNS:
        raise click.UsageError(f"{name} holds the ledger's own rows; choose readers for another form.")
    with view_at(ledger, times) as view:
        answer = answered(view, readers) if any(readers) else None
        content = Content(view, dyad, answer)
        if dyad is not None and not content.pile.documents:
            pairs = ", ".join(f"{first}-{second}" for first, second, _ in view.dyads()[:8]) or "none"
            raise QuestionError(f"{ledger} holds nothing on {content.scope}. Pairs with figures in it: {pairs}.")
        if output is None or is_printed:
            for piece in stream(chosen, content):
                click.echo(piece, nl=False)
            return
        spare(ledger, output)
        for path in write(chosen, content, output):
            click.echo(f"Written: {path}", err=True)
