"""Progress on standard error: a bar on a terminal, nothing in a pipe."""

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
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading", total=total)

        def watch(source: Source) -> None:
            progress.update(task, advance=1, description=f"Reading {source.address}")

        yield watch
