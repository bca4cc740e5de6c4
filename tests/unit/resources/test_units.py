"""Units as tables and words have them."""

import pytest

from comity.resources.units import as_told


@pytest.mark.parametrize(
    ("unit", "words", "told"),
    [
        ("USD/MWh", "5 US cents per kilowatt-hour", ("USD/kWh", 0.001)),
        ("EUR/MWh", "0.21 euros/kWh", ("EUR/kWh", 0.001)),
        ("EUR/MWh", "91 euros the megawatt-hour", ("EUR/MWh", 1.0)),
        ("MWh", "3 million kWh", ("MWh", 1.0)),
        ("USD/t", "5 dollars a tonne", ("USD/t", 1.0)),
    ],
)
def test_a_price_of_power_is_told_per_what_its_words_say(unit: str, words: str, told: tuple[str, float]) -> None:
    assert as_told(unit, words) == told
