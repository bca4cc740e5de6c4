"""`comity.toml`: what a user may choose of how documents are read, and what is known besides them."""

import tomllib
from pathlib import Path

from msgspec import Struct, ValidationError, convert
from msgspec.structs import replace

from comity.consult.settings import Model, checked
from comity.model.errors import ConfigError
from comity.read.fields import FIELDS, Fields
from comity.read.limits import LIMITS, Limits

DEFAULT = Path("comity.toml")
"""Read from the working folder where it is there and no other file is named."""


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The choices of a configuration file; what it leaves out is as it ships.

    `engines` names the engine that parses each language: "builtin", "none" (rules alone), "spacy:NAME" for an installed
    spaCy pipeline, or "python:module:factory" for a function of your own that gives a `comity.model.syntax.Engine`.
    `rates` is the path of a table of rates of exchange (CSV), in the file as seen from where the file lies. `models` are language
    models that `comity read` may ask, by the name of the reader; without any, nothing is ever sent anywhere.
    `limits` bound what one source may cost; `fields` name what records of JSON call their words, title and so on.
    """

    engines: dict[str, str] = {}
    rates: str | None = None
    models: dict[str, Model] = {}
    limits: Limits = LIMITS
    fields: Fields = FIELDS


def configured(path: Path | None = None) -> Config:
    """The configuration of a file; without a name that of `comity.toml` in the working folder, or the defaults.

    Raises ConfigError where the file cannot be read, is no TOML, or has a key or a value that is not known.
    """
    if path is None and not DEFAULT.is_file():
        return Config()
    file = path or DEFAULT
    try:
        config = convert(tomllib.loads(file.read_text(encoding="utf-8")), Config)
    except OSError as error:
        raise ConfigError(f"{file} cannot be read ({error.strerror}); give the path of a configuration file.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{file} is no TOML file: {error}.") from error
    except ValidationError as error:
        raise ConfigError(f"{file}: {error}. See docs/reference/config.md for what may stand there.") from error
    for name, model in config.models.items():
        checked(name, model)
    return config if config.rates is None else with_rates(config, file.parent / config.rates)


def with_rates(config: Config, table: Path | None) -> Config:
    """A configuration with the table of rates that a command names, where it names one."""
    return config if table is None else replace(config, rates=str(table))
