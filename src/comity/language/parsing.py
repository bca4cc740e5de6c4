"""Syntax where it pays: the passages that may hold a claim are parsed, each by itself, and none twice."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from msgspec.structs import replace

from comity.language.engine.universal import syntax_of
from comity.model.analysis import Sentence
from comity.model.syntax import Engine, Parse, Syntax

REMEMBERED = 4096
"""Passages whose parse a process keeps; reprints and agency lines come back again and again."""


def parsed(text: str, sentences: Sequence[Sentence], engine: Engine, is_telling: Callable[[str], bool]) -> tuple[Syntax, ...]:
    """The syntax of the telling passages of a text, in order, offsets into the text.

    A passage is a paragraph without its furniture. It is parsed from its own words alone, so that one that stands in two
    documents has one parse, whatever surrounds it.
    """
    return tuple(
        syntax_of(_shifted(parse, start))
        for start, end in _passages(sentences)
        if is_telling(text[start:end])
        for parse in _analysed(engine, text[start:end])
    )


def counted(every: Sequence[Syntax]) -> frozenset[int]:
    """Where the nouns begin that a number counts: "five *cargoes*"."""
    found = set()
    for syntax in every:
        words = syntax.parse.words
        for one in syntax.dependencies:
            if one.kind == "modifier" and words[one.dependent].upos == "NUM" and words[one.head].upos == "NOUN":
                found.add(words[one.head].start)
    return frozenset(found)


def _passages(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Runs of sentences of one paragraph that no furniture interrupts."""
    for (_, is_furniture), run in groupby(sentences, key=lambda one: (one.paragraph, one.kind == "furniture")):
        if not is_furniture:
            inside = list(run)
            yield inside[0].start, inside[-1].end


@lru_cache(maxsize=REMEMBERED)
def _analysed(engine: Engine, passage: str) -> tuple[Parse, ...]:
    return engine.analyse(passage)


def _shifted(parse: Parse, by: int) -> Parse:
    if not by:
        return parse
    return Parse(words=tuple(replace(word, start=word.start + by, end=word.end + by) for word in parse.words))
