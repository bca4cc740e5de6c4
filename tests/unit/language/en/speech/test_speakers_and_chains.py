"""Longer speakers, whose data speak, and the outlets between, in sentences of our own."""

import pytest
from tests.unit.language.en.test_speech import uttered


def chains(text: str) -> list[tuple[list[str], str]]:
    return [([voice.name for voice in item.chain], text[slice(*item.content)]) for item in uttered(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Boris Primerov, a broker who ran the port, said that tea fell.", "Boris Primerov, a broker who ran the port,"),
        ('"Tea fell," said Boris Primerov, a broker who ran the port.', "Boris Primerov, a broker who ran the port"),
        ('"Tea fell," said Boris Primerov, adding that rain was late.', "Boris Primerov"),
        ('"Tea fell," said Boris Primerov in a statement.', "Boris Primerov"),
        ("According to Boris Primerov, who ran the port, tea fell.", "Boris Primerov, who ran the port"),
        ('"Tea fell," Boris Primerov (Ind.), the head of the board, said.', "Boris Primerov (Ind.), the head of the board,"),
    ],
)
def test_the_words_for_who_speaks_hold_the_description(text: str, speaker: str) -> None:
    said = uttered(text)[0].speaker
    assert said is not None
    assert text[slice(*said)] == speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tea fell by 5%, Kenyan customs data show.", (["Kenyan customs"], "Tea fell by 5%")),
        (
            "Tea fell by 5%, shipping records seen by Example Wire indicate.",
            (["shipping records seen by Example Wire"], "Tea fell by 5%"),
        ),
        ('"Tea fell," said its chairman, Boris Primerov.', (["Boris Primerov"], "Tea fell")),
        ('"Tea fell," Boris Primerov told state radio.', (["state radio", "Boris Primerov"], "Tea fell")),
        ('"Tea fell," Boris Primerov told the Lima weekly Sand & Sea.', (["Sand & Sea", "Boris Primerov"], "Tea fell")),
        ('"Tea fell," Example Wire was told by Boris Primerov.', (["Example Wire", "Boris Primerov"], "Tea fell")),
        ("Samplegas, quoted by Example Wire, puts it at 5 percent.", (["Example Wire", "Samplegas"], "it at 5 percent")),
        ('Boris Primerov was quoted as saying by Example Wire: "Tea fell."', (["Example Wire", "Boris Primerov"], "Tea fell.")),
    ],
)
def test_whose_words_they_are_and_who_carries_them(text: str, expected: tuple[list[str], str]) -> None:
    assert expected in chains(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Samplegas put the number of wells that it drilled last year at nine.",
            "the number of wells that it drilled last year at nine",
        ),
        ("Boris Primerov expects exports of tea, which fell, to reach 5 tons.", "exports of tea, which fell, to reach 5 tons"),
        ("Samplegas called the report a forgery.", "the report a forgery"),
        ("The harvest of tea fell: of 12 farms only two were open, according to Samplegas.", "of 12 farms only two were open"),
        ("Tea fell, according to Samplegas, which is a pity.", "Tea fell"),
    ],
)
def test_where_what_was_said_begins_and_ends(text: str, content: str) -> None:
    assert content in [text[slice(*item.content)] for item in uttered(text)]


def test_a_colon_leads_the_quotation_of_the_next_paragraph() -> None:
    text = 'Boris Primerov was firm. He said:\n\n"Tea fell, and nobody minds."'
    assert (["Boris Primerov"], "Tea fell, and nobody minds.") in chains(text)


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = '"Tea fell," Boris Primerov said.\n\n"It will rise again in the spring."'
    assert [speakers for speakers, _ in chains(text)] == [["Boris Primerov"], ["Boris Primerov"]]


def test_a_gesture_turns_to_somebody_else() -> None:
    text = 'Boris Primerov said that tea fell. Ada Ejemplo laughs. "It will rise again in the spring."'
    assert chains(text)[-1] == (["Ada Ejemplo"], "It will rise again in the spring.")


@pytest.mark.parametrize(
    "text",
    [
        "The two sides concluded talks on tea in May.",
        "Boris Primerov wrote down the number of the lorry.",
        "Kenya recorded 12 cases of cholera in May.",
        "Kenya counted 12 cases of cholera in May.",
        "The company recorded a profit of 3 million.",
        "The ministry called a meeting with a delegation.",
    ],
)
def test_deeds_are_no_speech(text: str) -> None:
    assert uttered(text) == []
