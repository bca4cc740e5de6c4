"""Words that point back at an actor named before: "the two countries", "the embassy", "the expert"."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from comity.language.en.actors.gazetteer import match_office, offices, state_names
from comity.language.en.actors.lexicon import words as lists
from comity.language.en.actors.scene import Line
from comity.language.en.actors.words import Word, is_next
from comity.model.analysis import ActorKind, Mention

REACH = 300
"""How many mentions back a nominal may point."""


QUALIFIED = frozenset({"prime", "vice", "deputy", "assistant", "former", "executive"})
"""Words that make another office of the one behind them: the president is not the vice president."""


class Back(NamedTuple):
    """Words up to `stop` that point back, and at whom."""

    stop: int
    kind: ActorKind
    key: str
    name: str
    states: tuple[str, ...]


class Past:
    """The mentions so far, in order, with the states each sentence named."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self._mentions: list[Mention] = []
        self._offices: dict[str, list[str]] = {}
        self._counts: Counter[str] = Counter()
        self._sentences: list[list[str]] = [[]]
        self._pair: tuple[str, ...] = ()

    def begin_sentence(self) -> None:
        """A new sentence starts."""
        self._sentences.append([])
        self._pair = ()

    def add(self, mention: Mention) -> None:
        """Take note of a mention."""
        if mention.kind in {"state", "person", "organisation"}:
            self._sentences[-1] += [state for state in mention.states if state not in self._sentences[-1]]
        if mention.form == "nominal":
            return
        self._mentions.append(mention)
        if mention.office is not None:
            self._offices.setdefault(mention.key, []).append(mention.office.lower())
        if mention.kind == "state":
            self._counts.update(mention.states)

    def pair(self) -> tuple[str, ...]:
        """The two states meant by "the two countries", sorted; nothing where that is not clear.

        They are those a word of this sentence pointed at already; else the only two that this sentence or the one before
        has named; else the two most often named so far.
        """
        self._pair = self._pair or self._find_pair()
        return self._pair

    def _find_pair(self) -> tuple[str, ...]:
        for named in reversed(self._sentences[-2:]):
            if len(named) == 2:
                return tuple(sorted(named))
        ranked = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        is_clear = len(ranked) == 2 or (len(ranked) > 2 and ranked[1][1] > ranked[2][1])
        return tuple(sorted(state for state, _ in ranked[:2])) if is_clear else ()

    def latest(self, accepts: Callable[[Mention], bool]) -> Mention | None:
        """The latest mention that fits."""
        return next((mention for mention in reversed(self._mentions[-REACH:]) if accepts(mention)), None)

    def offices_of(self, mention: Mention) -> list[str]:
        """The offices the document has given an actor so far, in lower case."""
        return self._offices.get(mention.key, [])


def pair(words: list[Word], start: int, past: Past) -> Back | None:
    """A pair of states named before: "the two countries", "both sides", "the parties"."""
    stop = _pair_stop(words, start)
    if stop is None or (stop < len(words) and words[stop].lower == "of"):
        return None
    states = past.pair()
    if not states:
        return None
    is_persons = words[stop - 1].lower in lists().nominals["pair_persons"]
    names = "+".join(states)
    kind: ActorKind = "person" if is_persons else "state"
    return Back(
        stop,
        kind,
        f"{'persons' if is_persons else 'states'}:{names}",
        " and ".join(state_names()[state] for state in states),
        states,
    )


def _pair_stop(words: list[Word], start: int) -> int | None:
    nominals = lists().nominals
    following = [word.lower for word in words[start + 1 : start + 4]]
    first = words[start].lower
    if first == "both" and following[:1] == ["the"]:
        return None
    if first == "both" and following and following[0] in nominals["pair_heads"]:
        return start + 2
    if first not in {"the", "these", "our", "their"} or not following:
        return None
    if following[0] == "two":
        for length, word in enumerate(following[1:], start=3):
            if word in nominals["pair_heads"]:
                return start + length
        return None
    return start + 2 if first == "the" and following[0] in nominals["plain_pairs"] else None


def single(line: Line, start: int, past: Past, states: tuple[str, ...] = ()) -> Back | None:
    """The latest actor that fits "embassy", "expert", "deputy prime minister"; `states` where the words name one."""
    words = line.words
    if start >= len(words):
        return None
    stop = start + 1
    accepts = _fits_noun(words[start].lower, past)
    if accepts is None:
        found = match_office(words, start)
        if found is None:
            return None
        stop = found[0]
        accepts = _fits_office(" ".join(word.lower for word in words[start:stop]), past)
    if stop < len(words) and (words[stop].lower in {"of", "for", "to", "'s"} or _names_follow(words[stop])):
        return None
    mention = past.latest(lambda found: accepts(found) and (not states or found.states == states))
    return None if mention is None else Back(stop, mention.kind, mention.key, mention.name, mention.states)


def _names_follow(word: Word) -> bool:
    return word.is_capital and is_next(word)


def _fits_noun(noun: str, past: Past) -> Callable[[Mention], bool] | None:
    tests: dict[str, Callable[[Mention], bool]] = {
        "embassy": lambda mention: mention.key.startswith("org:embassy"),
        "ministry": lambda mention: mention.kind == "organisation" and "ministry" in mention.key,
        "outlet": lambda mention: mention.kind == "outlet",
        "agency": lambda mention: mention.kind == "outlet" or _is_called(mention, "agency"),
        "company": lambda mention: mention.kind == "organisation" and not _is_public(mention),
        "bank": lambda mention: _is_called(mention, "bank"),
        "expert": lambda mention: mention.kind == "person" and any(map(_is_private, past.offices_of(mention))),
    }
    return next((test for name, test in tests.items() if noun in lists().nominals[name]), None)


def _is_called(mention: Mention, noun: str) -> bool:
    return mention.kind == "organisation" and noun in mention.name.lower()


def _is_public(mention: Mention) -> bool:
    public = (
        "ministry",
        "embassy",
        "government",
        "chamber",
        "academy",
        "university",
        "institute",
        "council",
        "commission",
        "parliament",
    )
    return any(word in mention.key for word in public)


def _fits_office(office: str, past: Past) -> Callable[[Mention], bool]:
    return lambda mention: mention.kind == "person" and any(_is_office(known, office) for known in past.offices_of(mention))


def _is_office(known: str, office: str) -> bool:
    """Whether "the minister" may be the "trade minister" of before: the same words, or the end or the head of them."""
    if known == office or known.startswith(office + " "):
        return True
    before, found, _ = known.rpartition(" " + office)
    return bool(found) and known.endswith(office) and before.split()[-1] not in QUALIFIED


def _is_private(office: str) -> bool:
    """Whether an office is one of the kind "organisation": analysts, directors, editors."""
    tokens = [word for word in office.replace("-", " ").split() if word in offices()]
    row = next((end[0] for word in tokens if (end := offices()[word].get(None)) is not None), None)
    return row is not None and row.kind == "organisation"
