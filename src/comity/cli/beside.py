"""Two texts in two columns, sentence by sentence, the altered words marked."""

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from comity.cli.lines import unbroken
from comity.trace.beside import Chunk, Pair, altered
from comity.trace.beside import beside as sentence_pairs


def beside(left: str, right: str, names: Pair, width: int) -> Iterator[str]:
    """The lines of two columns: [-words-] stand on the left alone, {+words+} on the right alone."""
    column = (width - 3) // 2
    yield from _columns(names, column)
    yield from _columns(("-" * column, "-" * column), column)
    for one, other in sentence_pairs(left, right):
        yield from _columns(marked(one, other), column)


def marked(left: str, right: str) -> Pair:
    """Two sentences with the words marked that only one of them has; a sentence without partner stays as it is."""
    here, there = altered(left, right)
    return _told(here, "[-{}-]"), _told(there, "{{+{}+}}")


def _told(chunks: tuple[Chunk, ...], form: str) -> str:
    words = ((each.is_altered, unbroken(each.words)) for each in chunks)
    return " ".join(form.format(each) if is_altered else each for is_altered, each in words)


def _columns(pair: Pair, column: int) -> Iterator[str]:
    lines = (textwrap.wrap(side, column) for side in pair)
    for left, right in zip_longest(*lines, fillvalue=""):
        yield f"{left:<{column}} | {right}".rstrip()
