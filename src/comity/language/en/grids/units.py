"""What the labels of a grid say that its numbers are counted in: "TND m", "US$ million", "thousand litres", "US cents/kWh".

A number is read as if the unit stood beside it, by the same rules as in prose.
"""

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from comity.language.en.quantities import quantities
from comity.model import tolerance
from comity.model.analysis import Amount

_SAMPLE = "250"
SHORT = 4
"""Letters of the longest word that is no unit in full letters."""
_PARTS = re.compile(r"[()\[\],;:|]|\.(?=\s|$)|\s[—–-]\s|\b(?:in|are|is|if|unless|at)\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"^(?:1[,.]000|['’‘]?000s?)\b", re.IGNORECASE)
_SCALES = {
    "thousand": "thousand", "thousands": "thousand", "million": "million", "millions": "million", "mn": "million",
    "billion": "billion", "billions": "billion", "bn": "billion", "mln": "million", "bln": "billion",
}  # fmt: skip
_NUMBERED = frozenset({"number", "no", "units", "unit", "persons", "people", "head", "heads", "count"})
_COUNTED = frozenset({*_NUMBERED, "passengers", "pieces", "vehicles", "visitors", "workers"})
"""Words behind a scale that only say that people or things are counted: "thousand persons"."""
_LISTED = re.compile(
    r"^(?:\(?[a-z0-9]{1,2}[.)]\s*)?(?:(?:of which|of them|including|incl\.|thereof|number of|no\. of|-|–|•)\s+)*", re.IGNORECASE
)
_NUMBERED_LINE = re.compile(r"\(?[a-z0-9]{1,2}[.)]\s+|[-–•]\s+", re.IGNORECASE)
_PHRASE_END = re.compile(r"[,;:(\[]|\s[—–-]\s")
_RATES = (
    (re.compile(r"\b(?:daily|per day|a day|each day|/day)\b", re.IGNORECASE), " a day"),
    (re.compile(r"\b(?:weekly|per week|a week)\b", re.IGNORECASE), " a week"),
    (re.compile(r"\b(?:monthly|per month|a month)\b", re.IGNORECASE), " a month"),
)
_SPLIT = re.compile(r"([A-Za-z]{0,3}[$€£¥₹₩₺₽]|[A-Z]{3}|Rs\.?)\s*(.*)")
_INDEX = re.compile(r"\bind(?:ex|ices)\b", re.IGNORECASE)
_SHARE = re.compile(r"\bshare\b|(?:%|per ?cent) of\b|\bpart of\b", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpct\b", re.IGNORECASE)
_NUMBER = re.compile(r"([~≈]?)([+\-−–±]?)\s?([^\d+\-−–]*)([+\-−–]?)\s?(\d.*)")


class Unit(Struct, frozen=True):
    """How a number is written with its unit: `{}` stands for it in `pattern`. `scale` alone is one without what it counts."""

    pattern: str = ""
    scale: str = ""


@lru_cache(maxsize=4096)
def unit_in(label: str) -> Unit | None:
    """The unit that a label, head or caption names, the last one where it names two; None where it names none."""
    scale = None
    if _INDEX.search(label):
        return None
    for part in reversed([part.strip() for part in _PARTS.split(label)]):
        found = _unit(_THOUSANDS.sub("thousand", part))
        if found is not None and found.pattern:
            return found
        scale = scale or found
    return scale or _leading(label)


def _leading(label: str) -> Unit | None:
    """The unit that a label opens with: "Gigawatt-hours sent south", "Tonnes of wheat loaded"."""
    opened = _opening(label)
    return _unit(opened) if opened else None


def _opening(label: str) -> str:
    """The words of the unit that a label opens with; "" for any other."""
    words = label.split()
    for size in (3, 2, 1):
        if len(words) > size and words[0].lower().endswith("s") and len(words[0]) > SHORT:
            opened = " ".join(words[:size])
            found = _unit(opened)
            if found is not None and found.pattern and label.startswith(opened):
                return opened
    return ""


def units_in(label: str) -> tuple[Unit, ...]:
    """All units with a pattern that a caption names, in order."""
    found = (_unit(_THOUSANDS.sub("thousand", part.strip())) for part in _PARTS.split(label))
    return tuple(dict.fromkeys(unit for unit in found if unit is not None and unit.pattern))


@lru_cache(maxsize=4096)
def _unit(part: str) -> Unit | None:
    if not part or len(part) > 40 or any(sign.isdigit() for sign in part.replace("m3", "").replace("m2", "").replace("CO2", "")):
        return None
    if part.lower() in _SCALES:
        return Unit(scale=_SCALES[part.lower()])
    first, _, rest = part.partition(" ")
    if first.lower() in _SCALES and rest.lower() in _COUNTED:
        return Unit(scale=_SCALES[first.lower()])
    if _PERCENT.fullmatch(part):
        return Unit("{}%")
    for pattern in _patterns(part):
        amount = _alone(pattern.format(_SAMPLE))
        if amount is not None and amount.noun is None and amount.relation == "level" and amount.unit not in {"count", "persons"}:
            return Unit(pattern)
    return None


def _patterns(part: str) -> list[str]:
    """The ways in which a number may stand with the words of a unit: behind a currency, or before all of them."""
    patterns = ["{} " + part.replace("{", "").replace("}", "")]
    split = _SPLIT.fullmatch(part)
    if split is not None:
        patterns.insert(0, f"{split[1]} {{}} {split[2]}".strip())
    words = part.split()
    if len(words) == 2:
        patterns.append(f"{words[1]} {{}} {words[0]}")
    return patterns


def _alone(words: str) -> Amount | None:
    """The one amount that some words are, all of them."""
    found = quantities(words)
    is_whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(words))
    return found[0] if is_whole else None


@lru_cache(maxsize=4096)
def counted_in(label: str, scale: str = "") -> Unit | None:
    """The unit of a row of things or people: "Lorries through Ras Jedir", "Libyan visitors, thousand", "number of permits"."""
    if _INDEX.search(label):
        return None
    for words in (_LISTED.sub("", part.strip()) for part in re.split(r"[,;]", label)):
        phrase = _PHRASE_END.split(words, maxsplit=1)[0].strip()
        found = quantities(f"{_SAMPLE} {phrase}") if phrase and not phrase[0].isdigit() else ()
        if not found or found[0].start != 0 or found[0].noun is None or not found[0].unit.startswith(("count", "persons")):
            continue
        rate = next((per for pattern, per in _RATES if pattern.search(label)), "")  # per boat is no rate
        end = phrase.find(found[0].noun) + len(found[0].noun)
        noun = phrase[:end].replace("{", "").replace("}", "")
        return Unit("{} " + (f"{scale} " if scale else "") + noun + rate)
    return None


def naming(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The part of a label that names something: up to the first unit, without the letter or number of its line."""
    label = text[slice(*span)]
    start = _NUMBERED_LINE.match(label)
    place = start.end() if start is not None else 0
    place += len(_opening(label[place:]))
    cut = place
    for mark in (*_PARTS.finditer(label, place), None):
        end = mark.start() if mark is not None else len(label)
        part = label[cut:end].strip()
        if part and (is_number_unit(part) or _unit(_THOUSANDS.sub("thousand", part)) is not None):
            label = label[:cut]
            break
        cut = mark.end() if mark is not None else end
    label = label.rstrip(" ,;:([|—–-")
    while place < len(label) and label[place].isspace():
        place += 1
    return (span[0] + place, span[0] + len(label)) if len(label) > place else (span[0], span[0])


def is_number_unit(label: str) -> bool:
    """Whether a label only says that things or people are counted."""
    return label.strip(" .()").lower() in _NUMBERED


def is_share(label: str) -> bool:
    """Whether a label says that its numbers are parts of a whole."""
    return _SHARE.search(label) is not None


def is_percent(label: str) -> bool:
    """Whether a label says that its numbers are percentages."""
    return _PERCENT.search(label) is not None


def written(cell: str, unit: Unit | None) -> str:
    """A number with its unit, as it would stand in a sentence."""
    parts = _NUMBER.fullmatch(cell)
    number = f"{parts[3]}{parts[5]}" if parts is not None else cell
    return unit.pattern.format(number) if unit is not None and unit.pattern else number


def valued(cell: str, unit: Unit | None, span: tuple[int, int]) -> Amount | None:
    """The number of a cell in its own unit, or else in `unit`; None where it has neither. `span` is where the cell stands."""
    parts = _NUMBER.fullmatch(cell)
    if parts is None:
        return None
    about, sign, money, inner, number = parts.groups()
    written = f"{money}{number}"
    amount = _alone(written)
    if amount is None or amount.unit == "number":
        amount = _alone(unit.pattern.format(written)) if unit is not None and unit.pattern and not money.strip() else None
    if amount is None:
        return None
    return placed(_signed(amount, sign or inner), span, is_rough=bool(about))


def changed(cell: str, unit: Unit | None, span: tuple[int, int], *, is_relative: bool) -> Amount | None:
    """The number of a cell as a change, in percent or in `unit`: "+38%", "-20.5", "+12"."""
    parts = _NUMBER.fullmatch(cell)
    if parts is None:
        return None
    sign, number = parts[2] or parts[4], parts[5].rstrip("% ")
    is_fall = sign in {"-", "−", "–"}
    if is_relative or cell.endswith("%"):
        found = quantities(f"{'down' if is_fall else 'up'} {number}%")
        return placed(found[0], span) if len(found) == 1 and found[0].relation == "ratio" else None
    amount = valued(f"{parts[3]}{parts[5]}", unit, span)
    if amount is None or amount.relation != "level":
        return None
    return replace(_signed(amount, sign), relation="difference")


def _signed(amount: Amount, sign: str) -> Amount:
    if sign not in {"-", "−", "–"}:
        return amount
    strict, lenient = tolerance.mirrored((amount.strict, amount.lenient))
    return replace(amount, value=-amount.value, strict=strict, lenient=lenient)


def placed(amount: Amount, span: tuple[int, int], *, is_rough: bool = False) -> Amount:
    """An amount read from other words, at its place in the text."""
    start, end = span
    return replace(amount, start=start, end=end, phrase_start=start, phrase_end=end, hedge="about" if is_rough else amount.hedge)
