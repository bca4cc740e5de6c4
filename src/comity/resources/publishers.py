"""Who publishes: names of agencies and outlets brought to one form, with the state they speak from."""

import re
from functools import cache

from comity.model.claim import Chain, Voice
from comity.model.text import Document
from comity.resources import load
from comity.resources.romanisation import unmarked
from comity.resources.rows import Publisher

FILLER = re.compile(r"^the |\b(?:news|agency|online|english)\b|[^\w\s]")


def fold(name: str) -> str:
    """A name for comparing: lower case, without diacritics, punctuation and words that outlets add to their names."""
    plain = unmarked(name)
    return " ".join(FILLER.sub(" ", plain).split()) or plain.strip()


@cache
def _by_name() -> dict[str, Publisher]:
    found: dict[str, Publisher] = {}
    for row in load("publishers", Publisher):
        for form in (row.name, *row.forms):
            found.setdefault(fold(form), row)
    return found


def known_publisher(name: str) -> Publisher | None:
    """The row of `publishers.tsv` that a name belongs to, if one does."""
    return _by_name().get(fold(name))


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are of one outlet: the same row of the table, or equal once folded."""
    left, right = known_publisher(one), known_publisher(other)
    if left is not None or right is not None:
        return left is right
    return fold(one) == fold(other)


def publisher_voice(name: str) -> Voice:
    """The voice of an outlet by a name the user, the page or the text gives; the name stays as given."""
    row = known_publisher(name)
    return Voice(name=name, type="outlet", state=row.state if row else None)


def outlet_chain(document: Document) -> Chain:
    """The voices every claim of a document starts with: who published it and, by its own notices, whom it republishes.

    An outlet that a notice names is called as `publishers.tsv` calls it: "Russia Today" is RT.
    """
    chain = [publisher_voice(document.metadata.publisher or document.address)]
    for notice in document.notices:
        if notice.kind in {"republication", "dateline"} and not any(same_outlet(notice.name, voice.name) for voice in chain):
            row = known_publisher(notice.name)
            chain.append(publisher_voice(row.name if row is not None else notice.name))
    return tuple(chain)
