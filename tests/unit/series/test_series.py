import csv
import io
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from comity.cli import program
from comity.ledger import Ledger
from comity.model.claim import Claim, Figure, Voice
from comity.model.errors import ConfigError
from comity.model.finding import Finding
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text
from comity.pipeline import build, load_series
from comity.pipeline.parts import standard
from comity.read.gather import gather
from comity.series import Mapping, claims_of, read_mapping
from comity.series.codes import number_of, period_of

COLUMNS = {"reporter": "reporter", "partner": "partner", "period": "year", "value": "value"}
FIXED = {"indicator": "trade.exports", "unit": "USD"}
MAPPING = Mapping(office="Sample Office", state="Brazil", columns=COLUMNS, fixed=FIXED)

SDMX = """\
STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA: Reporting area,COUNTERPART_AREA,FLOW,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT
dataflow,XX:TRADE(1.0),I,A: Annual,BR: Brazil,IN: India,X: Exports,2024,4712.35,A: Normal value,6
dataflow,XX:TRADE(1.0),I,A: Annual,BR: Brazil,IN: India,M: Imports,2024,2512,E: Estimated value,6
dataflow,XX:TRADE(1.0),I,Q: Quarterly,BR: Brazil,IN: India,X: Exports,2024-Q1,1100,A: Normal value,6
dataflow,XX:TRADE(1.0),I,A: Annual,BR: Brazil,IN: India,X: Exports,2023,,M: Missing value,6
dataflow,XX:TRADE(1.0),I,A: Annual,BR: Brazil,IN: India,X: Exports,2022,5,F: Forecast value,
"""
SDMX_MAPPING = """\
office = "Sample Bureau"
published = 2025-02-01
[columns]
reporter = "REF_AREA"
partner = "COUNTERPART_AREA"
indicator = "FLOW"
period = "TIME_PERIOD"
value = "OBS_VALUE"
multiplier = "UNIT_MULT"
status = "OBS_STATUS"
[fixed]
unit = "USD"
[codes.indicator]
X = "trade.exports"
M = "trade.imports"
[only]
FREQ = ["A"]
"""


def read(words: str, mapping: Mapping = MAPPING) -> tuple[Document, Text, tuple[Claim, ...], tuple[Finding, ...]]:
    text = Text(text_id(words), words)
    known = Metadata(publisher=mapping.office, published=Period.day(date(2025, 2, 1)))
    document = Document(id=document_id(text.id, "a/t.csv"), text=text.id, address="a/t.csv", metadata=known)
    return document, text, *claims_of(document, text, mapping)


def figures(claims: tuple[Claim, ...]) -> list[Figure]:
    found = [claim.payload for claim in claims]
    assert all(isinstance(figure, Figure) for figure in found)
    return found  # type: ignore[return-value]


def test_a_row_is_a_claim_of_the_office_with_the_row_as_its_words() -> None:
    document, text, claims, findings = read("reporter,partner,year,value\nBRA,IN,2024,4712345678\n")
    (claim,) = claims
    assert findings == ()
    assert text.quote(claim.evidence) == "BRA,IN,2024,4712345678"
    assert claim.chain == (Voice(name="Sample Office", type="government", state="BRA"),)
    assert (claim.document, claim.asserted, claim.reader) == (document.id, Period.day(date(2025, 2, 1)), "series")
    (figure,) = figures(claims)
    assert (figure.indicator, figure.reporter, figure.partner, figure.direction) == ("trade.exports", "BRA", "IND", "export")
    assert (figure.value, figure.strict.low, figure.strict.high) == (4712345678, 4712345677.5, 4712345678.5)
    assert (figure.period, figure.product, figure.unit) == (Period.year(2024), None, "USD")


