"""`comity clashes`: the smallest sets of statements that cannot all be true."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.options import finish, print_json, reading
from comity.cli.premises import Asked, premises_options, supposed

if TYPE_CHECKING:
    from comity.model.page import Pile
    from comity.model.verdict import Conflict
    from comity.publish.material import Material


@click.command("clashes")
@premises_options
@reading
def command(
    dyad: tuple[str, str],
    ledger: Path,
    *,
    as_json: bool,
    strict: bool,
    asked: Asked,
) -> None:
    """List the contradictions and tensions about two states, each with its statements, their words and the arithmetic.

    A contradiction survives the most generous reading of every hedge; what only the strict reading shows is a tension. What one
    usual mix-up would mend (a month for a year, millions for billions, one year for another) is a likely slip.
    """
    import msgspec

    from comity.cli.ruled_lines import print_struck

    material, premises = supposed(dyad, ledger, asked)
    if as_json:
        print_json(msgspec.to_builtins(material.conflicts))
    else:
        for line in premises:
            click.echo(line)
        for conflict in material.conflicts:
            for line in conflict_lines(material.pile, conflict):
                click.echo(line)
        if not material.conflicts:
            click.echo("No statements clash.")
        for line in _aside_lines(material):
            click.echo(line)
        print_struck(material)
    finish(material, strict=strict)


def conflict_lines(pile: "Pile", conflict: "Conflict") -> Iterator[str]:
    """A conflict on lines: its statements with their words, the arithmetic, what is assumed."""
    from comity.cli.lines import claim_lines
    from comity.model.wording import apart

    called = {"slip": "LIKELY SLIP"}.get(conflict.label, conflict.label.upper())
    yield f"{called}  {conflict.id}  apart by {apart(conflict.gap)}"
    for claim in conflict.claims:
        yield from (f"  {line}" for line in claim_lines(pile, claim))
    yield from (f"    {step.text}" for step in conflict.steps)
    yield from (f"    assumed: {assumption}" for assumption in conflict.assumptions)
    if conflict.slip:
        yield f"    likely slip: {conflict.slip.text}"
    if conflict.relief:
        yield f"    {conflict.relief}"
    yield "  One of these must give."
    if conflict.mends:
        yield "  Any one of these changes would do:"
    yield from (f"    {mend.text}" for mend in conflict.mends)


def _aside_lines(material: "Material") -> Iterator[str]:
    """Which origins would have to be left out for all contradictions and slips to end, at the least weight."""
    from comity.reconcile.aside import set_aside

    hard = [conflict for conflict in material.conflicts if conflict.label != "tension"]
    origins = {origin.id: origin for origin in material.origins_of(claim for one in hard for claim in one.claims)}
    chosen = set_aside(hard, origins.values())
    if chosen:
        yield "Without these origins the rest can be true; it is the least weight to set aside, not a verdict on who is wrong:"
    for name in chosen:
        voice = origins[name].voice
        yield f"  {name}  {voice.name if voice else 'an unnamed source'}"
