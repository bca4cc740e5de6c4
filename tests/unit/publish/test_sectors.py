import pytest
from msgspec.structs import replace
from tests.unit.publish.relation import CLAIMS, LATEST, material

from comity.model.claim import Figure
from comity.publish.matters import matters
from comity.publish.sectors import ORDER, OTHER, codes, figure_sectors, matter_sectors, named, title, words_sectors
from comity.resources import load
from comity.resources.indicators import Indicator


def test_the_order_holds_every_sector_of_the_table_once() -> None:
    assert codes()[: len(ORDER)] == ORDER
    assert codes()[-1] == OTHER
    assert len(set(codes())) == len(codes())


def test_indicators_name_sectors_that_exist() -> None:
    assert {row.sector for row in load("indicators", Indicator) if row.sector} <= set(codes())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("They spoke of oil, gas and shipping.", ("energy", "transport")),
        ("Deep-sea ports and AIR DEFENCE", ("transport", "defence")),
        ("counter-terrorism", ("defence",)),
        ("The gaseous portrait", ()),
        ("", ()),
    ],
)
def test_words_name_sectors_as_whole_words_the_most_named_first(words: str, found: tuple[str, ...]) -> None:
    assert named(words) == found


def test_a_framework_stands_under_politics_and_names_its_fields() -> None:
    held = material()
    found = {matter.title: matter_sectors(held, matter) for matter in matters(held, LATEST)}
    assert found["partnership treaty"] == ("politics", "energy", "transport", "culture", "mining")
    assert found["satellite ground station"] == ("space",)
    assert found["Sanctions by United States on Chile"] == ("sanctions",)
    assert found["fisheries protocol"] == ("agriculture",)
    assert found["Meeting: Anna Orlova and Luis Vega, Lima"] == ("politics",)


def test_a_figure_stands_under_its_indicator_and_its_product() -> None:
    held, trade = material(), CLAIMS["trade"]
    assert figure_sectors(held, trade) == ("trade",)
    assert isinstance(trade.payload, Figure)
    of_oil = replace(trade, payload=replace(trade.payload, product="crude"))
    assert figure_sectors(held, of_oil) == ("trade", "energy")
    of_nothing = replace(trade, payload=replace(trade.payload, indicator="bridges", wording="bridges"))
    assert figure_sectors(held, of_nothing) == ("trade",)


def test_a_statement_on_many_fields_stands_under_the_most_named() -> None:
    assert words_sectors("health, culture and shipping") == ("transport", "health", "culture")
    assert words_sectors("health, oil, culture, coal and shipping") == ("energy",)
    assert words_sectors("nothing of the kind") == (OTHER,)


def test_a_title_is_in_plain_words() -> None:
    assert title("sanctions") == "sanctions and recognition"
    assert title("power") == "electric power"
