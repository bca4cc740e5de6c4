from datetime import date
from pathlib import Path

import pytest

from comity.model.errors import ConfigError
from comity.model.period import Period
from comity.read.manifest import Manifest, period, read_manifest


def manifest(folder: Path, content: str | bytes) -> Manifest:
    path = folder / "manifest.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_manifest(path)


def test_a_row_states_what_its_cells_say(tmp_path: Path) -> None:
    table = manifest(
        tmp_path, 'path,url,publisher,published,lang,section\na.txt,https://x.example/a,"Wire, Example",2025-05,EN,World'
    )
    (row,) = table.rows
    assert (row.line, row.path) == (2, tmp_path.resolve() / "a.txt")
    stated = row.stated
    assert (stated.url, stated.publisher, stated.lang, stated.section) == ("https://x.example/a", "Wire, Example", "en", "World")
    assert (stated.published, stated.grade) == (Period.month(2025, 5), "stated")
    assert table.findings == ()


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffpath,publisher\r\na.txt,Example Wire\r\n",
        "publisher;path\na.ignored;b\nExample Wire;a.txt\n",
        "Publisher\t PATH \nExample Wire\ta.txt",
        "note,path,x,publisher\n,a.txt,,  Example Wire \n\n,,,\n",
        "path,publisher\rother.txt\ra.txt,Example Wire\r",
    ],
)
def test_forms_that_spreadsheets_write_are_read(tmp_path: Path, content: str) -> None:
    stated = {row.path.name: row.stated.publisher for row in manifest(tmp_path, content).rows}
    assert stated["a.txt"] == "Example Wire"


def test_a_manifest_in_an_old_encoding_is_read(tmp_path: Path) -> None:
    (row,) = manifest(tmp_path, "path,publisher\na.txt,Diario Señal\n".encode("windows-1252")).rows
    assert row.stated.publisher == "Diario Señal"


@pytest.mark.parametrize(
    ("row", "code", "reason"),
    [
        ("a.txt,Example, Inc,2025", "manifest.bad-row", "quotation marks"),
        (",Example,2025", "manifest.bad-row", "no file"),
        ("a.txt,Example,05/07/2025", "manifest.bad-date", "`05/07/2025` is no date"),
        ("a.txt,Example,2025-02-30", "manifest.bad-date", "is no date"),
        ("b.txt,Example,2025", "manifest.duplicate", "line 2"),
        ("./b.txt,Other,2024", "manifest.duplicate", "line 2"),
    ],
)
def test_a_row_that_cannot_be_used_is_a_finding_and_the_rest_is_read(tmp_path: Path, row: str, code: str, reason: str) -> None:
    table = manifest(tmp_path, f"path,publisher,published\nb.txt,First,2025\n{row}\nc.txt,Last,2024\n")
    (finding,) = table.findings
    assert finding.code == code
    assert f"{tmp_path.name}/manifest.csv, line 3: " in finding.text
    assert reason in finding.text
    assert [one.stated.publisher for one in table.rows if one.path.name in {"b.txt", "c.txt"}] == ["First", "Last"]


def test_a_bad_date_or_language_leaves_out_only_itself(tmp_path: Path) -> None:
    table = manifest(tmp_path, "path,publisher,published,lang\na.txt,Example,soon,English please\n")
    stated = table.rows[0].stated
    assert (stated.publisher, stated.published, stated.grade, stated.lang) == ("Example", None, "unknown", None)
    assert [finding.code for finding in table.findings] == ["manifest.bad-date", "manifest.bad-lang"]


@pytest.mark.parametrize(
    "content", ["", "file,publisher\na.txt,x\n", 'path,publisher\na.txt,"open\n', "path\n\x00", b"%PDF-1.7", b"\x00\x01"]
)
def test_what_is_no_table_is_a_config_error(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(ConfigError, match=r"manifest\.csv"):
        manifest(tmp_path, content)


def test_a_missing_manifest_is_a_config_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_manifest(tmp_path / "none.csv")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025-05-07", Period.day(date(2025, 5, 7))),
        ("2025-02", Period(date(2025, 2, 1), date(2025, 2, 28))),
        ("2024", Period.year(2024)),
        ("2024/2025-02", Period(date(2024, 1, 1), date(2025, 2, 28))),
        ("2025-05-07 / 2025-05-09", Period(date(2025, 5, 7), date(2025, 5, 9))),
        ("2025-05/2025-04", None),
        ("2025/", None),
        ("/2025", None),
        ("2025/2026/2027", None),
        ("25-05-07", None),
        ("2025-5-7", None),
        ("2025-13", None),
        ("0000", None),
        ("٢٠٢٥", None),
        ("", None),
    ],
)
def test_dates_of_a_manifest(words: str, expected: Period | None) -> None:
    assert period(words) == expected


@pytest.mark.parametrize("mark", ["\x0b", "\x1c", "\x85", "\u2028"])
def test_only_line_feeds_end_a_row(tmp_path: Path, mark: str) -> None:
    (row,) = manifest(tmp_path, f"path,publisher,lang\na.txt,Example{mark}Wire,en\n").rows
    assert (row.stated.publisher, row.stated.lang) == (f"Example{mark}Wire", "en")
