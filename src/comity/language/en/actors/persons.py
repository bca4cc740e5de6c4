"""Persons: by office ("Finance Minister Ana Paredes"), by given name, by how the sentence goes on, by what is known of them."""

from typing import NamedTuple

from comity.language.en.actors.gazetteer import match_office
from comity.language.en.actors.lexicon import words as lists
from comity.language.en.actors.organisations import Named, organisation
from comity.language.en.actors.scene import Line, Scene
from comity.language.en.actors.words import Word, fold, is_joined, is_next

LONGEST_NAME = 5
LONGEST_OFFICE = 15
LINKS = frozenset({"of", "for", "at", "on", "to", "in"})
FILLERS = LINKS | {"the", "and", "'s"}
NUMERALS = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI"})
BEFORE_STATES = frozenset({"former", "ex", "late", "then", "acting", "outgoing", "incoming", "exiled", "deposed"})
TURNS = frozenset({"since", "who", "which", "whose", "said", "told", "says", "has", "had", "is", "was", "will", "and"})
BUSINESS = frozenset(
    {
        "Petroleum",
        "Resources",
        "Refining",
        "Chemicals",
        "Foods",
        "Farms",
        "Wines",
        "Metals",
        "Minerals",
        "Auto",
        "Software",
        "Pharma",
        "Life",
    }
)


class Titled(NamedTuple):
    """An office in the words up to `stop`, with the states it belongs to. `text_start` is where its wording begins.

    `employer` is the organisation named before it ("Peruvian Energy Ministry spokesman").
    """

    text_start: int
    stop: int
    states: tuple[str, ...]
    employer: Named | None = None


class Name(NamedTuple):
    """A person's name in the words up to `stop`."""

    stop: int
    tokens: tuple[str, ...]


def office(scene: Scene, line: Line, start: int) -> Titled | None:
    """The office that begins at word `start`, with the state or organisation before it and what it is "of"."""
    words = line.words
    begin = start + (words[start].lower in BEFORE_STATES and start + 1 < len(words) and is_next(words[start + 1]))
    before = _modifier(scene, line, begin)
    first = before.stop
    if first >= len(words) or (first > begin and not _is_owned(words[first])):
        return None
    stop = _office_words(words, first)
    if stop is None:
        return None
    end, more = _complement(scene, line, stop)
    is_worded = before.is_worded or begin > start
    text_start = words[start].start if is_worded else words[first].start
    return Titled(text_start, end, before.states or more, before.employer)


class Modifier(NamedTuple):
    """What stands before an office up to `stop`: its states, and whether it belongs to the office as worded."""

    stop: int
    states: tuple[str, ...]
    is_worded: bool
    employer: Named | None = None


def _modifier(scene: Scene, line: Line, start: int) -> Modifier:
    words = line.words
    inner = organisation(scene, line, start)
    known = scene.named(line, start)
    if inner is not None and (known is None or inner.stop > known[0]):
        return Modifier(_past_possessive(words, inner.stop), inner.states, True, inner)
    if known is None or known[1] is None:
        return Modifier(start, (), False)
    actor = known[1]
    is_worded = actor.kind != "state" or actor.form == "metonym"
    states = () if actor.kind == "outlet" else actor.states
    employer = Named(known[0], actor.key, actor.states) if actor.kind == "organisation" else None
    return Modifier(_past_possessive(words, known[0]), states, is_worded, employer)


def _past_possessive(words: list[Word], place: int) -> int:
    return place + 1 if place < len(words) and words[place].lower == "'s" else place


def _is_owned(word: Word) -> bool:
    """Whether only a space, or the apostrophe of a plural and a space, stand before a word."""
    return is_next(word) or (word.gap in {"' ", "’ "} and not word.has_comma)


def _office_words(words: list[Word], place: int) -> int | None:
    """The place after "First Deputy Foreign Minister", whatever qualifies the office first; None where no office comes."""
    for step in range(place, min(len(words), place + 7)):
        if step > place and words[step].gap.strip() not in {"", "-"}:
            return None
        if words[step].lower in lists().counterparts:
            return step + 1
        found = match_office(words, step)
        if found is not None:
            stop = found[0]
            further = match_office(words, stop) if stop < len(words) and is_next(words[stop]) else None
            return further[0] if further is not None else stop
        word = words[step].lower
        if word not in lists().office_adjectives and word not in lists().domains and (word != "and" or step == place):
            return None
    return None


