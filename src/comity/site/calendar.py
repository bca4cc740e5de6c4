"""The days of a page for an analyst's own calendar: what falls due and what runs out, as iCalendar."""

from collections.abc import Callable, Iterator
from datetime import date

from comity import __version__
from comity.model.record import RecordKind
from comity.publish.compose import snapshot
from comity.publish.export.calendar_file import Day, calendar
from comity.publish.material import Material
from comity.publish.matters import Matter, matters
from comity.publish.promises import Standing
from comity.site.address import Address
from comity.site.material import Desk

STANDS: dict[Standing, str] = {"due": "due", "silent": "due, no later report", "answered": "due, reported on since"}


def calendar_of(*kinds: RecordKind) -> Callable[[Desk, Address], Iterator[bytes]]:
    """What gives the lines of a calendar of records of some kinds."""

    def lines(desk: Desk, address: Address) -> Iterator[bytes]:
        material = desk.material(address)
        told = f"Promises and ends that documents tell of; a span stands on its last day. Snapshot {snapshot(material)}."
        made_by = f"Comity {__version__}"
        found = days(material, *kinds)
        return calendar(material.pile, found, scope=address.pair_name, told=told, made_by=made_by, day=material.day)

    return lines


def days(material: Material, *kinds: RecordKind) -> list[Day]:
    """Due days and ends of the records of some kinds, by day; each stands on its last day."""
    found = [day for matter in matters(material, material.day, kinds) for day in _days(matter)]
    return sorted(found, key=lambda day: (day.period.last or date.max, day.subject, day.category, day.words))


def _days(matter: Matter) -> Iterator[Day]:
    for promise in matter.promises:
        if promise.due is not None and promise.due.last is not None:
            words = f"{promise.words} ({STANDS[promise.standing]})"
            yield Day(matter.record.id, matter.title, words, promise.due, "promise", promise.claims)
    for until in matter.until:
        if until.last is not None:
            claims = tuple(claim for moment in matter.life if moment.until == until for claim in moment.claims)
            yield Day(matter.record.id, matter.title, "expires", until, "expiry", claims)
