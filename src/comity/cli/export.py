"""`comity export`: the ledger in forms that other programs read."""

from pathlib import Path

import click

from comity.cli.options import chosen_readers, ledger_option, readers_options, spare, view_of
from comity.model.errors import ConfigError


@click.command("export")
@click.option("--to", "form", type=click.Choice(["gold", "jsonl", "csv"]), required=True, help="The form.")
@click.argument("target", type=click.Path(path_type=Path), required=False)
@ledger_option
@readers_options
def command(form: str, target: Path | None, ledger: Path) -> None:
    """Write the whole ledger in the form named.

    `gold` makes the folder TARGET with one JSON file a document and CROSS.json; `jsonl` (every claim with its words)
    and `csv` (figures as a flat table) go to the file TARGET, or to standard output without one.
    """
    from comity.publish.export.gold import gold_files
    from comity.publish.export.rows import jsonl, to_csv

    readers = chosen_readers()
    with view_of(ledger) as view:
        if any(readers):
            from comity.ask import Premises, ask
            from comity.pipeline.config import configured
            from comity.pipeline.parts import standard

            answer = ask(view, Premises(readers=readers.names, agree=readers.agree), standard(configured()))
            pile, clusters = answer.pile, answer.clusters
            for line in answer.premises:
                click.echo(line, err=True)
        else:
            pile, clusters = view.pile(), view.clusters()
    if form == "gold":
        if target is None:
            raise click.UsageError("Name the folder to write to: comity export --to gold FOLDER.")
        _write_folder(target, dict(gold_files(pile, clusters)))
        click.echo(f"{len(pile.documents)} documents are in {target}.", err=True)
        return
    content = b"".join(jsonl(pile)) if form == "jsonl" else to_csv(pile).encode()
    if target is None or str(target) == "-":
        click.echo(content, nl=False)
    else:
        spare(ledger, target)
        _write(target, content)


def _write_folder(folder: Path, files: dict[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{folder} cannot be made a folder ({error.strerror}); name another.") from error
    for name, content in files.items():
        _write(folder / name, content)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ConfigError(f"{path} cannot be written ({error.strerror}); name a file in a folder that exists.") from error
