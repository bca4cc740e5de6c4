import doctest
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.ledger.factory import figure, page

import comity
from comity.api import OpenLedger, Table
from comity.cli import program
from comity.ledger import Ledger
from comity.model.errors import ConfigError, LedgerError, QuestionError
from comity.publish.export.rows import figure_rows

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "python.md"
KINDS = {"words": "text", "lists": "texts", "numbers": "number", "counts": "count", "days": "day", "flags": "flag"}

CELLS = st.tuples(
    st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    st.lists(st.text("ab<&", max_size=3), max_size=3),
    st.none() | st.floats(allow_nan=False),
    st.none() | st.integers(-(2**60), 2**60),
    st.none() | st.dates(),
    st.none() | st.booleans(),
)


@pytest.fixture
def ledger(demo_ledger: Path) -> OpenLedger:
    return comity.open(demo_ledger)


def table(rows: list[tuple[object, ...]]) -> Table:
    return Table(KINDS, rows)  # type: ignore[arg-type]


@given(st.lists(CELLS, max_size=6))
def test_every_form_holds_the_same_cells(rows: list[tuple[object, ...]]) -> None:
    made = table(rows)
    assert list(made.rows()) == [dict(zip(KINDS, row, strict=True)) for row in rows]
    assert made.pl().rows() == rows
    assert [tuple(row.values()) for row in made.arrow().to_pylist()] == rows
    frame = made.df()
    assert list(frame.columns) == list(KINDS)
    for name in ("words", "counts", "flags", "numbers"):
        assert [None if pd.isna(value) else value for value in frame[name]] == [row[list(KINDS).index(name)] for row in rows]
    assert [None if pd.isna(value) else value.date() for value in frame["days"]] == [row[4] for row in rows]
    assert list(frame["lists"]) == [row[1] for row in rows]


@pytest.mark.parametrize("rows", [[], [(None, [], None, None, None, None)]])
def test_a_table_without_values_has_the_types_of_one_with_them(rows: list[tuple[object, ...]]) -> None:
    full = table([("a", ["b"], 1.5, 2, date(2024, 1, 1), True)])
    assert table(rows).pl().schema == full.pl().schema
    assert table(rows).arrow().schema == full.arrow().schema
    assert list(table(rows).df().dtypes) == list(full.df().dtypes)
    assert len(table(rows)) == len(rows)


