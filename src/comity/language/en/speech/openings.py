"""What a cue opens: after its listener, its times and occasions, comes "that", a quotation, a clause, or nothing."""

from typing import Literal, TypeAlias

from comity.language.en.speech.lexicon import Verb, lexicon, verbs
from comity.language.en.speech.listeners import listener
from comity.language.en.speech.phrases import has_verb
from comity.language.en.speech.unit import Places, Unit

Opens: TypeAlias = Literal["that", "quote", "clause", "noun", "deed", "none"]

ENDS = frozenset({"", ".", "?", "!", "…", ",", ";", ")", "—", "–", '"', "”"})
"""Signs after which a cue clause is over; the empty string is the end of the unit."""


_ASKED = frozenset({"him", "her", "them", "us", "me", "reporters", "journalists", "supporters"})
_ASKED_FOR = frozenset({"why", "whether", "how", "when", "that"})
_LINKS = frozenset({"whether", "if", "as", "like", "and", "but", "or", "with", "so", "than"})
_WISHES = frozenset({"fear", "hope", "worry", "wish"})
"""Verbs with "for" before the amount that is at stake or wanted: "fear for 40 jobs", "hopes for 3 million"."""
_OWNED = frozenset({"its", "his", "her", "their", "the", "these", "those"})


def after_verb(unit: Unit, place: int, verb: Verb) -> tuple[Opens, int, Places | None]:
    """What a verb opens and where, after listener, particle and adjuncts."""
    start, via = place + 1, None
    if verb.family == "tell" or (
        verb.base in {"announce", "say", "comment", "explain", "confirm", "complain", "add", "write"} and unit.low(start) == "to"
    ):
        start, via = listener(unit, start + (unit.low(start) == "to"))
    elif unit.low(start) == lexicon().particles.get(verb.base) or (verb.base == "ask" and unit.low(start) in _ASKED):
        start += 1
    opens, right = opened(unit, start, verb)
    if via is None and right > start:
        via = interviewer(unit, start, right)
    return opens, right, via


def interviewer(unit: Unit, start: int, end: int) -> Places | None:
    """The outlet of "in an interview with X", "speaking to X"."""
    for place in range(start, end - 1):
        if unit.low(place) in {"with", "to"} and unit.low(place - 1) in {
            "interview",
            "conversation",
            "comment",
            "comments",
            "speaking",
            "remarks",
        }:
            return listener(unit, place + 1)[1]
    return None


def opened(unit: Unit, start: int, verb: Verb | None) -> tuple[Opens, int]:
    """What begins at `start`, adjuncts passed over: "that", a quotation, a clause, a noun phrase, a deed, or nothing."""
    limit = unit.sentence_end(max(start - 1, 0))
    special = _special(unit, start, limit, verb) if verb is not None else None
    return special or _opened(unit, start, limit, verb)


def _special(unit: Unit, start: int, limit: int, verb: Verb) -> tuple[Opens, int] | None:
    """What only some verbs open: an amount, or a deed asked of somebody."""
    amount = _amount(unit, start, limit, verb)
    if amount is not None:
        return "noun", amount
    if verb.base == "ask" and unit.low(start) in _ASKED_FOR:
        return "noun", start
    if verb.base == "call" and unit.low(start) in {"for", "on", "upon"}:
        opens, right = _called_for(unit, start, limit)
        return (opens, right) if opens == "noun" else None
    if verb.base in lexicon().naming and unit.low(start) == "that":
        return _named(unit, start, limit, verb)  # "called that figure ..."
    return ("deed", start) if verb.base in {"urge", "appeal"} and _deed_ahead(unit, start, limit) else None


def _opened(unit: Unit, start: int, limit: int, verb: Verb | None) -> tuple[Opens, int]:
    place = start if unit.low(start) == "to" else _over_adjuncts(unit, start, limit)
    place = _over_parenthesis(unit, place, limit)
    if unit.low(place) == "that" and place + 1 < limit:
        return ("none", start) if _is_relative(unit, start, place) else ("that", place + 1)
    if unit.kind(place) == "quote" and place < limit:
        return "quote", place
    if unit.low(place) in {":", ","} and unit.kind(place + 1) == "quote":
        return "quote", place + 1
    if unit.low(place) == ":" and place + 2 < limit:
        return "that", place + 1
    if place >= limit or unit.low(place) in ENDS:
        return "none", place
    return _complement(unit, place, limit, verb)


