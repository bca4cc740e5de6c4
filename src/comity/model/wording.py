"""How numbers, intervals and periods are put into words for people: English, at most four significant digits."""

from math import exp, floor, log10

from comity.model.claim import Figure
from comity.model.interval import Interval

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
MONEY_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "M"), (1e3, "k"))
PLAIN_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
HEDGE_WORDS = {
    "exact": "",
    "range": "",
    "about": "about ",
    "over": "over ",
    "under": "under ",
    "up_to": "up to ",
    "at_least": "at least ",
}


def digits(value: float, significant: int = 4) -> str:
    """Write a number plainly with at most so many significant digits: 129.9, 0.0545, 12,300."""
    if value == 0:
        return "0"
    places = max(0, significant - 1 - floor(log10(abs(value))))
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: float, unit: str | None) -> str:
    """A value with its unit: "$129.9M", "$300M a month", "276,000 t", "54 %", "3 times", "rank 3", "28"."""
    base, _, rate = (unit or "").partition("/")
    per = {"": "", "d": " a day", "day": " a day", "month": " a month", "yr": " a year", "year": " a year"}.get(
        rate, f" per {rate}"
    )
    if base.isupper() and len(base) == 3:
        return _money(value, base) + per
    if base in {"", "count"}:
        return _scaled(value, PLAIN_SCALES) + per
    if base == "rank":
        return f"rank {digits(value)}"
    return f"{_scaled(value, PLAIN_SCALES)} {'%' if base == 'percent' else base}{per}"


def _money(value: float, currency: str) -> str:
    sign = "−" if value < 0 else ""
    symbol = SYMBOLS.get(currency)
    body = _scaled(abs(value), MONEY_SCALES)
    return f"{sign}{symbol}{body}" if symbol else f"{sign}{currency} {body}"


def _scaled(value: float, scales: tuple[tuple[float, str], ...]) -> str:
    for scale, name in scales:
        if abs(value) >= scale:
            return digits(value / scale) + name
    return digits(value)


def apart(gap: float) -> str:
    """How far statements stand apart, from the logarithm of the factor: "a factor of 1.44", or "0.6 %" where it is slight."""
    factor = exp(gap)
    return f"a factor of {digits(factor, 3)}" if factor >= 1.1 else f"{digits(100 * (factor - 1), 2)} %"


def limits(interval: Interval, unit: str | None) -> str:
    """An interval in words: "$123M to $137M", "at least $5M", "at most 3 t", "any value"."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "any value"
    if low is None and high is not None:
        return f"at most {amount(high, unit)}"
    if high is None and low is not None:
        return f"at least {amount(low, unit)}"
    assert low is not None and high is not None  # noqa: S101, PT018  (both cases above are gone)
    first, last = amount(low, unit), amount(high, unit)
    return first if first == last else f"{first} to {last}"


def figure_value(figure: Figure) -> str:
    """The value of a figure as its words have it: "about $200M", "+54 %", "3 times", "400 t to 500 t", "rank 3"."""
    hedge = HEDGE_WORDS[figure.hedge]
    if figure.value_high is not None:
        body = limits(Interval(figure.value, figure.value_high), figure.unit)
    else:
        body = amount(figure.value, figure.unit)
    is_gain = figure.value > 0 and (figure.relation == "difference" or (figure.relation == "ratio" and figure.unit == "percent"))
    return f"{hedge}{'+' if is_gain else ''}{body}"
