"""`comity measures`: sanctions, licences, tariffs and recognitions, with their life."""

from datetime import date
from pathlib import Path

import click

from comity.cli.asof import asof_option
from comity.cli.options import finish, material_of, reading


@click.command("measures")
@reading
@asof_option
def command(dyad: tuple[str, str], ledger: Path, asof: date | None, *, as_json: bool, strict: bool) -> None:
    """List sanctions, licences, tariffs and recognitions that touch two states: by whom, on whom, state as of a day, life.

    Measures by third states on one of the two are listed too. A threat whose day has passed without a later report is open.
    """
    from comity.cli.blocks import print_matters

    material = material_of(dyad, ledger)
    print_matters(material, "measure", ("Measures", "measure", "measures"), asof, as_json=as_json)
    finish(material, strict=strict)
