"""The values of a dossier page: plain words and numbers, ready to be set.

A page is a title, a lead and a list of chapters; a chapter is a sentence and a list of blocks. There are four kinds of
block, and every chapter is made of them: adding a chapter needs no new template.
"""

from typing import TypeAlias

from msgspec import Struct

from comity.publish.chart import Drawing


class Quote(Struct, frozen=True, kw_only=True):
    """Words of a document inside their sentence: `before`, `marked` (the evidence) and `after` follow one another there.

    `chain` is who passed the words on, outermost first; `place` is the address as text and `href` the link to the words in
    the original, only where the address is of the web; `rule` is what read them out and `id` the claim, both None where the words
    carry no claim. `source` is the document by id and `start` where in its text the marked words begin.
    """

    id: str | None
    before: str
    marked: str
    after: str
    document: str
    dated: str
    chain: str
    place: str
    href: str | None
    rule: str | None
    lang: str | None = None
    source: str = ""
    start: int = 0


class Line(Struct, frozen=True, kw_only=True):
    """One line of a list, which opens the words it rests on.

    `value` stands out ("about $200M"), `title` says what it is of, `tags` are set in small capitals ("target"), `support` counts
    origins and outlets, `notes` are sentences and `steps` the lines of an argument, shown once it is opened. `id` makes the line
    a place of the page; `href` is such a place, where the thing stands in full. `is_value_first` sets dates before what
    happened on them. `is_struck` strikes out what does not count.
    """

    title: str
    value: str = ""
    tags: tuple[str, ...] = ()
    detail: str = ""
    support: str = ""
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    id: str = ""
    href: str = ""
    is_value_first: bool = False
    is_struck: bool = False


class Lines(Struct, frozen=True, kw_only=True, tag_field="kind", tag="lines"):
    """A list of lines under a heading; `text` is a sentence between the two. `is_spoken` sets the titles as quotations."""

    title: str
    lines: tuple[Line, ...]
    text: str = ""
    is_spoken: bool = False


class Clash(Struct, frozen=True, kw_only=True, tag_field="kind", tag="clash"):
    """Statements that cannot all be true: `number` within the page, the statements, the argument and how far they stand apart.

    `outcome` says what must give; `slip` is a usual mix-up that would mend it, if one was found, `relief` what makes a tension no
    more than one, `mends` the smallest change to each statement; `assumptions` are what nobody said but the argument uses.
    """

    id: str
    number: int
    label: str
    title: str
    statements: tuple[Line, ...]
    steps: tuple[str, ...]
    outcome: str
    support: str
    assumptions: tuple[str, ...] = ()
    slip: str = ""
    relief: str = ""
    mends: tuple[str, ...] = ()


class Row(Struct, frozen=True, kw_only=True):
    """A row of a table; `quotes` open below it. `href` links the words of the last cell. `id` makes it a place of the page.

    `place` ("#r_0123") is where the thing of the row stands in full; its first cell leads there.
    """

    cells: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()
    href: str | None = None
    id: str = ""
    place: str = ""


class Table(Struct, frozen=True, kw_only=True, tag_field="kind", tag="table"):
    """A table with a caption. The first cell of a row is its heading."""

    title: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Plot(Struct, frozen=True, kw_only=True, tag_field="kind", tag="plot"):
    """A drawn series beside the table that says the same; `notes` are what a reader takes from it."""

    title: str
    drawing: Drawing
    table: Table
    notes: tuple[str, ...] = ()


Block: TypeAlias = Lines | Clash | Table | Plot


class Chapter(Struct, frozen=True, kw_only=True):
    """A chapter: `id` is its anchor, `count` the figure beside it in the contents, `lead` its first sentence.

    The lead of a chapter without blocks says why there is nothing.
    """

    id: str
    title: str
    lead: str
    count: int
    blocks: tuple[Block, ...] = ()


class Fact(Struct, frozen=True):
    """A number of the strip under the lead, and the name of what it counts."""

    value: str
    name: str


class Overview(Struct, frozen=True, kw_only=True):
    """What is known of two states, in short. `as_of` is the latest day that a document proves, in words."""

    title: str
    lead: tuple[str, ...]
    facts: tuple[Fact, ...]
    as_of: str


class Dossier(Struct, frozen=True, kw_only=True):
    """A page about two states: the overview, then chapters. `snapshot` is a digest of the documents and claims behind it."""

    overview: Overview
    chapters: tuple[Chapter, ...]
    snapshot: str
