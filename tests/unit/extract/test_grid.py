"""Figures of tables: what their labels make of the numbers, and tables that tell nothing between states. All are invented."""

from datetime import date
from pathlib import Path

import pytest
import typst

from comity.extract.figure import figures
from comity.extract.grid import gridded
from comity.language import analyse
from comity.model.analysis import Analysis
from comity.model.claim import Figure
from comity.model.ids import document_id, text_id
from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text
from comity.read import read

PUBLISHED = Period.day(date(2025, 9, 10))


def analysed(words: str) -> Analysis:
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Ledger", lang="en", grade="stated", published=PUBLISHED)
    return analyse(Document(id=document_id(text.id, "a.txt"), text=text.id, address="a.txt", metadata=metadata), text)


def told(words: str) -> list[Figure]:
    drafts = sorted(figures(analysed(words)), key=lambda draft: draft.order)
    return [draft.payload for draft in drafts if isinstance(draft.payload, Figure)]


def flows(found: list[Figure]) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one.indicator, one.reporter, one.partner, one.direction) for one in found]


ROWS = """Trade of Norway with Kenya

| | 2022 | 2023 | change |
|---|---:|---:|---:|
| Exports, NOK million | 1,204 | 1,377 | +14.4% |
| of which fish | 804 | 877 | +9.1% |
| Imports, NOK million | 310 | n/a | .. |
"""


def test_rows_are_read_with_their_sides_goods_and_times() -> None:
    found = told(ROWS)
    assert [one.value for one in found] == [1.204e9, 1.377e9, 14.4, 8.04e8, 8.77e8, 9.1, 3.1e8]
    assert flows(found)[0] == ("trade.exports", "NOR", "KEN", "export")
    assert flows(found)[-1] == ("trade.imports", "NOR", "KEN", "import")
    assert [one.product for one in found] == [None] * 3 + ["fish"] * 3 + [None]
    change = found[2]
    assert (change.relation, change.period, change.base) == ("ratio", Period.year(2023), Period.year(2022))


def test_the_evidence_of_a_cell_is_its_row() -> None:
    analysis = analysed(ROWS)
    quotes = {analysis.text.words[draft.start : draft.end] for draft in figures(analysis)}
    assert "| of which fish | 804 | 877 | +9.1% |" in quotes


def test_a_row_that_is_a_state_is_the_partner_of_what_the_title_names() -> None:
    found = told(
        "Exports of Kenya by destination, 2022 and 2023, USD million\n\n"
        "Destination | 2022 | 2023\nUganda | 812.4 | 866.1\nRwanda | 298.7 | 310.5\nTotal | 1,512.1 | 1,564.8\n"
    )
    assert [(one.reporter, one.partner) for one in found] == [("KEN", "UGA")] * 2 + [("KEN", "RWA")] * 2 + [("KEN", None)] * 2


def test_what_a_row_is_a_part_of_keeps_rows_of_one_indicator_apart() -> None:
    found = told(
        "Trade of Nepal with China, gate by gate, 2024\n\n"
        "gate ........ imports, Rs bn ... exports, Rs bn\nUpper gate .. 79.4 ... 1.3\nLower gate .. 46.0 ... 0.4\n"
    )
    assert [one.unit for one in found] == ["NPR"] * 4
    assert [one.scope for one in found] == ["upper gate"] * 2 + ["lower gate"] * 2
    assert [one.direction for one in found] == ["import", "export"] * 2


def test_sections_give_what_their_rows_leave_out() -> None:
    found = told(
        "Tajikistan and Uzbekistan, 2023 and 2024, thousand US dollars\n\n"
        "                     2023       2024\nExports to Uzbekistan\n  Aluminium         31,000     29,400\n"
        "Imports from Uzbekistan\n  Cement             9,400      8,800\n"
    )
    assert flows(found)[::2] == [("trade.exports", "TJK", "UZB", "export"), ("trade.imports", "TJK", "UZB", "import")]
    assert [one.product for one in found][::2] == ["aluminium", "cement"]


def test_negative_balances_and_shares() -> None:
    found = told(
        "Trade of Fiji with Samoa, 2024\nFJ$ million\n\n"
        "Goods     Exports   Share of total, %\nSugar       120.4        31.2\nTotal       385.9       100.0\nBalance     -30.2\n"
    )
    assert [(one.value, one.relation) for one in found] == [
        (120.4e6, "level"), (31.2, "share"), (385.9e6, "level"), (100, "share"), (-30.2e6, "level"),
    ]  # fmt: skip
    assert found[1].strict.low is not None
    assert found[1].strict.low <= 0.312
    assert found[-1].indicator == "balance"


def test_a_series_on_a_line_is_read_and_the_prose_behind_it_goes_on() -> None:
    found = told(
        "Spain and Morocco in numbers\nSpanish exports to Morocco, EUR million: 2022, 11,748; 2023, 12,138.\n"
        "Morocco sold goods worth 9.1 billion euros to Spain in 2023.\n"
    )
    assert [one.value for one in found] == [11.748e9, 12.138e9, 9.1e9]
    assert flows(found)[:2] == [("trade.exports", "ESP", "MAR", "export")] * 2


