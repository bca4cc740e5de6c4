"""What was said: the spans that belong to each cue of a unit."""

from collections.abc import Sequence

from msgspec import Struct

from comity.language.en.speech.cue import Cue
from comity.language.en.speech.edges import after_colon, after_dateline, before_description, trimmed_start
from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.phrases import has_verb
from comity.language.en.speech.unit import Places, Unit

_SUBORDINATE = frozenset({"although", "though", "while", "if", "even", "when", "since", "because", "unless", "once", "until"})
_JOINS = frozenset({"and", "but", "while", "with", "whereas", "as"})


class Said(Struct, frozen=True):
    """A cue with the token places of what it covers, in order; `extents` may be two where the cue stands in the middle."""

    cue: Cue
    extents: tuple[Places, ...]


def contents(unit: Unit, cues: Sequence[Cue]) -> tuple[Said, ...]:
    """What each cue covers; cues that cover nothing are left out."""
    found: list[Said] = []
    used = 0
    cues = [cue for number, cue in enumerate(cues) if not _is_reminder(unit, cues[:number], cue)]
    for number, cue in enumerate(cues):
        extents = _extents(unit, cues, number, used)
        if extents:
            found.append(Said(cue, extents))
            used = cue.zone[1] if extents[0][0] < cue.zone[0] else used
    return tuple(found)


def _is_reminder(unit: Unit, before: Sequence[Cue], cue: Cue) -> bool:
    """Whether a cue only reminds who is speaking ("X said that, he added, prices would fall")."""
    if cue.opens != "none" or cue.is_aside or cue.subject is None or unit.low(cue.zone[1]) != ",":
        return False
    is_pronoun = cue.subject[1] - cue.subject[0] == 1 and unit.low(cue.subject[0]) in lexicon().pronouns
    start = unit.sentence_start(cue.place)
    return is_pronoun and any(other.opens == "that" and start <= other.place < other.right < cue.place for other in before)


def _extents(unit: Unit, cues: Sequence[Cue], number: int, used: int) -> tuple[Places, ...]:
    cue = cues[number]
    left = _left(unit, cues[number], used)
    is_next = unit.kind(cue.zone[0] - 1) == "quote" or (
        unit.low(cue.zone[0] - 1) == "," and unit.kind(cue.zone[0] - 2) == "quote"
    )
    has_quote_left = left is not None and is_next and unit.low(cue.zone[0]) not in {"and", "but", ","}
    if cue.opens == "none":
        return _around(unit, cues, number, left)
    right = _right(unit, cues, number)
    if has_quote_left and left is not None and cue.opens == "quote" and not cue.is_participle:
        is_claimed = any(_takes_what_precedes(later, right[1]) for later in cues[number + 1 : number + 2])
        return (left,) if is_claimed else (left, right)
    if cue.opens == "quote" and left is not None and _is_resumed_by_quote(unit, cue, left):
        return left, right
    is_first = left is not None and unit.kind(left[0]) == "quote"
    if has_quote_left and left is not None and is_first and cue.opens in {"clause", "noun"} and not cue.is_participle:
        return (left,)
    return (right,) if right[0] < right[1] else ()


def _is_resumed_by_quote(unit: Unit, cue: Cue, left: Places) -> bool:
    """Whether a cue stands between a clause and a quotation that goes on with it: "It will not return, he said, "as long as"."""
    is_between = unit.low(cue.zone[0] - 1) == "," and unit.low(cue.right - 1) == "," and not cue.is_participle
    return is_between and not cue.is_inverted and has_verb(unit, *left)


