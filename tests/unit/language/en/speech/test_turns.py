"""Turns of interviews and transcripts, in words of our own with plainly invented people and outlets."""

import pytest

from comity.language.en.sentences import sentences
from comity.language.en.speech import speech
from comity.language.en.speech.turns import turns
from comity.model.analysis import Mention, Utterance

NAMES = {"Ada Ejemplo": "person", "Otto Beispiel": "person", "Example Wire": "outlet", "Kenya": "state"}


def mentions(text: str) -> list[Mention]:
    return [
        Mention(start=text.index(name), end=text.index(name) + len(name), kind=kind, key=name, name=name)
        for name, kind in NAMES.items()
        if name in text
    ]


def uttered(text: str) -> list[Utterance]:
    return list(speech(text, sentences(text), mentions(text)))


def told(text: str) -> list[tuple[list[str], str]]:
    return [([voice.name for voice in item.chain], text[slice(*item.content)]) for item in uttered(text)]


LEAD = "Ada Ejemplo has led the port since 2021. Example Wire spoke with Ada Ejemplo in May."


@pytest.mark.parametrize(("question", "answer"), [("Q:", "A:"), ("Q.", "A."), ("Question:", "Answer:")])
def test_an_answer_is_what_the_interviewed_person_says(question: str, answer: str) -> None:
    text = (
        f"{LEAD}\n\n{question} Is trade small?\n\n{answer} It doubled last year.\n\n"
        f"{question} And now?\n\n{answer} (Laughs.) Wait and see."
    )
    assert told(text) == [(["Ada Ejemplo"], "It doubled last year."), (["Ada Ejemplo"], "Wait and see.")]
    assert all(item.form == "direct" for item in uttered(text))


def test_labels_in_capitals_name_who_speaks() -> None:
    text = (
        "PIA MUSTER (HOST): Good morning. What is new?\n\nOTTO BEISPIEL, MINISTER OF ROADS: A grant of $5 million.\n\n"
        "HOST: Is it a loan?\n\nBEISPIEL: Not a loan."
    )
    assert told(text) == [(["Otto Beispiel"], "A grant of $5 million."), (["Otto Beispiel"], "Not a loan.")]
    assert uttered(text)[0].chain[0].office == "MINISTER OF ROADS"


def test_the_outlet_asks_and_the_named_person_answers() -> None:
    text = (
        "Example Wire: How is trade?\n\nAda Ejemplo: It grew.\n\nWe also build roads.\n\n"
        "Example Wire: And tea?\n\nAda Ejemplo: It fell."
    )
    assert [(voices, words) for voices, words in told(text)] == [
        (["Example Wire"], "How is trade?"),
        (["Ada Ejemplo"], "It grew."),
        (["Ada Ejemplo"], "We also build roads."),
        (["Example Wire"], "And tea?"),
        (["Ada Ejemplo"], "It fell."),
    ]
    assert [item.is_continued for item in uttered(text)] == [False, False, True, False, False]


def test_what_an_answer_reports_stands_behind_its_voice() -> None:
    text = f"{LEAD}\n\nQ: Critics say that tea is dead. Is it?\n\nA: The bank says that tea fell.\n\nQ: So?\n\nA: It grows."
    assert told(text) == [
        (["Critics"], "tea is dead"),
        (["Ada Ejemplo"], "The bank says that tea fell."),
        (["Ada Ejemplo", "bank"], "tea fell"),
        (["Ada Ejemplo"], "It grows."),
    ]


def test_questions_without_labels_are_answered_by_whom_the_lead_names() -> None:
    text = (
        f"{LEAD}\n\nIs trade small?\n\nWe doubled it.\n\nAnd the road?\n\nIt opens in May.\n\nWho pays?\n\nWe do.\n\n"
        "Ejemplo leaves office in June."
    )
    assert [words for _, words in told(text)] == ["We doubled it.", "It opens in May.", "We do."]


def test_an_answer_of_nobody_known_is_no_speech() -> None:
    assert told("Q: Is trade small?\n\nA: It doubled last year.\n\nQ: And now?\n\nA: Wait.") == []


def test_the_story_after_the_last_answer_is_the_outlets_own() -> None:
    text = f"{LEAD}\n\nQ: Is trade small?\n\nA: It doubled.\n\nThe port of Kenya opens in May."
    assert [words for _, words in told(text)] == ["It doubled."]