@pytest.mark.parametrize(
    "words",
    [
        "Group B of the cup: Kenya v Uganda\n\nTeam | P | W | Pts\nKenya | 2 | 2 | 6\nUganda | 2 | 1 | 3\n",
        "Vienna - Budapest, 2025\n\nTrain  Departs  Fare\nRJ 61  08:12    29\nRJ 63  10:12    31\n",
        "Menu of the inn, 2025\n\nSoup | EUR 4.50 | 5\nFish | EUR 14.20 | 3\n",
        "Medals at the regatta of Norway and Denmark\n\n          Gold   Silver\nNorway     4        2\nDenmark    3        5\n",
        "Printer offsets\n\nPT   0   60\nDE   60   120\nNP   345   345\n",
    ],
)
def test_tables_of_sport_trains_prices_and_code_tell_nothing(words: str) -> None:
    assert told(words) == []


def test_series_without_a_unit_tell_nothing() -> None:
    words = "The run of Kenya and Uganda. Best: 12 in 2020, 14 in 2022.\nTimes: 2022, 10:14; 2023, 10:15.\n"
    assert gridded(analysed(words)) == ()


PAGE = """<html><head><title>Trade of Kenya with Uganda</title></head><body>
<nav>Home | About</nav><h1>Trade of Kenya with Uganda</h1>
<table><caption>Goods, million US dollars</caption>
<tr><th rowspan="2">Item</th><th colspan="2">Exports</th><th colspan="2">Imports</th></tr>
<tr><th>2023</th><th>2024</th><th>2023</th><th>2024</th></tr>
<tr><td>Total</td><td>800</td><td>910</td><td></td><td>420</td></tr>
<tr><td>of which maize</td><td>80</td><td>91</td><td>38</td><td>42</td></tr></table></body></html>"""
MARKED = """# Trade of Kenya with Uganda

Goods, million US dollars

| Item | Exports | | Imports | |
|---|---|---|---|---|
| | 2023 | 2024 | 2023 | 2024 |
| Total | 800 | 910 | | 420 |
| of which maize | 80 | 91 | 38 | 42 |
"""
EXPECTED = [
    ("export", None, 2023, 800e6),
    ("export", None, 2024, 910e6),
    ("import", None, 2024, 420e6),
    ("export", "corn", 2023, 80e6),
    ("export", "corn", 2024, 91e6),
    ("import", "corn", 2023, 38e6),
    ("import", "corn", 2024, 42e6),
]


def of_word(path: Path) -> None:
    """The same table in a Word file, its merged heads as Word has them."""
    from docx import Document as Word  # noqa: PLC0415

    document = Word()
    document.add_heading("Trade of Kenya with Uganda", 1)
    document.add_paragraph("Goods, million US dollars")
    rows = [
        ["Item", "Exports", "", "Imports", ""], ["", "2023", "2024", "2023", "2024"], ["Total", "800", "910", "", "420"],
        ["of which maize", "80", "91", "38", "42"],
    ]  # fmt: skip
    table = document.add_table(4, 5)
    for place, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(place, column).text = words
    for first, last in (((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (0, 4))):
        words = table.cell(*first).text
        table.cell(*first).merge(table.cell(*last)).text = words
    document.save(str(path))


def test_a_table_of_a_pdf_is_read_but_for_rows_that_lack_a_cell(tmp_path: Path) -> None:
    rows = ("Item", "2022", "2023", "change", "Exports to Kenya", "1,204", "1,377", "+14.4%", "of which fish", "", "877", "+9.1%")
    cells = ", ".join(f"[{cell}]" for cell in rows)
    title = "= Trade of Norway with Kenya\n\nMillion kroner, customs data."
    path = tmp_path / "a.pdf"
    path.write_bytes(typst.compile(f"#set text(size: 10pt)\n{title}\n\n#table(columns: 4, {cells})\n".encode()))
    stated = Metadata(publisher="Example Ledger", lang="en", published=PUBLISHED, grade="stated")
    found = told(read(Source(path=path, address="a.pdf", stated=stated))[1].words)
    assert [(one.value, one.unit, one.relation, one.direction) for one in found] == [
        (1.204e9, "NOK", "level", "export"), (1.377e9, "NOK", "level", "export"), (14.4, "percent", "ratio", "export"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.docx"])
def test_a_table_of_a_file_is_read_as_it_stands_with_merged_heads_and_empty_cells(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name == "a.docx":
        of_word(path)
    else:
        path.write_text(PAGE if name == "a.html" else MARKED, encoding="utf-8")
    stated = Metadata(publisher="Example Ledger", lang="en", published=PUBLISHED, grade="stated")
    _, text, _ = read(Source(path=path, address=name, stated=stated))
    found = told(text.words)
    years = [one.period.first.year if one.period and one.period.first else 0 for one in found]
    assert [(one.direction, one.product, year, one.value) for one, year in zip(found, years, strict=True)] == EXPECTED
    assert {(one.reporter, one.partner) for one in found} == {("KEN", "UGA")}


def test_headings_date_the_flows_under_them_and_brackets_hold_another_time() -> None:
    found = told(
        "Chile and Peru: goods, million dollars\n\nStructure, 2024\n"
        "Chilean exports 545 (2023: 602). Chilean imports 168, of which copper 62, cement 12.\n"
    )
    assert [(one.value, one.product, one.period) for one in found] == [
        (545e6, None, Period.year(2024)),
        (602e6, None, Period.year(2023)),
        (168e6, None, Period.year(2024)),
        (62e6, "copper", Period.year(2024)),
        (12e6, "cement", Period.year(2024)),
    ]
    assert {(one.reporter, one.partner) for one in found} == {("CHL", "PER")}
