"""Fetching, only when asked: pages from the web into an archive, politely, and from public machines alone."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from comity.fetch.clock import Clock
from comity.fetch.errors import missing_extra
from comity.fetch.limits import Limits

try:
    from comity.fetch.archive import Archive, Kept
    from comity.fetch.reach import Resolver, system_resolver
    from comity.fetch.run import Fetched, Run
    from comity.fetch.state import State
    from comity.fetch.visitor import Visitor
except ImportError as error:
    raise missing_extra(error) from error

__all__ = ["Fetched", "Kept", "Limits", "fetch"]


def fetch(  # noqa: PLR0917  (what, where to and how come first)
    addresses: Iterable[str],
    archive: Path,
    limits: Limits = Limits(),  # noqa: B008  (it is frozen)
    known: Collection[str] = frozenset(),
    watch: Callable[[str], None] = lambda _: None,
    clock: Clock | None = None,
    resolver: Resolver = system_resolver,
) -> Fetched:
    """Fetch pages, and those that feeds and sitemaps lead to, into a WARC file that grows with each run.

    A page is asked for only if it changed where its server can tell; what a list leads to is not asked for again while the
    list does not call it changed, nor what is among the `known` addresses. `watch` is called with each address. Whatever is
    not to be had is a finding. Raises ConfigError where the file cannot be written or is no archive.
    """
    clock = clock or Clock()
    with Archive(archive) as opened:
        state = State(opened)
        opened.begin(clock.now())
        state.begin()
        try:
            return Run(opened, state, Visitor(limits, clock, resolver), limits, clock, known, watch).run(addresses)
        finally:
            state.close()
