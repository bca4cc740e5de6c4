"""`comity show`: what is known of two states, in short."""

from pathlib import Path

import click

from comity.cli.asof import Times, times_options
from comity.cli.options import finish, material_of, print_json, reading


@click.command("show")
@reading
@times_options
def command(dyad: tuple[str, str], ledger: Path, times: Times, *, as_json: bool, strict: bool) -> None:
    """Show the lead of the dossier on two states, its counts, and where to look on."""
    import msgspec

    from comity.cli.ruled_lines import struck_count
    from comity.publish.compose import overview

    material = material_of(dyad, ledger, times)
    found = overview(material)
    if as_json:
        print_json(msgspec.to_builtins(found))
    else:
        pair = "-".join(dyad)
        click.secho(found.title, bold=True)
        for sentence in found.lead:
            click.echo(sentence)
        for fact in found.facts:
            click.echo(f"  {fact.name}: {fact.value}")
        if ruled := struck_count(material):
            click.echo(ruled)
        click.echo(f"Look on: comity figures {pair} · comity clashes {pair} · comity sources {pair} · comity report {pair}")
    finish(material, strict=strict)
