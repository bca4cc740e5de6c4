"""A run: addresses and what feeds and sitemaps among them lead to, host by host in turn, into one archive."""

from collections import deque
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from msgspec import structs

from comity.fetch.address import Address, address, shown
from comity.fetch.archive import Archive, Kept
from comity.fetch.clock import Clock
from comity.fetch.errors import BusyError, FetchError
from comity.fetch.limits import Limits
from comity.fetch.lists import Listing, listing
from comity.fetch.state import Seen, State, seen_of
from comity.fetch.visitor import Visit, Visitor
from comity.model.finding import Finding

MOST_ALIKE = 50
"""Findings about addresses that one list may leave; the rest are told as a number."""


class Fetched(NamedTuple):
    """What came of a run: pages new in the archive, how many are there already or unchanged, and what was not to be had."""

    pages: tuple[Kept, ...]
    known: int
    findings: tuple[Finding, ...]

    def sentence(self) -> str:
        """What to tell the user."""
        kept, refused = len(self.pages), len(self.findings)
        return f"{kept} page{'s' * (kept != 1)} fetched, {self.known} known already, {refused} finding{'s' * (refused != 1)}."


class _Source:
    """A list whose addresses are being visited; how its server names it is noted when all of them are settled.

    Were it noted before, a kill would lose the addresses that were still to come: the server would say that nothing changed.
    """

    def __init__(self, seen: Seen, outer: "_Source | None", depth: int) -> None:
        self.seen = seen
        self.depth = depth
        self._outer = outer
        self._open = 1
        self._is_settled = True

    def expect(self) -> None:
        """One more address of the list is to be visited."""
        self._open += 1

    def settle(self, note: Callable[[Seen], None], *, is_settled: bool) -> None:
        """One address is done with, for good or until the next run."""
        self._open -= 1
        self._is_settled &= is_settled
        if self._open:
            return
        if self._is_settled:
            note(self.seen)
        if self._outer is not None:
            self._outer.settle(note, is_settled=self._is_settled)


class _Errand(NamedTuple):
    """An address to be visited. `source` is the list that names it, `changed` what the list says of it."""

    to: Address
    source: _Source | None = None
    changed: str | None = None
    may_be_list: bool = True
    tries: int = 1


