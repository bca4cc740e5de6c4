"""A visit to one address: robots.txt, the pace of the host, and redirects, each of which is held against all rules anew."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from protego import Protego

from comity import __version__
from comity.fetch.address import Address, address, shown
from comity.fetch.clock import Clock
from comity.fetch.connection import Answer, Headers, ask
from comity.fetch.errors import BusyError, FetchError
from comity.fetch.limits import Limits
from comity.fetch.pace import Pace
from comity.fetch.reach import Resolver

PRODUCT = "Comity"
"""What a robots.txt calls us."""
AGENT = f"{PRODUCT}/{__version__} (reads pages that its user names; keeps to robots.txt)"

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_PASSING = frozenset({408, 425, 500, 502, 504, 520, 521, 522, 523, 524})

Conditions = Callable[[str], Headers]
"""From an address to the headers that ask for its page only if it changed."""


class Visit(NamedTuple):
    """What came of a visit: the redirects on the way and the last answer, which is the page, or says that it did not change."""

    hops: tuple[Answer, ...]
    last: Answer

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that the page is as it was."""
        return self.last.status == 304

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All of it in the order of time."""
        return (*self.hops, self.last)


class Visitor:
    """Visits addresses one after the other and remembers what each host said of robots."""

    def __init__(self, limits: Limits, clock: Clock, resolver: Resolver) -> None:
        """`clock` lets the time between requests pass; `resolver` tells what machine a name means."""
        self.pace = Pace(clock, limits.interval)
        self._limits = limits
        self._clock = clock
        self._resolver = resolver
        self._robots: dict[str, Protego | FetchError] = {}
        self._closed: dict[str, str] = {}

    def visit(self, start: Address, conditions: Conditions) -> Visit:
        """Go to an address and on to where it leads. Raises FetchError where no page is to be had."""
        hops: list[Answer] = []
        try:
            return self._way(start, conditions, hops)
        except BusyError as error:
            raise (BusyError(shown(start.url), f"leads to {error}") if hops else error) from error
        except FetchError as error:
            if not hops or error.code == "fetch.redirects":
                raise
            msg = f"leads to {error}"
            raise FetchError(error.code, shown(start.url), msg, is_passing=error.is_passing) from error

    def _way(self, start: Address, conditions: Conditions, hops: list[Answer]) -> Visit:
        """The way from an address to its page; redirects are put with the hops as they come."""
        to, been = start, {start.url}
        while True:
            self._ask_leave(to)
            answer = self._asked(to, conditions(to.url))
            if answer.status not in _REDIRECTS:
                return Visit(tuple(hops), self._accepted(answer, is_conditional=bool(conditions(to.url))))
            hops.append(answer)
            to = self._next(start, answer, len(hops))
            if to.url in been:
                raise FetchError("fetch.redirects", shown(start.url), f"leads round in a circle by {shown(to.url)}; left out")
            been.add(to.url)

    def _next(self, start: Address, answer: Answer, count: int) -> Address:
        """Where a redirect leads."""
        name = shown(start.url)
        place = answer.header("location")
        if not place:
            raise FetchError("fetch.redirects", name, "redirects without saying where to; left out")
        if count > self._limits.redirects:
            msg = f"still redirects after {self._limits.redirects} steps, now to {shown(place)}; left out"
            raise FetchError("fetch.redirects", name, msg)
        try:
            return address(place, answer.to.url)
        except FetchError as error:
            raise FetchError(error.code, shown(place), error.reason) from error

    def _asked(self, to: Address, headers: Headers, keep_bytes: int | None = None) -> Answer:
        """One request in the host's turn."""
        if to.host in self._closed:
            raise BusyError(shown(to.url), self._closed[to.host])
        self.pace.take_turn(to.host)
        common = ((b"User-Agent", AGENT.encode()), (b"Accept", b"*/*"))
        answer = ask(to, (*common, *headers), self._limits, self._resolver, keep_bytes=keep_bytes)
        if answer.status in _BUSY:
            raise self._busy(answer)
        return answer

    def _busy(self, answer: Answer) -> BusyError:
        """Leave the host alone as long as it asks; too long is for the rest of this run."""
        host, wait = answer.to.host, self._wished(answer.header("retry-after"))
        name = shown(answer.to.url)
        if wait is not None and wait > self._limits.longest_wait:
            self._closed[host] = f"{host} asks to be left alone for {wait:,.0f} seconds (status {answer.status}); run again then"
            return BusyError(name, self._closed[host])
        self.pace.hold(host, wait if wait is not None else 10 * self._limits.interval)
        return BusyError(name, f"{host} is busy (status {answer.status}); the next run asks again")

    def is_closed(self, host: str) -> bool:
        """Whether a host asked to be left alone for longer than this run waits."""
        return host in self._closed

    def _wished(self, header: str | None) -> float | None:
        """Seconds of a Retry-After header, which gives seconds or a moment; at least none."""
        if header is None:
            return None
        with suppress(ValueError):
            seconds = float(header)
            return max(0.0, seconds) if seconds == seconds else None  # noqa: PLR0124  (not a number)
        with suppress(ValueError, TypeError, OverflowError):
            moment: datetime = parsedate_to_datetime(header)
            return max(0.0, (moment - self._clock.now()).total_seconds())
        return None

    @staticmethod
    def _accepted(answer: Answer, *, is_conditional: bool) -> Answer:
        """An answer that is a page or says that it did not change. Raises FetchError for any other."""
        status, name = answer.status, shown(answer.to.url)
        if status == 200 or (status == 304 and is_conditional):
            return answer
        is_passing = status in _PASSING
        hope = "the next run asks again" if is_passing else "check the address"
        raise FetchError("fetch.status", name, f"the server answers with status {status}; {hope}", is_passing=is_passing)

    def _ask_leave(self, to: Address) -> None:
        """Raises FetchError where robots.txt asks not to fetch an address, or cannot be had."""
        if to.origin not in self._robots:
            self._robots[to.origin] = self._read_robots(to)
        rules, name = self._robots[to.origin], shown(to.url)
        if isinstance(rules, FetchError):
            if isinstance(rules, BusyError) and not self.is_closed(to.host):
                del self._robots[to.origin]  # it is asked again in the host's turn
                raise rules
            raise FetchError(rules.code, name, rules.reason, is_passing=rules.is_passing)
        if not rules.can_fetch(to.url, PRODUCT):
            msg = f"robots.txt of {to.host} asks that it not be fetched; save the page by hand if you may"
            raise FetchError("fetch.robots", name, msg)
        delay = rules.crawl_delay(PRODUCT) or 0.0
        if delay > self._limits.longest_wait:
            msg = f"robots.txt of {to.host} asks for {delay:,.0f} seconds between requests; save the page by hand"
            raise FetchError("fetch.robots", name, msg)
        self.pace.slow(to.host, delay)

    def _read_robots(self, to: Address) -> Protego | FetchError:
        """The rules of a host, or why they cannot be had; then it is left alone, as RFC 9309 has it."""
        try:
            answer = self._robots_answer(address("/robots.txt", to.origin))
        except FetchError as error:
            return error
        if answer is None:
            return Protego.parse("")
        if answer.status >= 500:
            msg = f"robots.txt of {to.host} cannot be had (status {answer.status}), so it is left alone; the next run asks again"
            return FetchError("fetch.robots-unread", shown(to.url), msg, is_passing=True)
        text = answer.unpacked.decode("utf-8-sig", "replace") if answer.status == 200 else ""
        return Protego.parse(text.replace("\x00", ""))

    def _robots_answer(self, to: Address) -> Answer | None:
        """What is found at a robots.txt, behind redirects; None where these lead nowhere, which forbids nothing."""
        for _ in range(self._limits.redirects + 1):
            answer = self._asked(to, (), self._limits.robots_bytes)
            place = answer.header("location")
            if answer.status not in _REDIRECTS or not place:
                return answer
            to = address(place, to.url)
        return None
