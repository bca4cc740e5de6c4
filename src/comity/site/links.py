"""Links between pages: absolute on a server, relative files in a published folder."""

from collections.abc import Collection
from posixpath import dirname, relpath
from typing import Protocol

from comity.site.address import Address, Form, file, text

TWINS = "twins.jsonl.gz"
"""All pages of a folder as JSON, one on a line: together they take a tenth of what they would take one by one."""


class Links(Protocol):
    """How the pages of a site refer to one another."""

    is_live: bool

    def href(self, to: Address, form: Form = "html") -> str:
        """The link to a page; empty where the site does not hold it."""
        ...

    def is_held(self, to: Address) -> bool:
        """Whether the site holds this very page, with all that its address supposes."""
        ...

    def asset(self, name: str) -> str:
        """The link to a file of `static/`."""
        ...

    @property
    def twins(self) -> str:
        """The link to the file that holds all pages as JSON; empty where each page has a twin of its own."""
        ...


class LiveLinks:
    """Links on a server, where every address has its page."""

    is_live = True

    def href(self, to: Address, form: Form = "html") -> str:
        """The canonical path and query."""
        return text(to, form)

    def is_held(self, to: Address) -> bool:
        """Every page can be asked for."""
        del to
        return True

    def asset(self, name: str) -> str:
        """A path under /static."""
        return f"/static/{name}"

    @property
    def twins(self) -> str:
        """Every page has its own."""
        return ""


class FolderLinks:
    """Links out of one page of a published folder to those others that the folder holds."""

    is_live = False

    def __init__(self, here: Address, held: Collection[tuple[str, Form]]) -> None:
        """Links from the page at `here`; `held` are the files of the folder, by canonical address and form."""
        self._here = here
        self._folder = dirname(file(here)) or "."
        self._held = held

    def href(self, to: Address, form: Form = "html") -> str:
        """The relative path of the file; of a page that the folder holds under no such premises, the one without any."""
        plain = to.here(theme="", first=to.first)
        if (text(plain), form) not in self._held and self._is_other(to):
            plain = Address(pair=to.pair, page=to.page, item=to.item)
        return relpath(file(plain, form), self._folder) if (text(plain), form) in self._held else ""

    def _is_other(self, to: Address) -> bool:
        """Whether a page is another than this one, whatever either supposes."""
        return (to.pair, to.page, to.item) != (self._here.pair, self._here.page, self._here.item)

    def is_held(self, to: Address) -> bool:
        """Whether the folder holds the page under these premises."""
        return (text(to.here(theme="", first=to.first)), "html") in self._held

    def asset(self, name: str) -> str:
        """The relative path of the file under `static`."""
        return relpath(f"static/{name}", self._folder)

    @property
    def twins(self) -> str:
        """The relative path of the file at the top of the folder."""
        return relpath(TWINS, self._folder)
