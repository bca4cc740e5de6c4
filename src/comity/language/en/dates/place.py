"""Where an expression stands: its sentence, the preposition before it, the tense of the verb nearby."""

from bisect import bisect_right
from functools import cache
from re import IGNORECASE, Pattern
from re import compile as compile_pattern
from typing import Literal, TypeAlias

from msgspec import Struct

from comity.language.en.dates.words import compiled
from comity.model.analysis import PartOfSpan, Role

Tense: TypeAlias = Literal["past", "future"]

_BREAK = compile_pattern(r"(?<=[.!?…])[\"'”’»)\]]{0,3}[ \t\u00a0]{1,4}(?=[\"'“‘«(\[—–-]{0,2} ?[A-Z0-9])|\n+")
_ABBREVIATION = compile_pattern(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Lt|Col|St|Inc|Corp|Co|Ltd|No|vs|[Aa]pprox|[ap]\.m"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun))\.$"
)


class Place(Struct, frozen=True):
    """An expression's offsets, its sentence's (`left`, `right`), and what the words around it say.

    `is_sure` when the verb that gives the tense stands right beside the expression; `is_effective` after "effective", which
    a deal done can be from a day behind or ahead; `ahead_within` where no verb says on which side of publication a date lies
    ("before Thursday's vote", "was to leave on Thursday"): so many days ahead it is looked for, else behind. `part` is the part
    of a span that the words name ("late 2024"). `is_start` when what is told begins on the expression ("starting Monday"),
    behind or ahead. `is_told` where a verb of its own clause tells it as past, though not right beside it. `told_year` is the
    year that its sentence opens with ("In 2011, protests began in March").
    """

    start: int
    end: int
    left: int
    right: int
    role: Role | None
    tense: Tense | None
    is_sure: bool
    is_effective: bool = False
    part: PartOfSpan | None = None
    is_start: bool = False
    ahead_within: int | None = None
    is_told: bool = False
    told_year: int | None = None


class Layout(Struct, frozen=True):
    """Where the sentences of a text begin."""

    sentences: list[int]
    size: int

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence around an offset."""
        index = bisect_right(self.sentences, at)
        return self.sentences[index - 1], self.sentences[index] if index < len(self.sentences) else self.size


def layout(text: str) -> Layout:
    """Split a text roughly; a line that was only wrapped ends no sentence."""
    sentences = [0]
    for found in _BREAK.finditer(text):
        if found[0].startswith("\n"):
            if is_wrapped(text, found.start(), found.end()):
                continue
        elif _ABBREVIATION.search(text, max(0, found.start() - 8), found.start()):
            continue
        sentences.append(found.end())
    return Layout(sentences, len(text))


def is_wrapped(text: str, start: int, end: int) -> bool:
    """Whether one line break only wraps a line: a long line without a final stop goes on in the next."""
    if end - start != 1 or start == 0 or text[start - 1] in '.!?:;"”':
        return False
    line = text.rfind("\n", max(0, start - 200), start)
    return 50 <= start - line - 1 <= 100


_ROLES: tuple[tuple[Role, str], ...] = (
    ("by", r"by|no later than|not later than|prior to the end of|by the end of|by the beginning of|by the start of"),
    ("since", r"(?:ever )?since|starting|starting in|starting from|beginning in|beginning"),
    ("until", r"until|till|through|thru|up to|up until|running to|valid to|expires in"),
    ("as_of", r"as of|as at|as from"),
    ("before", r"before|prior to|ahead of|earlier than"),
    ("after", r"after|following|beyond|later than"),
    ("from", r"from"),
    ("over", r"over|compared with|compared to|versus|vs\.?|relative to|against|than in|than|from"),
    ("to", r"to"),
)


@cache
def _role_pattern() -> Pattern[str]:
    branches = "|".join(f"(?P<{role}>{words})" for role, words in _ROLES)
    return compiled(
        rf"(?<![\w-])(?:{branches}) (?:the year |year |the |a |about |around |approximately |late |early |mid-?|on )?$"
    )


_EFFECTIVE = compile_pattern(r"\beffective\s+(?:on\s+|from\s+|as of\s+)?$", IGNORECASE)


def is_effective(text: str, start: int) -> bool:
    """Whether an expression is the day from which something holds."""
    return _EFFECTIVE.search(text, max(0, start - 20), start) is not None


_PART = compile_pattern(
    r"(?:the\s+)?(?:very\s+)?(?:(?P<start>early|earlier|beginning|start)|(?P<mid>mid|middle)|(?P<end>late|later|end|close))\b"
    r"|(?:the\s+)?(?P<at_end>year['’]s\s+end|year(?:-|\s)end|eo[ym]\b)",
    IGNORECASE,
)


def part_named(text: str, start: int, end: int) -> PartOfSpan | None:
    """The part of a span that its own words name: "late 2024", "the end of May", "mid-March"."""
    found = _PART.match(text, start, end)
    if found is None:
        return None
    return "start" if found["start"] else "mid" if found["mid"] else "end"


_START = compile_pattern(r"\b(?:starting|beginning)\s+(?:in\s+|from\s+|on\s+)?(?:the\s+)?$", IGNORECASE)


def is_start(text: str, start: int) -> bool:
    """Whether something starts or is to start on an expression."""
    return _START.search(text, max(0, start - 24), start) is not None


def role_before(text: str, start: int, floor: int) -> Role | None:
    """The role that the preposition right before an expression gives it, or None."""
    found = _role_pattern().search(text, max(floor, start - 40), start)
    if found is None:
        return None
    return next(name for name, _ in _ROLES if name == found.lastgroup)


_ATTRIBUTIVE = compile_pattern(r"(?:\b(?:the|a|an|its|his|her|their|this|annual)|['’]s)\s+$", IGNORECASE)
_NOUN = compile_pattern(r"['’]?s?\s+(?!and\b|or\b|to\b|in\b|of\b|at\b|by\b|on\b|for\b|with\b|the\b|a\b|when\b|after\b)[A-Za-z]")
_COMPOUND = compile_pattern(r"[A-Za-z]-[A-Za-z]")


_OWNS = compile_pattern(r"['’]s?\s+(?!and\b|or\b|to\b|in\b)[A-Za-z]")


def is_possessive(text: str, end: int) -> bool:
    """Whether what ends here owns the noun after it, as in "Thursday's vote"."""
    return _OWNS.match(text, end) is not None


def is_attributive(text: str, start: int, end: int) -> bool:
    """Whether an expression stands before a noun, like "the May 9 parade" or "third-quarter sales", so that no verb dates it."""
    led = _COMPOUND.search(text, start, end) is not None or _ATTRIBUTIVE.search(text, max(0, start - 12), start) is not None
    return led and _NOUN.match(text, end) is not None
