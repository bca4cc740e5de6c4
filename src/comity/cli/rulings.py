"""`comity rulings`: what was ruled, and how it goes to and from colleagues."""

from pathlib import Path

import click

from comity.cli.options import json_option, ledger_option, print_json, spare, view_of
from comity.cli.premises import rates_option
from comity.model.errors import ConfigError


@click.command("rulings")
@click.option("--export", "target", type=click.Path(path_type=Path), help='Write rulings.jsonl here, "-" for standard output.')
@click.option("--import", "source", type=click.Path(path_type=Path), help="Take the rulings of such a file into the ledger.")
@ledger_option
@rates_option
@json_option
def command(target: Path | None, source: Path | None, ledger: Path, rates: Path | None, *, as_json: bool) -> None:
    """List the rulings in the ledger with how they stand; write them to a file, or take them from one.

    The file has one line a ruling, sorted by id: two files are merged by taking the lines of both, in any order, as
    `git` does with `merge=union`. A ruling on words that the ledger does not hold waits for them, with a finding.
    """
    from comity.cli.rule import enter
    from comity.rule import lines

    if source is not None:
        try:
            content = source.read_bytes()
        except OSError as error:
            raise ConfigError(f"{source} cannot be read ({error.strerror}); name a file of rulings.") from error
        found = lines.read(content, source.name)
        new = enter(found, ledger, rates)
        click.echo(f"{len(found)} rulings read, {new} of them new.", err=target is not None)
    if target is not None:
        with view_of(ledger) as view:
            _write(lines.written(view.rulings()), target, ledger)
    if target is None and source is None:
        _list(ledger, as_json=as_json)


def _write(content: bytes, target: Path, ledger: Path) -> None:
    if str(target) == "-":
        click.echo(content, nl=False)
        return
    spare(ledger, target)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise ConfigError(f"{target} cannot be written ({error.strerror}); name a file in a folder that exists.") from error


def _list(ledger: Path, *, as_json: bool) -> None:
    import msgspec

    from comity.cli.ruled_lines import ruling_line, states

    with view_of(ledger) as view:
        rulings = view.rulings()
        doubts = [finding for finding in view.findings() if finding.code.startswith("ruling.")]
    standing = states(rulings)
    if as_json:
        print_json([{"id": one.id, "state": standing[one.id], **msgspec.to_builtins(one)} for one in rulings])
        return
    for one in rulings:
        state = standing[one.id]
        click.echo(ruling_line(one) + ("" if state == "holds" else f"  [{state}]"))
    for finding in doubts:
        click.echo(f"{finding.code}: {finding.text}")
    if not rulings:
        click.echo("Nothing was ruled; `comity rule --help` and `comity review` tell how.")
