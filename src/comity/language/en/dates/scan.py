"""Finding the expressions of a text: one pattern over all rules, then what stands before each match."""

from collections.abc import Iterator
from functools import cache
from re import IGNORECASE, Match, Pattern, sub
from re import compile as compile_pattern

from msgspec.structs import replace

from comity.language.en.dates import (
    compound,
    counted,
    days,
    ended,
    figures,
    holidays,
    lengths,
    months,
    relative,
    times,
    weeks,
    workdays,
    years,
)
from comity.language.en.dates.place import (
    Layout,
    Place,
    Tense,
    is_attributive,
    is_effective,
    is_possessive,
    is_start,
    is_wrapped,
    joined_year,
    layout,
    part_named,
    role_before,
    told_year,
)
from comity.language.en.dates.reading import Found, Rule
from comity.language.en.dates.tense import (
    had_happened,
    is_ahead_of,
    is_before_verb,
    is_of_clause,
    is_right_before,
    is_still_to_come,
    names_coming,
    tense_near,
    was_planned,
)
from comity.language.en.dates.words import compiled, lexicon, one_of, pieces
from comity.model.analysis import Role

# A word, or a capital right after a small letter, where a scraper lost the space ("venturesLast year").
_START = r"(?:(?<![^\W_])|(?-i:(?<=[a-z])(?=[A-Z][a-z])))"
# A word ends, or figures stand against the next capitalised word.
_END = r"(?:(?![^\W_])|(?-i:(?<=\d)(?=[A-Z][a-z])))"


def found_in(text: str) -> tuple[Found, ...]:
    """Every expression of the text, in order, none overlapping another."""
    where = layout(text)
    return tuple(_placed(text, where, rule, match, floor) for rule, match, floor in _matches(text))


def _matches(text: str) -> Iterator[tuple[Rule, Match[str], int]]:
    """Each rule's matches, left to right, with the end of the match before."""
    at = floor = 0
    trigger, scan = _trigger(), _scan()
    while (word := trigger.search(text, at)) is not None:
        head = scan.match(text, word.start())
        found = _first_fitting(text, word.start(), head.lastgroup) if head and head.lastgroup else None
        if found is None:
            at = word.start() + 1
            continue
        yield *found, floor
        at = floor = found[1].end()


def _first_fitting(text: str, start: int, group: str) -> tuple[Rule, Match[str]] | None:
    """Give the first rule, in their order from the one of `group`, that matches here and whose match is a date."""
    rules = _rules()
    for index in range(int(group.removeprefix("r")), len(rules)):
        rule, pattern = rules[index], _pattern(index)
        match = pattern.match(text, start)
        if match is not None and "\n" in match[0]:
            match = _unbroken(text, match, pattern)
        if match is not None and not _is_glued_word(text, match) and (rule.fits is None or rule.fits(match, text)):
            return rule, match
    return None


def _unbroken(text: str, match: Match[str], pattern: Pattern[str]) -> Match[str] | None:
    """The match where it only runs over wrapped lines, else what of it stands before the break."""
    at = text.index("\n", match.start())
    is_one = text[at + 1 : match.end()].lstrip(" \t\r")[:1] != "\n"
    return match if is_one and is_wrapped(text, at, at + 1) else pattern.match(text, match.start(), at)


def _is_glued_word(text: str, match: Match[str]) -> bool:
    """Whether one bare word stands glued to the word before it, as in a name ("LeMay")."""
    start = match.start()
    return start > 0 and text[start - 1].isalpha() and " " not in match[0]


@cache
def _rules() -> tuple[Rule, ...]:
    at = pieces()
    return (
        *(replace(rule, ends=False) for rule in times.rules(at)),
        *holidays.rules(at),
        *weeks.rules(at),
        *figures.rules(at),
        *days.rules(at),
        *months.rules(at),
        *workdays.rules(at),
        *compound.rules(at),
        *ended.rules(at),
        *counted.rules(at),
        *relative.rules(at),
        *lengths.rules(at),
        *years.rules(at),
    )


@cache
def _pattern(index: int) -> Pattern[str]:
    """One rule's pattern, compiled when first needed."""
    return compiled(f"{_START}(?:{_rules()[index].pattern}){_END}")


