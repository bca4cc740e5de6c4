"""Noun phrases around a cue, found by their limits: commas, verbs, small words and the actors already known."""

from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.unit import Unit
from comity.language.en.tokens import Token

_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", "…", ".", "?", "!", "“”", '"', "”", "“", "•", "-"})


def name_behind(unit: Unit, comma: int, limit: int) -> tuple[int, int] | None:
    """The name of a person behind a description and a comma: "Ada Example" in "its chairman, Ada Example"."""
    if unit.low(comma) != ",":
        return None
    for mention in unit.mentions_in(comma + 1, limit):
        if mention.kind == "person" and mention.form == "name" and mention.start == unit.tokens[comma + 1].start:
            end = next(
                place for place in range(comma + 1, limit + 1) if place == limit or unit.tokens[place].start >= mention.end
            )
            return comma + 1, end
    return None


def has_verb(unit: Unit, first: int, last: int) -> bool:
    """Whether tokens `first` up to `last` seem to hold a finite verb: a known one, or a form in -ed after a noun."""
    words = lexicon()
    for place in range(first, last):
        token = unit.tokens[place]
        if token.low in words.verbs and not token.is_capital:
            return True
        if (
            token.low.endswith("ed")
            and len(token.low) > 4
            and place > first
            and not token.is_capital
            and _follows_noun(unit, place)
        ):
            return True
    return False


def _follows_noun(unit: Unit, place: int) -> bool:
    words, before = lexicon(), unit.tokens[place - 1]
    small = (
        before.low in words.determiners or before.low in words.prepositions or before.low in {",", "and", "-", "'s", "’s", "“”"}
    )
    return before.kind == "word" and not small


def subject_end(unit: Unit, cue: int) -> int:
    """The place after the last word of what stands before the verb at `cue`, auxiliaries and adverbs passed over."""
    place = cue
    while place > 0 and _is_between(unit.tokens[place - 1]):
        place -= 1
    if unit.low(place - 1) == ")":
        opening = next((p for p in range(place - 1, max(place - 8, -1), -1) if unit.low(p) == "("), place)
        place = opening
    return place


def _is_between(token: Token) -> bool:
    words = lexicon()
    if token.is_capital or token.low in words.ly_nouns:
        return False
    return (
        token.low in words.auxiliaries
        or token.low in words.adverbs
        or token.low in words.be
        or (token.low.endswith("ly") and len(token.low) > 4)
    )


