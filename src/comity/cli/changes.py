"""`comity changes`: what is otherwise than it was on a day."""

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.asof import Day, Times, times_options
from comity.cli.options import finish, material_of, print_json, reading, spare
from comity.model.errors import ConfigError

if TYPE_CHECKING:
    from comity.publish.changes import Change
    from comity.publish.export.changes import Span
    from comity.publish.material import Material


@click.command("changes")
@reading
@click.option("--since", type=Day(), required=True, help="The day whose knowledge is compared with.")
@click.option(
    "--by",
    type=click.Choice(["published", "added"]),
    default="published",
    show_default=True,
    help="Whether --since is a day of publication or of adding.",
)
@times_options
@click.option("--atom", type=click.Path(path_type=Path, dir_okay=False), help="Write the changes as an Atom feed to this file.")
@click.option("--jsonl", type=click.Path(path_type=Path, dir_okay=False), help="Write them as lines of JSON to this file.")
def command(  # noqa: PLR0917  (the options of the command, in the order of its help)
    dyad: tuple[str, str],
    ledger: Path,
    since: date,
    by: str,
    times: Times,
    atom: Path | None,
    jsonl: Path | None,
    *,
    as_json: bool,
    strict: bool,
) -> None:
    """List what is new, revised, newly disputed, settled, fallen silent or withdrawn since a day, with its statements.

    What was known on the day is concluded anew from what had been published (or added) by then and held against what is known
    now, or on the days of --asof and --added. A later day is one whose documents are new: --since 2025-06-01 tells what came
    after it.
    """
    from comity.publish.changes import changes
    from comity.publish.export import changes as export

    after = material_of(dyad, ledger, times)
    earlier = times._replace(**{"asof" if by == "published" else "added": since})
    before = material_of(dyad, ledger, earlier, may_be_empty=True)
    found = changes(before, after)
    span = export.Span(since=since, until=times.asof if by == "published" else times.added, by=by)
    if atom is not None:
        _write(export.atom(after, found, span), atom, ledger)
    if jsonl is not None:
        _write(export.jsonl(after, found, span), jsonl, ledger)
    if as_json:
        print_json({"since": since, "by": by, "changes": [export.row(after, change, span) for change in found]})
    else:
        _print(after, found, span)
    finish(after, strict=strict)


def _print(material: "Material", found: "tuple[Change, ...]", span: "Span") -> None:
    from comity.cli.lines import one_line
    from comity.publish.changes import HEADINGS
    from comity.publish.export.changes import statement

    for kind, group in groupby(found, key=lambda change: change.kind):
        told = list(group)
        click.secho(f"{HEADINGS[kind]}: {len(told)}", bold=True)
        for change in told:
            click.echo(f"  {change.subject}  {one_line(change.title)}")
            click.echo(f"    {one_line(change.sentence)}")
            for name in change.claims:
                words = statement(material, name)
                click.echo(f"      {name}  {words['chain']} ({words['published'] or 'undated'})")
                click.echo(f"          “{one_line(words['quote'])}”")
    if not found:
        click.echo(f"Nothing changed since {span.since.isoformat()}.")


def _write(content: bytes, target: Path, ledger: Path) -> None:
    spare(ledger, target)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise ConfigError(f"{target} cannot be written ({error.strerror}); name a file in a folder that exists.") from error
