"""`comity measures`: sanctions, licences, tariffs and recognitions, with their life."""

from pathlib import Path

import click

from comity.cli.asof import Times, times_options
from comity.cli.options import finish, material_of, reading


@click.command("measures")
@reading
@times_options
def command(dyad: tuple[str, str], ledger: Path, times: Times, *, as_json: bool, strict: bool) -> None:
    """List sanctions, licences, tariffs and recognitions that touch two states: by whom, on whom, state as of a day, life.

    Measures by third states on one of the two are listed too. A threat whose day has passed without a later report is open.
    """
    from comity.cli.blocks import print_matters

    material = material_of(dyad, ledger, times)
    print_matters(material, "measure", ("Measures", "measure", "measures"), times, as_json=as_json)
    finish(material, strict=strict)
