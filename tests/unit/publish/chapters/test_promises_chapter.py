from tests.unit.publish.relation import STATION, material

from comity.publish.chapters.promises import promises
from comity.publish.view import Lines


def test_what_is_silent_comes_first_and_is_counted() -> None:
    chapter = promises(material())
    assert [block.title for block in chapter.blocks if isinstance(block, Lines)] == [
        "Silent: the day has passed and nobody reports",
        "Promised without a day",
    ]
    assert "of two the day had passed by 12 January 2026 and no document reports what became of it" in chapter.lead
    assert chapter.count == 3


def test_a_promise_leads_to_its_matter_and_an_aim_opens_its_words() -> None:
    block = promises(material()).blocks[0]
    assert isinstance(block, Lines)
    station, aim = block.lines
    assert (station.href, station.quotes) == (f"#{STATION.id}", ())
    assert (aim.href, [quote.marked for quote in aim.quotes]) == ("", ["is to reach $300 million in 2025"])


def test_nothing_promised_is_told() -> None:
    chapter = promises(material(without=("station", "protocol", "aim")))
    assert (chapter.blocks, chapter.lead) == ((), "Nothing is promised, planned or threatened here.")
