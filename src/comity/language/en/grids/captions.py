"""What the lines above a grid tell of all its numbers: their unit, their time, and what stands in brackets."""

import re
from collections.abc import Sequence
from functools import cache

from comity.language.en.grids.periods import Frame, period_in, same_part, year_in
from comity.language.en.grids.series import BRACKETS
from comity.language.en.grids.units import Unit, counted_in, is_number_unit, unit_in, units_in, valued
from comity.model.period import Period
from comity.resources import load
from comity.resources.rows import Product

VALUED = re.compile(
    r"\b(?:values?|exports?|imports?|trade|turnover|balance|sales|revenue|cost|paid|payments|bill)\b", re.IGNORECASE
)
"""Words of money, where the lines above a grid name a unit of money and another."""
WORTH = re.compile(
    r"\b(?:contracts?|credits?|deals?|goods|grants?|investments?|loans?|orders?|products?|projects?"
    r"|remittances|securities|services|ventures)\b",
    re.IGNORECASE,
)
"""Things whose number, under a unit of money, is what they are worth."""
CHANGES = re.compile(r"\b(?:changes?|growth)\b", re.IGNORECASE)


class Captions:
    """The lines that tell of a grid, the nearest first, with the day of publication."""

    def __init__(self, lines: Sequence[str], published: Period | None, heads: str = "") -> None:
        """Read captions; `heads` are the words above the columns, where the grid has some."""
        self.lines = tuple(lines)
        told = "\n".join(lines)
        bare = [re.split(BRACKETS, line, maxsplit=1)[0] for line in lines]
        self.period = next((found for line in bare if (found := period_in(line, published)) is not None), None)
        ends = self.period.last.year if self.period is not None and self.period.last is not None else None
        self.frame = Frame(told, published, year_in(heads) or year_in(told) or ends)

    @property
    def has_brackets(self) -> bool:
        """Whether the captions say what the numbers in brackets are."""
        return any(BRACKETS.search(line) for line in self.lines)

    @property
    def has_changes(self) -> bool:
        """Whether the numbers in brackets are changes."""
        return any(CHANGES.search(_around(line)) is not None for line in self.lines if BRACKETS.search(line))

    def bracketed(self, period: Period | None) -> Period | None:
        """The time of a number in brackets behind one of a period: "in brackets the same months of 2022"."""
        years = (year_in(_around(line)) for line in self.lines if BRACKETS.search(line))
        year = next((year for year in years if year is not None), None)
        return same_part(period, year) if period is not None and year is not None else None

    def unit(self, labels: Sequence[str], *, is_whole: bool = True) -> Unit | None:
        """The unit of a number under its labels, the nearest first: theirs, that of the lines above, or of the things they name.

        `is_whole` unless the number has decimals, which things have not.
        """
        scale = ""
        for words in labels:
            found = unit_in(words)
            if found is not None and found.pattern:
                return found
            scale = scale or (found.scale if found is not None else "")
        above = [unit for line in self.lines if (unit := self._stated(line, labels)) is not None]
        scale = scale or next((unit.scale for unit in above if unit.scale), "")
        stated = next((unit for unit in above if unit.pattern), None)
        is_number = any(is_number_unit(part) for words in labels for part in re.split(r"[,()]", words))
        for words in labels:
            own = counted_in(words, scale)
            if own is not None and (stated is None or is_number or _is_counted(own, words, is_whole=is_whole)):
                return own
        return None if is_number else stated

    def _stated(self, line: str, labels: Sequence[str]) -> Unit | None:
        """The unit that a line states; of one of money and another, the one that the labels fit."""
        units = units_in(line)
        if len(units) < 2:
            return units[0] if units else unit_in(line)
        is_money = any(VALUED.search(words) for words in labels)
        fitting = [unit for unit in units if _is_money(unit) == is_money]
        return fitting[0] if len(fitting) == 1 else None


def _around(line: str) -> str:
    """The words of a caption about brackets: behind the cue, or before it where nothing follows."""
    mark = BRACKETS.search(line)
    if mark is None:
        return ""
    behind = re.split(r"[;.)]", line[mark.end() :], maxsplit=1)[0]
    return behind if behind.strip() else re.split(r"[;.(]", line[: mark.start()])[-1]


def _is_counted(unit: Unit, label: str, *, is_whole: bool) -> bool:
    """Whether things are counted under a unit of money: people always, others where the label is more than the name of goods."""
    amount = valued("250", unit, (0, 0))
    if amount is None or amount.noun is None or not is_whole:
        return False
    if amount.unit.startswith("persons") or "/" in amount.unit:
        return True
    behind = label[label.lower().find(amount.noun.lower()) + len(amount.noun) :]
    says_more = re.match(r"\s+[a-z]+", behind) is not None
    is_goods = amount.noun.lower() in _goods() and not says_more
    return says_more and not is_goods and WORTH.search(amount.noun) is None and VALUED.search(label) is None


@cache
def _goods() -> frozenset[str]:
    return frozenset(form.lower() for row in load("products", Product) for form in (row.product, *row.forms))


def _is_money(unit: Unit) -> bool:
    amount = valued("250", unit, (0, 0))
    base = amount.unit.partition("/")[0] if amount is not None else ""
    return len(base) == 3 and base.isupper()
