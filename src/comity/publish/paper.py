"""A dossier laid out for paper: sections of paragraphs, lines and tables, and numbered endnotes with the words.

One paper serves every form that is read from beginning to end (Markdown, Word, PDF), so that all say the same.
"""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from comity.publish.view import Block, Clash, Dossier, Fact, Line, Lines, Plot, Quote, Row, Table

Refs: TypeAlias = tuple[int, ...]
"""Numbers of endnotes, from one."""


class Paragraph(Struct, frozen=True, kw_only=True, tag_field="kind", tag="paragraph"):
    """A paragraph."""

    text: str


class Item(Struct, frozen=True, kw_only=True, tag_field="kind", tag="item"):
    """A line of a list: `strong` stands out, before `title` where `is_strong_first`, else behind it; then tags and a sub line.

    `notes` are sentences and `steps` numbered lines below it.
    """

    title: str
    strong: str = ""
    is_strong_first: bool = False
    is_spoken: bool = False
    tags: tuple[str, ...] = ()
    sub: str = ""
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    refs: Refs = ()


class GridRow(Struct, frozen=True, kw_only=True):
    """A row of a table."""

    cells: tuple[str, ...]
    refs: Refs = ()


class Grid(Struct, frozen=True, kw_only=True, tag_field="kind", tag="grid"):
    """A table with a caption and names of columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


Part: TypeAlias = Paragraph | Item | Grid


class Section(Struct, frozen=True, kw_only=True):
    """A heading of level 2 (a chapter) or 3, and what stands under it."""

    level: int
    title: str
    parts: tuple[Part, ...] = ()


class Paper(Struct, frozen=True, kw_only=True):
    """The whole: head, sections, and endnotes, of which note n is `notes[n - 1]`."""

    title: str
    as_of: str
    lead: tuple[str, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    notes: tuple[Quote, ...]
    foot: str


FOOT = (
    "Values are read twice: strictly (what the words say, rounded as they are) and widely (what they might still mean). "
    "An origin is one witness, however many outlets print it. Made by Comity from snapshot {}: the same documents give the "
    "same report."
)


def paper(dossier: Dossier) -> Paper:
    """Lay out a dossier; each quotation becomes one endnote, numbered by where it is first needed.

    A line that points at another, where the thing stands in full, bears the notes of that one.
    """
    dossier = _with_words(dossier)
    notes: dict[Quote, int] = {}
    sections = tuple(
        section for chapter in dossier.chapters for section in _chapter(chapter.title, chapter.lead, chapter.blocks, notes)
    )
    overview = dossier.overview
    return Paper(
        title=overview.title,
        as_of=f"As of {overview.as_of}",
        lead=overview.lead,
        facts=overview.facts,
        sections=sections,
        notes=tuple(notes),
        foot=FOOT.format(dossier.snapshot),
    )


def _with_words(dossier: Dossier) -> Dossier:
    """The dossier with the quotations of the lines that others point at given to these too."""
    lists = [block for chapter in dossier.chapters for block in chapter.blocks if isinstance(block, Lines)]
    quotes = {f"#{line.id}": line.quotes for block in lists for line in block.lines if line.id}

    def settled(block: Block) -> Block:
        if not isinstance(block, Lines):
            return block
        lines = (replace(line, quotes=line.quotes or quotes.get(line.href, ())) for line in block.lines)
        return replace(block, lines=tuple(lines))

    chapters = (replace(chapter, blocks=tuple(settled(block) for block in chapter.blocks)) for chapter in dossier.chapters)
    return replace(dossier, chapters=tuple(chapters))


def source_words(quote: Quote) -> str:
    """Who says the words of an endnote, in which document, when, and by which rule they were read."""
    outlet = "" if quote.chain.startswith(quote.document) else f"{quote.document}, "
    read = f"; read by {quote.rule}, {quote.id}" if quote.id and quote.rule else ""
    return f"{outlet}{quote.chain}, {quote.dated}{read}."


def _refs(quotes: tuple[Quote, ...], notes: dict[Quote, int]) -> Refs:
    return tuple(dict.fromkeys(notes.setdefault(quote, len(notes) + 1) for quote in quotes))


def _chapter(title: str, lead: str, blocks: tuple[Block, ...], notes: dict[Quote, int]) -> Iterator[Section]:
    yield Section(level=2, title=title, parts=(Paragraph(text=lead),))
    for block in blocks:
        yield _block(block, notes)


def _block(block: Block, notes: dict[Quote, int]) -> Section:
    match block:
        case Clash():
            return _clash(block, notes)
        case Table():
            return Section(level=3, title=block.title, parts=(_grid(block, notes),))
        case Plot():
            said = tuple(Paragraph(text=note) for note in block.notes)
            return Section(level=3, title=block.title, parts=(*said, _grid(block.table, notes)))
    about = (Paragraph(text=block.text),) if block.text else ()
    lines = tuple(_item(line, notes, is_spoken=block.is_spoken) for line in block.lines)
    return Section(level=3, title=block.title, parts=(*about, *lines))


def _item(line: Line, notes: dict[Quote, int], *, is_spoken: bool = False) -> Item:
    return Item(
        title=line.title,
        strong=line.value,
        is_strong_first=line.is_value_first,
        is_spoken=is_spoken,
        tags=line.tags,
        sub=" · ".join(part for part in (line.detail, line.support) if part),
        notes=line.notes,
        steps=line.steps,
        refs=_refs(line.quotes, notes),
    )


def _clash(block: Clash, notes: dict[Quote, int]) -> Section:
    statements = tuple(_item(line, notes) for line in block.statements)
    uses = f"This uses what nobody said: {', '.join(block.assumptions)}." if block.assumptions else ""
    slip = f"A likely slip, not a finding: {block.slip}" if block.slip else ""
    said = tuple(Paragraph(text=text) for text in (uses, slip, block.relief) if text)
    outcome = Item(title=block.outcome, steps=block.steps, sub=block.support)
    mends = (Item(title="Any one of these changes would mend it", notes=block.mends),) if block.mends else ()
    return Section(level=3, title=f"{block.number}. {block.title} ({block.label})", parts=(*statements, outcome, *said, *mends))


def _grid(table: Table, notes: dict[Quote, int]) -> Grid:
    return Grid(caption=table.caption, columns=table.columns, rows=tuple(_row(row, notes) for row in table.rows))


def _row(row: Row, notes: dict[Quote, int]) -> GridRow:
    return GridRow(cells=row.cells, refs=_refs(row.quotes, notes))
