"""Drawings of a PDF that contain themselves, which no reader of PDF comes to the end of."""

import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

OBJECT = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
END = re.compile(rb"\bstream\b|\bendobj\b")
LONGEST = 1 << 16
"""Bytes of the description of one object that are looked at."""
REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
DRAWINGS = re.compile(rb"/XObject\s*(?:<<(.*?)>>|(\d{1,10})\s+\d{1,5}\s+R\b)", re.DOTALL)
RESOURCES = re.compile(rb"/Resources\s+(\d{1,10})\s+\d{1,5}\s+R\b")


def contains_itself(raw: bytes) -> bool:
    """Whether a form of a PDF is among its own resources, by way of others or not (ISO 32000-1, 8.10.1, forbids it).

    Forms are streams, so that their descriptions are never packed away; only resources that lie apart from them may be, and
    are not followed then.
    """
    if b"/XObject" not in raw:
        return False
    told: dict[int, bytes] = {}
    for number, text in _descriptions(raw):
        told[number] = told.get(number, b"") + text
    drawn = {number: {one for one in _drawings(told, text) if one in told} for number, text in told.items() if b"/Form" in text}
    try:
        TopologicalSorter(drawn).prepare()
    except CycleError:
        return True
    return False


def _descriptions(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """The numbers of all objects, with their bytes up to what they hold; a damaged file may have a number several times."""
    for match in OBJECT.finditer(raw):
        end = END.search(raw, match.end(), match.end() + LONGEST)
        yield int(match[1]), raw[match.end() : end.start() if end else match.end() + LONGEST]


def _drawings(told: dict[int, bytes], text: bytes) -> Iterator[int]:
    """The drawings among the resources of an object, wherever these are written down."""
    apart = [told.get(int(number), b"") for number in RESOURCES.findall(text)]
    for part in (text, *apart):
        for inside, number in DRAWINGS.findall(part):
            listed = told.get(int(number), b"") if number else inside
            yield from (int(one) for one in REFERENCE.findall(listed))