@cache
def _trigger() -> Pattern[str]:
    """The words and signs that an expression can begin with: a cheap sieve before the rules are tried."""
    words = lexicon()
    named = (
        words.months,
        words.month_abbreviations,
        words.weekdays,
        words.weekday_abbreviations,
        words.seasons,
        words.numbers,
        words.ordinals,
        words.decades,
        words.sets,
        words.holidays,
        words.feasts,
        words.weekend_feasts,
        words.easter,
        words.thanksgiving,
    )
    first = {word for group in named for word in group} | words.openers
    first |= {f"{word}s" for word in words.weekdays}
    return compile_pattern(rf"{_START}(?:[\d'’<>=]|{one_of(first)}(?![^\W\d_])|[qh][1-4]|[fc]y\d)", IGNORECASE)


@cache
def _scan() -> Pattern[str]:
    """One pattern for all rules; a group's name tells which matched."""
    branches = "|".join(f"(?P<r{index}>{_nameless(rule.pattern)})" for index, rule in enumerate(_rules()))
    return compiled(f"{_START}(?:{branches}){_END}")


def _nameless(pattern: str) -> str:
    return sub(r"\(\?P<\w+>", "(?:", pattern)


_PART = (
    r"\b(?:the\s+)?(?:early|late|mid|middle|earlier|later|sometime|around|about)(?:\s+(?:in|on))?[\s-]+"
    r"|\b(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|mid|end|close|turn"
    r"|(?:first|second|latter|last|final) (?:half|days?|weeks?|months?|part|quarter))\s+of\s+(?:the\s+)?"
    r"|\b(?:end|start)-|(?<=\bby\s)end\s+|(?<=\bat\s)(?:end|start)\s+|(?<=\bsince\s)(?:end|start)\s+|(?<=\buntil\s)end\s+"
    r"|\b(?:pre|post)-"
)
_MODIFIER = compile_pattern(rf"(?:{_PART})$", IGNORECASE)
_ARTICLE = compile_pattern(rf"(?:{_PART}|\bthe\s+)$", IGNORECASE)
_ABOUT = compile_pattern(r"\b(?:around|about)\s+$", IGNORECASE)
_MORE = r"around|about|nearly|almost|at\s+least|(?:no\s+)?(?:more|less|fewer)\s+than|up\s+to"
_QUANTIFIER = compile_pattern(rf"\b(?:{_MORE})\s+$", IGNORECASE)
_QUANTIFIER_OF_ONE = compile_pattern(rf"\b(?:{_MORE}|over)\s+$", IGNORECASE)  # "over three years" may be "during" them
_OF = compile_pattern(r"\sof\s", IGNORECASE)
_NO_NOUN = compile_pattern(r"\s+(?:from|than|some|any|no|you|he|she|it|they|we|I|there|this|that|his|her|their|its|while|but)\b")
_ONE = compile_pattern(r"(?:an?|half)\s", IGNORECASE)

_ONWARDS = compile_pattern(
    r"\s+(?:onwards?\b|(?:or|and) (?:later|beyond|thereafter|greater)\b(?! (?:the|that|on)\b)|(?:or|and) after(?= ?[.,;:!?)]|$))",
    IGNORECASE,
)

_ROLE_OF_PREFIX: dict[str, Role] = {"pre": "before", "post": "after"}


@cache
def _moved() -> Pattern[str]:
    return compiled(rf"\b{one_of(lexicon().context.moved)}\b")


def _is_moved(text: str, floor: int, start: int) -> bool:
    """Whether a term was moved to what follows: "postponed until Thursday"."""
    return _moved().search(text, floor, start) is not None


def _widening(rule: Rule, match: Match[str], text: str) -> Pattern[str]:
    """What belongs to an expression from the words before it: part of a span, an article, or how a number is meant."""
    if "unit" in match.groupdict() and (match.groupdict().get("count") or _ONE.match(match[0])):
        return _QUANTIFIER_OF_ONE if _ONE.match(match[0]) else _QUANTIFIER
    if rule.definite and _has_article(match, text):
        return _ARTICLE
    return _MODIFIER if rule.ends or rule.definite else _ABOUT


def _has_article(match: Match[str], text: str) -> bool:
    """Whether the article before an expression is its own, not that of a noun behind it ("the third quarter results")."""
    end = match.end()
    if _OF.search(match[0]) or _NO_NOUN.match(text, end) or is_before_verb(text, end):
        return True
    return not is_attributive(text, match.start(), end)


_BACK = compile_pattern(r"\b(?:back as|back to|recently as)\s+$", IGNORECASE)
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


_ON = compile_pattern(r"(?:\b(?:on|by|for|from|to|and|or|of|this|next|late|early|later|until|at)|[,;:(\"“—–-]|\A)\s*$", IGNORECASE)


