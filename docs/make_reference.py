"""Write the pages of the reference that are made from tables and docstrings: `python docs/make_reference.py`."""

from pathlib import Path

from msgspec import Struct

from comity.extract import EXTRACTORS
from comity.resources import load

HERE = Path(__file__).resolve().parent / "reference"


class Code(Struct, frozen=True):
    """A row of `findings.tsv`."""

    code: str
    meaning: str
    remedy: str


def findings() -> str:
    """The page of finding codes."""
    rows = [f"| `{row.code}` | {row.meaning} | {row.remedy} |" for row in load("findings", Code)]
    head = [
        "# Findings",
        "",
        "What can be wrong or doubtful in the data, and what to do.",
        "",
        "| code | meaning | remedy |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def rules() -> str:
    """The page of extraction rules, from their docstrings."""
    lines = ["# Rules", "", "How claims are read out. `comity why` names the rule of a claim with its version.", ""]
    for extractor in EXTRACTORS:
        lines += [f"## {extractor.name}, version {extractor.version}", ""]
        for rule, run in extractor.rules.items():
            text = " ".join((run.__doc__ or "").split())
            lines.append(f"- `{extractor.name}.{rule}`: {text}")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    (HERE / "findings.md").write_text(findings(), encoding="utf-8")
    (HERE / "rules.md").write_text(rules(), encoding="utf-8")
