from tests.unit.publish.relation import CLAIMS, TREATY, material

from comity.publish.chapters.timeline import timeline
from comity.publish.view import Line, Lines


def years() -> dict[str, tuple[Line, ...]]:
    return {block.title: block.lines for block in timeline(material()).blocks if isinstance(block, Lines)}


def test_years_stand_in_order_with_their_lines() -> None:
    assert list(years()) == ["2024", "2025"]
    assert years()["2024"][0].value == "2024"
    assert years()["2024"][0].tags == ("year",)


def test_an_event_opens_its_words_and_the_rest_leads_to_its_chapter() -> None:
    found = {line.title: line for line in years()["2025"]}
    (quote,) = found["Meeting: Anna Orlova and Luis Vega, Lima"].quotes
    assert quote.id == CLAIMS["met"].id
    ratified = found["Partnership treaty: ratified"]
    assert (ratified.value, ratified.tags, ratified.href) == ("1 September 2025", (), f"#{TREATY.id}")
    assert found["Satellite ground station: planned"].tags == ("day of the telling",)
