"""`comity agreements`: treaties, agreements, plans and contracts, with their life."""

from pathlib import Path

import click

from comity.cli.asof import Times, times_options
from comity.cli.options import finish, material_of, reading


@click.command("agreements")
@reading
@times_options
def command(dyad: tuple[str, str], ledger: Path, times: Times, *, as_json: bool, strict: bool) -> None:
    """List agreements, treaties, plans and contracts between two states: parties, state as of a day, life, words.

    A promise whose day has passed without a later report is told to be open.
    """
    from comity.cli.blocks import print_matters

    material = material_of(dyad, ledger, times)
    print_matters(material, "instrument", ("Agreements", "agreement", "agreements"), times, as_json=as_json)
    finish(material, strict=strict)
