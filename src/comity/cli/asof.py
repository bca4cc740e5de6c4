"""The two times of an answer: what was known by a day (`--asof`, `--added`), and what held on a day (`--at`)."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any, NamedTuple, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day in ISO form, "2025-05-07"."""

    name = "DAY"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day; anything else is wrong usage."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as in 2025-05-07.", param, ctx)


class AddingDay(Day):
    """A day in ISO form, or "today": the system's clock is read only where it is asked for."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day, or the one that the clock shows."""
        return datetime.now(UTC).date() if value == "today" else super().convert(value, param, ctx)


class Times(NamedTuple):
    """The days of a question: known by publication (`asof`), known by adding (`added`), and told of (`at`)."""

    asof: date | None = None
    added: date | None = None
    at: date | None = None

    @property
    def day(self) -> date | None:
        """The day whose state is told: the one asked for, else the one as known on which is asked."""
        return self.at or self.asof


NOW = Times()
"""All that the ledger knows, told of the latest day that a document proves."""

OPTIONS = (
    click.option(
        "--at", type=Day(), help="Tell what held on this day; without it, on that of --asof, else on the latest proven."
    ),
    click.option(
        "--added",
        type=Day(),
        help="Answer by what had been added to the ledger, and ruled, by this day: later additions do not count.",
    ),
    click.option("--asof", type=Day(), help="Answer as known on this day: what was published later does not count."),
)


def known_options(function: F) -> F:
    """Give a command `--asof` and `--added`, as `times`: for what tells of no one day."""
    return times_options(function, OPTIONS[1:])


def times_options(function: F, options: Sequence[Callable[[Any], Any]] = OPTIONS) -> F:
    """Give a command `--asof`, `--added` and `--at`; it takes them together as `times`."""

    @wraps(function)
    def command(*args: Any, **given: Any) -> Any:
        times = Times(**{name: given.pop(name, None) for name in Times._fields})
        return function(*args, times=times, **given)

    decorated: Any = command
    for decorate in options:
        decorated = decorate(decorated)
    return decorated  # type: ignore[no-any-return]
