"""The words of the interface, by key: one TOML file for each language in `messages/`."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from comity.model.errors import ResourceError

LANGUAGE = "en"


@cache
def messages(language: str = LANGUAGE) -> Mapping[str, str]:
    """All messages of a language, keys joined with dots: "foot.cite" to its words."""
    return dict(_flat("", tomllib.loads((files("comity.site") / "messages" / f"{language}.toml").read_text("utf-8"))))


def translator(language: str = LANGUAGE) -> Callable[..., str]:
    """A function from a key and values to words. It raises ResourceError for a key that the language lacks."""
    known = messages(language)

    def say(key: str, **values: object) -> str:
        if key not in known:
            raise ResourceError(f"messages/{language}.toml has no {key!r}; add it there.")
        return known[key].format(**values)

    return say


def _flat(prefix: str, tree: Mapping[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in tree.items():
        key = f"{prefix}{name}"
        found += _flat(f"{key}.", value) if isinstance(value, Mapping) else [(key, value)]
    return found
