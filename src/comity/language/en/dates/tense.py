"""Whether the words around a date tell of what was or of what is to come: the tense of the verb, plans."""

from functools import cache
from re import IGNORECASE, Pattern
from re import compile as compile_pattern

from comity.language.en.dates.coming import EVENT, is_ahead_of
from comity.language.en.dates.place import Tense
from comity.language.en.dates.words import lexicon, one_of

WINDOW = 60
BESIDE = 20  # as far as this, in characters, a verb before an expression is right beside it
REACH = 300  # a verb further away than this, in characters, says nothing about the date


@cache
def _cues() -> Pattern[str]:
    """One pattern for all words that tell of what was or is to come; the group's name says which."""
    unmet = rf"had been (?:due|{one_of(lexicon().tense.plans)}) (?:to|for)|(?:was|were) (?:likely|expected|due|supposed) to have"
    pattern = rf"\b(?:(?P<unmet>{unmet})|(?P<perfect>{_done()})|(?P<future>{_ahead()})|(?P<past>{_past()}))|(?P<short>['’]ll\b)"
    return compile_pattern(pattern.replace(" ", r"\s{1,2}"))


def _past() -> str:
    """Verbs in the past."""
    return rf"{one_of(lexicon().tense.irregular)}\b|Asked\b|[a-z]{{1,20}}ed\b"


def _done() -> str:
    """Words that look ahead and tell of what was: "may have sold", "could not be reached", "would not say"."""
    untold = "say|comment|discuss|elaborate|confirm|disclose|answer|specify|give"
    unfound = "reached|contacted|located|confirmed|verified"
    return (
        rf"{one_of(lexicon().tense.hedged)} have(?: (?:been )?[a-z]+(?:ed|en|ne)|\s*$)|would(?:n['’]t| not) (?:{untold})\b"
        rf"|could(?: not|n['’]t)(?: immediately)? be (?:{unfound})"
    )


def _ahead() -> str:
    """Verbs, plans and conditions that look ahead."""
    words = lexicon().tense
    verbal = r"(?<![Tt]he\s)(?<!of\s)(?<!an\s)"  # "the votes" and "an end" are no verbs
    modal = rf"(?:{one_of(words.modals)}|{one_of(words.hedged)}(?! (?:seem|appear|like|explain)))"
    hoped = (
        r"(?:have|has|is|are|be|there['’]s|sees?|faces?) (?:[a-z]+ ){0,3}(?:chances?|hopes?|prospects?|odds|risks?|likelihood)"
    )
    branches = (
        rf"{modal}(?: not| also| soon| now)?(?: be [a-z]+| [a-z]+)?\b",
        *_planned(verbal),
        rf"{verbal}(?:expects?|wants?|needs?|seeks?|demands?|foresees?|awaits?) (?:an?|the|its|their|no|new) [a-z]+",
        r"(?:[Ii]f|[Ww]hether) (?:he|she|it|they|[A-Z][a-z]+(?: [A-Z][a-z]+)?) [a-z]{2,}(?<!s)s\b",  # "if he wins"
        r"towards?(?: the)?\s*$",
        r"holds? (?:its|their|a|an|the)(?: [a-z-]+){1,3}(?: on| in)?\s*$",
        rf"{verbal}{one_of(words.futurate)}\b",
        r"to be (?:held|signed|[a-z]+ed)\b",
        r"(?:is|are) (?:[a-z]+ing to (?:[a-z]+ ){1,4}ready|preparing|bracing|girding|gearing up|getting ready|racing) for\b",
        rf"{hoped} of [a-z]+ing\b",
        r"(?<=[a-z]s\s)(?<!['’]s\s)(?<!was\s)(?:vote|travel|gather|head)(?= (?:in|on|for|to|at)\b)",  # "Democrats vote in"
    )
    return "|".join(branches)


def _planned(verbal: str) -> tuple[str, ...]:
    """Plans and timetables: "scheduled for", "is due on", "the drills end on"."""
    words = lexicon().tense
    be = "(?:is|are|was|were|be|been)"
    plural = r"(?<=s\s)(?<!was\s)(?<!is\s)(?<!has\s)(?<!['’]s\s)"
    timetable = rf"(?:{one_of(words.timetable)}|{plural}{one_of(verb.removesuffix('s') for verb in words.timetable)})"
    return (
        rf"{one_of(words.plans)} to(?: be)?\b(?: [a-z]+)?",
        r"(?:is|are|was|were|be|been|falls?|fall) due (?:to|in|on|by)",
        r"(?:scheduled|slated|planned|expected) (?:for|on|in|by|until|till|before)\b",
        rf"{be} (?:due|{one_of(words.awaited)})(?: (?:early|late|later|on|for|in|by|at|sometime))*\s*$",
        r"\bdue(?: early| late| later| sometime)? (?:in|on|by|before)(?: the| early| late)?\s*$",
        r"\bdue(?: [a-z]+)? at [a-z]+(?: [a-z]+)? on\s*$",
        rf"{verbal}{timetable}(?: (?:here|there|again|early|late|only))?(?: (?:on|at|in|from|by|this|next))?\s*$",
        r"\b(?:is|are)(?: on| in| at)?\s*$",
        rf"{verbal}(?:remains?|stays?|is|are|be)(?: [a-z-]+){{1,3}} (?:until|till|through)(?: at least)?\s*$",
        r"(?:heading|headed|heads?|going) (?:in)?to(?:wards?)?(?: the)?\s*$",
        r"set for\b",
        rf"{be} set (?:on|in|by)\b",
        r"(?:planned|upcoming|scheduled|forthcoming)(?: (?!to\b|by\b)\S+){1,3} (?:on|for|in)\s*$",
    )


