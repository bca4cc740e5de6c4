"""Short names of documents for exports: the stem of the file, made unique where two documents share it."""

from collections import Counter
from pathlib import PurePosixPath

from comity.model.ids import DocumentId
from comity.model.page import Pile


def short_names(pile: Pile) -> dict[DocumentId, str]:
    """A name for each document: the file's stem, with part of the id behind it where several documents have that stem."""
    stems = {document.id: PurePosixPath(document.address).stem for document in pile.documents.values()}
    taken = Counter(stem.casefold() for stem in stems.values())
    return {found: stem if taken[stem.casefold()] == 1 else f"{stem}-{found[2:10]}" for found, stem in stems.items()}


def first_words(words: str, most: int = 12) -> str:
    """The first words of a quote, white space folded."""
    return " ".join(words.split()[:most])
