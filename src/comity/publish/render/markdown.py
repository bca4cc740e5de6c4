"""The report in Markdown with footnotes, as GitHub, pandoc and most note programs read it."""

import re
from collections.abc import Iterable, Iterator

from comity.publish.paper import Grid, Item, Paper, Paragraph, Part, Refs, source_words
from comity.publish.view import Quote
from comity.publish.words import on_one_line

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~^$&@]|:(?=//))")
"""What some dialect takes for a mark anywhere in a line."""
LEADING = re.compile(r"^(?:[#+=:-](?=[#+=:\s-]|$)|\d+(?=[.)](?:\s|$)))")
"""What begins a heading, a list or a rule, and the number that begins a list."""


def markdown(paper: Paper) -> str:
    """The report as Markdown; words of documents are escaped, so that none of them is taken for a mark."""
    return "\n".join(_lines(paper)).rstrip("\n") + "\n"


def _lines(paper: Paper) -> Iterator[str]:
    yield f"# {plain(paper.title)}"
    yield ""
    yield f"*{plain(paper.as_of)}*"
    for sentence in paper.lead:
        yield from ("", plain(sentence))
    yield ""
    yield from (f"- **{plain(fact.value)}** {plain(fact.name)}" for fact in paper.facts)
    for section in paper.sections:
        yield from ("", f"{'#' * section.level} {plain(section.title)}", "")
        yield from _parts(section.parts)
    yield from ("", "---", "", plain(paper.foot), "")
    for number, note in enumerate(paper.notes, start=1):
        yield f"[^{number}]: {_note(note)}"


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case Paragraph():
                yield from (plain(part.text), "")
            case Item():
                yield from _item(part)
            case Grid():
                yield from _grid(part)


def _item(item: Item) -> Iterator[str]:
    title = f"“{plain(item.title)}”" if item.is_spoken else plain(item.title)
    strong = f"**{plain(item.strong)}**" if item.strong else ""
    pair = (strong, title) if item.is_strong_first else (title, strong)
    tags = " ".join(f"({plain(tag)})" for tag in item.tags)
    head = " ".join(part for part in (*pair, tags) if part)
    yield f"- {head}{refs(item.refs)}"
    if item.sub:
        yield f"    - {plain(item.sub)}"
    yield from (f"    - {plain(note)}" for note in item.notes)
    yield from (f"    {number}. {plain(step)}" for number, step in enumerate(item.steps, start=1))


def _grid(grid: Grid) -> Iterator[str]:
    yield from (plain(grid.caption), "")
    yield _row(plain(column) for column in grid.columns)
    yield _row("---" for _ in grid.columns)
    for row in grid.rows:
        *cells, last = (plain(cell) for cell in row.cells)
        yield _row([*cells, last + refs(row.refs)])
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def refs(numbers: Refs) -> str:
    """References to footnotes."""
    return "".join(f"[^{number}]" for number in numbers)


def _note(quote: Quote) -> str:
    words = f"{_piece(quote.before)}<mark>{_piece(quote.marked)}</mark>{_piece(quote.after)}"
    where = f"<{quote.href}>" if quote.href else plain(quote.place)
    return f"“{words.strip()}” {plain(source_words(quote))} {where}"


def _piece(words: str) -> str:
    """A piece of a sentence: as `plain`, with the spaces at its ends."""
    if not words.strip():
        return " " if words else ""
    return f"{' ' if words[0].isspace() else ''}{plain(words)}{' ' if words[-1].isspace() else ''}"


def plain(words: str) -> str:
    """Words that Markdown shows as they are."""
    line = SPECIAL.sub(r"\\\1", on_one_line(words))
    found = LEADING.match(line)
    if found is None:
        return line
    mark = found.group()
    return f"{mark}\\{line[len(mark) :]}" if mark.isdecimal() else f"\\{line}"
