"""Score the reading of dates on the 40 texts beside this file: `python benchmarks/dated/score.py`, for each half.

The texts are ours, of invented places, in the manner of news of the 2010s, each with its day of publication and every time
expression marked as TIMEX3, by the conventions of TimeBank. Rules were developed on the half `development`; the other is `held`.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.adapters import dates

HERE = Path(__file__).parent


def marked(path: Path) -> tuple[str, date, list[dict[str, Any]]]:
    """The words of a text, its day of publication, and its expressions with start, end, type and value."""
    root = ET.parse(path).getroot()
    body, published = root.find("TEXT"), root.find(".//DCT/TIMEX3")
    if body is None or published is None:
        raise ValueError(f"{path} has no text or no day of publication")
    words, found = body.text or "", []
    for part in body:
        start = len(words)
        words += part.text or ""
        found.append({"start": start, "end": len(words), "type": part.get("type"), "value": part.get("value")})
        words += part.tail or ""
    return words, date.fromisoformat(published.get("value") or ""), found


def overlap(one: dict[str, Any], other: dict[str, Any]) -> int:
    """How many characters two expressions share."""
    return max(0, min(one["end"], other["end"]) - max(one["start"], other["start"]))


def scored(folder: Path) -> dict[str, float]:
    """How many expressions are marked and read; F1 of those found and of those with their value; share of their types."""
    gold = read = hit = right = typed = 0
    for path in sorted(folder.glob("*.tml")):
        words, published, expected = marked(path)
        rest = dates(words, published)
        gold, read = gold + len(expected), read + len(rest)
        for each in expected:
            best = max(rest, key=lambda one: overlap(one, each), default=None)
            if best is None or not overlap(best, each):
                continue
            rest.remove(best)
            hit += 1
            right += best["value"] == each["value"]
            typed += best["type"] == each["type"]
    return {
        "marked": gold,
        "read": read,
        "found F1": 2 * hit / (gold + read),
        "value F1": 2 * right / (gold + read),
        "type": typed / hit,
    }


if __name__ == "__main__":
    for half in ("development", "held"):
        print(
            half,
            "  ".join(
                f"{name} {value:.3f}" if value < 1.5 else f"{name} {value:.0f}" for name, value in scored(HERE / half).items()
            ),
        )
