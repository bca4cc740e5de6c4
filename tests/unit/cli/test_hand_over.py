"""`comity export` and `comity report` as a user runs them."""

import io
import json
from pathlib import Path

import docx
import duckdb
import pypdfium2
import pytest
from icalendar import Calendar
from tests.unit.cli.test_cli import comity, ledger

__all__ = ["ledger"]


def test_an_export_of_a_pair_goes_to_standard_output(ledger: Path) -> None:
    ran = comity("export", "Brazil-India", "--to", "ics", "--ledger", ledger)
    assert (ran.status, ran.err) == (0, "")
    assert Calendar.from_ical(ran.out).walk("VEVENT")
    assert json.loads(comity("export", "BRA-IND", "--to", "jsonl", "--ledger", ledger).out.splitlines()[0])["scope"] == "BRA-IND"


def test_a_folder_of_tables_is_written_and_told(ledger: Path, tmp_path: Path) -> None:
    ran = comity("export", "--to", "parquet", "-o", tmp_path / "out", "--ledger", ledger)
    assert (ran.status, ran.out) == (0, "")
    assert f"Written: {tmp_path / 'out' / 'figures.parquet'}" in ran.err
    count = duckdb.sql(f"SELECT count(DISTINCT document) FROM '{tmp_path}/out/claims.parquet'").fetchall()
    assert count[0][0] > 20


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("export", "--to", "parquet"), 2, "name a folder"),
        (("export", "--to", "nonsense"), 2, "nonsense"),
        (("export", "BRA-FJI", "--to", "csl"), 1, "holds nothing on BRA-FJI. Pairs with figures in it: "),
        (("export", "folder", "--to", "csl"), 2, "not a pair of states"),
        (("report", "BRA-IND", "-o", "x.odt"), 1, ".docx"),
        (("report", "BRA-IND", "-o", "x.md", "--before", "2030-01-01"), 2, "--question"),
        (("report", "BRA-IND", "-o", "x.md", "--question", "changed"), 1, "needs --since"),
        (("report", "BRA-IND", "-o", "x.md", "--question", "said", "--kind", "firm"), 2, "not both"),
        (("report", "BRA-IND", "-o", "nowhere/x.md"), 1, "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    arguments: tuple[str, ...], status: int, words: str, ledger: Path, tmp_path: Path
) -> None:
    ran = comity(*arguments, "--ledger", ledger, cwd=tmp_path)
    assert (ran.status, ran.out) == (status, "")
    assert words in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_report_is_written_in_the_form_of_its_ending(ledger: Path, tmp_path: Path) -> None:
    for suffix in ("md", "docx", "pdf"):
        ran = comity("report", "BRA-IND", "-o", tmp_path / f"brief.{suffix}", "--ledger", ledger)
        assert (ran.status, ran.err) == (0, f"The dossier is in {tmp_path / f'brief.{suffix}'}.\n")
    assert "$7.4bn" in (tmp_path / "brief.md").read_text(encoding="utf-8").replace("\\$", "$")
    document = docx.Document(io.BytesIO((tmp_path / "brief.docx").read_bytes()))
    assert any("$7.4bn" in paragraph.text for paragraph in document.paragraphs)
    pages = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    assert any("$7.4bn" in page.get_textpage().get_text_range() for page in pages)


def test_a_question_is_answered_with_its_words(ledger: Path, tmp_path: Path) -> None:
    ran = comity(
        "report", "BRA-IND", "-o", tmp_path / "q.md", "--question", "promised", "--before", "2026-01-01", "--ledger", ledger
    )
    assert ran.status == 0
    told = (tmp_path / "q.md").read_text(encoding="utf-8")
    assert "Seed laboratory" in told
    assert "due 2027" not in told
    assert "[^1]: “" in told