def _complement(scene: Scene, line: Line, place: int) -> tuple[int, tuple[str, ...]]:
    """What an office is "of" or "at", as in "of the Upper House": the place after it and the states in it."""
    words = line.words
    if place >= len(words) or words[place].lower not in LINKS or not is_next(words[place]):
        return place, ()
    is_of = words[place].lower in {"of", "for"}
    states: tuple[str, ...] = ()
    first = place
    while place < min(len(words), first + LONGEST_OFFICE) and (place == first or is_joined(words[place - 1], words[place])):
        inner = _actor(scene, line, place)
        if inner is not None:
            place = inner[0]
            states = states or (inner[1] if is_of else ())
        elif words[place].lower in FILLERS or words[place].lower in lists().domains or _leads_to_given(words, place):
            place += 1
        else:
            break
    while place > first and words[place - 1].lower in FILLERS:
        place -= 1
    return place, states


def _leads_to_given(words: list[Word], place: int) -> bool:
    """Whether a capital in "head of the Silver Line Ana Paredes" still belongs to what stands before the given name."""
    last = min(len(words), place + 7) - 1
    opening = lists().given | lists().first_families
    while place < last and words[place].is_capital and words[place].plain not in opening:
        place += 1
        if not is_next(words[place]):
            return False
        if words[place].is_capital and words[place].plain in opening:
            return True
    return False


def _actor(scene: Scene, line: Line, place: int) -> tuple[int, tuple[str, ...]] | None:
    inner = organisation(scene, line, place)
    if inner is not None:
        return inner.stop, inner.states
    known = scene.named(line, place)
    if known is None or known[1] is None:
        return None
    return known[0], known[1].states if known[1].kind in {"state", "organisation"} else ()


def titled_name(scene: Scene, line: Line, place: int) -> Name | None:
    """The name that follows an office: one to four words; in a title only one with a given name or known otherwise."""
    words = line.words
    if place >= len(words) or not is_next(words[place]):
        return None
    run = _run(scene, line, place)
    if not run:
        return None
    is_known = scene.people.knows(run[-1]) or words[place].plain in lists().given or words[place].plain in lists().first_families
    if line.is_title and not is_known:
        return None
    return Name(place + len(run), run)


def announced_name(scene: Scene, line: Line, place: int) -> Name | None:
    """The name between commas after an office: "the board's chairman, Ana Paredes, said"."""
    words = line.words
    if place >= len(words) or not words[place].has_comma or words[place].gap.strip() != "," or line.is_title:
        return None
    run = _run(scene, line, place)
    stop = place + len(run)
    is_closed = stop >= len(words) or words[stop].has_comma
    return Name(stop, run) if 2 <= len(run) <= 4 and is_closed else None


def bare_name(scene: Scene, line: Line, place: int) -> Name | None:
    """A name without an office before it, where a given name, a known surname or the sentence shows that a person is meant."""
    run = _run(scene, line, place)
    if not run:
        return None
    name = Name(place + len(run), run)
    if _names_a_thing(line.words, name.stop):
        return None
    if len(run) == 1 or scene.people.find(run) is not None:
        is_sure = _is_known(scene, line, name, place)
    else:
        is_sure = _is_told(scene, line, name, place)
    return name if is_sure else _known_part(scene, place, run)


def _names_a_thing(words: list[Word], stop: int) -> bool:
    return stop < len(words) and words[stop].plain in lists().namesakes and is_next(words[stop])


def _is_told(scene: Scene, line: Line, name: Name, place: int) -> bool:
    """Whether the words of a name nobody has borne so far, or the words around it, tell that a person bears it."""
    words = line.words
    first, last = words[place], words[name.stop - 1]
    if first.plain in lists().given or _is_initial(first):
        is_state_too = scene.named(line, place) is not None
        return not is_state_too or _is_family(last) or _is_shown(scene, line, name)
    if first.plain in lists().first_families and len(name.tokens) <= 3:
        return not {token.lower() for token in name.tokens} & scene.lowers
    if line.is_title or any(word.plain in lists().given for word in words[place + 1 : name.stop]):
        return False
    return _is_family(last) or _is_shown(scene, line, name)


def _is_known(scene: Scene, line: Line, name: Name, place: int) -> bool:
    if not scene.people.knows(name.tokens[-1]):
        return False
    if len(name.tokens) > 1:
        return True
    word = line.words[place]
    return word.lower not in scene.lowers and scene.named(line, place) is None


def _known_part(scene: Scene, place: int, run: tuple[str, ...]) -> Name | None:
    """In a run like "Putin Maduro" or "Lavrov Wednesday" the first word alone, where it is somebody's."""
    if len(run) > 1 and scene.people.knows(run[0]) and run[0].lower() not in scene.lowers:
        return Name(place + 1, run[:1])
    return None


def _is_shown(scene: Scene, line: Line, name: Name) -> bool:
    """Whether a verb of saying or an office beside an unknown name shows that a person bears it."""
    words = line.words
    if BUSINESS & set(name.tokens) or {token.lower() for token in name.tokens} & scene.lowers or len(name.tokens) > 4:
        return False
    if name.stop >= len(words):
        return False
    after = words[name.stop]
    if after.has_comma and after.gap.strip() == "," and after.lower in lists().speech:
        return True
    if after.lower == "as" and name.stop + 1 < len(words) and office(scene, line, name.stop + 1) is not None:
        return True
    return (after.lower in lists().speech and is_next(after)) or apposition(scene, line, name.stop) is not None


