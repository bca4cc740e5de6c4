"""iCalendar: the days on which promises fall due and agreements expire, for an analyst's own calendar.

A promise "by 2030" stands on the last day of 2030; the words say how exactly the day is known. No clock is read: the stamp of
each entry is the latest day that a document proves.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from comity.model.claim import Claim, Figure
from comity.model.ids import digest
from comity.model.page import Pile
from comity.model.period import Period
from comity.publish.acts import act_of, action_words, ending
from comity.publish.cite import web_address
from comity.publish.export.acting import Actors, acts_by_record
from comity.publish.export.cells import one_line, plain
from comity.publish.export.content import Content
from comity.publish.export.form import About
from comity.publish.lines import value_words
from comity.publish.naming import chain_words, period_words, series_words
from comity.resolve.life import due

WIDTH = 75
"""Octets of a line before it is folded (RFC 5545, 3.1)."""
STANDING = {"pending": "due", "silent": "due, no later report", "reported": "due, reported on since"}


class Day(NamedTuple):
    """An entry: what it is about, what happens to it, when, and the claims that say so."""

    subject: str
    title: str
    words: str
    period: Period
    category: str
    claims: tuple[Claim, ...]


def ics(content: Content, about: About) -> Iterator[bytes]:
    """The calendar: one all-day entry for each promise and expiry, by day."""
    told = f"{about['holds']} {' '.join(about['cannot_hold'])} Made by {about['made_by']} from {about['ledger']}."
    return calendar(
        content.pile, days(content), scope=content.scope, told=told, made_by=about["made_by"], day=content.stamp.latest_day
    )


def calendar(pile: Pile, found: Iterable[Day], *, scope: str, told: str, made_by: str, day: date | None) -> Iterator[bytes]:
    """A calendar of entries with their words out of `pile`; `told` describes it, and `day` stamps every entry."""
    head = (
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", f"-//Comity//{_text(made_by)}//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", _text(f"Due days: {scope}")),
        ("X-WR-CALDESC", _text(told)),
    )
    yield from (_folded(name, value) for name, value in head)
    stamped = f"{_digits(day or date(1970, 1, 1))}T000000Z"
    for each in found:
        yield from (_folded(name, value) for name, value in _entry(pile, each, stamped))
    yield _folded("END", "VCALENDAR")


def left_out(content: Content) -> dict[str, int]:
    """What has no day in it, counted."""
    shown = {claim.id for day in days(content) for claim in day.claims}
    return {"claims without a due day or expiry": len(content.pile.claims) - len(shown)}


def days(content: Content) -> list[Day]:
    """Promises and expiries by day; what says the same of one record on one day stands once."""
    found: dict[tuple[str, str, str, str], Day] = {}
    for day in (*_promises(content), *_ends(content)):
        key = (day.subject, day.category, day.words, day.period.label())
        known = found.get(key)
        found[key] = day if known is None else known._replace(claims=(*known.claims, *day.claims))
    return sorted(found.values(), key=lambda day: (day.period.last or date.max, day.subject, day.category, day.words))


def _promises(content: Content) -> Iterator[Day]:
    actors, claims = Actors(), content.pile.claims
    titles = {record.id: record.name for record, _ in acts_by_record(content, actors)}
    quantities = {quantity.id: quantity for quantity in content.records.quantities}
    for promise in due(content.records, claims, content.stamp.latest_day or date.min):
        if promise.due.last is None:
            continue
        claim = claims[promise.claim]
        act, quantity = act_of(claim), quantities.get(promise.record)
        if isinstance(claim.payload, Figure) and quantity is not None:
            names = {code: actors.name(code) for code in (quantity.reporter, quantity.partner) if code}
            title, words = series_words(quantity, names), f"{claim.modality}: {value_words(claim)}"
        elif act is not None:
            title, words = titles.get(promise.record, promise.record), action_words(claim, act)
        else:
            continue
        yield Day(promise.record, title, f"{words} ({STANDING[promise.outcome]})", promise.due, "promise", (claim,))


def _ends(content: Content) -> Iterator[Day]:
    for record, claims in acts_by_record(content, Actors()):
        for claim in claims:
            act = act_of(claim)
            end = ending(act) if act is not None and not claim.is_denied else None
            if end is not None and end.last is not None:
                yield Day(record.id, record.name, "expires", end, "expiry", (claim,))


def _entry(pile: Pile, day: Day, stamped: str) -> Iterator[tuple[str, str]]:
    last = day.period.last or date.max
    urls = [url for claim in day.claims if (url := web_address(pile.documents[claim.document].metadata.url))]
    yield "BEGIN", "VEVENT"
    yield "UID", f"{digest(day.subject, day.category, day.words, day.period.label())}@comity"
    yield "DTSTAMP", stamped
    yield "DTSTART;VALUE=DATE", _digits(last)
    if last < date.max:
        yield "DTEND;VALUE=DATE", _digits(last + timedelta(days=1))
    yield "SUMMARY", _text(f"{one_line(day.title)}: {one_line(day.words)}")
    yield "DESCRIPTION", _text("\n\n".join([f"Given as {period_words(day.period)}.", *_words(pile, day.claims)]))
    yield "CATEGORIES", _text(day.category)
    if urls:
        yield "URL", plain(urls[0])
    yield "TRANSP", "TRANSPARENT"
    yield "END", "VEVENT"


def _words(pile: Pile, claims: Iterable[Claim]) -> Iterator[str]:
    for claim in sorted(claims, key=lambda claim: claim.id):
        document = pile.documents[claim.document]
        where = document.metadata.url or document.address
        yield f"“{one_line(pile.quote(claim.id))}”\n{one_line(chain_words(claim.chain))}, {one_line(where)} ({claim.id})"


def _digits(day: date) -> str:
    """A day as eight digits."""
    return day.isoformat().replace("-", "")


def _text(words: str) -> str:
    """A value of type TEXT: what the syntax uses is escaped, line breaks are written out."""
    escaped = plain(words).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(name: str, value: str) -> bytes:
    """A content line, folded so that no line is longer than 75 octets and no character is cut."""
    lines, rest = [], f"{name}:{value}".encode()
    width = WIDTH
    while len(rest) > width:
        cut = width
        while rest[cut] & 0xC0 == 0x80:  # inside a character
            cut -= 1
        lines.append(rest[:cut])
        rest, width = rest[cut:], WIDTH - 1
    return b"\r\n ".join([*lines, rest]) + b"\r\n"
