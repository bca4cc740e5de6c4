"""What users meet stands in the reference: every command, every finding code, every rule and every verdict."""

from pathlib import Path

import pytest
from msgspec import Struct

from comity.cli import COMMANDS
from comity.extract import EXTRACTORS
from comity.resources import load

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference"


class Code(Struct, frozen=True):
    code: str
    meaning: str
    remedy: str


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_reference(command: str) -> None:
    assert f"`comity {command}" in (DOCS / "commands.md").read_text(encoding="utf-8")


def test_every_finding_code_is_in_the_reference() -> None:
    text = (DOCS / "findings.md").read_text(encoding="utf-8")
    missing = [row.code for row in load("findings", Code) if f"| `{row.code}` | {row.meaning} | {row.remedy} |" not in text]
    assert not missing, f"write docs/reference/findings.md anew: {missing}"


def test_every_rule_is_in_the_reference() -> None:
    text = (DOCS / "rules.md").read_text(encoding="utf-8")
    missing = [f"{e.name}.{rule}" for e in EXTRACTORS for rule in e.rules if f"`{e.name}.{rule}`" not in text]
    assert not missing
