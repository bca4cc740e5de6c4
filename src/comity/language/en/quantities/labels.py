"""Numbers that are no quantities: years, dates, times, codes, articles and flights."""

from decimal import Decimal

from comity.language.en.numbers import Numeral
from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.measures import unit_at
from comity.language.en.quantities.words import Words


def is_label(words: Words, first: int, numeral: Numeral, is_money: bool) -> bool:
    """Whether the number at a token names something rather than counting it."""
    if is_money:
        return False
    return _is_glued_before(words, first) or _is_glued_behind(words, numeral) or _is_numbered(words, first, numeral)


def _is_glued_before(words: Words, first: int) -> bool:
    """Part of a code or a date: "Su-30", "G20", "2025-05-07", "10:30", "v.5", "#5"."""
    if words.at(first - 1) in {"#", "№", "§"}:
        return True
    if not words.is_number(first) or not words.touches(first - 1):
        return False
    before = words.at(first - 1)
    if before == "." or (before == "/" and _is_second_measure(words, first)):
        return before == "."  # ".5 million" is half a million, "500MW/1,000MWh" two amounts
    if before[:1].isalnum() or before == "_":
        return True
    is_chained = words.touches(first - 2) and words.at(first - 2)[:1].isalnum()
    return before in {"-", "–", "/", ":", ".", "‑", "'", "’", ","} and is_chained


def _is_second_measure(words: Words, first: int) -> bool:
    """Whether a unit stands before the slash before a number."""
    return words.is_word(first - 2) and unit_at(words, first - 2, Decimal(10**6)) is not None


def _is_glued_behind(words: Words, numeral: Numeral) -> bool:
    """The likes of "30MK2", "1st", "10:30", "2024/25"; a suffix of scale or a unit has been read before."""
    end = numeral.end
    if not words.is_number(end - 1) or not words.touches(end - 1):
        return False
    if words.is_word(end):
        return unit_at(words, end, numeral.value) is None
    return words.at(end) in {":", "/", "_"} and words.touches(end) and words.is_number(end + 1)


def _is_numbered(words: Words, first: int, numeral: Numeral) -> bool:
    """The likes of "Article 5", "No. 12", "May 7 200" (a day before thousands)."""
    before = first - 2 if words.at(first - 1) == "." and words.touches(first - 2) else first - 1
    names = word_lists().names
    if before == first - 2:
        return words.at(before) in {"no", "nos", "art", "sec", "vol", "ch", "fig", "p", "pp", "res"}
    if words.is_number(first) and any(mark.isspace() for mark in words.at(first)) and words.at(before) in names.months:
        return True
    is_named = words.at(before) in names.named_labels and words.is_capital(before) and words.is_number(first)
    is_verb = words.at(before) == "top" and words.at(before - 1) in {"to", "will", "would", "could", "may"}
    is_value = numeral.is_scaled and not numeral.is_lettered and not words.is_capital(before)  # "at the level 25.6 billion"
    return (words.at(before) in names.labels and not is_verb and not is_value) or is_named


def is_year_like(words: Words, numeral: Numeral) -> bool:
    """Whether a number is written as years are: four plain digits between 1900 and 2099."""
    token = words.at(numeral.first)
    return numeral.end == numeral.first + 1 and len(token) == 4 and token.isdigit() and "1900" <= token <= "2099"


def is_year(words: Words, numeral: Numeral, first: int, is_strict: bool = False) -> bool:
    """Whether a number is a year where it stands: always in strict reading, else behind "in", "since", "the" and months."""
    if not is_year_like(words, numeral):
        return False
    names = word_lists().names
    return is_strict or words.at(first - 1) in names.before_years or words.at(first - 1) in names.months


def may_be_year(words: Words, numeral: Numeral) -> bool:
    """Whether a number is written as a year of the last thousand years or so."""
    token = words.at(numeral.first)
    return numeral.end == numeral.first + 1 and len(token) == 4 and token.isdigit() and "1000" <= token <= "2199"