def _around(unit: Unit, cues: Sequence[Cue], number: int, left: Places | None) -> tuple[Places, ...]:
    """What surrounds a cue that opens nothing itself: before it, after it, or both."""
    cue = cues[number]
    after = _resumed(unit, cues, number)
    if cue.is_participle or cue.base == "cite":
        return ()
    if cue.is_aside and after is not None and unit.low(cue.zone[0] - 1) in {"and", "but", "while", "yet", ";", ":"}:
        return (after,)
    if cue.is_aside and unit.low(cue.place) in {"in", "by", "on"}:
        narrow = _by_account(unit, cue, left, after)
        if narrow is not None:
            return (narrow,)
    if after is not None and left is not None and _is_own(unit, cue) and _stands_alone(unit, left):
        after = None
    is_between = unit.low(cue.zone[0] - 1) == "," and unit.low(cue.zone[1]) == ","
    is_split = after is not None and (cue.is_aside or is_between) and _is_predicate(unit, after)
    if after is not None and left is not None and is_split and not _is_opening(unit, left):
        return (_subject_of_rest(unit, left), after)
    if left is None or not _is_content(unit, left):
        return (after,) if after is not None and (cue.is_aside or left is not None) else ()
    return (left, after) if after is not None and _stands_alone(unit, left) else (after or left,)


def _is_predicate(unit: Unit, after: Places) -> bool:
    """Whether what follows an aside is the verb of the clause that it interrupts: "The quota, according to X, is nine"."""
    words, place = lexicon(), after[0]
    while unit.low(place) in words.adverbs and place < after[1]:
        place += 1
    low = unit.low(place)
    is_verb = low in words.verbs or low in words.be or (low.endswith("ed") and unit.low(place + 1) not in {"by", ","})
    return is_verb and unit.kind(place) == "word" and not unit.tokens[place].is_capital


def _subject_of_rest(unit: Unit, left: Places) -> Places:
    """The last clause of a stretch, from the comma behind which only its subject stands, where a verb comes before that."""
    for place in range(left[0] + 1, left[1] - 1):
        is_joint = unit.low(place) in {",", ";", ":", "—", "–", "-"} and not has_verb(unit, place + 1, left[1])
        start = trimmed_start(unit, place + 1, left[1])
        if is_joint and has_verb(unit, left[0], place) and not _is_opening(unit, (start, left[1])):
            return start, left[1]
    return left


def _by_account(unit: Unit, cue: Cue, left: Places | None, after: Places | None) -> Places | None:
    """The quotation beside "in X's words", or the amount that only stands behind "by X's count"; None where all is X's."""
    before = cue.zone[0] - 1 - (unit.low(cue.zone[0] - 1) == ",")
    behind = cue.zone[1] + (unit.low(cue.zone[1]) == ",")
    for place in (before, behind):
        if unit.kind(place) == "quote" and unit.sentence_start(place) == unit.sentence_start(cue.place):
            return place, place + 1
    if left is None or after is None:
        return None
    counted, given = (any(unit.kind(place) == "number" for place in range(*part)) for part in (left, after))
    return after if given and not counted else None


def _is_own(unit: Unit, cue: Cue) -> bool:
    """Whether what follows a cue in the middle is the text's own: ", which is 5 % of the total", ", and China took the rest"."""
    first = unit.low(cue.zone[1] + 1)
    is_relative = first in {"which", "who"} or unit.low(cue.zone[1] + 2) in {"which", "whom"}
    return unit.low(cue.zone[1]) == "," and (is_relative or (cue.is_aside and first in {"and", "but", "though", "although"}))


def _stands_alone(unit: Unit, part: Places) -> bool:
    """Whether a part holds a verb, a quotation or a number; a bare subject before "according to X" does not."""
    return has_verb(unit, *part) or any(unit.kind(place) in {"quote", "number"} for place in range(*part))


def _left_end(unit: Unit, cue: Cue) -> int:
    end = cue.zone[0]
    while end > 0 and unit.low(end - 1) in {",", "—", "–", "-", '"', "”", "(", "and"}:
        end -= 1
    return end


