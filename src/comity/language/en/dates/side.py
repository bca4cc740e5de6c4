"""On which side of publication an expression lies, as far as the words around it say."""

from functools import cache
from re import IGNORECASE, Match, Pattern
from re import compile as compile_pattern

from msgspec import Struct

from comity.language.en.dates.coming import HAPPENED, is_ahead_of, is_still_to_come, names_coming, was_planned
from comity.language.en.dates.place import Tense, is_attributive, is_possessive
from comity.language.en.dates.tense import had_happened, is_of_clause, is_right_before, tense_near
from comity.language.en.dates.words import compiled, lexicon, one_of
from comity.model.analysis import Role

NEAR_DAYS = 3  # as far ahead a weekday is looked for where no verb says on which side of publication it lies
FAR_DAYS = 4  # the same where the verb looks ahead and the weekday stands beside a noun ("his speech Monday will be shown")
NEAR_YEAR = 183  # the same for a month or a season
TERMS = frozenset({"by", "until", "to"})


class Side(Struct, frozen=True):
    """What the words around an expression say of its time; the fields are those of the same names of its `Place`."""

    tense: Tense | None
    is_sure: bool
    ahead_within: int | None
    is_told: bool
    told_year: int | None


def side_of(match: Match[str], words: tuple[int, int], sentence: tuple[int, int], role: Role | None) -> Side:
    """What is said of the time of the expression at `words`, which `match` found, in its sentence and after its preposition."""
    text, (start, end), left = match.string, words, sentence[0]
    tense, is_sure, ahead_within = _tense_of(match, words, sentence, role)
    # A past verb says little about the end of what it tells: "was extended to November 16".
    if tense == "past" and role in TERMS and _moved().search(text, max(left, start - 60), start):
        tense = "future"
    if role == "by" and had_happened(text, end):
        tense, is_sure = "past", True
    else:
        is_sure = is_sure and role not in TERMS
    is_told, year = False, None
    if tense == "past" and role not in TERMS:
        is_told = is_right_before(text, left, start) if is_sure else is_of_clause(text, left, start)
    if tense != "future":
        year = _year_told(text, left, start)
    return Side(tense, is_sure, ahead_within, is_told, year)


@cache
def _moved() -> Pattern[str]:
    """Verbs that move a term to what follows: "postponed until Thursday"."""
    return compiled(rf"\b{one_of(lexicon().context.moved)}\b")


_BACK = compile_pattern(r"\b(?:back as|back to|recently as)\s+$", IGNORECASE)
_SINCE_DOING = compile_pattern(r"\bsince\s+[a-z]{3,}ing\b[^.,;:]*$", IGNORECASE)
_FROM_NOW = compile_pattern(
    r"\b(?:as early as|as soon as|(?:no|not) (?:earlier|sooner|later) than|at the (?:earliest|latest))\s+$", IGNORECASE
)
_GIVEN = compile_pattern(
    r"\b(?:ha(?:s|ve|d)|g[ia]ve(?:s|n)?|giving|granted|allowed)\b[^.;]{0,40}\b(?:until|till)\s+$", IGNORECASE
)
_TO_ACT = compile_pattern(r"(?:\s+(?:morning|afternoon|evening|night))?\s+to\s+[a-z]{2,}\b")


def _is_given(text: str, start: int, end: int) -> bool:
    """Whether time is left until then: "gave the island until Monday to raise the money"."""
    return _GIVEN.search(text, max(0, start - 60), start) is not None and _TO_ACT.match(text, end) is not None


_SIDE = compile_pattern(r"(?:(?P<earlier>earlier)|later)\s+(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", IGNORECASE)


_ON = compile_pattern(
    r"(?:\b(?:on|by|for|from|to|and|or|of|this|next|late|early|later|until|at)|[,;:(\"“—–-]|\A)\s*$", IGNORECASE
)


def _is_of_a_noun(text: str, start: int) -> bool:
    """Whether a weekday stands bare behind a word that may own it."""
    return _ON.search(text, max(0, start - 8), start) is None