def _is_of_a_noun(text: str, start: int) -> bool:
    """Whether a weekday stands bare behind a word that may own it."""
    return _ON.search(text, max(0, start - 8), start) is None


NEAR_DAYS = 3  # as far ahead a weekday is looked for where no verb says on which side of publication it lies
FAR_DAYS = 4  # the same where the verb looks ahead and the weekday stands beside a noun ("his speech Monday will be shown")
NEAR_YEAR = 183  # the same for a month or a season


def _tense_of(
    match: Match[str], words: tuple[int, int], sentence: tuple[int, int], role: Role | None
) -> tuple[Tense | None, bool, int | None]:
    """Give the tense that dates an expression, whether it is sure, and how far ahead it lies if the tense leaves that open."""
    text, (start, end), parts = match.string, words, match.groupdict()
    tense, is_sure = tense_near(text, start, end, *sentence)
    leads_up = role == "before" and parts.get("weekday") is not None and is_possessive(text, end)
    is_nearest = leads_up and not is_sure and tense != "future"
    if (
        parts.get("weekday")
        and tense == "future"
        and role not in {"by", "until", "before"}
        and not is_ahead_of(text, sentence[0], start)
    ):
        is_nearest = is_possessive(text, end) or was_planned(text, sentence[0], start)
    if _BACK.search(text, max(0, start - 14), start):
        return "past", True, None
    is_to_come = _FROM_NOW.search(text, max(0, start - 20), start) or (role == "until" and _is_given(text, start, end))
    if parts.get("weekday") and is_to_come:
        return "future", True, None
    if said := _SIDE.match(text, start):
        return ("past", True, None) if said["earlier"] else (tense, is_sure, NEAR_DAYS)
    if (parts.get("month") or parts.get("season")) and names_coming(text, start, end):
        return tense or "future", False, NEAR_YEAR if tense == "past" and not is_sure else None
    if parts.get("month") and not parts.get("day") and tense == "past" and was_planned(text, sentence[0], start):
        return tense, False, NEAR_YEAR
    if parts.get("weekday") and tense != "future" and not is_sure and names_coming(text, start, end):
        is_nearest = is_nearest or tense is None or is_still_to_come(text, sentence[0], start)
    near = NEAR_DAYS if is_nearest else None
    is_weak = tense == "future" and not is_sure and role is None and not is_ahead_of(text, sentence[0], start)
    if parts.get("weekday") and near is None and is_weak and _is_of_a_noun(text, start):
        near = FAR_DAYS
    head = match.start() if text[start : match.start()].lower().split() == ["the"] else start
    if not leads_up and is_attributive(text, head, end):
        is_ahead = parts.get("weekday") is not None and is_ahead_of(text, sentence[0], head)
        return ("future" if is_ahead else None), False, None if is_ahead else near
    return tense, is_sure, near


def _placed(text: str, where: Layout, rule: Rule, match: Match[str], floor: int) -> Found:
    """The match with its sentence, role and tense; "the end of" and the like before it belong to it."""
    left, right = where.sentence(match.start())
    widened = _widening(rule, match, text).search(text, max(floor, left, match.start() - 32), match.start())
    start = widened.start() if widened else match.start()
    end = match.end() + ("(" in match[0] and text[match.end() : match.end() + 1] == ")")
    role = _ROLE_OF_PREFIX.get(text[start : start + 4].lower().rstrip("-")) or role_before(text, start, max(floor, left))
    tense, is_sure, ahead_within = _tense_of(match, (start, end), (left, right), role)
    if role in {None, "from"} and _ONWARDS.match(text, end):
        role = "since"
    if role == "from" and match.groupdict().get("to"):
        role = None  # "from March to October" is all said by the span
    # A past verb says little about the end of what it tells: "was extended to November 16".
    if tense == "past" and role in {"by", "until", "to"} and _is_moved(text, max(left, start - 60), start):
        tense = "future"
    if role == "by" and had_happened(text, end):
        tense, is_sure = "past", True
    else:
        is_sure = is_sure and role not in {"by", "until", "to"}
    is_told = (
        tense == "past"
        and role not in {"by", "until", "to"}
        and (is_right_before(text, left, start) if is_sure else is_of_clause(text, left, start))
    )
    aspects = is_effective(text, start), part_named(text, start, end), is_start(text, start), ahead_within
    year = told_year(text, left, start) if tense != "future" else None
    if year is None and tense == "past" and is_sure:
        year = joined_year(text, left, start, match.groupdict().get("month"))
    place = Place(start, end, left, right, role, tense, is_sure, *aspects, is_told, year)
    return Found(rule, match, place)
