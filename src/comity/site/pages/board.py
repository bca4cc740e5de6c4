"""Agreements and projects: a board by how each stands, or the same as a table."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Literal

from msgspec import Struct

from comity.model.errors import QuestionError
from comity.publish.lines import claim_quote
from comity.publish.material import Material
from comity.publish.matter_lines import described, moment_words
from comity.publish.matters import Matter, matters
from comity.publish.naming import capital, count, day_words, period_words
from comity.publish.sectors import title as sector_title
from comity.publish.standing import ABOUT, PLACES, Place, last_word, place_of
from comity.publish.view import Quote, Row, Table
from comity.site.address import Address
from comity.site.calendar import calendar_of
from comity.site.material import Desk
from comity.site.page import Leaf, Page
from comity.site.pages.figures import Choice

CARDS = 12
"""So many cards stand in a column of the whole board; a column by itself shows `ROWS`."""
ROWS = 60
COLUMNS = ("Name", "Stands", "State", "About", "Next due", "Last word", "Support")

Kind = Literal["instrument", "project"]
CALLED: dict[Kind, tuple[str, str, str]] = {
    "instrument": ("Agreements", "agreement", "No agreement, treaty, plan or contract was read in these documents."),
    "project": ("Projects", "project", "No joint undertaking was read in these documents."),
}


class Card(Struct, frozen=True, kw_only=True):
    """An agreement or project on the board; `quote` are the words that give it its place, None where no claim does."""

    id: str
    title: str
    place: Place
    state: str
    about: str
    due: str
    told: str
    support: str
    quote: Quote | None
    page: Address


class Column(Struct, frozen=True, kw_only=True):
    """A place of the board with the first of its cards; `page` shows all of them."""

    code: Place
    title: str
    about: str
    total: int
    cards: tuple[Card, ...]
    page: Address


class Board(Leaf, frozen=True, kw_only=True):
    """The board of one kind; `empty` names the places where nothing stands. A table holds the same cards, some at a time."""

    columns: tuple[Column, ...]
    empty: tuple[str, ...]
    is_table: bool
    sectors: tuple[Choice, ...]
    states: tuple[Choice, ...]
    before: Address | None
    after: Address | None

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that are shown, column by column."""
        return tuple(card for column in self.columns for card in column.cards)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The cards that are shown, each a row with the words that give it its place."""
        rows = tuple(
            Row(
                cells=(card.title, PLACES[card.place], card.state, card.about, card.due, card.told, card.support),
                quotes=(card.quote,) if card.quote else (),
            )
            for card in self.cards
        )
        return (Table(title=self.title, caption=self.title, columns=COLUMNS, rows=rows),) if rows else ()


def compose(kind: Kind, desk: Desk, address: Address) -> Board:
    """The agreements or projects that the filters leave, by how they stand on the day of the page."""
    if address.show not in {"", "table"} or (address.state and address.state not in PLACES):
        known = ", ".join(PLACES)
        raise QuestionError(f"A board is shown as it is or with show=table, and state is one of {known}.")
    material = desk.material(address)
    day = material.day
    every = [(place_of(matter, day), matter) for matter in matters(material, day, (kind,))]
    kept = [pair for pair in every if not address.sector or address.sector in pair[1].record.sectors]
    shown = [pair for pair in kept if address.state in {"", pair[0]}]
    is_paged = bool(address.state or address.show)
    part = shown[address.first : address.first + ROWS] if is_paged else shown
    title, one, empty = CALLED[kind]
    return Board(
        title=title,
        lead=(_lead(shown, day, one) if shown else empty if not every else f"No {one} is left by these filters.",),
        columns=tuple(_columns(material, part, Counter(place for place, _ in shown), address, None if is_paged else CARDS)),
        empty=tuple(PLACES[place].lower() for place in PLACES if place not in {each for each, _ in shown}),
        is_table=address.show == "table",
        sectors=_sectors(every, address),
        states=_states(kept, address),
        before=address.here(first=max(0, address.first - ROWS)) if is_paged and address.first else None,
        after=address.here(first=address.first + ROWS) if is_paged and len(shown) > address.first + ROWS else None,
    )


def _lead(found: Sequence[tuple[Place, Matter]], day: date | None, one: str) -> str:
    when = f" on {day_words(day)}" if day else ""
    silent = sum(place == "silent" for place, _ in found)
    hushed = f" Of {count(silent, one)} the promised day has passed and nobody reports." if silent else ""
    return f"{capital(count(len(found), one))}, each where its words put it{when}.{hushed}"


def _columns(
    material: Material, found: Iterable[tuple[Place, Matter]], totals: Counter[Place], address: Address, most: int | None
) -> Iterable[Column]:
    held: dict[Place, list[Matter]] = {place: [] for place in PLACES}
    for place, matter in found:
        held[place].append(matter)
    for place, group in held.items():
        if group:
            yield Column(
                code=place,
                title=PLACES[place],
                about=ABOUT[place],
                total=totals[place],
                cards=tuple(card_of(material, matter, place, address) for matter in group[:most]),
                page=address.here(state=place),
            )


def card_of(material: Material, matter: Matter, place: Place, address: Address) -> Card:
    """The card of a matter; its place rests on the words of its silent promise, else on those of its state."""
    silent = next((promise for promise in matter.promises if promise.standing == "silent"), None)
    said = silent.claims if silent and place == "silent" else matter.state.claims if matter.state else matter.claims
    told = last_word(matter)
    return Card(
        id=matter.record.id,
        title=capital(matter.title),
        place=place,
        state=moment_words(matter.state) if matter.state else "no state is told",
        about=described(material, matter),
        due=next_due(matter, material.day),
        told=day_words(told) if told else "day not told",
        support=material.support(claim.id for claim in matter.claims),
        quote=claim_quote(material, said[0]) if said else None,
        page=address.to("records", matter.record.id),
    )


def next_due(matter: Matter, day: date | None) -> str:
    """What comes next, in words: the first promise that is open, else the day on which it runs out; empty for neither."""
    for promise in matter.promises:
        if promise.standing in {"due", "silent"} and promise.due is not None:
            return period_words(promise.due)
    ends = [until for until in matter.until if until.last and (day is None or until.last >= day)]
    return f"runs until {period_words(ends[0])}" if ends else ""


def _sectors(every: Iterable[tuple[Place, Matter]], address: Address) -> tuple[Choice, ...]:
    counted = Counter(code for _, matter in every for code in matter.record.sectors)
    return _choices(((code, capital(sector_title(code)), counted[code]) for code in sorted(counted)), "sector", address)


def _states(kept: Iterable[tuple[Place, Matter]], address: Address) -> tuple[Choice, ...]:
    counted = Counter(place for place, _ in kept)
    return _choices(((code, words, counted[code]) for code, words in PLACES.items() if counted[code]), "state", address)


def _choices(found: Iterable[tuple[str, str, int]], name: str, address: Address) -> tuple[Choice, ...]:
    """Values of a filter of which one can be chosen; choosing it again drops it."""
    chosen = getattr(address, name)
    return tuple(
        Choice(
            code=code,
            words=words,
            count=number,
            is_chosen=code == chosen,
            address=address.here(**{name: "" if code == chosen else code}),
        )
        for code, words, number in found
    )


def _page(name: str, kind: Kind) -> Page:
    composed: Callable[[Desk, Address], Leaf] = partial(compose, kind)
    return Page(
        name=name,
        scope="pair",
        compose=composed,
        template="board.html.j2",
        label=name,
        filters=("state", "sector", "show", "first"),
        days=calendar_of(kind),
    )


AGREEMENTS = _page("agreements", "instrument")
PROJECTS = _page("projects", "project")
