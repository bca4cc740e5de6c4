"""Annotations as files: a folder with one file for each document, as a person or a model wrote it."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from comity.model.errors import ConfigError
from comity.model.finding import Finding
from comity.verify.answers import article_in

ACROSS = "CROSS.json"
"""The file with what is said across documents; it holds no claims."""
TASK = ".task.md"
"""How the names of tasks end, which `comity prompt` writes beside the answers."""
KINDS = (".json", ".txt", ".md")


def articles(folder: Path, named: Collection[str] | None = None) -> tuple[dict[str, dict[str, Any]], tuple[Finding, ...]]:
    """The articles of a folder by the stem of their files, in order, and a finding for each file that holds none.

    Texts and Markdown count as answers where they bear a name of those in `named`; without that, all do. Raises ConfigError
    where there is no such folder or nothing in it.
    """
    if not folder.is_dir():
        raise ConfigError(f"{folder} is no folder; name one with a JSON file for each document.")
    found: dict[str, dict[str, Any]] = {}
    findings = []
    for path in sorted(folder.iterdir(), key=lambda path: (path.stem, KINDS.index(path.suffix) if path.suffix in KINDS else 9)):
        is_note = path.suffix != ".json" and named is not None and path.stem not in named
        if path.suffix not in KINDS or is_note or path.name == ACROSS or path.name.endswith(TASK):
            continue
        if path.stem in found:
            findings.append(_left_out(path.name, f"there is another answer named {path.stem}"))
            continue
        try:
            found[path.stem] = article_in(path.read_bytes().decode())
        except OSError as error:
            findings.append(_left_out(path.name, f"it cannot be read ({error.strerror})"))
        except RecursionError:
            findings.append(_left_out(path.name, "it is nested deeper than any article"))
        except ValueError as error:
            findings.append(_left_out(path.name, f"it is no article: {error}"))
    if not found and not findings:
        raise ConfigError(f"{folder} holds no annotations; they are JSON files named after their documents.")
    return found, tuple(findings)


def _left_out(name: str, reason: str) -> Finding:
    return Finding(code="verify.bad-file", subject=name, text=f"{name} is left out: {reason}.")
