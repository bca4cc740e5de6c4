"""`comity timeline`: everything dated, in order."""

from datetime import date
from pathlib import Path

import click

from comity.cli.asof import asof_option
from comity.cli.options import finish, material_of, print_json, reading


@click.command("timeline")
@reading
@asof_option
def command(dyad: tuple[str, str], ledger: Path, asof: date | None, *, as_json: bool, strict: bool) -> None:
    """List everything dated about two states in order, as exactly as the words give it.

    What is promised stands at the day of the telling and again at the day it is due. With `--asof` what happened later is left
    out; what is promised for later stays.
    """
    from comity.cli.blocks import heading, words_lines
    from comity.publish.export.matters import entry_row
    from comity.publish.matters import matters
    from comity.publish.naming import period_words
    from comity.publish.timeline import precision, timeline

    material = material_of(dyad, ledger)
    day = asof or material.latest_day
    found = timeline(material, matters(material, day), day)
    if as_json:
        print_json({"as_of": day, "timeline": [entry_row(material, entry) for entry in found]})
    else:
        click.secho(heading(material, "Timeline", day, is_asked=asof is not None), bold=True)
        for entry in found:
            told = ", day of the telling" if entry.is_told else ""
            click.echo(f"{period_words(entry.period)} ({precision(entry.period)}{told})  {entry.sentence}")
            for line in words_lines(material, entry.claims):
                click.echo(f"  {line}")
        if not found:
            click.echo("Nothing in the documents on the two states bears a date.")
    finish(material, strict=strict)
