"""The tables of a ledger as other programs get them: names, columns with their types and meaning, and their rows.

One declaration serves every columnar export (Parquet, CSV). Rows come from the ledger's own columns; no claim is made into
an object on the way.
"""

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple, TypeAlias

from msgspec.json import decode, encode

from comity.ledger import View
from comity.ledger.connection import query

Type: TypeAlias = Literal["text", "whole", "number", "flag", "day", "list"]
"""Words; a whole number; a number; true or false; a day in ISO form; a list of words, as a JSON array."""

Row: TypeAlias = tuple[Any, ...]
Kept: TypeAlias = Callable[[str, object], bool]
"""Whether something of a sort ("document", "claim", "quantity", ...) with an id belongs to what is exported."""


class Column(NamedTuple):
    """A column: its name, its type, and what it refers to ("claim"), where its values are ids."""

    name: str
    type: Type = "text"
    of: str | None = None


class Table(NamedTuple):
    """A table: its name, what a row is, and its columns. A row belongs to an export when all that it refers to does.

    `stored` are columns of the ledger itself; `packed` those that its rows keep only in their payload.
    """

    name: str
    about: str
    stored: tuple[Column, ...]
    packed: tuple[Column, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns in their order."""
        return self.stored + self.packed


def _columns(text: str) -> tuple[Column, ...]:
    """Columns from words: "value:number claim>claim" is a number and the id of a claim."""
    found = []
    for word in text.split():
        name, _, of = word.partition(">")
        name, _, kind = name.partition(":")
        found.append(Column(name, kind or "text", of or None))  # type: ignore[arg-type]
    return tuple(found)


_PERIOD = "period_first:day period_last:day"
_CLAIM = "claim>claim document"
_DATE = "date_first:day date_last:day"
_MOOD = "modality denied:flag"

TABLES = (
    Table("documents", "a document with the latest of what is known about it", _columns(
        "document>document text address url publisher published_first:day published_last:day grade author title lang")),
    Table("texts", "the words of a text; every offset counts code points of these", _columns("text>text words")),
    Table("claims", "a claim of any kind: who says it, when, and where the words stand", _columns(
        "claim>claim document kind start:whole end:whole publisher speaker speaker_type speaker_state asserted_first:day "
        f"asserted_last:day {_MOOD} reader extractor"), _columns(
        "quote speaker_office chain:list passage_start:whole passage_end:whole attributed:flag engine")),
    Table("figures", "a figure: values in base units, limits as the words allow (strict) and as they might still mean (lenient)",
        _columns(f"{_CLAIM} indicator reporter partner direction product relation value:number value_high:number unit hedge "
        f"strict_low:number strict_high:number lenient_low:number lenient_high:number {_PERIOD} base_first:day base_last:day "
        f"{_MOOD} speaker"), _columns("wording scope")),
    Table("statements", "something said", _columns(f"{_CLAIM} speaker form"), _columns("cue")),
    Table("instruments", "an action on an agreement, treaty, plan or contract", _columns(f"{_CLAIM} type action {_DATE} {_MOOD}"),
        _columns("name parties:list until_first:day until_last:day place sectors:list signatories:list")),
    Table("projects", "the state of an undertaking; the date is the day by which it is due", _columns(
        f"{_CLAIM} type status due_first:day due_last:day {_MOOD}"),
        _columns("name parties:list place sectors:list owners:list")),
    Table("measures", "what one state or body does to another", _columns(f"{_CLAIM} type action {_DATE} {_MOOD}"),
        _columns("imposer target object until_first:day until_last:day basis:list")),
    Table("events", "something that happened or shall happen; the root is that of PLOVER", _columns(
        f"{_CLAIM} type {_DATE} {_MOOD}"), _columns("root actors:list place")),
    Table("quantities", "what figures measure; world is actual, or the modality and speaker of an aim or expectation", _columns(
        f"quantity>quantity indicator scope reporter partner direction product {_PERIOD} unit world")),
    Table("records", "an agreement, project, measure, event or person that claims of several documents are about", _columns(
        f"record>record kind name type {_DATE}"), _columns("names:list parties:list sectors:list")),
    Table("members", "a claim speaks of a quantity or record, or measures from it (base)", _columns(
        "record>subject claim>claim part")),
    Table("links", "a sentence that ties one record or quantity to another, read as source KIND target", _columns(
        "kind source>subject target>subject document>document start:whole end:whole"), _columns("because:list note")),
    Table("origins", "one witness, however many outlets print it", _columns("origin>origin voice voice_state certain:flag"),
        _columns("voice_type documents:list reasons:list")),
    Table("origin_claims", "a claim goes back to a witness", _columns("origin>origin claim>claim")),
    Table("copies", "two documents share text; left is the earlier where the direction is known", _columns(
        "left>document right>document kind share:number"), _columns("direction_known:flag reasons:list")),
    Table("bounds", "what the claims together allow for a quantity", _columns(
        "quantity>quantity strict_low:number strict_high:number lenient_low:number lenient_high:number nominal:number "
        "stated:flag"), _columns("because:list")),
    Table("conflicts", "claims that cannot all be true; gap is the natural logarithm of the missing factor", _columns(
        "conflict>conflict label gap:number"), _columns("assumptions:list steps:list slip relief")),
    Table("conflict_claims", "a claim belongs to a conflict", _columns("conflict>conflict claim>claim")),
    Table("clusters", "statements that belong together, with a verdict; what is derived is a JSON object", _columns(
        "cluster>cluster kind verdict origins:whole"), _columns("factor:number derived note")),
    Table("cluster_members", "a statement of a cluster", _columns(
        "cluster>cluster document>document start:whole end:whole claim modality")),
    Table("findings", "what could not be read or is doubtful", _columns(
        "code subject text document>document start:whole end:whole")),
)  # fmt: skip
"""Every kind of row that a ledger holds, and the order in which exports give them."""


def rows(view: View, table: Table, kept: Kept | None = None) -> Iterator[Row]:
    """The rows of a table in an order that hangs on content alone; `kept` leaves out what an export does not speak of.

    Words and ids are text, days ISO text, flags 0 and 1 or truth values, lists lists of text; None is unknown.
    """
    found = _found(view, table)
    if kept is None:
        return found
    places = [(place, column.of) for place, column in enumerate(table.columns) if column.of is not None]
    return (row for row in found if all(row[place] is None or kept(sort, row[place]) for place, sort in places))


def _found(view: View, table: Table) -> Iterator[Row]:
    match table.name:
        case "claims":
            return _claims(view)
        case "conflicts":
            return ((*row[:4], [step["text"] for step in row[4]], *row[5:]) for row in _unpacked(view, table))
        case "measures":
            return ((*row[:-1], [act["name"] for act in row[-1] or ()]) for row in _unpacked(view, table))
        case "clusters":
            return ((*row[:5], encode(row[5]).decode(), *row[6:]) for row in _unpacked(view, table))
        case "findings":
            return ((each.code, each.subject, each.text, each.document, each.start, each.end) for each in view.findings())
    return _unpacked(view, table)


def _unpacked(view: View, table: Table) -> Iterator[Row]:
    """The rows of a query, with the values of its last column, a JSON array, in columns of their own.

    SQLite hands over single values of a JSON text only up to a zero character, arrays as they are.
    """
    found = view.rows(view.counting(query(f"tables/{table.name}")))
    if not table.packed:
        return found
    size = len(table.packed)
    return ((*row[:-1], *decode(row[-1])[:size]) for row in found)


def _claims(view: View) -> Iterator[Row]:
    """The claims, each with its quote: claims and words come in one order of documents, so one text is held at a time."""
    words = view.rows(view.counting(query("tables/words")))
    document, text = next(words, (None, ""))
    for row in view.rows(view.counting(query("tables/claims"))):
        while document != row[1]:
            document, text = next(words)
        chain, *rest = decode(row[-1])
        yield (*row[:-1], text[row[3] : row[4]], chain[-1].get("office"), [voice["name"] for voice in chain], *rest)