def _left(unit: Unit, cue: Cue, used: int) -> Places | None:
    """The stretch of the sentence before a cue, from `used`, where an earlier cue closed what it covers."""
    start = 0 if unit.is_dashed else unit.sentence_start(cue.place)
    end = _left_end(unit, cue)
    start = trimmed_start(unit, after_dateline(unit, max(start, used)), end)
    if start >= end:
        return None
    is_parted = (
        unit.low(cue.zone[0] - 1) in {",", "—", "–", "-", '"', "”", "?", "!", "("}
        or unit.kind(cue.zone[0] - 1) == "quote"
        or cue.is_aside
    )
    if not is_parted:
        return None
    end = before_description(unit, start, end)
    if unit.kind(start) != "quote" and not unit.is_dashed:
        start = after_colon(unit, start, end)
    last_quote = next((place for place in range(end - 1, start, -1) if unit.kind(place) == "quote"), None)
    if last_quote == end - 1 and unit.low(last_quote - 1) in {":", "."}:
        start = last_quote
    is_inside = unit.low(cue.zone[1]) == "," or cue.base in lexicon().passives
    return _after_head(unit, start, end) if is_inside else start, end


def _after_head(unit: Unit, start: int, end: int) -> int:
    """Where a relative clause begins that a cue interrupts before its verb: "the workers, whose number, according to X, is 9"."""
    comma = next((place for place in range(end - 1, start, -1) if unit.low(place) == ","), None)
    if comma is None or has_verb(unit, comma + 1, end):
        return start
    relative = next((place for place in range(comma + 1, min(comma + 4, end)) if unit.low(place) in lexicon().relatives), None)
    return start if relative is None else relative


def _is_content(unit: Unit, left: Places) -> bool:
    """Whether the words before a cue are what was said, not an opening like "Currently," or "In November,"."""
    first, last = left
    if any(unit.kind(place) == "quote" for place in range(first, last)) or has_verb(unit, first, last):
        return True
    return last - first >= 3 and not _is_opening(unit, left)


def _is_opening(unit: Unit, left: Places) -> bool:
    """Whether a time or circumstance opens a stretch: "Currently", "In November"."""
    low = unit.low(left[0])
    if low in {"about", "over", "under", "nearly", "roughly"} and unit.kind(left[0] + 1) == "number":
        return False  # "About 9,000 live there"
    return low in lexicon().prepositions or low in lexicon().adverbs or low.endswith("ly")


def _resumed(unit: Unit, cues: Sequence[Cue], number: int) -> Places | None:
    """What goes on after a cue in the middle: a quotation, or the rest of a clause it interrupted."""
    cue = cues[number]
    end = _cut(unit, cues, number, cue.zone[1])
    start = cue.zone[1]
    if not cue.is_aside and any(_takes_what_precedes(later, end) for later in cues[number + 1 : number + 2]):
        return None
    for place in range(start, min(start + 40, len(unit.tokens))):
        if unit.low(place).endswith("ing") and unit.low(place - 1) == ",":
            break
        if (
            unit.kind(place) == "quote"
            and (unit.low(place - 1) in {",", ":", "."})
            and not _other_cue(cues, number, start, place + 3)
        ):
            return place, _quote_end(unit, place, max(end, place + 1))
        if place >= end:
            break
    if unit.low(start) == "," and start + 1 < end and (cue.is_aside or _goes_on(unit, cue, start + 1, end)):
        return trimmed_start(unit, start + 1, end), end
    is_passive = cue.base in lexicon().passives and cue.is_aside
    if (is_passive or (cue.is_aside and cue.zone[0] == _first_word(unit, cue))) and start < end and unit.low(start) != ",":
        return start, end
    return None


def _takes_what_precedes(later: Cue, end: int) -> bool:
    return later.opens == "none" and not later.is_participle and later.base != "cite" and end <= later.zone[0] <= end + 2


def _first_word(unit: Unit, cue: Cue) -> int:
    return trimmed_start(unit, unit.sentence_start(cue.place), cue.zone[0])


def _other_cue(cues: Sequence[Cue], number: int, start: int, end: int) -> bool:
    return any(start <= cue.place < end for cue in cues[number + 1 :])


