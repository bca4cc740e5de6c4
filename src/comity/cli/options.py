"""What the reading commands share: the pair of states, the ledger, the form of the answer."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from comity.cli.asof import NOW
from comity.model.errors import ConfigError, QuestionError

if TYPE_CHECKING:
    from comity.ask import Answer
    from comity.cli.asof import Times
    from comity.ledger.view import View
    from comity.publish.material import Material

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_LEDGER = Path("pile.comity")
CONTRADICTED = 3

ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_LEDGER,
    show_default=True,
    help="The ledger file.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON on standard output.")
strict_option = click.option("--strict", is_flag=True, help="Exit with status 3 when contradictions are found.")


class Dyad(click.ParamType[tuple[str, str]]):
    """Two states as "RUS-VEN", by ISO 3166-1 code or by name, in either order."""

    name = "PAIR"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Split a pair and find both states. A malformed pair is wrong usage; an unknown state is an error."""
        if isinstance(value, tuple):
            return value
        from comity.resources.states import pair_codes, state_code

        found = pair_codes(str(value))
        if found is not None:
            return found
        parts = str(value).split("-")
        if len(parts) != 2 or not all(part.strip() for part in parts):
            self.fail(
                f"{value!r} is not a pair of states; write two ISO codes or names with a hyphen, as in RUS-VEN.", param, ctx
            )
        unknown = [part for part in parts if state_code(part) is None]
        if not unknown:
            self.fail(f"{value!r} names one state twice; a pair needs two.", param, ctx)
        raise QuestionError(f"No state is called {unknown[0]!r}. Give ISO 3166-1 codes or English names, as in RUS-VEN.")


class Readers(NamedTuple):
    """Whose claims a command is to answer from, and how many of them must agree; none and 0 for those that count anyhow."""

    names: tuple[str, ...] = ()
    agree: int = 0


_READERS = "comity.readers"


def _choose(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    before: Readers = ctx.meta.get(_READERS, Readers())
    ctx.meta[_READERS] = before._replace(**{str(param.name): value})


def readers_options(function: F) -> F:
    """Give a command `--reader` and `--agree`, which `chosen_readers` tells."""
    agree = click.option(
        "--agree",
        type=click.IntRange(min=2),
        metavar="N",
        expose_value=False,
        callback=lambda ctx, param, value: _choose(ctx, param, value or 0),
        help="Answer only from what at least so many readers read alike.",
    )
    reader = click.option(
        "--reader",
        "names",
        multiple=True,
        metavar="NAME",
        expose_value=False,
        callback=_choose,
        help="Answer from the claims of this reader, whoever counts; may be repeated, and claims read alike are one.",
    )
    return reader(agree(function))


def chosen_readers() -> Readers:
    """The readers that the command that runs was given."""
    ctx = click.get_current_context(silent=True)
    found: Readers = Readers() if ctx is None else ctx.meta.get(_READERS, Readers())
    return found


def reading(function: F) -> F:
    """Give a command the arguments of all reading commands: the pair first, then ledger, form, strictness and readers."""
    pair = click.argument("dyad", type=Dyad(), metavar="PAIR")
    for decorate in (strict_option, json_option, readers_options, ledger_option, pair):
        function = decorate(function)
    return function


def view_of(ledger: Path) -> "View":
    """Open a ledger for reading; use it in a `with` statement."""
    from comity.ledger import Ledger

    return Ledger.open(ledger).view()


@contextmanager
def view_at(ledger: Path, times: "Times") -> "Iterator[View]":
    """Open a ledger for reading, or one of what was known by the days of a question, which is gone afterwards."""
    if times.asof is None and times.added is None:
        with view_of(ledger) as view:
            yield view
        return
    from tempfile import TemporaryDirectory

    from comity.ask.known import known
    from comity.pipeline.config import configured
    from comity.pipeline.rates import read_rates

    table = configured().rates
    rates = read_rates(Path(table)) if table is not None else ()
    with TemporaryDirectory() as folder, view_of(ledger) as view:
        made = known(view, Path(folder) / "known.comity", asof=times.asof, added=times.added, rates=rates)
        with made.view() as then:
            yield then


def material_of(dyad: tuple[str, str], ledger: Path, times: "Times" = NOW, *, may_be_empty: bool = False) -> "Material":
    """What a ledger holds on two states, as the chosen readers read it, by what was known then where days are given.

    Raises QuestionError, naming the pairs the ledger does hold, where it holds nothing on these, unless days are given by which
    it may have held nothing.
    """
    from comity.publish.material import material_in

    if times != NOW:
        from comity.cli.premises import UNASKED, supposed

        return supposed(dyad, ledger, UNASKED._replace(**times._asdict()), may_be_empty=may_be_empty)[0]
    readers = chosen_readers()
    view = view_of(ledger)  # kept open for what is only asked at times: it closes with the material
    material = _as_read_by(view, dyad, readers) if any(readers) else material_in(view, dyad)
    if not material.documents:
        raise QuestionError(f"{ledger} holds nothing on {'-'.join(dyad)}. {_known_pairs(view)}")
    return material


def _as_read_by(view: "View", dyad: tuple[str, str], readers: Readers) -> "Material":
    """What a ledger holds on two states by the claims of some readers."""
    from comity.publish.material import Material

    found = answered(view, readers)
    return Material(
        dyad=dyad,
        pile=found.pile,
        records=found.records,
        origins=found.origins,
        verdict=found.verdict,
        clusters=found.clusters,
        findings=view.findings(),
        read=view.as_read() if found.struck else None,
        struck=found.struck,
        rulings=found.rulings,
    )


def answered(view: "View", readers: Readers) -> "Answer":
    """What follows from the claims of some readers; whose they are is told on standard error."""
    from comity.ask import Premises, ask
    from comity.pipeline.config import configured
    from comity.pipeline.parts import standard

    found = ask(view, Premises(readers=readers.names, agree=readers.agree), standard(configured()))
    for line in found.premises:
        click.echo(line, err=True)
    return found


def _known_pairs(view: "View") -> str:
    pairs = [f"{first}-{second} ({number})" for first, second, number in view.dyads()][:8]
    if pairs:
        return f"Pairs with figures in it: {', '.join(pairs)}."
    return "It holds no figures on any pair; add documents with `comity add`."


def print_premises(material: "Material") -> None:
    """Print in sentences what an answer supposes."""
    for line in material.premises:
        click.echo(line)


def finish(material: "Material", *, strict: bool) -> None:
    """Leave with status 3 under `--strict` when the pair has contradictions."""
    if strict and any(conflict.label == "contradiction" for conflict in material.conflicts):
        sys.exit(CONTRADICTED)


def spare(ledger: Path, target: Path) -> None:
    """Raise ConfigError where what is to be written would take the place of the ledger."""
    try:
        is_ledger = target.samefile(ledger)
    except OSError:
        is_ledger = False
    if is_ledger:
        raise ConfigError(f"{target} is the ledger itself; name another file to write to.")


def print_json(value: object) -> None:
    """Write a value as indented JSON on standard output."""
    from comity.publish.export.gold import encoded

    click.echo(encoded(value).decode(), nl=False)
