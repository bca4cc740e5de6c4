import msgspec
from msgspec.structs import replace
from tests.unit.publish.relation import CLAIMS, LATEST, STATION, TREATY, document, material

from comity.model.text import Text
from comity.publish.export.system import system_row
from comity.publish.sectors import ORDER
from comity.publish.system import Sector, media, passage_words, summary, system


def sectors(**options: object) -> dict[str, Sector]:
    return {sector.code: sector for sector in system(material(**options), LATEST).sectors}  # type: ignore[arg-type]


def test_every_sector_stands_in_order_and_an_empty_one_says_so() -> None:
    found = sectors()
    assert tuple(found)[: len(ORDER)] == ORDER
    assert found["health"].is_empty
    assert summary(found["health"]) == "nothing in the documents"


def test_a_reader_of_the_system_meets_every_claim() -> None:
    held = material()
    written = msgspec.json.encode(system_row(held, system(held, LATEST))).decode()
    assert [name for name, claim in CLAIMS.items() if claim.id not in written] == []


def test_a_framework_stands_in_full_once_and_is_named_in_its_fields() -> None:
    found = sectors()
    assert [matter.record.id for matter in found["politics"].lasting] == [TREATY.id]
    for code in ("energy", "mining", "transport", "culture"):
        assert TREATY.id in {matter.record.id for matter in found[code].mentions}
    assert [matter.title for matter in found["politics"].events] == ["Meeting: Anna Orlova and Luis Vega, Lima"]


def test_sentences_without_a_claim_are_met_under_what_they_name() -> None:
    held = material()
    found = {s.code: s for s in system(held, LATEST).sectors}
    words = [passage_words(held, passage) for passage in found["defence"].sentences]
    assert words == ["Norwegian helicopters train with the armed forces of Chile."]


def test_a_sector_named_only_in_passing_is_not_told_to_be_empty() -> None:
    aside = "Helicopters, arms and a museum were shown in Chile and Norway."
    held = material()
    text = document("wire")[1]
    longer = Text(text.id, f"{text.words} {aside}")
    held.pile = replace(held.pile, texts={**held.pile.texts, text.id: longer})
    sectors = {sector.code: sector for sector in system(held, LATEST).sectors}
    assert aside in [passage_words(held, passage) for passage in sectors["defence"].sentences]
    treaty = {matter.record.id for matter in sectors["culture"].mentions}
    assert treaty == {TREATY.id}
    bare = material(without=("signed", "repeated", "ratified", "undated"))
    bare.pile = replace(bare.pile, texts={**bare.pile.texts, text.id: longer})
    culture = next(sector for sector in system(bare, LATEST).sectors if sector.code == "culture")
    assert [passage_words(bare, passage) for passage in culture.passing] == [aside]
    assert summary(culture) == "1 sentence in passing"


def test_statements_stand_under_what_they_speak_of() -> None:
    found = sectors()
    assert [claim.id for claim in found["trade"].statements] == [CLAIMS["says"].id]
    assert [claim.id for claim in found["mining"].statements] == [CLAIMS["says"].id]


def test_ties_stand_with_what_they_start_from() -> None:
    (tie,) = sectors()["space"].ties
    assert tie.link.source == STATION.id
    assert tie.words == "satellite ground station — under — partnership treaty"


def test_dealings_with_third_states_are_marked_as_such() -> None:
    found = [matter for sector in sectors().values() for matter in sector.asides]
    assert [(matter.title, matter.others) for matter in found] == [("border pact", ("PER",))]


def test_media_tell_who_printed_and_passed_on_what() -> None:
    lines = list(media(material()))
    assert "Santiago Sample, September 2025: republication: Example Agency" in lines
    assert "Example Wire, 5 March 2025: own text, as far as it tells" in lines
