"""Organisations that no table knows, by the nouns that make their names: Ministry of ..., ... Laboratory, Turkish embassy."""

from typing import NamedTuple

from comity.language.en.actors.gazetteer import match_office
from comity.language.en.actors.lexicon import words as lists
from comity.language.en.actors.scene import Line, Scene
from comity.language.en.actors.words import Word, fold, is_joined, is_next

LONGEST = 9
CONNECTORS = frozenset({"of", "for", "on"})
SAME = {"defense": "defence", "economics": "economy", "economic": "economy", "external": "foreign", "labor": "labour"}
FILLERS = frozenset({"of", "the", "for", "and", "on", "s", "'s", "affairs", "relations", "in"})


class Named(NamedTuple):
    """An organisation from one word to `stop`, under its key."""

    stop: int
    key: str
    states: tuple[str, ...]


def organisation(scene: Scene, line: Line, start: int) -> Named | None:
    """The organisation whose name begins at word `start`, if one does."""
    words = line.words
    if not words[start].is_capital or words[start].plain in lists().openers:
        return _of_state(scene, line, start) if words[start].is_capital else _lower_bank(scene, line, start)
    return _proper(scene, line, start) or _of_state(scene, line, start)


def _proper(scene: Scene, line: Line, start: int) -> Named | None:
    words = line.words
    head = _head(line, start)
    if head is None:
        return None
    stop = _complement(scene, line, head + 1)
    has_complement = stop > head + 1
    if head == start and not has_complement:
        return None
    is_weak = words[head].plain in lists().weak_heads
    if head == start and is_weak and words[head + 1].lower != "of":
        return None
    states = _states(scene, line, start, stop)
    if line.is_title and not (states and (has_complement or _is_domains(scene, line, start, head))):
        return None
    if head > start and not has_complement and not _is_name(scene, words[start:head], is_weak, bool(states)):
        return None
    return Named(_with_place(scene, line, head, stop), _key(words[start:stop], states, scene, line, start), states)


def _head(line: Line, start: int) -> int | None:
    """The last noun of an organisation in the run of capitals from `start`."""
    words = line.words
    found = None
    place = start
    while place < min(len(words), start + LONGEST) and (place == start or _continues(words[place - 1], words[place])):
        if words[place].plain in lists().office_nouns:
            break
        if words[place].plain in lists().heads:
            found = place
        place += 1
    return found


def _continues(before: Word, word: Word) -> bool:
    is_hyphened = word.gap in {"-", "‑"} and word.lower not in lists().suffixes
    return (word.is_capital or is_hyphened) and is_joined(before, word) and "\n" not in word.gap


def _complement(scene: Scene, line: Line, place: int) -> int:
    """The place after "of Foreign Affairs and Trade of the Republic", from where an organisation's noun ended."""
    words = line.words
    last = min(len(words), place + 2 * LONGEST) - 1
    while place < last and words[place].lower in CONNECTORS and is_next(words[place]):
        first = place + 1 + (words[place + 1].lower == "the")
        end = _capitals(line, first)
        if end == first:
            return place
        if end + 1 < len(words) and words[end].lower == "and" and is_next(words[end]) and _is_domain(scene, line, end + 1):
            end = _capitals(line, end + 1)
        place = end
    return place


def _capitals(line: Line, place: int) -> int:
    words = line.words
    titled = match_office(words, place) if place < len(words) and words[place].is_capital else None
    first = place
    place = titled[0] if titled is not None else place
    while (
        place < min(len(words), first + LONGEST)
        and words[place].is_capital
        and (place == first or _continues(words[place - 1], words[place]))
    ):
        if words[place].plain in lists().calendar or (place > first and _is_of_a_person(words[place])):
            break
        place += 1
    return place


def _is_of_a_person(word: Word) -> bool:
    return word.plain in lists().given or word.plain in lists().office_nouns


def _is_domain(scene: Scene, line: Line, place: int) -> bool:
    """Whether the word after "and" goes on with what the organisation is about rather than with another actor."""
    word = line.words[place]
    if not word.is_capital or scene.named(line, place) is not None or scene.people.knows(word.text):
        return False
    return word.plain not in lists().heads and word.plain not in lists().given and _head(line, place) is None


def _is_name(scene: Scene, modifiers: list[Word], is_weak: bool, has_state: bool) -> bool:
    telling = [word for word in modifiers if word.plain not in lists().openers and word.lower not in scene.lowers]
    return has_state or (bool(telling) and (not is_weak or len(modifiers) > 1))