def subject_before(unit: Unit, end: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase that ends before token `end`, not reaching below `floor`; None where there is none."""
    if end <= floor:
        return None
    if unit.low(end - 1) == ",":
        return _over_apposition(unit, end - 1, floor)
    if unit.low(end - 1) in _STOPS:
        return None
    end = _before_restriction(unit, end, floor)
    start = _phrase_start(unit, end, floor)
    is_inserted = unit.low(start - 1) == "," and unit.low(start) in lexicon().prepositions
    if is_inserted and start - 1 > floor and not has_verb(unit, start, end):
        return _over_apposition(unit, start - 1, floor)  # "The council, a new body, in its opinion of May called"
    return (start, end) if start < end else None


def _before_restriction(unit: Unit, end: int, floor: int) -> int:
    """The end of the noun in "an official who asked not to be named", where such a clause runs up to `end`."""
    for place in range(end - 1, max(floor, end - 16), -1):
        if unit.low(place) in _STOPS:
            break
        noun = place - 2 if unit.low(place) == "whom" and unit.low(place - 1) in lexicon().prepositions else place - 1
        is_relative = unit.low(place) in {"who", "whom"} and end - place > 1
        if is_relative and unit.low(noun) in lexicon().person_nouns | lexicon().anonymous_nouns:
            return noun + 1
    return end


def _over_apposition(unit: Unit, comma: int, floor: int) -> tuple[int, int] | None:
    """The name before "..., a researcher at the institute, [said]"; without a name, the phrase before the comma."""
    nearest: tuple[int, int] | None = None
    end = comma
    for _ in range(6):
        end = _before_bracket(unit, end, floor)
        start = _segment_start(unit, end, floor)
        if start >= end:
            break
        end = _before_restriction(unit, end, start)
        is_clause = unit.low(start) in lexicon().verbs and not _is_circumstance(unit, start)
        if is_clause and not unit.tokens[start].is_capital:
            return None  # the clause of another verb: "X, the minister, expects shipments, first admitted in May"
        if not _is_circumstance(unit, start) and not has_verb(unit, start, end):
            if names_someone(unit, start, end):
                return start, end
            is_echo = end - start == 1 and unit.low(start) in lexicon().pronouns  # "The Presidency, it, speaks of"
            nearest = nearest or (None if is_echo else (start, end))
        if unit.low(start - 1) != "," or start - 1 <= floor:
            break
        end = start - 1
    return nearest


def _before_bracket(unit: Unit, end: int, floor: int) -> int:
    """Pass back over a bracket behind a name ("Ada Example (Ind.)")."""
    if unit.low(end - 1) != ")":
        return end
    return next((place for place in range(end - 1, max(floor, end - 10), -1) if unit.low(place) == "("), end)


def _is_circumstance(unit: Unit, start: int) -> bool:
    """Whether a part between commas tells how or when, and not who ("who visited", "speaking in Lima", "in a post")."""
    start += unit.low(start) in {"and", "but", "or"}
    low, words = unit.low(start), lexicon()
    if low.endswith("ed") and not unit.tokens[start].is_capital and _is_passive(unit, start):
        return True
    if low in {"published", "released", "issued", "unveiled", "presented"}:
        return True
    return low in words.relatives or low in words.prepositions or (low.endswith("ing") and not unit.tokens[start].is_capital)


def _is_passive(unit: Unit, place: int) -> bool:
    """Whether a participle tells what was done to somebody: "reached by telephone", "asked twice", "owned half by each"."""
    if unit.low(place) in {"asked", "reached", "contacted", "interviewed", "questioned", "pressed", "owned", "approached"}:
        return True
    return unit.low(place + 1) in {"by", "in", "at", "on", "for", "as", "about", "last", "from"}


def _segment_start(unit: Unit, end: int, floor: int) -> int:
    start = end
    while start > floor and unit.low(start - 1) not in _STOPS:
        start -= 1
    return start


def names_someone(unit: Unit, start: int, end: int) -> bool:
    """Whether a phrase is a name of its own, not a description of one: a known person or body, or capitalised words, fill it."""
    if unit.low(start) in {"a", "an"}:
        return False
    for mention in unit.mentions_in(start, end):
        if mention.kind == "person" and mention.form == "name" and mention.end == unit.tokens[end - 1].end:
            return True
        if (
            mention.kind in {"body", "organisation", "outlet"}
            and mention.start <= unit.tokens[min(start + 1, end - 1)].start
            and mention.end == unit.tokens[end - 1].end
        ):
            return True
    words = unit.tokens[start + (unit.low(start) == "the") : end]
    return 2 <= len(words) <= 4 and all(
        word.is_capital or word.low in {"al", "bin", "de", "da", "van", "von", "del", "el"} for word in words
    )


def _phrase_start(unit: Unit, end: int, floor: int) -> int:
    """Where the noun phrase ending at `end` begins: after the last comma, small word or verb that cannot be inside one."""
    start = _segment_start(unit, end, floor)
    start = _after_boundary(unit, start, end)
    start = _after_verb(unit, start, end)
    start = _after_object(unit, start, end)
    return _after_adverbial(unit, start, end)


def _after_object(unit: Unit, start: int, end: int) -> int:
    """Pass over the object of a clause without "that" ("an order the company values at 3 million")."""
    words = lexicon()
    for place in range(end - 1, start, -1):
        before = unit.tokens[place - 1]
        is_noun = before.kind == "word" and not before.is_capital and before.low not in words.determiners
        is_small = before.low in words.prepositions or before.low in words.adverbs or before.low in words.connectives
        if unit.low(place) == "the" and is_noun and not is_small and before.low not in words.boundaries | words.verbs:
            return place
    return start


def _after_boundary(unit: Unit, start: int, end: int) -> int:
    words = lexicon()
    for place in range(end - 1, start - 1, -1):
        low = unit.low(place)
        if low in words.boundaries and not (low in {"that", "as", "with"} and place > start and _is_inside(unit, place)):
            return place + 1
        if low in words.relatives:
            return place + 1
        if low in {"and", "or"} and has_verb(unit, start, place):
            return place + 1
    return start


def _is_inside(unit: Unit, place: int) -> bool:
    """Whether "with" or "as" joins two parts of one phrase ("a source familiar with the talks")."""
    if unit.low(place) == "with" and unit.low(place + 1) in {
        "knowledge",
        "direct",
        "first-hand",
        "access",
        "links",
        "ties",
        "insight",
    }:
        return True
    return unit.low(place) == "with" and unit.low(place - 1) in {"familiar", "acquainted", "close", "affairs", "works"}


def _after_verb(unit: Unit, start: int, end: int) -> int:
    """Pass over a clause that runs into the phrase without a comma ("The deal would work officials said")."""
    words = lexicon()
    for place in range(end - 2, start - 1, -1):
        token = unit.tokens[place]
        if (
            token.low in words.verbs
            and not token.is_capital
            and not (token.low in {"left", "state", "cut", "set", "hit", "put"} and place > start)
        ):
            return place + 1
    return start


def _after_adverbial(unit: Unit, start: int, end: int) -> int:
    """Pass over "On Monday", "Earlier", "In a statement" at the head of a phrase, where somebody follows."""
    words = lexicon()
    while start < end - 1 and (
        unit.low(start) in words.connectives
        or unit.low(start) in {"and", "or"}
        or (unit.low(start) in words.adverbs and unit.low(start) not in {"all", "both"})
        or (unit.low(start).endswith("ly") and not _begins_mention(unit, start))
    ):
        start += 1
    if unit.low(start) not in words.prepositions and unit.low(start) not in {"last", "this", "late", "early"}:
        return start
    for place in range(start + 2, end):
        before = unit.low(place - 1)
        if before in words.prepositions or before in words.determiners or before in {"'s", "’s", "and"}:
            continue
        if (
            unit.low(place) in words.determiners
            or unit.low(place) in words.pronouns
            or _begins_mention(unit, place)
            or _turns_capital(unit, place, end)
        ):
            return place
    return start


def _begins_mention(unit: Unit, place: int) -> bool:
    return any(mention.start == unit.tokens[place].start for mention in unit.mentions_in(place, len(unit.tokens)))


def _turns_capital(unit: Unit, place: int, end: int) -> bool:
    before = unit.tokens[place - 1]
    return unit.tokens[place].is_capital and (before.kind == "number" or before.low in lexicon().times) and place < end


def phrase_after(unit: Unit, start: int, limit: int) -> int:
    """The place after the noun phrase that begins at `start`: at a stop, a verb, or a small word that begins something new."""
    words = lexicon()
    place = start
    while place < limit:
        token = unit.tokens[place]
        if token.low in _STOPS or (
            place > start and not _is_inside(unit, place) and token.low in words.boundaries | words.relatives
        ):
            return place
        if place > start and token.low in words.verbs and not token.is_capital:
            return _before_auxiliary(unit, start, place)
        if place > start and _is_predicate(unit, place):
            return _before_auxiliary(unit, start, place)
        if place > start + 1 and _is_adjunct(unit, place):
            return place
        place += 1
    return place


def before_clause(unit: Unit, start: int, end: int) -> int:
    """Where a source ends and what it says begins without a comma: "according to the Utopian side 9 ships wait"."""
    for place in range(start + 2, end):
        is_after_noun = (
            unit.kind(place - 1) == "word" and unit.low(place - 1) not in lexicon().prepositions | lexicon().determiners
        )
        is_anew = unit.kind(place) == "number" or unit.low(place) in {"the", "a", "an"}
        if (
            is_after_noun
            and is_anew
            and unit.low(place - 1) not in {"and", "or"}
            and has_verb(unit, place, unit.sentence_end(start))
        ):
            return place
    return end


def _is_predicate(unit: Unit, place: int) -> bool:
    """Whether a form in -ed is the verb that ends a subject, not a participle that describes it ("data released by")."""
    token = unit.tokens[place]
    is_past = token.low.endswith("ed") and len(token.low) > 4 and not token.is_capital and "-" not in token.low
    return is_past and _follows_noun(unit, place) and unit.low(place + 1) not in {"by", "on", "in", "from", "at"}


def _before_auxiliary(unit: Unit, start: int, place: int) -> int:
    while place > start + 1 and (unit.low(place - 1) in lexicon().adverbs or unit.low(place - 1).endswith("ly")):
        place -= 1
    return place


def _is_adjunct(unit: Unit, place: int) -> bool:
    """Whether "on Monday", "last week", "during talks" begin here: time and occasion, no part of a speaker."""
    words, low, following = lexicon(), unit.low(place), unit.low(place + 1)
    if low in {"during", "after", "following", "amid", "earlier", "later", "yesterday", "today"}:
        return True
    return (
        low in {"in", "on", "at", "late", "early", "last", "this"}
        and (following in words.times or unit.kind(place + 1) == "number" or following in {"a", "an"})
    ) or (low in words.times and unit.tokens[place].is_capital and low not in {"may", "the"})
