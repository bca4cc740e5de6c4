"""Russian, read word by word from its tables: states, figures, dates, who said it. Nothing is parsed."""

from comity.language.language import Language
from comity.language.ru.actors import actors
from comity.language.ru.cues import cues
from comity.language.ru.dates import dates
from comity.language.ru.quantities import numerals, quantities
from comity.language.ru.sentences import sentences
from comity.language.ru.speech import speech

RUSSIAN = Language(
    code="ru",
    sentences=sentences,
    quantities=quantities,
    numerals=numerals,
    dates=dates,
    actors=actors,
    speech=speech,
    cues=cues,
)

__all__ = ["RUSSIAN", "actors", "cues", "dates", "numerals", "quantities", "sentences", "speech"]
