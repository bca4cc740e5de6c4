"""Events that a text speaks of ahead of their time, and plans it tells as past: they leave open on which side a date lies."""

from re import IGNORECASE
from re import compile as compile_pattern

_AHEAD_OF = compile_pattern(
    r"\bahead of(?:\s+(?!(?:in|on|by|of|at|for|with|to|from|as|and|was|were|is)\b)[^\s,.;:]+){0,4}(?:\s+on)?\s+$", IGNORECASE
)


def is_ahead_of(text: str, left: int, start: int) -> bool:
    """Whether something is told to come before the date: "ahead of voting on Tuesday"."""
    return _AHEAD_OF.search(text, max(left, start - 60), start) is not None


EVENT = r"(?:elections?|ballots?|primar(?:y|ies)|caucus(?:es)?|conventions?|referend(?:um|a)|run-?offs?|summits?|votes?)"
HAPPENED = (
    rf"(?:{EVENT}|games|olympics|cup|war|crisis|attacks?|bombings?|riots?|(?:earth)?quake|tsunami|floods?|invasion|coup|protests?|uprising"
    r"|revolution|crash|massacre|strike|season|campaign|recession)"
)
"""Events that are called by their year."""
_NO_ADJECTIVE = (
    r"(?:and|or|but|in|on|at|by|for|of|to|with|from|the|an?|its|his|her|their|that|which|who|after|before|when|as|was|were)"
)
_COMING = compile_pattern(rf"['’]?s?\s+(?:(?!{_NO_ADJECTIVE}\b)[a-z-]+\s+){{0,2}}{EVENT}\b", IGNORECASE)
_AFTER_COMING = compile_pattern(rf"\b{EVENT}\s+(?:in\s+|on\s+)$", IGNORECASE)


def names_coming(text: str, start: int, end: int) -> bool:
    """Whether a date is that of an event spoken of ahead of its time: "the November election", "the convention in July"."""
    return _COMING.match(text, end) is not None or _AFTER_COMING.search(text, max(0, start - 24), start) is not None


_IS = r"(?:is|are|am|has|have|['’]ll|there['’]s|it['’]s|that['’]s|can|faces?|holds?|needs?|hopes?|feels?)"
_NOT_PAST = r"(?!\b(?:was|were|had|did|said|told|won|lost|[a-z]+ed)\b)"
_STILL = compile_pattern(
    r"\b(?:before|into|until|till|toward|towards|approaching|awaiting)\s+(?:[\w'’.-]+\s+){0,6}$"
    rf"|\b{_IS}\b(?!\s+(?:been|[a-z]+ed)\b)(?:{_NOT_PAST}[^.;])*$"
)


def is_still_to_come(text: str, left: int, start: int) -> bool:
    """Whether an event is told as one that has not come: "before the vote on Tuesday", "who is running in Tuesday's vote"."""
    return _STILL.search(text, max(left, start - 90), start) is not None


_PLANNED_THEN = compile_pattern(
    r"\b(?:(?:was|were|had\s+been)(?:\s+[a-z]+ly|\s+also|\s+not)?\s+(?:(?:scheduled|set|expected|due|going|slated|planned|planning|poised"
    r"|supposed|likely|about)\s+)?(?:to|for|on)|(?:prepared|planned|hoped|intended|aimed|wanted|agreed)\s+to)\s(?:(?!\b(?:said|that|and|but)\b)[^;:!?\"“”])*$"
)


def was_planned(text: str, left: int, start: int) -> bool:
    """Whether a plan is told as one of the past ("was scheduled to leave Tuesday"), so that its day may have come or not."""
    return _PLANNED_THEN.search(text, max(left, start - 90), start) is not None
