import json
from pathlib import Path
from typing import Any

from followthemoney import model
from tests.unit.publish.export.ledgers import content, made

from comity.model.claim import Figure
from comity.publish.export.ftm import left_out


def entities(path: Path, dyad: tuple[str, str] | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in made(path, "ftm", dyad).splitlines()]


def test_the_package_accepts_every_entity_and_every_value(any_ledger: Path) -> None:
    for data in entities(any_ledger):
        schema = model.get(data["schema"])
        assert schema is not None
        schema.validate(data)
        proxy = model.get_proxy(data, cleaned=False)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        given = {name: sorted(values) for name, values in data["properties"].items()}
        assert set(kept) == set(given), data
        if "hostile" not in any_ledger.name:
            assert kept == given


def test_references_lead_to_entities_of_the_right_schema(any_ledger: Path) -> None:
    found = {data["id"]: data for data in entities(any_ledger)}
    for data in found.values():
        schema = model.get(data["schema"])
        for name, values in data["properties"].items():
            prop = schema.get(name)
            if prop.type.name == "entity":
                for value in values:
                    assert model.get(found[value]["schema"]).is_a(prop.range), (data["schema"], name, found[value]["schema"])


def test_acts_become_what_they_are(places: dict[str, Path]) -> None:
    found = entities(places["deeds"])
    names = {(data["schema"], name) for data in found for name in data["properties"].get("name", ())}
    assert {
        ("Event", "partnership treaty: signed"), ("Event", "Meeting: Anna Orlova and Luis Vega, Lima"),
        ("Person", "Anna Orlova"), ("PublicBody", "Norway"), ("Project", "satellite ground station"),
    } <= names  # fmt: skip
    (sanction,) = [data["properties"] for data in found if data["schema"] == "Sanction"]
    assert sanction["startDate"] == ["2024"]
    assert sanction["authority"] == ["United States"]
    (signed,) = [data["properties"] for data in found if data["properties"].get("name") == ["partnership treaty: signed"] and
                 data["properties"]["date"] == ["2025-03-04"]]  # fmt: skip
    assert signed["country"] == ["cl", "no"]
    assert signed["summary"] == ["signed a partnership treaty"]
    article = {data["id"]: data for data in found}[signed["proof"][0]]
    assert article["properties"]["publisher"] == ["Example Wire"]


def test_what_has_no_place_is_counted(places: dict[str, Path]) -> None:
    counted = left_out(content(places["trade"]))
    assert (
        counted["figures"]
        == sum(isinstance(claim.payload, Figure) for claim in content(places["trade"]).pile.claims.values())
        > 5
    )
    assert counted["conflicts"] == 2
