"""The published folder: the same pages as files, to be handed over and read without a server.

What a page links to is what the folder holds: the pages are walked from the first one on, along those links that a folder can
carry. Of the answers under premises these are the ones to each clash without one of its statements or origins, and to the
main pages as of the end of each year; whatever else can only be asked live is not linked.
"""

import shutil
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from gzip import GzipFile
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp

from msgspec import Struct, json

from comity import __version__
from comity.ledger import Ledger
from comity.model.claim import Figure
from comity.model.errors import ConfigError, QuestionError
from comity.model.ids import OriginId
from comity.pipeline.config import configured
from comity.pipeline.parts import standard
from comity.publish.material import Dyad
from comity.site.address import Address, Form, file, text
from comity.site.app import STATIC
from comity.site.catalogue import translator
from comity.site.frame import YEARLY, frame
from comity.site.links import TWINS, FolderLinks
from comity.site.material import Desk, Shelf
from comity.site.page import Leaf, Page, shown
from comity.site.pages import PAGES, page_of
from comity.site.render import html
from comity.site.twins import as_csv, as_line

MARKER = "comity-site.json"
"""The file that tells a published folder from any other; only such a one is replaced."""

CARRIED = frozenset({"first"})
"""Filters whose pages a folder carries, one at a time; the others choose from what a page without them holds."""


LIVE = frozenset({"review.js"})
"""Files of the site that no page of a folder asks for."""
COMPARE = "compare"
"""The item of the page that sets two documents side by side: a folder carries those pairs that its pages lead to."""


class Published(Struct, frozen=True, kw_only=True):
    """What was written: where, how many pages, and how many bytes in all files."""

    folder: Path
    pages: int
    size: int


