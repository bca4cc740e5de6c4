from tests.unit.publish.relation import CLAIMS, LATEST, TREATY, material

from comity.publish.export.matters import entry_row, matter_row
from comity.publish.matters import matters
from comity.publish.timeline import timeline


def test_a_matter_as_a_row_has_its_state_its_life_and_the_words() -> None:
    held = material()
    (found,) = (m for m in matters(held, LATEST) if m.record.id == TREATY.id)
    row = matter_row(held, found)
    assert row["state"]["words"] == "ratified"
    assert [moment["date"] for moment in row["life"]] == ["2025-03", "2025-03-04", "2025-09-01"]
    claim = row["life"][2]["claims"][0]
    assert (claim["id"], claim["quote"]) == (CLAIMS["ratified"].id, "ratified the treaty")
    assert claim["sentence"] == "Both parliaments ratified the treaty on 1 September 2025."
    assert row["life"][1]["claims"][0]["place"] == "Oslo"


def test_a_line_of_the_timeline_as_a_row_has_its_precision() -> None:
    held = material()
    rows = [entry_row(held, entry) for entry in timeline(held, matters(held, LATEST), LATEST)]
    eased = next(row for row in rows if row["words"] == "eased")
    assert (eased["date"], eased["precision"], eased["kind"]) == ("2025-12", "month", "measure")
