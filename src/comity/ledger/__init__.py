"""The ledger: one SQLite file that holds texts, documents and claims, added to and never rewritten, and what follows from them.

A file is opened with `Ledger.open`; it is written through `entry()` and read through `view()`. Readers in other processes
never wait for a writer, and see what follows from the pile as it was before a build or after it, never in between.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from comity.ledger.connection import Connection
from comity.ledger.entry import Entry, Posted
from comity.ledger.file import prepare
from comity.ledger.view import View

__all__ = ["Entry", "Ledger", "Posted", "View"]


class Ledger:
    """A ledger file that exists and fits this program."""

    def __init__(self, path: Path) -> None:
        """Use `Ledger.open`, which looks at the file first."""
        self.path = path

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> "Ledger":
        """Open a ledger; with `create`, make the file where there is none.

        Raises LedgerError where there is none, where the file is no ledger or damaged, or where a newer Comity wrote it.
        """
        prepare(path, create=create)
        return cls(path)

    @contextmanager
    def entry(self) -> Iterator[Entry]:
        """The writer. On leaving, what was posted is committed; on an error, what was not yet committed is dropped.

        One at a time: a second one waits for half a minute, then raises LedgerError.
        """
        connection = Connection(self.path, is_writer=True)
        try:
            entry = Entry(connection)
            yield entry
            entry.finish()
        finally:
            connection.close()

    def view(self) -> View:
        """The ledger as it stands now."""
        return View(Connection(self.path))
