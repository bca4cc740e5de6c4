"""`comity readers`: who read what, and how far they agree."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    from comity.cli.held import held_id
    from comity.verify import is_accepted

    with view_of(ledger) as view:
        counts = view.readers()
        found = agreements({name: view.claims_by(name) for name in counts})
        if as_json:
            print_json({"readers": counts, "agreements": msgspec.to_builtins(found)})
            return
        for name, documents in counts.items():
            claims = view.claims_by(name)
            accepted = sum(map(is_accepted, claims))
            click.echo(
                f"{name}: {documents} documents, {len(claims)} claims{f', {accepted} of them accepted' if accepted else ''}"
            )
        held = sum(held_id(finding) is not None for finding in view.findings())
        if held:
            click.echo(f"{held} more held back, which `comity import --ask` shows one by one.")
        for pair in found:
            _print(view, pair)


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