def _is_relative(unit: Unit, start: int, place: int) -> bool:
    """Whether "that" tells of the noun before it ("said after a meeting that was held in Lima")."""
    if place == start:
        return False
    told = verbs().get(unit.low(place - 1))
    if told is not None and told.is_participle:
        return True  # "said at a meeting announcing that ..."
    return unit.low(place + 1) in lexicon().verbs | lexicon().be and unit.low(place - 1) not in lexicon().times


def _deed_ahead(unit: Unit, start: int, limit: int, *, is_over_commas: bool = False) -> bool:
    """Whether somebody is asked to do something: "to" and a verb after the one asked."""
    for place in range(start + 1, min(limit, start + (20 if is_over_commas else 12))):
        if unit.low(place) in ENDS and not (is_over_commas and unit.low(place) == ","):
            return False
        if unit.low(place) == "to" and unit.kind(place + 1) == "word" and not unit.tokens[place + 1].is_capital:
            return unit.low(place + 1) not in lexicon().determiners
    return False


def _over_parenthesis(unit: Unit, place: int, limit: int) -> int:
    """Pass over ", citing two officials," where "that" follows at its end, or over a bare comma before "that"."""
    if unit.low(place) != ",":
        return place
    if unit.low(place + 1) == "that":
        return place + 1
    inner = verbs().get(unit.low(place + 1))
    if inner is not None and inner.is_participle and inner.family != "quote":
        return place  # ", adding later," speaks itself
    close = next((far for far in range(place + 1, min(limit, place + 25)) if unit.low(far) in {",", "“”"}), limit)
    is_over = unit.low(close + 1) == "that" or (unit.kind(close + 1) == "quote" and close - place < 8)
    return close + 1 if unit.low(close) == "," and is_over else place


def _begins_clause(unit: Unit, place: int) -> bool:
    words, token = lexicon(), unit.tokens[place]
    return token.low not in words.times and (token.is_capital or token.low in words.determiners or token.low in words.pronouns)


def _complement(unit: Unit, place: int, limit: int, verb: Verb | None) -> tuple[Opens, int]:
    if verb is not None and verb.family == "describe":
        return _named(unit, place, limit, verb)
    if unit.low(place) == "to":
        is_deed = verb is not None and verb.family == "intend" and verb.base not in lexicon().acted
        is_deed = is_deed and unit.kind(place + 1) == "word"
        return ("deed", place) if is_deed else ("none", place)
    if unit.low(place) in _LINKS or (verb is not None and verb.base == "conclude"):
        return "none", place  # talks and agreements are concluded, only what follows "that" is said
    if _is_clause_ahead(unit, place, limit, verb):
        return "clause", place
    is_nominal = verb is not None and verb.is_nominal and unit.low(place) not in lexicon().adjuncts
    is_feared = verb is not None and verb.base == "fear" and unit.low(place).endswith("ing")  # "fear losing a quarter of it"
    return ("noun" if is_nominal or is_feared else "none"), place


def _is_clause_ahead(unit: Unit, place: int, limit: int, verb: Verb | None) -> bool:
    """Whether a clause begins here: with a verb or a quotation, or with "to" after somebody of whom something is expected."""
    if verb is not None and verb.base in lexicon().raising and _deed_ahead(unit, place, limit, is_over_commas=True):
        return True
    comma = next((far for far in range(place, limit) if unit.low(far) in {",", ";"}), limit)
    limit = next((far for far in range(place, limit) if unit.low(far) in {";", ":"}), limit)
    has_quote = any(unit.kind(far) == "quote" for far in range(place, comma))
    is_clause = has_quote or has_verb(unit, place, comma if verb is not None and verb.family == "believe" else limit)
    takes_clause = verb is None or verb.family in {"say", "tell", "believe"}
    return is_clause and takes_clause and unit.low(place) not in lexicon().prepositions


