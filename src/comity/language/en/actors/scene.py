"""What the whole document tells about its words, before any of them is taken for a name."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from comity.language.en.actors import gazetteer
from comity.language.en.actors.gazetteer import Known
from comity.language.en.actors.lexicon import words as lists
from comity.language.en.actors.people import People
from comity.language.en.actors.words import Word, is_next, split
from comity.model.analysis import Sentence, SentenceKind
from comity.model.syntax import Name


class Line(NamedTuple):
    """A sentence with its words. `is_title` where most of its words have capitals, so that capitals prove nothing."""

    words: list[Word]
    kind: SentenceKind
    paragraph: int
    is_title: bool
    is_shouted: bool


class Short(NamedTuple):
    """An actor that the document gave a short form: "... Agency (ABAE)"."""

    key: str
    name: str
    states: tuple[str, ...]


class Heard(NamedTuple):
    """A name in the words up to `stop`, of a kind as engines tell them."""

    stop: int
    kind: Literal["PER", "LOC", "ORG"]


class Scene:
    """One document: its lines, the actors it names beyond doubt, its persons, its short forms."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], names: Sequence[Name] = ()) -> None:
        """Split the sentences and look up what the tables know of their words; `names` are those that an engine heard."""
        self.text = text
        self._heard = {name.start: name for name in names}
        self.lines = [_line(text, sentence) for sentence in sentences if sentence.kind != "furniture"]
        everything = [word for line in self.lines for word in line.words]
        self.lowers = frozenset(word.lower for word in everything if not word.is_capital)
        self._plain = frozenset(word.plain for word in everything)
        self.people = People()
        self.shorts: dict[str, Short] = {}
        self._organisations: dict[tuple[str, ...], Short] = {}
        self._names: dict[str, str] = {}
        self.sure = self._surely_named()

    def heard(self, line: Line, start: int) -> Heard | None:
        """The name that the engine heard from word `start`, where it ends with a word in capitals and is no thing ("LNG")."""
        name = self._heard.get(line.words[start].start)
        if name is None:
            return None
        stop = start + 1
        while stop < len(line.words) and line.words[stop].start < name.end:
            stop += 1
        last = line.words[stop - 1]
        is_whole = last.end == name.end and last.is_capital
        return Heard(stop, name.kind) if is_whole and not _is_thing(line, start, stop) else None

    def note(self, line: Line, start: int, stop: int, short: Short) -> None:
        """Take note of an organisation's name of two or more words, which may be cut short later."""
        if stop - start > 1:
            self._organisations[tuple(word.lower for word in line.words[start:stop])] = short

    def cut_short(self, line: Line, start: int, stop: int) -> Short | None:
        """The one organisation whose longer name begins with the words of a name heard: "Zarnitsa" of "Zarnitsa Copper".

        Words that the document also writes small, or that open the names of many, tell nothing.
        """
        first = line.words[start]
        if first.plain in lists().heads or first.lower in lists().domains or first.lower in self.lowers:
            return None
        words = tuple(word.lower for word in line.words[start:stop])
        longer = [name for name in self._organisations if len(name) > len(words) and name[: len(words)] == words]
        longest = max(longer, key=lambda name: (len(name), name), default=None)
        if longest is None or any(longest[: len(name)] != name for name in longer):
            return None
        return self._organisations[longest]

    def fullest(self, key: str, name: str) -> str:
        """The longest name met so far for a key, this one included; of equals the first."""
        if len(name) > len(self._names.get(key, "")):
            self._names[key] = name
        return self._names[key]

    def named(self, line: Line, start: int) -> tuple[int, Known | None] | None:
        """What a table knows from word `start`: the place after it, and the actor, or None in its place where it means nobody."""
        words = line.words
        found = gazetteer.match(gazetteer.names(), words, start)
        if found is None:
            return None
        known = self._choose(found.known, words[start])
        if known is not None and known.kind == "outlet" and start == 0 and _is_article_only(words, found.stop):
            return None
        if known is not None and known.kind is None:
            known = None
        if known is not None and known.kind == "state" and self._is_no_state(line, start, found.stop, known):
            known = None
        return found.stop, known

    def _choose(self, candidates: tuple[Known, ...], first: Word) -> Known | None:
        if len(candidates) == 1:
            only = candidates[0]
            is_doubtful = only.is_doubtful or self._is_homonym(first)
            return only if not is_doubtful or only.key in self.sure else None
        named = _most_named(candidates, self.sure)
        chosen = named or [known for known in candidates if known.kind != "state"]
        usual = lists().usual.get(first.plain)
        chosen = chosen or [known for known in candidates if usual in known.states]
        return chosen[0] if len(chosen) == 1 else None

    def _is_homonym(self, word: Word) -> bool:
        return bool(lists().homonyms.get(word.plain, frozenset()) & self._plain)

    def _is_no_state(self, line: Line, start: int, stop: int, known: Known) -> bool:
        words = line.words
        after = words[stop] if stop < len(words) else None
        if words[start].text == "US" and (
            (line.is_shouted and start > 0) or self.text[words[start].end : words[start].end + 1] == "$"
        ):
            return True
        if known.form not in {"demonym", "name"}:
            return False
        if after is not None and is_money(after):
            return True
        is_language = known.form == "demonym" and start > 0 and words[start - 1].lower in {"in", "into"}
        return is_language and (after is None or after.has_comma or bool(after.gap.strip()))

    def _surely_named(self) -> Mapping[str, int]:
        """The keys of the actors that some word names beyond doubt, and how often they are named so."""
        sure: Counter[str] = Counter()
        root = gazetteer.names()
        for line in self.lines:
            place = 0
            while place < len(line.words):
                found = gazetteer.match(root, line.words, place)
                if found is None:
                    place += 1
                    continue
                only = found.known[0]
                if len(found.known) == 1 and not only.is_doubtful and not self._is_homonym(line.words[place]):
                    sure[only.key] += 1
                place = found.stop
        return sure


