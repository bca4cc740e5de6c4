"""Progress on standard error: a bar with counts and the time left on a terminal, nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from comity.model.page import Source


@contextmanager
def shown(total: int) -> Iterator[Callable[[Source], None]]:
    """Give a function to call with each source as it is read."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading", total=total)

        def watch(source: Source) -> None:
            progress.update(task, advance=1, description=f"Reading {source.address}")

        yield watch