def _amount(unit: Unit, place: int, limit: int, verb: Verb) -> int | None:
    """Where the figure begins that a verb gives ("puts it at 19", "speaks of a billion", "expects 3 million tons")."""
    if verb.base in {"count", "record", "see"} and _is_number(unit, place):
        return place
    start = place + (verb.base in _WISHES and unit.low(place) == "for")
    link = lexicon().amounts.get(verb.base) if start == place else ""
    if link is None or (verb.base == "find" and unit.low(place) in lexicon().prepositions):
        return None
    end = _amount_end(unit, place, limit)
    if link:
        found = next((far for far in range(place, end) if unit.low(far) == link), None)
        if found is None or (verb.family != "describe" and link != "at" and found != place):
            return None
        start = found + 1
    if link in {"of", "on"} and unit.low(start) in _OWNED:
        return None  # "counts on its 40 workers"
    reach = 2 if verb.base in {"say", "fear"} else 5  # "says nearer five", not "said on July 2"
    if verb.base in _WISHES and start > place and not link:
        near = range(start, min(start + 4, end))
        reach = next((far - start for far in near if unit.low(far) in lexicon().prepositions), 4)
    has_number = any(_is_number(unit, far) for far in range(start, min(start + reach, end)))
    has_number = has_number and (reach > 2 or unit.low(start) not in lexicon().prepositions | lexicon().times | {"that"})
    has_number = has_number or (link == "at" and unit.kind(start) == "quote")
    turn = next((far for far in range(place + 1, end) if unit.low(far) in lexicon().boundaries - {"that"}), end)
    is_clause = not link and has_verb(unit, place, turn)
    return (place if link in {"", "at"} else start) if has_number and not is_clause else None


def _amount_end(unit: Unit, place: int, limit: int) -> int:
    """How far the words reach among which an amount stands: to the next stop, over a short ", with missiles," between commas."""
    limit = min(limit, place + 20)
    far = place
    while far < limit and unit.low(far) not in {",", ";", ":", "("}:
        far += 1
    close = next((later for later in range(far + 1, min(far + 5, limit)) if unit.low(later) == ","), None)
    is_aside = unit.low(far) == "," and close is not None and unit.low(far + 1) in lexicon().prepositions
    return _amount_end(unit, close + 1, limit) if is_aside and close is not None else far


def _is_number(unit: Unit, place: int) -> bool:
    return unit.kind(place) == "number" or unit.low(place) in lexicon().scales


def _named(unit: Unit, place: int, limit: int, verb: Verb) -> tuple[Opens, int]:
    """The quotation with which a verb of describing names a thing; else the stance it takes, or a clause after a colon."""
    for far in range(place, min(limit, place + 14)):
        if unit.kind(far) == "quote":
            return "quote", far
        if unit.low(far) == ":" and verb.base == "put" and unit.low(place) == "it":
            return "that", far + 1
        if unit.low(far) == "that" and far == place and verb.base in {"welcome", "praise"}:
            return "that", far + 1
        if unit.low(far) in {",", ";"} or (unit.low(far) == "that" and far > place):
            close = _over_parenthesis(unit, far, limit)
            return ("quote", close) if unit.kind(close) == "quote" else _stance(unit, place, limit, verb)
    return _stance(unit, place, limit, verb)


def _stance(unit: Unit, place: int, limit: int, verb: Verb) -> tuple[Opens, int]:
    """The decision or feeling that a verb welcomes or voices; whom it accuses of what; the name it calls something."""
    if verb.base == "blame" and unit.kind(place) == "word":
        return "noun", place
    if verb.base == "accuse" and any(unit.low(far) == "of" for far in range(place + 1, min(limit, place + 10))):
        return "noun", place
    if verb.base == "call" and _is_renamed(unit, place, limit):
        return "noun", place
    if verb.base in {"describe", "dismiss", "characterise", "characterize"} and _is_as(unit, place, limit):
        return "noun", place
    ahead = {unit.low(far) for far in range(place, min(limit, place + 6))}
    if verb.is_nominal and not lexicon().stances.isdisjoint(ahead):
        return "noun", place
    return "none", place