def _most_named(candidates: Collection[Known], sure: Mapping[str, int]) -> list[Known]:
    """Those of several actors of one name that the document otherwise names most: "Congo" beside "Kinshasa"."""
    most = max((sure.get(known.key, 0) for known in candidates), default=0)
    return [known for known in candidates if most and sure.get(known.key, 0) == most]


def _is_thing(line: Line, start: int, stop: int) -> bool:
    """Whether a name that was heard is that of a thing: "LNG", "CPLP Mobility Agreement", or all of the latter but its noun."""
    last = line.words[stop - 1]
    if stop == start + 1:
        return last.text in lists().things
    after = line.words[stop] if stop < len(line.words) else None
    goes_on = after is not None and after.is_capital and is_next(after) and after.plain in lists().not_names
    return last.plain in lists().not_names or goes_on


def _is_article_only(words: list[Word], stop: int) -> bool:
    """Whether "The Guardian ..." at the start of a sentence may be any guardian: no verb of saying comes after it."""
    return words[0].text == "The" and stop == 2 and (stop >= len(words) or words[stop].lower not in lists().speech)


def is_money(word: Word) -> bool:
    """Whether a word names a currency unit, so that "US dollars" and "Russian roubles" name no actor."""
    return word.lower in lists().currencies and not word.gap.strip() and not word.has_comma


def _line(text: str, sentence: Sentence) -> Line:
    words = split(text, sentence)
    long = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    capitals = sum(word.is_capital for word in long)
    is_closed = text[sentence.start : sentence.end].rstrip().endswith((".", ",", "!", "?", '"', "”"))
    is_title = len(long) > 2 and capitals * 3 >= len(long) * 2 and not is_closed
    loud = [word for word in words if len(word.text) > 1 and word.text[0].isalpha()]
    is_shouted = len(loud) > 2 and sum(word.text.isupper() for word in loud) * 3 >= len(loud) * 2
    return Line(words, sentence.kind, sentence.paragraph, is_title or sentence.kind == "heading", is_shouted)
