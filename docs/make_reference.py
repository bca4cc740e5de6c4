"""Write the pages of the reference that are made from tables and docstrings: `python docs/make_reference.py`."""

import sys
from pathlib import Path

from msgspec import Struct

from comity.extract import EXTRACTORS
from comity.publish.export.form import Form
from comity.publish.export.registry import FORMS
from comity.publish.export.tables import TABLES
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


def exports() -> str:
    """The page of export forms, from the registry, the docstrings of the writers and the tables."""
    lines = [
        "# Exports",
        "",
        "`comity export [PAIR] --to FORM [-o PLACE]` writes the whole ledger, or what it holds on a pair of states. Equal",
        "ledgers give equal bytes. Every export says which program and which ledger (a SHA-256 over documents, claims and",
        "conclusions) it came from, what it cannot hold and how much was left out: in the file where the form has a head, else",
        "in `NAME.about.json` beside it; a folder has `about.json`. A file is written under another name and moved when it is",
        "whole.",
        "",
    ]
    for form in FORMS:
        lines += _form(form)
    lines += ["## The tables of `parquet` and `tables`", ""]
    for table in TABLES:
        lines += [f"### {table.name}", "", f"A row is {table.about}.", "", "| column | type |", "|---|---|"]
        lines += [f"| `{column.name}` | {column.type} |" for column in table.columns] + [""]
    return "\n".join(lines)


def _form(form: Form) -> list[str]:
    """The section of one form."""
    module = sys.modules[(form.stream or form.folder).__module__]
    about = "" if module.__name__.endswith("registry") else " ".join((module.__doc__ or "").split())
    files = f"One file, `{form.suffix}`" if form.stream else "A folder"
    beside = "".join(f", with `NAME{suffix}` beside it" for suffix in form.beside)
    head = ", with its head inside" if form.has_head else ""
    extra = f" Needs `pip install 'comity[{form.extra}]'`." if form.extra else ""
    lacks = ["What it cannot hold:", "", *(f"- {sentence}" for sentence in form.lacks), ""] if form.lacks else []
    return [f"## {form.name}", "", form.holds, "", *([about, ""] if about else []), f"{files}{beside}{head}.{extra}", "", *lacks]


if __name__ == "__main__":
    (HERE / "findings.md").write_text(findings(), encoding="utf-8")
    (HERE / "exports.md").write_text(exports(), encoding="utf-8")
    (HERE / "rules.md").write_text(rules(), encoding="utf-8")
