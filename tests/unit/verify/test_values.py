"""A figure's number stands in its words, or the words contradict it; that we read nothing contradicts nothing."""

from typing import Any

import msgspec
import pytest
from tests.unit.verify.article_factory import figure

from comity.language.en import dates, numerals, quantities, sentences
from comity.verify.items import FigureItem
from comity.verify.reading import Reading
from comity.verify.values import differs


def told(words: str, evidence: str, **changes: Any) -> str | None:
    """What we read in place of a figure's number; None where the words bear it out."""
    reading = Reading(sentences(words), numerals(words), quantities(words), dates(words))
    item = msgspec.convert(figure(evidence=evidence, **changes), FigureItem)
    start = words.index(evidence)
    line = (words.rfind("\n", 0, start) + 1, len(words) if words.find("\n", start) < 0 else words.find("\n", start))
    return differs(item, (start, start + len(evidence)), line, words, reading)


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        ("Trade came to $8.56 billion.", {"value": 8.56e9}),
        ("The fund holds 5 lakh crore rupees.", {"value": 5e12, "unit": "INR"}),
        ("Trade doubled in a year.", {"value": 2, "unit": "times", "relation": "ratio"}),
        ("It fell by two thirds.", {"value": -66.7, "unit": "percent", "relation": "ratio"}),
        ("A third of it went there.", {"value": 33.3, "unit": "percent", "relation": "share"}),
        ("Nine in ten boxes are theirs.", {"value": 90, "unit": "percent", "relation": "share"}),
        ("Trade last year was eight hundred and seventy-two billion.", {"value": 872e9}),
        ("They cost 9.6 US cents per kilowatt-hour.", {"value": 0.096, "unit": "USD/kWh"}),
        ("No oil has moved since then.", {"value": 0, "unit": "bbl/d"}),
        ("It runs for half a year.", {"value": 6, "unit": "months"}),
        ("Exports hit $46.3 billion.", {"value": 46.3e9, "unit": "CAD"}),
        ("Roughly four million kilos.", {"value": 4_000, "unit": "t"}),
        ("The duty will be zeroed within quota.", {"value": 0, "unit": "percent", "relation": "level"}),
        ("It passed five and half billion dollar.", {"value": 5.5e9}),
        ("5 milliard and 540 million dollar was sent.", {"value": 5.54e9}),
        ("The company keeps the rest.", {"value": 51, "unit": "percent", "relation": "share"}),
        ("Of the 13.200 barrels none remain.", {"value": 13_200, "unit": "bbl"}),
        ("They prolonged the mission for another year.", {"value": 1, "unit": "years"}),
        ("Values slid to $6.90 a kilo, a dollar less than before.", {"value": -1, "unit": "USD/kg", "relation": "difference"}),
        ("The sill is 40 centimetres too shallow.", {"value": 0.4, "unit": "m"}),
        ("The journey takes 3 h 57 at present.", {"value": 237, "unit": "minutes"}),
        ("Lorries wait 3h10 at the gate.", {"value": 190, "unit": "minutes"}),
        ("The main supplier of naphtha.", {"value": 1, "unit": "rank", "relation": "rank"}),
        ("Deliveries reached 4 to 5 million tons.", {"value": 4e6, "value_hi": 5e6, "unit": "t", "hedge": "range"}),
    ],
)
def test_a_number_that_the_words_give_is_borne_out(words: str, changes: dict[str, Any]) -> None:
    assert told(words, words.removesuffix("."), **changes) is None


@pytest.mark.parametrize(
    ("words", "changes", "ours"),
    [
        ("Trade came to $8.56 billion.", {"value": 8.46e9}, "$8.56bn"),
        ("Trade came to $8.56 billion.", {"value": 8.56e6}, "$8.56bn"),
        ("Trade came to $8.56 billion.", {"value": 8.56e9, "unit": "EUR"}, "$8.56bn"),
        ("The journey takes 3 h 57 at present.", {"value": 239, "unit": "minutes"}, "“3”, “57”"),
        ("The sill is 40 centimetres too shallow.", {"value": 0.5, "unit": "m"}, "40 cm"),
        ("Exports fell 12%.", {"value": 12, "unit": "percent", "relation": "ratio"}, "-12 %"),
        ("Exports rose 12%.", {"value": 1200, "unit": "percent", "relation": "ratio"}, "12 %"),
        ("It holds fifth place.", {"value": 4, "unit": "rank", "relation": "rank"}, "rank 5"),
        ("Deliveries reached 4 to 5 million tons.", {"value": 4e6, "value_hi": 6e6, "unit": "t"}, "4 million t to 5 million t"),
        ("They sold 6,905 lorries.", {"value": 6_905_000, "unit": "count"}, "6,905"),
        ("Trade between them grew a lot.", {"value": 7e9}, "no number"),
    ],
)
def test_a_number_that_the_words_contradict_is_told_with_ours(words: str, changes: dict[str, Any], ours: str) -> None:
    assert told(words, words.removesuffix("."), **changes) == ours


def test_a_bare_number_may_be_meant_in_the_scale_spoken_of() -> None:
    words = "All amounts are in millions of dollars, not billions.\nImports came to 273 in March."
    assert told(words, "Imports came to 273", value=273e6) is None
    assert told(words, "Imports came to 273", value=273e3) == "“273”"


def test_evidence_that_points_back_borrows_the_number_of_its_line_alone() -> None:
    words = "There are 1.6 million with papers. Without papers, as many again work there.\nElsewhere it is 2.4 million."
    assert told(words, "Without papers, as many again", value=1.6e6, unit="persons") is None
    assert told(words, "Without papers, as many again", value=2.4e6, unit="persons") == "no such number"
    assert told(words, "Without papers", value=1.6e6, unit="persons") == "no number"


def test_a_year_is_no_number_that_contradicts() -> None:
    assert told("It stayed fourth throughout 2024.", "throughout 2024", value=4, unit="rank", relation="rank") is None


def test_a_language_that_is_not_read_is_held_to_its_digits() -> None:
    words = "Товарооборот составил 200 млн долларов."
    item = msgspec.convert(figure(evidence="составил 200 млн"), FigureItem)
    assert differs(item, (13, 29), (0, len(words)), words, Reading()) is None
    other = msgspec.structs.replace(item, value=3e8)
    assert differs(other, (13, 29), (0, len(words)), words, Reading()) == "no such number"