def test_an_sdmx_file_is_read_by_its_codes(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(SDMX_MAPPING)
    _, _, claims, findings = read(SDMX, read_mapping(tmp_path / "m.toml"))
    told = [(f.indicator, f.value, f.strict.low, c.modality) for c, f in zip(claims, figures(claims), strict=True)]
    assert told == [
        ("trade.exports", 4712.35e6, 4712.345e6, "actual"),
        ("trade.imports", 2512e6, 2511.5e6, "estimate"),
        ("trade.exports", 5, 4.5, "forecast"),
    ]
    assert [finding.text for finding in findings] == ["a/t.csv, line 5 is left out: it has no value."]
    assert {claim.chain[0].type for claim in claims} == {"organisation"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("BRA,XXX,2024,1", "'XXX' is no state"),
        ("BRA,BR,2024,1", "BRA is both its reporter and its partner"),
        (",IND,2024,1", "it names no reporter"),
        ("BRA,IND,2024-13,1", "'2024-13' is no period"),
        ("BRA,IND,last year,1", "'last year' is no period"),
        ("BRA,IND,2024,abc", "'abc' is no number"),
        ("BRA,IND,2024,1e999", "'1e999' is no number"),
        ("BRA,IND,2024,inf", "'inf' is no number"),
        ("BRA,IND,2024,-3", "not above zero"),
        ("BRA,IND,2024,..", "it has no value"),
        ("BRA,IND", "it has no value"),
        ("BRA,IND,,1", "'' is no period"),
    ],
)
def test_a_bad_row_is_named_with_line_and_reason_and_the_others_count(row: str, reason: str) -> None:
    _, text, claims, findings = read(f"reporter,partner,year,value\n\nBRA,IND,2023,5\n{row}\nBRA,IND,2022,7\n")
    assert [figure.value for figure in figures(claims)] == [5, 7]
    (finding,) = findings
    assert (finding.code, text.words[finding.start : finding.end]) == ("series.bad-row", row)
    assert finding.text.startswith("a/t.csv, line 4 is left out: ")
    assert reason in finding.text


