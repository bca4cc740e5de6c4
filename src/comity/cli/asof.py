"""The day that an answer speaks of: `--asof`, else the latest day that a document on the pair proves."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

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


def asof_option(function: F) -> F:
    """Give a command the option `--asof`."""
    return click.option(
        "--asof", type=Day(), help="Tell the state on this day; without it, on the latest day that a document proves."
    )(function)
