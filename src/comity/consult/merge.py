"""The answers to a document's passages as one article, without what two passages share told twice."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from comity.consult.passages import Passage
from comity.verify.evidence import Evidence
from comity.verify.items import ITEMS


class _Told(NamedTuple):
    """A record of a passage, where its evidence stands in the document, and what it says apart from that."""

    record: Any
    passage: int
    start: int | None
    end: int | None
    sense: bytes


def merged(words: str, parts: Sequence[tuple[Passage, Mapping[str, Any]]]) -> dict[str, Any]:
    """One article of those of some passages, each kind in the order of the words.

    Of records that say the same in words which two passages share, the first stays. What is no list of records stays as it is,
    so that it is refused by name.
    """
    article: dict[str, Any] = {}
    for key in ITEMS:
        given = [(number, passage, content[key]) for number, (passage, content) in enumerate(parts) if key in content]
        odd = [content for _, _, content in given if not isinstance(content, list)]
        if odd:
            article[key] = odd[0]
            continue
        told = [one for number, passage, content in given for one in _told(words, key, number, passage, content)]
        article[key] = [one.record for one in sorted(_distinct(told), key=_place)]
    return article


def _told(words: str, key: str, number: int, passage: Passage, records: Iterable[Any]) -> Iterable[_Told]:
    evidence = Evidence(words[passage.start : passage.end])
    for record in records:
        quote = record.get("evidence") if isinstance(record, dict) else None
        found = evidence.place(key, quote) if isinstance(quote, str) else None
        start, end = (passage.start + found[0], passage.start + found[1]) if found else (None, None)
        sense = {name: value for name, value in record.items() if name != "evidence"} if isinstance(record, dict) else record
        yield _Told(record, number, start, end, msgspec.json.encode(sense, order="sorted"))


def _distinct(told: Sequence[_Told]) -> Iterable[_Told]:
    kept: list[_Told] = []
    for one in told:
        if not any(_is_double(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_double(one: _Told, other: _Told) -> bool:
    if one.passage == other.passage or one.sense != other.sense or one.start is None or other.start is None:
        return False
    assert one.end is not None and other.end is not None  # noqa: S101, PT018  (they come with their starts)
    return one.start < other.end and other.start < one.end


def _place(one: _Told) -> tuple[bool, int, int]:
    return one.start is None, one.start or 0, one.passage
