"""Every finding code that the program uses stands in the table with its meaning, and the table has no others."""

import re
from pathlib import Path

from msgspec import Struct

from comity.resources import load

SOURCE = Path(__file__).resolve().parents[2] / "src" / "comity"
CODE = re.compile(
    r"""["']((?:fetch|figure|language|ledger|manifest|read|reconcile|ruling(?!\.edit)|series|trace|verify)\.[a-z]+(?:-[a-z]+)*)["']"""
)


class Row(Struct, frozen=True):
    code: str
    meaning: str
    remedy: str


def test_codes_in_use_and_codes_in_the_table_are_the_same() -> None:
    files = [path for path in SOURCE.rglob("*") if path.suffix in {".py", ".sql"}]
    used = {code for path in files for code in CODE.findall(path.read_text(encoding="utf-8"))}
    names_of_files = {"manifest.csv", "manifest.toml"}
    assert used - names_of_files == {row.code for row in load("findings", Row)}
    assert all(row.meaning and row.remedy for row in load("findings", Row))
