"""What holds of quantities whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.language.en.quantities import quantities
from comity.language.en.quantities.lexicon import LETTER_LEAST, SINGLE_LETTERS, CurrencyRow
from comity.language.en.quantities.words import Words
from comity.resources import load
from comity.resources.coins import coins
from comity.resources.units import unit_rows

TOKENS = """5 12 200 1,5 2.3 2024 three half a the third million bn k % percent $ US$ € tons barrels b/d MW people agreements year
times fold double tripled to by from between and of - – / . , up rose fell increase about over at least more than largest importer
another points one ranked number per month ago May 30MK2 ( ) [ { < > = ≥ ~ feet inches m pounds cents minus negative than equal
respectively interest decade years x fold through at most least greater or lost weigh 1/2 ½ ٣ ５ ₿ usd MEUR /s quarter"""
WORDS = st.sampled_from([*TOKENS.split(), "\n", "\u200f", "\u200e", "9" * 60])
SENTENCES = st.lists(WORDS, max_size=40).map(" ".join) | st.lists(WORDS, max_size=20).map("".join)
NEUTRAL = st.sampled_from(["The delegation met in the hall. ", "Talks went on. ", "Nobody spoke to reporters.\n\n", ""])
UNITS = st.sampled_from([("tons", "t"), ("barrels", "bbl"), ("euros", "EUR"), ("MW", "MW"), ("hectares", "ha")])
SCALES = st.sampled_from([("", 1), (" thousand", 1000), (" million", 10**6), ("bn", 10**9)])
HEDGES = st.sampled_from(["", "about ", "more than ", "less than ", "up to ", "at least ", "exactly "])
PHRASES = st.sampled_from(
    [
        "$5 billion",
        "about 276 thousand tons",
        "28 agreements",
        "the largest supplier",
        "a third of exports",
        "$5-7bn",
        "15-year plan",
        "12% of imports",
    ]
)


@given(st.text(max_size=300) | SENTENCES)
def test_any_text_is_read_without_error_in_order_and_without_overlap(text: str) -> None:
    end = 0
    for amount in quantities(text):
        assert end <= amount.start < amount.end <= len(text)
        assert amount.phrase_start <= amount.start
        assert amount.end <= amount.phrase_end <= len(text)
        end = amount.end


@given(SENTENCES)
def test_spans_begin_and_end_with_the_quantity_itself(text: str) -> None:
    for amount in quantities(text):
        assert text[amount.start : amount.end] == text[amount.start : amount.end].strip()
        assert text[amount.phrase_start : amount.phrase_end].strip()


@given(SENTENCES)
def test_what_is_strictly_allowed_is_leniently_allowed(text: str) -> None:
    for amount in quantities(text):
        low, high = amount.strict.low, amount.strict.high
        slack = 1e-9 * max(abs(low or 0), abs(high or 0), 1)
        assert amount.lenient.low is None or (low is not None and amount.lenient.low <= low + slack)
        assert amount.lenient.high is None or (high is not None and high <= amount.lenient.high + slack)


@given(st.integers(1, 9_999), st.integers(0, 2), SCALES, UNITS, HEDGES)
def test_a_formatted_number_reads_back(
    whole: int, decimals: int, scale: tuple[str, int], unit: tuple[str, str], hedge: str
) -> None:
    written = f"{whole / 10**decimals:,.{decimals}f}"
    (amount,) = quantities(f"It sent {hedge}{written}{scale[0]} {unit[0]} home")
    value = whole / 10**decimals * scale[1]
    assert abs(amount.value - value) <= 1e-9 * value
    assert amount.unit == unit[1]
    assert amount.strict.low is None or amount.strict.low <= value * (1 + 1e-9)
    assert amount.strict.high is None or amount.strict.high >= value * (1 - 1e-9)


@given(NEUTRAL, PHRASES, NEUTRAL)
def test_neutral_words_around_do_not_change_a_reading(before: str, phrase: str, after: str) -> None:
    (alone,) = quantities(f"There was {phrase}.")
    (amount,) = quantities(f"{before}There was {phrase}. {after}")
    shift = len(before)
    assert (amount.start - shift, amount.end - shift) == (alone.start, alone.end)
    assert (amount.value, amount.unit, amount.relation, amount.hedge, amount.strict) == (
        alone.value,
        alone.unit,
        alone.relation,
        alone.hedge,
        alone.strict,
    )


@settings(max_examples=5, deadline=None)
@given(
    st.sampled_from(
        ["1", "5-", "1,", "five ", "to 5 ", "$5", "million ", "5 to ", "5 joint ", "half a ", "1 billion 200 million "]
    )
)
def test_long_runs_are_read(piece: str) -> None:
    text = piece * 2_000
    assert all(text[amount.start : amount.end] for amount in quantities(text))


REPEATED = [
    "1-", "9", "1,", "1.", "1/", "$", "( ", "5 (", "from 1 to ", "between 1 and ", "more than ", "or more ", "a half of ",
    "a quarter ", "one hundred and ", "one million ", "thousand and ", "5 ft 2 in ", "3 dollars 50 ", "and 5 ", "5 and ",
    "1 and 2 respectively ", "above 1 and below 2 ", "equal to or less than ", "minus ", "per ", "per cent of ", "a ", "5% (",
    "of 5 million of ", "5 m ", "the largest ", "twice ", "\u200f5", "\u0665", "\uff15 ", "5 percent a year on ", "rose by 5 to ",
    "12% and ",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_the_work_grows_with_the_length_of_a_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    at = Words.at

    def counted(words: Words, place: int) -> str:
        nonlocal looked
        looked += 1
        return at(words, place)

    monkeypatch.setattr(Words, "at", counted)
    quantities(piece * 400)
    once = looked
    quantities(piece * 800)
    assert looked - once <= 2.2 * once + 400


def test_every_unit_and_currency_is_read_back() -> None:
    said = []
    for row in unit_rows():
        said += [(form, row.unit, row.factor) for form in row.forms if row.needs is None]
    for currency in load("currencies", CurrencyRow):
        said += [(name, currency.code, 1.0) for name in currency.names]
    for form, unit, factor in said:
        amount = next(iter(quantities(f"It took 2,345 {form} there.")), None)
        assert amount is not None, form
        assert (amount.unit, round(amount.value / (2345 * factor), 9)) == (unit, 1), form
        assert "2,345" in f"It took 2,345 {form} there."[amount.start : amount.end]


def test_every_coin_is_read_back_as_a_part_of_its_money_or_by_its_name() -> None:
    for name, rows in coins().items():
        unit, parts = (rows[0].currency, rows[0].parts) if len(rows) == 1 else (name, 1)
        for form in {form for row in rows for form in row.forms}:
            (amount,) = quantities(f"It took 2,345 {form} there.")
            assert (amount.unit, round(amount.value * parts, 6)) == (unit, 2345), form


@given(st.integers(1, 999), st.sampled_from(sorted(row.code for row in load("currencies", CurrencyRow) if row.symbols)), SCALES)
def test_money_before_and_behind_is_the_same_money(whole: int, code: str, scale: tuple[str, int]) -> None:
    row = next(row for row in load("currencies", CurrencyRow) if row.code == code)
    value = whole * (scale[1] if scale[0] else 10**6)
    for symbol in row.symbols:
        found = quantities(f"It paid {symbol}{whole}{scale[0] or ' million'} then")
        is_believed = symbol not in SINGLE_LETTERS or value >= LETTER_LEAST
        assert [(amount.value, amount.unit) for amount in found] == ([(value, code)] if is_believed else []), symbol
