import csv
import io
import json
from pathlib import Path

import duckdb
import polars as pl
import pytest
from tests.unit.publish.export.ledgers import NASTY, content, made

from comity.publish.export.cells import FORMULA, plain, safe
from comity.publish.export.registry import form
from comity.publish.export.rows import COLUMNS
from comity.publish.export.tables import TABLES, rows
from comity.publish.export.write import write


@pytest.fixture
def folder(any_ledger: Path, tmp_path: Path) -> Path:
    write(form("tables"), content(any_ledger), tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.usefixtures("wide_cells")
def test_a_csv_reader_gets_every_row_and_no_formula(any_ledger: Path, folder: Path) -> None:
    view = content(any_ledger).view
    for table in TABLES:
        with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert len(found) == len(list(rows(view, table)))
        texts = [column.name for column in table.columns if column.type == "text"]
        assert not [row[name] for row in found for name in texts if row[name].lstrip(" ").startswith(FORMULA)]


def test_duckdb_reads_every_table(any_ledger: Path, folder: Path) -> None:
    view = content(any_ledger).view
    for table in TABLES:
        sql = f"SELECT count(*) FROM read_csv('{folder / table.name}.csv', header=true, all_varchar=true, max_line_size=4000000)"
        assert duckdb.sql(sql).fetchall() == [(len(list(rows(view, table))),)], table.name


def test_the_metadata_tells_every_column_with_its_type(folder: Path) -> None:
    found = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    assert found["@context"] == "http://www.w3.org/ns/csvw"
    for described in found["tables"]:
        with (folder / described["url"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [column["name"] for column in described["tableSchema"]["columns"]]
    assert found["dc:description"]["format"] == "tables"


def test_numbers_and_days_are_typed_by_polars_alone(places: dict[str, Path]) -> None:
    found = pl.read_csv(io.BytesIO(made(places["trade"], "csv")), try_parse_dates=True)
    assert list(found.columns) == list(COLUMNS)
    assert found.schema["value"].is_numeric()
    assert found.schema["period_first"] == pl.Date
    assert found.filter(pl.col("value") == 200e6).height >= 2


@pytest.mark.parametrize("words", NASTY)
def test_a_cell_is_never_a_formula_and_keeps_its_words(words: str) -> None:
    cell = str(safe(words))
    assert not cell.lstrip(" ").startswith(FORMULA)
    assert cell.removeprefix("'") == plain(words)
    assert "\x00" not in cell


def test_a_negative_number_stays_a_number() -> None:
    assert safe(-5.0) == -5.0


def test_a_flat_table_without_figures_is_its_header(places: dict[str, Path]) -> None:
    assert made(places["no_figures"], "csv").decode() == ",".join(COLUMNS) + "\r\n"
