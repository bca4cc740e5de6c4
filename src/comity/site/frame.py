"""What stands around every page: the navigation of the pair, what is supposed, and the foot that makes the page citable."""

import re
from collections import Counter
from datetime import date

from msgspec import Struct

from comity.publish.compose import snapshot
from comity.publish.material import Material
from comity.publish.naming import count, day_words, period_words, series_words, state_name
from comity.site.address import PREMISES, Address
from comity.site.material import Desk
from comity.site.page import Page

ID = re.compile(r"\b[qk]_[0-9a-f]{16}\b")
NAMED = 40
"""So many sources are offered to be left out."""


YEARLY = ("", "figures", "clashes", "agreements")
"""The pages that are offered as of the end of each year; measures are drawn over all years, lives of projects too."""
MOST_YEARS = 12


class Premise(Struct, frozen=True, kw_only=True):
    """Something supposed: the parameter, its value, and the address of the page without it."""

    name: str
    value: str
    without: Address


class Frame(Struct, frozen=True, kw_only=True):
    """The frame of a page: `title` names the pair, `pages` are the entries of its navigation.

    `told` says in sentences what is supposed and `changes` what that changes; `premises` can be lifted one by one. `snapshot` is
    the digest of what the page was made from, `as_of` the latest day that it proves, and `holds` counts it. `sources`
    are the names that can be left out, those of most documents first, and `years` the addresses of the page as of the end of each
    year before the last that documents are of.
    """

    title: str
    pages: tuple[Page, ...]
    premises: tuple[Premise, ...]
    told: tuple[str, ...]
    changes: tuple[str, ...]
    snapshot: str
    as_of: str
    holds: str
    sources: tuple[str, ...] = ()
    years: tuple[Address, ...] = ()


def frame(desk: Desk, address: Address, pages: tuple[Page, ...]) -> Frame:
    """The frame of the page at an address."""
    if address.pair is None:
        return _of_ledger(desk)
    material = desk.material(address)
    first, second = (state_name(code, material.names) for code in address.pair)
    return Frame(
        title=f"{first} and {second}",
        pages=tuple(page for page in pages if page.scope == "pair" and page.is_listed),
        premises=_premises(address),
        told=material.premises,
        changes=tuple(_named(material, change) for change in desk.changes(address)),
        snapshot=snapshot(material),
        as_of=day_words(material.day) if material.day else "",
        holds=f"{count(len(material.documents), 'document')}, {count(len(material.claims), 'claim')}",
        sources=_sources(material),
        years=_years(desk, address),
    )


def _named(material: Material, change: str) -> str:
    """A change with its quantities called by their names, and its conflicts by their numbers where they have one."""

    def name(found: re.Match[str]) -> str:
        quantity, number = material.quantities.get(found[0]), material.number_of.get(found[0])
        if quantity is not None:
            return f"{series_words(quantity, material.names)}, {period_words(quantity.period)},"
        return f"⚠{number} ({found[0]})" if number is not None else found[0]

    return ID.sub(name, change)


def _sources(material: Material) -> tuple[str, ...]:
    """The outlets and first voices that most claims go back to, by name."""
    counted = Counter(voice.name for claim in material.claims.values() for voice in {claim.chain[0], claim.chain[-1]})
    return tuple(sorted(name for name, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:NAMED]))


def year_ends(desk: Desk, address: Address) -> tuple[date, ...]:
    """The ends of the years before the last that documents on a pair are of, the last dozen of them."""
    plain = desk.material(Address(pair=address.pair))
    published = [one.metadata.published for one in plain.documents]
    days = [day for period in published if period for day in (period.first, period.last) if day]
    if not days:
        return ()
    return tuple(date(year, 12, 31) for year in range(min(days).year, max(days).year))[-MOST_YEARS:]


def _years(desk: Desk, address: Address) -> tuple[Address, ...]:
    """The page as of the end of each year, where it is one that tells what was known."""
    if address.page not in YEARLY or address.item:
        return ()
    return tuple(address.to(address.page).here(asof=day) for day in year_ends(desk, address))


def _of_ledger(desk: Desk) -> Frame:
    totals = desk.view.totals()
    day = desk.view.latest_day()
    return Frame(
        title="",
        pages=(),
        premises=(),
        told=(),
        changes=(),
        snapshot=desk.mark,
        as_of=day_words(day) if day else "",
        holds=f"{count(totals.documents, 'document')}, {count(totals.claims, 'claim')}",
    )


def _premises(address: Address) -> tuple[Premise, ...]:
    found: list[Premise] = []
    for name in PREMISES:
        value = getattr(address, name)
        if isinstance(value, tuple):
            found += [Premise(name=name, value=one, without=address.minus(name, one)) for one in value]
        elif value:
            found.append(Premise(name=name, value=str(value), without=address.here(**{name: None})))
    return tuple(found)
