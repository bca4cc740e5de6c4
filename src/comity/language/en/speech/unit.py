"""The stretch of text that one act of speech can span: a sentence, or several that a quotation or a dash holds together."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from comity.language.en.speech.lexicon import known_words
from comity.language.en.speech.quotes import Quote, names
from comity.language.en.tokens import Token, tokens
from comity.model.analysis import Mention, Sentence

Places: TypeAlias = tuple[int, int]
"""A half-open run of token places of a unit."""

_DASHES = "—–-"
_ENDS = '.!?…;:"”»)'
_FEWEST_SHOUTED = 3  # words
_LONGEST = 400  # tokens; the longest sentences of news have fewer than 200


class Unit(Struct, frozen=True):
    """Tokens of the stretch, each quotation as one token of kind "quote"; `quotes` and `mentions` are those inside.

    `is_dashed` where a dash leads direct speech, in the manner of Russian print; `breaks` are the token places where its
    sentences begin.
    """

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    quotes: tuple[Quote, ...]
    mentions: tuple[Mention, ...]
    breaks: tuple[int, ...]
    is_dashed: bool = False

    def low(self, place: int) -> str:
        """Small letters of the token at `place`; nothing beyond the ends."""
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def kind(self, place: int) -> str:
        """Kind of the token at `place`; nothing beyond the ends."""
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else ""

    def sentence_start(self, place: int) -> int:
        """The token place where the sentence that holds `place` begins."""
        return self.breaks[bisect_right(self.breaks, place) - 1]

    def sentence_end(self, place: int) -> int:
        """The token place after the sentence that holds `place`."""
        number = bisect_right(self.breaks, place)
        return self.breaks[number] if number < len(self.breaks) else len(self.tokens)

    def mentions_in(self, first: int, last: int) -> tuple[Mention, ...]:
        """Mentions within tokens `first` up to `last`, exclusive."""
        if first >= last:
            return ()
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return tuple(mention for mention in self.mentions if start <= mention.start and mention.end <= end)


def units(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quote], actors: Sequence[Mention]) -> Iterator[Unit]:
    """The prose, cut into units in order; marks that set off a name are left out."""
    marks = names(text, sentences)
    mentions = sorted(actors, key=lambda mention: (mention.start, -mention.end))
    starts = [mention.start for mention in mentions]
    opening = [quotation.start for quotation in quotations]
    for paragraph, group in groupby((s for s in sentences if s.kind == "prose"), key=lambda sentence: sentence.paragraph):
        for run in _runs(text, list(group), quotations, opening):
            start, end = run[0].start, run[-1].end
            inside = tuple(quotations[bisect_left(opening, start) : bisect_left(opening, end)])
            for piece in _pieces(_unit(text, paragraph, run, inside, marks)):
                named = mentions[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
                yield replace(piece, mentions=tuple(named))


def _pieces(unit: Unit) -> Iterator[Unit]:
    """The unit itself; or, where it is no sentence but a list without end, pieces that keep the work in proportion."""
    if len(unit.tokens) <= _LONGEST:
        yield unit
        return
    opening = [quotation.start for quotation in unit.quotes]
    for first in range(0, len(unit.tokens), _LONGEST):
        part = unit.tokens[first : first + _LONGEST]
        breaks = {0, *(place - first for place in unit.breaks if first <= place < first + len(part))}
        start, end = part[0].start, part[-1].end
        inside = unit.quotes[bisect_left(opening, start) : bisect_left(opening, end)]
        yield replace(unit, start=start, end=end, tokens=part, quotes=inside, breaks=tuple(sorted(breaks)))


def _runs(text: str, sentences: list[Sentence], quotations: Sequence[Quote], opening: Sequence[int]) -> Iterator[list[Sentence]]:
    """Sentences that belong together: the paragraph that a dash leads, or those that a quotation joins."""
    if _is_dashed(text, sentences):
        yield sentences
        return
    run: list[Sentence] = []
    for sentence in sentences:
        if run and not _crossed(sentence.start, quotations, opening):
            yield run
            run = []
        run.append(sentence)
    yield run


def _crossed(place: int, quotations: Sequence[Quote], opening: Sequence[int]) -> bool:
    number = bisect_left(opening, place) - 1
    return number >= 0 and quotations[number].end > place


def _is_shouted(text: str, found: list[Token]) -> bool:
    """Whether a line is in capitals throughout, so that they tell no names."""
    words = [token for token in found if token.kind == "word" and token.end - token.start > 1]
    return len(words) >= _FEWEST_SHOUTED and all(text[token.start : token.end].isupper() for token in words)


def _is_dashed(text: str, run: list[Sentence]) -> bool:
    """Whether a dash leads the words, and a stop ends them; what ends without one is a line of a list."""
    start, end = run[0].start, run[-1].end
    return text[start] in _DASHES and text[start + 1 : start + 2].isspace() and text[end - 1] in _ENDS


def _unit(text: str, paragraph: int, run: list[Sentence], inside: tuple[Quote, ...], marks: frozenset[int]) -> Unit:
    is_dashed = _is_dashed(text, run)
    start, end = run[0].start + is_dashed, run[-1].end
    found: list[Token] = []
    place = start
    for quotation in inside if not is_dashed else ():
        found += tokens(text, place, quotation.start)
        found.append(Token(quotation.start, quotation.end, "“”", "quote"))
        place = quotation.end
    found += tokens(text, place, end)
    found = [token for token in found if token.kind == "quote" or token.start not in marks]
    if _is_shouted(text, found):
        small = known_words()
        found = [replace(token, is_capital=token.is_capital and token.low not in small) for token in found]
    begins = {token.start: number for number, token in enumerate(found)}
    breaks = {begins[sentence.start] for sentence in run if sentence.start in begins}
    return Unit(start, end, paragraph, tuple(found), inside, (), tuple(sorted(breaks | {0})), is_dashed)