@pytest.mark.parametrize(
    "text",
    [
        "Price: $5 a ton.\n\nVolume: 3 tons.\n\nPrice: $6 a ton.\n\nVolume: 4 tons.",
        "Kenya: 5 tons.\n\nIndia: 6 tons.\n\nKenya: 7 tons.",
        "Why does it matter?\n\nThe road is shut.\n\nWhat next?\n\nThe road may open.\n\nWho pays?\n\nThe bank pays.",
        "TRADE: It grew.\n\nTEA: It fell.\n\nTRADE: It grew again.",
    ],
)
def test_labels_and_questions_of_other_kinds_make_no_turns(text: str) -> None:
    assert turns(text, sentences(text), mentions(text)) == {}


ALTERNATING = (
    "Ada Ejemplo chairs the growers of Estria. Otto Muster met her in Lima.\n\nStrait Review: Is trade small?\n\n"
    "Ejemplo: We doubled it last year, and I am proud of that.\n\nYour prices are high.\n\n"
    "A worker of ours earns more than I did, and water is dear.\n\nAnd now?\n\nWe wait for the rain, and we hope for the best."
)


def test_two_voices_named_once_take_turns() -> None:
    assert told(ALTERNATING) == [
        (["Ada Ejemplo"], "We doubled it last year, and I am proud of that."),
        (["Ada Ejemplo"], "A worker of ours earns more than I did, and water is dear."),
        (["Ada Ejemplo"], "We wait for the rain, and we hope for the best."),
    ]


def test_paragraphs_that_do_not_take_turns_are_no_interview() -> None:
    plain = ALTERNATING.replace(
        "Your prices are high.", "The price of water rose in every town of the country that year, they wrote."
    )
    assert told(plain.replace("And now?", "So it went on for a long time in all the towns.")) == []


def test_an_outlet_that_asks_is_named_and_a_bare_role_is_not() -> None:
    text = (
        "MINISTER MUSTER: It grew.\n\nQ (Estria Daily): By how much?\n\nMINISTER MUSTER: By half.\n\nQUESTION: And tea?\n\n"
        "MINISTER MUSTER: It fell."
    )
    assert (["Estria Daily"], "By how much?") in told(text)
    assert all(words != "And tea?" for _, words in told(text))


def test_clocks_before_labels_are_passed_over() -> None:
    text = (
        "[00:02:10] Otto Beispiel: What is new?\n\n[00:02:14] Ada Ejemplo: Trade fell by 4 percent.\n\n"
        "[00:03:05] Beispiel: And tea?\n\n[00:03:07] Ejemplo: It rose to 9 tons."
    )
    assert (["Ada Ejemplo"], "Trade fell by 4 percent.") in told(text)
    assert (["Ada Ejemplo"], "It rose to 9 tons.") in told(text)


def test_titles_before_capitals_name_who_speaks() -> None:
    text = (
        "Mr MUSTERA (chair): How many came?\n\nDr PRIMERO (customs): Nine hundred.\n\n"
        "Mr MUSTERA: And in May?\n\nDr PRIMERO: Forty more."
    )
    assert [words for voices, words in told(text) if voices == ["Primero"]] == ["Nine hundred.", "Forty more."]


DASHED = (
    "— What is new?\n\n— A grant of $5 million.\n\n— And then?\n\n— Then nine more, in May.\n\n"
    "— Will they pay?\n\n— Kenya pays two of them."
)


@pytest.mark.parametrize("lead", ["Guest: Maro Primerov, hydrologist", "Who answers: Maro Primerov, engineer, Herat."])
def test_dashes_open_questions_and_answers_by_turns(lead: str) -> None:
    answers = ["A grant of $5 million.", "Then nine more, in May.", "Kenya pays two of them."]
    assert told(f"MORNING TALKS\n{lead}\n\n{DASHED}") == [(["Maro Primerov"], answer) for answer in answers]


def test_dashes_of_a_list_are_no_interview() -> None:
    items = "\n\n".join(f"— Kenya bought {number} tons of tea." for number in range(3, 11))
    assert told(f"Guest: Maro Primerov, hydrologist\n\n{items}") == []


def test_a_guest_named_in_a_heading_answers_numbered_questions() -> None:
    text = (
        "FIVE QUESTIONS TO... Maro Primerov\n\nThe head of the chamber answers by letter.\n\n"
        "1. How large is trade?\nWe count 34 firms.\n\n2. And tea?\nIt is modest.\n\n"
        "3. And roads?\nOurs are long.\n\n4. Why?\nNobody asked us."
    )
    assert (["Maro Primerov"], "We count 34 firms.") in told(text)
    assert (["Maro Primerov"], "It is modest.") in told(text)
