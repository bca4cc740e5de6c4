"""Choosing between readings: weights decide, nearness where there are none, and the same every time."""

import json
from importlib.resources import files

import pytest

from comity.extract.chooser import Nearest, Option, Weighed, chooser, digest
from comity.model.analysis import Amount
from comity.model.interval import Interval

AMOUNT = Amount(
    start=0,
    end=1,
    phrase_start=0,
    phrase_end=1,
    value=1.0,
    unit="USD",
    relation="level",
    strict=Interval(1, 1),
    lenient=Interval(1, 1),
)
OPTIONS = [Option("first", ["a"]), Option("second", ["a", "b"], is_nearest=True), Option("third", ["c"])]


def test_nearest_takes_what_nearness_proposes() -> None:
    assert Nearest().pick("indicator", AMOUNT, OPTIONS) == "second"
    assert Nearest().pick("indicator", AMOUNT, OPTIONS[::2]) == "first"


@pytest.mark.parametrize(
    ("weights", "taken"),
    [({"c": 1.0}, "third"), ({"a": 1.0, "b": -0.5}, "first"), ({"b": 0.1}, "second"), ({}, "first")],
)
def test_weights_add_up_and_the_first_of_equals_is_taken(weights: dict[str, float], taken: str) -> None:
    assert Weighed({"indicator": weights}).pick("indicator", AMOUNT, OPTIONS) == taken


def test_weights_of_one_decision_say_nothing_of_another() -> None:
    assert Weighed({"flow": {"c": 9.0}}).pick("indicator", AMOUNT, OPTIONS) == "first"


def test_a_language_without_weights_is_read_by_nearness() -> None:
    assert isinstance(chooser("xx"), Nearest)
    assert isinstance(chooser("en"), Weighed)


def test_the_weights_that_ship_are_sorted_and_cover_every_decision() -> None:
    content = (files("comity.extract.weights") / "en.json").read_text(encoding="utf-8")
    weights = json.loads(content)
    assert set(weights) == {
        "base",
        "claim",
        "direction",
        "flow",
        "indicator",
        "loan",
        "meaning",
        "modality",
        "object",
        "period",
        "product",
    }
    assert list(weights) == sorted(weights)
    assert all(list(features) == sorted(features) for features in weights.values())
    assert len(digest()) == 16
