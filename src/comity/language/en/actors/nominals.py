"""Words that point back at an actor named before: "the two countries", "the embassy", "the expert"."""

from collections import Counter
from collections.abc import Callable, Collection
from typing import NamedTuple

from comity.language.en.actors.gazetteer import match_office, match_region, offices, state_names
from comity.language.en.actors.lexicon import words as lists
from comity.language.en.actors.scene import Line
from comity.language.en.actors.words import Word, is_next
from comity.model.analysis import ActorKind, Mention

REACH = 300
"""How many mentions back a nominal may point."""


LINKS = frozenset({"of", "for", "at", "on", "to", "in"})
"""Words after which an office tells what it is of."""

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
        self._spoken_for: Counter[str] = Counter()
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
        if mention.kind in {"state", "body", "person", "organisation"}:
            self._spoken_for.update(mention.states)

    def pair(self) -> tuple[str, ...]:
        """The two states meant by "the two countries", sorted; nothing where that is not clear.

        They are those a word of this sentence pointed at already; else the only two that this sentence or the one before
        has named; else the two most often named so far, by their own names or, where those do not tell, with their ministers
        and ministries. Where that second count does not bear out the first, nothing is clear.
        """
        self._pair = self._pair or self._find_pair()
        return self._pair

    def _find_pair(self) -> tuple[str, ...]:
        for named in reversed(self._sentences[-2:]):
            if len(named) == 2:
                return tuple(sorted(named))
        by_name, by_all = _foremost(self._counts), _foremost(self._spoken_for)
        return by_all if not by_name or by_name == by_all else ()

    def only_one_of(self, states: frozenset[str]) -> str | None:
        """The only one of some states that is named so far, by itself or with its people and bodies; None where two are."""
        named = [state for state in self._spoken_for if state in states]
        return named[0] if len(named) == 1 else None

    def has_named(self, states: Collection[str]) -> bool:
        """Whether any of some states is named so far by its own name."""
        return any(state in self._counts for state in states)

    def latest(self, accepts: Callable[[Mention], bool]) -> Mention | None:
        """The latest mention that fits."""
        return next((mention for mention in reversed(self._mentions[-REACH:]) if accepts(mention)), None)

    def counterpart(self, states: tuple[str, ...], office: str) -> Mention | None:
        """The only person of these states, if no office of theirs is told, but an office like this of somebody else's."""
        if not any(is_office(known, office) for offices in self._offices.values() for known in offices):
            return None
        people = {one.key: one for one in self._mentions[-REACH:] if one.kind == "person" and one.states == states}
        only = next(iter(people.values())) if len(people) == 1 else None
        return only if only is not None and not self.offices_of(only) else None

    def offices_of(self, mention: Mention) -> list[str]:
        """The offices the document has given an actor so far, in lower case."""
        return self._offices.get(mention.key, [])