@given(
    st.lists(
        st.tuples(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=8), st.integers(1, 10**9)),
        max_size=8,
    )
)
def test_the_words_of_every_claim_are_its_row_whatever_else_the_table_holds(rows: list[tuple[str, int]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["note", *COLUMNS.values()])
    writer.writerows([note, "BRA", "IND", 2024, value] for note, value in rows)
    _, text, claims, findings = read(out.getvalue())
    assert findings == ()
    assert [figure.value for figure in figures(claims)] == [value for _, value in rows]
    for claim, (note, value) in zip(claims, rows, strict=True):
        assert next(csv.reader(io.StringIO(text.quote(claim.evidence), newline=""))) == [note, "BRA", "IND", "2024", str(value)]


@pytest.mark.parametrize(
    ("words", "delimiter", "reason"),
    [
        ("reporter;partner;year;value\nBRA;IND;2024;1\n", ",", "no column 'partner', 'reporter', 'value', 'year'"),
        ("", ",", "it has none"),
        ("reporter,partner,year,value\nBRA,IND,2024," + "1" * 200_000, ",", "this is no table of separated values"),
    ],
)
def test_what_is_no_such_table_is_told(words: str, delimiter: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        read(words, Mapping(office="Sample Office", columns=COLUMNS, fixed=FIXED, delimiter=delimiter))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("office = ''", "`office` is empty"),
        ("state = 'Atlantis'", "no state is called 'Atlantis'"),
        ("published = 'soon'", "`published` is 'soon'"),
        ("scale = 0", "`scale`"),
        ("delimiter = ';;'", "`delimiter`"),
        ("colour = 'red'", "unknown field"),
        ("columns.colour = 'c'", "no field colour"),
        ("fixed.unit = 'florins'", "no known unit"),
        ("fixed.indicator = 'happiness'", "no known indicator"),
        ("columns.value = 3", "Expected `str`"),
        ("columns.unit = 'u'", "both tell unit"),
        ("scale = ", "no TOML"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(tmp_path: Path, change: str, reason: str) -> None:
    told = {
        "office": "office = 'Sample Office'",
        "columns.reporter": "columns.reporter = 'r'",
        "columns.value": "columns.value = 'v'",
    }
    told |= {
        "fixed.unit": "fixed.unit = 'USD'",
        "fixed.indicator": "fixed.indicator = 'gdp'",
        "fixed.period": "fixed.period = '2024'",
    }
    told[change.partition(" =")[0]] = change
    path = tmp_path / "m.toml"
    path.write_text("\n".join(told.values()))
    with pytest.raises(ConfigError, match=reason):
        read_mapping(path)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2024", "2024"),
        ("2024-A1", "2024"),
        ("2024-03", "2024-03"),
        ("202403", "2024-03"),
        ("2024-M3", "2024-03"),
        ("2024-Q1", "2024-01-01/2024-03-31"),
        ("2024Q4", "2024-10-01/2024-12-31"),
        ("2024-S2", "2024-07-01/2024-12-31"),
        ("2024-W01", "2024-01-01/2024-01-07"),
        ("2024-02-29", "2024-02-29"),
        ("2023/2024", "2023-01-01/2024-12-31"),
        ("2024/2023", None),
        ("2023-02-29", None),
        ("2024-Q5", None),
        ("2024-W54", None),
        ("0000", None),
        ("24", None),
        ("2024/", None),
    ],
)
def test_periods_as_offices_write_them(text: str, label: str | None) -> None:
    period = period_of(text)
    assert (period and period.label()) == label


@pytest.mark.parametrize(
    ("text", "decimal", "value", "shown"),
    [("1,234,567.50", ".", 1234567.5, 0.01), ("1.234,5", ",", 1234.5, 0.1), ("1 234", ".", 1234, 1), ("1.2E+3", ".", 1200, 100)],
)
def test_numbers_as_offices_write_them(text: str, decimal: str, value: float, shown: float) -> None:
    number = number_of(text, decimal)
    assert number is not None
    assert tuple(map(float, number)) == (value, shown)


def test_a_press_figure_clashes_with_the_official_one_and_both_are_shown(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("reporter,partner,year,value\nBRA,IND,2024,4712345678\nBRA,IND,2023,oops\n")
    (tmp_path / "m.toml").write_text(
        'office = "Sample Statistics Office"\nstate = "BRA"\npublished = "2025-02-01"\n'
        'columns = {reporter = "reporter", partner = "partner", period = "year", value = "value"}\n'
        'fixed = {indicator = "trade.exports", unit = "USD"}\n'
    )
    (tmp_path / "press.txt").write_text(
        "Brazil's exports to India came to $5.9 billion in 2024, the Indian trade ministry said.\n"
    )
    (tmp_path / "manifest.csv").write_text("path,url,publisher,published,lang\npress.txt,,Example Wire,2025-03-01,en\n")
    ledger = ["--ledger", str(tmp_path / "pile.comity")]
    loaded = CliRunner().invoke(
        program, ["load-series", str(tmp_path / "table.csv"), "--mapping", str(tmp_path / "m.toml"), *ledger]
    )
    assert loaded.exit_code == 0, loaded.output
    assert "line 3 is left out: 'oops' is no number" in loaded.stderr
    CliRunner().invoke(program, ["add", str(tmp_path / "press.txt"), "--manifest", str(tmp_path / "manifest.csv"), *ledger])
    shown = CliRunner().invoke(program, ["clashes", "BRA-IND", "--strict", *ledger])
    assert shown.exit_code == 3
    assert "CONTRADICTION" in shown.stdout
    assert "“BRA,IND,2024,4712345678”" in shown.stdout
    assert "Sample Statistics Office (2025-02-01)" in shown.stdout
    assert "“Brazil's exports to India came to $5.9 billion in 2024”" in shown.stdout
    with Ledger.open(tmp_path / "pile.comity").view() as view:
        (official,) = [claim for claim in view.figures() if claim.reader == "series"]
    why = CliRunner().invoke(program, ["why", official.id, *ledger])
    assert why.exit_code == 0
    assert "figure.series@1, reader series" in why.stdout


def test_loading_before_or_after_the_press_gives_the_same(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("reporter,partner,year,value\nBRA,IND,2024,4712345678\n")
    (tmp_path / "a.txt").write_text("Brazil's exports to India came to $5.9 billion in 2024, the Indian trade ministry said.\n")
    table, _ = gather([tmp_path / "t.csv"], None)
    press, _ = gather([tmp_path / "a.txt"], None)
    seen = []
    for name, is_first in (("one", True), ("two", False)):
        ledger = Ledger.open(tmp_path / f"{name}.comity", create=True)
        if is_first:
            load_series(table, MAPPING, ledger)
        build(press, standard(), ledger)
        report = load_series(table, MAPPING, ledger)
        assert report.unchanged == int(is_first)
        with ledger.view() as view:
            seen.append((view.pile(), view.verdict(), view.clusters(), view.findings()))
    assert seen[0] == seen[1]
