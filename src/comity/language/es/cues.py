"""What Spanish words tell of the figures near them."""

from functools import cache

from comity.language.common.cues import CueReader
from comity.language.common.lexicon import CueWords, read_lexicon
from comity.model.analysis import Cue


def cues(text: str) -> tuple[Cue, ...]:
    """The words of a text that tell what is measured, of which goods, in which mood, sorted."""
    return _reader().read(text)


@cache
def _reader() -> CueReader:
    return CueReader(read_lexicon("es", "cues", CueWords))