class Cells(HTMLParser):
    """The tags and the cells of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def test_a_notebook_shows_escaped_cells_and_how_many_rows_there_are() -> None:
    made = table([("<script>alert('x')</script>&amp;", ["<b>"], 1234567.5, None, date(2024, 1, 1), False)] * 30)
    parsed = Cells()
    parsed.feed(made._repr_html_())
    assert parsed.tags == {"table", "thead", "tbody", "tr", "th", "td", "p"}
    assert parsed.cells[:6] == ["<script>alert('x')</script>&amp;", "<b>", "1,234,567.5", "", "2024-01-01", "False"]
    assert "20 of 30 rows" in made._repr_html_()


@pytest.mark.parametrize(("name", "form"), [("pandas", "df"), ("polars", "pl"), ("pyarrow", "arrow")])
def test_a_library_that_is_absent_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch, name: str, form: str) -> None:
    monkeypatch.setitem(sys.modules, name, None)  # what Python itself takes for "not there"
    with pytest.raises(ConfigError, match=rf"{name} is not installed; .*comity\[notebook\]"):
        getattr(table([]), form)()


def test_import_loads_nothing_and_asking_loads_no_library_of_tables(demo_ledger: Path) -> None:
    program = (
        "import sys\nimport comity\n"
        "assert {name for name in sys.modules if name.startswith('comity')} == {'comity'}\n"
        "heavy = {'numpy', 'msgspec', 'sqlite3', 'click', 'pandas', 'polars', 'pyarrow', 'onnxruntime'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        f"comity.open({str(demo_ledger)!r})['BRA-IND'].figures()\n"
        "assert not {'pandas', 'polars', 'pyarrow', 'onnxruntime'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)


def test_figures_of_a_pair_are_those_of_the_export(ledger: OpenLedger, demo_ledger: Path) -> None:
    with Ledger.open(demo_ledger).view() as view:
        exported = [row for row in figure_rows(view.pile()) if {row["reporter"], row["partner"]} == {"BRA", "IND"}]
        record_of = {m.claim: m.record for m in view.records().members if m.part == "of" and m.record.startswith("q_")}
    told = list(ledger["IND-BRA"].figures().rows())
    shared = [name for name in ledger["BRA-IND"].figures().columns if name in exported[0] and name != "publisher"]
    assert len(shared) > 20
    assert [{name: row[name] for name in shared} for row in told] == [{name: row[name] for name in shared} for row in exported]
    assert [row["quantity"] for row in told] == [record_of.get(row["claim"]) for row in told]
    assert all(row["origin"] for row in told)


def test_an_indicator_stands_for_itself_and_those_under_it(ledger: OpenLedger) -> None:
    dyad = ledger["BRA-IND"]
    assert set(dyad.figures("trade")["indicator"]) > {"trade.turnover", "trade.exports"}
    assert set(dyad.figures("trade.turnover")["indicator"]) == {"trade.turnover"}
    assert len(dyad.figures("trad")) == 0
    assert len(ledger.figures("trade.turnover")) > len(dyad.figures("trade.turnover")) > 0


def test_what_the_commands_list_is_what_the_tables_hold(ledger: OpenLedger, demo_ledger: Path) -> None:
    def listed(command: str) -> str:
        return CliRunner().invoke(program, [command, "BRA-IND", "--ledger", str(demo_ledger)]).stdout

    dyad = ledger["Brazil-India"]
    for answer, command, key in (
        (dyad.agreements(), "agreements", "record"),
        (dyad.projects(), "projects", "record"),
        (dyad.measures(), "measures", "record"),
        (dyad.clashes(), "clashes", "conflict"),
        (dyad.sources(), "sources", "document"),
    ):
        assert len(answer)
        assert all(value in listed(command) for value in answer[key])
    assert set(dyad.events()["kind"]) == {"event"}
    (clash,) = dyad.clashes().rows()
    assert clash["label"] == "contradiction"
    assert clash["factor"] == pytest.approx(1.4, abs=0.05)
    assert len(clash["claims"]) == len(clash["quotes"]) == len(clash["mends"]) == 3


def test_a_state_as_of_an_earlier_day_knows_less(ledger: OpenLedger) -> None:
    states = ledger["BRA-IND"].agreements(date(2000, 1, 1))["state"]
    assert states
    assert set(states) == {None} != set(ledger["BRA-IND"].agreements()["state"])


def test_searching_a_pair_is_searching_with_both_states(ledger: OpenLedger) -> None:
    found = ledger["BRA-IND"].search("trade")
    assert len(found) > 3
    assert set(found["claim"]) == set(ledger.search("trade state:BRA state:IND")["claim"])
    assert all("rade" in sentence for sentence in found["sentence"])


def test_an_answer_tells_of_the_ledger_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "pile.comity"
    with Ledger.open(path, create=True).entry() as entry:
        entry.post(page("a.txt", payloads=(figure(),)), "v1")
    dyad = comity.open(path)["KEN-GHA"]
    assert len(dyad.figures()) == 1
    with Ledger.open(path).entry() as entry:
        entry.post(page("b.txt", payloads=(figure(), figure())), "v1")
    assert len(dyad.figures()) == 3


@pytest.mark.parametrize("pair", ["RUS", "RUS-RUS", "RUS-Atlantis", "", "-"])
def test_what_is_no_pair_is_told(ledger: OpenLedger, pair: str) -> None:
    with pytest.raises(QuestionError, match="not a pair of states"):
        ledger[pair]


def test_what_is_no_ledger_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="comity add"):
        comity.open(tmp_path / "none.comity")


def test_the_examples_of_the_reference_say_what_happens(demo_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(demo_ledger.parent)
    outcome = doctest.testfile(str(GUIDE), module_relative=False, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert outcome.attempted > 10
    assert outcome.failed == 0


def test_every_column_stands_in_the_reference(ledger: OpenLedger) -> None:
    words = GUIDE.read_text(encoding="utf-8")
    dyad = ledger["BRA-IND"]
    answers = (dyad.figures(), dyad.agreements(), dyad.clashes(), dyad.sources(), dyad.search("trade"), ledger.pairs())
    missing = {name for answer in answers for name in answer.columns if f"`{name}`" not in words}
    assert missing == set()


def test_real_libraries_answer(ledger: OpenLedger) -> None:
    figures = ledger["BRA-IND"].figures("trade.turnover")
    assert figures.df().groupby("unit")["value"].max()["USD"] == max(figures["value"])
    assert figures.pl().filter(pl.col("unit") == "USD")["value"].max() == max(figures["value"])
    assert isinstance(figures.arrow(), pa.Table)
