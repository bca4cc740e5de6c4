"""Who said it, where no plain "X said" tells: nouns, passives, sources in brief, in words of our own with invented names."""

import pytest

from comity.language.en import ENGLISH
from comity.language.parsing import parsed


def told(text: str) -> list[tuple[str, str]]:
    """Speaker and words, as the whole language reads them."""
    found = ENGLISH.sentences(text)
    engine = ENGLISH.engine() if ENGLISH.engine else None
    syntax = parsed(text, found, engine, ENGLISH.is_telling) if engine and ENGLISH.is_telling else ()
    actors = ENGLISH.actors(text, found, [name for one in syntax for name in one.parse.names()])
    return [
        (item.chain[-1].name, text[slice(*item.content)]) for item in ENGLISH.speech(text, found, actors, syntax) if item.chain
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The lines are old; they will be replaced, the grid operator said.",
            ("grid operator", "they will be replaced"),
        ),
        (
            "Trade is a trickle: according to the customs union, it came to $11 million.",
            ("customs union", "it came to $11 million"),
        ),
        (
            "Trade came to $5 million last year, figures of the Utopian exporters' union show.",
            ("Utopian exporters' union", "Trade came to $5 million last year"),
        ),
        (
            "The population is estimated by the statistics office at 10,600.",
            ("statistics office", "The population is estimated by the statistics office at 10,600"),
        ),
        (
            'The dam will follow "as soon as the hill stops", in the words of an engineer.',
            ("engineer", "as soon as the hill stops"),
        ),
        (
            "Storage has cost the port, by the agents' tally, $3.9 million since May.",
            ("agents", "$3.9 million since May"),
        ),
        ("The growers' association says eighteen.", ("growers' association", "eighteen")),
        ("Consultants expect 15 to 20 million tons in 2031.", ("Consultants", "15 to 20 million tons in 2031")),
        (
            "A banker who helped with the loan, and who asked not to be named, says the money has been spent.",
            ("banker", "the money has been spent"),
        ),
        (
            "A treasury official with whom I spoke in Lima puts the cost at 40 million.",
            ("treasury official", "the cost at 40 million"),
        ),
        (
            "The bridge is ready, told the press service of the ministry.",
            ("press service of the ministry", "The bridge is ready"),
        ),
        (
            "Petroleum ministry: stations take 300,000 tonnes in June.",
            ("Petroleum ministry", "stations take 300,000 tonnes in June"),
        ),
        ('"The treaty works," they said in the embassy of Chile.', ("embassy of Chile", "The treaty works")),
        (
            'As the governor told "Ejemplo", nine papers have been prepared.',
            ("governor", "nine papers have been prepared"),
        ),
    ],
)
def test_who_says_it_and_what(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The treaty is expected by Christmas.",
        "The union said on July 2 nothing of note.",
        "It has added no firm to its lists on Cuba's account.",
        "Nobody confirmed there was one.",
        "Rwanda undertook to commence works by March 2031.",
        "Police: 40 lorries waited.",
        "It is a story according to which the port was sold.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert told(text) == []


def test_each_that_clause_is_one() -> None:
    text = "The carmaker Ejemplo said that the duties had cost it 3 million and that it would close a plant."
    assert [words for _, words in told(text)] == ["the duties had cost it 3 million", "it would close a plant"]


def test_a_list_of_what_was_said_stays_one() -> None:
    text = "The carmaker Ejemplo said that the duties and the levy had cost it 3 million."
    assert [words for _, words in told(text)] == ["the duties and the levy had cost it 3 million"]


def test_the_teacher_is_not_the_ambassador_heard_before() -> None:
    text = "A European ambassador said that roads were bad. Most guests, the teacher said, are young."
    assert told(text)[-1][0] == "teacher"


def test_the_source_is_the_source_heard_before() -> None:
    text = (
        'Debts are high, according to a source of the Chilean delegation. "We came with a number," said the source. '
        'Ada Ejemplo disagreed. "We left with one," said the source.'
    )
    assert {name for name, _ in told(text)} == {"source of the Chilean delegation"}


def test_a_dash_closes_what_a_dash_opened() -> None:
    text = "- One has to understand them. They have 9 billion to pay, - says Otto Beispiel, an expert of the centre."
    assert told(text) == [("Otto Beispiel", "One has to understand them. They have 9 billion to pay")]


def test_lines_of_news_in_brief_have_their_sources() -> None:
    text = (
        "MARKET FLASH | Thu 14 Nov 2024\n\n1. Exports to Chile slump 38 pct to $5 bln, trade secretariat data show\n"
        "2. Purchases from Chile hold at $6 bln\n3. Trade with Chile seen topping $46 bln - trade office in Tokyo\n"
        "4. Rail loan approved; disbursement slow\n5. Line 1 opens Dec 22, two bankers say\n6. Poultry ban stays\n"
    )
    assert ("trade secretariat", "Exports to Chile slump 38 pct to $5 bln") in told(text)
    assert ("two bankers", "Line 1 opens Dec 22") in told(text)


def test_a_headline_of_an_article_is_not_read() -> None:
    text = "Bridge opens in May, minister says\n\nThe bridge over the strait opens in May. It cost $5 million."
    assert told(text) == []
