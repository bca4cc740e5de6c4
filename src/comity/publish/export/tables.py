"""The tables of a ledger as other programs get them: names, columns with their types and meaning, and their rows.

One declaration serves every columnar export (Parquet, CSV). Rows come from the ledger's own columns; no claim is made into
an object on the way.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any, Literal, NamedTuple, TypeAlias

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
    """A table: its name, what a row is, and its columns. A row belongs to an export when all that it refers to does."""

    name: str
    about: str
    columns: tuple[Column, ...]


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

TABLES = (
    Table("documents", "a document with the latest of what is known about it", _columns(
        "document>document text address url publisher published_first:day published_last:day grade author title lang")),
    Table("texts", "the words of a text; every offset counts code points of these", _columns("text>text words")),
    Table("claims", "a claim of any kind: who says it, when, and where the words stand", _columns(
        "claim>claim document kind start:whole end:whole passage_start:whole passage_end:whole quote publisher speaker "
        "speaker_type speaker_state speaker_office chain:list asserted_first:day asserted_last:day modality denied:flag "
        "attributed:flag reader extractor engine")),
    Table("figures", "a figure: values in base units, limits as the words allow (strict) and as they might still mean (lenient)",
        _columns(f"{_CLAIM} indicator wording scope reporter partner direction product relation value:number value_high:number "
        f"unit hedge strict_low:number strict_high:number lenient_low:number lenient_high:number {_PERIOD} base_first:day "
        "base_last:day modality denied:flag speaker")),
    Table("statements", "something said", _columns(f"{_CLAIM} speaker form cue")),
    Table("instruments", "an action on an agreement, treaty, plan or contract", _columns(
        f"{_CLAIM} name type action parties:list {_DATE} until_first:day until_last:day place sectors:list signatories:list "
        "modality denied:flag")),
    Table("projects", "the state of an undertaking; the date is the day by which it is due", _columns(
        f"{_CLAIM} name type status parties:list due_first:day due_last:day place sectors:list owners:list modality denied:flag")),
    Table("measures", "what one state or body does to another", _columns(
        f"{_CLAIM} type action imposer target object {_DATE} modality denied:flag")),
    Table("events", "something that happened or shall happen; the root is that of PLOVER", _columns(
        f"{_CLAIM} type root actors:list {_DATE} place modality denied:flag")),
    Table("quantities", "what figures measure; world is actual, or the modality and speaker of an aim or expectation", _columns(
        f"quantity>quantity indicator scope reporter partner direction product {_PERIOD} unit world")),
    Table("records", "an agreement, project, measure, event or person that claims of several documents are about", _columns(
        f"record>record kind name names:list type parties:list sectors:list {_DATE}")),
    Table("members", "a claim speaks of a quantity or record, or measures from it (base)", _columns(
        "record>subject claim>claim part")),
    Table("links", "a sentence that ties one record or quantity to another, read as source KIND target", _columns(
        "kind source>subject target>subject document>document start:whole end:whole because:list note")),
    Table("origins", "one witness, however many outlets print it", _columns(
        "origin>origin voice voice_type voice_state certain:flag documents:list reasons:list")),
    Table("origin_claims", "a claim goes back to a witness", _columns("origin>origin claim>claim")),
    Table("copies", "two documents share text; left is the earlier where the direction is known", _columns(
        "left>document right>document kind share:number direction_known:flag reasons:list")),
    Table("bounds", "what the claims together allow for a quantity", _columns(
        "quantity>quantity strict_low:number strict_high:number lenient_low:number lenient_high:number nominal:number "
        "stated:flag because:list")),
    Table("conflicts", "claims that cannot all be true; gap is the natural logarithm of the missing factor", _columns(
        "conflict>conflict label gap:number assumptions:list steps:list slip relief")),
    Table("conflict_claims", "a claim belongs to a conflict", _columns("conflict>conflict claim>claim")),
    Table("clusters", "statements that belong together, with a verdict", _columns(
        "cluster>cluster kind verdict origins:whole factor:number derived note")),
    Table("cluster_members", "a statement of a cluster", _columns(
        "cluster>cluster document>document start:whole end:whole claim modality")),
    Table("findings", "what could not be read or is doubtful", _columns(
        "code subject text document>document start:whole end:whole")),
)  # fmt: skip
"""Every kind of row that a ledger holds, and the order in which exports give them."""


def rows(view: View, table: Table, kept: Kept | None = None) -> Iterator[Row]:
    """The rows of a table in an order that hangs on content alone; `kept` leaves out what an export does not speak of."""
    found = _findings(view) if table.name == "findings" else view.rows(query(f"tables/{table.name}"))
    if kept is None:
        return found
    places = [(place, column.of) for place, column in enumerate(table.columns) if column.of is not None]
    return (row for row in found if all(row[place] is None or kept(sort, row[place]) for place, sort in places))


def _findings(view: View) -> Iterator[Row]:
    for found in view.findings():
        yield (found.code, found.subject, found.text, found.document, found.start, found.end)


def chosen(names: Collection[str]) -> tuple[Table, ...]:
    """The tables of these names, in their order."""
    return tuple(table for table in TABLES if table.name in names)
