"""The hand-made word lists of English: one file in `lexicon/` for each layer."""

import tomllib
from importlib.resources import files
from typing import TypeVar

from msgspec import convert

Lists = TypeVar("Lists")


def list_bytes(name: str) -> bytes:
    """The file of a layer as it lies in the package."""
    return files("comity.language.en").joinpath("lexicon", f"{name}.toml").read_bytes()


def read_lists(name: str, kind: type[Lists]) -> Lists:
    """The lists of a layer, decoded as `kind`; lists that `kind` has no field for are left out."""
    return convert(tomllib.loads(list_bytes(name).decode()), kind)
