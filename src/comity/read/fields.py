"""Which fields of a record of JSON hold an article and what is known about it."""

from datetime import UTC, date, datetime
from email.utils import parsedate
from typing import Any, TypeAlias

from msgspec import Struct

from comity.model.period import Period
from comity.model.text import Metadata
from comity.read.manifest import period

Names: TypeAlias = str | tuple[str, ...]
"""A field of a record or several, the first that is filled counts; dots lead into inner records, as in `source.name`."""


class Fields(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields of records, as `[fields]` of comity.toml names them; what it leaves out goes by the usual names."""

    words: Names = ("text", "body", "content", "article", "maintext", "article_text", "articleBody", "full_text", "plain_text")
    html: Names = ("html", "raw_html", "body_html", "content_html")
    url: Names = ("url", "link", "uri", "canonical_url", "source_url")
    title: Names = ("title", "headline", "name")
    publisher: Names = ("publisher.name", "source.name", "publisher", "source", "site_name", "outlet", "source_name", "domain")
    author: Names = ("author.name", "author", "byline", "authors", "creator")
    published: Names = (
        "published", "date", "published_at", "publishedAt", "date_published", "datePublished", "date_publish", "pubDate",
        "publication_date", "publish_date", "timestamp",
    )  # fmt: skip
    lang: Names = ("lang", "language", "inLanguage")
    section: Names = ("section", "articleSection", "category", "section_name", "sectionName")
    updated: Names = ("updated", "updated_at", "updatedAt", "dateModified", "date_modified", "modified", "date_modify")


FIELDS = Fields()
"""The usual names."""


def value(record: dict[str, Any], names: Names) -> str | None:
    """The first of the named fields that is filled, as one line or more of text; several values are joined by commas."""
    for name in (names,) if isinstance(names, str) else names:
        held: Any = record
        for part in name.split("."):
            held = held.get(part) if isinstance(held, dict) else None
        if (found := _text(held)) is not None:
            return found
    return None


def told(record: dict[str, Any], fields: Fields) -> Metadata:
    """What a record tells about its article besides the words."""
    published = _day(value(record, fields.published))
    lang = value(record, fields.lang)
    return Metadata(
        url=_line(value(record, fields.url)),
        publisher=_line(value(record, fields.publisher)),
        published=published,
        grade="unknown" if published is None else "declared",
        author=_line(value(record, fields.author)),
        title=_line(value(record, fields.title)),
        lang=lang[:2].lower() if lang and (len(lang) == 2 or lang[2:3] in {"-", "_"}) else None,
        section=_line(value(record, fields.section)),
        updated=_day(value(record, fields.updated)),
    )


def _text(held: object) -> str | None:
    if isinstance(held, str):
        return held if held.strip() else None
    if isinstance(held, bool) or held is None:
        return None
    if isinstance(held, int | float):
        return str(held)
    if isinstance(held, list):
        parts = [_text(part.get("name") if isinstance(part, dict) else part) for part in held[:50]]
        return ", ".join(part for part in parts if part) or None
    return None


def _line(text: str | None) -> str | None:
    return " ".join(text.split())[:1000] if text else None


def _day(text: str | None) -> Period | None:
    """The day of a written date or a number of seconds (or milliseconds) since 1970."""
    if text is None:
        return None
    if text.replace(".", "", 1).isdigit() and len(text.partition(".")[0]) in {9, 10, 13}:
        seconds = float(text) / (1000 if len(text.partition(".")[0]) == 13 else 1)
        return Period.day(datetime.fromtimestamp(seconds, UTC).date())
    written = text.strip()[:100]
    parts = parsedate(written)  # "Wed, 07 May 2025 10:00:00 GMT"
    try:
        return Period.day(date(*parts[:3]) if parts else date.fromisoformat(written[:10].replace("/", "-")))
    except ValueError:
        return period(written)
