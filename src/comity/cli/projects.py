"""`comity projects`: joint ventures, routes, plants and programmes, with their life."""

from pathlib import Path

import click

from comity.cli.asof import Times, times_options
from comity.cli.options import finish, material_of, reading


@click.command("projects")
@reading
@times_options
def command(dyad: tuple[str, str], ledger: Path, times: Times, *, as_json: bool, strict: bool) -> None:
    """List joint undertakings of two states: what they are, who owns them, their state as of a day, their life, the words.

    A promise whose day has passed without a later report is told to be open.
    """
    from comity.cli.blocks import print_matters

    material = material_of(dyad, ledger, times)
    print_matters(material, "project", ("Projects", "project", "projects"), times, as_json=as_json)
    finish(material, strict=strict)
