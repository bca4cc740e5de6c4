"""What is known about a document besides its words: stated by the user, declared by the file, or inferred from its head."""

import re
from datetime import date

from msgspec import structs

from comity.model.finding import Finding
from comity.model.period import Period
from comity.model.text import Grade, Metadata
from comity.read.dateline import dateline
from comity.read.english import is_english

_URL_DAY = re.compile(r"/((?:199|20[0-9])[0-9])[/-]([01]?[0-9])[/-]([0-3]?[0-9])(?:[/-]|$)")


def settle(stated: Metadata, declared: Metadata, words: str) -> Metadata:
    """One account of a document: what the user states wins over what the file declares, and that over what its words imply."""
    published, grade = _published(stated, declared, words)
    return Metadata(
        url=stated.url or declared.url,
        publisher=stated.publisher or declared.publisher,
        published=published,
        grade=grade,
        author=stated.author or declared.author,
        title=stated.title or declared.title,
        lang=stated.lang or declared.lang or ("en" if is_english(words) else None),
    )


def known(pack: Metadata, page: Metadata) -> Metadata:
    """What a pack tells of a member together with what the member states of itself, which counts more, its address aside."""
    is_dated = page.published is not None and (page.grade == "declared" or pack.published is None)
    return Metadata(
        url=pack.url or page.url,
        publisher=page.publisher or pack.publisher,
        published=page.published if is_dated else pack.published,
        grade=page.grade if is_dated else pack.grade,
        author=page.author or pack.author,
        title=page.title or pack.title,
        lang=page.lang or pack.lang,
    )


def _published(stated: Metadata, declared: Metadata, words: str) -> tuple[Period | None, Grade]:
    if stated.published is not None:
        return stated.published, "stated"
    if declared.published is not None and declared.grade == "declared":
        return declared.published, "declared"
    day = dateline(words)
    if day is not None:
        return Period.day(day), "inferred"
    implied = _day_in(stated.url or declared.url) or declared.published
    return (None, "unknown") if implied is None else (implied, "inferred")


def _day_in(url: str | None) -> Period | None:
    """The day that an address carries as part of its path, as in `/2025/05/07/`."""
    match = _URL_DAY.search(url or "")
    try:
        return Period.day(date(int(match[1]), int(match[2]), int(match[3]))) if match else None
    except ValueError:  # 30 February
        return None


def gaps(metadata: Metadata, address: str) -> tuple[Finding, ...]:
    """A finding for each thing that a ledger entry should have and this document lacks."""
    blank = Finding(code="", subject=address, text="")
    found = []
    if metadata.published is None:
        text = f"{address}: no date of publication; relative dates stay open. State it in the manifest, column `published`."
        found.append(structs.replace(blank, code="read.no-date", text=text))
    if metadata.publisher is None:
        text = f"{address}: no publisher known; claims go by the address. State it in the manifest, column `publisher`."
        found.append(structs.replace(blank, code="read.no-publisher", text=text))
    if metadata.lang is None:
        text = f"{address}: its language cannot be told. State it in the manifest, column `lang`."
        found.append(structs.replace(blank, code="read.language", text=text))
    return tuple(found)