def _tense_of(
    match: Match[str], words: tuple[int, int], sentence: tuple[int, int], role: Role | None
) -> tuple[Tense | None, bool, int | None]:
    """Give the tense that dates an expression, whether it is sure, and how far ahead it lies if the tense leaves that open."""
    text, (start, end), parts = match.string, words, match.groupdict()
    if _BACK.search(text, max(0, start - 14), start) or _SINCE_DOING.search(text, max(sentence[0], start - 60), start):
        return "past", True, None
    tense, is_sure, is_behind = tense_near(text, start, end, *sentence)
    if said := _SIDE.match(text, start):
        return ("past", True, None) if said["earlier"] else (tense, is_sure, NEAR_DAYS)
    if parts.get("weekday"):
        is_to_come = _FROM_NOW.search(text, max(0, start - 20), start) or (role == "until" and _is_given(text, start, end))
        return ("future", True, None) if is_to_come else _of_weekday(match, words, sentence, role, (tense, is_sure, is_behind))
    if (parts.get("month") or parts.get("season")) and names_coming(text, start, end):
        return tense or "future", False, NEAR_YEAR if tense == "past" and (is_behind or not is_sure) else None
    if parts.get("month") and not parts.get("day") and tense == "past" and was_planned(text, sentence[0], start):
        return tense, False, NEAR_YEAR
    if parts.get("day") and tense == "future" and role in {None, "by"} and was_planned(text, sentence[0], start):
        tense, is_sure = ("past" if role == "by" else None), False  # it may have come or not: the nearer one is taken
    elif is_attributive(text, _head(match, start), end):
        tense, is_sure = None, False
    return tense, is_sure, None


def _head(match: Match[str], start: int) -> int:
    """Where an expression begins, without its article."""
    return match.start() if match.string[start : match.start()].lower().split() == ["the"] else start


def _of_weekday(
    match: Match[str], words: tuple[int, int], sentence: tuple[int, int], role: Role | None, told: tuple[Tense | None, bool, bool]
) -> tuple[Tense | None, bool, int | None]:
    """The same for a weekday, of which the next one may be as near as the last."""
    text, (start, end), left = match.string, words, sentence[0]
    tense, is_sure, is_behind = told
    is_beside = is_sure and not is_behind
    leads_up = role == "before" and is_possessive(text, end)
    is_ahead = is_ahead_of(text, left, start)
    if tense == "future":
        is_open = role not in {"by", "until", "before"} and not is_ahead
        is_nearest = is_open and (is_possessive(text, end) or was_planned(text, left, start))
    else:
        is_event = not is_beside and names_coming(text, start, end)
        is_nearest = (leads_up and not is_sure) or (is_event and (tense is None or is_still_to_come(text, left, start)))
    is_weak = tense == "future" and not is_beside and role is None and not is_ahead and _is_of_a_noun(text, start)
    near = NEAR_DAYS if is_nearest else FAR_DAYS if is_weak else None
    head = _head(match, start)
    if leads_up or not is_attributive(text, head, end):
        return tense, is_sure, near
    return ("future", False, None) if is_ahead_of(text, left, head) else (None, False, near)


_OPENING_YEAR = compile_pattern(
    r"[\"'“”‘(]*(?:(?:and|but|then|back|early|late|later)\s+)?"
    r"(?:in\s+(?:(?:early|late|mid-?)\s*)?((?:19|20)\d\d),?\s"
    rf"|(?:in|during|after)\s+(?:the\s+)?((?:19|20)\d\d)\s+(?:[a-z-]+\s+)?{HAPPENED},)",
    IGNORECASE,
)
_YEAR_OF_EVENT = compile_pattern(
    rf"\b((?:19|20)\d\d)\s+(?:[a-z-]+\s+)?{HAPPENED}(?:,\s+also)?\s+"
    r"(?:(?:began|started|opened|ended|erupted|broke\s+out|took\s+place|(?:was|were)\s+held)\s+)?(?:in|on|of)\s+$",
    IGNORECASE,
)
_SAID_IN = compile_pattern(r"\b(?:said|told|announced|reported|wrote|added|published)\s+(?:[a-z]+\s+)?(?:in|on|late|early)\s+$")


def _year_told(text: str, left: int, start: int) -> int | None:
    """The year with which a sentence opens, as it then tells its months by their names alone; not of what was only said.

    Also that of the event whose day or month is told: "the 2007 election in May", "the 2011 riots began on 6 August".
    """
    found = _YEAR_OF_EVENT.search(text, max(left, start - 60), start)
    if found is None and not _SAID_IN.search(text, max(left, start - 30), start):
        found = _OPENING_YEAR.match(text, left, start)
    return int(found[1] or found[2]) if found and found.re is _OPENING_YEAR else int(found[1]) if found else None
