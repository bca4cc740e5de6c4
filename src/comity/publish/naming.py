"""How states, series, days and voices are called on a page."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from comity.model.claim import Chain, Figure, Modality, Voice
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.record import Quantity
from comity.model.text import Grade, Metadata
from comity.model.wording import digits, limits
from comity.resources.indicators import label

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
GRADES: dict[Grade, str] = {
    "stated": "",
    "confirmed": ", as page and address say",
    "agreed": ", as the page declares and implies",
    "declared": ", as the page declares",
    "inferred": ", inferred",
    "disputed": ", disputed",
    "unknown": "",
}
MODALITIES: dict[Modality, str] = {
    "actual": "actual",
    "target": "target",
    "forecast": "forecast",
    "estimate": "estimate",
    "capacity": "capacity",
    "conditional": "conditional",
}
Names = Mapping[str, str]
"""ISO 3166-1 alpha-3 code to the name of the state."""


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A counted noun: "1 origin", "3 origins"; `plural` where it is not made with s."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def spelled(number: int) -> str:
    """A number up to ten as a word, others in digits."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def capital(text: str) -> str:
    """The text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(items: Iterable[str]) -> str:
    """A list in a sentence: "a", "a and b", "a, b and c"."""
    *rest, last = list(items) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last


def state_name(code: str | None, names: Names) -> str:
    """The name of a state, or its code where no table knows it."""
    return names.get(code or "", code or "")


def day_words(day: date) -> str:
    """A day in words: "7 May 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_words(period: Period | None) -> str:
    """A span of days in words: "2024", "May 2025", "March to October 2025", "since 2026"; "no period" for None."""
    if period is None or (period.first is None and period.last is None):
        return "no period"
    first, last = period.first, period.last
    if first is None or last is None:
        return f"since {_edge(first, is_first=True)}" if first else f"until {_edge(last, is_first=False)}"
    if first == last:
        return day_words(first)
    if period.is_calendar_year:
        return str(first.year)
    return _span(first, last)


def _span(first: date, last: date) -> str:
    if _opens_year(first) and _closes_year(last):
        return f"{first.year} to {last.year}"
    if first.day > 1 or not _closes_month(last):
        return f"{day_words(first)} to {day_words(last)}"
    start, end = MONTHS[first.month - 1], f"{MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{start} {first.year} to {end}"
    return end if first.month == last.month else f"{start} to {end}"


def _edge(day: date | None, *, is_first: bool) -> str:
    """The coarsest words for the one known end of a span: a year or a day."""
    if day is None:
        return ""
    return str(day.year) if (_opens_year(day) if is_first else _closes_year(day)) else day_words(day)


def _opens_year(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _closes_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _closes_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def dated(metadata: Metadata) -> str:
    """When a document was published and how that is known: "7 May 2025", "2026, inferred", "no date"."""
    if metadata.published is None:
        return "no date"
    first, last = metadata.published.first, metadata.published.last
    if first is None and last is not None:
        return f"by {day_words(last)}"  # as long as it has been there
    return period_words(metadata.published) + GRADES[metadata.grade]


def voice_words(voice: Voice) -> str:
    """A voice with its office, as named: "Anna Orlova (trade minister)"."""
    return f"{voice.name} ({voice.office})" if voice.office else voice.name


def chain_words(chain: Chain) -> str:
    """Who passed the words on, outermost first: "Example Post ← Example Wire ← Trade Ministry"."""
    return " ← ".join(voice.name for voice in chain)


def indicator_words(code: str) -> str:
    """An indicator as its table calls it ("bilateral trade turnover"); a free noun phrase is its own name."""
    return label(code)


def flow_words(reporter: str | None, partner: str | None, direction: str | None, names: Names) -> str:
    """Between whom something flows: "Norway to Chile", "into Norway from Chile", "Norway and Chile", "Norway", ""."""
    if reporter is None or partner is None:
        return state_name(reporter or partner, names)
    here, there = state_name(reporter, names), state_name(partner, names)
    if direction == "export":
        return f"{here} to {there}"
    if direction == "import":
        return f"into {here} from {there}"
    return f"{here} and {there}"


def series_words(record: Quantity | Figure, names: Names) -> str:
    """What is measured, without its time: "Trade turnover, Norway and Chile", "Exports of wheat, Norway to Chile, per month"."""
    measured = indicator_words(record.indicator)
    if record.product and record.product.casefold() not in measured.casefold():
        measured = f"{measured} of {record.product}"
    rate = (record.unit or "").partition("/")[2]
    parts = [
        capital(measured),
        flow_words(record.reporter, record.partner, record.direction, names),
        record.scope,
        f"per {RATES.get(rate, rate)}" if rate else None,
    ]
    return ", ".join(part for part in parts if part)


RATES = {"d": "day", "yr": "year"}


def allowed(figure: Figure) -> str:
    """The values that a figure's words allow when read strictly: "$195M to $205M", "1.535 to 1.545 times", "18 % to 20 %"."""
    if figure.relation == "ratio":
        return factor_words(figure.strict)
    if figure.relation == "share":
        return limits(figure.strict.scaled(100), "percent")
    return limits(figure.strict, figure.unit)


def factor_words(interval: Interval) -> str:
    """A factor in words: "1.535 to 1.545 times", "at least 2 times"."""
    if interval.low is None or interval.high is None:
        return limits(interval, "times")
    low, high = digits(interval.low), digits(interval.high)
    return f"{low} times" if low == high else f"{low} to {high} times"
