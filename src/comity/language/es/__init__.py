"""Spanish, read word by word from its tables: states, figures, dates, who said it. Nothing is parsed."""

from comity.language.es.actors import actors
from comity.language.es.cues import cues
from comity.language.es.dates import dates
from comity.language.es.quantities import numerals, quantities
from comity.language.es.sentences import sentences
from comity.language.es.speech import speech
from comity.language.language import Language

SPANISH = Language(
    code="es",
    sentences=sentences,
    quantities=quantities,
    numerals=numerals,
    dates=dates,
    actors=actors,
    speech=speech,
    cues=cues,
)

__all__ = ["SPANISH", "actors", "cues", "dates", "numerals", "quantities", "sentences", "speech"]
