"""Which engine parses a language: the one that ships, none, a spaCy pipeline, or the user's own."""

from collections.abc import Callable
from functools import cache
from importlib import import_module

from comity.model.errors import ConfigError
from comity.model.syntax import Engine, Parse

BUILTIN = "builtin"


class NoEngine:
    """Parses nothing: claims are read by rules alone."""

    name = "none"
    digest = ""

    def analyse(self, text: str) -> tuple[Parse, ...]:  # noqa: ARG002  (an engine takes the text)
        """No sentences."""
        return ()


@cache
def chosen(choice: str) -> Callable[[], Engine]:
    """The engine that a choice other than "builtin" names, loaded on first use.

    Raises ConfigError for a choice of another form; what cannot be loaded raises it on first use.
    """
    kind, _, name = choice.partition(":")
    if choice == "none":
        return NoEngine
    if kind == "spacy" and name:
        return cache(lambda: _spacy(name))
    if kind == "python" and name.count(":") == 1:
        return cache(lambda: _made(*name.split(":")))
    raise ConfigError(
        f"No engine is called {choice!r}. Write builtin, none, spacy:NAME for an installed pipeline, or python:module:factory."
    )


def _spacy(name: str) -> Engine:
    from comity.language.engine.spacy import SpacyEngine  # noqa: PLC0415  (spaCy is an extra)

    return SpacyEngine(name)


def _made(module: str, factory: str) -> Engine:
    try:
        engine = getattr(import_module(module), factory)()
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"The engine python:{module}:{factory} cannot be made: {error}.") from error
    missing = [part for part in ("name", "digest", "analyse") if not hasattr(engine, part)]
    if missing:
        raise ConfigError(f"What python:{module}:{factory} gives is no engine: it has no {', '.join(missing)}.")
    found: Engine = engine
    return found
