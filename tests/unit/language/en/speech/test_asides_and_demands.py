"""Asides between subject and verb, speakers with something inserted, demands and amounts, in words of our own."""

import pytest
from tests.unit.language.en.speech.test_accounts import told


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The quota for this year, according to the Ministry of Labour, does not exceed 10 thousand people.",
            "Ministry of Labour",
            "The quota for this year, according to the Ministry of Labour, does not exceed 10 thousand people",
        ),
        (
            "Turnover in 2024, as reported by the Ministry of Trade, amounted to 34 million dollars.",
            "Ministry of Trade",
            "Turnover in 2024, as reported by the Ministry of Trade, amounted to 34 million dollars",
        ),
        (
            "The road was closed in May, and the bridge, according to the police of Muster, is open.",
            "police of Muster",
            "the bridge, according to the police of Muster, is open",
        ),
        ("Currently, according to the carriers, there are no changes.", "carriers", "there are no changes"),
        ("The company holds half and one crown, as its director put it.", "its director", "The company holds half and one crown"),
    ],
)
def test_an_aside_leaves_its_clause_whole(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The Commission, asked twice, said it knew of none.", "Commission", "it knew of none"),
        (
            'The ambassador, asked last week by Muster Radio, spoke of "a neighbour that has learned to count".',
            "ambassador",
            "a neighbour that has learned to count",
        ),
        (
            "The bridge company, owned half and half by the two states, forecasts 3 per cent more traffic.",
            "bridge company",
            "3 per cent more traffic",
        ),
    ],
)
def test_what_is_inserted_hides_no_speaker(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ministry called for a suspension of at least six months.", "a suspension of at least six months"),
        ("The ministry called on both sides to demarcate the border.", "both sides to demarcate the border"),
        ("The ministry requested that the quota be doubled.", "the quota be doubled"),
        ("The ministry asked why the text was late.", "why the text was late"),
        ("The ministry regretted that the levy is still charged.", "the levy is still charged"),
        ("The ministry welcomed that trade had doubled.", "trade had doubled"),
        ("The ministry called that number invented.", "that number invented"),
        ('The ministry called that figure "a wish, not a forecast".', "a wish, not a forecast"),
        ("The ministry described it as speculation.", "it as speculation"),
        ("The ministry prices the line at $8 billion.", "the line at $8 billion"),
        ("The ministry guesses at 8,000 to 9,000 litres a week.", "at 8,000 to 9,000 litres a week"),
    ],
)
def test_demands_names_and_amounts(text: str, content: str) -> None:
    assert told(text) == [("ministry", content)]


@pytest.mark.parametrize(
    "text",
    [
        "The visitor called for tea and went home.",
        "The plan calls for a bridge of 3 km.",
        "The limit that its operator placed on exports (at times 500 MW) stays.",
        "The ministry placed 35 million dollars in the bank.",
        "The ministry has it.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert told(text) == []
