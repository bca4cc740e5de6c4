"""What a question may suppose: `--without`, `--asof`, `--assume`, for the commands whose answers follow from figures."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from comity.cli.asof import Day
from comity.cli.options import material_of, view_of

if TYPE_CHECKING:
    from comity.publish.material import Material

F = TypeVar("F", bound=Callable[..., Any])


def premises_options(function: F) -> F:
    """Give a command the options of premises."""
    for decorate in (
        click.option(
            "--assume", multiple=True, metavar="WORDS", help="Add a statement for the sake of argument; may be repeated."
        ),
        click.option("--asof", type=Day(), help="Answer as known on this day: what was published later does not count."),
        click.option(
            "--without",
            multiple=True,
            metavar="ORIGIN",
            help="Leave out an origin, document or claim by id, or an outlet or speaker by name; may be repeated.",
        ),
    ):
        function = decorate(function)
    return function


def supposed(
    dyad: tuple[str, str], ledger: Path, without: tuple[str, ...], asof: date | None, assume: tuple[str, ...]
) -> tuple["Material", tuple[str, ...]]:
    """What the ledger holds on two states under premises, and in sentences what these are and what they change."""
    before = material_of(dyad, ledger)
    if not (without or asof or assume):
        return before, ()
    from comity.ask import Premises, ask
    from comity.pipeline.parts import standard
    from comity.publish.material import Material

    with view_of(ledger) as view:
        found = ask(view, Premises(without=without, asof=asof, assume=assume), standard())
        findings = view.findings()
    material = Material(
        dyad=dyad,
        pile=found.pile,
        records=found.records,
        origins=found.origins,
        verdict=found.verdict,
        clusters=found.clusters,
        findings=findings,
    )
    ours = {*material.bounds, *(conflict.id for one in (before, material) for conflict in one.conflicts)}
    changes = tuple(line for line in found.changes if any(key in line for key in ours))
    return material, (*found.premises, *changes)