def _foremost(counts: Counter[str]) -> tuple[str, ...]:
    """The two states counted most often, sorted; nothing where a third has as many as the second."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    is_clear = len(ranked) == 2 or (len(ranked) > 2 and ranked[1][1] > ranked[2][1])
    return tuple(sorted(state for state, _ in ranked[:2])) if is_clear else ()


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


def described(line: Line, start: int, past: Past) -> Back | None:
    """The state named before that "West African country" or "kingdom" tells from the others, where only one can be meant."""
    words = line.words
    found = match_region(words, start) if start < len(words) else None
    if found is None:
        return None
    stop = found[0]
    if stop < len(words) and (words[stop].lower == "of" or _names_follow(words[stop])):
        return None
    state = past.only_one_of(found[1])
    return None if state is None else Back(stop, "state", f"state:{state}", state_names()[state], (state,))


def divided(line: Line, start: int, past: Past) -> Back | None:
    """A half of a divided country, as "the North" and "the South" after either of them was named."""
    words = line.words
    if start >= len(words) or words[start].lower not in {"north", "south"} or not words[start].is_capital:
        return None
    if start + 1 < len(words) and (_names_follow(words[start + 1]) or words[start + 1].lower in {"of", "-"}):
        return None
    halves = lists().nominals
    if not past.has_named(halves["north"] | halves["south"]):
        return None
    state = next(iter(halves[words[start].lower]))
    return Back(start + 1, "state", f"state:{state}", state_names()[state], (state,))


def single(line: Line, start: int, past: Past, states: tuple[str, ...] = ()) -> Back | None:
    """The latest actor that fits "embassy", "expert", "deputy prime minister"; `states` where the words name one."""
    words = line.words
    if start >= len(words):
        return None
    stop = start + 1
    accepts = _fits_noun(words[start].lower, past)
    office = ""
    if accepts is None:
        is_held_once = words[start].lower == "former" and stop < len(words) and is_next(words[stop])
        found = match_office(words, start + is_held_once)
        if found is None:
            return None
        stop = found[0]
        office = " ".join(word.lower for word in words[start:stop])
        accepts = _fits_office(office, past, is_office)
    if stop < len(words) and (words[stop].lower in {"of", "for", "to", "'s"} or _names_follow(words[stop])):
        return None
    mention = past.latest(lambda found: accepts(found) and (not states or found.states == states))
    if mention is None and office:
        is_like = _fits_office(office, past, _is_deputy)
        mention = past.latest(lambda found: is_like(found) and (not states or found.states == states))
    if mention is None and states and office:
        mention = past.counterpart(states, office)
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
        "diplomat": lambda mention: mention.kind == "person" and any(map(_is_diplomatic, past.offices_of(mention))),
        "expert": lambda mention: mention.kind == "person" and any(map(_is_private, past.offices_of(mention))),
    }
    known = next((test for name, test in tests.items() if noun in lists().nominals[name]), None)
    return _has_noun(noun) if known is None and noun in lists().nominals["body"] else known


def _has_noun(noun: str) -> Callable[[Mention], bool]:
    """Whether a noun is one of the words of a body's name: "the chamber" for the "Alpine Chamber of Trade"."""
    return lambda mention: mention.kind == "organisation" and noun in mention.name.lower().split()


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


def _fits_office(office: str, past: Past, fits: Callable[[str, str], bool]) -> Callable[[Mention], bool]:
    return lambda mention: mention.kind == "person" and any(fits(known, office) for known in past.offices_of(mention))


def is_office(known: str, office: str) -> bool:
    """Whether "the minister" may be the "trade minister" of before: the same words, the head of them, or some of them.

    Both in lower case. What makes another office of one, as "deputy" does, must stand in both or in neither.
    """
    if known == office or known.startswith(office + " "):
        return True
    have, wanted = known.split(), office.split()
    have = have[: next((place for place, word in enumerate(have) if place and word in LINKS), len(have))]
    rest = iter(have)
    is_shorter = have[-1] == wanted[-1] and all(word in rest for word in wanted)
    return is_shorter and QUALIFIED.intersection(have) == QUALIFIED.intersection(wanted)


def _is_deputy(known: str, office: str) -> bool:
    """Whether "the minister" may be the "deputy trade minister" of before, where nobody else is a minister."""
    deputy, _, rest = known.partition(" ")
    return deputy == "deputy" and " " in rest and is_office(rest, office)


def _is_diplomatic(office: str) -> bool:
    """Whether an office is that of one who stands for a state abroad or speaks for its foreign ministry."""
    return (
        not lists().nominals["diplomatic"].isdisjoint(office.split())
        or "foreign minister" in office
        or "high commissioner" in office
    )


def _is_private(office: str) -> bool:
    """Whether an office is one of the kind "organisation": analysts, directors, editors."""
    tokens = [word for word in office.replace("-", " ").split() if word in offices()]
    row = next((end[0] for word in tokens if (end := offices()[word].get(None)) is not None), None)
    return row is not None and row.kind == "organisation"