def _called_for(unit: Unit, place: int, limit: int) -> tuple[Opens, int]:
    """What somebody calls for ("for a halt of six months"), or calls on others to do."""
    if unit.low(place) == "for":
        is_named = unit.low(place + 1) in lexicon().determiners and place + 2 < limit
        return ("noun", place + 1) if is_named else ("none", place)
    return ("noun", place + 1) if _deed_ahead(unit, place, limit) else ("none", place)


def _is_as(unit: Unit, place: int, limit: int) -> bool:
    """Whether a name follows "as": "described it as speculation"."""
    for far in range(place + 1, min(limit, place + 8)):
        if unit.low(far) in ENDS:
            return False
        if unit.low(far) == "as":
            return unit.low(far + 1) not in {"well", "part", "the"} and unit.kind(far + 1) == "word"
    return False


def _is_renamed(unit: Unit, place: int, limit: int) -> bool:
    """Whether a thing and the name for it follow: "the document a forgery"."""
    for far in range(place + 1, min(limit, place + 8)):
        if unit.low(far) in ENDS or unit.low(far) in lexicon().prepositions:
            return False
        if far == place + 1 or far == place + 2:
            is_past = unit.low(far).endswith("ed") and unit.low(far + 1) in {".", ",", ";", "and", ""}
            if is_past and unit.low(place) in {"the", "that", "this", "it", "its"}:
                return True  # "called that number invented"
        if unit.low(far) in {"a", "an"}:
            return unit.low(far + 1) not in lexicon().times | {"few", "halt", "meeting", "day", "number"}
    return False


def _over_adjuncts(unit: Unit, start: int, limit: int) -> int:
    """Pass over times, places and occasions: "earlier", "on Monday", "in a statement", "at a briefing in Geneva"."""
    words = lexicon()
    place = start
    if (
        unit.low(place) == "the"
        and unit.low(place + 1) in {"other", "same", "next", "previous"}
        and unit.low(place + 2) in words.times
    ):
        place += 3
    while place < limit and (
        unit.low(place) in words.times - {"the", "this", "same", "previous", "last", "may"}
        or unit.low(place) in words.adverbs - {"in", "all", "both", "so", "there", "even", "only", "just", "still"}
        or _is_manner(unit, place)
    ):
        place += 1
    if place >= limit or unit.low(place) not in words.adjuncts:
        return place
    opening = _opening_ahead(unit, place, limit)
    return opening if opening is not None else _over_phrase(unit, place, limit)


def _is_manner(unit: Unit, place: int) -> bool:
    return unit.low(place).endswith("ly") and unit.low(place + 1) in {"that", "“”", "in", "on", ",", "."}


def _opening_ahead(unit: Unit, place: int, limit: int) -> int | None:
    """Where "that", a colon or a comma with quotation follows an adjunct, before any verb."""
    for far in range(place + 1, min(limit, place + 30)):
        low = unit.low(far)
        if low == "that" or (low in {":", ","} and unit.kind(far + 1) == "quote"):
            return None if low == "that" and has_verb(unit, place, far) else far
        if low in {",", ";", "“”", "—", "–"}:
            return None
    return None


def _over_phrase(unit: Unit, place: int, limit: int) -> int:
    """Pass over one adjunct; what follows may be a clause of its own ("said on Monday the deal was off")."""
    words = lexicon()
    far = place + 1
    while far < limit and unit.low(far) not in ENDS and unit.kind(far) != "quote":
        before = unit.low(far - 1)
        is_over = before not in words.prepositions and before not in words.determiners and unit.kind(far) == "word"
        is_time_over = is_over and (
            before in words.times
            or unit.kind(far - 1) == "number"
            or before in {"statement", "interview", "briefing", "conference", "speech"}
        )
        if is_time_over and _begins_clause(unit, far) and has_verb(unit, far, limit):
            return far
        far += 1
    return far
