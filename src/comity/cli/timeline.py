"""`comity timeline`: everything dated, in order."""

from pathlib import Path

import click

from comity.cli.asof import Times, times_options
from comity.cli.options import finish, material_of, print_json, print_premises, reading


@click.command("timeline")
@reading
@times_options
def command(dyad: tuple[str, str], ledger: Path, times: Times, *, as_json: bool, strict: bool) -> None:
    """List everything dated about two states in order, as exactly as the words give it.

    What is promised stands at the day of the telling and again at the day it is due. With `--at` what happened later is left out;
    what is promised for later stays.
    """
    from comity.cli.blocks import heading, words_lines
    from comity.cli.ruled_lines import print_struck
    from comity.publish.export.matters import entry_row
    from comity.publish.matters import matters
    from comity.publish.naming import period_words
    from comity.publish.timeline import precision, timeline

    material = material_of(dyad, ledger, times)
    day = times.day or material.latest_day
    found = timeline(material, matters(material, day), day)
    if as_json:
        print_json({"as_of": day, "timeline": [entry_row(material, entry) for entry in found]})
    else:
        print_premises(material)
        click.secho(heading(material, "Timeline", day, is_asked=times.day is not None), bold=True)
        for entry in found:
            told = ", day of the telling" if entry.is_told else ""
            click.echo(f"{period_words(entry.period)} ({precision(entry.period)}{told})  {entry.sentence}")
            for line in words_lines(material, entry.claims):
                click.echo(f"  {line}")
        if not found:
            click.echo("Nothing in the documents on the two states bears a date.")
        print_struck(material)
    finish(material, strict=strict)