_CLAUSE = compile_pattern(
    r"(?:\b(?:that|but|while|because|where|when|who|which)|[,:;—–\"“(]|,\s+and|^)\s*"
    r"(?:(?:in|on|by|from|since|until|late|early|the|for)\s+){0,3}$",
    IGNORECASE,
)
_STOPS = compile_pattern(r"\s*(?:[.;!?)]|,?\s+(?:and|which|where|with)\b|$)")
_SAME_CLAUSE = compile_pattern(r"(?:(?!\b(?:and|but|that|who|which|as|after|when|while)\b)[^,;:—])*")
_BARRIER = compile_pattern(r"\b(?:which|who|whose|that)\b")


def tense_near(text: str, start: int, end: int, left: int, right: int) -> tuple[Tense | None, bool, bool]:
    """Say whether the verb that governs an expression tells of what was or is to come.

    Also whether that verb stands right beside the expression, and whether it stands behind it.

    The nearest verb before it decides, unless the expression opens its clause: then the first after it does, up to a
    relative clause. None where no verb says.
    """
    if is_ahead_of(text, left, start):
        return "future", False, False
    before = _last_cue(text, max(left, start - REACH), start)
    opens = _CLAUSE.search(text, max(left, start - WINDOW), start) is not None or (
        start - left < WINDOW and not text[left:start].strip()
    )
    if before[0] and not (opens and not _STOPS.match(text, end, right)):
        return *before, False
    barrier = _BARRIER.search(text, end, min(right, end + REACH))
    after = _first_cue(text, end, barrier.start() if barrier else min(right, end + REACH))
    return (*after, True) if after[0] else (*before, False)


def _last_cue(text: str, left: int, start: int) -> tuple[Tense | None, bool]:
    found: tuple[Tense | None, bool] = None, False
    at = left
    for cue in _cues().finditer(text, left, start):
        tense = _tense(cue.lastgroup, cue[0])
        is_participle = (
            found[0] == "future"
            and cue[0].endswith("ed")
            and _SAME_CLAUSE.fullmatch(text, at, cue.start()) is not None
            and not (cue.end() >= start - 4 and _is_told_of_a_noun(text, cue.start(), cue[0]))
        )
        if tense and not is_participle:
            found, at = (tense, cue.end() >= start - BESIDE and cue.lastgroup != "unmet"), cue.end()
    return found


_OF_A_VERB = compile_pattern(r"(?:\b(?:be|been|being|get|gets|getting|is|are|to|and|or|not|also|will|have|has)|[a-z]ly|,)\s+$")
_STILL_AHEAD = frozenset({"scheduled", "planned", "expected", "slated", "proposed", "needed", "required", "anticipated"})


def _is_told_of_a_noun(text: str, start: int, word: str) -> bool:
    """Whether a participle tells what was done with the noun before it ("papers filed Sunday"), not part of a plan."""
    return word not in _STILL_AHEAD and _OF_A_VERB.search(text, max(0, start - 12), start) is None


def _first_cue(text: str, end: int, right: int) -> tuple[Tense | None, bool]:
    for cue in _cues().finditer(text, end, right):
        tense = _tense(cue.lastgroup, cue[0])
        if tense:
            return tense, cue.start() <= end + 2 * BESIDE
    return None, False


def _tense(group: str | None, words: str) -> Tense | None:
    if group in {"future", "short"}:
        return "future"
    return None if words in lexicon().tense.not_past else "past"


_HAD = compile_pattern(r",?\s+(?:[^\s,.;:]+\s+){1,6}had\b(?!\s+(?:been\s+(?:due|expected|set)|to|hoped|planned)\b)")


def had_happened(text: str, end: int) -> bool:
    """Whether what follows a term is told in the past perfect: "by July, thousands had left"."""
    return _HAD.match(text, end) is not None


_CLAUSE_BREAK = (
    r"\b(?:and|but|that|who|which|as|after|when|while|for|plans?|planned|deadlines?|until|due"
    rf"|to\s+(?!(?:an?|the|its|their|another|one|some)\b)[a-z]+|{EVENT})\b"
)
_FREE = compile_pattern(rf"(?:(?!{_CLAUSE_BREAK}|[.!?]\s)[^,;:—])*")


def is_of_clause(text: str, left: int, start: int) -> bool:
    """Whether a verb in the past stands in the same clause before an expression, with no plan or event between them."""
    found = None
    for found in _past_verb().finditer(text, max(left, start - 90), start):  # noqa: B007 (the last one counts)
        pass
    return found is not None and _FREE.fullmatch(text, found.end(), start) is not None


_ON = compile_pattern(r"\s+(?:(?:on|in|late|early)\s+){0,2}")


def is_right_before(text: str, left: int, start: int) -> bool:
    """Whether a verb in the past stands right before an expression: "the quarter ended Oct. 31"."""
    verbs = _past_verb().finditer(text, max(left, start - 24), start)
    return any(_ON.fullmatch(text, verb.end(), start) for verb in verbs)


@cache
def _past_verb() -> Pattern[str]:
    return compile_pattern(rf"\b(?:{_past()})\b")


_VERB = compile_pattern(r"(?:is|are|has|have)\b")


def is_before_verb(text: str, end: int) -> bool:
    """Whether a verb stands right behind what ends here."""
    at = end + 1
    return text[end:at].isspace() and (_VERB.match(text, at) is not None or _cues().match(text, at) is not None)
