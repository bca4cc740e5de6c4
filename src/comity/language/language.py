"""What a language folder declares."""

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct

from comity.model.analysis import PARSED, Amount, Cue, Grid, Layer, Loan, Mention, NumberWord, Sentence, Utterance, When
from comity.model.period import Period
from comity.model.syntax import Engine, Name, Syntax


class Language(Struct, frozen=True, kw_only=True):
    """A language and its layers, each a plain function of the words.

    `engine` gives the engine that parses it, loaded on first use; `is_telling` picks the passages that are worth parsing. A
    language without an engine has `cues` in the place of syntax.
    """

    code: str
    sentences: Callable[[str], tuple[Sentence, ...]]
    quantities: Callable[[str, Collection[int]], tuple[Amount, ...]]
    numerals: Callable[[str], tuple[NumberWord, ...]]
    dates: Callable[[str, Period | None], tuple[When, ...]]
    actors: Callable[[str, Sequence[Sentence], Sequence[Name]], tuple[Mention, ...]]
    speech: Callable[[str, Sequence[Sentence], Sequence[Mention], Sequence[Syntax]], tuple[Utterance, ...]]
    loans: Callable[[str, Sequence[Amount], Collection[int]], tuple[Loan, ...]] | None = None
    engine: Callable[[], Engine] | None = None
    is_telling: Callable[[str], bool] | None = None
    cues: Callable[[str], tuple[Cue, ...]] | None = None
    grids: Callable[[str, Period | None], tuple[Grid, ...]] | None = None

    @property
    def layers(self) -> frozenset[Layer]:
        """The layers that an extractor finds in it."""
        return PARSED if self.cues is None else (PARSED - {"syntax"}) | {"cues"}