def apposition(scene: Scene, line: Line, place: int) -> Titled | None:
    """The office told after a name and a comma: ", an analyst at Example Capital,"."""
    words = line.words
    if place >= len(words) or not words[place].has_comma or words[place].gap.strip() != ",":
        return None
    first = place + (words[place].lower in {"a", "an", "the", "then"})
    if first >= len(words):
        return None
    found = office(scene, line, first) or _late_office(words, first)
    if found is None:
        return None
    stop = found.stop
    while stop < len(words) and stop < place + LONGEST_OFFICE and _goes_on(words[stop]):
        stop += 1
    name_follows = titled_name(scene, line, found.stop) if found.stop == stop else None
    return None if name_follows is not None else found._replace(stop=stop)


def _late_office(words: list[Word], first: int) -> Titled | None:
    """An office after adjectives that no list holds: "international markets analyst"."""
    for place in range(first + 1, min(len(words), first + 4)):
        if not _goes_on(words[place]) or words[place].is_capital:
            return None
        found = match_office(words, place)
        if found is not None:
            return Titled(words[first].start, found[0], ())
    return None


def _goes_on(word: Word) -> bool:
    return not word.has_comma and word.gap.strip() in {"", "-", "'", "’", "&"} and word.lower not in TURNS


def _run(scene: Scene, line: Line, place: int) -> tuple[str, ...]:
    """The words of a name from `place`: capitals, initials and particles between them."""
    words = line.words
    tokens: list[str] = []
    step = place
    while step < len(words) and len(tokens) < LONGEST_NAME:
        word = words[step]
        if step > place and not _belongs(words[step - 1], word):
            break
        if word.lower in lists().particles and not word.is_capital:
            if not tokens or step + 1 >= len(words) or not words[step + 1].is_capital:
                break
        elif not _is_second_syllable(line, step, tokens) and not _is_name_word(scene, line, step, bool(tokens)):
            break
        tokens.append(word.text)
        step += 1
    while tokens and tokens[-1].lower() in lists().particles and tokens[-1].islower():
        tokens.pop()
    return tuple(tokens)


def _is_second_syllable(line: Line, place: int, tokens: list[str]) -> bool:
    """Whether a small word after a hyphen ends a given name behind its family name: "Park Dae-sung"."""
    word = line.words[place]
    is_open = len(tokens) == 2 and fold(tokens[0]) in lists().first_families
    return is_open and word.gap == "-" and word.text.isalpha() and word.text.islower() and word.lower not in lists().suffixes


def _belongs(before: Word, word: Word) -> bool:
    if word.has_comma or "\n" in word.gap:
        return False
    gap = word.gap.strip()
    return gap in {"", "-", "'", "’"} or (gap == "." and len(before.text) == 1)


def _is_name_word(scene: Scene, line: Line, place: int, is_later: bool) -> bool:
    word = line.words[place]
    if word.text.isupper() and len(word.text) > 1 and not line.is_shouted:
        return is_later and word.text in NUMERALS
    if not _may_name(word):
        return False
    known = scene.named(line, place)
    if known is None or scene.people.knows(word.text) or (word.gap == "-" and is_later):
        return True
    if known[0] > place + 1 or known[1] is None or known[1].form == "demonym":
        return False
    return line.words[place - 1].plain in lists().given if is_later else _is_namesake(line, place)


def _may_name(word: Word) -> bool:
    if word.lower in FILLERS:  # capital in a heading all in capitals
        return False
    plain = word.plain.capitalize() if word.text.isupper() else word.plain
    if not word.is_capital or plain in lists().not_names or any(character.isdigit() for character in word.text):
        return False
    return plain not in lists().openers or plain in lists().given


def _is_namesake(line: Line, place: int) -> bool:
    """Whether a state's name may be a person's given name here: "Jordan Reyes"."""
    word = line.words[place]
    after = line.words[place + 1] if place + 1 < len(line.words) else None
    return word.plain in lists().given and after is not None and is_next(after) and _is_plain_capital(after)


def _is_plain_capital(word: Word) -> bool:
    return word.is_capital and not word.text.isupper() and word.plain not in lists().not_names and word.plain not in lists().heads


def _is_family(word: Word) -> bool:
    """Whether a word is a common family name or has the ending of one, as "Markarenko" or "Sandoshvili" have."""
    return word.plain in lists().families or (len(word.plain) > 5 and word.lower.endswith(lists().family_endings))


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper() and word.text not in {"A", "I"}
