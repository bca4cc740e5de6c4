"""`comity rule`: decide something about a claim or a source, for good."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.options import ledger_option, view_of
from comity.cli.premises import rates_option
from comity.model.errors import RulingError

if TYPE_CHECKING:
    from comity.ledger.view import View
    from comity.model.ruling import Ruling

KINDS = ("same", "different", "accept", "reject", "edit", "prefer", "set-aside", "note", "withdraw")


class Time(click.ParamType[datetime]):
    """A moment in ISO form, "2025-05-07T14:00:00Z"; a day alone is its first moment in UTC."""

    name = "TIME"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read a moment; without a zone it is in UTC."""
        if isinstance(value, datetime):
            return value
        try:
            found = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no time; write it as in 2025-05-07 or 2025-05-07T14:00:00Z.", param, ctx)
        return found if found.tzinfo else found.replace(tzinfo=UTC)


@click.command("rule")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--by", "analyst", required=True, metavar="NAME", help="Who rules.")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@click.option(
    "--set", "values", multiple=True, metavar="FIELD=VALUE", help="For an edit: what a field really is; may be repeated."
)
@click.option("--time", type=Time(), help="When it was ruled; without it, now by the clock of the system.")
@click.option("--repeats", is_flag=True, help="Rule also on the claims in which the same origin says the same.")
@click.option("--dry-run", is_flag=True, help="Only tell what the ruling would change.")
@ledger_option
@rates_option
def command(  # noqa: PLR0917  (the options of the command, in the order of its help)
    kind: str,
    ids: tuple[str, ...],
    analyst: str,
    reason: str,
    values: tuple[str, ...],
    time: datetime | None,
    ledger: Path,
    rates: Path | None,
    *,
    repeats: bool,
    dry_run: bool,
) -> None:
    """Rule on claims and sources; nothing is deleted, and a ruling is withdrawn by a further one.

    same and different: whether two claims are about one thing. accept: a doubtful claim counts; reject: it does not, for it was
    read wrongly; edit: --set value=12000000000. prefer: the first claim stands, and what is named after it gives way.
    set-aside: an outlet or speaker by name, a document, an origin or a claim does not count. note: a remark. withdraw: a ruling
    of one's own. What the ruling changes is printed. A reprint has words of its own: --repeats rules on it too.
    """
    from comity.ask.answers import now
    from comity.rule.making import made, on_repeats

    told = {"set-aside": "set aside"}.get(kind, kind)
    with view_of(ledger) as view:
        ruling = made(view, told, ids, analyst, reason, time or now(), edits(values))  # type: ignore[arg-type]  # a choice
        rulings = (ruling, *(on_repeats(view, ruling) if repeats else ()))
        if ruling.kind not in {"note", "withdraw"} or dry_run:
            for line in effect(view, rulings, rates):
                click.echo(line)
    if dry_run:
        click.echo("Nothing was written.")
        return
    entered = enter(rulings, ledger, rates)
    for one in rulings:
        click.echo(f"{one.id} is in the ledger{'' if entered else ' already'}.")


def edits(values: Sequence[str]) -> dict[str, Any]:
    """Values as given, "field=value"; one without a value is wrong usage."""
    from comity.rule.edit import assignments

    try:
        return assignments(values)
    except RulingError as error:
        raise click.UsageError(str(error)) from None


def effect(view: "View", rulings: Sequence["Ruling"], rates: Path | None = None) -> list[str]:
    """What would follow from rulings, in sentences."""
    from comity.ask import answers
    from comity.pipeline.config import configured, with_rates
    from comity.pipeline.parts import standard

    return answers.effect(view, rulings, standard(with_rates(configured(), rates)))


def enter(rulings: Sequence["Ruling"], ledger: Path, rates: Path | None = None) -> int:
    """Write rulings to a ledger and derive what follows; how many were new."""
    from comity.ledger import Ledger
    from comity.pipeline import rule
    from comity.pipeline.config import configured, with_rates
    from comity.pipeline.rates import read_rates

    table = with_rates(configured(), rates).rates
    return rule(rulings, Ledger.open(ledger), read_rates(Path(table)) if table is not None else ())
