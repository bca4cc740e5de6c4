"""`comity readers`: who read what, and how far they agree."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from comity.cli.options import json_option, ledger_option, print_json, view_of

if TYPE_CHECKING:
    from comity.ask.agreement import Agreement
    from comity.ledger.view import View


@click.command("readers")
@ledger_option
@json_option
def command(ledger: Path, *, as_json: bool) -> None:
    """List the readers of a ledger, how far each two agree on the documents that both read, and where they differ.

    Where two read different things out of the same words, at least one is wrong: look at these first.
    """
    import msgspec

    from comity.ask.agreement import agreements
    from comity.ask.readers import read_by
    from comity.verify import is_accepted

    with view_of(ledger) as view:
        counts = view.readers()
        read = {name: read_by(view, name) for name in counts}
        found = agreements(read)
        held = {name: _waiting(view, name) for name in counts}
        if as_json:
            told = {name: one._asdict() for name, one in held.items() if any(one)}
            print_json({"readers": counts, "held": told, "agreements": msgspec.to_builtins(found)})
            return
        for name, documents in counts.items():
            accepted = sum(map(is_accepted, read[name]))
            taken = f", {accepted} of them accepted" if accepted else ""
            refused = f"; {held[name].refused} refused" if held[name].refused else ""
            click.echo(f"{name}: {documents} documents, {len(read[name])} claims{taken}{refused}")
        waiting = sum(one.waiting for one in held.values())
        if waiting:
            click.echo(f"{waiting} more held back, about which `comity review` and `comity import --ask` ask one by one.")
        if older := _older(view):
            click.echo(f"{older} held back by an older version, which kept none of it; import again to be asked about it.")
        for pair in found:
            _print(view, pair)


class Waiting(NamedTuple):
    """How much of what a reader read waits for a person, and how much somebody refused."""

    waiting: int
    refused: int


def _waiting(view: "View", reader: str) -> Waiting:
    from comity.rule import standing

    told = standing(view.rulings())
    items = [one.id for one in view.held_by(reader)]
    refused = sum(item in told.rejected for item in items)
    return Waiting(sum(item not in told.accepted for item in items) - refused, refused)


def _older(view: "View") -> int:
    """How many findings tell of something held back that the ledger does not hold."""
    from comity.cli.held import held_id

    kept = {one.claim.id for name in view.readers() for one in view.held_by(name)}
    return sum(name not in kept for finding in view.findings() if (name := held_id(finding)) is not None)


def _print(view: "View", pair: "Agreement") -> None:
    from comity.cli.lines import described, one_line

    click.secho(f"{pair.one} and {pair.other} on {pair.documents} documents that both read", bold=True)
    for row in pair.kinds:
        share = f"{row.alike / row.all:.0%} alike" if row.all else "none"
        click.echo(f"  {row.kind:<12} {share}: {row.alike} both, {row.one} {pair.one} alone, {row.other} {pair.other} alone")
    pile: Any = view.pile()
    for one, other in pair.differences:
        click.echo(f"  {one.id}  {pair.one}: {described(one)}; {pair.other}: {described(other)}")
        words = pile.words(one.document)[one.evidence.start : one.evidence.end]
        click.echo(f"    “{one_line(words)}”")
