"""Short names of documents for exports: the stem of the file, made unique where two documents share it."""

import re
from collections import Counter
from pathlib import PurePosixPath

from comity.model.ids import DocumentId
from comity.model.page import Pile

REFUSED = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u202a-\u202e\u2066-\u2069\ufffe\uffff]')
"""What some file system refuses in a name, or what hides how a name reads."""
LONGEST = 60
"""So many characters of a stem are kept: the longest are of four bytes, and a file system takes 255."""


def short_names(pile: Pile) -> dict[DocumentId, str]:
    """A name for each document that any file system takes: the file's stem.

    Part of the id stands behind it where several documents have that stem, or where the stem had to be changed.
    """
    stems = {document.id: PurePosixPath(document.address).stem for document in pile.documents.values()}
    fitting = {name: REFUSED.sub("_", stem)[:LONGEST].rstrip(". ") or "_" for name, stem in stems.items()}
    taken = Counter(stem.casefold() for stem in fitting.values())
    return {
        found: stem if taken[stem.casefold()] == 1 and stem == stems[found] else f"{stem}-{found[2:10]}"
        for found, stem in fitting.items()
    }


def first_words(words: str, most: int = 12) -> str:
    """The first words of a quote, white space folded."""
    return " ".join(words.split()[:most])
