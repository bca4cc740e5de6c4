"""What a question may suppose, for the commands whose answers follow from figures: sources, a day, statements, rulings, rates."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from comity.cli.asof import OPTIONS as TIMES
from comity.cli.options import chosen_readers, material_of, view_of
from comity.model.errors import QuestionError

if TYPE_CHECKING:
    from comity.publish.material import Material

F = TypeVar("F", bound=Callable[..., Any])

rates_option = click.option(
    "--rates",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="CSV of rates of exchange by which figures in two currencies meet; else the one that comity.toml names.",
)


class Asked(NamedTuple):
    """The options of premises as given."""

    without: tuple[str, ...]
    asof: date | None
    assume: tuple[str, ...]
    set_aside: tuple[str, ...]
    same: tuple[tuple[str, str], ...]
    different: tuple[tuple[str, str], ...]
    rates: Path | None
    added: date | None
    at: date | None


UNASKED = Asked((), None, (), (), (), (), None, None, None)
"""Nothing is supposed."""


def premises_options(function: F) -> F:
    """Give a command the options of premises; it takes them together as `asked`."""

    @wraps(function)
    def command(*args: Any, **options: Any) -> Any:
        asked = Asked(**{name: options.pop(name) for name in Asked._fields})
        return function(*args, asked=asked, **options)

    decorated: Any = command
    for decorate in (
        rates_option,
        click.option(
            "--different",
            type=(str, str),
            multiple=True,
            metavar="CLAIM CLAIM",
            help="Suppose that the second claim speaks of another quantity than the first; may be repeated.",
        ),
        click.option(
            "--same",
            type=(str, str),
            multiple=True,
            metavar="CLAIM CLAIM",
            help="Suppose that two claims speak of one quantity; may be repeated.",
        ),
        click.option("--set-aside", multiple=True, metavar="CLAIM", help="Suppose that a claim does not count; may be repeated."),
        click.option(
            "--assume", multiple=True, metavar="WORDS", help="Add a statement for the sake of argument; may be repeated."
        ),
        *TIMES,
        click.option(
            "--without",
            multiple=True,
            metavar="ORIGIN",
            help="Leave out an origin, document or claim by id, or an outlet or speaker by name; may be repeated.",
        ),
    ):
        decorated = decorate(decorated)
    return decorated  # type: ignore[no-any-return]


def supposed(
    dyad: tuple[str, str], ledger: Path, asked: Asked, *, may_be_empty: bool = False
) -> tuple["Material", tuple[str, ...]]:
    """What the ledger holds on two states under premises, and in sentences what these are and what they change."""
    before = material_of(dyad, ledger)
    if not any(asked):
        return before, ()
    from comity.ask import Premises
    from comity.pipeline.config import configured, with_rates
    from comity.pipeline.parts import standard
    from comity.publish.supposing import supposed as under

    parts = standard(with_rates(configured(), asked.rates))
    readers = chosen_readers()
    given = {name: value for name, value in asked._asdict().items() if name not in {"rates", "at"}}
    premises = Premises(**given, readers=readers.names, agree=readers.agree)
    with view_of(ledger) as view:
        found = under(view, dyad, premises, parts, at=asked.at, before=before)
    material, told = found.material, found.material.premises
    if not material.documents and not may_be_empty:
        raise QuestionError(f"{ledger} holds nothing on {'-'.join(dyad)} under these premises. {' '.join(told)}")
    return material, (*told, *found.changes)
