"""Headings tell what their prose does not; questions tell what they take for granted."""

import pytest
from tests.unit.extract.test_figure import figures_of

PROSE = (
    "Norway's exports to Kenya were $94.6 million in 2024, the statistics office said.\nKenya buys fish and paper from Norway."
)


def values_of(words: str) -> list[float]:
    return [figure.value for _, figure in figures_of(words)]


def test_a_title_tells_what_its_prose_does_not() -> None:
    assert values_of(f"Kenya imports 30,000 tonnes of fish from Norway\n\n{PROSE}") == [30_000, 94_600_000]


@pytest.mark.parametrize("rounded", ["$94.6 million", "$95 million"])
def test_what_a_title_rounds_stands_once(rounded: str) -> None:
    assert values_of(f"Norway's exports to Kenya reach {rounded}\n\n{PROSE}") == [94_600_000]


@pytest.mark.parametrize(
    "title", ["Trade between Norway and Kenya in eight charts", "Norway and Kenya: the friendship of two giants"]
)
def test_a_title_that_counts_parts_of_its_text_or_a_mere_pair_tells_nothing(title: str) -> None:
    assert values_of(f"{title}\n\n{PROSE}") == [94_600_000]


def test_a_title_of_other_states_is_a_link_to_another_story() -> None:
    link = "Peru's exports to Chile reach $40 million"
    assert 40_000_000 not in values_of(f"Norway and Kenya trade more\n\n{link}\n\n{PROSE}\n\n{PROSE}")


def test_the_first_item_of_a_stack_of_headlines_is_no_title() -> None:
    stack = [
        "* Norway's exports to Kenya slip to $94 mln in 2024",
        "* Kenya's exports to Norway rise to $31 mln",
        "* Talks between Oslo and Nairobi go on",
    ]
    assert values_of("\n\n".join(stack)) == [94_000_000, 31_000_000]


def test_a_list_goes_on_behind_its_last_sentence() -> None:
    told = (
        "* Norway's exports to Kenya were $94 million in 2024, said the office, which counts the fish that goes by way of Oslo to"
    )
    lines = [
        "Board of the morning, items read at nine",
        f"{told} Mombasa and what paper goes with it, as it has done since the year 2001.",
        "* 2024 imports of Kenya from Peru at $31 million",
        "* Talks of Oslo and Nairobi put off once more",
    ]
    assert values_of("\n".join(lines)) == [94_000_000, 31_000_000]


@pytest.mark.parametrize(
    "question",
    [
        "Did Norway's exports to Kenya reach $94 million in 2024?",
        "And would Norway export fish worth $94 million to Kenya?",
        "The minister, can he bring Norway's exports to Kenya to $94 million?",
    ],
)
def test_a_question_that_opens_with_its_verb_leaves_its_amounts_open(question: str) -> None:
    assert values_of(f"Norway and Kenya trade in fish. {question} We shall see.") == []


@pytest.mark.parametrize(
    "question",
    [
        "Norway's exports to Kenya were $94 million in 2024, and then?",
        "Why did Norway's exports to Kenya fall to $94 million in 2024?",
    ],
)
def test_a_question_takes_for_granted_what_it_does_not_ask(question: str) -> None:
    assert values_of(f"Norway and Kenya trade in fish. {question} It is a long story.") == [94_000_000]


@pytest.mark.parametrize("answer", ["No, they were not.", "Wrong."])
def test_what_an_answer_denies_is_not_told(answer: str) -> None:
    assert values_of(f"Norway and Kenya trade in fish. Norway's exports to Kenya were $94 million in 2024? {answer}") == []
