"""What users meet stands in the reference: every command, every finding code, every rule and every verdict."""

import re
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import fields

from comity.cli import COMMANDS
from comity.consult.settings import Model
from comity.extract import EXTRACTORS
from comity.pipeline.config import Config
from comity.read.fields import Fields
from comity.read.limits import Limits
from comity.resources import load

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "reference"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "benchmarks").glob("*.md"))]


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


def test_every_key_of_the_configuration_is_in_the_reference() -> None:
    text = (DOCS / "config.md").read_text(encoding="utf-8")
    keys = [field.name for kind in (Config, Model, Limits, Fields) for field in fields(kind)]
    assert [key for key in keys if f"| `{key}` |" not in text] == []
    assert sorted(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == sorted(keys)


def test_every_rule_is_in_the_reference() -> None:
    text = (DOCS / "rules.md").read_text(encoding="utf-8")
    missing = [f"{e.name}.{rule}" for e in EXTRACTORS for rule in e.rules if f"`{e.name}.{rule}`" not in text]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_of_the_documentation_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
