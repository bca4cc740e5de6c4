"""What a build is made with, and the version that names it."""

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from comity import __version__
from comity.extract import EXTRACTORS, Extractor
from comity.extract.chooser import digest as weights_digest
from comity.language import LANGUAGES
from comity.language.engine.choice import BUILTIN, chosen
from comity.language.language import Language
from comity.model.analysis import Analysis, Layer
from comity.model.errors import ConfigError
from comity.model.ids import digest
from comity.model.rate import Rate
from comity.model.syntax import label
from comity.pipeline.config import Config
from comity.pipeline.rates import read_rates
from comity.read.fields import FIELDS, Fields
from comity.read.limits import LIMITS, Limits
from comity.resources import digest as resources_digest

DEFAULTS = Config()
READ_LAYERS = frozenset(get_args(Layer))


class Parts(Struct, frozen=True, kw_only=True):
    """The languages and extractors of a build, how much is read, and the rates of exchange that the user vouches for.

    Parts that a configuration names pickle as this `config`, without the rates, and are put together again by whoever gets them.
    """

    languages: Mapping[str, Language]
    extractors: tuple[Extractor, ...]
    version: str
    rates: tuple[Rate, ...] = ()
    config: Config | None = None
    limits: Limits = LIMITS
    fields: Fields = FIELDS

    def __reduce__(self) -> tuple[object, ...]:
        """What another process makes the same parts from. Raises ConfigError for parts that no configuration names."""
        if self.config is not None:
            config = replace(self.config, rates=None, models={})
            if standard(config) == replace(self, rates=(), config=config):
                return (_again, (config, self.version))
        raise ConfigError("Parts put together by hand cannot go to another process; build without workers, or name an engine.")


def standard(config: Config = DEFAULTS) -> Parts:
    """The parts that ship with Comity, with the engines that a configuration names, their wiring checked.

    Raises ConfigError for an engine of a language that is not read, or one that cannot be loaded, and for a table of rates with
    a fault.
    """
    parsed = sorted(code for code, language in LANGUAGES.items() if language.engine is not None)
    unparsed = sorted(set(config.engines) - set(parsed))
    if unparsed:
        raise ConfigError(f"The configuration names an engine for {', '.join(unparsed)}; only {', '.join(parsed)} is parsed.")
    parts = assemble({code: _with_engine(language, config) for code, language in LANGUAGES.items()}, EXTRACTORS)
    rates = () if config.rates is None else read_rates(Path(config.rates))
    return replace(parts, rates=rates, limits=config.limits, fields=config.fields, config=config)


def _again(config: Config, version: str) -> Parts:
    """The parts of another process. Raises ConfigError where the program here reads otherwise than there."""
    parts = standard(config)
    if parts.version != version:
        raise ConfigError(f"A worker reads by version {parts.version}, not {version}; install the same Comity and engines there.")
    return parts


def _with_engine(language: Language, config: Config) -> Language:
    choice = config.engines.get(language.code, BUILTIN)
    return language if choice == BUILTIN else replace(language, engine=chosen(choice))


def assemble(languages: Mapping[str, Language], extractors: tuple[Extractor, ...]) -> Parts:
    """Put parts together. Raises ConfigError where an extractor reads a layer that no analysis has or lacks its docstrings."""
    for extractor in extractors:
        missing = set(extractor.reads) - READ_LAYERS
        if missing or not set(Analysis.__struct_fields__) >= READ_LAYERS:
            raise ConfigError(f"Extractor {extractor.name} reads {', '.join(sorted(missing))}, which no analysis has.")
        silent = [rule for rule, run in extractor.rules.items() if not run.__doc__]
        if silent:
            raise ConfigError(f"Extractor {extractor.name} does not say what its rules {', '.join(silent)} do.")
    labels = (extractor.label(rule) for extractor in extractors for rule in sorted(extractor.rules))
    engines = (f"{code} {label(one.engine()) if one.engine else 'by rules'}" for code, one in sorted(languages.items()))
    return Parts(
        languages=languages,
        extractors=extractors,
        version=f"{__version__}+{digest(__version__, resources_digest(), weights_digest(), *engines, *labels)}",
    )
