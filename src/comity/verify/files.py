"""Annotations as files: a folder with one JSON file for each document."""

from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import msgspec

from comity.model.errors import ConfigError
from comity.model.finding import Finding

ACROSS = "CROSS.json"
"""The file with what is said across documents; it holds no claims."""


def articles(folder: Path) -> tuple[dict[str, dict[str, Any]], tuple[Finding, ...]]:
    """The articles of a folder by the stem of their files, in order, and a finding for each file that holds none.

    Raises ConfigError where there is no such folder or nothing in it.
    """
    if not folder.is_dir():
        raise ConfigError(f"{folder} is no folder; name one with a JSON file for each document.")
    found: dict[str, dict[str, Any]] = {}
    findings = []
    for path in sorted(folder.glob("*.json")):
        if path.name == ACROSS:
            continue
        try:
            found[path.stem] = _article(path)
        except OSError as error:
            findings.append(_left_out(path.name, f"it cannot be read ({error.strerror})"))
        except RecursionError:
            findings.append(_left_out(path.name, "it is nested deeper than any article"))
        except ValueError as error:
            findings.append(_left_out(path.name, f"it is no article ({error})"))
    if not found and not findings:
        raise ConfigError(f"{folder} holds no annotations; they are JSON files named after their documents.")
    return found, tuple(findings)


def _left_out(name: str, reason: str) -> Finding:
    return Finding(code="verify.bad-file", subject=name, text=f"{name} is left out: {reason}.")


def _article(path: Path) -> dict[str, Any]:
    article = msgspec.json.decode(path.read_bytes().removeprefix(BOM_UTF8))
    if not isinstance(article, dict):
        raise ValueError("its outermost value is no object")  # noqa: TRY004  (told as any other fault of the file)
    return article
