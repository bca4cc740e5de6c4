"""Finding the expressions of a text: one pattern over all rules, then what stands before each match."""

from collections.abc import Iterator
from functools import cache
from re import IGNORECASE, Match, Pattern, sub
from re import compile as compile_pattern

from msgspec.structs import replace

from comity.language.en.dates import (
    anniversaries,
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
    is_attributive,
    is_effective,
    is_start,
    is_wrapped,
    layout,
    part_named,
    role_before,
)
from comity.language.en.dates.reading import Found, Rule
from comity.language.en.dates.side import side_of
from comity.language.en.dates.tense import (
    is_before_verb,
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
        *anniversaries.rules(at),
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
_MODIFIER_OF_NEAR = compile_pattern(rf"(?:{_PART.replace('|around|about', '')})$", IGNORECASE)
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


def _widening(rule: Rule, match: Match[str], text: str) -> Pattern[str]:
    """What belongs to an expression from the words before it: part of a span, an article, or how a number is meant."""
    if "unit" in match.groupdict() and (match.groupdict().get("count") or _ONE.match(match[0])):
        return _QUANTIFIER_OF_ONE if _ONE.match(match[0]) else _QUANTIFIER
    if rule.definite and _has_article(match, text):
        return _ARTICLE
    if rule.name in {"last unit", "last fiscal year"}:
        return _MODIFIER_OF_NEAR  # what one talks "about this year" is no time near it
    return _MODIFIER if rule.ends or rule.definite else _ABOUT


def _has_article(match: Match[str], text: str) -> bool:
    """Whether the article before an expression is its own, not that of a noun behind it ("the third quarter results")."""
    end = match.end()
    if _OF.search(match[0]) or _NO_NOUN.match(text, end) or is_before_verb(text, end):
        return True
    return not is_attributive(text, match.start(), end)


def _placed(text: str, where: Layout, rule: Rule, match: Match[str], floor: int) -> Found:
    """The match with its sentence, role and tense; "the end of" and the like before it belong to it."""
    left, right = where.sentence(match.start())
    widened = _widening(rule, match, text).search(text, max(floor, left, match.start() - 32), match.start())
    start = widened.start() if widened else match.start()
    end = match.end() + ("(" in match[0] and text[match.end() : match.end() + 1] == ")")
    role = _ROLE_OF_PREFIX.get(text[start : start + 4].lower().rstrip("-")) or role_before(text, start, max(floor, left))
    told = side_of(match, (start, end), (left, right), role)
    if role in {None, "from"} and _ONWARDS.match(text, end):
        role = "since"
    if role == "from" and match.groupdict().get("to"):
        role = None  # "from March to October" is all said by the span
    aspects = is_effective(text, start), part_named(text, start, end), is_start(text, start)
    sides = told.ahead_within, told.is_told, told.told_year
    place = Place(start, end, left, right, role, told.tense, told.is_sure, *aspects, *sides)
    return Found(rule, match, place)