class Run:
    """One run over some addresses."""

    def __init__(  # noqa: PLR0917  (what it works with, in the order of use)
        self,
        archive: Archive,
        state: State,
        visitor: Visitor,
        limits: Limits,
        clock: Clock,
        known: Collection[str],
        watch: Callable[[str], None],
    ) -> None:
        """`known` are addresses that the ledger holds: lists need not lead to them; `watch` is called with each address."""
        self._archive = archive
        self._state = state
        self._visitor = visitor
        self._limits = limits
        self._clock = clock
        self._known = known
        self._watch = watch
        self._waiting: dict[str, deque[_Errand]] = {}
        self._queued: set[str] = set()
        self._pages: list[Kept] = []
        self._unchanged = 0
        self._lists = 0
        self._visits = 0
        self._findings: list[Finding] = []

    def run(self, addresses: Iterable[str]) -> Fetched:
        """Fetch everything that the addresses are or lead to, as far as the limits go."""
        if self._archive.cut:
            name = self._archive.path.name
            text = f"{name}: a record at its end was never finished, as after a kill; {self._archive.cut:,} bytes were taken off"
            self._find("fetch.cut-archive", name, text)
        for text in addresses:
            try:
                self._queue(_Errand(address(text)))
            except FetchError as error:
                self._find(error.code, shown(text), str(error))
        while self._visits < self._limits.pages and (errand := self._next()):
            self._do(errand)
        left = sum(map(len, self._waiting.values()))  # their lists are not settled, so that the next run asks for them whole
        if left:
            text = f"{left:,} addresses are left to fetch; run again, or raise the number with `--most`"
            self._find("fetch.more-pages", self._archive.path.name, text)
        return Fetched(tuple(self._pages), self._unchanged, tuple(dict.fromkeys(self._findings)))

    def _queue(self, errand: _Errand) -> None:
        """Put an address behind the others of its host, once."""
        if errand.to.url in self._queued:
            return
        self._queued.add(errand.to.url)
        self._put(errand)

    def _put(self, errand: _Errand) -> None:
        if errand.source is not None:
            errand.source.expect()
        self._waiting.setdefault(errand.to.host, deque()).append(errand)

    def _next(self) -> _Errand | None:
        """The next address of the host that may be asked first."""
        if not self._waiting:
            return None
        host = min(self._waiting, key=self._visitor.pace.due)
        waiting = self._waiting[host]
        errand = waiting.popleft()
        if not waiting:
            del self._waiting[host]
        return errand

    def _do(self, errand: _Errand) -> None:
        """Visit an address and keep what it brings, or tell why not."""
        is_settled = True
        self._watch(errand.to.url)
        self._visits += 1
        try:
            self._take(errand, *self._visited(errand))
        except BusyError as error:
            is_settled = self._again(errand, error)
        except FetchError as error:
            is_settled = not error.is_passing
            self._find(error.code, shown(errand.to.url), str(error))
        if errand.source is not None:
            errand.source.settle(self._state.note, is_settled=is_settled)

    def _visited(self, errand: _Errand) -> tuple[Visit, Listing | None]:
        """Visit an address; what came of it, and the list that it is, if any. A fault of ours costs this address alone."""
        try:
            visit = self._visitor.visit(errand.to, self._state.conditions)
            if visit.is_unchanged or not errand.may_be_list:
                return visit, None
            return visit, listing(visit.last.unpacked, visit.last.to.url, self._limits)
        except FetchError:
            raise
        except Exception as error:
            msg = f"a fault in Comity ({type(error).__name__}: {error}); please report it"
            raise FetchError("fetch.fault", shown(errand.to.url), msg, is_passing=True) from error

    def _again(self, errand: _Errand, error: BusyError) -> bool:
        """Put an address off that was asked for at a bad time, unless it has been often enough."""
        if errand.tries >= self._limits.tries or self._visitor.is_closed(errand.to.host):
            self._find(error.code, shown(errand.to.url), str(error))
            return False
        self._visits -= 1
        self._put(errand._replace(tries=errand.tries + 1))
        return True

    def _take(self, errand: _Errand, visit: Visit, found: Listing | None) -> None:
        """Keep what a visit brought: a list is followed, a page goes into the archive unless it is the one that lies there."""
        last = visit.last
        if visit.is_unchanged:
            self._unchanged += 1
            seen = self._state.seen[last.to.url]  # else nothing would have been asked that can be unchanged
            self._note_way(errand, visit, structs.replace(seen, changed=errand.changed or seen.changed))
            return
        if last.surplus:
            text = (
                f"{shown(last.to.url)}: {last.surplus:,} bytes or more came beyond the length that it declares; they are left out"
            )
            self._find("fetch.wrong-length", shown(last.to.url), text)
        if found is not None:
            self._follow(errand, visit, found)
            return
        before = self._state.seen.get(last.to.url)
        seen = seen_of(last, errand.changed, self._archive.size)
        if before is None or before.digest != seen.digest:
            self._pages.append(self._archive.add(visit.answers, self._clock.now(), _origin(errand)))
            seen = seen_of(last, errand.changed, self._archive.size)
        else:
            self._unchanged += 1
        self._note_way(errand, visit, seen)

    def _note_way(self, errand: _Errand, visit: Visit, seen: Seen) -> None:
        """Note a page, and where its redirects lead to."""
        self._state.note(seen)
        for hop, after in zip(visit.hops, visit.answers[1:], strict=True):
            changed = errand.changed if hop.to == errand.to else None
            self._state.note(Seen(url=hop.to.url, leads=after.to.url, changed=changed, end=self._archive.size))

    def _follow(self, errand: _Errand, visit: Visit, found: Listing) -> None:
        """Queue what a list leads to."""
        last, name = visit.last, shown(visit.last.to.url)
        depth = errand.source.depth + 1 if errand.source else 1
        self._lists += 1
        if depth > self._limits.list_depth or self._lists > self._limits.lists:
            raise FetchError("fetch.bad-list", name, "one of too many lists that lead to lists; left out")
        source = _Source(seen_of(last, errand.changed), errand.source, depth)
        if errand.source is not None:
            errand.source.expect()
        bad, is_whole = 0, found.is_whole
        for entry in found.entries:
            try:
                to = address(entry.url, last.to.url)
            except FetchError as error:
                bad += 1
                if bad <= MOST_ALIKE:
                    self._find(error.code, name, f"{name}: lists what is not fetched. {error}")
                continue
            if found.kind != "index" and self._is_had(to, entry.changed):
                self._unchanged += 1
            elif len(self._queued) < self._limits.addresses:
                self._queue(_Errand(to, source, entry.changed, may_be_list=found.kind == "index"))
            else:
                is_whole = False
        if bad > MOST_ALIKE:
            self._find("fetch.bad-address", name, f"{name}: lists {bad - MOST_ALIKE:,} more addresses that are none.")
        if not is_whole:
            text = f"{name}: more addresses than the {self._limits.addresses:,} that one run takes; run again for the others"
            self._find("fetch.more-pages", name, text)
        source.settle(self._state.note, is_settled=is_whole)

    def _is_had(self, to: Address, changed: str | None) -> bool:
        """Whether a page on a list lies in the archive or the ledger, as far as the list tells unchanged."""
        seen = self._state.seen.get(to.url)
        if seen is None:
            return to.url in self._known
        return changed is None or changed == seen.changed

    def _find(self, code: str, subject: str, text: str) -> None:
        self._findings.append(Finding(code=code, subject=subject, text=text))


def _origin(errand: _Errand) -> dict[str, str]:
    """How a page was come by, as archives note it."""
    if errand.source is None:
        return {}
    changed = {"lastmod": shown(errand.changed)} if errand.changed else {}
    return {"via": errand.source.seen.url, **changed}
