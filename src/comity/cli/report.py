"""`comity report`: a dossier on two states as one page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.options import Dyad as DyadType
from comity.cli.options import finish, ledger_option, material_of, readers_options, spare, strict_option
from comity.model.errors import ConfigError

if TYPE_CHECKING:
    from comity.publish.material import Material


@click.command("report")
@click.argument("dyad", type=DyadType(), metavar="PAIR")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The page to write.")
@ledger_option
@readers_options
@strict_option
def command(dyad: tuple[str, str], output: Path, ledger: Path, *, strict: bool) -> None:
    """Write one self-contained page on two states: what is firm, what is disputed, figures, sources, each with its words."""
    material = material_of(dyad, ledger)
    spare(ledger, output)
    write(material, output)
    click.echo(f"The dossier is in {output}.", err=True)
    finish(material, strict=strict)


def write(material: "Material", output: Path) -> None:
    """Write the dossier of some material to a file. Raises ConfigError where the file cannot be written."""
    from comity.publish.compose import dossier
    from comity.publish.report import report

    try:
        output.write_text(report(dossier(material)), encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{output} cannot be written ({error.strerror}); name a file in a folder that exists.") from error
