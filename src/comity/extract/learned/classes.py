"""Classes: the groups of words that mean much the same, coarse and fine, so that weights know words that they never saw."""

from functools import cache
from importlib.resources import files

import msgspec

Classes = tuple[str, ...]


@cache
def classes(lang: str) -> dict[str, Classes]:
    """The classes of the words of a language, coarsest first, as `<level>.<number>`; none for a language without a table.

    `training.records.classes` makes the table from the word embeddings of the language's network.
    """
    entry = files("comity.extract.weights") / f"{lang}-classes.json"
    if not entry.is_file():
        return {}
    known = msgspec.json.decode(entry.read_bytes(), type=dict[str, tuple[int, ...]])
    return {word: tuple(f"{level}.{number}" for level, number in enumerate(numbers)) for word, numbers in known.items()}
