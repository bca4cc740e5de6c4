"""Texts in which one voice speaks from some paragraph on: a briefing, a minister's written answer, voice notes."""

import re
from collections.abc import Sequence

from comity.language.en.speech.labels import Paragraph
from comity.language.en.speech.lexicon import lexicon

_FEWEST = 2  # paragraphs behind the one that names who speaks
_SHORT = 3  # letters of the small words in a title
_REPLIED = re.compile(r"\b(?:replied|answered|responded|stated)(?: as follows)?:\s*$")
_RETOLD = re.compile(
    r"\b[Tt]he (?:[A-Z]?[a-z]+ )?(?:[Mm]inister|[Ss]ecretary|[Ss]pokes\w+|[Dd]eputy) (?:said|replied|added|answered|told)\b"
)
_CLOSING = re.compile(r"Yours |\(?(?:Laughter|Applause)")


def addressed(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int, range] | None:
    """The paragraph that names the one who speaks, and those that are spoken; None where nobody speaks alone.

    It begins with the label of an office, as the only label of its kind, or ends with "replied:".
    """
    labelled = [place for place, one in enumerate(paragraphs) if one.label and _is_office(one)]
    if len(labelled) == 1 and not paragraphs[labelled[0]].is_question(text):
        first = labelled[0]
        start = first
    else:
        replied = [place for place, one in enumerate(paragraphs) if _REPLIED.search(text[one.start : one.end])]
        if len(replied) != 1 or labelled:
            return None
        first, start = replied[0], replied[0] + 1
    last = next((n for n in range(first + 1, len(paragraphs)) if _is_over(text, paragraphs[n])), len(paragraphs))
    return (first, range(start, last)) if last - first > _FEWEST else None


def _is_office(one: Paragraph) -> bool:
    """Whether a label names an office together with a person: "SPOKESPERSON EXAMPLE", "Minister for Roads (Ada Example)"."""
    words = one.label.split()
    has_office = not lexicon().person_nouns.isdisjoint(words)
    is_named = bool(one.role) and all(word[0].isupper() for word in one.role.split())
    is_title = all(word[0].isupper() or len(word) <= _SHORT for word in one.name.split())
    return has_office and is_title and (is_named or (one.name.isupper() and len(words) > 1))


def _is_over(text: str, one: Paragraph) -> bool:
    words = text[one.start : one.end]
    return _RETOLD.search(words) is not None or _CLOSING.match(words) is not None