def publish(
    ledger: Ledger, target: Path, pairs: Collection[Dyad] = (), watch: Callable[[Address, int], None] = lambda *_: None
) -> Published:
    """Write the pages of some pairs of states, or of all, to a folder that opens in any browser.

    It is written beside its place and then put there: who reads the old one is not disturbed, and a run that breaks off leaves
    it as it was. `watch` is called with each page and how many are known by then. Raises ConfigError where the place is taken by
    something that is not a published folder, and QuestionError for a pair that the ledger knows nothing of.
    """
    _refuse_others(target)
    shelf = Shelf()
    with Desk(ledger, shelf, lambda: standard(configured()), is_patient=True) as desk:
        held = _Walk(desk, pairs, watch).pages()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            made = Path(mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        except OSError as error:
            raise ConfigError(f"{target} cannot be written ({error.strerror}); name a place where you may write.") from error
        try:
            _write(made, desk, held)
            made.chmod(0o755)
            _replace(made, target)
        except OSError as error:
            raise ConfigError(f"{target} cannot be written ({error.strerror}).") from error
        finally:
            shutil.rmtree(made, ignore_errors=True)
    sizes = [one.stat().st_size for one in target.rglob("*") if one.is_file()]
    return Published(folder=target, pages=len(held), size=sum(sizes))


def _refuse_others(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ConfigError(f"{target} is no folder; name another place.")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise ConfigError(f"{target} holds something else than a published site; name an empty or a new folder.")


def _replace(made: Path, target: Path) -> None:
    """Put the new folder where the old one is."""
    old = target.with_name(f".{target.name}.old-{made.name.rpartition('.')[2]}")
    if target.exists():
        target.rename(old)
    made.rename(target)
    shutil.rmtree(old, ignore_errors=True)


class _Gathering:
    """Links that note where they lead, while pages are walked."""

    is_live = False
    twins = ""

    def __init__(self, is_carried: Callable[[Address], bool]) -> None:
        self.found: list[Address] = []
        self._is_carried = is_carried

    def href(self, to: Address, form: Form = "html") -> str:
        """A link that is never followed; empty for what a folder cannot carry."""
        del form
        plain = to.here(theme="", first=to.first)
        if not self._is_carried(plain):
            return ""
        self.found.append(plain)
        return "gathered"

    def is_held(self, to: Address) -> bool:
        """Whether the folder can carry the page."""
        return self._is_carried(to.here(theme="", first=to.first))

    def asset(self, name: str) -> str:
        """Never read."""
        return name


class _Walk:
    """The walk along the links of the pages that a folder carries."""

    def __init__(self, desk: Desk, pairs: Collection[Dyad], watch: Callable[[Address, int], None]) -> None:
        self._desk = desk
        self._watch = watch
        self._pairs = frozenset(pairs) or frozenset((one, other) for one, other, _ in desk.view.dyads())
        self._asked = bool(pairs)
        self._origins: dict[Dyad, set[OriginId]] = {}

    def pages(self) -> list[Address]:
        """The addresses of all pages that can be made, in the order in which they are reached."""
        queue = deque([Address(), *(Address(pair=pair) for pair in sorted(self._pairs))])
        known, made = set(queue), []
        while queue:
            address = queue.popleft()
            try:
                links = self._linked(address)
            except QuestionError:
                if address.pair and self._asked and not address.page and not address.has_premises:
                    raise
                continue  # what a premise leaves nothing of has no page
            made.append(address)
            self._watch(address, len(known))
            fresh = [one for one in dict.fromkeys(links) if one not in known]
            known.update(fresh)
            queue.extend(fresh)
        return made

    def _linked(self, address: Address) -> list[Address]:
        links = _Gathering(lambda to: self._is_carried(to, address))
        _page(self._desk, address, links)
        return links.found

    def _is_carried(self, to: Address, start: Address) -> bool:
        """Whether the folder carries a page that another page links to."""
        page = page_of(has_pair=to.pair is not None, name=to.page)
        if page is None or page.is_live_only or (to.pair is not None and to.pair not in self._pairs):
            return False
        filters = shown(page, to)
        if to.item == COMPARE:
            return not to.has_premises and set(filters) == {"a", "b"}
        if set(filters) - CARRIED or len(filters) > 1 or any(isinstance(one, tuple) for one in filters.values()):
            return False
        if not to.has_premises:
            is_told_there = to.page == "records" and start.page == "timeline"  # a line of it holds the words of an event
            return not (to.item and filters) and not is_told_there and self._is_worth_a_page(to)
        return not filters and (_is_of_a_year(to, page) or _is_of_a_clash(to, start))

    def _is_worth_a_page(self, to: Address) -> bool:
        """Whether a thing has a page of its own in a folder: of explanations and origins some have."""
        if to.page == "origins":
            return to.pair is not None and to.item in self._told_origins(to.pair)
        return to.page != "why" or self._is_explained(to)

    def _told_origins(self, pair: Dyad) -> set[OriginId]:
        """The origins that speak through several documents or in a clash; what others say stands in their one document."""
        if pair not in self._origins:
            material = self._desk.material(Address(pair=pair))
            clashing = {claim for conflict in material.conflicts for claim in conflict.claims}
            self._origins[pair] = {
                origin.id
                for origin in material.origins_of(material.claims)
                if len(origin.documents) > 1 or not clashing.isdisjoint(origin.claims)
            }
        return self._origins[pair]

    def _is_explained(self, to: Address) -> bool:
        """Whether a page that tells why stands behind a number: a figure, or a value that follows and that nobody states.

        A record has a page of its own, which tells its life with the words; an origin and a document are named where they speak.
        """
        if to.item.startswith(("r_", "o_", "d_")):
            return False
        material = self._desk.material(Address(pair=to.pair))
        if (claim := material.claims.get(to.item)) is not None:
            is_repeat = claim.id != min(material.repeats(claim.id))  # the page of the first names those that say the same
            return isinstance(claim.payload, Figure) and not is_repeat
        bound = material.bounds.get(to.item)
        return (bound is not None and not bound.is_stated) if to.item in material.quantities else True


def _is_of_a_year(to: Address, page: Page) -> bool:
    """Whether a page is a main one as of the end of a year."""
    is_alone = not (to.added or to.at or to.without or to.aside or to.item)
    return (
        is_alone
        and to.pair is not None
        and page.name in YEARLY
        and to.asof is not None
        and (to.asof.month, to.asof.day) == (12, 31)
    )


def _is_of_a_clash(to: Address, start: Address) -> bool:
    """Whether a page is a clash without one statement or origin, or leads back from there."""
    is_alone = not (to.asof or to.added or to.at) and bool(to.without) != bool(to.aside) and len(to.without) < 2
    is_card = to.page == "clashes" and bool(to.item) and start.page in {"clashes", "answers"}
    is_near = start.page == "answers" or (start.item == to.item and (not start.has_premises or start == to))
    return is_alone and is_card and is_near


def _entry(address: Address) -> Page:
    """The entry of the registry for an address that the folder carries."""
    page = page_of(has_pair=address.pair is not None, name=address.page)
    assert page is not None  # noqa: S101  (only carried addresses come here)
    return page


def _page(desk: Desk, address: Address, links: _Gathering | FolderLinks) -> str:
    page = _entry(address)
    leaf = page.compose(desk, address)
    return html(page, leaf, frame(desk, address, PAGES), address=address, links=links)


def _write(folder: Path, desk: Desk, held: Iterable[Address]) -> None:
    every = sorted(held, key=text)  # pages on one thing stand beside one another among the twins, which makes them smaller
    carried = {(text(address), form) for address in every for form in _forms(address)}
    with (folder / TWINS).open("wb") as place, GzipFile("", "wb", fileobj=place, mtime=0) as twins:
        for address in every:
            page, links = _entry(address), FolderLinks(address, carried)
            leaf, around = page.compose(desk, address), frame(desk, address, PAGES)
            _put(folder / file(address), html(page, leaf, around, address=address, links=links).encode())
            twins.write(as_line(leaf, around, address))
            for form, body in _tables(desk, address, leaf):
                _put(folder / file(address, form), body)
    for name, (package, path, _) in STATIC.items():
        if name not in LIVE:
            _put(folder / "static" / name, (files(package) / path).read_bytes())
    latest = desk.view.latest_day()
    about = {"program": f"comity {__version__}", "snapshot": desk.mark, "as_of": latest, "pages": len(every)}
    _put(folder / MARKER, json.format(json.encode(about), indent=1) + b"\n")
    say = translator()
    readme = say("folder.readme", snapshot=desk.mark, day=latest or "-", pages=f"{len(every):,}", version=__version__)
    _put(folder / "README.txt", readme.replace("\n", "\r\n").encode())


def _forms(address: Address) -> tuple[Form, ...]:
    """The forms of a page that are files of their own: lists have tables, and lists of days a calendar."""
    if address.item or address.has_premises:
        return ("html",)
    return ("html", "csv", "ics") if _entry(address).days else ("html", "csv")


def _tables(desk: Desk, address: Address, leaf: Leaf) -> Iterator[tuple[Form, bytes]]:
    """The twins that lie beside a page."""
    if len(_forms(address)) > 1:
        page = _entry(address)
        yield "csv", as_csv(leaf).encode()
        if page.days is not None:
            yield "ics", b"".join(page.days(desk, address))


def _put(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
