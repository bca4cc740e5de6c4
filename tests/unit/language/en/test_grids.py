"""Grids in every form that texts have them in, and lines that only look like them. All tables and outlets are invented."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.language.en import sentences
from comity.language.en.grids import grids
from comity.model.analysis import Cell
from comity.model.period import Period

PUBLISHED = Period.day(date(2025, 9, 10))


def cells(text: str) -> list[Cell]:
    return [cell for grid in grids(text, PUBLISHED) for cell in grid.cells]


def amounts(text: str) -> list[tuple[float, str]]:
    return [(cell.amount.value, cell.amount.unit) for cell in cells(text)]


def spans(found: Sequence[Cell]) -> list[str]:
    return [f"{cell.period.first}/{cell.period.last}" if cell.period else "" for cell in found]


def written(rows: Sequence[Sequence[str]], form: str) -> str:
    """Rows as lines in one of the forms that texts have."""
    if form == "blanks":
        widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
        return "\n".join(
            "  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))])
            for row in rows
        )
    if form == "markdown":
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])
    marks = {"bars": " | ", "tabs": "\t", "dots": " ..... ", "semicolons": "; "}
    return "\n".join(marks[form].join(row) for row in rows)


FORMS = ("bars", "tabs", "dots", "semicolons", "blanks", "markdown")
LABELS = ("Exports", "Imports", "of which fish", "Turnover", "Grain shipments")


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], list[int]]:
    """A table of whole millions under years, as rows of words, with its numbers in order."""
    years = draw(st.lists(st.integers(1995, 2024), min_size=2, max_size=4, unique=True))
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=5, unique=True))
    numbers = [[draw(st.integers(0, 99_999)) for _ in years] for _ in labels]
    head = ["Item", *map(str, years)]
    rows = [[label, *(f"{number:,}" for number in own)] for label, own in zip(labels, numbers, strict=True)]
    return [head, *rows], [number for own in numbers for number in own]


@settings(deadline=None)  # the first example loads the tables of units
@given(tables(), st.sampled_from(FORMS))
def test_every_form_gives_the_same_cells_and_each_stands_where_its_number_does(
    table: tuple[list[list[str]], list[int]], form: str
) -> None:
    rows, numbers = table
    text = f"Trade of Norway with Kenya\nUSD million\n\n{written(rows, form)}\n\nA note follows.\n"
    found = cells(text)
    assert [cell.amount.value for cell in found] == [number * 1e6 for number in numbers]
    assert [text[cell.amount.start : cell.amount.end] for cell in found] == [cell for row in rows[1:] for cell in row[1:]]
    assert spans(found) == [f"{year}-01-01/{year}-12-31" for _ in rows[1:] for year in rows[0][1:]]
    assert {cell.amount.unit for cell in found} == {"USD"}


@settings(deadline=None)  # the first example loads the tables of units
@given(tables(), st.sampled_from(FORMS))
def test_a_row_is_one_sentence(table: tuple[list[list[str]], list[int]], form: str) -> None:
    text = f"Trade of Norway with Kenya\nUSD million\n\n{written(table[0], form)}\n\nA note follows.\n"
    told = {text[one.start : one.end] for one in sentences(text) if one.kind == "prose"}
    rows = [line for line in written(table[0], form).split("\n")[1:] if set(line) - set("|-")]
    assert {row.strip() for row in rows} <= told


HEAD = "Trade of Fiji with Peru\n\n"


@pytest.mark.parametrize(
    ("label", "value", "unit"),
    [
        ("Exports, TND m", 5e6, "TND"),
        ("Exports (mn USD)", 5e6, "USD"),
        ("Exports, Rs bn", 5e9, "rupee"),
        ("Fuel seized, thousand litres", 5000, "L"),
        ("Electricity sold, GWh", 5000, "MWh"),
        ("Copper, '000 tonnes", 5000, "t"),
        ("Fee, EUR/MWh", 5, "EUR/MWh"),
        ("Peruvian visitors, thousand", 5000, "persons"),
        ("Lorries through Suva", 5, "count"),
        ("Lorries through Suva, daily mean", 5, "count/day"),
        ("Gigawatt-hours sent south", 5000, "MWh"),
    ],
)
def test_a_unit_is_read_from_the_label(label: str, value: float, unit: str) -> None:
    assert amounts(f"{HEAD}Item | 2023 | 2024\n{label} | 5 | 7\n")[0] == (value, unit)


@pytest.mark.parametrize(
    ("head", "first", "last"),
    [
        ("Q1 2024", "2024-01-01", "2024-03-31"),
        ("Jan-May 2024", "2024-01-01", "2024-05-31"),
        ("Nov 22 - Mar 23", "2022-11-01", "2023-03-31"),
        ("Apr - Sep 23", "2023-04-01", "2023-09-30"),
        ("Year to June 2024", "2023-07-01", "2024-06-30"),
        ("end of June 2024", "2024-06-30", "2024-06-30"),
        ("2024 (prov.)", "2024-01-01", "2024-12-31"),
        ("2024*", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_head_tells_the_time(head: str, first: str, last: str) -> None:
    found = cells(f"{HEAD}Item | 2019 | {head}\nExports, USD m | 5 | 7\nImports, USD m | 6 | 8\n")
    assert spans(found)[1::2] == [f"{first}/{last}"] * 2


def test_years_that_run_over_two_are_fiscal_and_dated_only_where_the_text_says_how_they_run() -> None:
    table = "Year | Exports | Imports\n2022-23 | 5 | 7\n2023-24 | 6 | 8\n"
    assert spans(cells(f"{HEAD}USD million; fiscal years end on June 30\n{table}"))[:1] == ["2022-07-01/2023-06-30"]
    assert spans(cells(f"{HEAD}USD million; financial years, April-March\n{table}"))[:1] == ["2022-04-01/2023-03-31"]
    assert set(spans(cells(f"{HEAD}USD million\n{table}"))) == {""}


def test_a_head_over_two_columns_and_rows_of_quarters_make_one_time() -> None:
    text = (
        f"{HEAD}USD million\n\n"
        "          Exports          Imports\n"
        "        2023    2024     2023    2024\n"
        "Q1      10.1    11.2      7.4     7.9\n"
        "Q2      12.0             8.8     9.1\n"
    )
    found = cells(text)
    assert spans(found)[:2] == ["2023-01-01/2023-03-31", "2024-01-01/2024-03-31"]
    assert [[text[slice(*span)] for span in cell.heads] for cell in found][:3:2] == [["Exports"], ["Imports"]]
    assert (found[5].amount.value, spans(found)[5]) == (8.8e6, "2023-04-01/2023-06-30")  # the gap before it is seen


def test_a_year_over_months_is_theirs() -> None:
    found = cells(
        f"{HEAD}EUR million\n\nMonth     Exports   Imports\n2023\nJanuary   91.2      88.0\n2024\nJanuary   99.9      90.4\n"
    )
    assert spans(found)[::2] == ["2023-01-01/2023-01-31", "2024-01-01/2024-01-31"]


def test_changes_are_measured_from_what_the_head_says() -> None:
    text = f"{HEAD}2025 | to 31 August | change on 2023\nvisitors | 29,003 | +38%\nboats | 468 | -11\n"
    found = cells(text)
    assert [(cell.amount.value, cell.amount.relation) for cell in found] == [
        (29003, "level"), (38, "ratio"), (468, "level"), (-11, "difference"),
    ]  # fmt: skip
    assert spans(found) == ["2025-01-01/2025-08-31"] * 4
    assert found[1].base == Period(date(2023, 1, 1), date(2023, 8, 31))


def test_marks_of_estimates_and_forecasts_are_moods_and_what_is_missing_is_no_number() -> None:
    text = f"{HEAD}bcm\n\nYear   Exports   Imports\n2023   9.5       ..\n2024e  9.9       n/a\n2025f  10.6      -\n"
    assert [cell.modality for cell in cells(text)] == ["actual", "estimate", "forecast"]


def test_short_rows_under_bars_are_not_guessed() -> None:
    assert amounts(f"{HEAD}USD million\n\nItem | 2022 | 2023 | 2024\nExports | 5 | 6 | 7\nImports | 8 | 9\n") == [
        (5e6, "USD"), (6e6, "USD"), (7e6, "USD"),
    ]  # fmt: skip


def test_a_head_whose_cells_ran_together_heads_nothing() -> None:
    rows = "Exports | 5 | 6 | +20%\nImports | 8 | 9 | +13%\n"
    assert amounts(f"{HEAD}USD million\n\nItem | 2022 | 2023 change\n{rows}") == []
    assert len(amounts(f"{HEAD}USD million\n\n2022 | 2023 | change\n{rows}")) == 6


def test_a_unit_of_money_above_is_not_that_of_people_or_of_things_told_at_length() -> None:
    text = f"{HEAD}USD million\n\nItem | 2023 | 2024\nVehicles | 5 | 6\nStudents | 7 | 8\nCrossings at the bridge | 9 | 10\n"
    assert [unit for _, unit in amounts(text)] == ["USD"] * 2 + ["persons"] * 2 + ["count"] * 2


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Exports, EUR million: 2022, 11; 2023, 12; 2024, 13.", [11e6, 12e6, 13e6]),
        ("Electricity sold, GWh: 1,204 in 2022, 1,377 in 2023 and 2,010 in 2024.", [1204e3, 1377e3, 2010e3]),
        ("Crude, barrels a day: 9,800 (2024), 11,250 (2025).", [9800, 11250]),
        ("Malaysian trade: 2022, RM371 billion; 2023, RM346 billion, up by little.", [371e9, 346e9]),
        ("Prices, EUR/MWh: NO1 38.20; SE3 41.75.", [38.2, 41.75]),
        ("Water drawn in the year, m3: 5,100.", [5100]),
        ("Exports: the minister said 5 million dollars were lost in 2023, 4 million of it at Suva.", []),
        ("Time: 10:30, 11:45 and 12:50.", []),
        ("Telephone: 555 0144.", []),
        ("Result: 14 in 2023, 15 in 2024.", []),
        ("They met on 4 May 2024: 12 in all, 14 with guests.", []),
    ],
)
def test_values_behind_a_label_are_a_series_only_with_a_unit_and_what_tells_them_apart(line: str, expected: list[float]) -> None:
    assert [cell.amount.value for cell in cells(f"{HEAD}The page.\n{line}\n")] == pytest.approx(expected)


def test_numbers_in_brackets_are_what_the_title_says() -> None:
    text = "Peru and Fiji (January to June 2023; in brackets the same months of 2022)\n\nVisitors from Peru: 115 (107)\n"
    assert spans(cells(text)) == ["2023-01-01/2023-06-30", "2022-01-01/2022-06-30"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers spoke of fish; of maize; of lorries.\nThey left; they came back; they signed.\n",
        "A sentence.  Another one.  And a third with 12 lorries.\nOne more.  And 14 days.  It ended.\n",
        "Talks went on ... and on ... for years.\n",
        "Either | or\nyes | no\n",
    ],
)
def test_prose_is_no_grid(text: str) -> None:
    assert grids(text, PUBLISHED) == ()
