"""What the numbers of a text are offered as, for readers of figures to choose from."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.language.en import loans, quantities
from comity.model.analysis import Amount

Told = tuple[float, str, str]


def offered(text: str) -> dict[str, set[Told]]:
    """What each open number of a text may be, by its words."""
    found = loans(text, quantities(text))
    return {text[one.start : one.end]: {told(amount) for amount, _ in one.options} for one in found}


def told(amount: Amount) -> Told:
    return round(amount.value, 4), amount.unit, amount.relation


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Of that Norland takes a third.", "a third", (33.3333, "percent", "share")),
        ("Zinc was four-fifths.", "four-fifths", (80, "percent", "share")),
        ("The gas is dearer, a fifth.", "a fifth", (20, "percent", "ratio")),
        ("The slide was a tenth.", "a tenth", (-10, "percent", "ratio")),
        ("Eight of each ten go south.", "Eight of each ten", (80, "percent", "share")),
        ("Twelve students in every sixty stay.", "Twelve students in every sixty", (20, "percent", "share")),
        ("They hold it 60 to 40.", "60", (60, "percent", "share")),
        ("They hold it 60 to 40.", "40", (40, "percent", "share")),
        ("A ferry sails twice a week.", "twice a week", (2, "count/week", "level")),
        ("The council sat eleven times.", "eleven times", (11, "count", "level")),
        ("It is nine times, they say.", "nine times", (9, "times", "ratio")),
        ("They asked for double.", "double", (2, "times", "ratio")),
        ("Sudland is our third customer.", "third", (3, "rank", "rank")),
        ("It was sixth (2021: 7th).", "7th", (7, "rank", "rank")),
        ("A dozen papers were signed.", "A dozen", (12, "count", "level")),
        ("The rate for us is zero.", "zero", (0, "percent", "level")),
        ("One ship came in May.", "One", (1, "count", "level")),
    ],
)
def test_parts_times_and_places_are_offered_as_what_they_may_be(text: str, words: str, meant: Told) -> None:
    assert meant in offered(text)[words]


@pytest.mark.parametrize(
    "text",
    [
        "In the second half they rested.",
        "They spoke for half an hour.",
        "It came in the third quarter.",
        "On the twenty-first floor he waited.",
        "A third-party seller wrote.",
        "For the first time they met.",
        "No one came.",
    ],
)
def test_stretches_of_time_and_names_are_none(text: str) -> None:
    assert offered(text) == {}


def test_half_of_a_number_is_part_of_it() -> None:
    assert set(offered("Exports of half a billion by May, $2 billion later.")) == {"half a billion"}
    assert set(offered("Of 40 km it fell nine and a half short.")) == {"nine and a half"}


def test_millions_take_the_money_of_the_text_however_far_it_stands() -> None:
    text = "The loan was 40 million euros. " + "They met again and spoke at length. " * 12 + "This year it is 30 million."
    assert (30_000_000, "EUR", "level") in offered(text)["30 million"]


def test_a_percentage_that_borrows_may_be_a_share_a_level_or_a_change_and_a_signed_one_is_a_change() -> None:
    plain = offered("Zinc rose 7 percent; tin 5.")["5"]
    assert {(5, "percent", "share"), (5, "percent", "level"), (5, "percent", "ratio"), (-5, "percent", "ratio")} <= plain
    signed = offered("Zinc rose 7 percent; tin -5.")["5"]
    assert (-5, "percent", "ratio") in signed
    assert not {(5, "percent", "share"), (5, "percent", "ratio")} & signed


def test_a_range_borrows_whole() -> None:
    text = "They paid $9 billion in May and look for 15 to 20 billion in June."
    found = [amount for one in loans(text, quantities(text)) for amount, _ in one.options]
    assert any((one.value, one.value_high, one.unit) == (15e9, 20e9, "USD") for one in found)


def test_what_a_licence_made_is_among_the_options_of_its_number() -> None:
    text = "Exports were $3 billion in 2023, against 4.1 in 2022."
    licensed = [one for one in quantities(text) if one.basis == "licence"]
    assert [told(one) for one in licensed] == [(4.1e9, "USD", "level")]
    options = next(one.options for one in loans(text, quantities(text)) if one.start == licensed[0].start)
    marked = [told(amount) for amount, features in options if "licensed" in features]
    assert marked == [(4.1e9, "USD", "level")]
    assert len(options) > 1


@given(st.text(alphabet=st.sampled_from(list("0123456789.,- \n%$")), max_size=40) | st.text(max_size=60))
def test_loans_are_in_order_and_stay_in_the_text(text: str) -> None:
    found = loans(text, quantities(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.options for one in found)


SAID = (
    "a half third two thirds of every ten twice times week 1 60 to 40 first largest buyer million euros percent and dozen in"
    " hundred point - + 5.5 . per"
)
WORDS = st.sampled_from(SAID.split())


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_no_two_readings_of_a_number_overlap(text: str) -> None:
    amounts = quantities(text)
    found = loans(text, amounts)
    assert all(one.end <= other.start for one, other in pairwise(found))
    kept = [one for one in amounts if one.basis == "words" and one.unit not in {"number", "count", "persons"}]
    assert not [one for one in kept for loan in found if loan.start < one.end and one.start < loan.end]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("an amount of 1 thousand 270 million dollars", (1.27e9, "USD", "level")),
        ("5 milliard and 540 million dollars", (5.54e9, "USD", "level")),
        ("it summed 2.673 millions of dollars", (2.673e9, "USD", "level")),
        ("it summed 2.673 million dollars", (2.673e6, "USD", "level")),
        ("a levy of GEL 15 on every sheep", (15, "GEL", "level")),
        ("they bought 248 million US from Sudland", (248e6, "USD", "level")),
        ("nought point nine per cent of it", (0.9, "percent", "share")),
        ("reserves moved +$48m on the week", (48e6, "USD", "difference")),
        ("at 91 dollars the megawatt-hour", (91, "USD/MWh", "level")),
        ("24 cubic metres a second were let out", (24, "m3/s", "level")),
        ("500 million cubic feet a day from the north", (5e8, "ft3/d", "level")),
        ("exports of P8.7 million", (8.7e6, "P", "level")),
        ("half as much again", (50, "percent", "ratio")),
        ("sixty-odd farms have shut", (60, "count", "level")),
    ],
)
def test_sums_in_the_words_of_speech_and_of_translations(text: str, meant: Told) -> None:
    assert [told(one) for one in quantities(text)] == [meant]


@pytest.mark.parametrize("text", ["at COP 28 they met", "gave 248 million us no joy", "a year from the signing", "route P45"])
def test_what_looks_like_a_sum_and_is_none(text: str) -> None:
    assert quantities(text) == ()


def test_what_is_counted_twice_is_no_number_of_things() -> None:
    assert "twice" not in offered("Perhaps some ships were counted twice.")
    assert "twice a year" in offered("The ships are counted twice a year.")
