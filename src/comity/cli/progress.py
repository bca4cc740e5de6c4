"""Progress on standard error: a bar with counts and the time left on a terminal, nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from comity.model.page import Page
from comity.model.text import Document


@contextmanager
def shown(total: int) -> Iterator[Callable[[Page], None]]:
    """Give a function to call with each page as it is entered."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading", total=total)

        def watch(page: Page) -> None:
            progress.update(task, advance=1, description=f"Reading {page.address}")

        yield watch


@contextmanager
def counted(total: int) -> Iterator[Callable[[Document], None]]:
    """Give a function to call with the document of each passage that is asked about; each document counts once."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    seen: set[str] = set()
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading", total=total)

        def watch(document: Document) -> None:
            progress.update(task, advance=document.id not in seen, description=f"Reading {document.address}")
            seen.add(document.id)

        yield watch
