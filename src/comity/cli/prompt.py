"""`comity prompt`: tasks for people and for models that are not asked over the network."""

from pathlib import Path

import click

from comity.cli.options import ledger_option, view_of
from comity.model.errors import ConfigError


@click.command("prompt")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@ledger_option
def command(folder: Path, ledger: Path) -> None:
    """Write one task for each document into DIR: what to read, the form of the answer, and the document itself.

    Give a task to a person or to any model and save the answer beside it, under the name that the task tells; `comity import DIR`
    takes the answers. Nothing is sent anywhere.
    """
    from comity.consult.prompt import task
    from comity.publish.export.names import short_names
    from comity.verify.files import TASK

    with view_of(ledger) as view:
        pile = view.pile()
    names = short_names(pile)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for identity, document in pile.documents.items():
            path = folder / f"{names[identity]}{TASK}"
            path.write_bytes(task(document, pile.words(identity), names[identity]).encode())
    except OSError as error:
        raise ConfigError(f"{folder} cannot be written ({error.strerror}); name a folder that may be written.") from error
    click.echo(f"{len(pile.documents)} tasks are in {folder}.", err=True)
