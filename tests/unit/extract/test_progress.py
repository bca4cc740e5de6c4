"""How far undertakings are, read from own sentences."""

from datetime import date

import pytest

from comity.extract.project.progress import Reading, progress
from comity.extract.setting import Match, Setting
from comity.language import analyse
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text


def reading_of(words: str, noun: str) -> Reading | None:
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", published=Period.day(date(2025, 6, 12)), lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    setting = Setting(analyse(document, text), 0)
    start = words.index(noun)
    return progress(setting, setting.spot(start, start + len(noun)))


STATUS = [
    ("The 500-kV Tajikistan-Pakistan line is 70% complete.", "500-kV Tajikistan-Pakistan line", "under_way"),
    ("The rail link to Iraq is 40% finished.", "rail link", "under_way"),
    ("The tunnel that was to link Tangier with Tarifa by 2030 has been postponed again.", "tunnel", "suspended"),
    ("India and Sri Lanka have shelved a plan for a land bridge.", "land bridge", "cancelled"),
    ("The wind park was put on ice.", "wind park", "suspended"),
    ("The stalled gas pipeline troubles Iran and Pakistan.", "gas pipeline", "suspended"),
    ("A proposed storage facility near Mombasa troubles Uganda.", "storage facility", "planned"),
    ("The solar farm at Ouarzazate is run by a Saudi company.", "solar farm", "operating"),
    ("The desalination plant in Gaza resumed work in June.", "desalination plant", "operating"),
    ("A ferry terminal is under discussion.", "ferry terminal", "planned"),
    ("The memorandum provides for the creation of a joint university in Astana.", "joint university", "planned"),
    ("Japan will provide 30 billion yen for the port of Mombasa.", "port", "planned"),
]


@pytest.mark.parametrize(("words", "noun", "status"), STATUS)
def test_status_by_the_words_around(words: str, noun: str, status: str) -> None:
    reading = reading_of(words, noun)
    assert reading is not None
    assert reading.status == status


NONE = [
    ("Kenya failed to build the bridge.", "bridge"),
    ("The bridge is long.", "bridge"),
    ("Serbia could build a bridge.", "bridge"),
    ("They met near the bridge to drink tea.", "bridge"),
]


@pytest.mark.parametrize(("words", "noun"), NONE)
def test_without_such_words_nothing_is_known(words: str, noun: str) -> None:
    assert reading_of(words, noun) is None


def test_plans_to_spend_are_targets() -> None:
    reading = reading_of("Norway intends to invest 50 million euros in the Kaunas battery factory.", "Kaunas battery factory")
    assert reading is not None
    assert (reading.status, reading.modality) == ("planned", "target")


def test_the_words_that_say_so_are_named() -> None:
    reading = reading_of("Oman opened the port.", "port")
    assert reading is not None
    assert reading.spot == Match(1, 1)
