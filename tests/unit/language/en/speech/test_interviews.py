"""Interviews without labels, and texts in which one voice speaks; words of our own, invented people and outlets."""

import pytest

from comity.language.en.sentences import sentences
from comity.language.en.speech import speech
from comity.model.analysis import Mention

NAMES = {"Ada Ejemplo": "person", "Otto Beispiel": "person", "Pia Muster": "person", "Example Wire": "outlet"}


def told(text: str) -> list[tuple[list[str], str]]:
    actors = [
        Mention(start=text.index(name), end=text.index(name) + len(name), kind=kind, key=name, name=name)
        for name, kind in NAMES.items()
        if name in text
    ]
    found = speech(text, sentences(text), actors)
    return [([voice.name for voice in item.chain], text[slice(*item.content)]) for item in found]


def spoken_by(name: str, text: str) -> list[str]:
    return [words for voices, words in told(text) if voices == [name]]


ANSWERS = (
    "What does the port ship?\n\nTea, mostly: 900 tons a week, and we want more.\n\nAnd the road?\n\nIt is closed until May.\n\n"
    "Who pays?\n\nThe state pays all of it."
)


@pytest.mark.parametrize(
    "lead",
    [
        "By Otto Beispiel. Example Wire, 8 October 2025.\n\nAda Ejemplo, 51, has run the port since 2019.",
        "Ada Ejemplo sat on the board of the port. She spoke to Otto Beispiel about tea.",
        "INTERVIEW: Admiral (ret.) Ada Ejemplo on the strait\n\nConducted in Lima by Otto Beispiel",
        "Ada Ejemplo has run the port since 2019. Interview: Otto Beispiel.",
    ],
)
def test_who_asks_is_not_the_guest(lead: str) -> None:
    assert spoken_by("Ada Ejemplo", f"{lead}\n\n{ANSWERS}")[0] == "Tea, mostly: 900 tons a week, and we want more."


def test_with_two_guests_in_the_lead_nobody_answers() -> None:
    text = f"Ada Ejemplo has run the port since 2019 and Pia Muster owns the road.\n\n{ANSWERS}"
    assert told(text) == []


def test_a_remark_between_questions_is_who_asks() -> None:
    text = (
        "Ada Ejemplo has run the port since 2019.\n\nWhat does it ship?\n\nTea, and we want more of it.\n\n"
        "And yet it shrinks.\n\nNo, less than you think, it shrank by 2 tons.\n\nWho pays?\n\nThe state pays.\n\n"
        "Until when?\n\nUntil 2031, as far as I know."
    )
    assert "And yet it shrinks." not in spoken_by("Ada Ejemplo", text)
    assert "No, less than you think, it shrank by 2 tons." in spoken_by("Ada Ejemplo", text)


QUOTED = (
    '1. When did it open?\n\n"In 2021. We were three people."\n\n2. And commerce?\n\n"It doubled. Nobody laughed "then"."\n\n'
    '3. The road?\n\n"Closed. It cost 30 million.\n\n"And it will cost more."'
)


def test_answers_in_quotation_marks_are_the_guests() -> None:
    text = f"Ada Ejemplo takes up a new post next month. She spoke to Otto Beispiel.\n\n{QUOTED}"
    said = spoken_by("Ada Ejemplo", text)
    assert [words.strip('"') for words in said] == [
        "In 2021. We were three people.",
        'It doubled. Nobody laughed "then".',
        "Closed. It cost 30 million.",
        "And it will cost more.",
    ]


def test_quotations_between_long_paragraphs_are_no_interview() -> None:
    long = "The port has been rebuilt three times since it was founded, " * 5 + "and nobody knows why."
    text = f'Ada Ejemplo runs it.\n\n"It is big."\n\n{long}\n\n"It is old."\n\n{long}\n\n"It is ours."'
    assert spoken_by("Ada Ejemplo", text) == []


def test_labels_that_take_turns_speak_though_nothing_else_names_them() -> None:
    text = (
        "Observer: How many went?\n\nMuestra: Nine hundred.\n\nObserver: And last year?\n\nMuestra: Eight hundred.\n\n"
        "Observer: Who pays?\n\nMuestra: The growers pay."
    )
    assert spoken_by("Muestra", text) == ["Nine hundred.", "Eight hundred.", "The growers pay."]


def test_headed_paragraphs_are_no_turns() -> None:
    text = (
        "Exports: they rose by 5 percent.\n\nImports: they fell by 2 percent.\n\nExports to Utopia: nil.\n\nImports: nil.\n\n"
        "Transit: 40 lorries.\n\nOutlook: better."
    )
    assert told(text) == []


def test_a_stenographer_writes_a_stop_and_a_dash() -> None:
    text = (
        "Mr BEISPIEL (Under-Secretary for Tea).- It doubled.\n\nThe CHAIR.- And the road?\n\nMr BEISPIEL.- It is closed.\n\n"
        "The CHAIR.- Until when?\n\nMr BEISPIEL.- Until May.\n\nThe CHAIR.- We resume at ten."
    )
    assert spoken_by("Beispiel", text) == ["It doubled.", "It is closed.", "Until May."]


ALONE = "The road was closed.\n\n(On tea.) We sold 900 tons.\n\nThe treaty was signed in May."


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("SPOKESPERSON BEISPIEL: ", "Spokesperson Beispiel"),
        ("Minister for Roads (Deputy Ada Ejemplo): ", "Ada Ejemplo"),
        ("The Minister, the Hon. Ada Ejemplo, replied:\n\n", "Ada Ejemplo"),
    ],
)
def test_one_voice_speaks_to_the_end(opening: str, name: str) -> None:
    text = f"Daily record, 3 May 2025. Somebody asked about roads.\n\n{opening}{ALONE}"
    assert spoken_by(name, text) == ["The road was closed.", "We sold 900 tons.", "The treaty was signed in May."]


def test_a_minister_who_is_told_of_again_speaks_no_longer() -> None:
    text = f"The Minister, the Hon. Ada Ejemplo, replied:\n\n{ALONE}\n\nAsked about bread, the Minister said that it was dear."
    assert not any("bread" in words for words in spoken_by("Ada Ejemplo", text) if words.startswith("Asked"))


def test_a_sentence_that_ends_with_a_colon_is_no_label() -> None:
    text = (
        'The energy minister, Ada Ejemplo, answered within the hour: "Friends do not bargain."\n\n'
        "The grid carried 40 megawatts.\n\nIt carried 30 before."
    )
    assert told(text) == [(["Ada Ejemplo"], "Friends do not bargain.")]
