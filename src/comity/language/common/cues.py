"""What single words and phrases tell of the figures near them: what is measured, of which goods, in which mood."""

from collections.abc import Iterator

from comity.language.common.forms import Table
from comity.language.common.lexicon import CueWords, keyed, listed
from comity.language.common.words import Words, words_of
from comity.model.analysis import Cue


class CueReader:
    """The cues of a language."""

    def __init__(self, lists: CueWords) -> None:
        """Find cues by the tables of a language."""
        ends = lists.endings
        nouns = [(phrase, (code, False)) for code, phrases in lists.indicators.items() for phrase in phrases]
        verbs = [(phrase, (code, True)) for code, phrases in lists.verbs.items() for phrase in phrases]
        self._indicators: Table[tuple[str, bool]] = Table([*nouns, *verbs], ends)
        self._not = listed(lists.not_indicators, ends)
        self._products = keyed(lists.products, ends)
        self._marks = [(kind, listed(phrases, ends)) for kind, phrases in lists.marks.items()]

    def read(self, text: str) -> tuple[Cue, ...]:
        """The cues of a text by place; those of different kinds may overlap."""
        words = words_of(text)
        found = [*self._indicated(words), *self._goods(words)]
        for kind, table in self._marks:
            found += _matched(words, table, kind)
        return tuple(sorted(found, key=lambda cue: (cue.start, cue.end, cue.kind)))

    def _indicated(self, words: Words) -> Iterator[Cue]:
        place = 0
        while place < len(words.low):
            other = self._not.at(words, place)
            found = self._indicators.at(words, place)
            if found is None or (other is not None and other[1] >= found[1]):
                place = other[1] if other else place + 1
                continue
            (code, is_verb), end = found
            yield Cue(kind="indicator", start=words.start[place], end=words.end[end - 1], code=code, is_verb=is_verb)
            place = end

    def _goods(self, words: Words) -> Iterator[Cue]:
        place = 0
        while place < len(words.low):
            found = self._products.at(words, place)
            if found is not None:
                yield Cue(kind="product", start=words.start[place], end=words.end[found[1] - 1], code=found[0])
            place = found[1] if found else place + 1


def _matched(words: Words, table: Table[bool], kind: str) -> Iterator[Cue]:
    place = 0
    while place < len(words.low):
        found = table.at(words, place)
        if found is not None:
            yield Cue(kind=kind, start=words.start[place], end=words.end[found[1] - 1])
        place = found[1] if found else place + 1
