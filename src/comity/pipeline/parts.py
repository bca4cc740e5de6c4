"""What a build is made with, and the version that names it."""

from collections.abc import Mapping

from msgspec import Struct

from comity import __version__
from comity.extract import EXTRACTORS, Extractor
from comity.language import LANGUAGES
from comity.language.language import Language
from comity.model.analysis import Analysis
from comity.model.errors import ConfigError
from comity.model.ids import digest
from comity.resources import digest as resources_digest

READ_LAYERS = {"sentences", "quantities", "periods", "actors", "speech"}


class Parts(Struct, frozen=True, kw_only=True):
    """The languages and extractors of a build."""

    languages: Mapping[str, Language]
    extractors: tuple[Extractor, ...]
    version: str


def standard() -> Parts:
    """The parts that ship with Comity, their wiring checked."""
    return assemble(LANGUAGES, EXTRACTORS)


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
    return Parts(
        languages=languages,
        extractors=extractors,
        version=f"{__version__}+{digest(__version__, resources_digest(), *sorted(languages), *labels)}",
    )
