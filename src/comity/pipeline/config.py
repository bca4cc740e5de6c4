"""`comity.toml`: what a user may choose of how documents are read."""

import tomllib
from pathlib import Path

from msgspec import Struct, ValidationError, convert

from comity.model.errors import ConfigError

DEFAULT = Path("comity.toml")
"""Read from the working folder where it is there and no other file is named."""


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The choices of a configuration file; what it leaves out is as it ships.

    `engines` names the engine that parses each language: "builtin", "none" (rules alone), "spacy:NAME" for an installed
    spaCy pipeline, or "python:module:factory" for a function of your own that gives a `comity.model.syntax.Engine`.
    """

    engines: dict[str, str] = {}


def configured(path: Path | None = None) -> Config:
    """The configuration of a file; without a name that of `comity.toml` in the working folder, or the defaults.

    Raises ConfigError where the file cannot be read, is no TOML, or has a key or a value that is not known.
    """
    if path is None and not DEFAULT.is_file():
        return Config()
    file = path or DEFAULT
    try:
        return convert(tomllib.loads(file.read_text(encoding="utf-8")), Config)
    except OSError as error:
        raise ConfigError(f"{file} cannot be read ({error.strerror}); give the path of a configuration file.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{file} is no TOML file: {error}.") from error
    except ValidationError as error:
        raise ConfigError(f"{file}: {error}. See docs/how-to/engines.md for what may stand there.") from error
