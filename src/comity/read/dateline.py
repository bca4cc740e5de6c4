"""The day of publication that an article prints near its beginning: a dateline, or a line that is only a date."""

import re
from collections.abc import Iterator
from datetime import date

REACH = 600
"""How many code points from the beginning the line of a date may start: headline, standfirst and a caption come before it."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = (
    r"(?P<month{n}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day{n}>[0-3]?[0-9])(?:st|nd|rd|th)?"
# No article of a pile is older than the web; an older day alone on a line is what the article is about.
_YEAR = r"(?P<year{n}>(?:199|20[0-9])[0-9])"
_DATE = (
    "(?:" + (_MONTH + r" {{1,2}}" + _DAY + r",? {{1,2}}" + _YEAR).format(n=1)
    + "|" + (_DAY + r" {{1,2}}" + _MONTH + r",? {{1,2}}" + _YEAR).format(n=2)
    + r"|(?P<year3>(?:199|20[0-9])[0-9])-(?P<month3>[01][0-9])-(?P<day3>[0-3][0-9]))"
)  # fmt: skip
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? {1,2})?"
_TIME = r"(?:(?:,| at| [|–-])? {1,2}[0-2]?[0-9]:[0-5][0-9](?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
# Every repetition is bounded and tried only at the start of a line, so reading is linear.
_ALONE = re.compile(
    rf"(?:(?:published|posted|date)(?: on)?:? {{1,2}})?{_WEEKDAY}{_DATE}{_TIME} {{0,4}}$",
    re.IGNORECASE,
)
_NAME = r"(?!(?:In|On|At|By|From|Since|Until|The|As|After|Before) )[^\W\d_a-z][\w'’.-]{0,30}(?: [\w'’.-]{1,30}){0,3}"
_DATELINE = re.compile(rf"{_NAME}(?:, {_NAME}){{0,2}}, (?i:{_DATE}) {{0,2}}(?:\(|/|[-–—:])")


def dateline(words: str) -> date | None:
    """The one absolute day that the head of an article gives as its own, or None where there is none or they differ."""
    found = {day for line in _head(words) if (day := _day_of(line)) is not None}
    return found.pop() if len(found) == 1 else None


def _head(words: str) -> Iterator[str]:
    """The beginnings of the lines that start within reach."""
    start = 0
    while 0 <= start < min(REACH, len(words)):
        end = words.find("\n", start)
        yield words[start : end if 0 <= end < start + REACH else start + REACH].strip()
        start = end + 1 or len(words)


def _day_of(line: str) -> date | None:
    match = _ALONE.match(line) or _DATELINE.match(line)
    if match is None:
        return None
    form = next(n for n in "123" if match[f"year{n}"])
    month = match[f"month{form}"]
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].casefold()) + 1
    try:
        return date(int(match[f"year{form}"]), number, int(match[f"day{form}"]))
    except ValueError:  # 30 February
        return None
