"""Where what was said begins in its sentence: after datelines, connectives and colons, and before a speaker's description."""

from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.phrases import has_verb
from comity.language.en.speech.unit import Unit


def after_colon(unit: Unit, start: int, end: int) -> int:
    """Where the last of two statements begins that a colon or semicolon sets apart; only that is what the cue covers."""
    stops = [place for place in range(start + 1, end - 1) if unit.low(place) == ";"]
    if stops:
        return stops[-1] + 1
    parts = [place for place in range(start + 3, end - 3) if unit.low(place) == ":"]
    if not parts or not has_verb(unit, start, parts[-1]) or not has_verb(unit, parts[-1] + 1, end):
        return start
    return parts[-1] + 1


def before_description(unit: Unit, start: int, end: int) -> int:
    """Leave out a speaker's office that stands between what was said and the name ("..., the ambassador, Ada Example, said")."""
    comma = next((place for place in range(end - 1, start + 2, -1) if unit.low(place) == ","), None)
    if comma is None or end - comma > 9 or unit.low(end) != "," or has_verb(unit, comma + 1, end):
        return end
    is_office = any(unit.low(place) in lexicon().person_nouns for place in range(comma + 1, end))
    begins = (
        unit.low(comma + 1) in lexicon().determiners or unit.low(comma + 2) in {"'s", "’s"} or unit.tokens[comma + 1].is_capital
    )
    return comma if is_office and begins and has_verb(unit, start, comma) else end


def after_dateline(unit: Unit, start: int) -> int:
    """Pass over "Lima, Peru, April 11 (Example Wire) –" at the head of a unit."""
    if start != 0 or unit.is_dashed or not unit.tokens[0].is_capital:
        return start
    for place in range(1, min(18, len(unit.tokens))):
        if unit.low(place) in {"–", "—", "-"}:
            return start if has_verb(unit, 0, place) or not _is_dateline(unit, place) else place + 1
    return start


def _is_dateline(unit: Unit, end: int) -> bool:
    """Whether only names, numbers and signs stand before the dash, a number or parenthesis among them."""
    before = unit.tokens[:end]
    has_mark = any(token.kind == "number" or token.low in {"(", "/"} for token in before)
    is_short = unit.paragraph <= 3 and end <= 4 and unit.tokens[end + 1].is_capital if end + 1 < len(unit.tokens) else False
    return (has_mark or is_short) and all(token.is_capital or token.kind != "word" or token.low == "of" for token in before)


def trimmed_start(unit: Unit, start: int, end: int) -> int:
    """Pass over signs and connectives ("However,", "But") at the head."""
    while start < end:
        if unit.kind(start) == "sign" and unit.low(start) not in {"$", "€", "£"}:
            start += 1
        elif _connective(unit, start) and start + _connective(unit, start) < end:
            start += _connective(unit, start)
        else:
            break
    return start


def _connective(unit: Unit, start: int) -> int:
    """How many tokens of connective begin here; longer ones, and most adverbs, need a comma after them."""
    for length in (4, 3, 2, 1):
        phrase = " ".join(unit.low(place) for place in range(start, start + length))
        if phrase in lexicon().connectives and (unit.low(start + length) == "," or phrase in {"but", "and", "yet"}):
            return length
    return 0