def _goes_on(unit: Unit, cue: Cue, start: int, end: int) -> bool:
    """Whether the clause interrupted by "X said" goes on after the comma: a verb follows at once, or the part before had none."""
    words = lexicon()
    low = unit.low(start)
    if unit.low(_left_end(unit, cue) - 1) in words.verbs and cue.zone[0] > 0 and unit.low(cue.zone[0] - 1) == ",":
        return True  # "From there also came, X wrote, a third of the parts"
    if cue.is_inverted and _is_predicate(unit, (start, end)):
        return True
    if low in words.relatives or low in _JOINS or low in {"adding", "who", "a", "an"} or low.endswith("ing") or cue.is_inverted:
        return False
    left = unit.sentence_start(cue.place), _left_end(unit, cue)
    if left[0] >= left[1]:
        return False
    if unit.low(trimmed_start(unit, *left)) in _SUBORDINATE:
        return True
    return (low in words.verbs and not unit.tokens[start].is_capital) or (
        not has_verb(unit, *left) and has_verb(unit, start, end)
    )


def _right(unit: Unit, cues: Sequence[Cue], number: int) -> Places:
    cue = cues[number]
    end = _cut(unit, cues, number, cue.right)
    if unit.kind(cue.right) == "quote" and cue.opens == "quote":
        end = _quote_end(unit, cue.right, end, is_name=cue.base in lexicon().naming)
    if cue.base == "claim" and cue.zone[0] <= _first_word(unit, cue) + 1:
        end = _before_predicate(unit, cue.right, end)
    if cue.is_participle and unit.low(cue.zone[0] + 1) == "who":
        end = _before_return(unit, cue.right, end)
    return cue.right, end


def _before_predicate(unit: Unit, start: int, end: int) -> int:
    """Where the clause of a subject ends and its verb comes: before "was denied" in "X's claim that it is open was denied"."""
    for place in range(end - 1, start + 2, -1):
        if has_verb(unit, place - 1, place + 1) and not has_verb(unit, place - 1, place) and has_verb(unit, start, place):
            close = _over_auxiliaries(unit, place)
            return close if has_verb(unit, start, close) else end
    return end


def _over_auxiliaries(unit: Unit, place: int) -> int:
    small = lexicon().be | lexicon().auxiliaries | lexicon().adverbs
    while unit.low(place - 1) in small:
        place -= 1
    return place


def _before_return(unit: Unit, start: int, end: int) -> int:
    """Where a clause with "who" closes and its sentence goes on: before ", flew home"."""
    for place in range(start + 1, end - 1):
        if unit.low(place) == "," and (unit.low(place + 1) in lexicon().verbs or unit.low(place + 1).endswith("ed")):
            return place
    return end


def _quote_end(unit: Unit, place: int, end: int, *, is_name: bool = False) -> int:
    """A quotation ends what was said unless its sentence runs on from it."""
    following = unit.low(place + 1)
    words = lexicon()
    if is_name:
        return place + 1
    if (
        place + 1 >= end
        or following in {",", ".", ";", "—", "–", ")"}
        or following in words.adjuncts
        or following in {"adding", "but", "until"}
    ):
        return place + 1
    return end


def _cut(unit: Unit, cues: Sequence[Cue], number: int, start: int) -> int:
    """Where the sentence, or what this cue says in it, ends: before its stop, or before a later cue that begins anew."""
    end = unit.sentence_end(max(start - 1, cues[number].place))
    for later in cues[number + 1 :]:
        if later.zone[0] >= end:
            break
        if later.zone[0] >= start and _begins_anew(unit, later):
            end = later.zone[0]
            break
    end = next((place for place in range(start, end) if unit.low(place) == ";"), end)
    while end > start and (unit.kind(end - 1) == "sign" and unit.low(end - 1) not in {"%", "$"}):
        end -= 1
    while end > start and unit.low(end - 1) in {"and", "but", "while", ","}:
        end -= 1
    return end


def _begins_anew(unit: Unit, later: Cue) -> bool:
    """Whether a later cue in the sentence is no part of what is being said."""
    if later.is_participle or later.subject is None:
        return True
    if later.subject[1] <= later.zone[0] and unit.low(later.zone[0]) in {"and", "but"}:
        return True  # a second verb of the subject before
    before = unit.low(later.zone[0] - 1)
    if later.opens == "none":
        return before in {",", "—", "–", '"', "”"} or later.is_aside or unit.kind(later.zone[0] - 1) == "quote"
    return before == ";" or (before in _JOINS and unit.low(later.zone[0] - 2) == ",")
