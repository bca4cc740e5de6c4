"""`comity doctor`: what is wrong with a ledger file, and what of it can be saved."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.options import DEFAULT_LEDGER, json_option, print_json

if TYPE_CHECKING:
    from comity.ledger.salvage import Saved


@click.command("doctor")
@click.argument("file", default=DEFAULT_LEDGER, type=click.Path(path_type=Path))
@click.option("--save", "target", type=click.Path(path_type=Path), help="Write what can be saved to this new ledger.")
@json_option
def command(file: Path, target: Path | None, *, as_json: bool) -> None:
    """Examine a ledger: its structure, whether every text, reading and claim is as it was written. FILE is not changed.

    With --save, texts, documents, claims and rulings that are whole are written to a new ledger, with counts of what was kept
    and what was not, and what follows from them is derived anew. The exit status is 1 when something is wrong with FILE.
    """
    import sys

    import msgspec

    from comity.ledger.examine import examine

    health = examine(file)
    answer = {"file": str(file), "health": msgspec.to_builtins(health)}
    if not as_json:
        for fault in health.faults:
            click.echo(fault)
        for note in health.notes:
            click.echo(f"Note: {note}")
        told = [(table, count) for table, count in health.counts.items() if count or table != "held"]
        held = ", ".join(f"{count:,} {_called(table, count)}" for table, count in told)
        click.echo(f"{file} is {'sound' if health.is_sound else 'damaged'}" + (f"; it holds {held}." if held else "."))
    if target is not None:
        saved = _save(file, target)
        answer["saved"] = msgspec.to_builtins(saved)
        if not as_json:
            from comity.ledger.examine import KEPT

            for table in KEPT:
                if saved.kept.get(table) or (table in saved.kept and table != "held"):
                    lost = saved.refused.get(table, 0)
                    left = f", {lost:,} that were not as written left out" if lost else ""
                    click.echo(f"Saved {saved.kept[table]:,} {_called(table, saved.kept[table])}{left}.")
            if saved.incomplete:
                click.echo(f"{saved.incomplete:,} readings are incomplete; add their documents again to read them anew.")
            click.echo(f"What could be saved is in {target}.")
    elif not as_json and not health.is_sound:
        click.echo(f"Take it from a backup, or save what is whole: comity doctor {file} --save NEW")
    if as_json:
        print_json(answer)
    sys.exit(0 if health.is_sound else 1)


def _save(file: Path, target: Path) -> "Saved":
    """Save what can be saved, and derive what follows from it."""
    from comity.ledger import Ledger
    from comity.ledger.salvage import save
    from comity.pipeline import derive
    from comity.pipeline.config import configured
    from comity.pipeline.rates import read_rates

    table = configured().rates
    saved = save(file, target)
    derive(Ledger.open(target), read_rates(Path(table)) if table is not None else ())
    return saved


def _called(table: str, count: int) -> str:
    """The rows of a table in words."""
    if table == "held":
        return "item held back" if count == 1 else "items held back"
    name = {"metadata": "reading"}.get(table, table)
    return name if count == 1 else f"{name}s"
