"""The one article that an answer holds: JSON as it is, inside a code fence, or with words around it."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from comity.verify.items import ITEMS

FENCED = re.compile(r"^[ \t]*(?:```|~~~)[^\n]*\n(.*?)^[ \t]*(?:```|~~~)[ \t]*$", re.DOTALL | re.MULTILINE)
MOST_TRIES = 100
"""So many braces in an answer are tried as the beginning of the article."""
LONGEST = 8_000_000
"""An answer of more characters is none."""


def article_in(answer: str) -> dict[str, Any]:
    """The article of an answer. Raises ValueError, with the reason, where there is none or more than one."""
    if len(answer) > LONGEST:
        raise ValueError(f"it is {len(answer):,} characters long, more than any answer")
    text = answer.removeprefix("\ufeff").strip()
    if not text:
        raise ValueError("it is empty")
    try:
        whole = msgspec.json.decode(text.encode())
    except ValueError as error:
        found = _distinct(_objects(text))
        if not found:
            raise ValueError(f"it holds no whole JSON object ({error})") from None
    else:
        if not isinstance(whole, dict):
            raise ValueError("its outermost value is no object")  # noqa: TRY004  (told as any other fault)
        found = [whole]
    if len(found) > 1:
        raise ValueError(f"it holds {len(found)} different answers; leave one")
    return found[0]


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The articles in code fences, else those that stand among words."""
    fenced = [found for block in FENCED.findall(text) if (found := _article(block.strip())) is not None]
    if fenced:
        yield from fenced
        return
    at = text.find("{")
    for _ in range(MOST_TRIES):
        if at < 0:
            return
        end = _end_of_object(text, at)
        found = _article(text[at:end]) if end else None
        if found is not None:
            yield found
        at = text.find("{", end if found is not None and end else at + 1)


def _article(text: str) -> dict[str, Any] | None:
    """An object with at least one list of records; other objects, such as an example, are none."""
    try:
        found = msgspec.json.decode(text.encode())
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and any(isinstance(found.get(key), list) for key in ITEMS) else None


def _end_of_object(text: str, start: int) -> int | None:
    """Behind the brace that closes the one at a place; None where nothing does."""
    depth, is_quoted, is_escaped = 0, False, False
    for place in range(start, len(text)):
        letter = text[place]
        if is_quoted:
            is_quoted = is_escaped or letter != '"'
            is_escaped = letter == "\\" and not is_escaped
        elif letter == '"':
            is_quoted = True
        elif letter in "{}":
            depth += 1 if letter == "{" else -1
            if depth == 0:
                return place + 1
    return None


def _distinct(found: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    for one in found:
        if one not in kept:
            kept.append(one)
    return kept
