"""What holds of quantities whatever the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.language.en.quantities import quantities

TOKENS = """5 12 200 1,5 2.3 2024 three half a the third million bn k % percent $ US$ € tons barrels b/d MW people agreements year
times fold double tripled to by from between and of - – / . , up rose fell increase about over at least more than largest importer
another points one ranked number per month ago May 30MK2 ( )"""
WORDS = st.sampled_from([*TOKENS.split(), "\n"])
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


@settings(max_examples=5)
@given(
    st.sampled_from(
        ["1", "5-", "1,", "five ", "to 5 ", "$5", "million ", "5 to ", "5 joint ", "half a ", "1 billion 200 million "]
    )
)
def test_long_runs_are_read(piece: str) -> None:
    text = piece * 2_000
    assert all(text[amount.start : amount.end] for amount in quantities(text))