def _is_domains(scene: Scene, line: Line, start: int, head: int) -> bool:
    """Whether nothing but states and fields of government stands before the noun: then even a title names it."""
    skipped = _state_words(scene, line, start, head)
    return all(place in skipped or line.words[place].lower in lists().domains for place in range(start, head))


def _with_place(scene: Scene, line: Line, head: int, stop: int) -> int:
    """Take "in Caracas" into the name of an embassy."""
    words = line.words
    if words[head].lower not in {"embassy", "consulate"} or stop + 1 >= len(words) or words[stop].lower != "in":
        return stop
    place = scene.named(line, stop + 1)
    return place[0] if place is not None and place[1] is not None and is_next(words[stop]) else stop


def _states(scene: Scene, line: Line, start: int, stop: int) -> tuple[str, ...]:
    found: list[str] = []
    place = start
    while place < stop:
        known = scene.named(line, place)
        if known is None or known[0] > stop:
            place += 1
            continue
        place = known[0]
        if known[1] is not None and known[1].kind == "state":
            found += [state for state in known[1].states if state not in found]
    return tuple(found)


def _of_state(scene: Scene, line: Line, start: int) -> Named | None:
    """A state and its noun: "Peruvian government", "Brazil's finance ministry", "Chile's National Mining Agency"."""
    known = scene.named(line, start)
    if known is None or known[1] is None or known[1].kind != "state" or known[1].form == "metonym":
        return None
    place = known[0]
    words = line.words
    if place < len(words) and words[place].lower == "'s":
        place += 1
    if place >= len(words) or not is_next(words[place]):
        return None
    if words[place].is_capital and not line.is_title:
        inner = _proper(scene, line, place)
        table = scene.named(line, place)
        is_known = table is not None and inner is not None and table[0] >= inner.stop
        if inner is not None and not inner.states and not is_known:
            return Named(inner.stop, f"{inner.key} {known[1].states[0]}", known[1].states)
    head = _lower_head(words, place)
    if head is None:
        return None
    stop = _with_place(scene, line, head, head + 1)
    return Named(stop, _key(words[place : head + 1], known[1].states, scene, line, place), known[1].states)


def _lower_head(words: list[Word], place: int) -> int | None:
    first = place
    while place < len(words) and place < first + 5 and (place == first or is_next(words[place])):
        word = words[place]
        if word.lower == "bank" and place > first and words[place - 1].lower in {"central", "national", "reserve"}:
            return place
        if word.lower in lists().state_heads and not (place + 1 < len(words) and _goes_on(words, place)):
            return place
        if word.lower not in lists().domains and word.lower not in {"and", "of"}:
            return None
        place += 1
    return None


def _goes_on(words: list[Word], place: int) -> bool:
    """Whether the noun only describes the next ("government bonds", "army chief"): then it is no actor by itself here."""
    after = words[place + 1]
    return is_next(after) and after.lower in lists().followers


def _lower_bank(scene: Scene, line: Line, start: int) -> Named | None:
    """A lower-case noun with its state behind it: "embassy of Peru", "central bank of Iran"."""
    words = line.words
    head = start + (words[start].lower in {"central", "national"})
    if (
        head >= len(words)
        or words[head].lower not in lists().state_heads | {"bank"}
        or (head == start and words[head].lower == "bank")
    ):
        return None
    place = head + 1
    if place + 1 >= len(words) or words[place].lower != "of":
        return None
    place += 1 + (words[place + 1].lower == "the")
    known = scene.named(line, place) if place < len(words) else None
    if known is None or known[1] is None or known[1].kind != "state" or known[1].form not in {"name", "capital"}:
        return None
    stop = _with_place(scene, line, head, known[0])
    return Named(stop, _key(words[start : head + 1], known[1].states, scene, line, start), known[1].states)


def _key(words: list[Word], states: tuple[str, ...], scene: Scene, line: Line, start: int) -> str:
    """One key for one organisation of one state: "Foreign Ministry" and "Ministry of Foreign Affairs" agree."""
    skipped = _state_words(scene, line, start, start + len(words))
    parts = [SAME.get(word.lower, word.lower) for place, word in enumerate(words, start=start) if place not in skipped]
    telling = [fold(part) for part in parts if part not in FILLERS]
    if any(part in {"ministry", "embassy", "consulate", "government", "department"} for part in telling):
        telling.sort()
    return "org:" + " ".join([*telling, *sorted(states)])


def _state_words(scene: Scene, line: Line, start: int, stop: int) -> frozenset[int]:
    places: set[int] = set()
    place = start
    while place < stop:
        known = scene.named(line, place)
        if known is not None and known[1] is not None and known[1].kind == "state":
            places.update(range(place, known[0]))
        place = known[0] if known is not None else place + 1
    return frozenset(places)
