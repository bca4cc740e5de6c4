"""Statements: who said what, by speaker, with the words."""

from msgspec import Struct
from msgspec.structs import replace

from comity.publish.chapters.statements import statements
from comity.publish.naming import capital, count
from comity.publish.view import Line, Lines, Row, Table
from comity.site.address import Address, is_line
from comity.site.material import Desk
from comity.site.page import Leaf, Page
from comity.site.pages.figures import Choice

SPEAKERS, LINES, ALONE = 12, 8, 60
"""So many speakers stand on one page, with so many statements of each; one speaker alone with so many."""
CHOICES = 24


class Speaker(Struct, frozen=True, kw_only=True):
    """A speaker with some of what they said; `page` has all of it, None for a name that no address can hold."""

    said: Lines
    total: int
    page: Address | None


class Statements(Leaf, frozen=True, kw_only=True):
    """Speakers, whoever said most first, or one of them."""

    speakers: tuple[Speaker, ...]
    choices: tuple[Choice, ...]
    before: Address | None
    after: Address | None

    @property
    def tables(self) -> tuple[Table, ...]:
        """What is shown, a row for each statement."""
        rows = tuple(
            Row(cells=(speaker.said.title, line.title, " ".join(line.tags), line.detail), quotes=line.quotes)
            for speaker in self.speakers
            for line in speaker.said.lines
        )
        columns = ("Speaker", "What was said", "How", "Where")
        return (Table(title=self.title, caption=self.title, columns=columns, rows=rows),) if rows else ()


def compose(desk: Desk, address: Address) -> Statements:
    """Who said what."""
    chapter = statements(desk.material(address))
    blocks = [block for block in chapter.blocks if isinstance(block, Lines)]
    chosen = [block for block in blocks if address.actor.casefold() == block.title.casefold()]
    if address.actor:
        first, length, step = address.first, max((len(block.lines) for block in chosen), default=0), ALONE
        speakers = tuple(_speaker(block, address, block.lines[first : first + ALONE]) for block in chosen)
    else:
        first, length, step = address.first, len(blocks), SPEAKERS
        speakers = tuple(_speaker(block, address, block.lines[:LINES]) for block in blocks[first : first + SPEAKERS])
    said = sum(len(block.lines) for block in chosen)
    lead = chapter.lead if not address.actor else f"{capital(count(said, 'statement'))} by {address.actor}."
    return Statements(
        title=chapter.title,
        lead=(lead,),
        speakers=speakers,
        choices=tuple(
            Choice(
                code=block.title,
                words=block.title,
                count=len(block.lines),
                is_chosen=block in chosen,
                address=address.here(actor="" if block in chosen else block.title),
            )
            for block in (chosen or blocks[:CHOICES])
            if is_line(block.title)
        ),
        before=address.here(first=max(0, first - step)) if first else None,
        after=address.here(first=first + step) if length > first + step else None,
    )


def _speaker(block: Lines, address: Address, lines: tuple[Line, ...]) -> Speaker:
    page = address.here(actor=block.title) if is_line(block.title) else None
    return Speaker(said=replace(block, lines=lines), total=len(block.lines), page=page)


PAGE = Page(
    name="statements",
    scope="pair",
    compose=compose,
    template="statements.html.j2",
    label="statements",
    filters=("actor", "first"),
)
