import io
from datetime import date
from pathlib import Path

import pytest
import sdmx
from sdmx.reader.csv import Reader
from tests.unit.publish.export.ledgers import content, made

from comity.model.claim import Figure
from comity.model.period import Period
from comity.publish.export.form import about
from comity.publish.export.registry import form
from comity.publish.export.sdmx import ATTRIBUTES, DIMENSIONS, HEADER, left_out, structure, time_period


def observations(path: Path) -> list[object]:
    """What sdmx1 reads, by the structure that lies beside the observations."""
    held = content(path)
    described = sdmx.read_sdmx(io.BytesIO(b"".join(structure(held, about(form("sdmx"), held)))))
    (flow,) = described.dataflow.values()
    assert flow.structure.dimensions
    message = Reader().convert(io.BytesIO(made(path, "sdmx")), structure=flow)
    return [observation for dataset in message.data for observation in dataset.obs]


@pytest.mark.usefixtures("wide_cells")
def test_the_reader_gets_every_observation_by_the_structure_beside_it(any_ledger: Path) -> None:
    told = {
        claim.id: claim.payload.value
        for claim in content(any_ledger).pile.claims.values()
        if isinstance(claim.payload, Figure) and time_period(claim.payload.period)
    }
    found = observations(any_ledger)
    assert {each.dimension["CLAIM"].value: float(each.value) for each in found} == told  # type: ignore[attr-defined]
    assert len({str(each.dimension) for each in found}) == len(found)  # type: ignore[attr-defined]


def test_the_structure_names_every_column(places: dict[str, Path]) -> None:
    held = content(places["trade"])
    described = sdmx.read_sdmx(io.BytesIO(b"".join(structure(held, about(form("sdmx"), held)))))
    (data,) = described.structure.values()
    assert [each.id for each in data.dimensions] == [*DIMENSIONS, "TIME_PERIOD"]
    assert [each.id for each in data.attributes] == list(ATTRIBUTES)
    assert [each.id for each in data.measures] == ["OBS_VALUE"]
    assert [*DIMENSIONS, "TIME_PERIOD", "OBS_VALUE", *ATTRIBUTES] == list(HEADER[3:])


def test_moods_and_limits_stand_with_the_value(places: dict[str, Path]) -> None:
    aim = next(each for each in observations(places["deeds"]) if each.dimension["MODALITY"].value == "target")  # type: ignore[attr-defined]
    known = {name: value.value for name, value in aim.attached_attribute.items()}  # type: ignore[attr-defined]
    assert not known["OBS_STATUS"]
    assert (known["STRICT_LOW"], known["HEDGE"]) == ("300000000", "exact")
    assert known["OBS_COMMENT"] == "is to reach $300 million in 2025"
    assert known["SOURCE_AGENCY"] == "Northern Gazette"


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period.year(2024), ("A", "2024")),
        (Period(date(2024, 7, 1), date(2024, 12, 31)), ("S", "2024-S2")),
        (Period(date(2024, 4, 1), date(2024, 6, 30)), ("Q", "2024-Q2")),
        (Period.month(2024, 2), ("M", "2024-02")),
        (Period.day(date(2024, 2, 3)), ("D", "2024-02-03")),
        (Period(date(2024, 1, 1), date(2024, 10, 31)), ("_U", "2024-01-01/P305D")),
        (Period(date(2024, 11, 1), date(2025, 4, 30)), ("_U", "2024-11-01/P181D")),
        (Period(None, date(2024, 1, 1)), None),
        (None, None),
    ],
)
def test_periods_are_written_as_sdmx_has_them(period: Period | None, expected: tuple[str, str] | None) -> None:
    assert time_period(period) == expected


def test_what_is_no_observation_is_counted(places: dict[str, Path]) -> None:
    counted = left_out(content(places["deeds"]))
    assert counted == {"figures without a bounded period": 0, "claims that are no figures": 11, "bounds that nobody states": 0}
