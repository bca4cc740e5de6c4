"""Parties read from own sentences about many pairs of states."""

from datetime import date

import pytest

from comity.extract.parties import parties
from comity.extract.sectors import sectors
from comity.extract.setting import Match, Setting
from comity.language import analyse
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text

PUBLISHED = Period.day(date(2025, 6, 12))


def settings(words: str) -> list[Setting]:
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", published=PUBLISHED, lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    analysis = analyse(document, text)
    return [Setting(analysis, number) for number in range(len(analysis.sentences))]


def trigger_of(words: str, trigger: str) -> tuple[Setting, Match]:
    """The last sentence that holds a word, and where in it."""
    for setting in reversed(settings(words)):
        for number, word in enumerate(setting.words):
            if word.text == trigger:
                return setting, Match(number, number)
    raise AssertionError(trigger)


PARTIES = [
    ("Kenyan President William Ruto and Norwegian Prime Minister Jonas Gahr Store signed a pact in Oslo.", "signed", "KEN NOR"),
    ("Iran, which has long been at odds with the US, signed an agreement with China.", "signed", "CHN IRN"),
    ("An agreement between Chad, Niger and Mali was signed in Paris.", "signed", "MLI NER TCD"),
    ("The US-Japan pact was extended.", "extended", "JPN USA"),
    ("Japan and Peru trade a lot. The two countries signed a pact in May.", "signed", "JPN PER"),
    ("We signed an agreement with Iran, Russian Foreign Minister Sergei Lavrov said.", "signed", "IRN RUS"),
    ("Egypt signed a deal to supply gas to Jordan.", "signed", "EGY JOR"),
    (
        "The agreement was signed by Indian Prime Minister Narendra Modi and Brazilian President Lula da Silva in New Delhi.",
        "signed",
        "BRA IND",
    ),
    ("The EU and Japan signed a trade agreement.", "signed", "EU JPN"),
    ("The Trump administration and Vietnam reached a deal.", "reached", "USA VNM"),
    ("Under pressure from Washington and Brussels, Kenya and Norway signed a treaty on Iran.", "signed", "KEN NOR"),
    ("Gazprom signed a contract with Turkey.", "signed", "RUS TUR"),
    ("Kazakh and Uzbek ministers signed a memorandum.", "signed", "KAZ UZB"),
    ("The Russian-Iranian treaty entered into force.", "treaty", "IRN RUS"),
    ("Ghana signed a loan agreement with the World Bank.", "signed", "GHA WB"),
    ("The presidents of Kenya and Norway signed it.", "signed", "KEN NOR"),
    ("Turkey and Qatar are building a plant in Somalia.", "building", "QAT TUR"),
    ("Chad ratified the treaty.", "ratified", "TCD"),
]


@pytest.mark.parametrize(("words", "trigger", "wanted"), PARTIES)
def test_parties_stand_around_the_trigger(words: str, trigger: str, wanted: str) -> None:
    assert " ".join(parties(*trigger_of(words, trigger))) == wanted


def test_what_it_is_about_is_no_party() -> None:
    setting, trigger = trigger_of("A protocol on rules of the EAEU was signed by Iran.", "signed")
    assert parties(setting, trigger, Match(2, 6)) == ("IRN",)


def test_nobody_named_is_nobody() -> None:
    assert parties(*trigger_of("A pact was signed.", "signed")) == ()


def test_a_lone_third_state_is_not_chosen_among_several() -> None:
    assert parties(*trigger_of("Egypt signed a deal to carry gas to Jordan, Syria and Lebanon.", "signed")) == ("EGY",)


def test_sectors_are_sorted_codes() -> None:
    assert sectors(settings("They agreed on mining, culture and air travel.")[0]) == ("culture", "mining", "transport")


def test_sectors_of_a_part_of_the_sentence() -> None:
    assert sectors(settings("Mining grew, and culture too.")[0], 3) == ("culture",)
