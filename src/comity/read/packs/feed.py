"""Feeds that were saved to a file: RSS and Atom."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Metadata
from comity.read.needed import needed
from comity.read.packs.budget import Budget, inner, member


def members_of_feed(pack: Source, stream: BinaryIO, budget: Budget) -> Iterator[Source | Finding]:
    """The entries of a feed by their number from 1: the whole content where it is given, else the summary.

    Raises SourceError where no feed can be made out or it is larger than a text may be.
    """
    raw = budget.bytes_of(stream, pack.address)
    if len(raw) > budget.limits.text_bytes:
        raise SourceError(
            "read.too-large", f"{pack.address}: above the limit of {budget.limits.text_mb:g} MB for a feed; split it"
        )
    with needed("feedparser", "feeds (RSS, Atom)"):
        import feedparser  # noqa: PLC0415  (an extra, and only feeds need it)

    # As a stream: a string would be taken for an address to fetch or a file to open.
    found = feedparser.parse(io.BytesIO(raw), resolve_relative_uris=False, sanitize_html=False)
    if not found.entries:
        raise SourceError("read.empty", f"{pack.address}: a feed without entries; check that it was saved whole, or leave it out")
    name, lang = _text(found.feed.get("title")), _text(found.feed.get("language"))
    for number, entry in enumerate(found.entries, 1):
        budget.member()
        words = _content(entry)
        if words is None:
            text = f"{inner(pack, number)}: an entry without words; save the page that it points to."
            yield Finding(code="read.empty", subject=inner(pack, number), text=text)
            continue
        page = words.encode("utf-8", "surrogatepass")
        yield member(pack, str(number), page, _told(entry, name, lang), "text/html; charset=utf-8")


def _content(entry: Any) -> str | None:
    """The longest of what an entry gives of its article."""
    texts = [part.get("value") for part in entry.get("content", ())] + [entry.get("summary")]
    return max((text for text in texts if isinstance(text, str) and text.strip()), key=len, default=None)


def _told(entry: Any, feed: str | None, lang: str | None) -> Metadata:
    source = entry.get("source")
    section = next((_text(tag.get("term")) for tag in entry.get("tags") or ()), None)
    # The library would give the day of a correction for a missing day of publication, with a warning.
    day = entry["published_parsed"] if "published_parsed" in entry.keys() else None  # noqa: SIM118  (`in entry` says otherwise)
    changed = entry["updated_parsed"] if "updated_parsed" in entry.keys() else None  # noqa: SIM118
    published = _day(day or changed)
    return Metadata(
        url=_text(entry.get("link")),
        publisher=(_text(source.get("title")) if source else None) or feed,
        published=published,
        grade="unknown" if published is None else "declared",
        author=_text(entry.get("author")),
        title=_text(entry.get("title")),
        lang=lang[:2].lower() if lang else None,
        section=section,
        updated=_day(changed),
    )


def _day(parsed: Any) -> Period | None:
    """The day of a parsed time, if it is one."""
    try:
        return Period.day(date(*parsed[:3])) if parsed else None
    except (ValueError, OverflowError):
        return None


def _text(value: object) -> str | None:
    return (" ".join(value.split())[:1000] or None) if isinstance(value, str) else None
