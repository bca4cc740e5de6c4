"""English, read by rules. Each layer is usable on its own: `comity.language.en.quantities(text)`."""

from comity.language.en.actors import actors
from comity.language.en.dates import dates
from comity.language.en.engine import engine
from comity.language.en.grids import grids
from comity.language.en.numerals import numerals
from comity.language.en.quantities import quantities
from comity.language.en.quantities.loans import loans
from comity.language.en.sentences import sentences
from comity.language.en.speech import speech
from comity.language.en.telling import is_telling
from comity.language.language import Language

ENGLISH = Language(
    code="en",
    sentences=sentences,
    quantities=quantities,
    numerals=numerals,
    loans=loans,
    dates=dates,
    engine=engine,
    is_telling=is_telling,
    actors=actors,
    speech=speech,
    grids=grids,
)

__all__ = ["ENGLISH", "actors", "dates", "grids", "numerals", "quantities", "sentences", "speech"]
